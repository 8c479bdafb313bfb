// SPDX-License-Identifier: MIT
// Inflating a small part at once, which is much faster than in pieces. What it does not take, or finds anything wrong
// with, is left to libzip, whose word is final.
#ifndef CUADRA_READ_INFLATE_H
#define CUADRA_READ_INFLATE_H

#include "base/str.h"

// What the directory says of a part.
struct deflated_part {
    struct str bytes; // as they stand in the file
    size_t size;      // inflated
    uint32_t crc;
};

struct inflater;

// An inflater of the arena.
struct inflater *inflater_new(struct arena *arena);
// Inflates a part into `into`, of part->size bytes. False unless the bytes end where the directory says, come to that
// size and have that checksum.
bool inflate_part(struct inflater *inflater, const struct deflated_part *part, char *into);

#endif
