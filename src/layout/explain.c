// SPDX-License-Identifier: MIT
// Collecting what was understood; see explain.h.
#include "layout/explain.h"

#include "layout/recognise.h"
#include "layout/shift.h"

// Lets every layout bid on a sheet.
static void collect_bids(const struct extraction *extraction, struct sheet_explanation *sheet)
{
    const struct vocabulary *vocabulary = extraction->vocabulary;
    const int32_t *scores = layout_scores(sheet->view);
    for (size_t i = 0; i < vocabulary->layouts.count; i++) {
        const struct layout *layout = &vocabulary->layouts.items[i];
        int32_t clues = 0;
        for (size_t k = 0; k < layout->clues.count; k++)
            clues += !layout->clues.items[k].is_excluding;
        *VECTOR_ADD(extraction->scratch, &sheet->bids) = (struct layout_bid){layout, scores[i], clues};
    }
}

// Counts the identities that hold and fail in the rows of each table.
static void judge_tables(const struct extraction *extraction, struct sheet_explanation *sheet)
{
    const table_list *tables = &sheet->reading->tables;
    sheet->held = arena_array(extraction->scratch, tables->count + 1, sizeof *sheet->held);
    sheet->failed = arena_array(extraction->scratch, tables->count + 1, sizeof *sheet->failed);
    for (size_t i = 0; i < sheet->reading->records.count; i++)
        for (size_t k = 0; k < tables->count; k++) {
            int32_t row = sheet->reading->records.items[i]->row;
            int held, failed;
            if (row <= tables->items[k].header_to || row >= tables->items[k].data_to)
                continue;
            row_judge(sheet->view, &tables->items[k], row, &held, &failed);
            sheet->held[k] += held;
            sheet->failed[k] += failed;
        }
}

// Reads a workbook and keeps the reasons.
void layout_explain(const struct extraction *extraction, struct explanation *explanation)
{
    struct workbook_reading reading = workbook_extract(extraction, &explanation->records);
    for (size_t i = 0; i < reading.count; i++) {
        struct sheet_explanation *sheet = VECTOR_ADD(extraction->scratch, &explanation->sheets);
        *sheet = (struct sheet_explanation){.view = &reading.views[i], .reading = &reading.sheets[i]};
        if (reading.sheets[i].is_filled && !reading.sheets[i].is_hidden)
            collect_bids(extraction, sheet);
        judge_tables(extraction, sheet);
    }
}

// How sure a column is: by how it was matched, and by the identities of its rows.
double column_certainty(const struct column *column, int held, int failed)
{
    static const double by_reason[] = {
        [REASON_NONE] = 0,      [REASON_SYNONYM] = 0.95, [REASON_WORDS] = 0.9,   [REASON_START] = 0.85,
        [REASON_CONTENT] = 0.8, [REASON_POSITION] = 0.6, [REASON_IDENTITY] = 0.9};
    double certainty = by_reason[column->why];
    if (column->place && held > 0 && certainty > 0)
        certainty = failed * 10 > held ? certainty - 0.2 : 0.99;
    return certainty;
}
