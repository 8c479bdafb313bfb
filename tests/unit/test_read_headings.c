// SPDX-License-Identifier: MIT
// The spans of headings in a workbook that was saved as text: across a group, down beside it, over blank columns; and
// none where there are no groups.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/place.h"
#include "read/containers.h"

#include <string.h>

// The merges that reading a text reports, as "A1:B1 ...".
static struct str merges_of(struct arena *arena, const char *text)
{
    struct workbook workbook = {0};
    struct source source = {.path = STR("nowhere")};
    struct read_options options = {.limits = limits_default()};
    struct reading reading = {.arena = arena,
                              .scratch = arena_child(arena),
                              .options = &options,
                              .source = &source,
                              .input = input_of_bytes(arena, str_of(text)),
                              .workbook = &workbook};
    reading.sink = grid_sink(arena, &workbook);
    csv_read(&reading);
    assert_int_equal(reading.refusal, REFUSAL_NONE);
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < workbook.sheets.items[0].merges.count; i++) {
        struct merge merge = workbook.sheets.items[0].merges.items[i];
        struct place place = {
            .row = merge.row, .column = merge.column, .row_to = merge.row_to, .column_to = merge.column_to};
        buffer_format(&out, "%s%.*s", i ? " " : "", STR_ARG(place_cell_name(arena, &place)));
    }
    return buffer_str(&out);
}

// Headings and their spans, in order of their first cell.
static void headings_span_what_stands_below(void **state)
{
    (void)state;
    static const struct {
        const char *text, *merges;
    } rows[] = {
        {"Nivel;Meta;;Avance;\n;T1;T2;T1;T2\nFin;1;2;1;2\n", "A1:A2 B1:C1 D1:E1"},
        {"Clave;PERIODO;;;;Total\n;Ene-Mar;;Abr-Jun;;\n;P;A;P;A;\nuno;1;1;1;1;2\n", "A1:A3 B1:E1 F1:F3 B2:C2 D2:E2"},
        {"Nivel;Variacion;;;\n;T1;T2;;Total\nFin;1;2;;3\n", "A1:A2 B1:E1 C2:D2"},
        {"\"Nivel\nde todo\";Meta;;\n;T1;T2;\nFin;1;2;\n", "A1:A3 B1:C1"},
        {"Clave;Nombre;Meta\n1;Uno;5\n2;Dos;6\n", ""},
        {"Unidad:;504 Instituto;\nPrograma:;6 Planeacion;\nClave;Nombre;Meta\n1;Uno;5\n", ""},
        {"a;b;;c\nd;;e;f\ng;h;;i\n", ""},
        {"1;2;;3\n4;5;6;7\n", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct memory memory;
        memory_init(&memory, NULL);
        struct arena *arena = arena_new(&memory);
        struct str merges = merges_of(arena, rows[i].text);
        if (!str_is(merges, rows[i].merges))
            fail_msg("row %zu: %.*s", i, STR_ARG(merges));
        arena_free(arena);
    }
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(headings_span_what_stands_below)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
