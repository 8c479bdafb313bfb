// SPDX-License-Identifier: MIT
// What the sheets of the consolidated workbook share: the figures, the workbook, the looks, and where the
// sheets keep what the formulas of other sheets rest on.
#ifndef CUADRA_WRITE_BOOK_REPORT_H
#define CUADRA_WRITE_BOOK_REPORT_H

#include "base/map.h"
#include "es/report.h"
#include "merge/consolidation.h"
#include "write/book/palette.h"
#include "write/workbook.h"

// The sheets, in the order of the workbook.
enum report_sheet {
    SHEET_SUMMARY,
    SHEET_BY_AXIS,
    SHEET_TOTALS,
    SHEET_BY_PROGRAMME,
    SHEET_BY_UNIT,
    SHEET_INDICATORS,
    SHEET_INDICATORS_2,
    SHEET_ALIGNMENT,
    SHEET_ALIGNMENT_2,
    SHEET_FINDINGS,
    SHEET_SOURCES,
    SHEET_METHOD,
    SHEET_ANNEX,
    REPORT_SHEETS
};

enum {
    TITLE_ROW = 0,
    SUBTITLE_ROW = 1,
    NOTE_ROW = 2,
    HEADER_ROW = 4, // of every table: one of the first six
    FIRST_ROW = HEADER_ROW + 1,
    LIVE_RECORDS = 100000, // above it: constant memory, values in place of the group formulas
    RECORDS_PER_SHEET = SHEET_ROW_LIMIT - FIRST_ROW
};

struct report {
    struct arena *arena; // lives as long as the workbook is written
    const struct cuadra_run *run;
    const struct config *config;
    const struct consolidation *figures;
    struct book *book;
    struct palette palette;
    struct str shield;                   // bytes of the PNG of [municipio] escudo, or empty
    struct str notice;                   // why there is no shield although one is named, or empty
    const char *path;                    // where the workbook will stand, for relative links
    bool is_live;                        // group figures are formulas
    struct sheet *sheets[REPORT_SHEETS]; // NULL: not wanted
    struct str cutoff;                   // "4.º trimestre de 2024"
    struct str municipality;             // as titles show it
    struct map *totals;                  // what tells the rows of Totales apart -> row
    struct map *source_links;            // name of a source -> struct str, the way to it
    const int32_t *axis_rows;            // row of each axis in Por eje, and of the total after them
};

// A sheet of the workbook: its name, whether this run has it, and who writes it.
struct sheet_writer {
    enum report_text name;
    bool is_long; // a row an indicator or a finding: streamed when there are very many
    bool (*is_wanted)(const struct report *report);
    void (*write)(struct report *report, struct sheet *sheet);
};

void write_summary(struct report *report, struct sheet *sheet);
void write_by_axis(struct report *report, struct sheet *sheet);
void write_totals(struct report *report, struct sheet *sheet);
void write_by_programme(struct report *report, struct sheet *sheet);
void write_by_unit(struct report *report, struct sheet *sheet);
void write_indicators(struct report *report, struct sheet *sheet);
void write_indicators_2(struct report *report, struct sheet *sheet);
void write_alignment(struct report *report, struct sheet *sheet);
void write_alignment_2(struct report *report, struct sheet *sheet);
void write_findings(struct report *report, struct sheet *sheet);
void write_sources(struct report *report, struct sheet *sheet);
void write_method(struct report *report, struct sheet *sheet);
void write_annex(struct report *report, struct sheet *sheet);

// Fills what does not depend on a workbook: figures, words, colours, shield.
void report_init(struct report *report, struct arena *arena, const struct cuadra_run *run, const char *path);
// The name of a group; what stands for it when it has neither name nor key.
struct str group_name(const struct group *group, enum report_text missing);
// Title, subtitle and note above a table.
void report_titles(struct report *report, struct sheet *sheet, struct str title, struct str note);
// Headers of a table.
void report_header(struct report *report, struct sheet *sheet, int32_t column, struct str label);
// Page setup of a table of `columns` columns whose last row is `last_row`.
void report_print(struct report *report, struct sheet *sheet, int32_t last_row, int32_t columns, const int32_t *breaks,
                  size_t break_count);
// Where the printed pages of a sheet begin, so that what belongs together stays together.
struct pager {
    struct arena *arena;
    double room, used; // points of a page for rows, and those used of it
    VECTOR(int32_t) breaks;
};

// Begins the pages of a sheet of the given width in characters; the titles stand on the first page.
void pager_start(struct report *report, struct pager *pager, const double *widths, int32_t columns);
// Adds rows of `points` in all that stay together, `row` being the first: a page begins there when they do not
// fit on the one at hand, or when `must_begin`.
void pager_add(struct pager *pager, int32_t row, double points, bool must_begin);
// The lines for signatures of [firmas], from a row on; nothing when there are none. Returns the next row.
int32_t report_signatures(struct report *report, struct sheet *sheet, int32_t row, int32_t columns);

// The traffic light's colours for the words of a column.
void report_lights(const struct report *report, struct sheet *sheet, int32_t row, int32_t row_to, int32_t column);
// The colours of late and missing deliveries.
void report_delivery_colours(const struct report *report, struct sheet *sheet, int32_t row, int32_t row_to,
                             int32_t column);
// The way from the workbook to a source by its name; empty when it is unknown.
struct str report_source_link(const struct report *report, struct str file);
// A link to a place of a source: "carpeta/archivo.xlsx · Hoja!B7".
void report_link(const struct report *report, struct sheet *sheet, int32_t row, int32_t column,
                 const struct place *place, const struct style *style);
// Lines that a text takes in a column of so many characters.
double lines_needed(struct str text, double width);
// The height in points of a row of so many lines.
double row_points(double lines);

// A number, or an empty cell.
void put_amount(struct sheet *sheet, int32_t row, int32_t column, struct amount amount, const struct style *style);
// A formula with its value: a number, or the empty text when the amount is not known. Not live: the value alone.
void put_formula(struct sheet *sheet, int32_t row, int32_t column, const char *formula, struct amount amount,
                 const struct style *style);
// The value alone: a number, or an empty text cell.
void put_value(struct sheet *sheet, int32_t row, int32_t column, struct amount amount, const struct style *style);
// Percentage points as the fraction that a cell stores.
struct amount as_fraction(struct amount points);
// Decimals that a figure needs, 0 to 4; 2 when it never ends.
int decimals_needed(struct amount amount);
// A count as an amount.
struct amount amount_of(double value);

#endif
