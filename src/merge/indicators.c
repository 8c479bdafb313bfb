// SPDX-License-Identifier: MIT
// One indicator out of what several submissions say of it: each quarter's figure, and every other field, from the
// latest submission that gives it. A scale is mended in the submission where it is mixed, before the figures of
// different submissions stand side by side.
#include "merge/merging.h"

#include "base/decimal.h"
#include "check/leaves.h"
#include "check/scale.h"
#include "text/fold.h"

#include <stdlib.h>

// Makes a figure's fraction percentage points, as its group is to be read.
static void mend_figure(struct figure *figure, double factor)
{
    if (factor > 1 && figure->kind == FIGURE_NUMBER && !figure->is_percent) {
        figure->value = decimal_shift(figure->value, 2);
        figure->is_percent = true;
        if (figure->decimals > 0)
            figure->decimals = (int8_t)(figure->decimals > 2 ? figure->decimals - 2 : 0);
    }
}

// Mends the scale of a record that is to be merged with others.
static void mend_scale(const struct config *config, struct record *record)
{
    struct reading reading;
    read_scale(config, record, &reading);
    for (int q = 0; q < QUARTERS; q++) {
        mend_figure(&record->target.t[q], reading.factor[SCALE_TARGETS]);
        mend_figure(&record->actual.t[q], reading.factor[SCALE_ACTUALS]);
    }
    mend_figure(&record->target.annual, reading.factor[SCALE_ANNUAL_TARGET]);
    mend_figure(&record->actual.annual, reading.factor[SCALE_CUMULATIVE]);
}

// Takes an earlier figure where there is no number yet; true when it was taken.
static bool fill_figure(struct figure *figure, const struct figure *earlier)
{
    bool is_taken = figure->kind != FIGURE_NUMBER && earlier->kind == FIGURE_NUMBER;
    if (is_taken || figure->kind == FIGURE_ABSENT)
        *figure = *earlier;
    return is_taken;
}

// Fills what is missing in a measure from an earlier submission.
static void fill_figures(struct figures *figures, const struct figures *earlier)
{
    for (int q = 0; q < QUARTERS; q++)
        fill_figure(&figures->t[q], &earlier->t[q]);
    fill_figure(&figures->annual, &earlier->annual);
}

// Fills a missing text from an earlier submission.
static void fill_str(struct str *text, struct str earlier)
{
    if (!text->n)
        *text = earlier;
}

// Fills a missing list from an earlier submission.
static void fill_names(named_keys *names, const named_keys *earlier)
{
    if (!names->count)
        *names = *earlier;
}

// Fills what the record lacks from an earlier one of the same indicator.
static void fill_record(struct record *record, const struct record *earlier, struct indicator *indicator,
                        const struct record *origin)
{
    for (int q = 0; q < QUARTERS; q++) {
        if (fill_figure(&record->target.t[q], &earlier->target.t[q]))
            indicator->target_origin[q] = origin;
        if (fill_figure(&record->actual.t[q], &earlier->actual.t[q]))
            indicator->actual_origin[q] = origin;
        fill_figure(&record->percentage_to_date[q], &earlier->percentage_to_date[q]);
    }
    fill_figure(&record->target.annual, &earlier->target.annual);
    fill_figure(&record->actual.annual, &earlier->actual.annual);
    fill_figures(&record->variance, &earlier->variance);
    fill_figures(&record->percentage, &earlier->percentage);
    fill_figure(&record->target_to_date, &earlier->target_to_date);
    fill_figure(&record->weight, &earlier->weight);
    if (fill_figure(&record->baseline, &earlier->baseline) || !record->baseline_year)
        record->baseline_year = earlier->baseline_year ? earlier->baseline_year : record->baseline_year;
    fill_names(&record->axes, &earlier->axes);
    fill_names(&record->objectives, &earlier->objectives);
    fill_names(&record->lines, &earlier->lines);
    fill_str(&record->municipality, earlier->municipality);
    fill_str(&record->area, earlier->area);
    fill_str(&record->variables_unit, earlier->variables_unit);
    fill_str(&record->unit.name, earlier->unit.name);
    fill_str(&record->programme.name, earlier->programme.name);
    for (int text = 0; text < TEXT_COUNT; text++)
        if (!record->texts[text].text.n && earlier->texts[text].is_there)
            record->texts[text] = earlier->texts[text];
}

