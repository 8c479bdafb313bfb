// SPDX-License-Identifier: MIT
// What a person should look at although the figures add up: results far from the target, evidence that is missing.
#include "check/rules.h"
#include "es/figures.h"
#include "es/phrases.h"

enum { FAR_ABOVE = 130 }; // percentage points

// Adds what the percentage measures against what, as percentage_of() divides them: A/P, P/A or the distance.
static void add_measure(struct check *check, const struct view *view, struct finding *finding)
{
    struct str actual = figure_text(check->arena, view->judged.actual_to_date.value, -1);
    struct str target = figure_text(check->arena, view->judged.target_to_date.value, -1);
    enum direction direction = view->judged.direction;
    bool is_inverse = direction == DIRECTION_DESCENDING && check->config->descending == DESCENDING_INVERSE;
    enum phrase measured = is_inverse ? PHRASE_TARGET_OF_DESCENDING : PHRASE_ACTUAL_TO_DATE;
    enum phrase against = is_inverse                       ? PHRASE_AGAINST_ACTUAL
                          : direction == DIRECTION_REGULAR ? PHRASE_BY_DISTANCE
                                                           : PHRASE_AGAINST_TARGET;
    finding_text(check->findings, finding, "avance_al_corte",
                 phrase_fill(check->arena, measured, is_inverse ? target : actual));
    finding_text(check->findings, finding, "de_la_meta",
                 phrase_fill(check->arena, against, is_inverse ? actual : target));
}

// Reports a rule on the row with the cumulative percentage.
static void report_result(struct check *check, const struct view *view, enum rule rule)
{
    const struct record *record = view->record;
    struct finding *finding = check_report(check, record, rule, record_row_place(record));
    finding_figure(check->findings, finding, "calculado", view->judged.percentage_cumulative.value, -2);
    add_measure(check, view, finding);
}

// Finds a cumulative far above its target.
void check_overachievement(struct check *check, const struct view *view)
{
    struct amount percentage = view->judged.percentage_cumulative;
    if (percentage.is_known && percentage.value > FAR_ABOVE)
        report_result(check, view, RULE_SOBRECUMPLIMIENTO);
}

// Finds a cumulative in red.
void check_underachievement(struct check *check, const struct view *view)
{
    if (view->judged.light == LIGHT_RED)
        report_result(check, view, RULE_INCUMPLIMIENTO);
}

// Finds an annual target reached before the last quarter.
void check_early_completion(struct check *check, const struct view *view)
{
    const struct calculation *judged = &view->judged;
    if (view->counted == 0 || view->counted == QUARTERS || judged->rule != ACCUMULATE_SUM)
        return;
    if (!judged->annual_target.is_known || !judged->actual_to_date.is_known || judged->annual_target.value <= 0 ||
        judged->actual_to_date.value < judged->annual_target.value)
        return;
    struct finding *finding =
        check_report(check, view->record, RULE_META_CUMPLIDA_ANTES, record_row_place(view->record));
    finding_number(check->findings, finding, "declarado", judged->actual_to_date.value);
    finding_number(check->findings, finding, "meta", judged->annual_target.value);
}

// Finds an actual without evidence.
void check_evidence(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    const struct text_field *evidence = &record->texts[TEXT_EVIDENCE];
    struct amount actual = view->judged.actual_to_date;
    if (!evidence->is_there || evidence->text.n || !actual.is_known || actual.value <= 0)
        return;
    struct finding *finding = check_report(check, record, RULE_SIN_EVIDENCIA, record_text_place(record, TEXT_EVIDENCE));
    finding_number(check->findings, finding, "avance", actual.value);
}
