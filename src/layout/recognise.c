// SPDX-License-Identifier: MIT
// Recognising layouts; see recognise.h.
#include "layout/recognise.h"

#include "layout/openings.h"

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
    return view_folded(sheet, cell);
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

// Marks the clues that a cell meets: found[layout][clue].
static void mark_met(struct sheet_view *sheet, int32_t row, const struct cell *cell, bool **found)
{
    const struct vocabulary *vocabulary = sheet->extraction->vocabulary;
    if (cell->type != CELL_TEXT || (!sheet->has_damage && !openings_have(&vocabulary->clue_openings, cell->text)))
        return;
    struct str folded = folded_text(sheet, cell);
    const clue_numbers *numbers =
        folded.n && vocabulary->clues ? map_find(vocabulary->clues, opening_word(folded)) : NULL;
    for (size_t i = 0; numbers && i < numbers->count; i++) {
        size_t layout = numbers->items[i].layout, clue = numbers->items[i].clue;
        found[layout][clue] = found[layout][clue] ||
                              meets(sheet, &vocabulary->layouts.items[layout].clues.items[clue], row, cell, folded);
    }
}

// The clues of all layouts that the sheet meets: one flag a clue, by layout.
static bool **find_met(struct sheet_view *sheet)
{
    const struct vocabulary *vocabulary = sheet->extraction->vocabulary;
    struct arena *arena = sheet->extraction->scratch;
    bool **found = arena_array(arena, vocabulary->layouts.count + 1, sizeof *found);
    for (size_t i = 0; i < vocabulary->layouts.count; i++)
        found[i] = arena_array(arena, vocabulary->layouts.items[i].clues.count + 1, sizeof **found);
    for (size_t i = 0; i < sheet->grid->rows.count && i < CLUE_ROWS_MAX; i++) {
        const struct grid_row *row = &sheet->grid->rows.items[i];
        for (uint32_t k = 0; k < row->count; k++)
            mark_met(sheet, row->row, &row->cells[k], found);
    }
    return found;
}

// How many of a layout's clues were met; -1 when one excludes the sheet.
static int32_t count_met(const struct layout *layout, const bool *met)
{
    int32_t score = 0;
    for (size_t i = 0; i < layout->clues.count; i++) {
        if (met[i] && layout->clues.items[i].is_excluding)
            return -1;
        score += met[i];
    }
    return score;
}

// How many clues of each layout the sheet meets; -1 where one excludes it.
int32_t *layout_scores(struct sheet_view *sheet)
{
    const struct vocabulary *vocabulary = sheet->extraction->vocabulary;
    int32_t *scores = arena_array(sheet->extraction->scratch, vocabulary->layouts.count + 1, sizeof *scores);
    bool **met = find_met(sheet);
    for (size_t i = 0; i < vocabulary->layouts.count; i++)
        scores[i] = count_met(&vocabulary->layouts.items[i], met[i]);
    return scores;
}

// The layout that recognises the sheet, or NULL.
const struct layout *layout_recognise(struct sheet_view *sheet)
{
    const struct vocabulary *vocabulary = sheet->extraction->vocabulary;
    struct str code = sheet->extraction->workbook->form_code;
    for (size_t i = 0; i < vocabulary->layouts.count && code.n; i++)
        if (str_equal(code, vocabulary->layouts.items[i].form_code))
            return &vocabulary->layouts.items[i];
    const struct layout *best = NULL;
    int32_t best_score = 0;
    const int32_t *scores = layout_scores(sheet);
    for (size_t i = 0; i < vocabulary->layouts.count; i++) {
        const struct layout *layout = &vocabulary->layouts.items[i];
        if (scores[i] >= layout->minimum && scores[i] > best_score) {
            best = layout;
            best_score = scores[i];
        }
    }
    return best;
}
