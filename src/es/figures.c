// SPDX-License-Identifier: MIT
// Figures as text; see figures.h.
#include "es/figures.h"

#include "base/decimal.h"

#include <math.h>
#include <string.h>

enum { SHOWN_DECIMALS = 4, FEW_DECIMALS = 2 };

// The digits before the point with a comma before each group of three.
static void add_grouped(struct buffer *text, struct str digits)
{
    for (size_t i = 0; i < digits.n; i++) {
        if (i && (digits.n - i) % 3 == 0)
            buffer_add_char(text, ',');
        buffer_add_char(text, digits.s[i]);
    }
}

// "1,250", "-3.75".
struct str figure_text(struct arena *arena, double number, int decimals)
{
    char fixed[DECIMAL_FIXED_SIZE];
    int most = decimals >= 0 ? decimals : decimals == -1 ? SHOWN_DECIMALS : FEW_DECIMALS;
    size_t n = decimal_fixed(fixed, number, most);
    struct str digits = {fixed, n};
    struct buffer text = {.arena = arena};
    bool is_zero = strspn(fixed, "-0.") == n;
    if (digits.n && digits.s[0] == '-') {
        if (!is_zero)
            buffer_add_char(&text, '-');
        digits = str_slice(digits, 1, digits.n);
    }
    size_t point = str_find(digits, STR("."));
    struct str whole = str_slice(digits, 0, point), part = str_slice(digits, point, digits.n);
    if (decimals < 0)
        while (part.n && (part.s[part.n - 1] == '0' || part.s[part.n - 1] == '.'))
            part.n--;
    add_grouped(&text, whole);
    buffer_add_str(&text, part);
    return buffer_str(&text);
}
