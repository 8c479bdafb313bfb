// SPDX-License-Identifier: MIT
// What only shows over several rows of a submission or programme: components against their activities, gaps in
// the numbering.
#include "check/rules.h"
#include "es/phrases.h"
#include "read/reader.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

// How a municipality makes a component's figure out of its activities'.
enum component_rule { COMPONENT_SUM, COMPONENT_MEAN, COMPONENT_RULES };

// A component's targets or actuals beside what its activities come to.
struct component_side {
    const struct figures *figures; // the component's own
    double factor;                 // its scale
    double sum[QUARTERS];          // of the activities, blank as 0
    bool is_judged[QUARTERS];      // every figure concerned could be read
    int terms[QUARTERS];           // activities whose figure is not 0
    int activities;
    bool shares_unit; // the activities have the component's unit of measure
};

// What the activities come to in a quarter under a rule.
static double activities_value(const struct component_side *side, enum component_rule rule, int q)
{
    return rule == COMPONENT_SUM ? side->sum[q] : side->sum[q] / side->activities;
}

// Whether the component's figure of a quarter is the rule over its activities.
static bool component_agrees(const struct component_side *side, enum component_rule rule, int q)
{
    const struct figure *figure = &side->figures->t[q];
    double expected = activities_value(side, rule, q);
    if (figure->kind != FIGURE_NUMBER)
        return fabs(expected) < 1e-9;
    return figure_agrees(figure, figure->is_percent ? 1 : side->factor, expected);
}

// How well a component's figures follow a rule: quarters that agree, and what they prove on the sides that follow it.
struct agreement {
    int agreed, proof;
};

enum {
    ENOUGH_PROOF = 6,
    WEAK_PROOF = ENOUGH_PROOF / 2,  // two are needed
    SMALL_PROOF = ENOUGH_PROOF / 3, // three are needed
    LARGE_SUM = 100                 // three digits are hardly met by chance
};

// What an agreeing quarter proves: one sum met to the last digit is enough, a mean or a rounded figure is soon met
// by chance, and zeros prove nothing. Of other units of measure than the component's there is no mean, but people
// do add them up: that counts where it is exact, has at least two terms and is no small number.
static int quarter_proof(const struct component_side *side, enum component_rule rule, int q)
{
    double expected = activities_value(side, rule, q), difference = fabs(side->figures->t[q].value - expected);
    if (!(fabs(expected) > 0))
        return 0;
    bool is_exact_sum = rule == COMPONENT_SUM && difference <= 1e-9 * fmax(1, fabs(expected));
    if (side->shares_unit)
        return is_exact_sum ? ENOUGH_PROOF : WEAK_PROOF;
    if (!is_exact_sum || side->terms[q] < 2)
        return 0;
    return fabs(expected) < LARGE_SUM ? SMALL_PROOF : ENOUGH_PROOF;
}

// Counts the quarters judged and those that agree; true when these are more than half.
static bool side_follows(const struct component_side *side, enum component_rule rule, struct agreement *agreement)
{
    int judged = 0, count = 0, proof = 0;
    for (int q = 0; q < QUARTERS; q++) {
        if (!side->is_judged[q])
            continue;
        judged++;
        if (!component_agrees(side, rule, q))
            continue;
        count++;
        proof += quarter_proof(side, rule, q);
    }
    agreement->agreed += count;
    if (count * 2 <= judged)
        return false;
    agreement->proof += proof;
    return true;
}

// Whether every activity is measured in the unit of its component; where nobody says a unit, they are.
static bool shares_unit(struct check *check, const struct record *component, const struct record_group *activities)
{
    struct str unit = fold_label(check->arena, record_unit_of_measure(check->arena, component));
    for (size_t i = 0; i < activities->members.count; i++) {
        struct str other = record_unit_of_measure(check->arena, activities->members.items[i]);
        if (!str_equal(fold_label(check->arena, other), unit))
            return false;
    }
    return true;
}

// Adds the activities' figures to both sides of their component.
static void add_activities(struct check *check, const struct record_group *activities, struct component_side sides[2])
{
    for (size_t i = 0; i < activities->members.count; i++) {
        const struct record *record = activities->members.items[i];
        struct reading reading;
        read_scale(check->config, record, &reading);
        for (int q = 0; q < QUARTERS; q++) {
            sides[0].sum[q] += reading.target[q].value;
            sides[1].sum[q] += reading.actual[q].value;
            sides[0].terms[q] += fabs(reading.target[q].value) > 0;
            sides[1].terms[q] += fabs(reading.actual[q].value) > 0;
            sides[0].is_judged[q] = sides[0].is_judged[q] && !figure_is_unreadable(&record->target.t[q]);
            sides[1].is_judged[q] = sides[1].is_judged[q] && !figure_is_unreadable(&record->actual.t[q]);
        }
    }
}

