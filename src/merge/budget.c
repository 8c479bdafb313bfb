// SPDX-License-Identifier: MIT
// Reads the statement of expenditure, adds it up by programme and joins it to the consolidation; see budget.h. What
// is said of it is in budget_report.c.
#include "merge/budget.h"

#include "base/map.h"
#include "check/check.h"
#include "es/budget_texts.h"
#include "merge/budget_join.h"
#include "text/fold.h"

#include <string.h>

static const struct money nothing = {true, 0};

// Adds what is known: an unknown amount leaves the sum as it is.
static void add_known(struct money *sum, struct money part)
{
    if (part.is_known)
        *sum = sum->is_known ? money_add(*sum, part) : part;
}

// Completes what follows from the other columns when the statement does not have it.
static void complete(struct money money[BUDGET_COLUMNS])
{
    if (!money[BUDGET_MODIFIED].is_known && money[BUDGET_APPROVED].is_known)
        money[BUDGET_MODIFIED] =
            money_add(money[BUDGET_APPROVED], money[BUDGET_CHANGES].is_known ? money[BUDGET_CHANGES] : nothing);
    if (!money[BUDGET_UNDERSPENT].is_known)
        money[BUDGET_UNDERSPENT] = money_subtract(money[BUDGET_MODIFIED], money[BUDGET_ACCRUED]);
}

// The programme of a line, made when it is its first.
static struct budget_programme *find_programme(struct budgeting *budgeting, const struct budget_line *line)
{
    struct str key =
        str_format(budgeting->scratch, "%.*s %.*s", STR_ARG(fold_key(budgeting->scratch, line->programme.key)),
                   STR_ARG(fold_label(budgeting->scratch, line->modality)));
    size_t *number = map_find(budgeting->by_key, key);
    if (number)
        return &budgeting->budget->programmes.items[*number];
    number = ARENA_NEW(budgeting->scratch, size_t);
    *number = budgeting->budget->programmes.count;
    map_set(budgeting->by_key, key, number);
    struct budget_programme *programme = VECTOR_ADD(budgeting->run->arena, &budgeting->budget->programmes);
    programme->programme.key = str_copy(budgeting->run->arena, line->programme.key);
    programme->programme.name = str_copy(budgeting->run->arena, line->programme.name);
    programme->modality = str_copy(budgeting->run->arena, line->modality);
    programme->group = SIZE_MAX;
    programme->place = place_of_cell(budgeting->budget->file, str_copy(budgeting->run->arena, line->sheet), line->row,
                                     line->columns[budgeting->run->config.financial_moment]);
    return programme;
}

// Adds the lines up by programme; groups of programmes are left to the total.
static void add_lines(struct budgeting *budgeting)
{
    for (size_t i = 0; i < budgeting->lines.count; i++) {
        const struct budget_line *line = &budgeting->lines.items[i];
        if (line->is_total || !line->programme.key.n)
            continue;
        struct budget_programme *programme = find_programme(budgeting, line);
        if (!programme->programme.name.n)
            programme->programme.name = str_copy(budgeting->run->arena, line->programme.name);
        for (int column = 0; column < BUDGET_COLUMNS; column++)
            add_known(&programme->money[column], line->money[column]);
    }
    for (size_t i = 0; i < budgeting->budget->programmes.count; i++)
        complete(budgeting->budget->programmes.items[i].money);
}

// Remembers the consolidation's programmes by their keys.
static struct map *groups_by_key(struct budgeting *budgeting)
{
    struct map *by_key = map_new(budgeting->scratch);
    const groups *programmes = &budgeting->run->consolidation->programmes;
    for (size_t i = 0; i < programmes->count; i++) {
        struct str folded = fold_key(budgeting->scratch, programmes->items[i].key.key);
        size_t *number = ARENA_NEW(budgeting->scratch, size_t);
        *number = i;
        if (folded.n)
            map_set(by_key, folded, number);
    }
    return by_key;
}

// The group of the consolidation with a key; SIZE_MAX: none.
static size_t group_of_key(struct budgeting *budgeting, const struct map *by_key, struct str key)
{
    const size_t *number = map_find(by_key, fold_key(budgeting->scratch, key));
    return number ? *number : SIZE_MAX;
}

// Finds the goals of each programme: by its key, with the letter of its modality or without.
static void join(struct budgeting *budgeting)
{
    const struct map *by_key = groups_by_key(budgeting);
    for (size_t i = 0; i < budgeting->budget->programmes.count; i++) {
        struct budget_programme *programme = &budgeting->budget->programmes.items[i];
        struct str key = programme->programme.key;
        bool has_letter = key.n > 1 && (key.s[0] < '0' || key.s[0] > '9') && key.s[1] >= '0' && key.s[1] <= '9';
        programme->group = group_of_key(budgeting, by_key, key);
        if (programme->group == SIZE_MAX && has_letter) {
            programme->modality = str_slice(key, 0, 1);
            programme->group = group_of_key(budgeting, by_key, str_slice(key, 1, key.n));
        }
        if (programme->group == SIZE_MAX && programme->modality.n)
            programme->group =
                group_of_key(budgeting, by_key,
                             str_format(budgeting->scratch, "%.*s%.*s", STR_ARG(programme->modality), STR_ARG(key)));
    }
}

// Adds a programme's money to a group.
static void add_to_group(struct budget_group *group, const struct money money[BUDGET_COLUMNS])
{
    group->is_there = true;
    for (int column = 0; column < BUDGET_COLUMNS; column++)
        add_known(&group->money[column], money[column]);
}

