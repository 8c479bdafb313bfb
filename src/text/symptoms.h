// SPDX-License-Identifier: MIT
// What a text has that is worth the long look of its repair, told by a short one without memory of its own: most texts
// have nothing. It may tell of more than there is, never of less.
#ifndef CUADRA_TEXT_SYMPTOMS_H
#define CUADRA_TEXT_SYMPTOMS_H

#include "base/str.h"

#include <stdint.h>

// What a text has.
struct symptoms {
    bool misplaced; // a word that a repair may be believed of
    bool invisible; // blanks, marks and accents that can be told only by their absence
    bool reference; // an ampersand
    bool lost;      // U+FFFD, or a question mark that may stand for a letter
    bool question;  // one that may do so where no question was opened
    bool opening;   // the mark that opens a question
};

// Whether a code point is a mark that joins the letter before it.
static inline bool is_joining(uint32_t point)
{
    return point >= 0x300 && point < 0x370;
}

// Finds out what a text has.
struct symptoms examine_text(struct str text);

#endif
