// SPDX-License-Identifier: MIT
// Records that take several rows: one for each measure, or one for each quarter. And forms without any table.
#ifndef CUADRA_LAYOUT_LABELLED_H
#define CUADRA_LAYOUT_LABELLED_H

#include "layout/row.h"

// The record that the next rows may go on with.
struct open_record {
    struct record *record; // NULL: none
    struct str name;       // what tells its indicator from others, of its first row
    unsigned seen;         // measures or places that its rows gave already, one bit each
    size_t headings;       // headings above it
};

typedef VECTOR(struct open_record) open_records;

// Reads a row of a table whose rows are labelled. Returns whether it was one; *made is the record
// that began with it, NULL when it goes on with an earlier one.
bool labelled_row_read(struct sheet_view *sheet, const struct table *table, const struct context *context,
                       size_t headings, int32_t row, open_records *open, struct record **made);
// The record of a form whose figures stand as label and value, NULL when it has none.
struct record *form_read(struct sheet_view *sheet, const heading_list *headings);

#endif
