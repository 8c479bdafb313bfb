// SPDX-License-Identifier: MIT
// The figures of axes, objectives, programmes, units and of everything: means of the leaves' percentages, each not
// above the cap, weighted where cuadra.ini asks for it, and counts of what stands behind them.
#include "merge/merging.h"

#include "base/decimal.h"
#include "base/map.h"

#include <math.h>

// The means of a group: quarters 0 to 3, then these.
enum { MEAN_CUMULATIVE = QUARTERS, MEAN_ANNUAL, MEAN_UNCAPPED, MEANS };

// Sums under a mean.
struct sums {
    double value[MEANS], weight[MEANS];
};

// What groups are made with.
struct grouping {
    struct merging *merging;
    struct map *pairs; // group and programme, group and unit: those that were counted
};

// The percentage as it counts in means: not above the cap of [calculo].
struct amount capped_percentage(const struct config *config, struct amount percentage)
{
    if (percentage.is_known && percentage.value > config->cap)
        percentage.value = config->cap;
    return percentage;
}

// Adds a percentage to the sums of one mean.
static void add_percentage(struct sums *sums, int mean, struct amount percentage, double weight)
{
    if (!percentage.is_known)
        return;
    sums->value[mean] += weight * percentage.value;
    sums->weight[mean] += weight;
}

// Whether something is met for the first time in the group.
static bool is_new(struct grouping *grouping, const struct group *group, char what, size_t number)
{
    struct str name = str_format(grouping->merging->scratch, "%p%c%zu", (const void *)group, what, number);
    if (map_find(grouping->pairs, name))
        return false;
    map_set(grouping->pairs, name, grouping);
    return true;
}

// Counts an indicator in a group and adds its percentages when it is a leaf.
static void add_to_group(struct grouping *grouping, struct group *group, struct sums *sums, size_t index)
{
    const struct merging *merging = grouping->merging;
    const struct indicator *indicator = &merging->result->indicators.items[index];
    const struct calculation *calculation = &indicator->calculation;
    const struct config *config = &merging->run->config;
    group->indicators++;
    group->programmes += is_new(grouping, group, 'p', indicator->programme_group);
    group->units += is_new(grouping, group, 'u', indicator->unit_group);
    if (!indicator->is_evaluable)
        return;
    group->evaluated += calculation->percentage_cumulative.is_known;
    for (int q = 0; q < QUARTERS; q++)
        add_percentage(sums, q, capped_percentage(config, calculation->percentage[q]), indicator->weight);
    add_percentage(sums, MEAN_CUMULATIVE, capped_percentage(config, calculation->percentage_cumulative),
                   indicator->weight);
    add_percentage(sums, MEAN_ANNUAL, capped_percentage(config, calculation->percentage_annual), indicator->weight);
    add_percentage(sums, MEAN_UNCAPPED, calculation->percentage_annual, indicator->weight);
}

// The mean of what was added; unknown without any weight.
static struct amount mean_of(const struct sums *sums, int mean)
{
    if (!(sums->weight[mean] > 0))
        return (struct amount){false, 0};
    return (struct amount){true, decimal_clean(sums->value[mean] / sums->weight[mean])};
}

// Sets the means and the traffic light of a group.
static void finish_group(const struct merging *merging, struct group *group, const struct sums *sums)
{
    for (int q = 0; q < QUARTERS; q++)
        group->percentage[q] = mean_of(sums, q);
    group->cumulative = mean_of(sums, MEAN_CUMULATIVE);
    group->annual = mean_of(sums, MEAN_ANNUAL);
    group->annual_uncapped = mean_of(sums, MEAN_UNCAPPED);
    struct amount rounded = group->cumulative;
    rounded.value = round(rounded.value * 1e9) / 1e9; // as the formula of the workbook compares it
    group->light = traffic_light_of(&merging->run->config, rounded);
}

// Finishes the means of all groups.
static void finish_groups(const struct merging *merging, groups *all, const struct sums *sums)
{
    for (size_t i = 0; i < all->count; i++)
        finish_group(merging, &all->items[i], &sums[i]);
}

