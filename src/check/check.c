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

// The keys of the groups that a record belongs to; folded, for the maps above.
struct str key_of_unit(struct arena *arena, const struct record *record)
{
    return record->unit.key.n ? fold_key(arena, record->unit.key) : fold_label(arena, record->unit.name);
}

// The keys of the groups that a record belongs to; folded, for the maps above.
struct str key_of_programme(struct arena *arena, const struct record *record)
{
    struct str key =
        record->programme.key.n ? fold_key(arena, record->programme.key) : fold_label(arena, record->programme.name);
    return str_format(arena, "%d\t%.*s", record->fiscal_year, STR_ARG(key));
}

// The keys of the groups that a record belongs to; folded, for the maps above.
struct str key_of_assignment(struct arena *arena, const struct record *record)
{
    return str_format(arena, "%.*s\t%.*s", STR_ARG(key_of_unit(arena, record)),
                      STR_ARG(key_of_programme(arena, record)));
}

// The keys of the groups that a record belongs to; folded, for the maps above.
struct str key_of_submission(struct arena *arena, const struct record *record)
{
    return str_format(arena, "%.*s\t%.*s", STR_ARG(record->source->name), STR_ARG(key_of_assignment(arena, record)));
}

// The keys of the groups that a record belongs to; folded, for the maps above.
struct str key_of_children(struct arena *arena, const struct record *record, struct str parent)
{
    return str_format(arena, "%.*s\t%.*s", STR_ARG(key_of_submission(arena, record)), STR_ARG(fold_key(arena, parent)));
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

// Adds the record to the group of a key.
static void join(struct check *check, struct map *groups, struct str key, const struct record *record)
{
    struct record_group *group = map_find(groups, key);
    if (!group) {
        group = ARENA_NEW(check->arena, struct record_group);
        map_set(groups, key, group);
    }
    *VECTOR_ADD(check->arena, &group->members) = record;
    group->names_objective = group->names_objective || record->objectives.count;
    group->names_axis = group->names_axis || group->names_objective || record->axes.count;
}

// The part of a key before its last point: "1.4" of "1.4.2"; empty when it has none.
static struct str parent_key(struct str key)
{
    while (key.n && key.s[key.n - 1] == '.')
        key.n--;
    while (key.n && key.s[key.n - 1] != '.')
        key.n--;
    return str_slice(key, 0, key.n ? key.n - 1 : 0);
}

// Puts every record into its groups.
static void group_records(struct check *check)
{
    for (size_t i = 0; i < check->records->count; i++) {
        const struct record *record = check->records->items[i];
        join(check, check->submissions, key_of_submission(check->arena, record), record);
        join(check, check->assignments, key_of_assignment(check->arena, record), record);
        join(check, check->programmes, key_of_programme(check->arena, record), record);
        struct str parent = parent_key(record->key);
        if (record->level == LEVEL_ACTIVIDAD && parent.n)
            join(check, check->children, key_of_children(check->arena, record, parent), record);
        struct str text = record->texts[TEXT_JUSTIFICATION].text;
        if (text.n)
            join(check, check->narratives,
                 str_format(check->arena, "%.*s\t%.*s", STR_ARG(record->source->name),
                            STR_ARG(fold_label(check->arena, text))),
                 record);
    }
}

// Remembers the files of which the layout left a row out: their numbering has gaps that are none.
static void note_rows_left_out(struct check *check)
{
    for (const struct finding *finding = check->findings->first; finding; finding = finding->next)
        if (finding->rule == RULE_COLUMNAS_CORRIDAS || finding->rule == RULE_FILA_NO_INTERPRETADA)
            map_set(check->left_out, finding->place.file, check);
}

// Does the record's arithmetic at the quarters that matter.
static void look_at(const struct check *check, size_t index, struct view *view)
{
    const struct record *record = check->records->items[index];
    view->record = record;
    view->index = index;
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
                          .submissions = map_new(arena),
                          .assignments = map_new(arena),
                          .programmes = map_new(arena),
                          .children = map_new(arena),
                          .narratives = map_new(arena),
                          .left_out = map_new(arena)};
    note_rows_left_out(&check);
    group_records(&check);
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
