// SPDX-License-Identifier: MIT
// Records of several rows, and forms; see labelled.h.
#include "layout/labelled.h"

#include "text/figure_text.h"

// What the label of a row says, as a bit: measures first, then places.
static unsigned label_bit(const struct table *table, const struct sense *sense, enum figure_place place)
{
    if (!table->labels_are_periods)
        return 1u << sense->measure;
    return 1u << (place % 31);
}

// The place that a period's row fills.
static enum figure_place row_place_of(const struct sense *sense)
{
    if (sense->period)
        return place_of(sense->period, sense->is_cumulative);
    return sense->is_annual || sense->is_cumulative ? PLACE_ANNUAL : PLACE_UNKNOWN;
}

// Puts the figures of a row into the record.
static void put_row(struct sheet_view *sheet, const struct table *table, const struct context *context, int32_t row,
                    const struct sense *sense, struct record *record)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (column->column == table->label_column || column->is_other || column->field)
            continue;
        enum measure measure = table->labels_are_periods ? column->measure : sense->measure;
        enum figure_place place =
            table->labels_are_periods ? row_place_of(sense) : column_place_as(table, column, measure);
        if (!measure || !place)
            continue;
        const struct cell *cell = view_own_cell(sheet, row, column->column);
        figure_put(record, measure, place, context->quarter, figure_read(sheet, row, column->column, cell));
    }
}

// Reads a row of a table whose rows are labelled.
bool labelled_row_read(struct sheet_view *sheet, const struct table *table, const struct context *context,
                       size_t headings, int32_t row, struct open_record *open, bool *is_new)
{
    struct sense sense = view_sense(sheet, view_own_cell(sheet, row, table->label_column));
    enum figure_place place = table->labels_are_periods ? row_place_of(&sense) : PLACE_UNKNOWN;
    *is_new = false;
    if (table->labels_are_periods ? !place : !sense.measure)
        return false;
    struct str name = row_name(sheet, table, row);
    const struct heading *heading = context->fields[FIELD_INDICATOR];
    if (!name.n && !table->has_name && !(heading && heading->value.n))
        return false;
    unsigned bit = label_bit(table, &sense, place);
    bool is_same =
        open->record && open->headings == headings && !(open->seen & bit) && (!name.n || str_equal(name, open->name));
    if (!is_same && !name.n && table->has_name)
        return false;
    if (!is_same) {
        *open = (struct open_record){row_read(sheet, table, context, row), name, 0, headings};
        *is_new = true;
    }
    open->seen |= bit;
    put_row(sheet, table, context, row, &sense, open->record);
    return true;
}

// Where a labelled figure of a form goes.
static enum figure_place form_place(const struct sense *sense)
{
    if (sense->period)
        return place_of(sense->period, sense->is_cumulative);
    if (sense->is_quarter && !sense->is_annual && !sense->is_cumulative)
        return PLACE_QUARTER;
    return sense->is_cumulative && sense->measure == MEASURE_TARGET ? PLACE_TO_DATE : PLACE_ANNUAL;
}

// Whether a label of targets or actuals has a number beside it.
static bool has_figures(const heading_list *headings)
{
    for (size_t i = 0; i < headings->count; i++) {
        const struct heading *heading = &headings->items[i];
        bool is_figure = heading->sense.measure == MEASURE_TARGET || heading->sense.measure == MEASURE_ACTUAL;
        if (is_figure && heading->value_row >= 0 && figure_text_read(heading->value, false).kind == FIGURE_TEXT_NUMBER)
            return true;
    }
    return false;
}

// The record of a form whose figures stand as label and value, NULL when it has none.
struct record *form_read(struct sheet_view *sheet, const heading_list *headings)
{
    struct table table = {.label_column = -1, .column_to = sheet->grid->column_count - 1};
    struct context context;
    struct record *record = NULL;
    context_make(sheet, headings, &table, &context);
    const struct heading *name = context.fields[FIELD_INDICATOR];
    if (!name || !name->value.n || !has_figures(headings))
        return NULL;
    for (size_t i = 0; i < headings->count; i++) {
        const struct heading *heading = &headings->items[i];
        if (heading->sense.measure != MEASURE_TARGET && heading->sense.measure != MEASURE_ACTUAL && !record)
            continue;
        if (!heading->sense.measure || heading->value_row < 0)
            continue;
        struct cell text = {.column = heading->value_column, .type = CELL_TEXT, .text = heading->value};
        if (!record)
            record = row_read(sheet, &table, &context, heading->value_row);
        struct figure figure =
            figure_read(sheet, heading->value_row, heading->value_column, heading->cell ? heading->cell : &text);
        bool is_last_year = heading->sense.year && context.fiscal_year && heading->sense.year < context.fiscal_year;
        if (is_last_year && heading->sense.measure == MEASURE_ACTUAL && record->baseline.kind == FIGURE_ABSENT) {
            record->has_baseline = true;
            record->baseline = figure;
            record->baseline_year = heading->sense.year;
        }
        if (is_last_year)
            continue;
        figure_put(record, heading->sense.measure, form_place(&heading->sense), context.quarter, figure);
    }
    return record;
}
