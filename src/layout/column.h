// SPDX-License-Identifier: MIT
// From the headings over a column to what it holds.
#ifndef CUADRA_LAYOUT_COLUMN_H
#define CUADRA_LAYOUT_COLUMN_H

#include "layout/table.h"

// Reads the heading paths of the table's extent into its columns.
void columns_read(struct sheet_view *sheet, struct table *table);
// Settles what only the content can decide: "Meta" over numbers is a target, over texts an action.
void columns_settle(struct sheet_view *sheet, struct table *table);

#endif
