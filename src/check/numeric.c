// SPDX-License-Identifier: MIT
// Declared against calculated, within one row: scale, variance, cumulative, percentages, annual target. A figure
// that could not be read, or that another finding already explains, is never reported a second time.
#include "check/rules.h"
#include "es/phrases.h"

#include "base/decimal.h"

#include <math.h>

// A known amount.
static struct amount known(double value)
{
    return (struct amount){true, decimal_clean(value)};
}

// Whether a declared figure is the amount, which must be known; a row in percentages may keep it as a fraction.
static bool agrees(const struct view *view, const struct figure *declared, struct amount amount)
{
    if (!amount.is_known)
        return false;
    bool in_percent = view->record->target.annual.is_percent;
    for (int q = 0; q < QUARTERS; q++)
        in_percent = in_percent || view->record->target.t[q].is_percent;
    return figure_agrees(declared, 1, amount.value) ||
           (in_percent && !declared->is_percent && figure_agrees(declared, 100, amount.value));
}

// The variance by the sign that the layout declares.
static struct amount signed_variance(const struct record *record, struct amount target, struct amount actual)
{
    if (!target.is_known && !actual.is_known)
        return (struct amount){false, 0};
    double variance = target.value - actual.value;
    return known(record->conventions.variance_is_actual_minus_target ? -variance : variance);
}

// What the variance of a quarter should be.
static struct amount expected_variance(const struct view *view, int q)
{
    return signed_variance(view->record, view->own.target[q], view->own.actual[q]);
}

// Whether the declared variance of a quarter contradicts its target and actual.
static bool variance_disagrees(const struct view *view, int q)
{
    const struct record *record = view->record;
    const struct figure *declared = &record->variance.t[q];
    if (declared->kind != FIGURE_NUMBER || figure_is_unreadable(&record->target.t[q]) ||
        figure_is_unreadable(&record->actual.t[q]))
        return false;
    struct amount expected = expected_variance(view, q);
    return expected.is_known && !agrees(view, declared, expected);
}

// Whether the declared cumulative contradicts the quarters.
static bool cumulative_disagrees(const struct view *view)
{
    return view->own.cumulative_declared.is_known && view->own.actual_to_date.is_known &&
           !figures_are_broken(&view->record->actual, view->reported) &&
           !figure_is_unreadable(&view->record->target.annual) && // without it the rule is not known either
           !cumulative_agrees(&view->reading, view->record);
}

// What the actuals come to if the year is the last quarter: a wrong cumulative, which has its own finding, leaves open
// whether it is that or a mean. Unknown where nothing is open.
static struct amount actual_if_last(const struct view *view)
{
    struct reading last = view->reading;
    if (view->own.rule != ACCUMULATE_MEAN || view->own.rule_is_fixed || !cumulative_disagrees(view))
        return (struct amount){false, 0};
    last.rule = ACCUMULATE_LAST;
    return accumulated_actual(&last, view->reported, true);
}

// Whether the declared cumulative variance is neither that to date nor that of the year, by any figures that the
// row itself declares: a wrong cumulative or annual target has its own finding.
static bool cumulative_variance_disagrees(const struct view *view)
{
    const struct record *record = view->record;
    const struct figure *declared = &record->variance.annual;
    if (declared->kind != FIGURE_NUMBER || figures_are_broken(&record->target, view->reported) ||
        figures_are_broken(&record->actual, view->reported) || figure_is_unreadable(&record->target.annual))
        return false;
    const struct amount targets[] = {view->own.target_to_date, view->own.annual_target,
                                     accumulated_target(&view->reading, QUARTERS)};
    const struct amount actuals[] = {view->own.actual_to_date, view->own.cumulative_declared, actual_if_last(view)};
    for (int i = 0; i < 9; i++)
        if (actuals[i % 3].is_known && agrees(view, declared, signed_variance(record, targets[i / 3], actuals[i % 3])))
            return false;
    return view->own.target_to_date.is_known || view->own.actual_to_date.is_known;
}

// How many groups were read times 100.
static int rescaled_groups(const struct view *view)
{
    int count = 0;
    for (int group = 0; group < SCALE_GROUPS; group++)
        count += view->own.is_rescaled[group];
    return count;
}

