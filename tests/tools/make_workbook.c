// SPDX-License-Identifier: MIT
// Writes the consolidated workbook of invented records, as many as asked for: with every rule of accumulation,
// direction and kind of blank, and on demand with texts that attack the workbook.
// usage: make_workbook [-h] [-w] [-d inverso|directo] COUNT BOOK.xlsx     -h: hostile texts, -w: weighted means,
//        -t: prints the seconds of processor that writing took
#include <cuadra.h>

#include "merge/consolidation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { UNITS = 40, PROGRAMMES = 90, AXES = 5, OBJECTIVES = 12, RECORDS_A_FILE = 250 };

// What the records are made with.
struct maker {
    struct cuadra_run *run;
    uint64_t state; // of the random numbers
    bool is_hostile;
};

static const char *const hostile[] = {
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+SUM(A1:A9)",
    "@x",
    "-2+3",
    "_x0041_",
    "con\x01control\x02",
    "]]>&<\"'",
    "\xEF\xBF\xBF nada",
    "internal:Hoja!A1",
    "external:c:\\x.xlsx",
    "http://ejemplo.invalid/",
    "línea\nde\rotra",
    "\xF0\x9F\x98\x80 emoji",
};

// The next random number below `limit`.
static uint32_t pick(struct maker *maker, uint32_t limit)
{
    maker->state = maker->state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)(maker->state >> 33) % limit;
}

// A text field that is there.
static struct text_field field(struct str text)
{
    return (struct text_field){.is_there = true, .text = text, .row = 7, .column = 3};
}

// A figure that is a number.
static struct figure number(double value, int decimals)
{
    return (struct figure){.kind = FIGURE_NUMBER, .value = value, .decimals = (int8_t)decimals, .row = 7, .column = 9};
}

static const struct figure blank = {.kind = FIGURE_BLANK, .row = -1, .column = -1, .decimals = -1};

// A key and its name, hostile where asked for.
static struct named_key named(struct maker *maker, const char *key, const char *name)
{
    struct arena *arena = maker->run->arena;
    struct str text =
        maker->is_hostile ? str_format(arena, "%s %s", hostile[pick(maker, 14)], name) : str_copy(arena, str_of(name));
    return (struct named_key){str_copy(arena, str_of(key)), text};
}

// Quarterly figures: some blank, some 0, some with decimals.
static struct figure any_figure(struct maker *maker, double size)
{
    switch (pick(maker, 8)) {
    case 0:
        return blank;
    case 1:
        return number(0, 0);
    case 2:
        return number((double)pick(maker, 10000) / 100 * size, 2);
    default:
        return number((double)(pick(maker, 200) + 1) * size, 0);
    }
}

// Fills targets and actuals.
static void fill_figures(struct maker *maker, struct record *record)
{
    static const enum accumulation rules[] = {ACCUMULATE_UNKNOWN, ACCUMULATE_SUM, ACCUMULATE_MEAN, ACCUMULATE_LAST};
    double sum = 0;
    record->conventions.accumulation = rules[pick(maker, 4)];
    for (int q = 0; q < QUARTERS; q++) {
        record->target.t[q] = any_figure(maker, 1);
        record->actual.t[q] = any_figure(maker, 1);
        sum += record->target.t[q].kind == FIGURE_NUMBER ? record->target.t[q].value : 0;
    }
    record->target.annual = pick(maker, 3) ? number(sum, 2) : pick(maker, 2) ? blank : any_figure(maker, 4);
    record->actual.annual = pick(maker, 3) ? any_figure(maker, 3) : blank;
    record->percentage.annual = pick(maker, 2) ? number((double)pick(maker, 120), 0) : blank;
    if (!pick(maker, 30))
        for (int q = 0; q < QUARTERS; q++)
            record->target.t[q] = record->actual.t[q] = blank;
}

// The axis and the objectives of a programme.
static void fill_alignment(struct maker *maker, struct record *record, uint32_t programme)
{
    struct arena *arena = maker->run->arena;
    uint32_t count = programme % 7 ? 1 + programme % 2 : 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t axis = (programme + i * 3) % AXES + 1, objective = (programme * 5 + i) % OBJECTIVES + 1;
        const char *key = str_format(arena, "%u", axis).s, *below = str_format(arena, "%u.%u", axis, objective).s;
        *VECTOR_ADD(arena, &record->axes) =
            named(maker, key, str_format(arena, "Eje %u del plan con un nombre que no es corto", axis).s);
        *VECTOR_ADD(arena, &record->objectives) =
            named(maker, below,
                  str_format(arena, "Objetivo %u: mejorar los servicios de la ciudad y sus localidades", objective).s);
    }
}