// The counting records of a pile, the latest first; returns how many.
static size_t sort_pile(const struct merging *merging, const struct pile *pile, size_t sorted[QUARTERS + 1])
{
    size_t count = 0;
    for (size_t i = 0; i < pile->records.count; i++) {
        size_t record = pile->records.items[i];
        if (!intake_counts(merging->intake, record))
            continue;
        size_t at = count++;
        for (; at > 0 && part_is_later(merging->intake->part_of[record], merging->intake->part_of[sorted[at - 1]]);
             at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = record;
    }
    return count;
}

// Sets where the figures of the latest record come from.
static void set_origins(struct indicator *indicator, const struct record *record)
{
    for (int q = 0; q < QUARTERS; q++) {
        indicator->target_origin[q] = figure_is_number(&record->target.t[q]) ? record : NULL;
        indicator->actual_origin[q] = figure_is_number(&record->actual.t[q]) ? record : NULL;
    }
}

// The records of one indicator as one record; the only one when there is no other.
static const struct record *merge_records(struct merging *merging, const size_t *sorted, size_t count,
                                          struct indicator *indicator)
{
    const record_list *all = &merging->run->records;
    set_origins(indicator, all->items[sorted[0]]);
    if (count == 1)
        return all->items[sorted[0]];
    struct record *merged = ARENA_NEW(merging->arena, struct record);
    *merged = *all->items[sorted[0]];
    mend_scale(&merging->run->config, merged);
    for (size_t i = 1; i < count; i++) {
        struct record earlier = *all->items[sorted[i]];
        mend_scale(&merging->run->config, &earlier);
        fill_record(merged, &earlier, indicator, all->items[sorted[i]]);
    }
    return merged;
}

// Whether the figures are percentages: the unit says so, or targets have a percent format.
static bool is_percentage(struct arena *scratch, const struct record *record, struct str unit)
{
    bool is_percent = record->target.annual.kind == FIGURE_NUMBER && record->target.annual.is_percent;
    for (int q = 0; q < QUARTERS; q++)
        is_percent |= record->target.t[q].kind == FIGURE_NUMBER && record->target.t[q].is_percent;
    return is_percent || str_find(unit, STR("%")) != SIZE_MAX ||
           str_find(fold_label(scratch, unit), STR("porcentaje")) != SIZE_MAX;
}

// The lines of a record with the names that other submissions give them.
static named_keys complete_lines(struct merging *merging, const named_keys *lines)
{
    named_keys complete = {0};
    for (size_t i = 0; i < lines->count; i++) {
        const struct catalog_entry *entry =
            roster_enter(merging->intake->catalog->lines, merging->scratch, lines->items[i]);
        *VECTOR_ADD(merging->arena, &complete) = catalog_complete(entry, lines->items[i]);
    }
    return complete;
}

// Makes the indicator of a pile.
static void add_indicator(struct merging *merging, const size_t *sorted, size_t count)
{
    struct consolidation *result = merging->result;
    const struct config *config = &merging->run->config;
    struct indicator *indicator = VECTOR_ADD(merging->arena, &result->indicators);
    const struct record *record = merge_records(merging, sorted, count, indicator);
    const struct part *part = merging->intake->part_of[sorted[0]];
    merging->parts[result->indicators.count - 1] = part;
    indicator->record = record;
    indicator->unit = catalog_complete(part->unit, record->unit);
    indicator->programme = catalog_complete(part->programme, record->programme);
    indicator->lines = complete_lines(merging, &record->lines);
    indicator->texts = record->texts;
    indicator->level = record->level;
    indicator->key = record->key;
    indicator->unit_of_measure = record_unit_of_measure(merging->scratch, record);
    indicator->is_percentage = is_percentage(merging->scratch, record, indicator->unit_of_measure);
    bool is_weighted = config->is_weighted && figure_is_number(&record->weight) && record->weight.value >= 0;
    indicator->weight = is_weighted ? record->weight.value : 1;
    calculate(config, record, result->cutoff, &indicator->calculation);
}

// Makes the indicators out of the piles.
void merge_indicators(struct merging *merging)
{
    const struct intake *intake = merging->intake;
    merging->parts = arena_array(merging->scratch, intake->piles.count + 1, sizeof(struct part *));
    struct arena *scratch = merging->scratch;
    // as many as there can be, at once: growing would keep every smaller copy in the arena
    merging->result->indicators.capacity = intake->piles.count + 1;
    merging->result->indicators.items =
        arena_array(merging->arena, intake->piles.count + 1, sizeof *merging->result->indicators.items);
    for (size_t i = 0; i < intake->piles.count; i++) {
        size_t sorted[QUARTERS + 1];
        size_t count = sort_pile(merging, intake->piles.items[i], sorted);
        merging->scratch = arena_child(scratch);
        if (count)
            add_indicator(merging, sorted, count);
        arena_free(merging->scratch);
    }
    merging->scratch = scratch;
}

// Marks the leaves of one unit and programme.
static void mark_family(struct merging *merging, const size_t *members, size_t count)
{
    struct arena *scratch = arena_child(merging->scratch);
    struct leaf_item *items = arena_array(scratch, count, sizeof *items);
    struct indicator *indicators = merging->result->indicators.items;
    for (size_t i = 0; i < count; i++)
        items[i] = (struct leaf_item){.level = indicators[members[i]].level, .key = indicators[members[i]].key};
    leaves_mark(scratch, &merging->run->config, items, count);
    for (size_t i = 0; i < count; i++)
        indicators[members[i]].is_evaluable = items[i].is_leaf;
    arena_free(scratch);
}

// An indicator with the family it belongs to, for sorting.
struct member {
    size_t unit, programme, source, indicator;
};

// Order by family, then reading order.
static int compare_members(const void *left, const void *right)
{
    const struct member *a = left, *b = right;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    if (a->programme != b->programme)
        return a->programme < b->programme ? -1 : 1;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return (a->indicator > b->indicator) - (a->indicator < b->indicator);
}

// Marks the leaves.
void merge_leaves(struct merging *merging)
{
    size_t count = merging->result->indicators.count;
    struct member *members = arena_array(merging->scratch, count + 1, sizeof *members);
    size_t *family = arena_array(merging->scratch, count + 1, sizeof *family);
    for (size_t i = 0; i < count; i++) {
        const struct part *part = merging->parts[i];
        // what names no unit or programme is a family of its file
        bool is_known = part->unit->identity.n && part->programme->identity.n;
        members[i] = (struct member){part->unit->number, part->programme->number, is_known ? 0 : part->source, i};
    }
    qsort(members, count, sizeof *members, compare_members);
    for (size_t i = 0; i < count;) {
        size_t n = 0, first = i;
        while (i < count && members[i].unit == members[first].unit &&
               members[i].programme == members[first].programme && members[i].source == members[first].source)
            family[n++] = members[i++].indicator;
        mark_family(merging, family, n);
    }
}
