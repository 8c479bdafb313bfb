// SPDX-License-Identifier: MIT
// Typed growing arrays of an arena.
#ifndef CUADRA_BASE_VECTOR_H
#define CUADRA_BASE_VECTOR_H

#include "base/memory.h"

#include <string.h>

// An anonymous struct with `items` and `count`; zero-initialise it.
#define VECTOR(type)            \
    struct {                    \
        type *items;            \
        size_t count, capacity; \
    }

// A pointer to a new zeroed last element. Pointers to older elements are no longer valid after it.
#define VECTOR_ADD(arena, vector)                                                                              \
    ((vector)->items =                                                                                         \
         vector_room((arena), (vector)->items, (vector)->count, &(vector)->capacity, sizeof *(vector)->items), \
     &(vector)->items[(vector)->count++])

// The items with room for one more, moved if need be.
static inline void *vector_room(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t larger = *capacity ? *capacity * 2 : 8;
    void *room = arena_array(arena, larger, size);
    if (count)
        memcpy(room, items, count * size);
    *capacity = larger;
    return room;
}

#endif
