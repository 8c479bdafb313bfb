// SPDX-License-Identifier: MIT
// The rows of a statement of expenditure as they stand in a sheet.
#ifndef CUADRA_MERGE_BUDGET_SHEET_H
#define CUADRA_MERGE_BUDGET_SHEET_H

#include "base/money.h"
#include "grid/grid.h"
#include "record/config.h"

// One row with money.
struct budget_line {
    struct str sheet;
    int32_t row;
    bool is_total;              // the row of the grand total
    struct named_key programme; // key .s NULL: a group of programmes
    struct str modality;
    struct money money[BUDGET_COLUMNS];
    int32_t columns[BUDGET_COLUMNS]; // of the cells; -1: none
};

typedef VECTOR(struct budget_line) budget_lines;

// What came of the search.
enum budget_outcome { BUDGET_FOUND, BUDGET_NO_TABLE, BUDGET_NO_KEY };

// Adds the rows of the first table of money of each visible sheet.
enum budget_outcome budget_lines_find(struct arena *arena, const struct workbook *workbook, budget_lines *lines);

#endif
