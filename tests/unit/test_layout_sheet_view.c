// SPDX-License-Identifier: MIT
// What a person sees at a place of a sheet: the filed cells and merges against plain searches of the grid, and the
// memory that filing takes.
#include "layout/sheet_view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { SEEN_ROWS = 40, SEEN_COLUMNS = 90, SHEETS = 60 };

// An allocator that counts what is taken.
static void *get_counted(void *context, size_t size)
{
    *(size_t *)context += size;
    return malloc(size);
}

// Gives memory back.
static void put(void *context, void *block)
{
    (void)context;
    free(block);
}

// A sheet in a workbook of its own, and how it is seen.
struct fixture {
    struct memory memory;
    struct cuadra_allocator allocator;
    size_t taken;
    struct arena *arena;
    struct workbook workbook;
    struct source source;
    struct extraction extraction;
    struct sheet_view view;
    uint32_t seed;
};

// Makes an empty sheet.
static struct grid_sheet *make_sheet(struct fixture *fixture, uint32_t seed)
{
    *fixture = (struct fixture){.seed = seed};
    fixture->allocator = (struct cuadra_allocator){get_counted, put, &fixture->taken};
    memory_init(&fixture->memory, &fixture->allocator);
    fixture->arena = arena_new(&fixture->memory);
    fixture->extraction = (struct extraction){
        .keep = fixture->arena, .scratch = fixture->arena, .source = &fixture->source, .workbook = &fixture->workbook};
    return VECTOR_ADD(fixture->arena, &fixture->workbook.sheets);
}

// A number below the limit.
static int32_t pick(struct fixture *fixture, int32_t limit)
{
    fixture->seed = fixture->seed * 1664525 + 1013904223;
    return (int32_t)(fixture->seed >> 8) % limit;
}

// Adds a row of at most `count` cells, one of five blank, at most `step` columns apart.
static void add_row(struct fixture *fixture, struct grid_sheet *sheet, int32_t row, int32_t count, int32_t step)
{
    struct grid_row *added = VECTOR_ADD(fixture->arena, &sheet->rows);
    *added = (struct grid_row){.row = row, .cells = arena_array(fixture->arena, (size_t)count, sizeof(struct cell))};
    int32_t column = pick(fixture, step);
    for (; (int32_t)added->count < count && column < SEEN_COLUMNS; column += 1 + pick(fixture, step)) {
        struct str text = pick(fixture, 5) ? STR("a") : STR(" \xC2\xA0");
        added->cells[added->count++] = (struct cell){.column = column, .type = CELL_TEXT, .text = text};
        sheet->column_count = sheet->column_count > column ? sheet->column_count : column + 1;
    }
    sheet->row_count = row + 1;
}

// Adds merges anywhere, over one another too.
static void add_merges(struct fixture *fixture, struct grid_sheet *sheet, int count)
{
    for (int i = 0; i < count; i++) {
        int32_t row = pick(fixture, SEEN_ROWS), column = pick(fixture, SEEN_COLUMNS);
        *VECTOR_ADD(fixture->arena, &sheet->merges) =
            (struct merge){row, column, row + pick(fixture, 6), column + pick(fixture, i % 7 ? 6 : 9000)};
    }
    grid_merges_sort(sheet);
}

// The cell of the grid at a place unless it is blank.
static const struct cell *filled_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    const struct cell *cell = grid_cell_at(sheet, row, column);
    return cell && view_is_filled(cell) ? cell : NULL;
}

// Filed, every place is seen as a search of the grid finds it.
static void places_are_seen_as_the_grid_has_them(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < SHEETS; seed++) {
        struct fixture fixture;
        struct grid_sheet *sheet = make_sheet(&fixture, seed);
        for (int32_t row = pick(&fixture, 3); row < SEEN_ROWS; row += 1 + pick(&fixture, 1 + (int32_t)seed % 3))
            add_row(&fixture, sheet, row, 1 + pick(&fixture, 12), 1 + pick(&fixture, 40));
        add_merges(&fixture, sheet, pick(&fixture, 30));
        view_open(&fixture.extraction, 0, &fixture.view);
        for (int32_t row = -1; row <= SEEN_ROWS + 6; row++)
            for (int32_t column = -1; column <= SEEN_COLUMNS + 6; column++) {
                const struct merge *merge = grid_merge_at(sheet, row, column);
                const struct cell *own = filled_at(sheet, row, column);
                assert_ptr_equal(view_own_cell(&fixture.view, row, column), own);
                own = own || !merge ? own : filled_at(sheet, merge->row, merge->column);
                assert_ptr_equal(view_cell(&fixture.view, row, column), own);
                struct merge span = view_span(&fixture.view, row, column);
                assert_int_equal(span.row, merge ? merge->row : row);
                assert_int_equal(span.column_to, merge ? merge->column_to : column);
            }
        arena_free(fixture.arena);
    }
}

// Rows of few cells far apart do not take more memory to file than to hold, by much.
static void far_cells_take_little_memory(void **state)
{
    (void)state;
    enum { ROWS = 50000 };
    struct fixture fixture;
    struct grid_sheet *sheet = make_sheet(&fixture, 1);
    for (int32_t row = 0; row < ROWS; row++) {
        add_row(&fixture, sheet, row, 2, 1);
        sheet->rows.items[row].cells[1].column = SEEN_COLUMNS - 30;
    }
    fixture.taken = 0;
    view_open(&fixture.extraction, 0, &fixture.view);
    assert_true(fixture.taken < 3 * 2 * ROWS * sizeof(struct cell));
    for (int32_t row = 0; row < ROWS; row++)
        assert_ptr_equal(view_own_cell(&fixture.view, row, SEEN_COLUMNS - 30),
                         filled_at(sheet, row, SEEN_COLUMNS - 30));
    arena_free(fixture.arena);
}

// Runs the tests.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_seen_as_the_grid_has_them),
        cmocka_unit_test(far_cells_take_little_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
