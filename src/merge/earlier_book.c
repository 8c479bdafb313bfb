// SPDX-License-Identifier: MIT
// Reading back the sheet Indicadores of a consolidated workbook; see earlier.h. The labels are those of the
// sheet as the specification fixes them.
#include "merge/earlier.h"

#include "base/decimal.h"
#include "text/fold.h"

enum { HEADER_ROWS = 10 };

// What a column gives.
enum column {
    COLUMN_YEAR,
    COLUMN_UNIT,
    COLUMN_PROGRAMME,
    COLUMN_LEVEL,
    COLUMN_KEY,
    COLUMN_INDICATOR,
    COLUMN_UNIT_NAME,
    COLUMN_PROGRAMME_NAME,
    COLUMN_TARGET,
    COLUMN_ANNUAL_TARGET = COLUMN_TARGET + QUARTERS,
    COLUMN_ACTUAL,
    COLUMN_COUNT = COLUMN_ACTUAL + QUARTERS
};

static const char *const labels[COLUMN_COUNT] = {
    "ejercicio",          "clave ur",  "clave pp",  "nivel",     "clave",     "indicador",
    "unidad responsable", "programa",  "meta 1t",   "meta 2t",   "meta 3t",   "meta 4t",
    "meta anual",         "avance 1t", "avance 2t", "avance 3t", "avance 4t",
};

// A sheet being read.
struct page {
    struct cuadra_run *run;
    const struct source *source;
    const struct grid_sheet *sheet;
    int32_t columns[COLUMN_COUNT]; // -1: not there
};

// Finds the columns of a row of labels; true when it has those that an indicator needs.
static bool find_columns(struct page *page, struct arena *scratch, const struct grid_row *row)
{
    for (int column = 0; column < COLUMN_COUNT; column++)
        page->columns[column] = -1;
    for (uint32_t i = 0; i < row->count; i++) {
        struct str label = row->cells[i].type == CELL_TEXT ? fold_label(scratch, row->cells[i].text) : STR("");
        for (int column = 0; column < COLUMN_COUNT; column++)
            if (page->columns[column] < 0 && str_is(label, labels[column]))
                page->columns[column] = row->cells[i].column;
    }
    return page->columns[COLUMN_INDICATOR] >= 0 && page->columns[COLUMN_TARGET] >= 0 &&
           page->columns[COLUMN_ACTUAL] >= 0;
}

// The cell of a column in a row, or NULL.
static const struct cell *cell_of(const struct page *page, int32_t row, int column)
{
    return page->columns[column] < 0 ? NULL : grid_cell_at(page->sheet, row, page->columns[column]);
}

// The text of a cell; a number as it is written.
static struct str text_of(const struct page *page, int32_t row, int column)
{
    const struct cell *cell = cell_of(page, row, column);
    char number[DECIMAL_SIZE];
    if (!cell || (cell->type != CELL_TEXT && cell->type != CELL_NUMBER))
        return (struct str){NULL, 0};
    if (cell->type == CELL_TEXT)
        return cell->text.n ? str_copy(page->run->arena, cell->text) : (struct str){NULL, 0};
    return str_copy(page->run->arena, (struct str){number, decimal_shortest(number, cell->number)});
}

// The figure of a cell.
static struct figure figure_of(const struct page *page, int32_t row, int column)
{
    const struct cell *cell = cell_of(page, row, column);
    struct figure figure = {.kind = FIGURE_BLANK, .row = row, .column = page->columns[column], .decimals = -1};
    if (cell && cell->type == CELL_NUMBER) {
        figure.kind = FIGURE_NUMBER;
        figure.value = cell->number;
        figure.decimals = cell->decimals;
    }
    return figure;
}

// The level of a word, or LEVEL_NONE.
static enum level level_of(struct str word)
{
    int level = LEVEL_COUNT - 1;
    while (level > LEVEL_NONE && !str_is(word, level_name((enum level)level)))
        level--;
    return (enum level)level;
}

// Adds the record of a row; nothing when the row has no indicator.
static void read_row(const struct page *page, int32_t row, record_list *list)
{
    struct str name = text_of(page, row, COLUMN_INDICATOR);
    if (!name.n)
        return;
    struct record *record = ARENA_NEW(page->run->arena, struct record);
    record->source = page->source;
    record->sheet = str_copy(page->run->arena, page->sheet->name);
    record->row = row;
    record->column = 0;
    record->column_to = page->sheet->column_count - 1;
    const struct cell *year = cell_of(page, row, COLUMN_YEAR);
    record->fiscal_year = year && year->type == CELL_NUMBER ? (int32_t)year->number : 0;
    record->unit = (struct named_key){text_of(page, row, COLUMN_UNIT), text_of(page, row, COLUMN_UNIT_NAME)};
    record->programme =
        (struct named_key){text_of(page, row, COLUMN_PROGRAMME), text_of(page, row, COLUMN_PROGRAMME_NAME)};
    record->level = level_of(text_of(page, row, COLUMN_LEVEL));
    record->key = text_of(page, row, COLUMN_KEY);
    record->texts[TEXT_INDICATOR] = (struct text_field){true, name, row, page->columns[COLUMN_INDICATOR]};
    for (int q = 0; q < QUARTERS; q++) {
        record->target.t[q] = figure_of(page, row, COLUMN_TARGET + q);
        record->actual.t[q] = figure_of(page, row, COLUMN_ACTUAL + q);
    }
    record->target.annual = figure_of(page, row, COLUMN_ANNUAL_TARGET);
    *VECTOR_ADD(page->run->arena, list) = record;
}

// Reads a sheet whose labels stand in one of its first rows; false when they do not.
static bool read_page(struct page *page, record_list *list)
{
    struct arena *scratch = arena_child(page->run->arena);
    size_t header = 0, rows = page->sheet->rows.count;
    while (header < rows && header < HEADER_ROWS && !find_columns(page, scratch, &page->sheet->rows.items[header]))
        header++;
    arena_free(scratch);
    if (header == rows || header == HEADER_ROWS)
        return false;
    for (size_t i = header + 1; i < rows; i++)
        read_row(page, page->sheet->rows.items[i].row, list);
    return true;
}

// Adds a record for each row of the sheet Indicadores of a consolidated workbook; false when it has none.
bool read_consolidated(struct cuadra_run *run, const struct source *source, const struct workbook *workbook,
                       record_list *list)
{
    size_t first = list->count;
    bool is_read = false;
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        struct page page = {.run = run, .source = source, .sheet = &workbook->sheets.items[i]};
        if (str_starts(page.sheet->name, STR("Indicadores")))
            is_read = read_page(&page, list) || is_read;
    }
    int32_t quarter = 0;
    for (size_t i = first; i < list->count; i++)
        for (int q = QUARTERS; q > quarter; q--)
            if (list->items[i]->actual.t[q - 1].kind == FIGURE_NUMBER)
                quarter = q;
    for (size_t i = first; i < list->count; i++)
        list->items[i]->quarter = quarter;
    return is_read;
}
