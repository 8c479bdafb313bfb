// SPDX-License-Identifier: MIT
// Layouts bid on a sheet by their clues; the best bid that reaches its minimum reads it.
#ifndef CUADRA_LAYOUT_RECOGNISE_H
#define CUADRA_LAYOUT_RECOGNISE_H

#include "layout/sheet_view.h"

// The layout that recognises the sheet, or NULL.
const struct layout *layout_recognise(struct sheet_view *sheet);
// How many clues of each layout of the vocabulary the sheet meets, in their order; -1 where one excludes it.
int32_t *layout_scores(struct sheet_view *sheet);

#endif
