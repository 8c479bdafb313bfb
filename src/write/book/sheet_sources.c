// SPDX-License-Identifier: MIT
// Fuentes: one row a file that was read or tried, with its fingerprint and what became of it.
#include "write/book/report.h"

#include <string.h>

// The columns of the sheet, from 0.
enum sources_column {
    SOURCE_FILE,
    SOURCE_SHA256,
    SOURCE_CONTAINER,
    SOURCE_ENCODING,
    SOURCE_SHEETS,
    SOURCE_RECORDS,
    SOURCE_FINDINGS,
    SOURCE_STATE,
    SOURCES_COLUMNS
};

static const struct {
    const char *label;
    double width;
} columns[SOURCES_COLUMNS] = {
    {"Archivo", 46}, {"SHA-256", 56},   {"Contenedor", 12}, {"Codificación", 14},
    {"Hojas", 8},    {"Registros", 10}, {"Hallazgos", 10},  {"Estado", 46},
};

// What became of the file, with the reason where there is one.
static struct str state_text(struct arena *arena, const struct run_source *source)
{
    static const enum report_text states[] = {
        [SOURCE_READ] = REPORT_STATE_READ,           [SOURCE_UNREADABLE] = REPORT_STATE_UNREADABLE,
        [SOURCE_ENCRYPTED] = REPORT_STATE_ENCRYPTED, [SOURCE_FOREIGN] = REPORT_STATE_FOREIGN,
        [SOURCE_NO_TABLE] = REPORT_STATE_NO_TABLE,   [SOURCE_REPLACED] = REPORT_STATE_REPLACED,
        [SOURCE_OUTSIDE] = REPORT_STATE_OUTSIDE,
    };
    const char *state = report_text(states[source->state]);
    return source->reason.n ? str_format(arena, "%s: %.*s", state, STR_ARG(source->reason)) : str_of(state);
}

// Counts the findings of each file, by its name.
static struct map *count_findings(struct arena *arena, const struct cuadra_run *run)
{
    struct map *counts = map_new(arena);
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next) {
        size_t *count = map_find(counts, finding->place.file);
        if (!count) {
            count = ARENA_NEW(arena, size_t);
            map_set(counts, finding->place.file, count);
        }
        ++*count;
    }
    return counts;
}

// Writes the row of a file.
static void write_source(const struct report *report, struct sheet *sheet, int32_t row, const struct run_source *from,
                         size_t findings)
{
    const struct palette *palette = &report->palette;
    const struct source *source = &from->source;
    const struct style *text = palette_look(palette, ROW_PLAIN, LOOK_TEXT),
                       *count = palette_look(palette, ROW_PLAIN, LOOK_COUNT_OF);
    struct style mono = *text;
    mono.size = 80;
    struct str state = state_text(report->arena, from);
    double lines = lines_needed(state, columns[SOURCE_STATE].width),
           more = lines_needed(source->name, columns[SOURCE_FILE].width);
    struct style link = *palette_look(palette, ROW_PLAIN, LOOK_LINK);
    link.wrap = 1;
    sheet_row(sheet, row, row_points(lines > more ? lines : more), 0, false);
    sheet_link_file(sheet, row, SOURCE_FILE,
                    &(struct file_link){report_source_link(report, source->name), STR(""), STR("")}, source->name,
                    &link);
    sheet_text(sheet, row, SOURCE_SHA256, str_of(source->sha256), &mono);
    sheet_text(sheet, row, SOURCE_CONTAINER, str_of(source->container), text);
    sheet_text(sheet, row, SOURCE_ENCODING, source->encoding, text);
    sheet_number(sheet, row, SOURCE_SHEETS, source->sheets, count);
    sheet_number(sheet, row, SOURCE_RECORDS, (double)from->record_count, count);
    sheet_number(sheet, row, SOURCE_FINDINGS, (double)findings, count);
    sheet_text(sheet, row, SOURCE_STATE, state, palette_look(palette, ROW_PLAIN, LOOK_WRAPPED));
}

// Writes the sheet Fuentes.
void write_sources(struct report *report, struct sheet *sheet)
{
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_SOURCES)), str_of(report_text(REPORT_NOTE_SOURCES)));
    for (int32_t i = 0; i < SOURCES_COLUMNS; i++) {
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header(report, sheet, i, str_of(columns[i].label));
    }
    struct map *counts = count_findings(report->arena, report->run);
    int32_t row = FIRST_ROW;
    for (size_t i = 0; i < report->run->sources.count; i++) {
        const struct run_source *source = report->run->sources.items[i];
        const size_t *count = map_find(counts, source->source.name);
        write_source(report, sheet, row++, source, count ? *count : 0);
    }
    if (row > FIRST_ROW)
        sheet_filter(sheet, HEADER_ROW, 0, row - 1, SOURCES_COLUMNS - 1);
    sheet_freeze(sheet, FIRST_ROW, 1);
    report_print(report, sheet, row - 1, SOURCES_COLUMNS, NULL, 0);
}