// Sets which quarters of the component's own figures can be compared.
static void set_up_sides(struct check *check, const struct view *view, const struct record_group *activities,
                         struct component_side sides[2])
{
    const struct record *record = view->record;
    sides[0] = (struct component_side){.figures = &record->target, .factor = view->own.factor[SCALE_TARGETS]};
    sides[1] = (struct component_side){.figures = &record->actual, .factor = view->own.factor[SCALE_ACTUALS]};
    bool is_shared = shares_unit(check, record, activities);
    for (int side = 0; side < 2; side++) {
        sides[side].activities = (int)activities->members.count;
        sides[side].shares_unit = is_shared;
        int quarters = side == 0 ? QUARTERS : view->counted;
        for (int q = 0; q < quarters; q++)
            sides[side].is_judged[q] =
                sides[side].figures->t[q].kind != FIGURE_ABSENT && !figure_is_unreadable(&sides[side].figures->t[q]);
    }
}

// Reports the figures of one side that are not the rule over the activities.
static void report_side(struct check *check, const struct view *view, const struct component_side *side,
                        enum component_rule rule, struct str cells)
{
    for (int q = 0; q < QUARTERS; q++) {
        const struct figure *figure = &side->figures->t[q];
        // A blank that should not be one is avance-sin-reporte; nothing is to be said twice of a cell.
        if (!side->is_judged[q] || figure->kind != FIGURE_NUMBER || component_agrees(side, rule, q))
            continue;
        struct finding *finding = check_report_figure(check, view->record, RULE_COMPONENTE_NO_CUADRA, figure);
        finding_text(check->findings, finding, "regla",
                     rule_phrase(rule == COMPONENT_SUM ? ACCUMULATE_SUM : ACCUMULATE_MEAN));
        finding_text(check->findings, finding, "celdas", cells);
        finding_figure(check->findings, finding, "calculado", activities_value(side, rule, q), -2);
    }
}

// "filas 31, 32 y 33": where the activities are.
static struct str activity_rows(struct check *check, const struct record_group *activities)
{
    struct list rows = {.text.arena = check->arena};
    for (size_t i = 0; i < activities->members.count; i++)
        list_add(&rows, str_format(check->arena, "%d", activities->members.items[i]->row + 1));
    return phrase_fill(check->arena, rows.count > 1 ? PHRASE_ROWS : PHRASE_ROW, list_text(&rows));
}

// Finds a component that is not the sum or mean of its activities.
void check_component(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    if (record->level != LEVEL_COMPONENTE || !record->key.n)
        return;
    const struct record_group *activities = activities_of(check, view);
    if (!activities)
        return;
    struct component_side sides[2];
    set_up_sides(check, view, activities, sides);
    add_activities(check, activities, sides);
    int best = -1;
    enum component_rule chosen = COMPONENT_SUM;
    for (int rule = 0; rule < COMPONENT_RULES; rule++) {
        struct agreement agreement = {0, 0};
        bool targets = side_follows(&sides[0], (enum component_rule)rule, &agreement);
        bool actuals = side_follows(&sides[1], (enum component_rule)rule, &agreement);
        if ((targets || actuals) && agreement.proof >= ENOUGH_PROOF && agreement.agreed > best) {
            best = agreement.agreed;
            chosen = (enum component_rule)rule;
        }
    }
    struct str cells = best < 0 ? STR("") : activity_rows(check, activities);
    for (int side = 0; side < 2 && best >= 0; side++)
        report_side(check, view, &sides[side], chosen, cells);
}

// One number of a sequence of keys: 3 of "1.3" under the parent "1".
struct numbered {
    struct str parent;
    long number;
    const struct record *record;
};

// Splits a key into its parent and last number; false when it does not end in a number that counts.
static bool split_key(struct arena *arena, const struct record *record, struct numbered *numbered)
{
    struct str key = fold_key(arena, record->key);
    size_t at = key.n;
    long number = 0, unit = 1;
    for (; at && key.s[at - 1] >= '0' && key.s[at - 1] <= '9' && key.n - at < 6; at--, unit *= 10)
        number += unit * (key.s[at - 1] - '0');
    if (at == key.n || (at && key.s[at - 1] >= '0' && key.s[at - 1] <= '9'))
        return false;
    struct str parent = str_slice(key, 0, at);
    if (record->level == LEVEL_META && !parent.n) // 300, 301, 302 go by their hundred
        parent = str_format(arena, "%ld", number / 100);
    *numbered = (struct numbered){str_format(arena, "%d\t%.*s", record->level, STR_ARG(parent)), number, record};
    return true;
}

