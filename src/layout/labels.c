// SPDX-License-Identifier: MIT
// Tables whose rows say what their figures are: "Programado" and "Realizado" one under the other, or a row for
// each quarter.
#include "layout/table.h"
#include "text/figure_text.h"
#include "text/fold.h"

enum { LABELLED_MIN = 2, LABELLED_SHARE = 6 };

// Cells of a column that name a measure, a period, and all that are filled.
struct label_count {
    int measures, periods, filled;
    unsigned met; // bits of the periods
};

// What bare numbers under a heading name: quarters under "Trimestre", months under "Mes".
static enum label_numbers numbers_of(struct sheet_view *sheet, const struct column *column)
{
    if (column->field != FIELD_PERIOD)
        return NUMBERS_NONE;
    if (column->is_quarter)
        return NUMBERS_QUARTERS;
    struct str folded = fold_label(sheet->extraction->scratch, column->path);
    return str_ends(folded, STR("mes")) ? NUMBERS_MONTHS : NUMBERS_NONE;
}

// The sense of a row's label; a bare number names a quarter or a month where the heading says so.
struct sense label_sense(struct sheet_view *sheet, enum label_numbers numbers, const struct cell *cell)
{
    struct sense sense = view_sense(sheet, cell);
    if (numbers == NUMBERS_NONE || sense.why || !cell)
        return sense;
    struct figure_text read = figure_text_read(view_text(sheet, cell), false);
    int number = read.kind == FIGURE_TEXT_NUMBER && read.value >= 1 && read.value <= 12 ? (int)read.value : 0;
    if (numbers == NUMBERS_MONTHS && number)
        sense.period = (enum period)(PERIOD_M1 + number - 1);
    else if (number && number <= QUARTERS)
        sense.period = (enum period)(PERIOD_T1 + number - 1);
    return sense;
}

// How many cells under the column hold labels; counting ends when too many others are among them.
static struct label_count count_labels(struct sheet_view *sheet, const struct table *table, const struct column *column,
                                       enum label_numbers numbers)
{
    struct label_count count = {0};
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++)
        count.filled += view_own_cell(sheet, sheet->grid->rows.items[i].row, column->column) != NULL;
    int others = 0;
    for (size_t i = rows.first; i < rows.past && others * 10 <= count.filled * (10 - LABELLED_SHARE); i++) {
        const struct cell *cell = view_own_cell(sheet, sheet->grid->rows.items[i].row, column->column);
        if (!cell)
            continue;
        struct sense sense = label_sense(sheet, numbers, cell);
        count.measures += sense.measure != MEASURE_NONE;
        count.periods += sense.period != PERIOD_NONE && !sense.measure;
        count.met |= 1u << sense.period;
        others += !sense.measure && !sense.period;
    }
    return count;
}

// Whether some column of figures leaves open what the rows say.
static bool is_open_for(const struct table *table, bool periods)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (column->field || column->is_other)
            continue;
        bool has_period = column->period || column->is_annual;
        if (periods ? column->measure && !column->period : !column->measure && has_period)
            return true;
    }
    return false;
}

// Finds the column whose cells say what the figures of each row are.
void labels_find(struct sheet_view *sheet, struct table *table)
{
    table->label_column = -1;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        bool may_label = column->field == FIELD_MEASURE || column->field == FIELD_PERIOD ||
                         column->field == FIELD_ACTION || column->field == FIELD_VARIABLE ||
                         column->field == FIELD_KIND || (!column->field && !column->measure && !column->period) ||
                         (column->field == FIELD_NONE && column->texts > column->numbers);
        if (!may_label)
            continue;
        enum label_numbers numbers = numbers_of(sheet, column);
        struct label_count count = count_labels(sheet, table, column, numbers);
        bool measures = count.measures >= LABELLED_MIN && count.measures * 10 >= count.filled * LABELLED_SHARE &&
                        is_open_for(table, false);
        bool periods = count.periods >= LABELLED_MIN && count.periods * 10 >= count.filled * LABELLED_SHARE &&
                       is_open_for(table, true);
        if (!measures && !periods)
            continue;
        table->label_column = column->column;
        table->labels_are_periods = !measures;
        table->label_numbers = numbers;
        table->labels_are_running = periods_run(count.met);
        struct column *labels = &table->columns.items[i];
        labels->field = table->labels_are_periods ? FIELD_PERIOD : FIELD_MEASURE;
        labels->measure = MEASURE_NONE;
        labels->is_quarter = labels->is_annual = false;
        labels->why = REASON_CONTENT;
        return;
    }
}
