// SPDX-License-Identifier: MIT
// Findings and the sentences made of them; see findings.h.
#include "es/findings.h"

#include "es/figures.h"

static const struct rule_text rows[RULE_COUNT] = {
#define RULE(identifier, id, family, severity, function, sentence, why, remedy) \
    {id, FAMILY_##family, severity, sentence, why, remedy},
#include "es/rules.def"
#undef RULE
};

static const struct cuadra_rule public_rows[RULE_COUNT] = {
#define FAMILY_NAME_FILE         "archivo"
#define FAMILY_NAME_STRUCTURE    "estructura"
#define FAMILY_NAME_ARITHMETIC   "aritmética"
#define FAMILY_NAME_COMPLETENESS "integridad"
#define FAMILY_NAME_ALIGNMENT    "alineación"
#define FAMILY_NAME_JUDGEMENT    "juicio"
#define FAMILY_NAME_COMPARISON   "comparación"
#define RULE(identifier, id, family, severity, function, sentence, why, remedy) \
    {id, FAMILY_NAME_##family, severity, sentence, why, remedy},
#include "es/rules.def"
#undef RULE
};

static const char *const severity_names[CUADRA_SEVERITIES] = {"nota", "aviso", "error", "fatal"};

// The row of a rule.
const struct rule_text *rule_text(enum rule rule)
{
    return &rows[rule];
}

// The rule of an id, or RULE_COUNT.
enum rule rule_find(struct str id)
{
    enum rule rule = 0;
    while (rule < RULE_COUNT && !str_is(id, rows[rule].id))
        rule++;
    return rule;
}

// How many rules there are, and the rule of a number from 0; NULL past the end.
size_t cuadra_rule_count(void)
{
    return RULE_COUNT;
}

// How many rules there are, and the rule of a number from 0; NULL past the end.
const struct cuadra_rule *cuadra_rule(size_t number)
{
    return number < RULE_COUNT ? &public_rows[number] : NULL;
}

// The rule of an id, or NULL.
const struct cuadra_rule *cuadra_rule_find(const char *id)
{
    return cuadra_rule(rule_find(str_of(id)));
}

// "nota", "aviso", "error", "fatal".
const char *cuadra_severity_name(enum cuadra_severity severity)
{
    return severity_names[severity];
}

// "nota", "aviso", "error", "fatal".
const char *severity_name(enum cuadra_severity severity)
{
    return severity_names[severity];
}

// The severity of a name, or CUADRA_SEVERITIES.
int severity_find(struct str name)
{
    int severity = 0;
    while (severity < CUADRA_SEVERITIES && !str_is(name, severity_names[severity]))
        severity++;
    return severity;
}

// Empties `findings` and sets the severities of the rows.
void findings_init(struct findings *findings, struct arena *arena)
{
    *findings = (struct findings){.arena = arena};
    for (int rule = 0; rule < RULE_COUNT; rule++)
        findings->severities[rule] = rows[rule].severity;
}

// Adds a finding; returns it for its arguments.
struct finding *finding_add(struct findings *findings, enum rule rule, struct place place)
{
    struct finding *finding = ARENA_NEW(findings->arena, struct finding);
    finding->rule = rule;
    finding->severity = findings->severities[rule];
    finding->place = place;
    finding->place.file = str_copy(findings->arena, place.file);
    finding->place.sheet = str_copy(findings->arena, place.sheet);
    finding->order = findings->count++;
    if (findings->last)
        findings->last->next = finding;
    else
        findings->first = finding;
    findings->last = finding;
    return finding;
}

// Takes back what was added after `before` (NULL: from the beginning) up to `last`, which may be `before`.
void findings_take_back(struct findings *findings, struct finding *before, const struct finding *last)
{
    if (before == last)
        return;
    struct finding **after = before ? &before->next : &findings->first;
    *after = last->next;
    if (findings->last == last)
        findings->last = before;
}

// A new argument at the end of the finding's list.
static struct finding_argument *add_argument(struct findings *findings, struct finding *finding, const char *name)
{
    struct finding_argument **end = &finding->arguments;
    while (*end)
        end = &(*end)->next;
    *end = ARENA_NEW(findings->arena, struct finding_argument);
    (*end)->name = name;
    (*end)->decimals = -1;
    return *end;
}

// Sets an argument; `name` must be a literal.
void finding_number(struct findings *findings, struct finding *finding, const char *name, double number)
{
    finding_figure(findings, finding, name, number, -1);
}

// The same with the decimals that figure_text() takes.
void finding_figure(struct findings *findings, struct finding *finding, const char *name, double number, int decimals)
{
    struct finding_argument *argument = add_argument(findings, finding, name);
    argument->is_number = true;
    argument->number = number;
    argument->decimals = decimals;
}

// The same with the decimals that figure_text() takes.
void finding_text(struct findings *findings, struct finding *finding, const char *name, struct str text)
{
    add_argument(findings, finding, name)->text = str_copy(findings->arena, text);
}

// The argument of a name, or NULL.
const struct finding_argument *finding_argument(const struct finding *finding, const char *name)
{
    const struct finding_argument *argument = finding->arguments;
    while (argument && !str_is(str_of(argument->name), name))
        argument = argument->next;
    return argument;
}

// The argument as text ("1,250", "Abierto"); "" when NULL.
struct str finding_argument_text(struct arena *arena, const struct finding_argument *argument)
{
    if (!argument)
        return STR("");
    return argument->is_number ? figure_text(arena, argument->number, argument->decimals) : argument->text;
}

// What was found, as a Spanish sentence, placeholders filled.
struct str finding_sentence(struct arena *arena, const struct finding *finding)
{
    struct buffer sentence = {.arena = arena};
    for (const char *at = rows[finding->rule].sentence; *at; at++) {
        if (*at != '{') {
            buffer_add_char(&sentence, *at);
            continue;
        }
        struct str rest = str_of(at + 1);
        size_t n = str_find(rest, STR("}"));
        const char *name = str_z(arena, str_slice(rest, 0, n));
        buffer_add_str(&sentence, finding_argument_text(arena, finding_argument(finding, name)));
        at += n + 1;
    }
    return buffer_str(&sentence);
}

// What was found and what to do about it, in one sentence: the `mensaje` of every output.
struct str finding_message(struct arena *arena, const struct finding *finding)
{
    struct str sentence = finding_sentence(arena, finding);
    const char *remedy = rows[finding->rule].remedy;
    if (sentence.n && sentence.s[sentence.n - 1] == '.')
        sentence.n--;
    // Every remedy begins with a verb, so its capital is an ASCII letter.
    return str_format(arena, "%.*s; %c%s", STR_ARG(sentence), remedy[0] - 'A' + 'a', remedy + 1);
}
