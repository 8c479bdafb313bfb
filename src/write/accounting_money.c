// SPDX-License-Identifier: MIT
// The sheet Físico-financiero: money beside goals, by programme, axis and objective. A programme's money stands in
// each axis and objective that its indicators are aligned to, and once in the total.
#include "base/decimal.h"
#include "es/budget_texts.h"
#include "merge/budget.h"
#include "write/accounting.h"

#include <math.h>

static const struct ledger_column columns[] = {
#define FINANCIERO_COLUMN(heading, width, show) {heading, width, show},
#include "es/accounting.def"
#undef FINANCIERO_COLUMN
};

// The first column of money, and those after the last.
enum { FIRST_MONEY = 3, GOALS = FIRST_MONEY + BUDGET_COLUMNS, PROGRESS, GAP };

// What a row is of.
struct subject {
    const char *scope;
    struct named_key name;
    struct money money[BUDGET_COLUMNS];
    bool has_money;
    struct amount goals;
    struct str only; // why there is nothing to compare, or empty
};

// Adds a cell with a formula over the row, and what it comes to.
static void add_formula(struct ledger *ledger, struct amount value, struct str formula)
{
    ledger_percent(ledger, value);
    ledger_formula(ledger, formula);
}

// What a person should read of money and goals.
static struct str verdict(const struct cuadra_run *run, const struct subject *subject, struct amount money)
{
    if (subject->only.n)
        return subject->only;
    if (!money.is_known || !subject->goals.is_known)
        return STR(BUDGET_TEXT_NO_FIGURES);
    double gap = money.value - subject->goals.value;
    if (fabs(gap) <= run->config.financial_gap)
        return STR(BUDGET_TEXT_IN_LINE);
    return gap > 0 ? STR(BUDGET_TEXT_MONEY_AHEAD) : STR(BUDGET_TEXT_GOALS_AHEAD);
}

// Adds a row.
static void add_row(struct ledger *ledger, const struct cuadra_run *run, const struct subject *subject)
{
    struct arena *arena = ledger->arena;
    size_t row = ledger_rows(ledger) + 2; // of the sheet, one-based
    struct amount money = financial_progress(&run->config, subject->money);
    struct str spent = place_column_name(arena, FIRST_MONEY + (int32_t)run->config.financial_moment);
    struct str base = place_column_name(arena, FIRST_MONEY + (int32_t)run->config.financial_base);
    struct str goals = place_column_name(arena, GOALS), progress = place_column_name(arena, PROGRESS);
    ledger_text(ledger, str_of(subject->scope));
    ledger_text(ledger, subject->name.key);
    ledger_text(ledger, subject->name.name);
    for (int column = 0; column < BUDGET_COLUMNS; column++)
        ledger_money(ledger, subject->has_money ? subject->money[column] : (struct money){false, 0});
    ledger_percent(ledger, subject->goals);
    add_formula(ledger, money,
                str_format(arena, "=IF(N(%.*s%zu)=0,\"\",%.*s%zu/%.*s%zu)", STR_ARG(base), row, STR_ARG(spent), row,
                           STR_ARG(base), row));
    bool has_gap = money.is_known && subject->goals.is_known;
    add_formula(ledger, (struct amount){has_gap, has_gap ? decimal_clean(money.value - subject->goals.value) : 0},
                str_format(arena, "=IF(AND(ISNUMBER(%.*s%zu),ISNUMBER(%.*s%zu)),%.*s%zu-%.*s%zu,\"\")",
                           STR_ARG(progress), row, STR_ARG(goals), row, STR_ARG(progress), row, STR_ARG(goals), row));
    ledger_text(ledger, verdict(run, subject, money));
}

// Fills the money of a group into a subject.
static void set_money(struct subject *subject, const struct budget_group *group)
{
    subject->has_money = group->is_there;
    for (int column = 0; column < BUDGET_COLUMNS; column++)
        subject->money[column] = group->money[column];
}

// "solo en …", with the programme most like it when there is one.
static struct str only_text(struct arena *arena, const char *where, struct str nearest)
{
    return nearest.n ? str_format(arena, BUDGET_TEXT_NEAREST, where, STR_ARG(nearest)) : str_of(where);
}

