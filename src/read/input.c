// SPDX-License-Identifier: MIT
// Opening and reading files; see input.h.
#include "read/input.h"

#include "es/system.h"

#include <sys/types.h> // libmd's header needs its names

#include <errno.h>
#include <sha256.h>
#include <string.h>
#include <sys/stat.h>

// Closes the file that a place of an arena holds, if any. The place is deferred before the file is opened, so that
// running out of memory in between leaves nothing open.
static void close_file(void *place)
{
    FILE **file = place;
    if (*file)
        fclose(*file);
}

// Reads the first bytes, all of them when they are few.
static bool read_first(struct input *input)
{
    bool all = input->size <= INPUT_IN_MEMORY;
    size_t size = all ? (size_t)input->size : INPUT_HEAD;
    char *bytes = arena_bytes(input->arena, size + 1);
    if (all) // there is nothing to read ahead
        setvbuf(input->file, NULL, _IONBF, 0);
    size_t got = fread(bytes, 1, size, input->file);
    bytes[got] = '\0';
    input->bytes = (struct str){bytes, got};
    if (all)
        input->size = got;
    return !ferror(input->file) && (all || got == size);
}

// Opens the file, measures it and reads its first bytes.
enum refusal input_open(struct arena *arena, const char *path, uint64_t limit, struct input **input, struct str *detail)
{
    struct stat about;
    if (stat(path, &about) == 0 && !S_ISREG(about.st_mode)) // opening a pipe would wait for who writes into it
        return REFUSAL_NO_FILE;
    FILE **place = ARENA_NEW(arena, FILE *);
    arena_defer(arena, close_file, place);
    FILE *file = *place = fopen(path, "rb");
    if (!file) {
        *detail = system_reason(errno);
        return errno == ENOENT && lstat(path, &about) == 0 ? REFUSAL_BROKEN_LINK : REFUSAL_ABSENT;
    }
    if (fstat(fileno(file), &about) != 0 || !S_ISREG(about.st_mode))
        return REFUSAL_NO_FILE;
    if ((uint64_t)about.st_size > limit) {
        *detail = str_format(arena, "%llu", (unsigned long long)limit);
        return REFUSAL_TOO_LARGE;
    }
    struct input *opened = ARENA_NEW(arena, struct input);
    *opened = (struct input){.arena = arena, .file = file, .size = (uint64_t)about.st_size};
    if (!read_first(opened)) {
        *detail = system_reason(errno);
        return REFUSAL_READ_ERROR;
    }
    if (opened->bytes.n == opened->size)
        opened->file = NULL; // it still closes with the arena
    *input = opened;
    return opened->size ? REFUSAL_NONE : REFUSAL_EMPTY;
}

// Wraps bytes that are there already.
struct input *input_of_bytes(struct arena *arena, struct str bytes)
{
    struct input *input = ARENA_NEW(arena, struct input);
    *input = (struct input){.arena = arena, .bytes = bytes, .size = bytes.n};
    return input;
}

// Cuts the first bytes off.
struct str input_head(const struct input *input)
{
    return str_slice(input->bytes, 0, INPUT_HEAD);
}

// Copies from memory or reads from the disk.
size_t input_read(const struct input *input, uint64_t offset, void *into, size_t size)
{
    if (offset >= input->size || size == 0)
        return 0;
    if (size > input->size - offset)
        size = (size_t)(input->size - offset);
    if (!input->file) {
        memcpy(into, input->bytes.s + offset, size);
        return size;
    }
    return fseeko(input->file, (off_t)offset, SEEK_SET) == 0 ? fread(into, 1, size, input->file) : 0;
}

// Reads what is not in memory yet.
bool input_load(struct input *input, struct str *bytes)
{
    if (input->file) {
        char *all = arena_bytes(input->arena, (size_t)input->size + 1);
        if (input_read(input, 0, all, (size_t)input->size) != input->size)
            return false;
        all[input->size] = '\0';
        input->bytes = (struct str){all, (size_t)input->size};
        input->file = NULL;
    }
    *bytes = input->bytes;
    return true;
}

// Feeds the file to SHA-256 in pieces.
bool input_fingerprint(const struct input *input, char sha256[65])
{
    SHA256_CTX state;
    SHA256Init(&state);
    uint8_t piece[16384];
    uint64_t offset = 0;
    while (offset < input->size) {
        size_t got = input_read(input, offset, piece, sizeof piece);
        if (!got)
            return false;
        SHA256Update(&state, piece, got);
        offset += got;
    }
    SHA256End(&state, sha256);
    return true;
}
