// SPDX-License-Identifier: MIT
// Where each indicator stands in the plan: its axes and objectives, what is missing on its page taken from its
// programme's other pages or from [alineacion], and the groups that follow from them, in their natural order.
#include "merge/merging.h"

#include "base/map.h"

#include <stdlib.h>
#include <string.h>

// A place in the plan while the groups are not numbered yet: entries of the catalog, NULL: none.
struct plan_place {
    struct catalog_entry *axis, *objective;
};

typedef VECTOR(struct plan_place) plan_places;
typedef VECTOR(struct catalog_entry *) entry_list;

// What the rows of Alineación are made from.
struct aligning {
    struct merging *merging;
    struct arena *arena;                            // of the maps
    struct map *first_objectives, *last_objectives; // unit and programme -> named_keys of a page that names some
    struct map *axis_groups, *objective_groups;     // identities -> struct numbered
    struct map *programme_groups, *unit_groups;
};

// A group's number before and after sorting.
struct numbered {
    size_t number;
};

// The axis of a dotted objective key: 3 of 3.2; NULL when the key has no point.
static struct catalog_entry *axis_of_objective(struct merging *merging, struct str key)
{
    size_t point = str_find(key, STR("."));
    if (point == SIZE_MAX || point == 0)
        return NULL;
    return roster_enter(merging->intake->catalog->axes, merging->scratch,
                        (struct named_key){str_slice(key, 0, point), {NULL, 0}});
}

// Adds an entry that is not there yet.
static void add_entry(struct arena *arena, entry_list *list, struct catalog_entry *entry)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == entry)
            return;
    *VECTOR_ADD(arena, list) = entry;
}

// The key of a unit and programme in a map.
static struct str family_key(struct arena *scratch, const struct part *part)
{
    bool is_known = part->unit->identity.n && part->programme->identity.n;
    return str_format(scratch, "%zu %zu %zu", part->unit->number, part->programme->number,
                      is_known ? SIZE_MAX : part->source);
}

// Whether a value of [alineacion] names an axis and no objective.
static bool is_axis_value(const struct config *config, struct str value)
{
    return str_find(value, STR(".")) == SIZE_MAX && config_find(&config->axes, value) &&
           !config_find(&config->objectives, value);
}

// Adds the places that a row of [alineacion] gives; false when there is no such row.
static bool align_by_config(struct merging *merging, struct str key, named_keys *axes, named_keys *objectives)
{
    const struct config *config = &merging->run->config;
    const struct config_entry *entry = config_find(&config->alignment, key);
    if (!entry)
        return false;
    config_list values = config_split(merging->scratch, entry->value);
    for (size_t i = 0; i < values.count; i++)
        *VECTOR_ADD(merging->arena, is_axis_value(config, values.items[i]) ? axes : objectives) =
            (struct named_key){values.items[i], {NULL, 0}};
    return true;
}

// The objectives that an indicator has when its page names none: those of [alineacion] for it, of the page of
// its programme before it, of the first after it, or of [alineacion] for the programme.
static void find_objectives(struct aligning *aligning, size_t index, named_keys *axes, named_keys *objectives)
{
    struct merging *merging = aligning->merging;
    const struct indicator *indicator = &merging->result->indicators.items[index];
    struct str programme = indicator->programme.key.n ? indicator->programme.key : indicator->programme.name;
    struct str exact = str_format(merging->scratch, "%.*s/%.*s", STR_ARG(programme), STR_ARG(indicator->key));
    if (indicator->key.n && align_by_config(merging, exact, axes, objectives))
        return;
    struct str family = family_key(merging->scratch, merging->parts[index]);
    const named_keys *other = map_find(aligning->last_objectives, family);
    if (!other)
        other = map_find(aligning->first_objectives, family);
    if (other && !indicator->record->lines_in_row)
        *objectives = *other;
    else
        align_by_config(merging, programme, axes, objectives);
}