// One record of a source.
static struct record *make_record(struct maker *maker, const struct source *source, uint32_t index)
{
    static const char *const directions[] = {"Ascendente", "Descendente", "Regular",
                                             "Nominal",    "Constante",   "Ascendente"};
    static const char *const units[] = {"Beca", "Porcentaje", "Campaña", "Persona", "%", "Kilómetro", "Expediente"};
    struct arena *arena = maker->run->arena;
    struct record *record = ARENA_NEW(arena, struct record);
    uint32_t programme = index / 30 % PROGRAMMES, unit = programme % UNITS;
    record->source = source;
    record->sheet = maker->is_hostile ? STR("Hoja 'uno': [x]") : STR("PP");
    record->row = (int32_t)(index % RECORDS_A_FILE) + 7;
    record->column_to = 20;
    record->municipality = STR("San Isidro del Valle");
    record->fiscal_year = 2024;
    record->quarter = 3;
    record->unit =
        named(maker, str_format(arena, "%u", 101 + unit).s, str_format(arena, "Dirección municipal número %u", unit).s);
    record->programme =
        named(maker, str_format(arena, "%02u", programme + 1).s,
              str_format(arena, "Programa presupuestario %u para el bienestar de la población", programme + 1).s);
    record->level = index % 5 ? LEVEL_ACTIVIDAD : LEVEL_COMPONENTE;
    record->key =
        index % 5 ? str_format(arena, "%u.%u", index / 5 + 1, index % 5) : str_format(arena, "%u", index / 5 + 1);
    fill_alignment(maker, record, programme);
    for (int text = 0; text < TEXT_COUNT; text++)
        record->texts[text] = (struct text_field){.row = -1, .column = -1};
    record->texts[TEXT_INDICATOR] = field(
        maker->is_hostile
            ? str_of(hostile[index % 14])
            : str_format(arena, "Porcentaje de acciones del renglón %u que se realizaron en el periodo que se informa",
                         index));
    record->texts[TEXT_UNIT_OF_MEASURE] = field(str_of(units[pick(maker, 7)]));
    record->texts[TEXT_DIRECTION] = field(str_of(directions[pick(maker, 6)]));
    record->texts[TEXT_JUSTIFICATION] = field(
        STR("Se realizaron las acciones programadas con el apoyo de las delegaciones y se atendió a la población."));
    record->baseline = record->weight = blank;
    record->has_weight = maker->run->config.is_weighted;
    if (record->has_weight)
        record->weight = pick(maker, 5) ? number((double)pick(maker, 40), 0) : blank;
    for (int q = 0; q < QUARTERS; q++)
        record->variance.t[q] = record->percentage.t[q] = record->percentage_to_date[q] = blank;
    record->variance.annual = record->target_to_date = blank;
    fill_figures(maker, record);
    return record;
}

// Adds sources and records to the run.
static void fill_run(struct maker *maker, uint32_t count)
{
    struct cuadra_run *run = maker->run;
    struct run_source *source = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (i % RECORDS_A_FILE == 0) {
            source = ARENA_NEW(run->arena, struct run_source);
            source->source.name = maker->is_hostile
                                      ? str_format(run->arena, "internal:external:%u #1.xlsx", i / RECORDS_A_FILE)
                                      : str_format(run->arena, "entregas/unidad-%03u.xlsx", i / RECORDS_A_FILE);
            source->source.path = source->source.name;
            source->source.container = "xlsx";
            memset(source->source.sha256, 'a', sizeof source->source.sha256 - 1);
            source->first_record = i;
            *VECTOR_ADD(run->arena, &run->sources) = source;
        }
        source->record_count++;
        *VECTOR_ADD(run->arena, &run->records) = make_record(maker, &source->source, i);
    }
}

// Fills, consolidates and writes; an exit status.
int main(int count, char **words)
{
    struct maker maker = {.state = 42};
    bool is_weighted = false, is_direct = false, is_timed = false;
    for (int option; (option = getopt(count, words, "hwtd:")) != -1;) {
        maker.is_hostile |= option == 'h';
        is_weighted |= option == 'w';
        is_timed |= option == 't';
        is_direct |= option == 'd' && strcmp(optarg, "directo") == 0;
    }
    if (count - optind != 2)
        return 2;
    struct cuadra_options options = {.force = true};
    if (cuadra_run_new(&options, &maker.run) != CUADRA_OK)
        return 1;
    maker.run->config.is_weighted = is_weighted;
    maker.run->config.descending = is_direct ? DESCENDING_DIRECT : DESCENDING_INVERSE;
    fill_run(&maker, (uint32_t)strtoul(words[optind], NULL, 10));
    enum cuadra_status status = cuadra_run_consolidate(maker.run);
    clock_t begin = clock();
    if (status == CUADRA_OK)
        status = cuadra_run_write_workbook(maker.run, words[optind + 1]);
    long milliseconds = (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC);
    if (is_timed)
        printf("%ld.%03ld\n", milliseconds / 1000, milliseconds % 1000);
    if (status != CUADRA_OK)
        fprintf(stderr, "make_workbook: %s\n", cuadra_run_message(maker.run));
    cuadra_run_free(maker.run);
    return status == CUADRA_OK ? 0 : 1;
}
