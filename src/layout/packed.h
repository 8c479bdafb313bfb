// SPDX-License-Identifier: MIT
// Cells that hold the figures of several periods.
#ifndef CUADRA_LAYOUT_PACKED_H
#define CUADRA_LAYOUT_PACKED_H

#include "layout/row.h"

// Whether a text holds figures of several periods, each with its label.
bool packed_is_one(struct sheet_view *sheet, struct str text);
// Reads such a cell into the record: what its labels leave open, the column says.
void packed_read(struct sheet_view *sheet, const struct column *column, const struct cell *cell, struct record *record);

#endif