// The places of an indicator. Axes outside [ejes], and their objectives, count as none.
static void find_places(struct aligning *aligning, size_t index, plan_places *places)
{
    struct merging *merging = aligning->merging;
    struct catalog *catalog = merging->intake->catalog;
    struct indicator *indicator = &merging->result->indicators.items[index];
    named_keys axes = {0}, objectives = indicator->record->objectives;
    for (size_t i = 0; i < indicator->record->axes.count; i++)
        *VECTOR_ADD(merging->scratch, &axes) = indicator->record->axes.items[i];
    if (!objectives.count)
        find_objectives(aligning, index, &axes, &objectives);

    entry_list axis_entries = {0};
    for (size_t i = 0; i < axes.count; i++)
        add_entry(merging->scratch, &axis_entries, roster_enter(catalog->axes, merging->scratch, axes.items[i]));
    for (size_t i = 0; i < objectives.count; i++) {
        struct catalog_entry *implied = axis_of_objective(merging, objectives.items[i].key);
        if (implied)
            add_entry(merging->scratch, &axis_entries, implied);
    }
    bool has_outside = false; // an axis that [ejes] does not have
    struct catalog_entry *first = NULL;
    for (size_t i = 0; i < axis_entries.count; i++) {
        struct catalog_entry *axis = axis_entries.items[i];
        if (roster_is_given(catalog->axes) && !axis->is_expected) {
            has_outside = true;
            continue;
        }
        first = first ? first : axis;
        *VECTOR_ADD(merging->scratch, places) = (struct plan_place){axis, NULL};
        *VECTOR_ADD(merging->arena, &indicator->axes) = axis->name;
    }
    if (!first)
        *VECTOR_ADD(merging->scratch, places) = (struct plan_place){NULL, NULL};
    for (size_t i = 0; i < objectives.count; i++) {
        struct catalog_entry *objective = roster_enter(catalog->objectives, merging->scratch, objectives.items[i]);
        struct catalog_entry *axis = axis_of_objective(merging, objectives.items[i].key);
        *VECTOR_ADD(merging->arena, &indicator->objectives) = catalog_complete(objective, objectives.items[i]);
        if (!axis && (first || !has_outside))
            axis = first;
        else if (!axis || (roster_is_given(catalog->axes) && !axis->is_expected))
            continue;
        *VECTOR_ADD(merging->scratch, places) = (struct plan_place){axis, objective};
    }
}

// Takes out repeated places, and the place without objective of an axis that has one.
static void tidy_places(plan_places *places)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++) {
        bool drop = false;
        for (size_t k = 0; k < places->count && !drop; k++) {
            const struct plan_place *a = &places->items[i], *b = &places->items[k];
            bool is_same = a->axis == b->axis && a->objective == b->objective;
            drop = a->axis == b->axis && ((is_same && k < kept) || (!a->objective && b->objective));
        }
        if (!drop)
            places->items[kept++] = places->items[i];
    }
    places->count = kept;
}

// The number of a group of an identity, made when it is new.
static size_t group_number(struct aligning *aligning, struct map *numbers, struct str identity, groups *all,
                           struct group group)
{
    struct merging *merging = aligning->merging;
    struct numbered *numbered = map_find(numbers, identity);
    if (!numbered) {
        numbered = ARENA_NEW(aligning->arena, struct numbered);
        numbered->number = all->count;
        map_set(numbers, identity, numbered);
        *VECTOR_ADD(merging->arena, all) = group;
    }
    return numbered->number;
}

// The number of the group of a catalog entry; NULL: of what has none.
static size_t entry_group(struct aligning *aligning, struct map *numbers, groups *all, enum group_kind kind,
                          const struct catalog_entry *entry)
{
    struct group group = {.kind = kind};
    if (entry)
        group.key = entry->name;
    group.is_expected = entry && entry->is_expected;
    return group_number(aligning, numbers, entry ? entry->identity : STR(""), all, group);
}

// Adds the rows of one indicator.
static void add_rows(struct aligning *aligning, size_t index)
{
    struct merging *merging = aligning->merging;
    struct consolidation *result = merging->result;
    struct indicator *indicator = &result->indicators.items[index];
    const struct part *part = merging->parts[index];
    indicator->programme_group =
        entry_group(aligning, aligning->programme_groups, &result->programmes, GROUP_PROGRAMME, part->programme);
    indicator->unit_group = entry_group(aligning, aligning->unit_groups, &result->units, GROUP_UNIT, part->unit);
    plan_places places = {0};
    find_places(aligning, index, &places);
    tidy_places(&places);
    for (size_t i = 0; i < places.count; i++) {
        const struct plan_place *place = &places.items[i];
        struct alignment *row = VECTOR_ADD(merging->arena, &result->alignments);
        row->indicator = index;
        row->programme = indicator->programme_group;
        row->unit = indicator->unit_group;
        row->axis = entry_group(aligning, aligning->axis_groups, &result->axes, GROUP_AXIS, place->axis);
        struct str identity = str_format(merging->scratch, "%zu|%.*s", row->axis,
                                         STR_ARG(place->objective ? place->objective->identity : STR("")));
        struct group group = {.kind = GROUP_OBJECTIVE, .axis = row->axis};
        if (place->objective)
            group.key = place->objective->name;
        row->objective = group_number(aligning, aligning->objective_groups, identity, &result->objectives, group);
    }
}

