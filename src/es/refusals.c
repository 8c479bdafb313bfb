// SPDX-License-Identifier: MIT
// Fills the phrases of refusals.def.
#include "es/refusals.h"

static const char *const phrases[REFUSAL_COUNT] = {
    "",
#define REFUSAL(identifier, phrase) phrase,
#include "es/refusals.def"
#undef REFUSAL
};

// Puts the detail in the place of {}.
struct str refusal_phrase(struct arena *arena, enum refusal refusal, struct str detail)
{
    struct str phrase = str_of(phrases[refusal]);
    size_t hole = str_find(phrase, STR("{}"));
    if (hole == SIZE_MAX)
        return phrase;
    struct buffer out = {.arena = arena};
    buffer_add_str(&out, str_slice(phrase, 0, hole));
    buffer_add_str(&out, detail);
    buffer_add_str(&out, str_slice(phrase, hole + 2, phrase.n));
    return buffer_str(&out);
}
