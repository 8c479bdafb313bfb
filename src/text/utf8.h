// SPDX-License-Identifier: MIT
// UTF-8, one character at a time, strictly: no overlong forms, no surrogates, nothing past U+10FFFF.
#ifndef CUADRA_TEXT_UTF8_H
#define CUADRA_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

// The length of the valid sequence at the start, 1 for ASCII; 0 when there is none, and then `*broken` bytes
// belong to one broken character.
size_t utf8_sequence(const char *bytes, size_t size, size_t *broken);
// The code point of a valid sequence of `n` bytes.
uint32_t utf8_point(const char *bytes, size_t n);
// Writes a code point; returns how many bytes, at most 4. What is no code point is written as U+FFFD.
size_t utf8_put(char *out, uint32_t point);
// How many characters a valid text has.
size_t utf8_count(const char *text, size_t size);

#endif
