// SPDX-License-Identifier: MIT
// Sheets that only repeat others: a "Concentrado", a copy, last quarter's sheet left behind. Counted once.
#include "layout/extract.h"

#include "text/fold.h"

#include <stdlib.h>

// Whether one figure says nothing that the other does not.
static bool figure_adds_nothing(const struct figure *figure, const struct figure *other)
{
    if (figure->kind != FIGURE_NUMBER)
        return true;
    double gap = figure->value - other->value;
    return other->kind == FIGURE_NUMBER && gap < 1e-9 && gap > -1e-9;
}

// Whether none of the figures says anything that the others do not.
static bool figures_add_nothing(const struct figures *figures, const struct figures *other)
{
    for (int q = 0; q < QUARTERS; q++)
        if (!figure_adds_nothing(&figures->t[q], &other->t[q]))
            return false;
    return true;
}

// Whether two optional texts do not contradict each other.
static bool texts_agree(struct arena *arena, struct str a, struct str b)
{
    return !a.s || !b.s || str_equal(fold_label(arena, a), fold_label(arena, b));
}

// Whether two keys, or names where a key is missing, are the same.
static bool keys_agree(struct arena *arena, const struct named_key *a, const struct named_key *b)
{
    return !a->key.s || !b->key.s ? texts_agree(arena, a->name, b->name)
                                  : str_equal(fold_key(arena, a->key), fold_key(arena, b->key));
}

// What a record is known by: its name, folded.
static struct str identity(struct arena *arena, const struct record *record)
{
    struct str name =
        record->texts[TEXT_INDICATOR].text.s ? record->texts[TEXT_INDICATOR].text : record->texts[TEXT_SUMMARY].text;
    return fold_label(arena, name.s ? name : STR("-"));
}

// Whether a record says nothing that the other does not.
static bool repeats(struct arena *arena, const struct record *record, const struct record *other)
{
    bool same_year = !record->fiscal_year || !other->fiscal_year || record->fiscal_year == other->fiscal_year;
    bool same_level = !record->level || !other->level || record->level == other->level;
    bool annual = figure_adds_nothing(&record->target.annual, &other->target.annual) ||
                  other->target.annual.kind != FIGURE_NUMBER;
    return same_year && same_level && texts_agree(arena, record->key, other->key) && annual &&
           keys_agree(arena, &record->unit, &other->unit) && keys_agree(arena, &record->programme, &other->programme) &&
           figures_add_nothing(&record->target, &other->target) && figures_add_nothing(&record->actual, &other->actual);
}

// A chain of records of one identity.
struct same_name {
    struct same_name *next;
    const struct record *record;
    size_t sheet;
};

// Whether any figure of a record is a number.
static bool has_number(const struct record *record)
{
    for (int q = 0; q < QUARTERS; q++)
        if (record->target.t[q].kind == FIGURE_NUMBER || record->actual.t[q].kind == FIGURE_NUMBER)
            return true;
    return record->target.annual.kind == FIGURE_NUMBER || record->actual.annual.kind == FIGURE_NUMBER;
}

// Whether all rows of a sheet stand in sheets that are kept; names those.
static bool is_repeated(const struct extraction *extraction, const struct map *names, const struct sheet_view *sheets,
                        const struct sheet_reading *readings, size_t at, struct str *where)
{
    struct arena *arena = extraction->scratch;
    struct buffer text = {.arena = arena};
    bool has_figures = false;
    for (size_t k = 0; k < readings[at].records.count; k++) {
        const struct record *record = readings[at].records.items[k];
        const struct same_name *other = map_find(names, identity(arena, record));
        while (other &&
               (other->sheet == at || readings[other->sheet].is_left_out || !repeats(arena, record, other->record)))
            other = other->next;
        if (!other)
            return false;
        has_figures = has_figures || has_number(record);
        struct str name = sheets[other->sheet].grid->name;
        if (text.n < 120 && str_find(buffer_str(&text), name) == SIZE_MAX)
            buffer_format(&text, "%s%.*s", text.n ? ", " : "", STR_ARG(name));
    }
    *where = buffer_str(&text);
    return has_figures;
}

// The records of all sheets by what they are known by.
static struct map *file_records(struct arena *arena, const struct sheet_reading *readings, size_t count)
{
    struct map *names = map_new(arena);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < readings[i].records.count; k++) {
            struct same_name *one = ARENA_NEW(arena, struct same_name);
            struct str name = identity(arena, readings[i].records.items[k]);
            *one = (struct same_name){map_find(names, name), readings[i].records.items[k], i};
            map_set(names, name, one);
        }
    return names;
}

// Larger sheets first, of equal ones the later first.
struct size_order {
    size_t sheet, size;
};

// Orders larger ones first.
static int by_size(const void *a, const void *b)
{
    const struct size_order *left = a, *right = b;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return (left->sheet < right->sheet) - (left->sheet > right->sheet);
}

// Marks the sheets whose rows all repeat rows of others.
void sheets_leave_out_repeated(const struct extraction *extraction, struct sheet_view *sheets,
                               struct sheet_reading *readings, size_t count)
{
    struct arena *arena = extraction->scratch;
    struct size_order *order = arena_array(arena, count + 1, sizeof *order);
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = (struct size_order){i, readings[i].records.count};
        filled += readings[i].records.count > 0;
    }
    if (filled < 2)
        return;
    struct map *names = file_records(arena, readings, count);
    qsort(order, count, sizeof *order, by_size);
    for (size_t i = 0; i < count; i++)
        if (order[i].size)
            readings[order[i].sheet].is_left_out =
                is_repeated(extraction, names, sheets, readings, order[i].sheet, &readings[order[i].sheet].repeats);
}
