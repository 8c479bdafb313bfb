// SPDX-License-Identifier: MIT
// Whether each indicator can be placed in the plan: axis, objective, lines of action. What the consolidation would
// complete (from cuadra.ini, or from another page of the same unit and programme) is not missing.
#include "check/rules.h"
#include "es/phrases.h"
#include "text/fold.h"

// Whether the axis is one of [ejes], by key or else by name.
static bool is_known_axis(struct check *check, const struct named_key *axis)
{
    const config_entries *entries = &check->config->axes;
    if (!entries->count)
        return true;
    if (axis->key.n)
        return config_find(entries, axis->key) != NULL;
    struct str name = fold_label(check->arena, axis->name);
    for (size_t i = 0; i < entries->count; i++)
        if (str_equal(fold_label(check->arena, entries->items[i].value), name))
            return true;
    return false;
}

// Reports that a row has no axis, or one that the plan does not have.
static void report_axis(struct check *check, const struct record *record, struct str detail, enum phrase consequence)
{
    struct finding *finding = check_report(check, record, RULE_EJE_NO_IDENTIFICADO, record_row_place(record));
    finding_text(check->findings, finding, "detalle", detail);
    finding_text(check->findings, finding, "consecuencia", phrase(consequence));
}

// Finds an indicator without an axis of the plan.
void check_axis(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    size_t count = record->axes.count;
    if (!count) {
        if (!record->objectives.count && !alignment_of(check, record) && !view->groups->assignment->names_axis)
            report_axis(check, record, phrase(PHRASE_NO_AXIS), PHRASE_STAYS_WITHOUT_AXIS);
        return;
    }
    size_t known = 0;
    const struct named_key *unknown = NULL;
    for (size_t i = 0; i < count; i++) {
        if (is_known_axis(check, &record->axes.items[i]))
            known++;
        else if (!unknown)
            unknown = &record->axes.items[i];
    }
    if (!unknown)
        return;
    struct str name = unknown->key.n ? unknown->key : unknown->name;
    report_axis(check, record, phrase_fill(check->arena, PHRASE_UNKNOWN_AXIS, name),
                known ? PHRASE_COUNTS_IN_OTHERS : PHRASE_STAYS_WITHOUT_AXIS);
}

// Finds a programme without objective.
void check_objective(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    const struct record_group *group = view->groups->submission;
    if (group->members.items[0] != record || view->groups->assignment->names_objective)
        return;
    for (size_t i = 0; i < group->members.count; i++)
        if (alignment_of(check, group->members.items[i]))
            return;
    struct finding *finding = check_report(check, record, RULE_OBJETIVO_NO_IDENTIFICADO, record_row_place(record));
    const struct named_key *programme = &record->programme;
    struct str text = programme->key.n && programme->name.n
                          ? str_format(check->arena, "%.*s %.*s", STR_ARG(programme->key), STR_ARG(programme->name))
                      : programme->key.n ? programme->key
                                         : programme->name;
    finding_text(check->findings, finding, "programa", text);
}

// Whether a line of action is among those of the heading.
static bool is_declared(struct check *check, const struct record *record, struct str key)
{
    struct str folded = fold_key(check->arena, key);
    for (size_t i = 0; i < record->declared_lines.count; i++)
        if (str_equal(fold_key(check->arena, record->declared_lines.items[i].key), folded))
            return true;
    return false;
}

// Finds lines of action that the heading does not declare.
void check_action_lines(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    if (!record->lines_in_row || !record->declared_lines.count)
        return;
    struct list missing = {.text.arena = check->arena};
    for (size_t i = 0; i < record->lines.count; i++)
        if (record->lines.items[i].key.n && !is_declared(check, record, record->lines.items[i].key))
            list_add(&missing, record->lines.items[i].key);
    if (!missing.count)
        return;
    struct finding *finding = check_report(check, record, RULE_LINEA_NO_DECLARADA, record_row_place(record));
    finding_text(check->findings, finding, "declarado", list_text(&missing));
}
