// SPDX-License-Identifier: MIT
// The engine: groups the records, looks at each with its arithmetic done, and calls every rule of the table.
#include "check/check.h"

#include "check/rules.h"
#include "es/figures.h"
#include "es/phrases.h"
#include "read/reader.h"
#include "text/fold.h"

enum { ROWS_PER_ARENA = 256 }; // what the rules use as they go is given back after so many

// The functions of the rules, in the order of the table.
static void (*const functions[RULE_COUNT])(struct check *, const struct view *) = {
#define RULE(identifier, id, family, severity, function, sentence, why, remedy) function,
#include "es/rules.def"
#undef RULE
};

// Finds nothing: for rules that the reading fires.
void no_check(struct check *check, const struct view *view)
{
    (void)check;
    (void)view;
}

// A new finding of the record at a place, with what aceptados.tsv knows it by.
struct finding *check_report(struct check *check, const struct record *record, enum rule rule, struct place place)
{
    struct finding *finding = finding_add(check->findings, rule, place);
    finding->unit = str_copy(check->findings->arena, record->unit.key.n ? record->unit.key : record->unit.name);
    finding->key = str_copy(check->findings->arena, record->key);
    return finding;
}

// The same at one of its figures, with the figure as {declarado}.
struct finding *check_report_figure(struct check *check, const struct record *record, enum rule rule,
                                    const struct figure *figure)
{
    struct finding *finding = check_report(check, record, rule, record_figure_place(record, figure));
    finding_figure(check->findings, finding, "declarado", figure->value, figure->decimals);
    return finding;
}

// Sets `name` to the figure's cell and value ("O12: 100"), or to "en blanco".
void check_cite(struct check *check, struct finding *finding, const char *name, const struct record *record,
                const struct figure *figure)
{
    struct place place = record_figure_place(record, figure);
    struct str cell = place_cell_name(check->arena, &place);
    struct str value = phrase(PHRASE_BLANK);
    if (figure->kind == FIGURE_NUMBER)
        value = str_format(check->arena, "%s%s", figure_text(check->arena, figure->value, figure->decimals).s,
                           figure->is_percent ? " %" : "");
    else if (figure->literal.n)
        value = figure->literal;
    bool has_cell = figure->row >= 0 && figure->column >= 0 && cell.n;
    finding_text(check->findings, finding, name,
                 has_cell ? str_format(check->arena, "%.*s: %.*s", STR_ARG(cell), STR_ARG(value)) : value);
}

// Whether the figure should be a number and is not: what depends on it follows from another finding.
bool figure_is_unreadable(const struct figure *figure)
{
    return figure->kind == FIGURE_ERROR || figure->kind == FIGURE_NOT_NUMBER;
}

// Whether any of the first `n` figures is unreadable, or has no cell in this layout.
bool figures_are_broken(const struct figures *figures, int n)
{
    bool broken = false;
    for (int q = 0; q < n; q++)
        broken = broken || figure_is_unreadable(&figures->t[q]) || figures->t[q].kind == FIGURE_ABSENT;
    return broken;
}

// Whether a figure is a number other than 0, or one above 0.
bool figure_is_positive(const struct figure *figure)
{
    return figure->kind == FIGURE_NUMBER && figure->value > 0;
}

// "la suma", "el promedio", "el último".
struct str rule_phrase(enum accumulation rule)
{
    return phrase(rule == ACCUMULATE_MEAN   ? PHRASE_THE_MEAN
                  : rule == ACCUMULATE_LAST ? PHRASE_THE_LAST
                                            : PHRASE_THE_SUM);
}

// Adds an item; the last two are joined by a word.
void list_add(struct list *list, struct str item)
{
    if (list->count > 1)
        buffer_add_z(&list->text, ", ");
    buffer_add_str(&list->text, list->last);
    list->last = item;
    list->count++;
}

// "V14", "V14 y W14", "V14, W14 y Y14"; call it once, at the end.
struct str list_text(struct list *list)
{
    if (list->count > 1)
        buffer_add_str(&list->text, phrase(PHRASE_AND));
    buffer_add_str(&list->text, list->last);
    list->last = STR("");
    return buffer_str(&list->text);
}

// The objectives that [alineacion] gives the record, or NULL.
const struct config_entry *alignment_of(struct check *check, const struct record *record)
{
    const config_entries *entries = &check->config->alignment;
    if (!entries->count || !record->programme.key.n)
        return NULL;
    struct str both = str_format(check->arena, "%.*s/%.*s", STR_ARG(record->programme.key), STR_ARG(record->key));
    const struct config_entry *entry = record->key.n ? config_find(entries, both) : NULL;
    return entry ? entry : config_find(entries, record->programme.key);
}

// Remembers the rows that the layout left out: their numbers are not missing.
static void note_rows_left_out(struct check *check, struct arena *arena)
{
    for (const struct finding *finding = check->findings->first; finding; finding = finding->next)
        if (finding->rule == RULE_COLUMNAS_CORRIDAS || finding->rule == RULE_FILA_NO_INTERPRETADA)
            *VECTOR_ADD(arena, &check->left_out) = finding->place;
}

// Does the record's arithmetic at the quarters that matter.
static void look_at(const struct check *check, size_t index, struct view *view)
{
    const struct record *record = check->records->items[index];
    view->record = record;
    view->groups = &check->memberships[index];
    view->reported = record_reported_quarter(record);
    view->counted = view->reported;
    if (check->cutoff && check->cutoff < view->counted)
        view->counted = check->cutoff;
    read_scale(check->config, record, &view->reading);
    calculate(check->config, record, view->reported, &view->own);
    view->judged = view->own;
    if (view->counted != view->reported)
        calculate(check->config, record, view->counted, &view->judged);
    view->is_mixed = scale_is_mixed(view);
}

// Checks the records and adds what is wrong to `findings`.
void check_records(struct arena *scratch, const struct config *config, const record_list *records, int cutoff,
                   struct findings *findings)
{
    struct arena *arena = arena_child(scratch);
    struct check check = {.arena = arena,
                          .config = config,
                          .records = records,
                          .cutoff = cutoff,
                          .findings = findings,
                          .memberships = arena_array(arena, records->count + 1, sizeof(struct membership)),
                          .activities = map_new(arena)};
    note_rows_left_out(&check, arena);
    group_records(&check, arena);
    for (size_t i = 0; i < records->count; i++) {
        if (i % ROWS_PER_ARENA == 0) {
            if (i)
                arena_free(check.arena);
            check.arena = arena_child(arena);
        }
        struct view view;
        look_at(&check, i, &view);
        for (int rule = 0; rule < RULE_COUNT; rule++)
            functions[rule](&check, &view);
    }
    arena_free(arena);
}
