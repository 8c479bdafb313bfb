// SPDX-License-Identifier: MIT
// Text to code points and back; see points.h.
#include "text/points.h"

#include "text/detect.h"
#include "text/letters.h"
#include "text/utf8.h"

// The code points of UTF-8; a bad byte is U+FFFD.
struct points points_of(struct arena *arena, struct str text)
{
    struct points points = {arena_array(arena, text.n + 1, sizeof(uint32_t)), 0};
    for (size_t i = 0; i < text.n;) {
        size_t broken, n = utf8_sequence(text.s + i, text.n - i, &broken);
        points.items[points.count++] = n ? utf8_point(text.s + i, n) : 0xFFFD;
        i += n ? n : broken;
    }
    return points;
}

// The text of code points.
struct str points_text(struct arena *arena, struct points points)
{
    char *out = arena_alloc(arena, points.count * 4 + 1);
    size_t n = 0;
    for (size_t i = 0; i < points.count; i++)
        n += utf8_put(out + n, points.items[i]);
    return (struct str){out, n};
}

// A copy of items `from` to `to`.
struct points points_slice(struct points points, size_t from, size_t to)
{
    return (struct points){points.items + from, to - from};
}

// The code point at a place, 0 outside the text.
static uint32_t at(struct points points, size_t i)
{
    return i < points.count ? points.items[i] : 0;
}

// The character at `i` with those beside it.
struct letter_window points_window(struct points points, size_t i)
{
    // i - 1 and i - 2 of the first are past the end on purpose: no neighbour
    return (struct letter_window){at(points, i - 2), at(points, i - 1), at(points, i), at(points, i + 1),
                                  at(points, i + 2)};
}

// The cost of the character at `i` in its place (see letters.h); 0 for ASCII.
double points_cost_at(struct points points, size_t i)
{
    if (at(points, i) < 0x80)
        return 0;
    struct letter_window window = points_window(points, i);
    return letter_cost(&window);
}

// The sum of the costs.
double points_cost(struct points points)
{
    double cost = 0;
    for (size_t i = 0; i < points.count; i++)
        cost += points_cost_at(points, i);
    return cost;
}
