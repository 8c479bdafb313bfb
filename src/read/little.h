// SPDX-License-Identifier: MIT
// Little-endian numbers in bytes, 0 past their end.
#ifndef CUADRA_READ_LITTLE_H
#define CUADRA_READ_LITTLE_H

#include "base/str.h"

#include <stdint.h>
#include <string.h>

// The byte at a place.
static inline uint8_t byte_at(struct str bytes, size_t at)
{
    return at < bytes.n ? (uint8_t)bytes.s[at] : 0;
}

// The 16-bit number at a place.
static inline uint16_t little16_at(struct str bytes, size_t at)
{
    return (uint16_t)(byte_at(bytes, at) | byte_at(bytes, at + 1) << 8);
}

// The 32-bit number at a place.
static inline uint32_t little32_at(struct str bytes, size_t at)
{
    return little16_at(bytes, at) | (uint32_t)little16_at(bytes, at + 2) << 16;
}

// The 64-bit number at a place.
static inline uint64_t little64_at(struct str bytes, size_t at)
{
    return little32_at(bytes, at) | (uint64_t)little32_at(bytes, at + 4) << 32;
}

// The eight bytes as an IEEE double.
static inline double double_at(struct str bytes, size_t at)
{
    uint64_t bits = little64_at(bytes, at);
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

#endif
