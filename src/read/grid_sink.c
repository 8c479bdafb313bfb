// SPDX-License-Identifier: MIT
// Builds the grid out of what a reader reports: rows in order, each cell once, merges sorted.
#include "read/sink.h"

#include <stdlib.h>

// A grid under construction. The cells of the row at hand grow in a vector that is used again for each row.
struct builder {
    struct arena *arena;   // of the workbook
    struct arena *scratch; // of the sheet being read
    struct workbook *workbook;
    struct grid_sheet *sheet;
    VECTOR(struct cell) cells; // of the row at hand, in the order of reporting
    int32_t row;               // at hand; -1: none
    bool cells_in_order, rows_in_order;
    VECTOR(int32_t) hidden;
};

typedef int (*comparison)(const void *a, const void *b);

// Orders cells by their column.
static int by_column(const void *a, const void *b)
{
    const struct cell *left = a, *right = b;
    return (left->column > right->column) - (left->column < right->column);
}

// Orders rows by their number.
static int by_row(const void *a, const void *b)
{
    const struct grid_row *left = a, *right = b;
    return (left->row > right->row) - (left->row < right->row);
}

// Orders row numbers.
static int by_number(const void *a, const void *b)
{
    int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

// Merges two sorted runs of `from`, [start, middle) and [middle, end), into the same place of `to`.
static void merge_runs(const char *from, char *to, size_t start, size_t middle, size_t end, size_t size,
                       comparison compare)
{
    size_t a = start, b = middle;
    for (size_t k = start; k < end; k++) {
        bool left = a < middle && (b >= end || compare(from + a * size, from + b * size) <= 0);
        memcpy(to + k * size, from + (left ? a++ : b++) * size, size);
    }
}

// Sorts, equal items staying in their order (qsort does not promise that).
static void sort_stably(struct arena *scratch, void *items, size_t count, size_t size, comparison compare)
{
    char *from = items, *to = arena_array(scratch, count, size);
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = start + width < count ? start + width : count;
            size_t end = middle + width < count ? middle + width : count;
            merge_runs(from, to, start, middle, end, size, compare);
        }
        char *swap = from;
        from = to;
        to = swap;
    }
    if (from != items)
        memcpy(items, from, count * size);
}

// Sorts cells by column, keeping of each column the one reported last; returns how many are left.
static size_t settle_cells(struct builder *builder, struct cell *cells, size_t count)
{
    struct arena *scratch = arena_child(builder->scratch);
    sort_stably(scratch, cells, count, sizeof *cells, by_column);
    arena_free(scratch);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i + 1 == count || cells[i].column != cells[i + 1].column)
            cells[kept++] = cells[i];
    return kept;
}

// Moves the row at hand into the sheet.
static void finish_row(struct builder *builder)
{
    size_t count = builder->cells.count;
    if (!count)
        return;
    struct grid_sheet *sheet = builder->sheet;
    if (!builder->cells_in_order)
        count = settle_cells(builder, builder->cells.items, count);
    if (sheet->rows.count && sheet->rows.items[sheet->rows.count - 1].row >= builder->row)
        builder->rows_in_order = false;
    struct grid_row *row = VECTOR_ADD(builder->arena, &sheet->rows);
    row->row = builder->row;
    row->count = (uint32_t)count;
    row->cells = arena_copy(builder->arena, builder->cells.items, count * sizeof *row->cells);
    if (row->row >= sheet->row_count)
        sheet->row_count = row->row + 1;
    if (row->cells[count - 1].column >= sheet->column_count)
        sheet->column_count = row->cells[count - 1].column + 1;
    builder->cells.count = 0;
}

// Joins `pieces` pieces of one row into the first of them.
static void join_pieces(struct builder *builder, struct grid_row *row, size_t pieces)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < pieces; i++)
        count += row[i].count;
    struct cell *cells = arena_array(builder->arena, count, sizeof *cells);
    for (size_t i = 0; i < pieces; at += row[i].count, i++)
        memcpy(cells + at, row[i].cells, row[i].count * sizeof *cells);
    row->count = (uint32_t)settle_cells(builder, cells, count);
    row->cells = cells;
}

