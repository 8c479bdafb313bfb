// SPDX-License-Identifier: MIT
// Formulas from templates: {M1} names a column, # the row of the cell, @ a row of another sheet. The functions
// used are those that Excel and LibreOffice both know and calculate alike.
#ifndef CUADRA_WRITE_BOOK_FORMULA_H
#define CUADRA_WRITE_BOOK_FORMULA_H

#include "base/str.h"

#include <stdint.h>

enum { FORMULA_LIMIT = 4096 };

// The letters of the column that a tag names.
typedef const char *(*column_of_tag)(const void *context, struct str tag);

// The template with its {tags} resolved to column letters; the row marks stay. Kept in the arena.
const char *formula_prepare(struct arena *arena, const char *template_text, column_of_tag column, const void *context);
// The prepared template at a zero-based row (#), `other` being the row (@) of another sheet, in `formula`.
void formula_at(const char *prepared, int32_t row, int32_t other, char formula[FORMULA_LIMIT]);

#endif
