// SPDX-License-Identifier: MIT
// A sheet as the layout reads it: repaired texts, merged cells seen through, the sense of each label found once.
#ifndef CUADRA_LAYOUT_SHEET_VIEW_H
#define CUADRA_LAYOUT_SHEET_VIEW_H

#include "grid/grid.h"
#include "layout/code.h"
#include "layout/layout.h"
#include "layout/text_memory.h"
#include "layout/vocabulary.h"

// A text of the sheet by where it stands.
struct text_slot {
    struct str text;          // .s NULL: free
    struct text_facts *facts; // what is known of it
};

// The filled cells of a row of the grid: `count` places from a column on, NULL where nothing is seen.
struct view_row {
    int32_t column, count;
    const struct cell **cells; // NULL: so far apart that they are searched for
};

// The row that was looked at last: its cells are asked for one after the other.
struct recent_row {
    int32_t row;
    const struct grid_row *stored; // NULL: it has no cell
    struct view_row seen;
};

// One sheet of an extraction.
struct sheet_view {
    const struct extraction *extraction;
    const struct grid_sheet *grid;
    int32_t index;
    struct str kept_name, kept_modified; // of the sheet and its workbook, as its records have them
    const struct view_row *rows;         // one for each of the grid
    const uint16_t *merged;              // by row and column: the number of the merge there and one; 0: none
    int32_t merged_rows, merged_columns; // of that, from the first; what lies outside is searched for
    struct recent_row *recent;           // the row that was looked at last
    const struct layout *layout;         // that recognised it, or NULL
    plan_codes plan_names;               // codes with names of the headings read so far
    size_t plan_headings;                // how many headings those are
    struct text_slot *slots;             // no text is compared twice
    size_t slot_count, slots_used;       // a power of two; used at most by half
    struct text_memory *texts;           // of the run
    bool has_damage;                     // some of its texts need repair; of view_report_repairs()
    bool is_comma_decimal;               // its texts write decimal commas
};

// Prepares a sheet.
void view_open(const struct extraction *extraction, int32_t index, struct sheet_view *sheet);
// The place of a cell of the sheet.
struct place view_place(const struct sheet_view *sheet, int32_t row, int32_t column);
// Whether a cell holds something that a person sees; not for NULL.
bool view_is_filled(const struct cell *cell);
// The cell that a person sees at a place, NULL when there is none or it holds only blanks.
const struct cell *view_cell(const struct sheet_view *sheet, int32_t row, int32_t column);
// Makes a row the recent one.
void view_turn_to(const struct sheet_view *sheet, int32_t row);
// The same as view_own_cell(), for a recent row whose cells stand far apart.
const struct cell *view_search(const struct recent_row *recent, int32_t column);
// The cell stored at the place, NULL when there is none or it holds only blanks.
static inline const struct cell *view_own_cell(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    if (sheet->recent->row != row)
        view_turn_to(sheet, row);
    const struct recent_row *recent = sheet->recent;
    int64_t at = (int64_t)column - recent->seen.column;
    if (at >= 0 && at < recent->seen.count)
        return recent->seen.cells[at];
    return recent->stored && !recent->seen.cells ? view_search(recent, column) : NULL;
}
// The repaired text of a cell, white space as it is; a number as people would write it; "" for NULL.
struct str view_raw(struct sheet_view *sheet, const struct cell *cell);
// The same, tidied, for showing.
struct str view_text(struct sheet_view *sheet, const struct cell *cell);
// The same, folded, for comparing.
struct str view_folded(struct sheet_view *sheet, const struct cell *cell);
// The sense of a cell's text; no sense for NULL and for numbers.
struct sense view_sense(struct sheet_view *sheet, const struct cell *cell);
// The sense of any text.
struct sense view_text_sense(struct sheet_view *sheet, struct str text);
// What is known of any text.
struct text_facts *view_facts(struct sheet_view *sheet, struct str text);
// What kind of row a text at its front makes of it.
enum mark view_mark(struct sheet_view *sheet, struct str text);
// The columns and rows that the cell at a place covers: its merge, or the place alone.
struct merge view_span(const struct sheet_view *sheet, int32_t row, int32_t column);
// The first of the sheet's rows (an index) that is not above a row.
size_t view_rows_from(const struct sheet_view *sheet, int32_t row);
// Adds texto-reparado and texto-danado for every cell that needs it.
void view_report_repairs(struct sheet_view *sheet);

#endif
