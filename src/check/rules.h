// SPDX-License-Identifier: MIT
// What the rule functions share: the run of checks, the record they are called for, and how they report.
#ifndef CUADRA_CHECK_RULES_H
#define CUADRA_CHECK_RULES_H

#include "base/map.h"
#include "check/calculation.h"
#include "check/check.h"
#include "check/scale.h"

// Records that belong together, in reading order.
struct record_group {
    size_t number; // in the order of their first records
    VECTOR(const struct record *) members;
    bool names_axis, names_objective; // some member does
};

// The groups that a record belongs to.
struct membership {
    struct record_group *submission; // of its file, unit, programme and year
    struct record_group *assignment; // of its unit, programme and year, whatever the file
    struct record_group *programme;  // of its programme and year, whatever the unit
    struct record_group *narrative;  // of its file and justification; NULL: no justification
};

// One run of the rules over a set of records.
struct check {
    struct arena *arena; // of the rules as they go: given back after some records
    const struct config *config;
    const record_list *records;
    int cutoff; // 0: each record at the quarter that it reports
    struct findings *findings;
    struct membership *memberships; // of each record
    struct map *activities;         // submission and key of a component -> record_group of its activities
    VECTOR(struct place) left_out;  // rows that the layout left out, in the order of files and rows
};

// The record that the rules are called for, with its arithmetic done once for all of them.
struct view {
    const struct record *record;
    const struct membership *groups;
    int reported; // quarters that its submission reports
    int counted;  // of these, the quarters up to the cutoff: those that are judged
    struct reading reading;
    struct calculation own;    // at `reported`: what its own sheet should say
    struct calculation judged; // at `counted`
    bool is_mixed;             // its arithmetic is the business of escala-mixta alone
};

// Each rule's function. A rule on a group acts when it is called for the group's first record.
#define RULE(identifier, id, family, severity, function, sentence, why, remedy) \
    void function(struct check *check, const struct view *view);
#include "es/rules.def"
#undef RULE

// A new finding of the record at a place, with what aceptados.tsv knows it by.
struct finding *check_report(struct check *check, const struct record *record, enum rule rule, struct place place);
// The same at one of its figures, with the figure as {declarado}.
struct finding *check_report_figure(struct check *check, const struct record *record, enum rule rule,
                                    const struct figure *figure);
// Sets `name` to the figure's cell and value ("O12: 100"), or to "en blanco".
void check_cite(struct check *check, struct finding *finding, const char *name, const struct record *record,
                const struct figure *figure);

// Puts every record into its groups. All groups are in `arena`.
void group_records(struct check *check, struct arena *arena);
// The activities of a component, or NULL.
const struct record_group *activities_of(struct check *check, const struct view *view);

// Whether the figure should be a number and is not: what depends on it follows from another finding.
bool figure_is_unreadable(const struct figure *figure);
// Whether any of the first `n` figures is unreadable, or has no cell in this layout.
bool figures_are_broken(const struct figures *figures, int n);
// Whether a figure is a number other than 0, or one above 0.
bool figure_is_positive(const struct figure *figure);
// Whether the row's figures are in two scales, so that escala-mixta speaks for its arithmetic.
bool scale_is_mixed(const struct view *view);
// "la suma", "el promedio", "el último".
struct str rule_phrase(enum accumulation rule);
// Items of a sentence's list: zero-initialise, set text.arena.
struct list {
    struct buffer text;
    struct str last;
    int count;
};

void list_add(struct list *list, struct str item);
// "V14", "V14 y W14", "V14, W14 y Y14"; call it once, at the end.
struct str list_text(struct list *list);

// The objectives that [alineacion] gives the record, or NULL.
const struct config_entry *alignment_of(struct check *check, const struct record *record);

#endif
