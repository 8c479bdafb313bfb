// SPDX-License-Identifier: MIT
// Text eight bytes at a time: a word of them is tested at once, and most of a text needs no closer look. A test
// gives marks, bit 7 of each byte that passes; the first mark is right, those after it may be one too many.
#ifndef CUADRA_BASE_BYTES_H
#define CUADRA_BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTES_ONES UINT64_C(0x0101010101010101)
#define BYTES_HIGH (BYTES_ONES << 7)

// The next eight bytes, the first of them lowest.
static inline uint64_t bytes_load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

// Writes eight bytes.
static inline void bytes_store(char *bytes, uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    memcpy(bytes, &word, sizeof word);
}

// The next four bytes, the first of them lowest.
static inline uint64_t bytes_load_half(const char *bytes)
{
    uint32_t half;
    memcpy(&half, bytes, sizeof half);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    half = __builtin_bswap32(half);
#endif
    return half;
}

// The same of the last bytes of a text, when `n` may be fewer than eight: zeros take the place of what is missing.
static inline uint64_t bytes_load_last(const char *bytes, size_t n)
{
    if (n >= 8)
        return bytes_load(bytes);
    if (n >= 4) // the halves may have bytes in common
        return bytes_load_half(bytes) | bytes_load_half(bytes + n - 4) << (n - 4) * 8;
    if (!n)
        return 0;
    // the first, the middle and the last of three, or fewer
    const unsigned char *b = (const unsigned char *)bytes;
    return b[0] | (uint64_t)b[n / 2] << n / 2 * 8 | (uint64_t)b[n - 1] << (n - 1) * 8;
}

// Marks the bytes that are equal to one: the classic test for a zero byte, applied to differences.
static inline uint64_t bytes_equal(uint64_t word, unsigned char byte)
{
    uint64_t difference = word ^ (BYTES_ONES * byte);
    return (difference - BYTES_ONES) & ~difference & BYTES_HIGH;
}

// Marks the bytes below the limit, 1 to 0x80.
static inline uint64_t bytes_below(uint64_t word, unsigned char limit)
{
    return (word - BYTES_ONES * limit) & ~word & BYTES_HIGH;
}

// Marks the bytes above 0x7F.
static inline uint64_t bytes_above_ascii(uint64_t word)
{
    return word & BYTES_HIGH;
}

// The place of the first mark; there must be one.
static inline size_t bytes_first(uint64_t marks)
{
    return (size_t)__builtin_ctzll(marks) / 8;
}

#endif
