// SPDX-License-Identifier: MIT
// What is known of texts, kept over the workbooks of a run: the headings, units of measure and names that the
// submissions share are folded, repaired and understood once. What it answers never depends on what was asked before.
#ifndef CUADRA_LAYOUT_TEXT_MEMORY_H
#define CUADRA_LAYOUT_TEXT_MEMORY_H

#include "layout/layout.h"
#include "layout/vocabulary.h"
#include "text/repair.h"

// The sense of a text under a layout (NULL: none).
struct layout_sense {
    const struct layout *layout;
    struct sense sense, guess; // the guess is of texts without a sense
    bool has_guess;
    struct layout_sense *next;
};

// What is known of a text; each part is found when it is first asked for.
struct text_facts {
    struct arena *arena; // where the parts are kept
    struct str text;
    const struct repair *repair; // NULL: it needs none
    struct str folded, shown;    // .s NULL: not asked for yet
    struct layout_sense *senses;
    uint64_t sheet; // the last one that guessed it
};

// A number for the next sheet, from 1.
uint64_t text_memory_sheet(struct text_memory *memory);
// What is known of a text. Long texts, and all when the memory is full, are kept in `others` (a map of the sheet).
struct text_facts *text_memory_find(struct text_memory *memory, struct map *others, struct arena *scratch,
                                    struct str text);
// The text as it should have read, white space as it is.
struct str facts_repaired(const struct text_facts *facts);
// The same, tidied, for showing; and folded, for comparing.
struct str facts_shown(struct text_facts *facts);
struct str facts_folded(struct text_facts *facts);
// Its sense under a layout.
struct layout_sense *facts_sense(struct text_facts *facts, const struct vocabulary *vocabulary,
                                 const struct layout *layout);

#endif
