// SPDX-License-Identifier: MIT
// What the content of a column settles that its headings leave open: targets or actions, keys, levels, codes of the
// plan, percentages, figures of several periods in one cell.
#include "layout/column.h"

#include "layout/code.h"
#include "layout/packed.h"
#include "text/figure_text.h"
#include "text/fold.h"

// Counts a filled cell of a column by its kind.
static void count_cell(struct sheet_view *sheet, const struct cell *cell, struct column *column)
{
    bool is_number = cell->type == CELL_NUMBER || cell->type == CELL_ERROR;
    column->percents += cell->type == CELL_NUMBER && cell->kind == NUMBER_PERCENT;
    if (cell->type == CELL_TEXT) {
        struct figure_text figure = figure_text_read(cell->text, sheet->is_comma_decimal);
        column->percents += figure.kind == FIGURE_TEXT_NUMBER && figure.is_percent;
        if (figure.kind == FIGURE_TEXT_DASH ||
            vocabulary_is_missing(sheet->extraction->vocabulary, sheet->extraction->scratch, cell->text))
            return;
        is_number = figure.kind == FIGURE_TEXT_NUMBER && figure.unit.n < 24;
    }
    if (is_number)
        column->numbers++;
    else
        column->texts++;
}

// Counts the filled cells of all columns by kind.
static void count_content(struct sheet_view *sheet, struct table *table)
{
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        for (size_t k = 0; k < table->columns.count; k++) {
            const struct cell *cell = view_own_cell(sheet, row, table->columns.items[k].column);
            if (cell)
                count_cell(sheet, cell, &table->columns.items[k]);
        }
    }
}

// Whether a field's cells are figures.
static bool is_figure_field(enum field field)
{
    return field == FIELD_WEIGHT || field == FIELD_BASELINE || field == FIELD_BASE_VALUE || field == FIELD_BASE_YEAR;
}

// "Avance" over nothing but percentages, beside targets that are none, is the percentage of the target.
static void settle_percentages(struct table *table)
{
    int32_t targets = 0, percents = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (column->measure != MEASURE_TARGET || column->field)
            continue;
        targets += column->numbers;
        percents += column->percents;
    }
    for (size_t i = 0; i < table->columns.count && targets && !percents; i++) {
        struct column *column = &table->columns.items[i];
        bool is_all = column->numbers > 0 && column->percents == column->numbers && !column->texts;
        if (column->measure == MEASURE_ACTUAL && !column->field && column->is_weak && is_all) {
            column->measure = MEASURE_PERCENT;
            column->why = REASON_CONTENT;
        }
    }
}

// Whether every text of a column is a level's word, alone or with a key: "Fin", "Actividad 1.2".
static bool holds_levels(struct sheet_view *sheet, const struct table *table, const struct column *column)
{
    const struct extraction *extraction = sheet->extraction;
    int levels = 0;
    for (int32_t row = table->header_to + 1; row < table->data_to; row++) {
        const struct cell *cell = view_own_cell(sheet, row, column->column);
        if (!cell)
            continue;
        struct str rest = STR("");
        bool is_code = false;
        bool is_level =
            cell->type == CELL_TEXT && vocabulary_level(extraction->vocabulary, extraction->scratch,
                                                        view_text(sheet, cell), &rest, &is_code) != LEVEL_NONE;
        if (!is_level || is_code || (rest.n && !code_is_one(rest)))
            return false;
        levels++;
    }
    return levels > 1;
}

// A column without a heading that says so is the level's when its content is.
static void settle_level(struct sheet_view *sheet, struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].field == FIELD_LEVEL)
            return;
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        if (column->field || column->measure || column->period || !column->texts || column->numbers ||
            !holds_levels(sheet, table, column))
            continue;
        column->field = FIELD_LEVEL;
        column->why = REASON_CONTENT;
        return;
    }
}

// Whether at least half of the texts of a column hold figures of several periods.
static bool holds_packed(struct sheet_view *sheet, const struct table *table, const struct column *column)
{
    int32_t packed = 0;
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        const struct cell *cell = view_own_cell(sheet, row, column->column);
        packed += cell && cell->type == CELL_TEXT && packed_is_one(sheet, view_text(sheet, cell));
    }
    return packed > 0 && packed * 2 >= column->texts;
}

// A column of targets or actuals whose cells hold several periods; one that the dictionary lists as such holds targets
// unless its words say otherwise.
static void settle_packed(struct sheet_view *sheet, const struct table *table, struct column *column)
{
    bool may_be = column->texts > column->numbers && !column->period &&
                  (column->measure == MEASURE_TARGET || column->measure == MEASURE_ACTUAL ||
                   (!column->field && column->why && !column->is_other));
    if (column->field == FIELD_PACKED) {
        column->measure = column->measure ? column->measure : MEASURE_TARGET;
    } else if (may_be && holds_packed(sheet, table, column)) {
        column->field = FIELD_PACKED;
        column->why = REASON_CONTENT;
    }
}

