// SPDX-License-Identifier: MIT
// The bytes of one file, held in memory when they are few, else read from the disk as they are asked for.
// It knows nothing of what they mean.
#ifndef CUADRA_READ_INPUT_H
#define CUADRA_READ_INPUT_H

#include "base/str.h"
#include "es/refusals.h"

#include <stdint.h>
#include <stdio.h>

// Files up to this size are read in one go.
enum { INPUT_IN_MEMORY = 1 << 20, INPUT_HEAD = 8192 };

// An open file. It closes with its arena.
struct input {
    struct arena *arena;
    FILE *file;       // NULL when all bytes are in memory
    struct str bytes; // all of them, or the first INPUT_HEAD
    uint64_t size;    // of the whole file
};

// Opens a regular file of at most `limit` bytes; on a refusal `*detail` completes its phrase.
enum refusal input_open(struct arena *arena, const char *path, uint64_t limit, struct input **input,
                        struct str *detail);
// The same over bytes that outlive the arena.
struct input *input_of_bytes(struct arena *arena, struct str bytes);
// The first bytes, at most INPUT_HEAD.
struct str input_head(const struct input *input);
// Copies up to `size` bytes from `offset` on; returns how many there were, 0 after the end or on an error.
size_t input_read(const struct input *input, uint64_t offset, void *into, size_t size);
// The whole file in memory (in the input's arena). False when the disk fails.
bool input_load(struct input *input, struct str *bytes);
// Hexadecimal SHA-256 of the whole file. False when the disk fails.
bool input_fingerprint(const struct input *input, char sha256[65]);

#endif
