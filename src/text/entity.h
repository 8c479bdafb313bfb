// SPDX-License-Identifier: MIT
// Character references of HTML: the named ones of Latin-1 and of typography, and the numeric ones.
#ifndef CUADRA_TEXT_ENTITY_H
#define CUADRA_TEXT_ENTITY_H

#include <stddef.h>
#include <stdint.h>

// Reads "&name;", "&#243;" or "&#xF3;" at the start; returns its length and sets the code point, or returns 0.
size_t entity_read(const char *text, size_t size, uint32_t *point);

#endif