// Whether a declared variance is what comes of subtracting percent cells as the fractions that they hold.
static bool variance_mixes_fractions(const struct view *view, int q)
{
    const struct figure *target = &view->record->target.t[q], *actual = &view->record->actual.t[q];
    if (target->is_percent == actual->is_percent || !variance_disagrees(view, q))
        return false;
    double difference = (target->is_percent ? target->value / 100 : target->value) -
                        (actual->is_percent ? actual->value / 100 : actual->value);
    return figure_agrees(&view->record->variance.t[q], 1, difference) ||
           figure_agrees(&view->record->variance.t[q], 1, -difference);
}

// Whether the row's figures are in two scales, so that escala-mixta speaks for its arithmetic.
bool scale_is_mixed(const struct view *view)
{
    bool is_mixed = rescaled_groups(view) > 0;
    for (int q = 0; q < view->reported; q++)
        is_mixed = is_mixed || variance_mixes_fractions(view, q);
    return is_mixed;
}

// The cell of a figure.
static struct str cell_of(const struct check *check, const struct record *record, const struct figure *figure)
{
    struct place place = record_figure_place(record, figure);
    return place_cell_name(check->arena, &place);
}

// The declared figures that do not add up because of the mixed scale, as the end of the finding's sentence.
static struct str scale_consequences(const struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    struct list cells = {.text.arena = check->arena};
    for (int q = 0; q < view->reported; q++)
        if (variance_disagrees(view, q))
            list_add(&cells, cell_of(check, record, &record->variance.t[q]));
    if (cumulative_variance_disagrees(view))
        list_add(&cells, cell_of(check, record, &record->variance.annual));
    if (!cells.count)
        return STR("");
    return phrase_fill(check->arena, cells.count > 1 ? PHRASE_CONSEQUENCES : PHRASE_CONSEQUENCE, list_text(&cells));
}

// Whether the numbers of a group stand side by side.
static bool are_adjacent(const struct figure *figures, int count)
{
    const struct figure *before = NULL;
    for (int i = 0; i < count; i++) {
        if (figures[i].kind != FIGURE_NUMBER)
            continue;
        if (before && (figures[i].row != before->row || figures[i].column != before->column + 1))
            return false;
        before = &figures[i];
    }
    return true;
}

// The cells of the numbers of a group: "L14:O14", or "E21, G21 y K21" where they are apart.
static struct str group_cells(const struct check *check, const struct record *record, const struct figure *figures,
                              int count)
{
    struct list cells = {.text.arena = check->arena};
    struct str first = STR("");
    for (int i = 0; i < count; i++) {
        if (figures[i].kind != FIGURE_NUMBER)
            continue;
        struct str cell = cell_of(check, record, &figures[i]);
        first = first.n ? first : cell;
        list_add(&cells, cell);
    }
    if (cells.count > 1 && are_adjacent(figures, count))
        return str_format(check->arena, "%.*s:%.*s", STR_ARG(first), STR_ARG(cells.last));
    return list_text(&cells);
}

// Reports a row of mixed scale, with what follows from it.
void check_scale(struct check *check, const struct view *view)
{
    if (!view->is_mixed)
        return;
    const struct record *record = view->record;
    const struct {
        const struct figure *figures;
        int count;
        enum phrase phrase;
    } groups[SCALE_GROUPS] = {[SCALE_TARGETS] = {record->target.t, QUARTERS, PHRASE_TARGETS},
                              [SCALE_ANNUAL_TARGET] = {&record->target.annual, 1, PHRASE_ANNUAL_TARGET},
                              [SCALE_ACTUALS] = {record->actual.t, QUARTERS, PHRASE_ACTUALS},
                              [SCALE_CUMULATIVE] = {&record->actual.annual, 1, PHRASE_CUMULATIVE}};
    struct finding *finding = check_report(check, record, RULE_ESCALA_MIXTA, record_row_place(record));
    struct list mended = {.text.arena = check->arena};
    for (int group = 0; group < SCALE_GROUPS; group++) {
        if (!view->own.is_rescaled[group])
            continue;
        const struct figure *figures = groups[group].figures;
        list_add(&mended, phrase_fill(check->arena, groups[group].phrase,
                                      group_cells(check, record, figures, groups[group].count)));
        if (mended.count == 1 && groups[group].count == 1) {
            finding_figure(check->findings, finding, "declarado", figures->value, figures->decimals);
            finding_number(check->findings, finding, "calculado", decimal_shift(figures->value, 2));
        }
    }
    struct str reading =
        mended.count ? phrase_fill(check->arena, PHRASE_MULTIPLIED, list_text(&mended)) : phrase(PHRASE_NOT_MULTIPLIED);
    finding_text(check->findings, finding, "lectura", reading);
    finding_text(check->findings, finding, "consecuencias", scale_consequences(check, view));
}

