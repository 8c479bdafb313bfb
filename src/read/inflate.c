// SPDX-License-Identifier: MIT
// Small parts through libdeflate; see inflate.h.
#include "read/inflate.h"

#include <libdeflate.h>

struct inflater {
    struct libdeflate_decompressor *decompressor;
};

// Frees the decompressor, for the arena.
static void drop_inflater(void *place)
{
    struct inflater *inflater = place;
    if (inflater->decompressor)
        libdeflate_free_decompressor(inflater->decompressor);
}

// An inflater of the arena.
struct inflater *inflater_new(struct arena *arena)
{
    struct inflater *inflater = ARENA_NEW(arena, struct inflater);
    arena_defer(arena, drop_inflater, inflater);
    inflater->decompressor = libdeflate_alloc_decompressor();
    if (!inflater->decompressor)
        memory_fail(arena_memory(arena));
    return inflater;
}

// Inflates a part into `into`.
bool inflate_part(struct inflater *inflater, const struct deflated_part *part, char *into)
{
    size_t taken = 0, given = 0;
    enum libdeflate_result result = libdeflate_deflate_decompress_ex(inflater->decompressor, part->bytes.s,
                                                                     part->bytes.n, into, part->size, &taken, &given);
    return result == LIBDEFLATE_SUCCESS && taken == part->bytes.n && given == part->size &&
           libdeflate_crc32(0, into, given) == part->crc;
}
