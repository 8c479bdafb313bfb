// SPDX-License-Identifier: MIT
// What is said of a budget: identities of money that fail, money and goals that diverge, and for a programme that
// only one side has, the one most like it.
#include "es/budget_texts.h"
#include "es/figures.h"
#include "merge/budget_join.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

enum { HALF_CENT = 50, SHOWN_DECIMALS = 1, MAX_NAME = 200, MAX_LONELY = 300 };

static const char *const names[BUDGET_COLUMNS] = BUDGET_NAMES;

// Says that a declared amount is not what it should be.
static void report_amount(struct budgeting *budgeting, const struct budget_line *line, enum budget_column column,
                          struct money expected, struct str rule)
{
    struct findings *findings = &budgeting->run->findings;
    struct place place = place_of_cell(budgeting->budget->file, line->sheet, line->row, line->columns[column]);
    struct finding *finding = finding_add(findings, RULE_PRESUPUESTO_NO_CUADRA, place);
    struct arena *scratch = budgeting->scratch;
    finding_text(findings, finding, "columna", str_of(names[column]));
    finding_text(findings, finding, "declarado", money_shown(scratch, line->money[column].units));
    finding_text(findings, finding, "regla", rule);
    finding_text(findings, finding, "calculado", money_shown(scratch, expected.units));
}

// Whether two amounts are the same to the cent, which is what statements show.
static bool agree(struct money a, struct money b)
{
    struct money difference = money_subtract(a, b);
    return difference.is_known && difference.units < HALF_CENT && difference.units > -HALF_CENT;
}

// Checks the identities of one row.
static void check_line(struct budgeting *budgeting, const struct budget_line *line)
{
    struct arena *scratch = budgeting->scratch;
    const struct money *money = line->money;
    struct money changes = money[BUDGET_CHANGES];
    struct money modified = money_add(money[BUDGET_APPROVED], changes);
    if (money[BUDGET_MODIFIED].is_known && modified.is_known && !agree(money[BUDGET_MODIFIED], modified))
        report_amount(budgeting, line, BUDGET_MODIFIED, modified,
                      str_format(scratch, BUDGET_TEXT_SUM_RULE, names[BUDGET_APPROVED], names[BUDGET_CHANGES]));
    struct money underspent = money_subtract(money[BUDGET_MODIFIED], money[BUDGET_ACCRUED]);
    if (money[BUDGET_UNDERSPENT].is_known && underspent.is_known && !agree(money[BUDGET_UNDERSPENT], underspent))
        report_amount(budgeting, line, BUDGET_UNDERSPENT, underspent,
                      str_format(scratch, BUDGET_TEXT_DIFFERENCE_RULE, names[BUDGET_MODIFIED], names[BUDGET_ACCRUED]));
    enum budget_column above = BUDGET_MODIFIED;
    for (enum budget_column column = BUDGET_COMMITTED; column <= BUDGET_PAID; column++) {
        struct money excess = money_subtract(money[column], money[above]);
        if (excess.is_known && excess.units >= HALF_CENT)
            report_amount(budgeting, line, column, money[above],
                          str_format(scratch, BUDGET_TEXT_AT_MOST_RULE, names[above]));
        if (money[column].is_known)
            above = column;
    }
}

// Checks a row of the grand total against the programmes.
static void check_total(struct budgeting *budgeting, const struct budget_line *line)
{
    for (int column = 0; column < BUDGET_COLUMNS; column++) {
        struct money sum = {false, 0};
        for (size_t i = 0; i < budgeting->lines.count; i++) {
            const struct budget_line *other = &budgeting->lines.items[i];
            if (!other->is_total && other->programme.key.n && other->money[column].is_known &&
                str_equal(other->sheet, line->sheet))
                sum = sum.is_known ? money_add(sum, other->money[column]) : other->money[column];
        }
        if (line->money[column].is_known && sum.is_known && !agree(line->money[column], sum))
            report_amount(budgeting, line, (enum budget_column)column, sum, STR(BUDGET_TEXT_TOTAL_RULE));
        if (line->money[column].is_known)
            budgeting->budget->declared_total[column] = line->money[column];
    }
}

// The last row that is a total of a sheet; the ones before it are partial.
static const struct budget_line *grand_total(const struct budgeting *budgeting)
{
    for (size_t i = budgeting->lines.count; i-- > 0;)
        if (budgeting->lines.items[i].is_total)
            return &budgeting->lines.items[i];
    return NULL;
}

