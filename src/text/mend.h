// SPDX-License-Identifier: MIT
// The ways in which text goes through a wrong encoding, undone: each move gives the text as it would read if
// that had happened to it. Whether it did is judged elsewhere.
#ifndef CUADRA_TEXT_MEND_H
#define CUADRA_TEXT_MEND_H

#include "text/codepage.h"
#include "text/points.h"

struct move {
    // Writes the text before the damage into `out` (room for as many points), returns how many.
    size_t (*undo)(const struct move *move, struct points text, uint32_t *out);
    enum codepage wrote; // the page the bytes were in
    enum codepage read;  // the page they were read in
    double strong;       // nats that one word must gain for the move to be believed
    double weak;         // nats that another word of the same text must gain then
    bool is_certain;     // its pattern alone proves it
};

extern const struct move moves[];
extern const size_t move_count;

// What the moves from page to page make of a character, as bits in the order of `moves`: those that change it, and
// those that make a Spanish letter of it.
struct mend_effect {
    uint32_t changes, makes_spanish;
};
// Of the characters of Latin-1 from U+00A0 to U+00FF, and of any beyond ASCII.
extern const struct mend_effect mend_latin1_effects[96];
struct mend_effect mend_effect(uint32_t point);
// Whether the characters from `i` on, the first beyond ASCII, may be what a move makes one character of. Where none
// are, and but for the capital A with tilde, which may be the lead of a lost pair, only moves from page to page change
// anything.
bool mend_may_join(struct points text, size_t i);
// Whether the point is the byte `byte` read in a page, C1 controls standing for themselves.
int mend_byte(enum codepage page, uint32_t point);
// The letter with the accent that it gets in Spanish (a: a acute), or 0.
uint32_t mend_accented(uint32_t letter);

#endif
