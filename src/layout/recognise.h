// SPDX-License-Identifier: MIT
// Layouts bid on a sheet by their clues; the best bid that reaches its minimum reads it.
#ifndef CUADRA_LAYOUT_RECOGNISE_H
#define CUADRA_LAYOUT_RECOGNISE_H

#include "layout/sheet_view.h"

// The layout that recognises the sheet, or NULL.
const struct layout *layout_recognise(struct sheet_view *sheet);
// How many clues of a layout the sheet meets; -1 when one excludes it. `met` (may be NULL) gets one flag a clue.
int32_t layout_score(struct sheet_view *sheet, const struct layout *layout, bool *met);

#endif