// Reports a programme whose money and goals are apart by more than the gap.
static void check_progress(struct budgeting *budgeting, const struct budget_programme *programme)
{
    const struct config *config = &budgeting->run->config;
    const struct consolidation *all = budgeting->run->consolidation;
    if (programme->group == SIZE_MAX)
        return;
    struct amount goals = all->programmes.items[programme->group].annual;
    struct amount money = financial_progress(config, budgeting->budget->groups[programme->group].money);
    if (!goals.is_known || !money.is_known || fabs(goals.value - money.value) <= config->financial_gap)
        return;
    struct findings *findings = &budgeting->run->findings;
    struct finding *finding = finding_add(findings, RULE_FISICO_FINANCIERO, programme->place);
    const struct named_key *name = &all->programmes.items[programme->group].key;
    struct arena *scratch = budgeting->scratch;
    finding_text(findings, finding, "programa",
                 str_format(scratch, "%.*s %.*s", STR_ARG(name->key), STR_ARG(name->name)));
    finding_text(findings, finding, "declarado", figure_text(scratch, money.value, SHOWN_DECIMALS));
    finding_text(findings, finding, "calculado", figure_text(scratch, goals.value, SHOWN_DECIMALS));
    finding_text(findings, finding, "momento", fold_label(scratch, str_of(names[config->financial_moment])));
    finding_text(findings, finding, "base", fold_label(scratch, str_of(names[config->financial_base])));
}

// Adds the findings.
void budget_report(struct budgeting *budgeting)
{
    const struct budget_line *total = grand_total(budgeting);
    for (size_t i = 0; i < budgeting->lines.count; i++)
        check_line(budgeting, &budgeting->lines.items[i]);
    if (total)
        check_total(budgeting, total);
    bool *seen = arena_array(budgeting->scratch, budgeting->run->consolidation->programmes.count + 1, sizeof *seen);
    for (size_t i = 0; i < budgeting->budget->programmes.count; i++) {
        const struct budget_programme *programme = &budgeting->budget->programmes.items[i];
        if (programme->group != SIZE_MAX && seen[programme->group])
            continue; // its money is there already, under another letter
        if (programme->group != SIZE_MAX)
            seen[programme->group] = true;
        check_progress(budgeting, programme);
    }
}

// How many letters two texts differ by (Levenshtein), both cut to MAX_NAME bytes.
static size_t distance(struct str a, struct str b)
{
    size_t row[MAX_NAME + 1];
    size_t n = a.n < MAX_NAME ? a.n : MAX_NAME, m = b.n < MAX_NAME ? b.n : MAX_NAME;
    for (size_t k = 0; k <= m; k++)
        row[k] = k;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            size_t change = diagonal + (a.s[i - 1] != b.s[k - 1]);
            size_t insert = row[k] + 1, remove = row[k - 1] + 1;
            diagonal = row[k];
            row[k] = change < insert ? change : insert;
            row[k] = row[k] < remove ? row[k] : remove;
        }
    }
    return row[m];
}

// A programme that only one side has.
struct lonely {
    const struct named_key *name;
    struct str folded;
    struct str *nearest; // where the one most like it is remembered
};

typedef VECTOR(struct lonely) lonely_list;

// Adds a programme that has a name; beyond some hundreds nobody reads them.
static void add_lonely(struct budgeting *budgeting, lonely_list *list, const struct named_key *name,
                       struct str *nearest)
{
    struct str folded = fold_label(budgeting->scratch, name->name);
    if (folded.n && list->count < MAX_LONELY)
        *VECTOR_ADD(budgeting->scratch, list) = (struct lonely){name, folded, nearest};
}

// Remembers for each of one side the one of the other whose name is nearest, when less than a third differs.
static void compare_sides(struct budgeting *budgeting, const lonely_list *ones, const lonely_list *others)
{
    for (size_t i = 0; i < ones->count; i++) {
        const struct lonely *one = &ones->items[i], *found = NULL;
        size_t best = SIZE_MAX;
        for (size_t k = 0; k < others->count; k++) {
            const struct lonely *other = &others->items[k];
            size_t longest = one->folded.n > other->folded.n ? one->folded.n : other->folded.n;
            size_t letters = distance(one->folded, other->folded);
            if (letters * 3 <= longest && letters < best) {
                best = letters;
                found = other;
            }
        }
        if (found)
            *one->nearest =
                str_format(budgeting->run->arena, "%.*s %.*s", STR_ARG(found->name->key), STR_ARG(found->name->name));
    }
}

// Finds for each programme on one side only the one on the other side that is most like it.
void budget_find_nearest(struct budgeting *budgeting)
{
    struct budget *budget = budgeting->budget;
    const groups *programmes = &budgeting->run->consolidation->programmes;
    lonely_list with_money = {0}, with_goals = {0};
    for (size_t i = 0; i < budget->programmes.count; i++)
        if (budget->programmes.items[i].group == SIZE_MAX)
            add_lonely(budgeting, &with_money, &budget->programmes.items[i].programme,
                       &budget->programmes.items[i].nearest);
    for (size_t k = 0; k < programmes->count; k++)
        if (!budget->groups[k].is_there)
            add_lonely(budgeting, &with_goals, &programmes->items[k].key, &budget->nearest[k]);
    compare_sides(budgeting, &with_money, &with_goals);
    compare_sides(budgeting, &with_goals, &with_money);
}
