// SPDX-License-Identifier: MIT
// Looking up cells, rows and merges in a grid; see grid.h.
#include "grid/grid.h"

#include <stdlib.h>

// Where, in an ascending list, a number can stand: as few places as numbers are missing. False when it is outside.
static bool find_bounds(int32_t number, int32_t first, int32_t last, size_t count, size_t *low, size_t *high)
{
    if (number < first || number > last)
        return false;
    size_t before = (size_t)(number - first), after = (size_t)(last - number);
    *high = before < count ? before + 1 : count;
    *low = after < count ? count - 1 - after : 0;
    return *low < *high;
}

// The row, or NULL when it has no cell.
const struct grid_row *grid_row_at(const struct grid_sheet *sheet, int32_t row)
{
    size_t low, high, count = sheet->rows.count;
    if (!count || !find_bounds(row, sheet->rows.items[0].row, sheet->rows.items[count - 1].row, count, &low, &high))
        return NULL;
    size_t dense = (size_t)(row - sheet->rows.items[0].row); // where it stands when none before it is missing
    if (dense < count && sheet->rows.items[dense].row == row)
        return &sheet->rows.items[dense];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->rows.items[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && sheet->rows.items[low].row == row ? &sheet->rows.items[low] : NULL;
}

// The cell of a row in a column, for rows in which cells are missing before it.
const struct cell *grid_row_search(const struct grid_row *row, int32_t column)
{
    size_t low, high, count = row ? row->count : 0;
    if (!count || !find_bounds(column, row->cells[0].column, row->cells[count - 1].column, count, &low, &high))
        return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && row->cells[low].column == column ? &row->cells[low] : NULL;
}

// The cell as stored, or NULL when it is empty.
const struct cell *grid_cell_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    return grid_row_cell(grid_row_at(sheet, row), column);
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
    sheet->merged_rows = 0;
    sheet->merged_to = -1;
    for (size_t i = 0; i < sheet->merges.count; i++) {
        int32_t rows = sheet->merges.items[i].row_to - sheet->merges.items[i].row;
        sheet->merged_rows = rows > sheet->merged_rows ? rows : sheet->merged_rows;
        if (sheet->merges.items[i].row_to > sheet->merged_to)
            sheet->merged_to = sheet->merges.items[i].row_to;
    }
}

// The merge that covers the place, or NULL.
const struct merge *grid_merge_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    size_t low = 0, high = sheet->merges.count;
    if (row > sheet->merged_to)
        return NULL;     // as most rows are: headings are merged, figures are not
    while (low < high) { // no merge that begins further above reaches the row
        size_t middle = low + (high - low) / 2;
        if (sheet->merges.items[middle].row < row - sheet->merged_rows)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < sheet->merges.count; i++) {
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