// Sets which units delivered: with a part that reaches the cutoff, with others only, or with none.
static void set_deliveries(struct merging *merging)
{
    struct consolidation *result = merging->result;
    const struct intake *intake = merging->intake;
    size_t count = roster_count(intake->catalog->units);
    int *latest = arena_array(merging->scratch, count + 1, sizeof *latest); // quarter + 1; 0: nothing
    for (size_t i = 0; i < intake->parts.count; i++) {
        const struct part *part = intake->parts.items[i];
        if (!part->is_outside && part->quarter + 1 > latest[part->unit->number])
            latest[part->unit->number] = part->quarter + 1;
    }
    for (size_t i = 0; i < result->units.count; i++) {
        struct group *unit = &result->units.items[i];
        struct arena *scratch = arena_child(merging->scratch);
        int quarter = latest[roster_enter(intake->catalog->units, scratch, unit->key)->number];
        arena_free(scratch);
        unit->delivery = quarter > result->cutoff ? DELIVERED : quarter ? DELIVERED_LATE : NOT_DELIVERED;
        bool is_counted = unit->is_expected || !roster_is_given(intake->catalog->units);
        result->units_expected += is_counted;
        result->units_delivered += is_counted && unit->delivery != NOT_DELIVERED;
    }
}

// Calculates the groups.
void merge_groups(struct merging *merging)
{
    struct consolidation *result = merging->result;
    struct arena *outer = merging->scratch, *sums_arena = arena_child(outer);
    struct grouping grouping = {merging, map_new(sums_arena)};
    struct sums total = {{0}, {0}};
    struct sums *axes = arena_array(sums_arena, result->axes.count + 1, sizeof *axes);
    struct sums *objectives = arena_array(sums_arena, result->objectives.count + 1, sizeof *objectives);
    struct sums *programmes = arena_array(sums_arena, result->programmes.count + 1, sizeof *programmes);
    struct sums *units = arena_array(sums_arena, result->units.count + 1, sizeof *units);
    result->total = (struct group){.kind = GROUP_TOTAL};
    for (size_t i = 0; i < result->alignments.count; i++) {
        const struct alignment *row = &result->alignments.items[i];
        merging->scratch = arena_child(outer);
        add_to_group(&grouping, &result->objectives.items[row->objective], &objectives[row->objective], row->indicator);
        if (row->counts_in_axis)
            add_to_group(&grouping, &result->axes.items[row->axis], &axes[row->axis], row->indicator);
        if (row->counts_in_total) {
            add_to_group(&grouping, &result->programmes.items[row->programme], &programmes[row->programme],
                         row->indicator);
            add_to_group(&grouping, &result->units.items[row->unit], &units[row->unit], row->indicator);
            add_to_group(&grouping, &result->total, &total, row->indicator);
        }
        arena_free(merging->scratch);
    }
    merging->scratch = outer;
    finish_groups(merging, &result->axes, axes);
    finish_groups(merging, &result->objectives, objectives);
    finish_groups(merging, &result->programmes, programmes);
    finish_groups(merging, &result->units, units);
    finish_group(merging, &result->total, &total);
    set_deliveries(merging);
    arena_free(sums_arena);
}

// Sets the errors and warnings of the units, once all findings are there.
void consolidation_count_findings(const struct cuadra_run *run, struct consolidation *consolidation)
{
    struct arena *scratch = arena_child(run->arena);
    struct roster *units = consolidation->intake->catalog->units;
    size_t *group_of =
        arena_array(scratch, roster_count(units) + 1, sizeof *group_of); // number of the group + 1; 0: none
    struct map *file_units = map_new(scratch);                           // file -> the unit of its first part
    for (size_t i = 0; i < consolidation->units.count; i++) {
        struct group *unit = &consolidation->units.items[i];
        unit->errors = unit->warnings = 0;
        group_of[roster_enter(units, scratch, unit->key)->number] = i + 1;
    }
    for (size_t i = 0; i < consolidation->intake->parts.count; i++) {
        const struct part *part = consolidation->intake->parts.items[i];
        struct str file = run->sources.items[part->source]->source.name;
        if (!map_find(file_units, file))
            map_set(file_units, file, part->unit);
    }
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next) {
        const struct catalog_entry *entry = map_find(file_units, finding->place.file);
        if (finding->unit.n)
            entry = roster_find(units, scratch, finding->unit);
        if (!entry || finding->accepted.s || !group_of[entry->number])
            continue;
        struct group *unit = &consolidation->units.items[group_of[entry->number] - 1];
        unit->errors += finding->severity >= CUADRA_ERROR;
        unit->warnings += finding->severity == CUADRA_WARNING;
    }
    arena_free(scratch);
}
