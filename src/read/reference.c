// SPDX-License-Identifier: MIT
// Parsing cell references; see reference.h.
#include "read/reference.h"

// Reads letters, then digits, each within the grid.
bool reference_parse(struct str text, int32_t *row, int32_t *column)
{
    if (!text.n)
        return false;
    const char *at = text.s, *end = text.s + text.n;
    int32_t letters = 0, digits = 0;
    at += at < end && *at == '$';
    const char *first = at;
    for (; at < end && (*at | 0x20) >= 'a' && (*at | 0x20) <= 'z'; at++) {
        letters = letters * 26 + ((*at | 0x20) - 'a' + 1);
        if (letters > SHEET_COLUMNS)
            return false;
    }
    if (at == first)
        return false;
    at += at < end && *at == '$';
    first = at;
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        digits = digits * 10 + (*at - '0');
        if (digits > SHEET_ROWS)
            return false;
    }
    if (at == first || at != end || digits == 0)
        return false;
    *row = digits - 1;
    *column = letters - 1;
    return true;
}

// Reads both corners and puts them in order.
bool reference_range(struct str text, struct merge *range)
{
    size_t colon = str_find(text, STR(":"));
    struct str second = colon == SIZE_MAX ? text : str_slice(text, colon + 1, text.n);
    struct merge found;
    if (!reference_parse(colon == SIZE_MAX ? text : str_slice(text, 0, colon), &found.row, &found.column) ||
        !reference_parse(second, &found.row_to, &found.column_to))
        return false;
    range->row = found.row < found.row_to ? found.row : found.row_to;
    range->row_to = found.row < found.row_to ? found.row_to : found.row;
    range->column = found.column < found.column_to ? found.column : found.column_to;
    range->column_to = found.column < found.column_to ? found.column_to : found.column;
    return true;
}
