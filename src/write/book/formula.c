// SPDX-License-Identifier: MIT
// Formulas from templates; see formula.h.
#include "write/book/formula.h"

#include <string.h>

// The template with its {tags} resolved to column letters; the row marks stay.
const char *formula_prepare(struct arena *arena, const char *template_text, column_of_tag column, const void *context)
{
    struct buffer prepared = {.arena = arena};
    for (const char *at = template_text; *at; at++) {
        const char *end = *at == '{' ? strchr(at, '}') : NULL;
        struct str tag = {at + 1, end ? (size_t)(end - at) - 1 : 0};
        const char *letters = end ? column(context, tag) : NULL;
        if (letters) {
            buffer_add_z(&prepared, letters);
            at = end;
        } else {
            buffer_add_char(&prepared, *at); // an array constant such as {1,2,3,4} stays
        }
    }
    return buffer_str(&prepared).s;
}

// Adds a zero-based row as Excel counts it, from one.
static size_t add_row(char *formula, int32_t row)
{
    char digits[12];
    size_t count = 0, n = 0;
    for (uint32_t rest = (uint32_t)row + 1; rest; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    while (count)
        formula[n++] = digits[--count];
    return n;
}

// The prepared template at a zero-based row (#), `other` being the row (@) of another sheet, in `formula`.
void formula_at(const char *prepared, int32_t row, int32_t other, char formula[FORMULA_LIMIT])
{
    enum { LONGEST_ROW = 12 };
    size_t n = 0;
    for (const char *at = prepared; *at && n + LONGEST_ROW < FORMULA_LIMIT; at++) {
        if (*at == '#')
            n += add_row(formula + n, row);
        else if (*at == '@')
            n += add_row(formula + n, other);
        else
            formula[n++] = *at;
    }
    formula[n] = '\0';
}
