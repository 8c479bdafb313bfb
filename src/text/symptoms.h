// SPDX-License-Identifier: MIT
// What a text has that is worth the long look of its repair, told by a short one without memory of its own: most texts
// have nothing. It may tell of more than there is, never of less.
#ifndef CUADRA_TEXT_SYMPTOMS_H
#define CUADRA_TEXT_SYMPTOMS_H

#include "base/str.h"

#include <stdint.h>

// What a text may have, as bits.
enum symptom {
    MISPLACED = 1,   // a word that a repair may be believed of
    INVISIBLE = 2,   // blanks and marks that nobody sees, accents on their own
    REFERENCE = 4,   // an ampersand
    LOST_LETTER = 8, // U+FFFD, or a sign that may stand for a letter
    QUESTION = 16,   // a question mark that may do so where no question was opened
    OPENING = 32     // the mark that opens a question
};

// Whether a code point is a mark that joins the letter before it.
static inline bool is_joining(uint32_t point)
{
    return point >= 0x300 && point < 0x370;
}

// Finds out what a text has: bits of enum symptom.
unsigned examine_text(struct str text);
// Whether a text is tidy (see fold.h) and has nothing to repair, as most; false when that takes a closer look.
bool text_is_plain(struct str text);

#endif
