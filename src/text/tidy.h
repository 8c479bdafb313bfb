// SPDX-License-Identifier: MIT
// Tidiness eight bytes at a time: ASCII without controls and letters of Latin-1, no blank at the ends or after another.
// Anything else takes a closer look. Only for the files of this module that go through a whole text.
#ifndef CUADRA_TEXT_TIDY_H
#define CUADRA_TEXT_TIDY_H

#include "base/bytes.h"
#include "base/str.h"

// What stands before eight bytes, as marks of their first byte.
struct tidy_front {
    uint64_t space, lead; // a space; a byte that a letter of Latin-1 begins with
};

// The start of a text is as the place after a space.
#define TIDY_START ((struct tidy_front){0x80, 0})

// The eight bytes of a text from a place before its end; full stops take the place of what is missing.
static inline uint64_t tidy_word(struct str text, size_t at)
{
    size_t n = text.n - at;
    return n >= 8 ? bytes_load(text.s + at) : bytes_load_last(text.s + at, n) | (BYTES_ONES * '.') << n * 8;
}

// Whether the ASCII characters of eight bytes are tidy; question marks take a closer look too.
static inline bool word_is_tidy(uint64_t word, struct tidy_front *front)
{
    uint64_t spaces = bytes_equal(word, ' '), is_last = (word | BYTES_ONES * 0x40) + BYTES_ONES; // '?' and 0x7F
    uint64_t others = ((word - BYTES_ONES * ' ') | is_last) & ~word & BYTES_HIGH;
    bool is_tidy = !(others | (spaces & (spaces << 8 | front->space)));
    front->space = spaces >> 56;
    return is_tidy;
}

// Marks the bytes that letters of Latin-1 begin with.
static inline uint64_t tidy_leads(uint64_t word)
{
    return bytes_above_ascii(word) & word << 1;
}

// Whether the bytes above ASCII among eight make letters of Latin-1.
static inline bool word_is_latin(uint64_t word, struct tidy_front *front)
{
    uint64_t leads = tidy_leads(word), followers = bytes_above_ascii(word) & ~leads;
    uint64_t odd_leads = (leads >> 7) * 0xFF & (word ^ BYTES_ONES * 0xC3);
    bool is_latin = !(odd_leads | (followers ^ (leads << 8 | front->lead)));
    front->lead = leads >> 56;
    return is_latin;
}

// Whether a text whose bytes are all tidy ends well.
static inline bool tidy_ends(const struct tidy_front *front, struct str text)
{
    return !front->lead && text.s[text.n - 1] != ' ';
}

#endif
