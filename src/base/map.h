// SPDX-License-Identifier: MIT
// A map from byte strings to pointers, owned by an arena; iteration follows insertion.
#ifndef CUADRA_BASE_MAP_H
#define CUADRA_BASE_MAP_H

#include "base/str.h"

struct map;

struct map *map_new(struct arena *arena);
// The value of the key, or NULL.
void *map_find(const struct map *map, struct str key);
// Sets the value of the key; the key is copied.
void map_set(struct map *map, struct str key, void *value);
size_t map_count(const struct map *map);
// Calls `visit` for each pair in the order of insertion.
void map_each(const struct map *map, void (*visit)(void *context, struct str key, void *value), void *context);

#endif
