// SPDX-License-Identifier: MIT
// Heading blocks: label and value in one cell after a colon, side by side, one under the other, as code and name
// in two cells, over several rows.
#ifndef CUADRA_LAYOUT_HEADING_H
#define CUADRA_LAYOUT_HEADING_H

#include "layout/code.h"
#include "layout/table.h"

// One label with its value.
struct heading {
    enum field field;                // FIELD_NONE: a text without a label (a title)
    struct sense sense;              // of the label: a figure's measure and period in a form
    int32_t row, column;             // of the label
    int32_t value_row, value_column; // of the value; -1: blank
    const struct cell *cell;         // the value's cell; NULL when it is part of the label's cell, or blank
    struct str value;                // tidied, "" when blank
    struct str name;                 // the cell after it, when the value is a code in a cell of its own
    int32_t run;                     // headings that no row of a table parts
};

typedef VECTOR(struct heading) heading_list;

// Reads the headings of a row into the list; returns whether the row is one of labels.
bool heading_row_read(struct sheet_view *sheet, int32_t row, int32_t run, heading_list *headings);
// Reads a row of labels whose values stand below (a block of headings without figures).
void heading_table_read(struct sheet_view *sheet, const struct table *table, int32_t run, heading_list *headings);
// Whether a row without figures, below a table in force, goes on with the list of the heading above it; reads it.
bool heading_row_continues(struct sheet_view *sheet, int32_t row, int32_t run, const struct table *table,
                           heading_list *headings);
// Whether the first cell of a row is a label with its value, so that the row cannot be one of a table.
bool heading_row_is_one(struct sheet_view *sheet, int32_t row, const struct table *table);

#endif
