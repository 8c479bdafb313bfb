// SPDX-License-Identifier: MIT
// The rows of the dictionary as they are kept: roles and values. Only the files that read and match words know it.
#ifndef CUADRA_LAYOUT_TERM_H
#define CUADRA_LAYOUT_TERM_H

#include "layout/vocabulary.h"

// What a word or heading was listed as.
enum term_role {
    TERM_COLUMN, // value: enum field
    TERM_LABEL,  // value: enum field
    TERM_GROUP,  // value: FIELD_BASELINE or FIELD_NONE
    TERM_STRONG, // value: enum measure; these four are phrases
    TERM_WEAK,
    TERM_LETTER,
    TERM_WORD, // value: enum word_kind
    TERM_MARK, // value: enum mark
    TERM_MISSING,
    TERM_LEVEL_WORD, // value: enum level
    TERM_LEVEL_CODE
};

enum word_kind { WORD_CUMULATIVE, WORD_ANNUAL, WORD_QUARTER, WORD_NUMBER, WORD_OTHER, WORD_FILLER };

// One listing of a folded text; a text may be listed in several roles.
struct term {
    struct term *next;
    enum term_role role;
    int value;
};

// The first listing in a role among those of a text (may be NULL), or NULL.
const struct term *term_of_role(const struct term *term, enum term_role role);
// The same of a text.
const struct term *term_find(const struct map *map, struct str folded, enum term_role role);
// Makes the maps of empty terms.
void terms_init(struct arena *arena, struct terms *terms);
// Adds a listing; phrases go to terms->phrases, all others to terms->exact.
void terms_add(struct arena *arena, struct terms *terms, struct str folded, enum term_role role, int value);

#endif