// Adds the programmes of the consolidation, then those that only the budget has.
static void add_programmes(struct ledger *ledger, const struct cuadra_run *run)
{
    const struct budget *budget = run->budget;
    const groups *programmes = &run->consolidation->programmes;
    for (size_t i = 0; i < programmes->count; i++) {
        struct subject subject = {.scope = BUDGET_TEXT_PROGRAMME, .name = programmes->items[i].key};
        set_money(&subject, &budget->groups[i]);
        subject.goals = programmes->items[i].annual;
        if (!subject.has_money)
            subject.only = only_text(ledger->arena, BUDGET_TEXT_ONLY_GOALS, budget->nearest[i]);
        add_row(ledger, run, &subject);
    }
    for (size_t i = 0; i < budget->programmes.count; i++) {
        const struct budget_programme *programme = &budget->programmes.items[i];
        if (programme->group != SIZE_MAX)
            continue;
        struct subject subject = {.scope = BUDGET_TEXT_PROGRAMME, .name = programme->programme, .has_money = true};
        for (int column = 0; column < BUDGET_COLUMNS; column++)
            subject.money[column] = programme->money[column];
        subject.only = only_text(ledger->arena, BUDGET_TEXT_ONLY_MONEY, programme->nearest);
        add_row(ledger, run, &subject);
    }
}

// Adds the groups of axes or objectives.
static void add_groups(struct ledger *ledger, const struct cuadra_run *run, const char *scope, const char *unnamed,
                       const groups *all, const struct budget_group *money)
{
    const groups *axes = &run->consolidation->axes;
    for (size_t i = 0; i < all->count; i++) {
        struct subject subject = {.scope = scope, .name = all->items[i].key};
        set_money(&subject, &money[i]);
        subject.goals = all->items[i].annual;
        bool is_unnamed = !subject.name.key.n && !subject.name.name.n;
        if (is_unnamed && all != axes && !axes->items[all->items[i].axis].key.key.n &&
            !axes->items[all->items[i].axis].key.name.n)
            continue; // without axis and objective: the row of the axis says it
        if (is_unnamed)
            subject.name.name = str_of(unnamed);
        if (is_unnamed && all != axes && axes->items[all->items[i].axis].key.key.n)
            subject.name.name = str_format(ledger->arena, BUDGET_TEXT_WITHIN_AXIS, unnamed,
                                           STR_ARG(axes->items[all->items[i].axis].key.key));
        if (!subject.has_money)
            subject.only = STR(BUDGET_TEXT_ONLY_GOALS);
        add_row(ledger, run, &subject);
    }
}

// Physical against financial progress by programme, axis and objective; the run must have a budget.
void accounting_money(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger)
{
    const struct consolidation *all = run->consolidation;
    *ledger = (struct ledger){.arena = arena, .columns = columns, .column_count = sizeof columns / sizeof *columns};
    add_programmes(ledger, run);
    add_groups(ledger, run, BUDGET_TEXT_AXIS, BUDGET_TEXT_NO_AXIS, &all->axes, run->budget->axes);
    add_groups(ledger, run, BUDGET_TEXT_OBJECTIVE, BUDGET_TEXT_NO_OBJECTIVE, &all->objectives, run->budget->objectives);
    struct subject total = {.scope = BUDGET_TEXT_TOTAL, .name = {{NULL, 0}, {NULL, 0}}, .goals = all->total.annual};
    set_money(&total, &run->budget->total);
    add_row(ledger, run, &total);
}

static const struct ledger_column finding_columns[] = {
#define HALLAZGOS_COLUMN(heading, width, show) {heading, width, show},
#include "es/accounting.def"
#undef HALLAZGOS_COLUMN
};

// What was found in the budget.
void accounting_findings(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger)
{
    *ledger = (struct ledger){
        .arena = arena, .columns = finding_columns, .column_count = sizeof finding_columns / sizeof *finding_columns};
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next) {
        if (finding->rule != RULE_PRESUPUESTO_NO_CUADRA && finding->rule != RULE_FISICO_FINANCIERO)
            continue;
        ledger_text(ledger, str_of(rule_text(finding->rule)->id));
        ledger_text(ledger, str_of(severity_name(finding->severity)));
        ledger_text(ledger, finding->place.file);
        ledger_text(ledger, finding->place.sheet);
        ledger_text(ledger, place_cell_name(arena, &finding->place));
        ledger_text(ledger, finding_argument_text(arena, finding_argument(finding, "declarado")));
        ledger_text(ledger, finding_argument_text(arena, finding_argument(finding, "calculado")));
        ledger_text(ledger, finding_message(arena, finding));
    }
}