// A group with the number it had, for sorting.
struct sorted_group {
    struct group group;
    size_t before;
};

// Order of groups: by axis, then natural order of keys.
static int compare_groups(const void *left, const void *right)
{
    const struct sorted_group *a = left, *b = right;
    if (a->group.axis != b->group.axis)
        return a->group.axis < b->group.axis ? -1 : 1;
    int order = catalog_compare(&a->group.key, &b->group.key);
    return order ? order : (a->before > b->before) - (a->before < b->before);
}

// Sorts groups; the new number of each old one.
static size_t *sort_groups(struct merging *merging, groups *all)
{
    struct sorted_group *sorted = arena_array(merging->scratch, all->count + 1, sizeof *sorted);
    size_t *numbers = arena_array(merging->scratch, all->count + 1, sizeof *numbers);
    for (size_t i = 0; i < all->count; i++)
        sorted[i] = (struct sorted_group){all->items[i], i};
    qsort(sorted, all->count, sizeof *sorted, compare_groups);
    for (size_t i = 0; i < all->count; i++) {
        all->items[i] = sorted[i].group;
        numbers[sorted[i].before] = i;
    }
    return numbers;
}

// Order of the rows of one indicator.
static int compare_rows(const void *left, const void *right)
{
    const struct alignment *a = left, *b = right;
    return (a->objective > b->objective) - (a->objective < b->objective);
}

// Puts groups and rows in their order and sets which rows count.
static void sort_rows(struct merging *merging)
{
    struct consolidation *result = merging->result;
    const size_t *axes = sort_groups(merging, &result->axes);
    for (size_t i = 0; i < result->objectives.count; i++)
        result->objectives.items[i].axis = axes[result->objectives.items[i].axis];
    const size_t *objectives = sort_groups(merging, &result->objectives);
    const size_t *programmes = sort_groups(merging, &result->programmes);
    const size_t *units = sort_groups(merging, &result->units);
    for (size_t i = 0; i < result->indicators.count; i++) {
        result->indicators.items[i].programme_group = programmes[result->indicators.items[i].programme_group];
        result->indicators.items[i].unit_group = units[result->indicators.items[i].unit_group];
    }
    struct alignment *rows = result->alignments.items;
    for (size_t i = 0; i < result->alignments.count; i++) {
        rows[i].axis = axes[rows[i].axis];
        rows[i].objective = objectives[rows[i].objective];
        rows[i].programme = programmes[rows[i].programme];
        rows[i].unit = units[rows[i].unit];
    }
    for (size_t from = 0, to = 0; from < result->alignments.count; from = to) {
        while (to < result->alignments.count && rows[to].indicator == rows[from].indicator)
            to++;
        qsort(rows + from, to - from, sizeof *rows, compare_rows);
        for (size_t i = from; i < to; i++) {
            rows[i].counts_in_total = i == from;
            rows[i].counts_in_axis = i == from || rows[i].axis != rows[i - 1].axis;
        }
    }
}

// Remembers the objectives that a page names for the pages of its programme that name none.
static void remember_objectives(struct aligning *aligning, struct map *map, size_t index, bool only_first)
{
    struct merging *merging = aligning->merging;
    const struct record *record = merging->result->indicators.items[index].record;
    struct str family = family_key(merging->scratch, merging->parts[index]);
    if (record->objectives.count && !(only_first && map_find(map, family)))
        map_set(map, family, (void *)(uintptr_t)&record->objectives);
}

// Sets the axes and objectives of each indicator, makes the rows of Alineación and the groups they point to.
void merge_alignment(struct merging *merging)
{
    struct arena *scratch = merging->scratch, *maps = arena_child(merging->arena);
    struct consolidation *result = merging->result;
    struct aligning aligning = {merging,       maps,          map_new(maps), map_new(maps),
                                map_new(maps), map_new(maps), map_new(maps), map_new(maps)};
    for (size_t i = 0; i < result->indicators.count; i++)
        remember_objectives(&aligning, aligning.first_objectives, i, true);
    for (size_t i = 0; i < result->indicators.count; i++) {
        merging->scratch = arena_child(scratch);
        remember_objectives(&aligning, aligning.last_objectives, i, false);
        add_rows(&aligning, i);
        arena_free(merging->scratch);
    }
    merging->scratch = scratch;
    const struct roster *units = merging->intake->catalog->units;
    for (size_t i = 0; i < roster_count(units); i++)
        if (roster_at(units, i)->is_expected)
            entry_group(&aligning, aligning.unit_groups, &result->units, GROUP_UNIT, roster_at(units, i));
    sort_rows(merging);
    arena_free(maps);
}
