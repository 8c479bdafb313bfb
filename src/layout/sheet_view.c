// SPDX-License-Identifier: MIT
// The view of a sheet that the rest of the layout code works on; see sheet_view.h.
#include "layout/sheet_view.h"

#include "base/decimal.h"
#include "es/layout_texts.h"
#include "text/figure_text.h"
#include "text/fold.h"
#include "text/symptoms.h"

// A row has a place for each column unless its cells are too far apart: this many places a cell, and some more that all
// rows of the sheet share.
enum { SLOTS_AT_FIRST = 256, PLACES_PER_CELL = 4, PLACES_MORE = 1 << 16, MERGED_PLACES_MAX = 1 << 16 };

// Texts that can only be read with a decimal comma, against those with thousands: the sheet's habit.
static bool writes_decimal_commas(const struct grid_sheet *grid)
{
    size_t commas = 0, points = 0;
    for (size_t i = 0; i < grid->rows.count; i++)
        for (uint32_t k = 0; k < grid->rows.items[i].count; k++) {
            const struct cell *cell = &grid->rows.items[i].cells[k];
            if (cell->type != CELL_TEXT || cell->text.n > 24)
                continue;
            struct figure_text figure = figure_text_read(cell->text, false);
            commas += figure.kind == FIGURE_TEXT_NUMBER && figure.is_comma_decimal;
            points += figure.kind == FIGURE_TEXT_NUMBER && figure.decimals && !figure.is_comma_decimal;
        }
    return commas > points;
}

// The slot of a text, or the free one where it belongs.
static struct text_slot *find_slot(struct text_slot *slots, size_t count, struct str text)
{
    uint64_t hash = ((uint64_t)(uintptr_t)text.s ^ text.n) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 32) & (count - 1);
    while (slots[at].facts && (slots[at].text.s != text.s || slots[at].text.n != text.n))
        at = (at + 1) & (count - 1);
    return &slots[at];
}

// Doubles the slots.
static void grow_slots(struct sheet_view *sheet)
{
    size_t count = sheet->slot_count ? sheet->slot_count * 2 : SLOTS_AT_FIRST;
    struct text_slot *slots = arena_array(sheet->extraction->scratch, count, sizeof *slots);
    for (size_t i = 0; i < sheet->slot_count; i++)
        if (sheet->slots[i].facts)
            *find_slot(slots, count, sheet->slots[i].text) = sheet->slots[i];
    sheet->slots = slots;
    sheet->slot_count = count;
}

// How many columns a row of the grid spans, 0 when its cells stand too far apart for what is left of `*more`.
static size_t places_of(const struct grid_row *row, size_t *more)
{
    size_t span = row->count ? (size_t)(row->cells[row->count - 1].column - row->cells[0].column) + 1 : 0;
    size_t due = (size_t)row->count * PLACES_PER_CELL, lent = span > due ? span - due : 0;
    if (lent > *more)
        return 0;
    *more -= lent;
    return span;
}

// Files the filled cells of all rows by their columns: each is asked for many times.
static const struct view_row *file_cells(struct arena *arena, const struct grid_sheet *grid)
{
    struct view_row *rows = arena_array(arena, grid->rows.count + 1, sizeof *rows);
    size_t more = PLACES_MORE;
    for (size_t i = 0; i < grid->rows.count; i++) {
        const struct grid_row *row = &grid->rows.items[i];
        size_t count = places_of(row, &more);
        if (!count)
            continue;
        const struct cell **cells = arena_array(arena, count, sizeof *cells);
        for (uint32_t k = 0; k < row->count; k++)
            cells[row->cells[k].column - row->cells[0].column] = view_is_filled(&row->cells[k]) ? &row->cells[k] : NULL;
        rows[i] = (struct view_row){row->cells[0].column, (int32_t)count, cells};
    }
    return rows;
}

// Files the merges by the places they cover, of a sheet that is not too large for it.
static void file_merges(struct arena *arena, struct sheet_view *sheet)
{
    const struct grid_sheet *grid = sheet->grid;
    int64_t rows = grid->merged_to + 1, columns = grid->column_count;
    if (grid->merges.count >= UINT16_MAX || rows * columns > MERGED_PLACES_MAX)
        return;
    int64_t covered = 0; // merges that overlap cover more than there is
    for (size_t i = 0; i < grid->merges.count && covered <= MERGED_PLACES_MAX; i++) {
        const struct merge *merge = &grid->merges.items[i];
        covered += ((int64_t)merge->row_to - merge->row + 1) * ((int64_t)merge->column_to - merge->column + 1);
    }
    if (covered > MERGED_PLACES_MAX)
        return;
    uint16_t *merged = arena_array(arena, (size_t)(rows * columns), sizeof *merged);
    for (size_t i = grid->merges.count; i-- > 0;) { // the first one has the last word
        const struct merge *merge = &grid->merges.items[i];
        for (int32_t row = merge->row; row <= merge->row_to; row++)
            for (int32_t column = merge->column; column <= merge->column_to && column < columns; column++)
                merged[row * columns + column] = (uint16_t)(i + 1);
    }
    sheet->merged = merged;
    sheet->merged_rows = (int32_t)rows;
    sheet->merged_columns = (int32_t)columns;
}

