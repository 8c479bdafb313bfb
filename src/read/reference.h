// SPDX-License-Identifier: MIT
// Cell references as spreadsheets write them ("B7", "A1:C3"), within the grid of a sheet.
#ifndef CUADRA_READ_REFERENCE_H
#define CUADRA_READ_REFERENCE_H

#include "grid/grid.h"

enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384 };

// "B7" or "$B$7"; false when it is none or lies outside the grid.
bool reference_parse(struct str text, int32_t *row, int32_t *column);
// "A1:C3" or "A1", corners in any order; false as above.
bool reference_range(struct str text, struct merge *range);

#endif
