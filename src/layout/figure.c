// SPDX-License-Identifier: MIT
// Figures of a record: from the cell to the number, and to its place.
#include "layout/row.h"

#include "base/decimal.h"
#include "text/figure_text.h"

// Reports a cell that was read as blank.
static void report(struct sheet_view *sheet, enum rule rule, int32_t row, int32_t column, struct str literal)
{
    struct findings *findings = sheet->extraction->findings;
    finding_text(findings, finding_add(findings, rule, view_place(sheet, row, column)), "declarado", literal);
}

// Whether a text is the error of a formula, as a copy of values leaves it: "#¡DIV/0!", "#REF!".
static bool is_error_text(struct str text)
{
    return text.n >= 4 && text.n <= 14 && text.s[0] == '#' &&
           (str_find(text, STR("!")) != SIZE_MAX || str_find(text, STR("?")) != SIZE_MAX ||
            str_find(text, STR("/")) != SIZE_MAX);
}

// A text in a figure's place.
static void read_text(struct sheet_view *sheet, const struct cell *cell, struct figure *figure)
{
    struct str text = view_text(sheet, cell);
    struct figure_text read = figure_text_read(text, sheet->is_comma_decimal);
    figure->literal = str_copy(sheet->extraction->keep, text);
    if (read.kind == FIGURE_TEXT_NUMBER) {
        figure->kind = FIGURE_NUMBER;
        figure->value = decimal_clean(read.value);
        figure->is_percent = read.is_percent;
        figure->decimals = (int8_t)(read.decimals > 15 ? 15 : read.decimals);
    } else if (read.kind == FIGURE_TEXT_BLANK) {
        figure->kind = FIGURE_BLANK;
    } else if (is_error_text(text)) {
        figure->kind = FIGURE_ERROR;
    } else if (read.kind == FIGURE_TEXT_DASH ||
               vocabulary_is_missing(sheet->extraction->vocabulary, sheet->extraction->scratch, text)) {
        figure->kind = FIGURE_DASH;
    } else {
        figure->kind = FIGURE_NOT_NUMBER;
    }
}

// Reads one figure's cell; the column may be NULL.
struct figure figure_read(struct sheet_view *sheet, int32_t row, int32_t column, const struct cell *cell)
{
    struct figure figure = {.kind = FIGURE_BLANK, .decimals = -1, .row = row, .column = cell ? cell->column : column};
    if (!cell)
        return figure;
    switch ((enum cell_type)cell->type) {
    case CELL_NUMBER:
        figure.is_percent = cell->kind == NUMBER_PERCENT;
        figure.kind = cell->kind == NUMBER_DATE ? FIGURE_NOT_NUMBER : FIGURE_NUMBER;
        figure.value = decimal_clean(figure.is_percent ? decimal_shift(cell->number, 2) : cell->number);
        figure.decimals = cell->decimals;
        if (figure.kind == FIGURE_NOT_NUMBER)
            figure.literal = str_copy(sheet->extraction->keep, view_text(sheet, cell));
        break;
    case CELL_TEXT:
        read_text(sheet, cell, &figure);
        break;
    case CELL_ERROR:
        figure.kind = FIGURE_ERROR;
        figure.literal = str_copy(sheet->extraction->keep, cell->text);
        break;
    case CELL_BOOLEAN:
        figure.kind = FIGURE_NOT_NUMBER;
        figure.literal = cell->number > 0 ? STR("VERDADERO") : STR("FALSO");
        break;
    case CELL_EMPTY:
        break;
    }
    if (figure.kind == FIGURE_ERROR)
        report(sheet, RULE_CELDA_CON_ERROR, row, figure.column, figure.literal);
    if (figure.kind == FIGURE_NOT_NUMBER)
        report(sheet, RULE_VALOR_NO_NUMERICO, row, figure.column, figure.literal);
    return figure;
}

// The four quarters and the year of a measure.
static struct figures *figures_of(struct record *record, enum measure measure)
{
    switch (measure) {
    case MEASURE_TARGET:
        return &record->target;
    case MEASURE_ACTUAL:
        return &record->actual;
    case MEASURE_VARIANCE:
        record->has_variance = true;
        return &record->variance;
    case MEASURE_PERCENT:
        record->has_percentage = true;
        return &record->percentage;
    default:
        return NULL;
    }
}

// Adds a month into its quarter: blank months leave what is there.
static void add_month(struct figure *sum, struct figure month)
{
    if (sum->kind != FIGURE_NUMBER) {
        if (month.kind == FIGURE_NUMBER || sum->kind == FIGURE_ABSENT || sum->kind == FIGURE_BLANK)
            *sum = month;
        sum->is_of_months = true;
        return;
    }
    if (month.kind != FIGURE_NUMBER)
        return;
    sum->value = decimal_clean(sum->value + month.value);
    if (month.decimals > sum->decimals && sum->decimals >= 0)
        sum->decimals = month.decimals;
}

// Puts a figure at its place; months are added into their quarter.
void figure_put(struct record *record, enum measure measure, enum figure_place place, int quarter, struct figure figure)
{
    struct figures *figures = figures_of(record, measure);
    if (!figures)
        return;
    struct figure *slot = NULL;
    if (place >= PLACE_M1 && place <= PLACE_M12) {
        add_month(&figures->t[(place - PLACE_M1) / 3], figure);
        return;
    }
    bool is_running = measure == MEASURE_ACTUAL && place >= PLACE_CUM_T1 && place <= PLACE_CUM_T4;
    if (is_running && figure.kind == FIGURE_NUMBER) { // the last one given is the declared cumulative
        figures->annual = figure;
        return;
    }
    if (place >= PLACE_T1 && place <= PLACE_T4)
        slot = &figures->t[place - PLACE_T1];
    else if (place == PLACE_ANNUAL)
        slot = &figures->annual;
    else if (place == PLACE_QUARTER && quarter)
        slot = &figures->t[quarter - 1];
    else if (measure == MEASURE_TARGET &&
             (place == PLACE_TO_DATE || (quarter && place == (enum figure_place)(PLACE_CUM_T1 + quarter - 1))))
        slot = &record->target_to_date;
    else if (place >= PLACE_CUM_T1 && place <= PLACE_CUM_T4 && measure == MEASURE_PERCENT)
        slot = &record->percentage_to_date[place - PLACE_CUM_T1];
    bool is_free = slot && (slot->kind == FIGURE_ABSENT || slot->kind == FIGURE_BLANK);
    if (is_free || (slot && slot->is_of_months && figure.kind == FIGURE_NUMBER))
        *slot = figure;
}
