// SPDX-License-Identifier: MIT
// Records of several rows, and forms; see labelled.h.
#include "layout/labelled.h"

#include "text/figure_text.h"

enum { OPEN_TRIED_MAX = 400 };

// What the label of a row says, as a bit: measures first, then places.
static unsigned label_bit(const struct table *table, const struct sense *sense, enum figure_place place)
{
    if (!table->labels_are_periods)
        return 1u << sense->measure;
    return 1u << (place % 31);
}

// The place that a period's row fills.
static enum figure_place row_place_of(const struct table *table, const struct sense *sense)
{
    if (sense->period)
        return place_of(sense->period, sense->is_cumulative || table->labels_are_running);
    return sense->is_annual || sense->is_cumulative ? PLACE_ANNUAL : PLACE_UNKNOWN;
}

// Puts the figures of a row into the record.
static void put_row(struct sheet_view *sheet, const struct table *table, const struct context *context, int32_t row,
                    const struct sense *sense, struct record *record)
{
    size_t count = table->columns.count;
    for (size_t i = 0; i < 2 * count; i++) { // months first: a quarter beside them has the last word
        const struct column *column = &table->columns.items[i % count];
        bool is_month = column->period >= PERIOD_M1 && column->period <= PERIOD_M12;
        if (column->column == table->label_column || column->is_other || column->field || is_month != (i < count))
            continue;
        enum measure measure = table->labels_are_periods ? column->measure : sense->measure;
        enum figure_place place =
            table->labels_are_periods ? row_place_of(table, sense) : column_place_as(table, column, measure);
        if (!measure || !place)
            continue;
        const struct cell *cell = view_own_cell(sheet, row, column->column);
        figure_put(record, measure, place, context->quarter, figure_read(sheet, row, column->column, cell));
    }
}

// What tells the indicator of a row from others of the same name: its key, level, unit and programme.
static struct str row_identity(struct sheet_view *sheet, const struct table *table, int32_t row, struct str name)
{
    static const enum field fields[] = {FIELD_KEY, FIELD_LEVEL, FIELD_UNIT, FIELD_PROGRAMME, FIELD_NUMBER};
    struct buffer text = {.arena = sheet->extraction->scratch};
    buffer_add_str(&text, name);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct column *column = table_field(table, fields[i]);
        buffer_add_char(&text, '\t');
        if (column)
            buffer_add_str(&text, view_text(sheet, column_cell(sheet, column, row)));
    }
    return buffer_str(&text);
}

// The record that a row goes on with: the last one for a row without a name, else the one of the same indicator that
// has nothing yet of what the row's label names; NULL when there is none.
static struct open_record *find_open(open_records *open, struct str identity, bool has_name, unsigned bit,
                                     size_t headings)
{
    for (size_t i = open->count, tried = 0; i > 0 && tried < OPEN_TRIED_MAX; i--, tried++) {
        struct open_record *one = &open->items[i - 1];
        bool is_same = !has_name || str_equal(one->name, identity);
        if (is_same && one->headings == headings && !(one->seen & bit))
            return one;
        if (!has_name)
            return NULL;
    }
    return NULL;
}

// Reads a labelled row into its record.
bool labelled_row_read(struct sheet_view *sheet, const struct table *table, const struct context *context,
                       size_t headings, int32_t row, open_records *open, struct record **made)
{
    struct sense sense = label_sense(sheet, table->label_numbers, view_own_cell(sheet, row, table->label_column));
    enum figure_place place = table->labels_are_periods ? row_place_of(table, &sense) : PLACE_UNKNOWN;
    *made = NULL;
    if (table->labels_are_periods ? !place : !sense.measure)
        return false;
    struct str name = row_name(sheet, table, row);
    const struct heading *heading = context->fields[FIELD_INDICATOR];
    if (!name.n && !table->has_name && !(heading && heading->value.n))
        return false;
    struct str identity = row_identity(sheet, table, row, name);
    unsigned bit = label_bit(table, &sense, place);
    struct open_record *one = find_open(open, identity, name.n > 0, bit, headings);
    if (!one && !name.n && table->has_name)
        return false;
    if (!one) {
        *made = row_read(sheet, table, context, row);
        one = VECTOR_ADD(sheet->extraction->scratch, open);
        *one = (struct open_record){*made, identity, 0, headings};
    }
    one->seen |= bit;
    put_row(sheet, table, context, row, &sense, one->record);
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
