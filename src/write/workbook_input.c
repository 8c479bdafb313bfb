// SPDX-License-Identifier: MIT
// What helps a person to fill a form: lists that stand in a range, notes on headings.
#include "write/workbook_inside.h"

enum { NOTE_CHARACTERS = 1000 };

// Lets only values of a range be typed.
void sheet_choices_from(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                        const char *range)
{
    if (!sheet_accepts(sheet, row, column) || !sheet_accepts(sheet, row_to, column_to))
        return;
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                .value_formula = (char *)(uintptr_t)range,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};
    book_check(sheet->book,
               worksheet_data_validation_range(sheet->handle, (lxw_row_t)row, (lxw_col_t)column, (lxw_row_t)row_to,
                                               (lxw_col_t)column_to, &rule),
               sheet, row, column);
}

// Puts a note on a cell.
void sheet_note(struct sheet *sheet, int32_t row, int32_t column, struct str text)
{
    if (!sheet_accepts(sheet, row, column) || !text.n)
        return;
    struct str clean = cell_text(sheet->book->arena, utf8_cut(text, NOTE_CHARACTERS));
    book_enter(sheet->book);
    lxw_error error =
        worksheet_write_comment(sheet->handle, (lxw_row_t)row, (lxw_col_t)column, str_z(sheet->book->arena, clean));
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, column);
}
