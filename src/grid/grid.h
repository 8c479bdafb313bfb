// SPDX-License-Identifier: MIT
// A workbook as a grid of typed cells, whatever container it came in. It knows nothing of what they mean.
// Rows and columns are zero-based. Everything belongs to the arena that the reader was given.
#ifndef CUADRA_GRID_GRID_H
#define CUADRA_GRID_GRID_H

#include "base/str.h"
#include "base/vector.h"

#include <stdint.h>

enum cell_type { CELL_EMPTY, CELL_NUMBER, CELL_TEXT, CELL_BOOLEAN, CELL_ERROR };

// What a number's format makes of it.
enum number_kind { NUMBER_PLAIN, NUMBER_PERCENT, NUMBER_DATE };

// One cell that holds something.
struct cell {
    int32_t column;
    uint8_t type;        // enum cell_type
    uint8_t kind;        // enum number_kind, of a number
    int8_t decimals;     // decimals that the number format shows (of the percentage, for a percent); -1: General
    bool is_formula : 1; // the value is a formula's cached result
    bool is_plain : 1;   // a text that was looked at and is shown as it is: nothing to repair or to tidy
    double number;       // number as stored (0.25 for 25 %); 0 or 1 for a boolean
    struct str text;     // text, or the error's code in English ("#DIV/0!")
};

struct grid_row {
    int32_t row;
    bool is_hidden;
    uint32_t count;
    struct cell *cells; // by column, ascending
};

// A merged range, corners included.
struct merge {
    int32_t row, column, row_to, column_to;
};

enum sheet_visibility { SHEET_VISIBLE, SHEET_HIDDEN, SHEET_VERY_HIDDEN };

struct grid_sheet {
    struct str name; // empty in containers without sheets (CSV, HTML)
    bool has_name;
    enum sheet_visibility visibility;
    VECTOR(struct grid_row) rows; // by row, ascending; rows without a cell may be missing
    VECTOR(struct merge) merges;
    int32_t row_count, column_count; // one past the last cell
    int32_t merged_rows;             // rows of the tallest merge after its first, of grid_merges_sort()
    int32_t merged_to;               // the last row that a merge covers, of grid_merges_sort(); none without merges
};

struct workbook {
    VECTOR(struct grid_sheet) sheets; // in workbook order
    bool is_1904;                     // dates count from 1904
    struct str modified;              // dcterms:modified as written ("2025-10-03T14:00:00Z"), or empty
    struct str form_code;             // the code of a blank form of cuadra's own, or empty
    bool is_own;                      // a workbook that cuadra wrote as an output: passed over in folders
};

// The row, or NULL when it has no cell.
const struct grid_row *grid_row_at(const struct grid_sheet *sheet, int32_t row);
// The same, for rows in which cells are missing before it.
const struct cell *grid_row_search(const struct grid_row *row, int32_t column);
// The cell of a row (may be NULL) in a column, or NULL when it is empty.
static inline const struct cell *grid_row_cell(const struct grid_row *row, int32_t column)
{
    if (!row || !row->count || column < row->cells[0].column)
        return NULL;
    size_t dense = (size_t)(column - row->cells[0].column); // where it stands when none before it is missing
    if (dense < row->count && row->cells[dense].column == column)
        return &row->cells[dense];
    return grid_row_search(row, column);
}
// The cell as stored, or NULL when it is empty.
const struct cell *grid_cell_at(const struct grid_sheet *sheet, int32_t row, int32_t column);
// The merge that covers the place, or NULL.
const struct merge *grid_merge_at(const struct grid_sheet *sheet, int32_t row, int32_t column);
// The cell that a person sees there: that of the merge's first corner when the place is merged; NULL: empty.
const struct cell *grid_visible_at(const struct grid_sheet *sheet, int32_t row, int32_t column);
// Sorts the merges so that grid_merge_at() is fast. The reader calls it when a sheet is complete.
void grid_merges_sort(struct grid_sheet *sheet);

#endif
