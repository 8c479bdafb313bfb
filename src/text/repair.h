// SPDX-License-Identifier: MIT
// Text that went through a wrong encoding once or more ("PlaneaciÃ³n", "Planeaci¢n") is put right where the
// result is clearly better Spanish; clean text is never touched, and what is lost is counted and not invented.
#ifndef CUADRA_TEXT_REPAIR_H
#define CUADRA_TEXT_REPAIR_H

#include "base/str.h"

// What became of a text.
struct repair {
    struct str text;  // the text to use: the one given when nothing was repaired
    bool changed;     // the text differs from the one given
    bool letters;     // it differs in more than blanks, invisible characters and composed accents
    size_t lost;      // letters past repair: U+FFFD, question marks inside a word
    struct str guess; // when some were lost, how the text may have read; empty when no guess is good
};

// Repairs a text. Returns `repair->changed`.
bool repair_text(struct arena *arena, struct str text, struct repair *repair);
// The same when what examine_text() finds is known; without symptoms there is nothing to do.
bool repair_symptoms(struct arena *arena, struct str text, unsigned symptoms, struct repair *repair);

#endif
