// SPDX-License-Identifier: MIT
// Parents and leaves; see leaves.h. A key is read as its numbers: C1, 1 and "1." are 1; A1.2, 1.2 and C1A2 are 1, 2.
#include "check/leaves.h"

#include "base/map.h"

// The numbers of a key without leading zeros, each with a point after it: "1.2." for "A01.2".
static struct str numbers_of(struct arena *arena, struct str key)
{
    struct buffer numbers = {.arena = arena};
    for (size_t i = 0; i < key.n; i++) {
        bool is_digit = key.s[i] >= '0' && key.s[i] <= '9';
        bool more = i + 1 < key.n && key.s[i + 1] >= '0' && key.s[i + 1] <= '9';
        bool starts = is_digit && (i == 0 || key.s[i - 1] < '0' || key.s[i - 1] > '9');
        if (!is_digit)
            continue;
        bool is_padding = key.s[i] == '0' && more && (starts || !numbers.n || numbers.data[numbers.n - 1] == '.');
        if (!is_padding)
            buffer_add_char(&numbers, key.s[i]);
        if (!more)
            buffer_add_char(&numbers, '.');
    }
    return buffer_str(&numbers);
}

// How many numbers there are.
static size_t count_numbers(struct str numbers)
{
    size_t count = 0;
    for (size_t i = 0; i < numbers.n; i++)
        count += numbers.s[i] == '.';
    return count;
}

// The component whose numbers begin those of an activity, the longest one; NULL when there is none.
static struct leaf_item *component_by_key(const struct map *components, struct str numbers)
{
    for (size_t n = numbers.n; n > 0; n--) {
        bool is_shorter = n < numbers.n && numbers.s[n - 1] == '.';
        struct leaf_item *found = is_shorter ? map_find(components, str_slice(numbers, 0, n)) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

// Sets the component of each activity: by its key, or the one above it where its key does not say.
static void set_parents(struct arena *scratch, struct leaf_item *items, size_t count)
{
    struct map *components = map_new(scratch);
    for (size_t i = 0; i < count; i++) {
        struct str numbers = numbers_of(scratch, items[i].key);
        items[i].parent = SIZE_MAX;
        if (items[i].level == LEVEL_COMPONENTE && numbers.n && !map_find(components, numbers))
            map_set(components, numbers, &items[i]);
    }
    size_t above = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (items[i].level == LEVEL_COMPONENTE)
            above = i;
        if (items[i].level != LEVEL_ACTIVIDAD)
            continue;
        struct str numbers = numbers_of(scratch, items[i].key);
        const struct leaf_item *component = component_by_key(components, numbers);
        if (component)
            items[i].parent = (size_t)(component - items);
        else if (count_numbers(numbers) < 2)
            items[i].parent = above;
    }
}

// Sets the parents and the leaves of all indicators of one unit, programme and year.
void leaves_mark(struct arena *scratch, const struct config *config, struct leaf_item *items, size_t count)
{
    set_parents(scratch, items, count);
    bool only_results = true; // Fin and Propósito
    for (size_t i = 0; i < count; i++)
        only_results &= items[i].level == LEVEL_FIN || items[i].level == LEVEL_PROPOSITO;
    for (size_t i = 0; i < count; i++) {
        bool is_result = items[i].level == LEVEL_FIN || items[i].level == LEVEL_PROPOSITO;
        items[i].is_leaf = !is_result || only_results;
    }
    for (size_t i = 0; i < count; i++)
        if (items[i].parent != SIZE_MAX)
            items[items[i].parent].is_leaf = false;
    for (size_t i = 0; i < count && config->has_levels; i++)
        items[i].is_leaf = config->levels[items[i].level];
}
