// SPDX-License-Identifier: MIT
// The order in which a person reads findings; see findings_sort() in check.h.
#include "check/check.h"

#include <stdlib.h>

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
    const struct finding *x = *(const struct finding *const *)a, *y = *(const struct finding *const *)b;
    const struct place *p = &x->place, *q = &y->place;
    int order = compare_files(p->file, q->file);
    if (order)
        return order;
    if (p->sheet_index != q->sheet_index)
        return p->sheet_index < q->sheet_index ? -1 : 1;
    order = str_compare(p->sheet, q->sheet);
    if (order)
        return order;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

// Puts all findings of a run in reading order: files by the bytes of their path, sheets as in the workbook, then
// row, column and rule; what belongs to no place comes last.
void findings_sort(struct arena *scratch, struct findings *findings)
{
    if (!findings->count)
        return;
    struct arena *arena = arena_child(scratch);
    struct finding **sorted = arena_array(arena, findings->count, sizeof *sorted);
    size_t count = 0;
    for (struct finding *finding = findings->first; finding; finding = finding->next)
        sorted[count++] = finding;
    qsort(sorted, count, sizeof *sorted, compare);
    for (size_t i = 0; i < count; i++) {
        sorted[i]->order = i;
        sorted[i]->next = i + 1 < count ? sorted[i + 1] : NULL;
    }
    findings->first = sorted[0];
    findings->last = sorted[count - 1];
    arena_free(arena);
}