// Whether the numbers of a column count the rows: 1, 2, 3 or 100, 200, 300, on each page from the first again.
static bool counts_rows(struct sheet_view *sheet, const struct table *table, const struct column *column)
{
    double first = 0, last = 0;
    int counted = 0;
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        const struct cell *cell = view_own_cell(sheet, row, column->column);
        if (!cell)
            continue;
        struct figure_text read = figure_text_read(cell->type == CELL_TEXT ? cell->text : STR(""), false);
        double value = cell->type == CELL_NUMBER ? cell->number : read.value;
        bool is_number = cell->type == CELL_NUMBER || (read.kind == FIGURE_TEXT_NUMBER && !read.unit.n);
        if (!is_number)
            continue; // a section's title, a total
        first = counted ? first : value;
        bool follows = counted && value >= last + first && value <= last + first; // exactly: they are whole numbers
        bool restarts = value >= first && value <= first;
        if (first < 1 || (!follows && !restarts))
            return false;
        last = value;
        counted++;
    }
    return counted > 1 && last > first;
}

// A bare "META" before the column that names the action, over numbers that count the rows, is their key.
static void settle_key(struct sheet_view *sheet, struct table *table)
{
    bool has_name = false, has_target = false;
    struct column *bare = NULL;
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        if (column->is_unsure_field && column->field == FIELD_ACTION && column->measure == MEASURE_TARGET &&
            !column->period && !bare && !has_name)
            bare = column;
        else if (column->measure == MEASURE_TARGET && !column->field)
            has_target = true;
        has_name = has_name || ((column->field == FIELD_ACTION || column->field == FIELD_INDICATOR) && column != bare);
    }
    if (!bare || !has_name || !has_target || bare->texts > bare->numbers || !counts_rows(sheet, table, bare))
        return;
    bare->field = FIELD_KEY;
    bare->measure = MEASURE_NONE;
    bare->is_unsure_field = false;
    bare->why = REASON_CONTENT;
}

// Whether most texts of a column begin with a code: "1.1 Mejorar los servicios".
static bool holds_codes(struct sheet_view *sheet, const struct table *table, const struct column *column)
{
    int32_t codes = 0;
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        const struct cell *cell = view_own_cell(sheet, row, column->column);
        if (!cell)
            continue;
        struct named_key code = code_split(sheet->extraction->scratch, view_text(sheet, cell));
        codes += code.key.n && code.key.s[0] >= '0' && code.key.s[0] <= '9';
    }
    return codes * 2 > column->texts + column->numbers;
}

// "Objetivo" right after the axis or right before the line of action, over codes, is the plan's, not the indicator's.
static void settle_objective(struct sheet_view *sheet, struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        bool is_after = i && column[-1].field == FIELD_AXIS;
        bool is_before = i + 1 < table->columns.count && column[1].field == FIELD_LINE;
        if (column->field != FIELD_SUMMARY || (!is_after && !is_before) || !holds_codes(sheet, table, column))
            continue;
        column->field = FIELD_OBJECTIVE;
        column->why = REASON_POSITION;
        return;
    }
}

// "Año" in a table without a baseline is the fiscal year's.
static void settle_year(struct sheet_view *sheet, struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        if (column->field == FIELD_BASE_YEAR && str_is(fold_label(sheet->extraction->scratch, column->path), "ano"))
            column->field = FIELD_YEAR;
    }
}

// Settles what only the content can decide: "Meta" over numbers is a target, over texts an action.
void columns_settle(struct sheet_view *sheet, struct table *table)
{
    count_content(sheet, table);
    uint64_t fields = 0; // bits of those that the columns have
    for (size_t i = 0; i < table->columns.count; i++)
        fields |= 1ull << table->columns.items[i].field;
    if (fields & 1ull << FIELD_ACTION && !(fields & 1ull << FIELD_KEY))
        settle_key(sheet, table);
    if (fields & 1ull << FIELD_SUMMARY && fields & 1ull << FIELD_INDICATOR && !(fields & 1ull << FIELD_OBJECTIVE))
        settle_objective(sheet, table);
    if (fields & 1ull << FIELD_BASE_YEAR &&
        !(fields & (1ull << FIELD_BASE_VALUE | 1ull << FIELD_BASELINE | 1ull << FIELD_YEAR)))
        settle_year(sheet, table);
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        settle_packed(sheet, table, column);
        if (column->field == FIELD_PACKED)
            continue;
        if (column->field && is_figure_field(column->field)) {
            column->measure = MEASURE_NONE;
            continue;
        }
        if (!column->is_unsure_field)
            continue;
        bool has_texts = column->texts > column->numbers;
        if (has_texts)
            column->measure = MEASURE_NONE;
        else
            column->field = FIELD_NONE;
        column->why = REASON_CONTENT;
    }
    settle_level(sheet, table);
    settle_percentages(table);
}
