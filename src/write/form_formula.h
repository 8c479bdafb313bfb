// SPDX-License-Identifier: MIT
// The formulas of a form's row, with the value each has now.
#ifndef CUADRA_WRITE_FORM_FORMULA_H
#define CUADRA_WRITE_FORM_FORMULA_H

#include "layout/vocabulary.h"
#include "write/workbook.h"

// The columns of a layout's form, as they stand on the sheet.
struct form_columns {
    const struct layout_column *items;
    size_t count;
};

// Writes the formula of a calculated column; `record` (may be NULL) gives the figures of its row.
void form_formula_write(struct sheet *sheet, struct arena *arena, const struct form_columns *columns, size_t column,
                        int32_t row, const struct record *record, const struct style *style);

#endif
