// SPDX-License-Identifier: MIT
// Quarters, months, dates and years as people write them.
#include "text/fold.h"
#include "text/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct memory memory;

// Periods in headings: the whole heading is one.
static void reads_headings(void **state)
{
    static const struct {
        const char *text;
        enum period period;
    } rows[] = {
        {"1er. Trim.", PERIOD_T1},
        {"2do. Trm.", PERIOD_T2},
        {"TRIMESTRE 3", PERIOD_T3},
        {"Cuarto Trimestre", PERIOD_T4},
        {"1T", PERIOD_T1},
        {"T-2", PERIOD_T2},
        {"3\xC2\xB0 Trim", PERIOD_T3},
        {"4\xC2\xBA Trimestre", PERIOD_T4},
        {"IV Trimestre", PERIOD_T4},
        {"II", PERIOD_T2},
        {"Ene-Mar", PERIOD_T1},
        {"ABRIL - JUNIO", PERIOD_T2},
        {"julio a septiembre", PERIOD_T3},
        {"Oct/Dic", PERIOD_T4},
        {"Jul-Sept", PERIOD_T3},
        {"Ene-Jun", PERIOD_H1},
        {"2do. Semestre", PERIOD_H2},
        {"Enero - Septiembre", PERIOD_NINE},
        {"enero a diciembre", PERIOD_YEAR},
        {"MAY", (enum period)(PERIOD_M1 + 4)},
        {"Setiembre", (enum period)(PERIOD_M1 + 8)},
        {"Ene, Feb y Mar", PERIOD_T1},
    };
    struct arena *arena = arena_new(&memory);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words;
        enum period period;
        words_cut(fold_label(arena, str_of(rows[i].text)), &words);
        print_message("«%s»\n", rows[i].text);
        assert_true(period_at(&words, 0, &period) > 0);
        assert_int_equal(period, rows[i].period);
    }
    arena_free(arena);
}

// Quarter and year out of a whole text.
static void reads_texts(void **state)
{
    static const struct {
        const char *text;
        int quarter;
        int32_t year;
    } rows[] = {
        {"4to. Trimestre 2024", 4, 2024},
        {"31 de diciembre del 2023", 4, 2023},
        {"30 DE SEPTIEMBRE DE 2025", 3, 2025},
        {"PRIMERO", 1, 0},
        {"ENE-JUN 2026", 2, 2026},
        {"1/4/2021", 2, 2021},
        {"2024-T4", 4, 2024},
        {"2", 2, 0},
        {"Marzo 2025", 1, 2025},
        {"2025-06-30", 2, 2025},
        {"del plan 2022", 0, 2022},
        {"", 0, 0},
    };
    struct arena *arena = arena_new(&memory);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int quarter;
        int32_t year;
        period_of_text(fold_label(arena, str_of(rows[i].text)), &quarter, &year);
        print_message("«%s»\n", rows[i].text);
        assert_int_equal(quarter, rows[i].quarter);
        assert_int_equal(year, rows[i].year);
    }
    arena_free(arena);
}

// Date numbers of both systems.
static void reads_serials(void **state)
{
    int quarter;
    int32_t year;
    (void)state;
    period_of_date(45657, false, &quarter, &year); // 31 December 2024
    assert_int_equal(quarter, 4);
    assert_int_equal(year, 2024);
    period_of_date(44195, true, &quarter, &year); // the same day counted from 1904
    assert_int_equal(quarter, 4);
    assert_int_equal(year, 2024);
    period_of_date(-5, false, &quarter, &year);
    assert_int_equal(year, 0);
}

// Runs the tests of this file.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_headings),
        cmocka_unit_test(reads_texts),
        cmocka_unit_test(reads_serials),
    };
    memory_init(&memory, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
