// SPDX-License-Identifier: MIT
// Rows whose figures slipped by a column: the identities fail as the row stands and hold when it is moved.
#ifndef CUADRA_LAYOUT_SHIFT_H
#define CUADRA_LAYOUT_SHIFT_H

#include "layout/table.h"

// Whether the figures of a row slipped; then *columns is by how many they stand too far to the right (negative:
// to the left), *from the first column concerned and *to the last filled one.
bool row_is_shifted(struct sheet_view *sheet, const struct table *table, int32_t row, int *columns, int32_t *from,
                    int32_t *to);

// How many identities of a row hold and fail as the table's columns stand. Variances are left out: their sign is a
// convention and cannot tell targets from actuals.
void row_judge(struct sheet_view *sheet, const struct table *table, int32_t row, int *held, int *failed);

#endif
