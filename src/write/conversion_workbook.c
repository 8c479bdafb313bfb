// SPDX-License-Identifier: MIT
// A container of cells (xlsx, xls, ods, dbf, html) replayed into the target, its texts repaired.
#include "es/conversion_texts.h"
#include "write/conversion.h"

// Merges are only kept when a sheet has no more: each is compared with the others.
enum { MERGES_KEPT = 2000 };

// Whether two ranges share a cell.
static bool overlap(const struct merge *a, const struct merge *b)
{
    return a->row <= b->row_to && b->row <= a->row_to && a->column <= b->column_to && b->column <= a->column_to;
}

// Replays the merges that Excel would accept: more than one cell, none over another.
static void replay_merges(struct conversion_job *job, const struct grid_sheet *sheet)
{
    for (size_t i = 0; i < sheet->merges.count && sheet->merges.count <= MERGES_KEPT; i++) {
        const struct merge *merge = &sheet->merges.items[i];
        bool is_free = merge->row != merge->row_to || merge->column != merge->column_to;
        for (size_t k = 0; k < i && is_free; k++)
            is_free = !overlap(merge, &sheet->merges.items[k]);
        if (is_free)
            job->cells.merge(job->cells.context, merge);
    }
}

// Replays the rows of a sheet.
static void replay_rows(struct conversion_job *job, struct conversion *conversion, const struct grid_sheet *sheet)
{
    for (size_t i = 0; i < sheet->rows.count; i++) {
        const struct grid_row *row = &sheet->rows.items[i];
        struct arena *scratch = arena_child(job->arena);
        if (row->is_hidden)
            job->cells.hidden_row(job->cells.context, row->row);
        for (uint32_t k = 0; k < row->count; k++) {
            struct sink_cell cell = {.row = row->row, .cell = row->cells[k]};
            if (cell.cell.type == CELL_TEXT)
                cell.cell.text = convert_repair(job, conversion, scratch, cell.cell.text);
            job->cells.cell(job->cells.context, &cell);
        }
        arena_free(scratch);
        conversion->rows += row->count > 0;
    }
}

// Replays a workbook into the target.
static void replay(struct conversion_job *job, struct conversion *conversion, const struct workbook *workbook)
{
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct grid_sheet *sheet = &workbook->sheets.items[i];
        struct sheet_head head = {
            .name = sheet->has_name ? sheet->name : STR("Datos"), .has_name = true, .visibility = sheet->visibility};
        job->cells.sheet_begins(job->cells.context, &head);
        replay_merges(job, sheet);
        replay_rows(job, conversion, sheet);
        job->cells.sheet_ends(job->cells.context);
    }
}

// Reads any other container and replays its cells into the target.
bool convert_workbook_file(struct conversion_job *job, struct conversion *conversion)
{
    struct workbook *workbook = ARENA_NEW(job->arena, struct workbook);
    if (job->target == TARGET_TXT) {
        conversion->outcome = READ_UNREADABLE;
        conversion->reason = STR(CONVERSION_NO_TEXT);
        return false;
    }
    conversion->outcome =
        read_workbook(job->arena, &job->options, &conversion->source, NULL, workbook, &conversion->reason);
    if (conversion->outcome != READ_OK)
        return false;
    conversion->has_encoding = conversion->source.encoding.n > 0;
    replay(job, conversion, workbook);
    return true;
}
