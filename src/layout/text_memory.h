// SPDX-License-Identifier: MIT
// What is known of texts. The run keeps it of those that come again: the headings, units of measure and names that the
// submissions share are folded, repaired and understood once. What is answered never depends on what is kept.
#ifndef CUADRA_LAYOUT_TEXT_MEMORY_H
#define CUADRA_LAYOUT_TEXT_MEMORY_H

#include "layout/layout.h"
#include "layout/vocabulary.h"
#include "text/repair.h"

// The sense of a text under a layout (NULL: none).
struct layout_sense {
    const struct layout *layout;
    struct sense sense;
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
    bool has_mark;
    enum mark mark;
    struct title_period *period;
};

// What is known of a text. What the run does not keep goes with `scratch`, where the text must stay as long.
struct text_facts *text_memory_find(struct text_memory *memory, struct arena *scratch, struct str text);
// The text as it should have read, white space as it is.
struct str facts_repaired(const struct text_facts *facts);
// The same, tidied, for showing; and folded, for comparing.
struct str facts_shown(struct text_facts *facts);
struct str facts_folded(struct text_facts *facts);
// Its sense under a layout; of a short text that has none, the sense of what it was meant to be.
struct sense facts_sense(struct text_facts *facts, const struct vocabulary *vocabulary, const struct layout *layout);
// What kind of row it makes at its front.
enum mark facts_mark(struct text_facts *facts, const struct vocabulary *vocabulary);
// What it says as a title.
const struct title_period *facts_period(struct text_facts *facts);

#endif
