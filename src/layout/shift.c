// SPDX-License-Identifier: MIT
// Detecting slipped rows; see shift.h. A row is only called slipped when moving it makes every identity hold and
// something else speaks for it: a figure where a text belongs, a cell past the table's end.
#include "layout/shift.h"

#include "base/decimal.h"
#include "text/figure_text.h"

#include <math.h>

enum { SHIFT_COLUMNS_MAX = 96, STRONG_IDENTITIES = 3 };

// What a cell of the row holds.
struct slot {
    bool is_number, is_text;
    double value; // percent formats in points
};

// The row's cells from the table's first column to one past its end.
struct line {
    struct slot slots[SHIFT_COLUMNS_MAX];
    int32_t first, count;
};

// The figures of a row by place, as one way to read it gives them.
struct figures_read {
    struct slot target[QUARTERS], actual[QUARTERS], variance[QUARTERS], percentage[QUARTERS];
    struct slot annual, cumulative, relative, variance_annual;
};

// Outcome of the identities.
struct verdict {
    int held, failed;
};

// Reads the cells of the row.
static bool read_line(struct sheet_view *sheet, const struct table *table, int32_t row, struct line *line)
{
    line->first = table->column;
    line->count = table->column_to - table->column + 2;
    if (line->count > SHIFT_COLUMNS_MAX)
        return false;
    for (int32_t i = 0; i < line->count; i++) {
        struct slot *slot = &line->slots[i];
        const struct cell *cell = view_own_cell(sheet, row, line->first + i);
        *slot = (struct slot){0};
        if (!cell)
            continue;
        if (cell->type == CELL_NUMBER) {
            slot->is_number = true;
            slot->value = cell->kind == NUMBER_PERCENT ? decimal_shift(cell->number, 2) : cell->number;
        } else if (cell->type == CELL_TEXT) {
            struct figure_text figure = figure_text_read(cell->text, sheet->is_comma_decimal);
            slot->is_number = figure.kind == FIGURE_TEXT_NUMBER;
            slot->is_text = figure.kind == FIGURE_TEXT_OTHER;
            slot->value = figure.value;
        }
    }
    return true;
}

// The slot that a column reads when everything from `from` on moves by `columns` to the left.
static struct slot moved(const struct line *line, int32_t column, int32_t from, int columns)
{
    int32_t at = column - line->first;
    if (column >= from)
        at += columns;
    if (columns < 0 && column == from)
        return (struct slot){0}; // the cell that is missing
    return at >= 0 && at < line->count ? line->slots[at] : (struct slot){0};
}

// Where a column's figure goes.
static struct slot *slot_of(struct figures_read *figures, const struct column *column)
{
    bool is_quarter = column->place >= PLACE_T1 && column->place <= PLACE_T4;
    int q = is_quarter ? (int)(column->place - PLACE_T1) : 0;
    bool is_annual = column->place == PLACE_ANNUAL;
    switch (column->measure) {
    case MEASURE_TARGET:
        return is_quarter ? &figures->target[q] : is_annual ? &figures->annual : NULL;
    case MEASURE_ACTUAL:
        return is_quarter ? &figures->actual[q] : is_annual ? &figures->cumulative : NULL;
    case MEASURE_VARIANCE:
        return is_quarter ? &figures->variance[q] : is_annual ? &figures->variance_annual : NULL;
    case MEASURE_PERCENT:
        return is_quarter ? &figures->percentage[q] : is_annual ? &figures->relative : NULL;
    default:
        return NULL;
    }
}

// The figures of the row, taken some columns to the right.
static struct figures_read read_figures(const struct table *table, const struct line *line, int32_t from, int columns)
{
    struct figures_read figures = {0};
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        struct slot *slot = column->place && !column->is_spare ? slot_of(&figures, column) : NULL;
        if (slot)
            *slot = moved(line, column->column, from, columns);
    }
    return figures;
}

// Whether two figures are equal but for rounding.
static bool is_near(double a, double b, double tolerance)
{
    return fabs(a - b) <= tolerance;
}

// Counts an identity that holds, or that fails.
static void judge(struct verdict *verdict, bool holds)
{
    if (holds)
        verdict->held++;
    else
        verdict->failed++;
}

// Sum, mean over the values above zero, and last value of four quarters.
struct totals {
    double sum, mean, last;
    int filled;
};

// The sums of the quarters, as each rule gives them.
static struct totals total(const struct slot quarters[QUARTERS])
{
    struct totals totals = {0};
    int positive = 0;
    for (int q = 0; q < QUARTERS; q++) {
        if (!quarters[q].is_number)
            continue;
        totals.filled++;
        totals.sum += quarters[q].value;
        if (quarters[q].value > 0) {
            positive++;
            totals.last = quarters[q].value;
        }
    }
    totals.mean = positive ? totals.sum / positive : 0;
    return totals;
}

// Whether one of the accumulation rules gives the declared figure.
static bool accumulates(const struct totals *totals, double declared)
{
    return is_near(totals->sum, declared, 0.051) || is_near(totals->mean, declared, 0.51) ||
           is_near(totals->last, declared, 0.051);
}

