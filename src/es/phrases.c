// SPDX-License-Identifier: MIT
// Pieces of sentences; see phrases.h.
#include "es/phrases.h"

static const char *const texts[PHRASE_COUNT] = {
#define PHRASE(identifier, text) [PHRASE_##identifier] = (text),
#include "es/phrases.def"
#undef PHRASE
};

// The text of a phrase as it stands in its row.
struct str phrase(enum phrase phrase)
{
    return str_of(texts[phrase]);
}

// The text with each {} replaced by the next of the `struct str` arguments.
struct str phrase_fill(struct arena *arena, enum phrase phrase, ...)
{
    struct buffer filled = {.arena = arena};
    va_list arguments;
    va_start(arguments, phrase);
    for (const char *at = texts[phrase]; *at; at++) {
        if (at[0] == '{' && at[1] == '}') {
            buffer_add_str(&filled, va_arg(arguments, struct str));
            at++;
        } else {
            buffer_add_char(&filled, *at);
        }
    }
    va_end(arguments);
    return buffer_str(&filled);
}
