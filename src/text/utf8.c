// SPDX-License-Identifier: MIT
// UTF-8 sequences; see utf8.h.
#include "text/utf8.h"

#include <string.h>

// The length of the valid sequence at the start, 1 for ASCII; 0 when there is none, and then `*broken` bytes belong
// to one broken character.
size_t utf8_sequence(const char *bytes, size_t size, size_t *broken)
{
    const unsigned char *b = (const unsigned char *)bytes;
    *broken = 1;
    if (!size)
        return 0;
    if (b[0] < 0x80)
        return 1;
    size_t n = b[0] < 0xC2 || b[0] > 0xF4 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    // the second byte of some leads is narrower
    unsigned low = b[0] == 0xE0 ? 0xA0 : b[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = b[0] == 0xED ? 0x9F : b[0] == 0xF4 ? 0x8F : 0xBF;
    for (size_t i = 1; i < n; i++) {
        if (i >= size || b[i] < low || b[i] > high)
            return 0;
        low = 0x80;
        high = 0xBF;
        *broken = i + 1;
    }
    return n;
}

// The code point of a valid sequence of `n` bytes.
uint32_t utf8_point(const char *bytes, size_t n)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (n == 1)
        return b[0];
    uint32_t point = b[0] & (0x7FU >> n);
    for (size_t i = 1; i < n; i++)
        point = point << 6 | (b[i] & 0x3F);
    return point;
}

// Writes a code point; returns how many bytes, at most 4.
size_t utf8_put(char *out, uint32_t point)
{
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
        point = 0xFFFD;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i; i--) {
        out[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(leads[n] | point);
    return n;
}

// How many characters a valid text has.
size_t utf8_count(const char *text, size_t size)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t continuations = 0;
    size_t i = 0;
    while (i + 8 <= size) {
        size_t stop = size - i > 8 * 255 ? i + 8 * 255 : size; // a byte of `sums` counts to 255
        uint64_t sums = 0, bytes;
        for (; i + 8 <= stop; i += 8) { // eight bytes at once: a continuation has bit 7 set and bit 6 clear
            memcpy(&bytes, text + i, 8);
            sums += (bytes >> 7) & (~bytes >> 6) & ones;
        }
        continuations += (((sums & UINT64_C(0x00FF00FF00FF00FF)) + ((sums >> 8) & UINT64_C(0x00FF00FF00FF00FF))) *
                          UINT64_C(0x0001000100010001)) >>
                         48;
    }
    for (; i < size; i++)
        continuations += ((unsigned char)text[i] & 0xC0) == 0x80;
    return size - (size_t)continuations;
}
