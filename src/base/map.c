// SPDX-License-Identifier: MIT
// The map: its pairs in the order of insertion, and slots with open addressing that hold the hash of each, so that a
// look at one line of the cache tells of most keys whether they are there.
#include "base/map.h"

#include "base/vector.h"

enum { SLOTS_AT_FIRST = 16 };

struct pair {
    struct str key;
    void *value;
};

// Where a pair is; a free slot has no number.
struct slot {
    uint32_t hash, number; // number: of the pair, from 1
};

struct map {
    struct arena *arena;
    VECTOR(struct pair) pairs;
    struct slot *slots;
    size_t slot_count; // a power of two, used at most by half; 0: none yet
};

// Makes an empty map in the arena.
struct map *map_new(struct arena *arena)
{
    struct map *map = ARENA_NEW(arena, struct map);
    map->arena = arena;
    return map;
}

// The slot of the key, or the free one where it belongs; the map must have slots.
static struct slot *find_slot(const struct map *map, struct str key, uint32_t hash)
{
    for (size_t at = hash;; at++) {
        struct slot *slot = &map->slots[at & (map->slot_count - 1)];
        if (!slot->number || (slot->hash == hash && str_equal(map->pairs.items[slot->number - 1].key, key)))
            return slot;
    }
}

// The value of the key, or NULL.
void *map_find(const struct map *map, struct str key)
{
    const struct slot *slot = map->slot_count ? find_slot(map, key, (uint32_t)str_hash(key)) : NULL;
    return slot && slot->number ? map->pairs.items[slot->number - 1].value : NULL;
}

// Doubles the slots.
static void grow(struct map *map)
{
    size_t count = map->slot_count ? map->slot_count * 2 : SLOTS_AT_FIRST;
    struct slot *slots = arena_array(map->arena, count, sizeof *slots);
    for (size_t i = 0; i < map->slot_count; i++) {
        size_t at = map->slots[i].hash;
        while (map->slots[i].number && slots[at & (count - 1)].number)
            at++;
        if (map->slots[i].number)
            slots[at & (count - 1)] = map->slots[i];
    }
    map->slots = slots;
    map->slot_count = count;
}

// Sets the value of the key; the key is copied.
void map_set(struct map *map, struct str key, void *value)
{
    uint32_t hash = (uint32_t)str_hash(key);
    if (map->pairs.count >= map->slot_count / 2)
        grow(map);
    struct slot *slot = find_slot(map, key, hash);
    if (!slot->number) {
        if (map->pairs.count >= UINT32_MAX)
            memory_fail(arena_memory(map->arena));
        *VECTOR_ADD(map->arena, &map->pairs) = (struct pair){str_copy(map->arena, key), value};
        *slot = (struct slot){hash, (uint32_t)map->pairs.count};
    }
    map->pairs.items[slot->number - 1].value = value;
}

// How many keys it has.
size_t map_count(const struct map *map)
{
    return map->pairs.count;
}

// Calls `visit` for each pair in the order of insertion.
void map_each(const struct map *map, void (*visit)(void *context, struct str key, void *value), void *context)
{
    for (size_t i = 0; i < map->pairs.count; i++)
        visit(context, map->pairs.items[i].key, map->pairs.items[i].value);
}
