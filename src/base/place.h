// SPDX-License-Identifier: MIT
// Where something stands in the input: file, sheet, cell or range. Rows and columns are zero-based.
#ifndef CUADRA_BASE_PLACE_H
#define CUADRA_BASE_PLACE_H

#include "base/str.h"

#include <stdint.h>

// A file, or a sheet, or a cell, or a range of cells. What is not known is -1 or the empty string.
struct place {
    struct str file;           // as shown to the user: below the folder given, else the file's name
    struct str sheet;          // empty: the whole file, or a file without sheets
    int32_t sheet_index;       // of the sheet in its workbook, from 0; -1: the whole file
    int32_t row, column;       // -1: the whole sheet (a line of a text has a row and column -1)
    int32_t row_to, column_to; // last cell of a range; -1: the one cell
};

// The file as a whole.
struct place place_of_file(struct str file);
// One cell; column -1 for a whole line or row.
struct place place_of_cell(struct str file, struct str sheet, int32_t row, int32_t column);
// "B7", "A14:AB14", or "" when it has no cell.
struct str place_cell_name(struct arena *arena, const struct place *place);
// "archivo:hoja!celda", with what is known of it.
struct str place_text(struct arena *arena, const struct place *place);
// "A", "AB" for a zero-based column.
struct str place_column_name(struct arena *arena, int32_t column);

#endif
