// SPDX-License-Identifier: MIT
// Numbers as people write them.
#include "text/figure_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// One text and what it is.
struct row {
    const char *text;
    enum figure_text_kind kind;
    double value;
    bool is_percent;
    int decimals;
};

// Reads every row and compares.
static void check_rows(const struct row *rows, size_t count, bool comma_decimal)
{
    for (size_t i = 0; i < count; i++) {
        struct figure_text figure = figure_text_read(str_of(rows[i].text), comma_decimal);
        print_message("«%s»\n", rows[i].text);
        assert_int_equal(figure.kind, rows[i].kind);
        if (figure.kind != FIGURE_TEXT_NUMBER)
            continue;
        assert_true(figure.value - rows[i].value < 1e-9 && rows[i].value - figure.value < 1e-9);
        assert_int_equal(figure.is_percent, rows[i].is_percent);
        assert_int_equal(figure.decimals, rows[i].decimals);
    }
}

// What clerks write.
static void reads_what_clerks_write(void **state)
{
    static const struct row rows[] = {
        {"3,645,007", FIGURE_TEXT_NUMBER, 3645007, false, 0},
        {"3600000", FIGURE_TEXT_NUMBER, 3600000, false, 0},
        {"1 250.00", FIGURE_TEXT_NUMBER, 1250, false, 2},
        {"28372997,4", FIGURE_TEXT_NUMBER, 28372997.4, false, 1},
        {"$ 1,250.00", FIGURE_TEXT_NUMBER, 1250, false, 2},
        {"90%", FIGURE_TEXT_NUMBER, 90, true, 0},
        {"90.00 %", FIGURE_TEXT_NUMBER, 90, true, 2},
        {"25,0%", FIGURE_TEXT_NUMBER, 25, true, 1},
        {"(160)", FIGURE_TEXT_NUMBER, -160, false, 0},
        {"-160", FIGURE_TEXT_NUMBER, -160, false, 0},
        {"\xE2\x88\x92"
         "160",
         FIGURE_TEXT_NUMBER, -160, false, 0},
        {"1033.", FIGURE_TEXT_NUMBER, 1033, false, 0},
        {".5", FIGURE_TEXT_NUMBER, 0.5, false, 1},
        {"0.90", FIGURE_TEXT_NUMBER, 0.9, false, 2},
        {"1,250", FIGURE_TEXT_NUMBER, 1250, false, 0},
        {"1,234.5", FIGURE_TEXT_NUMBER, 1234.5, false, 1},
        {"1.234.567,8", FIGURE_TEXT_NUMBER, 1234567.8, false, 1},
        {"1 234,5", FIGURE_TEXT_NUMBER, 1234.5, false, 1},
        {"16 obras", FIGURE_TEXT_NUMBER, 16, false, 0},
        {"7 jornadas", FIGURE_TEXT_NUMBER, 7, false, 0},
        {"50 por ciento", FIGURE_TEXT_NUMBER, 50, true, 0},
        {"12,50", FIGURE_TEXT_NUMBER, 12.5, false, 2},
        {"0,125", FIGURE_TEXT_NUMBER, 0.125, false, 3},
        {"25*", FIGURE_TEXT_NUMBER, 25, false, 0},
        {" 65 ", FIGURE_TEXT_NUMBER, 65, false, 0},
        {"-0", FIGURE_TEXT_NUMBER, 0, false, 0},
        {"1.250", FIGURE_TEXT_NUMBER, 1.25, false, 3},
        {"+5", FIGURE_TEXT_NUMBER, 5, false, 0},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, false);
}

// What only looks like a number must not become one.
static void refuses_what_is_no_number(void **state)
{
    static const struct row rows[] = {
        {"", FIGURE_TEXT_BLANK, 0, false, 0},
        {"-", FIGURE_TEXT_DASH, 0, false, 0},
        {"\xE2\x80\x94", FIGURE_TEXT_DASH, 0, false, 0},
        {"ver anexo", FIGURE_TEXT_OTHER, 0, false, 0},
        {"7 de 9", FIGURE_TEXT_OTHER, 0, false, 0},
        {"5 a 6", FIGURE_TEXT_OTHER, 0, false, 0},
        {"10-12", FIGURE_TEXT_OTHER, 0, false, 0},
        {"12 mil", FIGURE_TEXT_OTHER, 0, false, 0},
        {"1/2", FIGURE_TEXT_OTHER, 0, false, 0},
        {"3 talleres y 2 cursos", FIGURE_TEXT_OTHER, 0, false, 0},
        {"1,2,3", FIGURE_TEXT_OTHER, 0, false, 0},
        {"1.2.3", FIGURE_TEXT_OTHER, 0, false, 0},
        {"(5", FIGURE_TEXT_OTHER, 0, false, 0},
        {"%", FIGURE_TEXT_OTHER, 0, false, 0},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, false);
}

// "1,250" in a file that writes decimal commas.
static void follows_the_files_habit(void **state)
{
    static const struct row rows[] = {
        {"1,250", FIGURE_TEXT_NUMBER, 1.25, false, 3},
        {"1.250,5", FIGURE_TEXT_NUMBER, 1250.5, false, 1},
        {"1,234,567", FIGURE_TEXT_NUMBER, 1234567, false, 0},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, true);
}

// Runs the tests of this file.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_clerks_write),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(follows_the_files_habit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
