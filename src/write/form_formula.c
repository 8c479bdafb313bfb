// SPDX-License-Identifier: MIT
// Formulas of forms; see form_formula.h. What is blank stays blank: a row without figures shows none.
#include "write/form_formula.h"

#include "base/decimal.h"
#include "base/place.h"

// A value that may be absent.
struct value {
    bool is_known;
    double number;
};

// The column of a figure, SIZE_MAX when the form has none.
static size_t find_column(const struct form_columns *columns, enum measure measure, enum figure_place place)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->items[i].measure == measure && columns->items[i].place == place)
            return i;
    return SIZE_MAX;
}

// The A1 name of a cell.
static const char *cell_name(struct arena *arena, int32_t row, size_t column)
{
    struct place place = place_of_cell(STR(""), STR(""), row, (int32_t)column);
    return place_cell_name(arena, &place).s;
}

// "F5,H5,J5": the quarters of the actuals, separated by commas.
static struct str quarter_cells(struct arena *arena, const struct form_columns *columns, int32_t row)
{
    struct buffer cells = {.arena = arena};
    for (int q = 0; q < QUARTERS; q++) {
        size_t column = find_column(columns, MEASURE_ACTUAL, (enum figure_place)(PLACE_T1 + q));
        if (column == SIZE_MAX)
            continue;
        buffer_format(&cells, "%s%s", cells.n ? "," : "", cell_name(arena, row, column));
    }
    return buffer_str(&cells);
}

// A figure as a value.
static struct value figure_value(const struct figure *figure)
{
    return (struct value){figure->kind == FIGURE_NUMBER, figure->value};
}

// Figures with a percent format stand on the sheet as fractions.
static double stored(const struct figure *figure)
{
    return figure->is_percent ? decimal_shift(figure->value, -2) : figure->value;
}

// What a figure of the record is on the sheet, blank as 0.
static double stored_or_zero(const struct figure *figure)
{
    return figure->kind == FIGURE_NUMBER ? stored(figure) : 0;
}

// The mean of a row's actuals is its cumulative when every target is the annual one.
static bool is_mean(const struct record *record)
{
    if (!record || record->target.annual.kind != FIGURE_NUMBER)
        return false;
    int equal = 0;
    for (int q = 0; q < QUARTERS; q++) {
        const struct figure *target = &record->target.t[q];
        if (target->kind != FIGURE_NUMBER || !(target->value > 0))
            continue;
        double gap = target->value - record->target.annual.value;
        if (gap > 1e-9 || gap < -1e-9)
            return false;
        equal++;
    }
    return equal > 1;
}

// The cumulative that the form's formula gives: the mean of the actuals or their sum.
static struct value cumulative_of(const struct record *record)
{
    struct value year = {false, 0};
    int count = 0;
    for (int q = 0; record && q < QUARTERS; q++)
        if (record->actual.t[q].kind == FIGURE_NUMBER) {
            year = (struct value){true, decimal_clean(year.number + stored(&record->actual.t[q]))};
            count++;
        }
    if (count && is_mean(record))
        year.number = year.number / count;
    return year;
}

// Writes a formula with the value it has, "" when it has none.
static void put(struct sheet *sheet, int32_t row, size_t column, const char *formula, struct value value,
                const struct style *style)
{
    if (value.is_known)
        sheet_formula_number(sheet, row, (int32_t)column, formula, value.number, style);
    else
        sheet_formula_text(sheet, row, (int32_t)column, formula, STR(""), style);
}

// Writes the cumulative of the actuals.
static void put_cumulative(struct sheet *sheet, struct arena *arena, const struct form_columns *columns, size_t column,
                           int32_t row, const struct record *record, const struct style *style)
{
    struct str cells = quarter_cells(arena, columns, row);
    bool mean = is_mean(record);
    struct value value = cumulative_of(record);
    struct str formula = str_format(arena, "=IF(COUNT(%s)=0,\"\",%s(%s))", cells.s, mean ? "AVERAGE" : "SUM", cells.s);
    put(sheet, row, column, formula.s, value, style);
}

// Writes target minus actual.
static void put_variance(struct sheet *sheet, struct arena *arena, const struct form_columns *columns, size_t column,
                         int32_t row, const struct record *record, const struct style *style)
{
    enum figure_place place = columns->items[column].place;
    size_t target = find_column(columns, MEASURE_TARGET, place), actual = find_column(columns, MEASURE_ACTUAL, place);
    if (target == SIZE_MAX || actual == SIZE_MAX)
        return;
    const char *p = cell_name(arena, row, target), *a = cell_name(arena, row, actual);
    bool is_annual = place == PLACE_ANNUAL;
    struct value value = {false, 0};
    if (record) {
        const struct figure *one = is_annual ? &record->target.annual : &record->target.t[place - PLACE_T1];
        struct value done = is_annual ? cumulative_of(record) : figure_value(&record->actual.t[place - PLACE_T1]);
        double achieved = is_annual ? done.number : stored_or_zero(&record->actual.t[place - PLACE_T1]);
        value.is_known = one->kind == FIGURE_NUMBER || done.is_known;
        value.number = decimal_clean(stored_or_zero(one) - (done.is_known ? achieved : 0));
    }
    struct str formula = str_format(arena, "=IF(AND(%s=\"\",%s=\"\"),\"\",N(%s)-N(%s))", p, a, p, a);
    put(sheet, row, column, formula.s, value, style);
}

// Writes actual over target.
static void put_percentage(struct sheet *sheet, struct arena *arena, const struct form_columns *columns, size_t column,
                           int32_t row, const struct record *record, const struct style *style)
{
    enum figure_place place = columns->items[column].place;
    size_t target = find_column(columns, MEASURE_TARGET, place), actual = find_column(columns, MEASURE_ACTUAL, place);
    if (target == SIZE_MAX || actual == SIZE_MAX)
        return;
    const char *p = cell_name(arena, row, target), *a = cell_name(arena, row, actual);
    bool is_annual = place == PLACE_ANNUAL;
    struct value value = {false, 0};
    if (record) {
        const struct figure *one = is_annual ? &record->target.annual : &record->target.t[place - PLACE_T1];
        struct value done = is_annual ? cumulative_of(record) : figure_value(&record->actual.t[place - PLACE_T1]);
        double achieved = is_annual ? done.number : stored_or_zero(&record->actual.t[place - PLACE_T1]);
        double planned = stored_or_zero(one);
        value.is_known = done.is_known && (planned > 0 || planned < 0);
        value.number = value.is_known ? achieved / planned : 0;
    }
    struct str formula = str_format(arena, "=IF(OR(%s=\"\",N(%s)=0,%s=\"\"),\"\",%s/%s)", p, p, a, a, p);
    put(sheet, row, column, formula.s, value, style);
}

// Writes the formula that fits the column.
void form_formula_write(struct sheet *sheet, struct arena *arena, const struct form_columns *columns, size_t column,
                        int32_t row, const struct record *record, const struct style *style)
{
    switch (columns->items[column].measure) {
    case MEASURE_ACTUAL:
        put_cumulative(sheet, arena, columns, column, row, record, style);
        break;
    case MEASURE_VARIANCE:
        put_variance(sheet, arena, columns, column, row, record, style);
        break;
    case MEASURE_PERCENT:
        put_percentage(sheet, arena, columns, column, row, record, style);
        break;
    default:
        break;
    }
}
