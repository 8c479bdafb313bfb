// SPDX-License-Identifier: MIT
// Looking up cells, rows and merges in a grid; see grid.h.
#include "grid/grid.h"

#include <stdlib.h>

// The row, or NULL when it has no cell.
const struct grid_row *grid_row_at(const struct grid_sheet *sheet, int32_t row)
{
    size_t low = 0, high = sheet->rows.count;
    if (!high || row < sheet->rows.items[0].row)
        return NULL;
    size_t dense = (size_t)(row - sheet->rows.items[0].row); // where it stands when no row is missing
    if (dense < high && sheet->rows.items[dense].row == row)
        return &sheet->rows.items[dense];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->rows.items[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sheet->rows.count && sheet->rows.items[low].row == row ? &sheet->rows.items[low] : NULL;
}

// The cell as stored, or NULL when it is empty.
const struct cell *grid_cell_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    const struct grid_row *cells = grid_row_at(sheet, row);
    if (!cells || !cells->count || column < cells->cells[0].column)
        return NULL;
    size_t dense = (size_t)(column - cells->cells[0].column); // where it stands when no cell is missing
    if (dense < cells->count && cells->cells[dense].column == column)
        return &cells->cells[dense];
    size_t low = 0, high = cells->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cells->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < cells->count && cells->cells[low].column == column ? &cells->cells[low] : NULL;
}

// Orders merged ranges by their first cell.
static int by_first_row(const void *a, const void *b)
{
    const struct merge *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

// Sorts the merges so that grid_merge_at() is fast.
void grid_merges_sort(struct grid_sheet *sheet)
{
    if (sheet->merges.count)
        qsort(sheet->merges.items, sheet->merges.count, sizeof *sheet->merges.items, by_first_row);
}

// The merge that covers the place, or NULL.
const struct merge *grid_merge_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    for (size_t i = 0; i < sheet->merges.count; i++) {
        const struct merge *merge = &sheet->merges.items[i];
        if (merge->row > row)
            break;
        if (row <= merge->row_to && column >= merge->column && column <= merge->column_to)
            return merge;
    }
    return NULL;
}

// The cell that a person sees there: that of the merge's first corner when the place is merged; NULL: empty.
const struct cell *grid_visible_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    const struct cell *cell = grid_cell_at(sheet, row, column);
    if (cell)
        return cell;
    const struct merge *merge = grid_merge_at(sheet, row, column);
    return merge ? grid_cell_at(sheet, merge->row, merge->column) : NULL;
}
