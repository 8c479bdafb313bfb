// SPDX-License-Identifier: MIT
// The table of report texts; see report.h.
#include "es/report.h"

#include <string.h>

static const char *const texts[REPORT_COUNT] = {
#define TEXT(identifier, sentence) sentence,
#include "es/report.def"
#undef TEXT
};

// The text of a row.
const char *report_text(enum report_text text)
{
    return texts[text];
}

// The text with its %s filled in, in order.
struct str report_format(struct arena *arena, enum report_text text, ...)
{
    // Only "%s" is filled in, and here: a row of the table is never handed to printf.
    struct buffer filled = {.arena = arena};
    va_list arguments;
    va_start(arguments, text);
    for (const char *at = texts[text]; *at; at++) {
        if (at[0] == '%' && at[1] == 's') {
            buffer_add_z(&filled, va_arg(arguments, const char *));
            at++;
        } else {
            buffer_add_char(&filled, *at);
        }
    }
    va_end(arguments);
    return buffer_str(&filled);
}
