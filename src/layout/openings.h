// SPDX-License-Identifier: MIT
// How labels may begin, and which are near in length: most texts of a sheet are no labels, and their first word tells.
#ifndef CUADRA_LAYOUT_OPENINGS_H
#define CUADRA_LAYOUT_OPENINGS_H

#include "layout/vocabulary.h"

// What may begin with a word.
struct opening {
    bool is_heading;                      // an exact heading of a column, a label or a group
    size_t phrase_words;                  // words of the longest phrase; 0: none
    VECTOR(struct partial_term) partials; // prefixes
};

// The first word of a folded text, cut as words_cut() does; "" when it has none.
struct str opening_word(struct str folded);
// Notes how a folded text begins.
void openings_add(struct openings *openings, struct str folded);
// Notes that any text may be one of those.
void openings_add_all(struct openings *openings);
// Whether a text, folded or not, may be one of those noted by how it begins.
bool openings_have(const struct openings *openings, struct str text);
// What may begin with the first word of a folded text; NULL: nothing.
const struct opening *opening_find(const struct terms *terms, struct str folded);
// The same, made when it is missing.
struct opening *opening_make(struct arena *arena, struct terms *terms, struct str folded);

// Adds a text.
void near_texts_add(struct arena *arena, struct near_texts *texts, struct str text);
// Where a search among them stands; zero-initialise it.
struct near_cursor {
    size_t length, at;
};

// The next text that is one letter apart from `text`: another letter, one more, one less, two swapped. False at the
// end.
bool near_texts_next(const struct near_texts *texts, struct str text, struct near_cursor *cursor, struct str *near);

#endif
