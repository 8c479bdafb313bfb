// SPDX-License-Identifier: MIT
// The rows of Totales: targets and actuals of the leaves, added up within one axis, objective and unit of measure
// where they can be added, averaged where they are percentages or not cumulative.
#include "merge/merging.h"

#include "base/decimal.h"
#include "base/map.h"
#include "text/fold.h"

#include <stdlib.h>

// Figures of a row while it is made: quarters, then the year.
enum { YEAR = QUARTERS, COLUMNS };

struct tally {
    struct total_row row;
    struct str folded_unit;
    double target[COLUMNS], actual[COLUMNS];
    size_t targets[COLUMNS], actuals[COLUMNS]; // indicators that count for a mean
};

typedef VECTOR(struct tally *) tallies;

// Adds one column of an indicator.
static void add_column(struct tally *tally, int column, struct amount target, struct amount actual)
{
    bool has_target = target.is_known && target.value > 0;
    bool has_actual = has_target || (actual.is_known && actual.value > 0);
    if (!tally->row.is_mean || has_target)
        tally->target[column] += target.is_known ? target.value : 0;
    if (!tally->row.is_mean || has_actual)
        tally->actual[column] += actual.is_known ? actual.value : 0;
    tally->targets[column] += has_target;
    tally->actuals[column] += has_actual;
}

// What a column comes to: a sum, blank as 0, or the mean over the indicators that count.
static struct amount column_amount(const struct tally *tally, double sum, size_t count)
{
    if (!tally->row.is_mean)
        return (struct amount){true, decimal_clean(sum)};
    if (!count)
        return (struct amount){false, 0};
    return (struct amount){true, decimal_clean(sum / (double)count)};
}

// 100·A/P of a row, whatever the direction.
static struct amount row_percentage(struct amount actual, struct amount target)
{
    bool has_target = target.is_known && (target.value > 0 || target.value < 0);
    if (!has_target || !actual.is_known)
        return (struct amount){false, 0};
    return (struct amount){true, decimal_clean(100 * actual.value / target.value)};
}

// Sets the figures of a row at the cutoff.
static void finish_row(struct tally *tally, int cutoff)
{
    struct total_row *row = &tally->row;
    for (int q = 0; q < QUARTERS; q++) {
        row->target[q] = column_amount(tally, tally->target[q], tally->targets[q]);
        if (q >= cutoff)
            continue;
        row->actual[q] = column_amount(tally, tally->actual[q], tally->actuals[q]);
        row->percentage[q] = row_percentage(row->actual[q], row->target[q]);
    }
    row->annual_target = column_amount(tally, tally->target[YEAR], tally->targets[YEAR]);
    row->annual_actual = column_amount(tally, tally->actual[YEAR], tally->actuals[YEAR]);
    row->annual_percentage = row_percentage(row->annual_actual, row->annual_target);
}

// The row that an indicator belongs to under one of its objectives.
static struct tally *find_tally(struct merging *merging, struct map *map, tallies *all, const struct alignment *place,
                                const struct indicator *indicator)
{
    bool is_mean = indicator->is_percentage || indicator->calculation.rule != ACCUMULATE_SUM;
    struct str folded = fold_label(merging->scratch, indicator->unit_of_measure);
    struct str name =
        str_format(merging->scratch, "%zu|%zu|%d|%.*s", place->axis, place->objective, is_mean, STR_ARG(folded));
    struct tally *tally = map_find(map, name);
    if (!tally) {
        tally = ARENA_NEW(merging->arena, struct tally);
        tally->row.axis = place->axis;
        tally->row.objective = place->objective;
        tally->row.unit_of_measure = indicator->unit_of_measure;
        tally->row.is_mean = is_mean;
        tally->folded_unit = str_copy(merging->arena, folded);
        map_set(map, name, tally);
        *VECTOR_ADD(merging->arena, all) = tally;
    }
    return tally;
}

// Order of the sheet: axis, objective, unit of measure, sums before means.
static int compare_tallies(const void *left, const void *right)
{
    const struct tally *a = *(const struct tally *const *)left, *b = *(const struct tally *const *)right;
    if (a->row.axis != b->row.axis)
        return a->row.axis < b->row.axis ? -1 : 1;
    if (a->row.objective != b->row.objective)
        return a->row.objective < b->row.objective ? -1 : 1;
    int order = str_compare(a->folded_unit, b->folded_unit);
    return order ? order : (int)a->row.is_mean - (int)b->row.is_mean;
}

// Makes the rows of Totales.
void merge_totals(struct merging *merging)
{
    struct consolidation *result = merging->result;
    struct arena *outer = merging->scratch;
    struct map *map = map_new(outer);
    tallies all = {0};
    for (size_t i = 0; i < result->alignments.count; i++) {
        const struct alignment *place = &result->alignments.items[i];
        const struct indicator *indicator = &result->indicators.items[place->indicator];
        const struct calculation *calculation = &indicator->calculation;
        if (!indicator->is_evaluable)
            continue;
        merging->scratch = arena_child(outer);
        struct tally *tally = find_tally(merging, map, &all, place, indicator);
        arena_free(merging->scratch);
        tally->row.indicators++;
        for (int q = 0; q < QUARTERS; q++)
            add_column(tally, q, calculation->target[q], calculation->actual[q]);
        add_column(tally, YEAR, calculation->annual_target, calculation->actual_to_date);
    }
    merging->scratch = outer;
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_tallies);
    for (size_t i = 0; i < all.count; i++) {
        finish_row(all.items[i], result->cutoff);
        *VECTOR_ADD(merging->arena, &result->totals) = all.items[i]->row;
    }
}