// By parent, then number; equal ones in reading order.
static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;
    int order = str_compare(x->parent, y->parent);
    if (order)
        return order;
    return (x->number > y->number) - (x->number < y->number);
}

// The missing numbers before an element, given the number before it; adds them as keys to the list.
static void add_missing(struct check *check, const struct numbered *after, long before, struct list *missing)
{
    struct str key = after->record->key;
    while (key.n && key.s[key.n - 1] == '.')
        key.n--;
    while (key.n && key.s[key.n - 1] >= '0' && key.s[key.n - 1] <= '9')
        key.n--;
    for (long number = before + 1; number < after->number; number++)
        list_add(missing, str_format(check->arena, "%.*s%ld", STR_ARG(key), number));
}

// Whether keys of this level are numbered from 1 under their parent.
static bool is_numbered_level(enum level level)
{
    return level == LEVEL_COMPONENTE || level == LEVEL_ACTIVIDAD || level == LEVEL_META;
}

// The most numbers that a gap may have before one concludes that the keys are no sequence.
static long largest_gap(size_t present)
{
    return 3 * (long)present + 3;
}

// Whether a place comes before a record in its file.
static bool is_before(const struct place *place, const struct record *record)
{
    return place->sheet_index < record->sheet_index ||
           (place->sheet_index == record->sheet_index && place->row < record->row);
}

// How many rows were left out between two records, or before the second one in its file when there is no first.
static long rows_left_out(const struct check *check, const struct record *before, const struct record *after)
{
    bool same_file = before && before->source == after->source;
    long count = 0;
    for (size_t i = 0; i < check->left_out.count; i++) {
        const struct place *place = &check->left_out.items[i];
        count += str_equal(place->file, after->source->name) && is_before(place, after) &&
                 !(same_file && is_before(place, before));
    }
    return count;
}

// Lists the gaps of the sorted numbers; returns the first record after one, or NULL.
static const struct record *find_gaps(struct check *check, const struct numbered *numbers, size_t count,
                                      struct list *missing)
{
    const struct record *after = NULL;
    size_t present = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_first = i == 0 || !str_equal(numbers[i].parent, numbers[i - 1].parent);
        present = is_first ? 1 : present + 1;
        long before = !is_first                                ? numbers[i - 1].number
                      : numbers[i].record->level == LEVEL_META ? numbers[i].number - 1
                                                               : 0;
        long gap = numbers[i].number - before - 1;
        if (gap < 1 || gap > largest_gap(present) ||
            gap <= rows_left_out(check, is_first ? NULL : numbers[i - 1].record, numbers[i].record))
            continue;
        add_missing(check, &numbers[i], before, missing);
        if (!after)
            after = numbers[i].record;
    }
    return after;
}

// Finds gaps in the numbering of a programme.
void check_numbering(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    const struct record_group *group = view->groups->programme;
    if (group->members.items[0] != record)
        return;
    struct numbered *numbers = arena_array(check->arena, group->members.count, sizeof *numbers);
    size_t count = 0;
    for (size_t i = 0; i < group->members.count; i++) {
        const struct record *member = group->members.items[i];
        if (is_numbered_level(member->level) && member->key.n && split_key(check->arena, member, &numbers[count]))
            count++;
    }
    if (!count)
        return;
    qsort(numbers, count, sizeof *numbers, compare_numbered);
    struct list missing = {.text.arena = check->arena};
    const struct record *after = find_gaps(check, numbers, count, &missing);
    if (!after)
        return;
    struct finding *finding = check_report(check, after, RULE_INDICADOR_FALTANTE, record_row_place(after));
    const struct named_key *programme = &after->programme;
    finding_text(check->findings, finding, "programa", programme->key.n ? programme->key : programme->name);
    finding_text(check->findings, finding, "falta", phrase(missing.count > 1 ? PHRASE_ARE_MISSING : PHRASE_IS_MISSING));
    finding_text(check->findings, finding, "faltante", list_text(&missing));
    finding_text(check->findings, finding, "despues", after->key);
}
