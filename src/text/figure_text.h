// SPDX-License-Identifier: MIT
// Numbers as people write them in a cell of text: "1,250", "25 %", "1 234,5", "$ 1,250.00", "(160)", "7 jornadas".
// It knows nothing of the column it stands in.
#ifndef CUADRA_TEXT_FIGURE_TEXT_H
#define CUADRA_TEXT_FIGURE_TEXT_H

#include "base/str.h"

enum figure_text_kind {
    FIGURE_TEXT_BLANK,
    FIGURE_TEXT_NUMBER,
    FIGURE_TEXT_DASH, // a mark that says that there is no figure: "-", "—", "…"
    FIGURE_TEXT_OTHER // no number
};

// What a text came to.
struct figure_text {
    enum figure_text_kind kind;
    double value;          // in percentage points when is_percent
    bool is_percent;       // a % sign or "por ciento" stands after it
    int decimals;          // decimals written
    bool is_comma_decimal; // it can only be read with a decimal comma
    bool is_ambiguous;     // "1,250": thousands, unless the file writes decimal commas
    struct str unit;       // the words after the number ("jornadas"), a part of the text; .n 0: none
};

// Whether a text begins with a letter that no number begins with, as most texts do: "MXN" may stand before a number,
// and blanks and dashes above ASCII begin with two bytes that no Spanish letter begins with.
static inline bool figure_text_is_word(struct str text)
{
    unsigned char c = text.n ? (unsigned char)text.s[0] : '\0';
    bool is_currency = c == 'M' && text.n > 1 && text.s[1] == 'X';
    return ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 0xC3) && !is_currency;
}

// Reads a text that may be a number.
struct figure_text figure_text_read_closely(struct str text, bool comma_decimal);
// Reads a text. `comma_decimal`: the file writes decimal commas, so "1,250" is one and a quarter.
static inline struct figure_text figure_text_read(struct str text, bool comma_decimal)
{
    return figure_text_is_word(text) ? (struct figure_text){.kind = FIGURE_TEXT_OTHER}
                                     : figure_text_read_closely(text, comma_decimal);
}

#endif