// The merge that covers a place, or NULL.
static const struct merge *merge_at(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    bool is_filed = row >= 0 && row < sheet->merged_rows && column >= 0 && column < sheet->merged_columns;
    if (!is_filed)
        return grid_merge_at(sheet->grid, row, column);
    uint16_t number = sheet->merged[(int64_t)row * sheet->merged_columns + column];
    return number ? &sheet->grid->merges.items[number - 1] : NULL;
}

// Prepares a sheet.
void view_open(const struct extraction *extraction, int32_t index, struct sheet_view *sheet)
{
    const struct grid_sheet *grid = &extraction->workbook->sheets.items[index];
    *sheet = (struct sheet_view){.extraction = extraction, .grid = grid, .index = index};
    sheet->kept_name = str_copy(extraction->keep, grid->name);
    sheet->kept_modified = str_copy(extraction->keep, extraction->workbook->modified);
    sheet->texts = extraction->texts ? extraction->texts : text_memory_new(extraction->scratch);
    sheet->rows = file_cells(extraction->scratch, grid);
    file_merges(extraction->scratch, sheet);
    sheet->recent = ARENA_NEW(extraction->scratch, struct recent_row);
    sheet->recent->row = -1;
    sheet->has_damage = true; // until it was looked at
    sheet->is_comma_decimal = writes_decimal_commas(grid);
    grow_slots(sheet);
}

// The place of a cell of the sheet.
struct place view_place(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    struct str name = sheet->grid->has_name ? sheet->grid->name : (struct str){0};
    struct place place = place_of_cell(sheet->extraction->source->name, name, row, column);
    place.sheet_index = sheet->index;
    return place;
}

// Whether a cell holds something that a person sees; not for NULL.
bool view_is_filled(const struct cell *cell)
{
    if (cell->type != CELL_TEXT)
        return cell->type != CELL_EMPTY;
    for (size_t i = 0; i < cell->text.n; i++) {
        unsigned char c = (unsigned char)cell->text.s[i];
        bool is_no_break = c == 0xC2 && i + 1 < cell->text.n && (unsigned char)cell->text.s[i + 1] == 0xA0;
        if (is_no_break)
            i++;
        else if (c > ' ')
            return true;
    }
    return false;
}

// Makes a row the recent one.
void view_turn_to(const struct sheet_view *sheet, int32_t row)
{
    const struct grid_row *stored = grid_row_at(sheet->grid, row);
    *sheet->recent = (struct recent_row){.row = row, .stored = stored};
    if (stored)
        sheet->recent->seen = sheet->rows[stored - sheet->grid->rows.items];
}

// The same as view_own_cell(), for a recent row whose cells stand far apart.
const struct cell *view_search(const struct recent_row *recent, int32_t column)
{
    const struct cell *cell = grid_row_cell(recent->stored, column);
    return cell && view_is_filled(cell) ? cell : NULL;
}

// The cell that a person sees at a place, NULL when there is none or it holds only blanks.
const struct cell *view_cell(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    const struct cell *cell = view_own_cell(sheet, row, column);
    const struct merge *merge = cell ? NULL : merge_at(sheet, row, column);
    return merge ? view_own_cell(sheet, merge->row, merge->column) : cell;
}

// A number as people would write it: the decimals of its format, or as many as it has.
static struct str number_text(struct arena *arena, const struct cell *cell)
{
    char digits[DECIMAL_FIXED_SIZE];
    size_t n;
    if (cell->kind == NUMBER_PLAIN && cell->decimals > 0)
        n = decimal_fixed(digits, cell->number, cell->decimals);
    else
        n = decimal_shortest(digits, decimal_clean(cell->number));
    return str_copy(arena, (struct str){digits, n});
}