// Adds the money of programmes to the axes and objectives that their indicators are aligned to, once in each.
static void add_to_plan(struct budgeting *budgeting)
{
    const struct consolidation *all = budgeting->run->consolidation;
    struct budget *budget = budgeting->budget;
    struct map *met = map_new(budgeting->scratch);
    for (size_t i = 0; i < all->alignments.count; i++) {
        const struct alignment *row = &all->alignments.items[i];
        const struct budget_group *programme = &budget->groups[row->programme];
        if (!programme->is_there)
            continue;
        struct str axis = str_format(budgeting->scratch, "e%zu %zu", row->axis, row->programme);
        struct str objective = str_format(budgeting->scratch, "o%zu %zu", row->objective, row->programme);
        if (!map_find(met, axis))
            add_to_group(&budget->axes[row->axis], programme->money);
        if (!map_find(met, objective))
            add_to_group(&budget->objectives[row->objective], programme->money);
        map_set(met, axis, budget);
        map_set(met, objective, budget);
    }
}

// Adds the money up by group.
static void add_groups(struct budgeting *budgeting)
{
    const struct consolidation *all = budgeting->run->consolidation;
    struct budget *budget = budgeting->budget;
    struct arena *arena = budgeting->run->arena;
    budget->axes = arena_array(arena, all->axes.count + 1, sizeof *budget->axes);
    budget->objectives = arena_array(arena, all->objectives.count + 1, sizeof *budget->objectives);
    budget->groups = arena_array(arena, all->programmes.count + 1, sizeof *budget->groups);
    budget->nearest = arena_array(arena, all->programmes.count + 1, sizeof *budget->nearest);
    for (size_t i = 0; i < budget->programmes.count; i++) {
        const struct budget_programme *programme = &budget->programmes.items[i];
        add_to_group(&budget->total, programme->money);
        if (programme->group != SIZE_MAX)
            add_to_group(&budget->groups[programme->group], programme->money);
    }
    add_to_plan(budgeting);
}

// Financial progress of a group in points: the moment over the base of [presupuesto].
struct amount financial_progress(const struct config *config, const struct money money[BUDGET_COLUMNS])
{
    struct money spent = money[config->financial_moment], base = money[config->financial_base];
    if (!spent.is_known || !base.is_known || base.units == 0)
        return (struct amount){false, 0};
    return (struct amount){true, money_percentage(spent.units, base.units)};
}

// Reads the file and finds its rows; false after saying why not.
static enum cuadra_status read_lines(struct budgeting *budgeting, const char *path)
{
    struct cuadra_run *run = budgeting->run;
    struct read_options options = {.limits = run->config.limits, .encoding = run->options.encoding};
    const char *slash = strrchr(path, '/');
    struct source source = {.name = str_of(slash ? slash + 1 : path), .path = str_of(path)};
    struct workbook workbook = {0};
    struct str reason = {NULL, 0};
    budgeting->budget->file = str_copy(run->arena, source.name);
    if (read_workbook(budgeting->scratch, &options, &source, NULL, &workbook, &reason) != READ_OK)
        return run_fail(run, CUADRA_E_NOTHING_READ, BUDGET_TEXT_UNREADABLE ".", path, STR_ARG(reason));
    enum budget_outcome outcome = budget_lines_find(budgeting->scratch, &workbook, &budgeting->lines);
    if (outcome == BUDGET_NO_TABLE)
        return run_fail(run, CUADRA_E_NOTHING_READ, BUDGET_TEXT_NO_TABLE ".", path);
    if (outcome == BUDGET_NO_KEY)
        return run_fail(run, CUADRA_E_NOTHING_READ, BUDGET_TEXT_NO_KEY ".", path);
    for (size_t i = 0; i < budgeting->lines.count; i++)
        if (budgeting->lines.items[i].programme.key.n && !budgeting->lines.items[i].is_total)
            return CUADRA_OK;
    return run_fail(run, CUADRA_E_NOTHING_READ, BUDGET_TEXT_NO_ROWS ".", path);
}

// Reads the statement at `path`, joins it to the run's consolidation and adds the findings on its identities and on
// programmes whose money and goals diverge.
enum cuadra_status budget_read(struct cuadra_run *run, const char *path)
{
    struct arena *scratch = arena_child(run->arena);
    struct budgeting budgeting = {
        .run = run, .scratch = scratch, .budget = ARENA_NEW(run->arena, struct budget), .by_key = map_new(scratch)};
    enum cuadra_status status = read_lines(&budgeting, path);
    if (status == CUADRA_OK) {
        add_lines(&budgeting);
        join(&budgeting);
        add_groups(&budgeting);
        budget_find_nearest(&budgeting);
        budget_report(&budgeting);
        run->budget = budgeting.budget;
    }
    arena_free(scratch);
    return status;
}

// The arguments of cuadra_run_budget, for the guard.
struct budget_call {
    struct cuadra_run *run;
    const char *path;
};

// Under the guard.
static enum cuadra_status read_budget(void *context)
{
    const struct budget_call *call = context;
    struct cuadra_run *run = call->run;
    if (!run->consolidation)
        return run_fail(run, CUADRA_E_INTERNAL, "%s", "cuadra_run_consolidate");
    enum cuadra_status status = budget_read(run, call->path);
    if (status == CUADRA_OK)
        findings_sort(run->arena, &run->findings);
    return status;
}

// Joins a statement of expenditure (CONAC, Gasto por Categoría Programática, in any container and encoding) to the
// consolidation by programme key, and adds the findings on its identities and on programmes whose money and goals
// diverge.
enum cuadra_status cuadra_run_budget(cuadra_run *run, const char *path)
{
    struct budget_call call = {run, path};
    return memory_guard(&run->memory, read_budget, &call);
}
