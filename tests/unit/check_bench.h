// SPDX-License-Identifier: MIT
// Records for the tests of the checks, written as text: a record a line, fields apart by ';'. meta and avance are
// the four quarters and the year: '-' blank, '?' a text that is no number, '.' no such cell, '%' a percent format.
#ifndef TESTS_CHECK_BENCH_H
#define TESTS_CHECK_BENCH_H

#include "base/decimal.h"
#include "check/check.h"
#include "read/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// What a test works with.
struct bench {
    struct memory memory;
    struct arena *arena;
    struct config config;
    struct source source;
    struct findings findings;
    record_list records;
};

// The text before the first `mark`; `*rest` goes past it.
static struct str cut(struct str *rest, char mark)
{
    size_t n = 0;
    while (n < rest->n && rest->s[n] != mark)
        n++;
    struct str part = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n + 1, rest->n);
    return part;
}

// A figure as written in the examples; its cell is in the column given.
static struct figure read_figure(struct str text, const struct record *record, int column)
{
    struct figure figure = {.kind = FIGURE_BLANK, .row = record->row, .column = column, .decimals = -1};
    if (str_is(text, "."))
        return (struct figure){.kind = FIGURE_ABSENT, .row = -1, .column = -1};
    if (str_is(text, "?")) {
        figure.kind = FIGURE_NOT_NUMBER;
        figure.literal = STR("ver anexo");
    }
    figure.is_percent = str_ends(text, STR("%"));
    if (figure.is_percent)
        text.n--;
    if (decimal_parse(text.s, text.n, &figure.value))
        figure.kind = FIGURE_NUMBER;
    return figure;
}

// Four quarters and the year.
static void read_figures(struct str text, const struct record *record, int column, struct figures *figures)
{
    for (int q = 0; q < QUARTERS; q++)
        figures->t[q] = read_figure(cut(&text, ','), record, column + q);
    figures->annual = read_figure(text, record, column + QUARTERS);
}

// Keys apart by commas.
static void read_keys(struct arena *arena, struct str text, named_keys *keys)
{
    while (text.n)
        VECTOR_ADD(arena, keys)->key = cut(&text, ',');
}

// Sets one field of a record.
static void read_field(struct bench *bench, struct record *record, struct str name, struct str value)
{
    struct text_field text = {true, value, record->row, 30};
    if (str_is(name, "nivel"))
        record->level = str_is(value, "Componente") ? LEVEL_COMPONENTE
                        : str_is(value, "Meta")     ? LEVEL_META
                                                    : LEVEL_ACTIVIDAD;
    else if (str_is(name, "clave"))
        record->key = value;
    else if (str_is(name, "unidad"))
        record->unit.key = value;
    else if (str_is(name, "programa"))
        record->programme.key = value;
    else if (str_is(name, "t"))
        record->quarter = value.s[0] - '0';
    else if (str_is(name, "eje"))
        read_keys(bench->arena, value, &record->axes);
    else if (str_is(name, "objetivo"))
        read_keys(bench->arena, value, &record->objectives);
    else if (str_is(name, "lineas"))
        read_keys(bench->arena, value, &record->lines);
    else if (str_is(name, "declaradas"))
        read_keys(bench->arena, value, &record->declared_lines);
    else if (str_is(name, "meta"))
        read_figures(value, record, 2, &record->target);
    else if (str_is(name, "avance"))
        read_figures(value, record, 7, &record->actual);
    else if (str_is(name, "variacion"))
        read_figures(value, record, 12, &record->variance);
    else if (str_is(name, "porcentaje"))
        read_figures(value, record, 17, &record->percentage);
    else if (str_is(name, "medida"))
        record->texts[TEXT_UNIT_OF_MEASURE] = text;
    else if (str_is(name, "indicador"))
        record->texts[TEXT_INDICATOR] = text;
    else if (str_is(name, "medios"))
        record->texts[TEXT_EVIDENCE] = text;
    else if (str_is(name, "justificacion"))
        record->texts[TEXT_JUSTIFICATION] = text;
    else
        fail_msg("no field of that name");
    record->has_variance = record->has_variance || str_is(name, "variacion");
    record->has_percentage = record->has_percentage || str_is(name, "porcentaje");
    record->lines_in_row = record->lines.count > 0;
}

// Reads the lines of an example into a list of records.
static void read_records(struct bench *bench, const char *example, record_list *list)
{
    struct str rest = str_of(example);
    for (int32_t row = 10; rest.n; row++) {
        struct record *record = ARENA_NEW(bench->arena, struct record);
        *record = (struct record){.source = &bench->source, .sheet = STR("Hoja1"), .row = row, .column_to = 30};
        record->fiscal_year = 2025;
        record->unit.key = STR("101");
        record->programme.key = STR("7");
        record->layout = STR("ejemplo");
        struct str line = cut(&rest, '\n');
        while (line.n) {
            struct str field = cut(&line, ';'), name = cut(&field, '=');
            read_field(bench, record, name, field);
        }
        *VECTOR_ADD(bench->arena, list) = record;
    }
}

// An empty bench; its findings are at the severities of the table.
static void bench_open(struct bench *bench)
{
    *bench = (struct bench){.source = {.name = STR("entrega.xlsx")}};
    memory_init(&bench->memory, NULL);
    bench->arena = arena_new(&bench->memory);
    assert_non_null(bench->arena);
    config_default(&bench->config);
    findings_init(&bench->findings, bench->arena);
}

#endif