// What is known of any text.
struct text_facts *view_facts(struct sheet_view *sheet, struct str text)
{
    if (sheet->slots_used >= sheet->slot_count / 2)
        grow_slots(sheet);
    struct text_slot *slot = find_slot(sheet->slots, sheet->slot_count, text);
    if (!slot->facts) {
        slot->text = text;
        slot->facts = text_memory_find(sheet->texts, sheet->extraction->scratch, text);
        sheet->slots_used++;
    }
    return slot->facts;
}

// What kind of row a text at its front makes of it.
enum mark view_mark(struct sheet_view *sheet, struct str text)
{
    const struct vocabulary *vocabulary = sheet->extraction->vocabulary;
    return vocabulary_may_be_mark(vocabulary, text) ? facts_mark(view_facts(sheet, text), vocabulary) : MARK_NONE;
}

// The repaired text of a cell, white space as it is; a number as people would write it; "" for NULL.
struct str view_raw(struct sheet_view *sheet, const struct cell *cell)
{
    if (!cell)
        return STR("");
    if (cell->type == CELL_NUMBER)
        return number_text(sheet->extraction->scratch, cell);
    if (cell->type != CELL_TEXT || !cell->text.n || cell->is_plain)
        return cell->text;
    return facts_repaired(view_facts(sheet, cell->text));
}

// The same, tidied, for showing.
struct str view_text(struct sheet_view *sheet, const struct cell *cell)
{
    if (!cell)
        return STR("");
    if (cell->type != CELL_TEXT)
        return tidy_text(sheet->extraction->scratch, view_raw(sheet, cell));
    return cell->is_plain ? cell->text : facts_shown(view_facts(sheet, cell->text));
}

// The same, folded, for comparing.
struct str view_folded(struct sheet_view *sheet, const struct cell *cell)
{
    if (!cell || cell->type != CELL_TEXT || !cell->text.n)
        return fold_label(sheet->extraction->scratch, view_raw(sheet, cell));
    return facts_folded(view_facts(sheet, cell->text));
}

// The sense of any text.
struct sense view_text_sense(struct sheet_view *sheet, struct str text)
{
    return facts_sense(view_facts(sheet, text), sheet->extraction->vocabulary, sheet->layout);
}

// The sense of a cell's text; no sense for NULL and for numbers.
struct sense view_sense(struct sheet_view *sheet, const struct cell *cell)
{
    if (!cell || cell->type != CELL_TEXT || !cell->text.n)
        return (struct sense){0};
    return view_text_sense(sheet, cell->text);
}

// The columns and rows that the cell at a place covers: its merge, or the place alone.
struct merge view_span(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    const struct merge *merge = merge_at(sheet, row, column);
    return merge ? *merge : (struct merge){row, column, row, column};
}

// Binary search over the rows.
size_t view_rows_from(const struct sheet_view *sheet, int32_t row)
{
    size_t low = 0, high = sheet->grid->rows.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->grid->rows.items[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Notes whether a cell's text is plain, and reports its repair, if it needs any.
static void look_at_text(struct sheet_view *sheet, int32_t row, struct cell *cell)
{
    struct findings *findings = sheet->extraction->findings;
    struct repair repair;
    cell->is_plain = text_is_plain(cell->text);
    if (cell->is_plain)
        return;
    bool is_changed = repair_text(sheet->extraction->scratch, cell->text, &repair);
    sheet->has_damage = sheet->has_damage || is_changed;
    cell->is_plain = !is_changed && text_is_tidy(cell->text);
    if (repair.lost) {
        struct finding *finding = finding_add(findings, RULE_TEXTO_DANADO, view_place(sheet, row, cell->column));
        finding_text(findings, finding, "declarado", cell->text);
        if (repair.guess.n)
            finding_text(findings, finding, "sugerencia",
                         str_format(sheet->extraction->scratch, LAYOUT_TEXT_GUESS, STR_ARG(repair.guess)));
    } else if (repair.letters) {
        struct finding *finding = finding_add(findings, RULE_TEXTO_REPARADO, view_place(sheet, row, cell->column));
        finding_text(findings, finding, "declarado", cell->text);
        finding_text(findings, finding, "calculado", repair.text);
    }
}

// Adds texto-reparado and texto-danado for every cell that needs it.
void view_report_repairs(struct sheet_view *sheet)
{
    sheet->has_damage = false;
    for (size_t i = 0; i < sheet->grid->rows.count; i++) {
        const struct grid_row *row = &sheet->grid->rows.items[i];
        for (uint32_t k = 0; k < row->count; k++)
            if (row->cells[k].type == CELL_TEXT)
                look_at_text(sheet, row->row, &row->cells[k]);
    }
}
