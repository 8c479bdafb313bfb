// SPDX-License-Identifier: MIT
// Which records belong together: by submission, by unit and programme, by programme, by component, by text. Keys
// that differ in leading zeros are one; what has no key goes by its name.
#include "check/rules.h"
#include "read/reader.h"
#include "text/fold.h"

enum { ROWS_PER_SCRATCH = 256 };

// The maps while groups are made, all from a key to a record_group.
struct grouping {
    struct check *check;
    struct arena *arena; // of the groups
    struct map *submissions, *assignments, *programmes, *narratives;
};

// The group of a key, made when it is new.
static struct record_group *group_of(struct grouping *grouping, struct map *groups, struct str key)
{
    struct record_group *group = map_find(groups, key);
    if (!group) {
        group = ARENA_NEW(grouping->arena, struct record_group);
        group->number = map_count(groups);
        map_set(groups, key, group);
    }
    return group;
}

// Adds a record to a group.
static struct record_group *join(struct grouping *grouping, struct record_group *group, const struct record *record)
{
    *VECTOR_ADD(grouping->arena, &group->members) = record;
    group->names_objective = group->names_objective || record->objectives.count;
    group->names_axis = group->names_axis || group->names_objective || record->axes.count;
    return group;
}

// A key, or a name where there is none, folded.
static struct str folded(struct arena *scratch, const struct named_key *named)
{
    return named->key.n ? fold_key(scratch, named->key) : fold_label(scratch, named->name);
}

// The part of a key before its last point: "1.4" of "1.4.2"; empty when it has none.
static struct str parent_key(struct str key)
{
    while (key.n && key.s[key.n - 1] == '.')
        key.n--;
    while (key.n && key.s[key.n - 1] != '.')
        key.n--;
    return str_slice(key, 0, key.n ? key.n - 1 : 0);
}

// The key of the activities of a component.
static struct str activities_key(struct arena *scratch, const struct record_group *submission, struct str component)
{
    return str_format(scratch, "%zu\t%.*s", submission->number, STR_ARG(fold_key(scratch, component)));
}

// Finds the groups that unit, programme and year put a record into.
static void find_groups(struct grouping *grouping, struct arena *scratch, const struct record *record,
                        struct membership *membership)
{
    struct str programme =
        str_format(scratch, "%d\t%.*s", (int)record->fiscal_year, STR_ARG(folded(scratch, &record->programme)));
    struct str assignment =
        str_format(scratch, "%.*s\t%.*s", STR_ARG(folded(scratch, &record->unit)), STR_ARG(programme));
    struct str submission = str_format(scratch, "%.*s\t%.*s", STR_ARG(record->source->name), STR_ARG(assignment));
    membership->programme = group_of(grouping, grouping->programmes, programme);
    membership->assignment = group_of(grouping, grouping->assignments, assignment);
    membership->submission = group_of(grouping, grouping->submissions, submission);
}

// Whether two keys with names are the same bytes.
static bool same_named_key(const struct named_key *a, const struct named_key *b)
{
    return str_equal(a->key, b->key) && str_equal(a->name, b->name);
}

// Whether a record is of the same file, unit, programme and year as the one before it, as most are.
static bool follows(const struct record *record, const struct record *before)
{
    return before && record->source == before->source && record->fiscal_year == before->fiscal_year &&
           same_named_key(&record->unit, &before->unit) && same_named_key(&record->programme, &before->programme);
}

// Puts one record into its groups.
static void group_record(struct grouping *grouping, struct arena *scratch, size_t index)
{
    struct check *check = grouping->check;
    const struct record *record = check->records->items[index];
    struct membership *membership = &check->memberships[index];
    if (index && follows(record, check->records->items[index - 1]))
        *membership = check->memberships[index - 1];
    else
        find_groups(grouping, scratch, record, membership);
    join(grouping, membership->submission, record);
    join(grouping, membership->assignment, record);
    join(grouping, membership->programme, record);
    struct str parent = parent_key(record->key);
    if (record->level == LEVEL_ACTIVIDAD && parent.n)
        join(grouping, group_of(grouping, check->activities, activities_key(scratch, membership->submission, parent)),
             record);
    struct str text = record->texts[TEXT_JUSTIFICATION].text;
    membership->narrative = NULL;
    if (text.n)
        membership->narrative = join(grouping,
                                     group_of(grouping, grouping->narratives,
                                              str_format(scratch, "%.*s\t%.*s", STR_ARG(record->source->name),
                                                         STR_ARG(fold_label(scratch, text)))),
                                     record);
}

// Puts every record into its groups.
void group_records(struct check *check, struct arena *arena)
{
    struct arena *maps = arena_child(arena), *scratch = NULL;
    struct grouping grouping = {.check = check,
                                .arena = arena,
                                .submissions = map_new(maps),
                                .assignments = map_new(maps),
                                .programmes = map_new(maps),
                                .narratives = map_new(maps)};
    for (size_t i = 0; i < check->records->count; i++) {
        if (i % ROWS_PER_SCRATCH == 0) {
            arena_free(scratch);
            scratch = arena_child(maps);
        }
        group_record(&grouping, scratch, i);
    }
    arena_free(maps);
}

// The activities of a component, or NULL.
const struct record_group *activities_of(struct check *check, const struct view *view)
{
    return map_find(check->activities, activities_key(check->arena, view->groups->submission, view->record->key));
}
