// SPDX-License-Identifier: MIT
// From a row of a table to a record.
#ifndef CUADRA_LAYOUT_ROW_H
#define CUADRA_LAYOUT_ROW_H

#include "layout/context.h"

enum row_kind {
    ROW_EMPTY, // nothing in the table's columns, or texts alone: a section, a note
    ROW_TOTAL,
    ROW_SIGNATURE,
    ROW_LOST, // figures without an indicator
    ROW_RECORD
};

// What kind of row it is.
enum row_kind row_look_at(struct sheet_view *sheet, const struct table *table, const struct context *context,
                          int32_t row);
// The text that names the indicator in a row of its own, "" when there is none or it began in a row above.
struct str row_name(struct sheet_view *sheet, const struct table *table, int32_t row);
// Makes the record of a row; figures that are none are reported.
struct record *row_read(struct sheet_view *sheet, const struct table *table, const struct context *context,
                        int32_t row);
// Reads one figure's cell; the column may be NULL. Reports a text that is no number and an error.
struct figure figure_read(struct sheet_view *sheet, int32_t row, int32_t column, const struct cell *cell);
// Puts a figure at its place; months are added into their quarter. `quarter` is that reported, 0 when unknown.
void figure_put(struct record *record, enum measure measure, enum figure_place place, int quarter,
                struct figure figure);

#endif
