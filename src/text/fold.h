// SPDX-License-Identifier: MIT
// Forms of a text that serve to compare it, never to show it.
#ifndef CUADRA_TEXT_FOLD_H
#define CUADRA_TEXT_FOLD_H

#include "base/str.h"

// Lower case without accents (ñ becomes n), compatibility forms resolved ("1ᵉʳ" is "1er"), every run of
// punctuation, blanks and line ends one space, none at the ends. Equal folds are equal labels.
struct str fold_label(struct arena *arena, struct str text);
// The folded letter, digit or sign of an ASCII character; 0: it separates words.
extern const char fold_signs[128];
// The ASCII letter under each accented letter of Latin-1, by its second byte in UTF-8 from 0x80; 0: it has none.
extern const char fold_letters[64];
// The folded letter of an accented Latin one, by its second byte in UTF-8 (the first is 0xC3); 0: it is none.
static inline char fold_accented(unsigned char second)
{
    return second >= 0x80 && second < 0xC0 ? fold_letters[second - 0x80] : '\0';
}
// Whether a text is as tidy_text() would leave it, for what Spanish is made of; false when that takes a closer look.
bool text_is_tidy(struct str text);
// NFC, white space runs (no-break and zero-width ones too) one space, trimmed: how texts are shown.
struct str tidy_text(struct arena *arena, struct str text);
// A code without leading zeros in its numbers, folded: "04" is "4", "1.04" stays "1.04"'s "1.4".
struct str fold_key(struct arena *arena, struct str key);
// Lower case, nothing else changed: names that Excel takes for the same are equal.
struct str fold_case(struct arena *arena, struct str text);
// Whether the bytes are valid UTF-8.
bool utf8_is_valid(const char *bytes, size_t size);
// Columns the text takes on a terminal or in a cell.
size_t text_width(struct str text);

#endif
