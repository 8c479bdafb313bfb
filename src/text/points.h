// SPDX-License-Identifier: MIT
// A text as code points, for judging and mending it character by character.
#ifndef CUADRA_TEXT_POINTS_H
#define CUADRA_TEXT_POINTS_H

#include "base/str.h"
#include "text/letters.h"

#include <stdint.h>

struct points {
    uint32_t *items;
    size_t count;
};

// The code points of UTF-8; a bad byte is U+FFFD. There is room for as many again.
struct points points_of(struct arena *arena, struct str text);
// The text of code points.
struct str points_text(struct arena *arena, struct points points);
// A copy of items `from` to `to`.
struct points points_slice(struct points points, size_t from, size_t to);
// The character at `i` with those beside it.
struct letter_window points_window(struct points points, size_t i);
// The cost of the character at `i` in its place (see letters.h); 0 for ASCII.
double points_cost_at(struct points points, size_t i);
// The sum of the costs.
double points_cost(struct points points);

#endif