// Brings rows that came out of order, or in several pieces, into order.
static void settle_rows(struct builder *builder)
{
    struct grid_sheet *sheet = builder->sheet;
    struct grid_row *rows = sheet->rows.items;
    sort_stably(builder->scratch, rows, sheet->rows.count, sizeof *rows, by_row);
    size_t kept = 0;
    for (size_t i = 0, next; i < sheet->rows.count; i = next) {
        for (next = i + 1; next < sheet->rows.count && rows[next].row == rows[i].row;)
            next++;
        if (next - i > 1)
            join_pieces(builder, &rows[i], next - i);
        rows[kept++] = rows[i];
    }
    sheet->rows.count = kept;
}

// Marks the rows that were reported as hidden.
static void hide_rows(struct builder *builder)
{
    if (!builder->hidden.count)
        return;
    qsort(builder->hidden.items, builder->hidden.count, sizeof *builder->hidden.items, by_number);
    struct grid_sheet *sheet = builder->sheet;
    for (size_t i = 0, k = 0; i < sheet->rows.count && k < builder->hidden.count;) {
        int32_t row = sheet->rows.items[i].row, hidden = builder->hidden.items[k];
        if (row == hidden)
            sheet->rows.items[i].is_hidden = true;
        if (row <= hidden)
            i++;
        else
            k++;
    }
}

// Adds a sheet to the workbook.
static void on_sheet_begins(void *context, const struct sheet_head *head)
{
    struct builder *builder = context;
    builder->sheet = VECTOR_ADD(builder->arena, &builder->workbook->sheets);
    builder->sheet->name = head->name;
    builder->sheet->has_name = head->has_name;
    builder->sheet->visibility = head->visibility;
    builder->scratch = arena_child(builder->arena);
    builder->cells.items = NULL;
    builder->cells.count = builder->cells.capacity = 0;
    builder->hidden.items = NULL;
    builder->hidden.count = builder->hidden.capacity = 0;
    builder->row = -1;
    builder->rows_in_order = true;
}

// Adds a cell to the row at hand, beginning a new one where it belongs to another.
static void on_cell(void *context, const struct sink_cell *cell)
{
    struct builder *builder = context;
    if (cell->row != builder->row) {
        finish_row(builder);
        builder->row = cell->row;
        builder->cells_in_order = true;
    } else if (builder->cells.count && builder->cells.items[builder->cells.count - 1].column >= cell->cell.column)
        builder->cells_in_order = false;
    struct cell *kept = VECTOR_ADD(builder->scratch, &builder->cells);
    *kept = cell->cell;
    if (!cell->text_lasts && kept->text.n)
        kept->text = str_copy(builder->arena, kept->text);
}

// Remembers a hidden row for the end of the sheet.
static void on_hidden_row(void *context, int32_t row)
{
    struct builder *builder = context;
    *VECTOR_ADD(builder->scratch, &builder->hidden) = row;
}

// Adds a merge to the sheet.
static void on_merge(void *context, const struct merge *merge)
{
    struct builder *builder = context;
    *VECTOR_ADD(builder->arena, &builder->sheet->merges) = *merge;
}

// Brings rows, hidden rows and merges of the sheet into order.
static void on_sheet_ends(void *context)
{
    struct builder *builder = context;
    finish_row(builder);
    if (!builder->rows_in_order)
        settle_rows(builder);
    hide_rows(builder);
    grid_merges_sort(builder->sheet);
    arena_free(builder->scratch);
    builder->scratch = NULL;
}

// Makes the builder and the functions that feed it.
struct sink grid_sink(struct arena *arena, struct workbook *workbook)
{
    struct builder *builder = ARENA_NEW(arena, struct builder);
    builder->arena = arena;
    builder->workbook = workbook;
    builder->row = -1;
    return (struct sink){builder, on_sheet_begins, on_cell, on_hidden_row, on_merge, on_sheet_ends};
}
