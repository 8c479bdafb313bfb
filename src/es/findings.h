// SPDX-License-Identifier: MIT
// The one way to complain about input. A finding holds a rule, a place and typed arguments; its sentence is
// made from the rule's row when somebody wants to read it, so every output says the same.
#ifndef CUADRA_ES_FINDINGS_H
#define CUADRA_ES_FINDINGS_H

#include "base/place.h"
#include "base/str.h"

// The rules of rules.def, in its order.
enum rule {
#define RULE(identifier, id, family, severity, function, sentence, why, remedy) RULE_##identifier,
#include "es/rules.def"
#undef RULE
    RULE_COUNT
};

enum rule_family {
    FAMILY_FILE,
    FAMILY_STRUCTURE,
    FAMILY_ARITHMETIC,
    FAMILY_COMPLETENESS,
    FAMILY_ALIGNMENT,
    FAMILY_JUDGEMENT,
    FAMILY_COMPARISON
};

// A rule's texts, as in its row.
struct rule_text {
    const char *id;
    enum rule_family family;
    enum cuadra_severity severity; // unless cuadra.ini says otherwise
    const char *sentence, *why, *remedy;
};

// The row of a rule.
const struct rule_text *rule_text(enum rule rule);
// The rule of an id, or RULE_COUNT.
enum rule rule_find(struct str id);
// "nota", "aviso", "error", "fatal".
const char *severity_name(enum cuadra_severity severity);
// The severity of a name, or CUADRA_SEVERITIES.
int severity_find(struct str name);

// An argument of a finding's sentence: a number or a text.
struct finding_argument {
    struct finding_argument *next;
    const char *name; // as in the sentence: {declarado}
    bool is_number;
    double number;
    int decimals; // shown decimals; -1: as many as the number has; -2: at most two
    struct str text;
};

struct finding {
    struct finding *next;
    enum rule rule;
    enum cuadra_severity severity;
    struct place place;
    struct finding_argument *arguments;
    struct str unit, key; // unit key and indicator key it belongs to, "" when none; for aceptados.tsv
    struct str accepted;  // why a person accepted it; .s NULL when not accepted
    uint64_t order;       // reading order, to sort by
};

// All findings of a run, in the order they were added.
struct findings {
    struct arena *arena;
    struct finding *first, *last;
    size_t count;
    enum cuadra_severity severities[RULE_COUNT]; // in force, after [gravedad]
};

// Empties `findings` and sets the severities of the rows.
void findings_init(struct findings *findings, struct arena *arena);
// Adds a finding; returns it for its arguments. Strings of `place` are copied.
struct finding *finding_add(struct findings *findings, enum rule rule, struct place place);
// Sets an argument; `name` must be a literal. Texts are copied.
void finding_number(struct findings *findings, struct finding *finding, const char *name, double number);
// The same with the decimals that figure_text() takes.
void finding_figure(struct findings *findings, struct finding *finding, const char *name, double number, int decimals);
void finding_text(struct findings *findings, struct finding *finding, const char *name, struct str text);
// Takes back what was added after `before` (NULL: from the beginning) up to `last`, which may be `before`.
void findings_take_back(struct findings *findings, struct finding *before, const struct finding *last);
// The argument of a name, or NULL.
const struct finding_argument *finding_argument(const struct finding *finding, const char *name);
// The argument as text ("1,250", "Abierto"); "" when NULL.
struct str finding_argument_text(struct arena *arena, const struct finding_argument *argument);
// What was found, as a Spanish sentence, placeholders filled.
struct str finding_sentence(struct arena *arena, const struct finding *finding);
// What was found and what to do about it, in one sentence: the `mensaje` of every output.
struct str finding_message(struct arena *arena, const struct finding *finding);

#endif
