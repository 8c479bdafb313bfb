// SPDX-License-Identifier: MIT
// How a word fares when a move is tried on it: what it gains, and whether that makes the move believed. It judges
// word by word and neither moves nor mends.
#ifndef CUADRA_TEXT_VERDICT_H
#define CUADRA_TEXT_VERDICT_H

#include "text/mend.h"

#include <stdbool.h>

// How a word fares under a move.
struct verdict {
    double gain;
    bool improves;                            // a Spanish letter or sign came into its place, and none left it
    bool gains_letter, gains_sign, gains_any; // any: a Spanish letter, be it in an unusual place
    bool is_promising;                        // it still looks like UTF-8 read in a page
    bool is_doubtful;                         // the word alone proves nothing: it may well be right as it is
};

// Whether a code point separates words for judging.
static inline bool ends_word(uint32_t point)
{
    return point <= ' ' || point == ',' || point == ';' || point == '|';
}

// The end of the word at `i`; what separates is a word of one character.
size_t word_end(struct points text, size_t i);

// Whether a character beyond ASCII that costs so much (see letters.h) is out of place.
bool is_out_of_place(double cost);
// Whether a character that a move changes may well be right: a Spanish letter whose case fits; a sign at the edge of
// a word; the capital A with tilde of Portuguese names.
bool may_be_right(const struct letter_window *window);

// Judges the word [a0, a1) that became [b0, b1).
struct verdict word_verdict(struct points before, size_t a0, size_t a1, struct points after, size_t b0, size_t b1);
// Whether a word makes the move believed.
bool is_convincing(const struct move *move, const struct verdict *verdict);

#endif
