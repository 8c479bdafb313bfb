// SPDX-License-Identifier: MIT
// Recognising layouts; see recognise.h.
#include "layout/recognise.h"

#include "text/fold.h"

enum { CLUE_ROWS_MAX = 400 };

// Whether the words stand at the front of a folded text.
static bool begins_with(struct str folded, struct str words)
{
    return str_starts(folded, words) && (folded.n == words.n || folded.s[words.n] == ' ');
}

// The folded text of a cell, "" when it has none.
static struct str folded_text(struct sheet_view *sheet, const struct cell *cell)
{
    if (!cell || cell->type != CELL_TEXT || cell->text.n > 600)
        return STR("");
    return fold_label(sheet->extraction->scratch, view_raw(sheet, cell));
}

// Whether the headings of a sequence stand side by side from a cell on.
static bool is_sequence_at(struct sheet_view *sheet, const struct clue *clue, int32_t row, int32_t column)
{
    for (size_t i = 0; i < clue->sequence.count; i++)
        if (!str_equal(folded_text(sheet, view_own_cell(sheet, row, column + (int32_t)i)), clue->sequence.items[i]))
            return false;
    return true;
}

// Whether a clue is met by a cell.
static bool meets(struct sheet_view *sheet, const struct clue *clue, int32_t row, const struct cell *cell,
                  struct str folded)
{
    if (clue->sequence.count)
        return str_equal(folded, clue->sequence.items[0]) && is_sequence_at(sheet, clue, row, cell->column);
    return begins_with(folded, clue->text);
}

// How many clues of a layout the sheet meets; -1 when one excludes it.
int32_t layout_score(struct sheet_view *sheet, const struct layout *layout, bool *met)
{
    bool *found = met ? met : arena_array(sheet->extraction->scratch, layout->clues.count + 1, sizeof *found);
    int32_t score = 0;
    for (size_t i = 0; i < sheet->grid->rows.count && i < CLUE_ROWS_MAX; i++) {
        const struct grid_row *row = &sheet->grid->rows.items[i];
        for (uint32_t k = 0; k < row->count; k++) {
            struct str folded = folded_text(sheet, &row->cells[k]);
            for (size_t c = 0; folded.n && c < layout->clues.count; c++)
                found[c] = found[c] || meets(sheet, &layout->clues.items[c], row->row, &row->cells[k], folded);
        }
    }
    for (size_t c = 0; c < layout->clues.count; c++) {
        if (found[c] && layout->clues.items[c].is_excluding)
            return -1;
        score += found[c];
    }
    return score;
}

// The layout that recognises the sheet, or NULL.
const struct layout *layout_recognise(struct sheet_view *sheet)
{
    const struct vocabulary *vocabulary = sheet->extraction->vocabulary;
    const struct layout *best = NULL;
    int32_t best_score = 0;
    for (size_t i = 0; i < vocabulary->layouts.count; i++) {
        const struct layout *layout = &vocabulary->layouts.items[i];
        struct str code = sheet->extraction->workbook->form_code;
        if (code.n && layout->form_code.n && str_equal(code, layout->form_code))
            return layout;
        int32_t score = layout->clues.count ? layout_score(sheet, layout, NULL) : 0;
        if (score >= layout->minimum && score > best_score) {
            best = layout;
            best_score = score;
        }
    }
    return best;
}
