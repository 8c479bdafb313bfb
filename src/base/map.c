// SPDX-License-Identifier: MIT
// The map over uthash; its macros and its allocation stay in this file.
#include "base/map.h"

#define HASH_FUNCTION(key, size, hash) ((hash) = (unsigned)str_hash((struct str){(key), (size)}))

// uthash takes memory through these; the arena is the owner, so nothing is ever given back.
#define uthash_malloc(size)      arena_alloc(map->arena, (size))
#define uthash_free(block, size) ((void)(block))
#define uthash_fatal(message)    memory_fail(arena_memory(map->arena))
#include <uthash.h>

struct entry {
    struct str key;
    void *value;
    UT_hash_handle hh;
};

struct map {
    struct arena *arena;
    struct entry *entries;
};

// Makes an empty map in the arena.
struct map *map_new(struct arena *arena)
{
    struct map *map = ARENA_NEW(arena, struct map);
    map->arena = arena;
    return map;
}

// The entry of the key, or NULL.
static struct entry *find_entry(const struct map *map, struct str key)
{
    struct entry *entry = NULL;
    HASH_FIND(hh, map->entries, key.n ? key.s : "", key.n, entry);
    return entry;
}

// The value of the key, or NULL.
void *map_find(const struct map *map, struct str key)
{
    struct entry *entry = find_entry(map, key);
    return entry ? entry->value : NULL;
}

// Sets the value of the key; the key is copied.
void map_set(struct map *map, struct str key, void *value)
{
    struct entry *entry = find_entry(map, key);
    if (!entry) {
        entry = ARENA_NEW(map->arena, struct entry);
        entry->key = str_copy(map->arena, key);
        HASH_ADD_KEYPTR(hh, map->entries, entry->key.s, entry->key.n, entry);
    }
    entry->value = value;
}

// Sets the value of the key; the key is copied.
size_t map_count(const struct map *map)
{
    return HASH_COUNT(map->entries);
}

// Calls `visit` for each pair in the order of insertion.
void map_each(const struct map *map, void (*visit)(void *context, struct str key, void *value), void *context)
{
    for (struct entry *entry = map->entries; entry; entry = entry->hh.next)
        visit(context, entry->key, entry->value);
}
