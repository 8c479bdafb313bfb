// SPDX-License-Identifier: MIT
// The phrases that say why a file was not read; the table is refusals.def, the kinds of foreign files are
// file_kinds.def.
#ifndef CUADRA_ES_REFUSALS_H
#define CUADRA_ES_REFUSALS_H

#include "base/str.h"

// The rows of refusals.def, in their order; REFUSAL_NONE stands for "nothing is wrong".
enum refusal {
    REFUSAL_NONE,
#define REFUSAL(identifier, phrase) REFUSAL_##identifier,
#include "es/refusals.def"
#undef REFUSAL
    REFUSAL_COUNT
};

// The phrase of a refusal with its detail in place; "" for REFUSAL_NONE.
struct str refusal_phrase(struct arena *arena, enum refusal refusal, struct str detail);

#endif
