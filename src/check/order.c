// SPDX-License-Identifier: MIT
// The order in which a person reads findings; see findings_sort() in check.h.
#include "base/map.h"
#include "check/check.h"
#include "read/reader.h"

#include <stdlib.h>

// A finding with what it is sorted by.
struct placed {
    struct finding *finding;
    int32_t sheet; // its number in the workbook; of a sheet without records, after that of the finding before it
};

// The key of a sheet of a file.
static struct str sheet_key(struct arena *arena, struct str file, struct str sheet)
{
    return str_format(arena, "%.*s\t%.*s", STR_ARG(file), STR_ARG(sheet));
}

// Numbers of the sheets that gave records.
static struct map *number_sheets(struct arena *arena, const record_list *records)
{
    struct map *sheets = map_new(arena);
    const struct record *last = NULL;
    for (size_t i = 0; i < records->count; i++) {
        const struct record *record = records->items[i];
        if (last && last->source == record->source && last->sheet_index == record->sheet_index)
            continue;
        map_set(sheets, sheet_key(arena, record->source->name, record->sheet), (void *)&record->sheet_index);
        last = record;
    }
    return sheets;
}

// Where a finding that belongs to no file goes: after all the others.
static int compare_files(struct str a, struct str b)
{
    if (!a.n || !b.n)
        return (a.n == 0) - (b.n == 0);
    return str_compare(a, b);
}

// Reading order; findings of one cell by rule, then as they were found.
static int compare(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    const struct place *p = &x->finding->place, *q = &y->finding->place;
    int order = compare_files(p->file, q->file);
    if (order)
        return order;
    if (x->sheet != y->sheet)
        return x->sheet < y->sheet ? -1 : 1;
    order = str_compare(p->sheet, q->sheet);
    if (order)
        return order;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    if (x->finding->rule != y->finding->rule)
        return x->finding->rule < y->finding->rule ? -1 : 1;
    return (x->finding->order > y->finding->order) - (x->finding->order < y->finding->order);
}

// Numbers the sheets of all findings; -1 for a finding on the file as a whole.
static void place_all(struct arena *arena, struct map *sheets, struct placed *placed, size_t count)
{
    static const int32_t whole_file = -1;
    const struct finding *before = NULL;
    const int32_t *number = &whole_file;
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = placed[i].finding;
        placed[i].sheet = whole_file;
        if (!finding->place.sheet.n)
            continue;
        const int32_t *own = map_find(sheets, sheet_key(arena, finding->place.file, finding->place.sheet));
        if (!own) {
            // A sheet without records: it was found after the sheet of the finding before it.
            bool same_file = before && str_equal(before->place.file, finding->place.file);
            own = same_file ? number : &whole_file;
            map_set(sheets, sheet_key(arena, finding->place.file, finding->place.sheet), (void *)own);
        }
        placed[i].sheet = *own;
        number = own;
        before = finding;
    }
}

void findings_sort(struct arena *scratch, const record_list *records, struct findings *findings)
{
    if (!findings->count)
        return;
    struct arena *arena = arena_child(scratch);
    struct placed *placed = arena_array(arena, findings->count, sizeof *placed);
    size_t count = 0;
    for (struct finding *finding = findings->first; finding; finding = finding->next)
        placed[count++].finding = finding;
    place_all(arena, number_sheets(arena, records), placed, count);
    qsort(placed, count, sizeof *placed, compare);
    for (size_t i = 0; i < count; i++) {
        placed[i].finding->order = i;
        placed[i].finding->next = i + 1 < count ? placed[i + 1].finding : NULL;
    }
    findings->first = placed[0].finding;
    findings->last = placed[count - 1].finding;
    arena_free(arena);
}