// Finds a variance that is not target minus actual.
void check_variance(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    if (!record->has_variance || view->is_mixed)
        return;
    for (int q = 0; q < view->counted; q++) {
        if (!variance_disagrees(view, q))
            continue;
        struct finding *finding = check_report_figure(check, record, RULE_VARIACION_NO_CUADRA, &record->variance.t[q]);
        finding_number(check->findings, finding, "calculado", expected_variance(view, q).value);
        check_cite(check, finding, "meta", record, &record->target.t[q]);
        check_cite(check, finding, "avance", record, &record->actual.t[q]);
    }
    if (view->counted != view->reported || !cumulative_variance_disagrees(view))
        return;
    struct finding *finding = check_report_figure(check, record, RULE_VARIACION_NO_CUADRA, &record->variance.annual);
    struct amount expected = signed_variance(record, view->own.target_to_date, view->own.actual_to_date);
    finding_number(check->findings, finding, "calculado", expected.value);
    finding_number(check->findings, finding, "meta", view->own.target_to_date.value);
    finding_number(check->findings, finding, "avance", view->own.actual_to_date.value);
}

// "la suma de Q14:S14": what a cumulative was compared with.
static struct str accumulation_text(const struct check *check, const struct view *view, const struct figures *figures)
{
    struct str cells = group_cells(check, view->record, figures->t, QUARTERS);
    return str_format(check->arena, "%.*s de %.*s", STR_ARG(rule_phrase(view->own.rule)),
                      STR_ARG(cells.n ? cells : phrase(PHRASE_BLANK_QUARTERS)));
}

// Finds a cumulative that is not that of its quarters.
void check_cumulative(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    if (view->is_mixed)
        return;
    if (cumulative_disagrees(view)) {
        struct finding *finding = check_report_figure(check, record, RULE_ACUMULADO_NO_CUADRA, &record->actual.annual);
        finding_text(check->findings, finding, "cual", phrase(PHRASE_CUMULATIVE_ACTUAL));
        finding_text(check->findings, finding, "regla", accumulation_text(check, view, &record->actual));
        finding_number(check->findings, finding, "calculado", view->own.actual_to_date.value);
    }
    const struct figure *to_date = &record->target_to_date;
    if (to_date->kind == FIGURE_NUMBER && view->own.target_to_date.is_known &&
        !figures_are_broken(&record->target, view->reported) && !agrees(view, to_date, view->own.target_to_date) &&
        !agrees(view, to_date, accumulated_target(&view->reading, QUARTERS))) {
        struct finding *finding = check_report_figure(check, record, RULE_ACUMULADO_NO_CUADRA, to_date);
        finding_text(check->findings, finding, "cual", phrase(PHRASE_CUMULATIVE_TARGET));
        finding_text(check->findings, finding, "regla", accumulation_text(check, view, &record->target));
        finding_number(check->findings, finding, "calculado", view->own.target_to_date.value);
    }
}

// Reports a declared percentage that is not the one calculated.
static void report_percentage(struct check *check, const struct view *view, const struct figure *declared,
                              struct amount expected, enum phrase what)
{
    struct finding *finding = check_report_figure(check, view->record, RULE_PORCENTAJE_NO_CUADRA, declared);
    finding_text(check->findings, finding, "division", phrase(what));
    finding_figure(check->findings, finding, "calculado", expected.value, -2);
}

// Whether the declared percentage is A/P by the indicator's direction, or plainly, as some formats print it.
static bool is_percentage_of(const struct check *check, const struct view *view, const struct figure *declared,
                             struct amount actual, struct amount target)
{
    return percentage_agrees(declared, percentage_of(check->config, view->own.direction, actual, target)) ||
           percentage_agrees(declared, percentage_of(check->config, DIRECTION_ASCENDING, actual, target));
}

// Checks the percentage declared for a quarter.
static void check_quarter_percentage(struct check *check, const struct view *view, int q)
{
    const struct record *record = view->record;
    const struct figure *declared = &record->percentage.t[q];
    if (declared->kind != FIGURE_NUMBER || figure_is_unreadable(&record->target.t[q]) ||
        figure_is_unreadable(&record->actual.t[q]) || !view->own.percentage[q].is_known ||
        is_percentage_of(check, view, declared, view->own.actual[q], view->own.target[q]))
        return;
    report_percentage(check, view, declared, view->own.percentage[q], PHRASE_OF_QUARTER);
}