// Applies the identities of a row to one reading of it.
static struct verdict judge_figures(const struct figures_read *figures)
{
    struct verdict verdict = {0};
    struct totals target = total(figures->target), actual = total(figures->actual);
    if (figures->annual.is_number && target.filled)
        judge(&verdict, accumulates(&target, figures->annual.value));
    if (figures->cumulative.is_number && actual.filled)
        judge(&verdict, accumulates(&actual, figures->cumulative.value));
    if (figures->relative.is_number && figures->cumulative.is_number && figures->annual.is_number &&
        figures->annual.value > 0) {
        double ratio = 100 * figures->cumulative.value / figures->annual.value;
        judge(&verdict, is_near(ratio, figures->relative.value, 1) || is_near(ratio, 100 * figures->relative.value, 1));
    }
    for (int q = 0; q < QUARTERS; q++) {
        if (figures->variance[q].is_number && figures->target[q].is_number && figures->actual[q].is_number)
            judge(&verdict, is_near(fabs(figures->target[q].value - figures->actual[q].value),
                                    fabs(figures->variance[q].value), 0.51));
        if (figures->percentage[q].is_number && figures->target[q].is_number && figures->target[q].value > 0 &&
            figures->actual[q].is_number) {
            double ratio = 100 * figures->actual[q].value / figures->target[q].value;
            judge(&verdict, is_near(ratio, figures->percentage[q].value, 1) ||
                                is_near(ratio, 100 * figures->percentage[q].value, 1));
        }
    }
    return verdict;
}

// Figures under text headings, texts under figures, cells past the end: signs of a slip.
static int count_signs(const struct table *table, const struct line *line, int32_t from, int columns)
{
    int signs = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        struct slot slot = moved(line, column->column, from, columns);
        bool is_text_field = column->field == FIELD_REMARKS || column->field == FIELD_EVIDENCE ||
                             column->field == FIELD_JUSTIFICATION || column->field == FIELD_UNIT_OF_MEASURE;
        signs += is_text_field && slot.is_number;
        signs += column->place && slot.is_text;
    }
    struct slot past = moved(line, line->first + line->count - 1, from, columns);
    return signs + (past.is_number || past.is_text);
}

// Whether the cell that a move would drop may go: it is blank or zero.
static bool is_droppable(const struct line *line, int32_t from, int columns)
{
    int32_t at = columns > 0 ? from - line->first : line->count - 1;
    const struct slot *slot = &line->slots[at];
    bool is_zero = slot->is_number && slot->value <= 0 && slot->value >= 0;
    return (!slot->is_number && !slot->is_text) || is_zero;
}

// The first and the last column with a figure's place.
static bool figure_extent(const struct table *table, int32_t *first, int32_t *last)
{
    *first = -1;
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!table->columns.items[i].place)
            continue;
        if (*first < 0)
            *first = table->columns.items[i].column;
        *last = table->columns.items[i].column_to;
    }
    return *first >= 0;
}

// How many identities of a row hold and fail as the table's columns stand.
void row_judge(struct sheet_view *sheet, const struct table *table, int32_t row, int *held, int *failed)
{
    struct line line;
    *held = *failed = 0;
    if (!read_line(sheet, table, row, &line))
        return;
    struct figures_read figures = read_figures(table, &line, line.first + line.count, 0);
    for (int q = 0; q < QUARTERS; q++)
        figures.variance[q].is_number = false;
    struct verdict verdict = judge_figures(&figures);
    *held = verdict.held;
    *failed = verdict.failed;
}

// Whether the figures of a row slipped; then *columns is by how many they stand too far to the right (negative: to
// the left), *from the first column concerned and *to the last filled one.
bool row_is_shifted(struct sheet_view *sheet, const struct table *table, int32_t row, int *columns, int32_t *from,
                    int32_t *to)
{
    struct line line;
    int32_t first, last = 0;
    if (!figure_extent(table, &first, &last) || !read_line(sheet, table, row, &line))
        return false;
    struct figures_read as_is = read_figures(table, &line, last + 2, 0);
    struct verdict stands = judge_figures(&as_is);
    int signs = count_signs(table, &line, last + 2, 0);
    if (!stands.failed && !signs)
        return false;
    for (int k = 1; k >= -1; k -= 2)
        for (int32_t at = first; at <= last; at++) {
            if (!is_droppable(&line, at, k))
                continue;
            struct figures_read tried = read_figures(table, &line, at, k);
            struct verdict verdict = judge_figures(&tried);
            int left = count_signs(table, &line, at, k);
            bool is_better =
                !verdict.failed && verdict.held >= 2 && (stands.failed || signs) && verdict.held >= stands.held;
            bool has_evidence =
                left < signs || (verdict.held >= STRONG_IDENTITIES && stands.failed >= 2 && !stands.held);
            if (!is_better || !has_evidence || (!stands.failed && verdict.held <= stands.held))
                continue;
            *columns = k;
            *from = at;
            *to = line.first + line.count - 1;
            while (*to > last && !line.slots[*to - line.first].is_number && !line.slots[*to - line.first].is_text)
                (*to)--;
            return true;
        }
    return false;
}
