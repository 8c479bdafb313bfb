// SPDX-License-Identifier: MIT
// What is known of texts, kept over the workbooks of a run: the headings, units of measure and names that the
// submissions share are folded, repaired and understood once. What it answers never depends on what was asked before.
#ifndef CUADRA_LAYOUT_TEXT_MEMORY_H
#define CUADRA_LAYOUT_TEXT_MEMORY_H

#include "layout/layout.h"
#include "layout/vocabulary.h"
#include "text/figure_text.h"
#include "text/repair.h"

// The sense of a text under a layout (NULL: none).
struct layout_sense {
    const struct layout *layout;
    struct sense sense, guess; // the guess is of texts without a sense
    bool has_guess;
    struct layout_sense *next;
};

// What a title says of the period reported.
struct title_period {
    int quarter;      // of a quarter's words ("2o. trimestre"); 0: none
    int date_quarter; // of any period or date, 0: none
    int32_t year;     // the only year; 0: none, or two that differ
};

// What is known of a text; each part is found when it is first asked for.
struct text_facts {
    struct arena *arena; // where the parts are kept
    struct str text;
    const struct repair *repair; // NULL: it needs none
    struct str folded, shown;    // .s NULL: not asked for yet
    struct layout_sense *senses;
    bool has_mark, has_figure, has_period;
    enum mark mark;
    struct figure_text figure[2]; // without and with decimal commas
    struct title_period period;
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
// What kind of row it makes at its front.
enum mark facts_mark(struct text_facts *facts, const struct vocabulary *vocabulary);
// The number that it is.
const struct figure_text *facts_figure(struct text_facts *facts, bool is_comma_decimal);
// What it says as a title.
const struct title_period *facts_period(struct text_facts *facts);

#endif