// Checks the percentage declared beside the cumulative.
static void check_annual_percentage(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    const struct figure *declared = &record->percentage.annual;
    if (declared->kind != FIGURE_NUMBER || figures_are_broken(&record->actual, view->reported) ||
        figure_is_unreadable(&record->target.annual))
        return;
    bool against_date = record->conventions.annual_percent == PERCENT_OF_CUMULATIVE_TARGET;
    struct amount expected = against_date ? view->own.percentage_cumulative : view->own.percentage_annual;
    bool any_target = !record->layout.n; // without a layout nobody said what it divides by
    const struct amount targets[] = {view->own.annual_target, accumulated_target(&view->reading, QUARTERS),
                                     view->own.target_to_date};
    const struct amount actuals[] = {view->own.actual_to_date, view->own.cumulative_declared,
                                     accumulated_actual(&view->reading, view->reported, false), actual_if_last(view)};
    enum { ACTUALS = sizeof actuals / sizeof *actuals, TARGETS = sizeof targets / sizeof *targets };
    for (int i = 0; i < ACTUALS * TARGETS; i++) {
        bool is_to_date = i / ACTUALS == TARGETS - 1;
        bool fits = any_target || is_to_date == against_date;
        if (fits && is_percentage_of(check, view, declared, actuals[i % ACTUALS], targets[i / ACTUALS]))
            return;
    }
    if (expected.is_known)
        report_percentage(check, view, declared, expected, against_date ? PHRASE_TO_DATE : PHRASE_OF_YEAR);
}

// Checks the cumulative percentage declared for a quarter, against the target to date or the annual one.
static void check_percentage_to_date(struct check *check, const struct view *view, int q)
{
    const struct record *record = view->record;
    const struct figure *declared = &record->percentage_to_date[q];
    if (declared->kind != FIGURE_NUMBER || figures_are_broken(&record->actual, q + 1) ||
        figures_are_broken(&record->target, q + 1))
        return;
    struct amount target = accumulated_target(&view->reading, q + 1);
    struct amount actual = accumulated_actual(&view->reading, q + 1, true);
    struct amount expected = percentage_of(check->config, view->own.direction, actual, target);
    if (expected.is_known && !is_percentage_of(check, view, declared, actual, target) &&
        !is_percentage_of(check, view, declared, actual, view->own.annual_target))
        report_percentage(check, view, declared, expected, PHRASE_TO_DATE);
}

// Finds percentages that are not actual by target.
void check_percentage(struct check *check, const struct view *view)
{
    if (view->is_mixed)
        return;
    for (int q = 0; q < view->counted; q++) {
        check_quarter_percentage(check, view, q);
        check_percentage_to_date(check, view, q);
    }
    if (view->counted == view->reported)
        check_annual_percentage(check, view);
}

// Finds an annual target that is not that of its quarters.
void check_annual_target(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    if (!view->own.annual_mismatch || figures_are_broken(&record->target, QUARTERS))
        return;
    struct finding *finding = check_report_figure(check, record, RULE_META_ANUAL_NO_CUADRA, &record->target.annual);
    finding_text(check->findings, finding, "regla", accumulation_text(check, view, &record->target));
    finding_number(check->findings, finding, "calculado", accumulated_target(&view->reading, QUARTERS).value);
}

// Finds an actual in a quarter without target.
void check_actual_without_target(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    for (int q = 0; q < view->counted; q++) {
        enum figure_kind kind = record->target.t[q].kind;
        if (!figure_is_positive(&record->actual.t[q]) || figure_is_positive(&record->target.t[q]) ||
            kind == FIGURE_ABSENT || figure_is_unreadable(&record->target.t[q]))
            continue;
        struct finding *finding = check_report_figure(check, record, RULE_AVANCE_SIN_META, &record->actual.t[q]);
        check_cite(check, finding, "meta", record, &record->target.t[q]);
    }
}

// Finds a quarter with target and without actual.
void check_missing_actual(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    for (int q = 0; q < view->counted; q++) {
        const struct figure *actual = &record->actual.t[q];
        if (!view->judged.actual_missing[q] || actual->kind == FIGURE_ABSENT || figure_is_unreadable(actual))
            continue;
        struct finding *finding =
            check_report(check, record, RULE_AVANCE_SIN_REPORTE, record_figure_place(record, actual));
        check_cite(check, finding, "meta", record, &record->target.t[q]);
        finding_number(check->findings, finding, "calculado", 0);
    }
}
