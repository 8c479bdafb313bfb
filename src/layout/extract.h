// SPDX-License-Identifier: MIT
// Reading a whole workbook; what each sheet gave.
#ifndef CUADRA_LAYOUT_EXTRACT_H
#define CUADRA_LAYOUT_EXTRACT_H

#include "layout/row.h"

// What a row was taken for.
enum row_use {
    USE_HEADER,
    USE_HEADING,
    USE_RECORD,
    USE_CONTINUED,
    USE_TOTAL,
    USE_SIGNATURE,
    USE_LOST,
    USE_SHIFTED,
    USE_TEXT,
    USE_COUNT
};

struct row_note {
    int32_t row;
    enum row_use use;
};

// What came of one sheet.
struct sheet_reading {
    record_list records;
    size_t left_out; // rows left out as shifted
    bool is_filled, is_hidden, has_table, has_money;
    bool lacks_quarter; // figures of the quarter reported, which nothing names
    bool is_left_out;   // all its rows repeat other sheets
    struct str repeats; // the sheets that they repeat
    table_list tables;
    heading_list headings;
    VECTOR(struct row_note) rows;  // in their order; a row of two tables comes twice
    struct finding *before, *last; // the findings added just before the sheet was read, and last when it was
};

// Reads one sheet.
void sheet_read(struct sheet_view *sheet, struct sheet_reading *reading);
// Marks the sheets whose rows all repeat rows of others.
void sheets_leave_out_repeated(const struct extraction *extraction, struct sheet_view *sheets,
                               struct sheet_reading *readings, size_t count);
// All sheets of a workbook as they were read.
struct workbook_reading {
    struct sheet_view *views;
    struct sheet_reading *sheets;
    size_t count;
};

// Reads all sheets and adds their records; what became of each sheet lives in the scratch arena.
struct workbook_reading workbook_extract(const struct extraction *extraction, record_list *records);
// Adds "«heading» = field" for each column of a table that was understood.
void table_describe(struct arena *arena, const struct table *table, struct buffer *text);

#endif
