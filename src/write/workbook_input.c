// SPDX-License-Identifier: MIT
// What helps a person to fill a form: lists that stand in a range, notes on headings.
#include "write/workbook_inside.h"

#include <string.h>

enum { NOTE_CHARACTERS = 1000 };

// Turns the sheet's last rule, a list of one word as long as the range, into a list that stands in the range. The
// library (1.1.4) copies the range of such a rule twice and frees it once, so the rule is made as the other kind.
static void point_at_range(struct sheet *sheet, const char *range)
{
    struct lxw_data_val_obj *rule = STAILQ_FIRST(sheet->handle->data_validations);
    while (rule && STAILQ_NEXT(rule, list_pointers))
        rule = STAILQ_NEXT(rule, list_pointers);
    if (!rule || !rule->value_formula || strlen(rule->value_formula) < strlen(range))
        return;
    memcpy(rule->value_formula, range, strlen(range) + 1);
    rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

// Lets only values of a range be typed without a question.
void sheet_choices_from(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                        const char *range)
{
    if (!sheet_accepts(sheet, row, column) || !sheet_accepts(sheet, row_to, column_to))
        return;
    size_t length = strlen(range);
    char *word = arena_copy(sheet->book->arena, range, length);
    memset(word, '-', length);
    char *list[] = {word, NULL};
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LIST, .value_list = list, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};
    lxw_error error = worksheet_data_validation_range(sheet->handle, (lxw_row_t)row, (lxw_col_t)column,
                                                      (lxw_row_t)row_to, (lxw_col_t)column_to, &rule);
    book_check(sheet->book, error, sheet, row, column);
    if (error == LXW_NO_ERROR)
        point_at_range(sheet, range);
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
