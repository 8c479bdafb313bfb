// SPDX-License-Identifier: MIT
// Pieces of the sentences of findings; whole sentences are in rules.def.
#ifndef CUADRA_ES_PHRASES_H
#define CUADRA_ES_PHRASES_H

#include "base/str.h"

enum phrase {
#define PHRASE(identifier, text) PHRASE_##identifier,
#include "es/phrases.def"
#undef PHRASE
    PHRASE_COUNT
};

// The text of a phrase as it stands in its row.
struct str phrase(enum phrase phrase);
// The text with each {} replaced by the next of the `struct str` arguments.
struct str phrase_fill(struct arena *arena, enum phrase phrase, ...);

#endif
