// SPDX-License-Identifier: MIT
// What the headings leave open and the arithmetic may settle: groups of quarters without their label, and two
// columns that claim the same figure. Nothing is guessed: one reading must hold and every other fail.
#include "es/layout_texts.h"
#include "layout/shift.h"
#include "text/figure_text.h"

enum { SEQUENCES_MAX = 4, ROWS_JUDGED_MAX = 400, TITLE_ROWS_MAX = 30 };

// Columns of periods one after the other without a measure, up to where the periods begin again.
struct sequence {
    size_t from, past; // columns of the table
};

// Whether a column of a quarter has no measure yet.
static bool is_open(const struct column *column)
{
    return !column->field && !column->measure && !column->is_other && !column->is_cumulative &&
           ((column->period >= PERIOD_T1 && column->period <= PERIOD_T4) ||
            (column->period >= PERIOD_M1 && column->period <= PERIOD_M12));
}

// Cuts the open columns into sequences; -1 when there are too many.
static int find_sequences(const struct table *table, struct sequence sequences[SEQUENCES_MAX])
{
    int count = 0;
    enum period last = PERIOD_NONE;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!is_open(column)) {
            if (column->field || column->measure)
                last = PERIOD_NONE;
            continue;
        }
        if (last == PERIOD_NONE || column->period <= last) {
            if (count == SEQUENCES_MAX)
                return -1;
            sequences[count++].from = i;
        }
        sequences[count - 1].past = i + 1;
        last = column->period;
    }
    return count;
}

// Whether the table has quarters of a measure under a heading that says so.
static bool has_measure(const struct table *table, enum measure measure)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (column->measure == measure && !column->field && column->place >= PLACE_T1 && column->place <= PLACE_T4)
            return true;
    }
    return false;
}

// Gives the columns of a sequence a measure, or takes it away.
static void set_measure(struct table *table, const struct sequence *sequence, enum measure measure)
{
    for (size_t i = sequence->from; i < sequence->past; i++) {
        struct column *column = &table->columns.items[i];
        if (column->field || column->is_other || !column->period)
            continue;
        column->measure = measure;
        column->why = measure ? REASON_IDENTITY : REASON_NONE;
    }
}

// Judges all rows of a table as its columns stand.
static void judge_table(struct sheet_view *sheet, const struct table *table, int *held, int *failed)
{
    *held = *failed = 0;
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past && i < rows.first + ROWS_JUDGED_MAX; i++) {
        int row_held, row_failed;
        row_judge(sheet, table, sheet->grid->rows.items[i].row, &row_held, &row_failed);
        *held += row_held;
        *failed += row_failed;
    }
}

// A way to give measures to the sequences, and how it did.
struct hypothesis {
    enum measure measures[SEQUENCES_MAX];
    int held, failed;
};

// Whether a hypothesis gives each measure once and none that the table already has.
static bool is_possible(const struct table *table, const struct hypothesis *hypothesis, int count)
{
    for (int i = 0; i < count; i++) {
        if (has_measure(table, hypothesis->measures[i]))
            return false;
        for (int k = 0; k < i; k++)
            if (hypothesis->measures[k] == hypothesis->measures[i])
                return false;
    }
    return true;
}

// Tries every way; the best goes to *best, and *is_only says that no other does as well.
static void try_all(struct sheet_view *sheet, struct table *table, const struct sequence *sequences, int count,
                    struct hypothesis *best, bool *is_only)
{
    int ways = 1;
    for (int i = 0; i < count; i++)
        ways *= MEASURE_COUNT - 1;
    *best = (struct hypothesis){.failed = 1 << 20};
    *is_only = false;
    for (int way = 0; way < ways; way++) {
        struct hypothesis tried = {.held = 0};
        for (int i = 0, rest = way; i < count; i++, rest /= MEASURE_COUNT - 1)
            tried.measures[i] = (enum measure)(1 + rest % (MEASURE_COUNT - 1));
        struct table copy = *table;
        if (!is_possible(&copy, &tried, count))
            continue;
        for (int i = 0; i < count; i++)
            set_measure(table, &sequences[i], tried.measures[i]);
        columns_place(table);
        judge_table(sheet, table, &tried.held, &tried.failed);
        for (int i = 0; i < count; i++)
            set_measure(table, &sequences[i], MEASURE_NONE);
        columns_place(table);
        bool is_better = tried.failed < best->failed || (tried.failed == best->failed && tried.held > best->held);
        bool is_equal = tried.failed == best->failed && tried.held == best->held;
        *is_only = is_better || (*is_only && !is_equal);
        if (is_better)
            *best = tried;
    }
}

// Reports the columns of which nothing says what they measure.
static void report_open(struct sheet_view *sheet, const struct table *table, const struct sequence *sequence)
{
    struct arena *arena = sheet->extraction->scratch;
    struct findings *findings = sheet->extraction->findings;
    int32_t from = table->columns.items[sequence->from].column, to = table->columns.items[sequence->past - 1].column;
    const char *first = place_column_name(arena, from).s, *last = place_column_name(arena, to).s;
    struct finding *finding =
        finding_add(findings, RULE_ENCABEZADO_INCOMPLETO, view_place(sheet, table->header_to, from));
    finding_text(findings, finding, "faltante",
                 from == to ? str_format(arena, LAYOUT_TEXT_OPEN_COLUMN, first)
                            : str_format(arena, LAYOUT_TEXT_OPEN_COLUMNS, first, last));
}

// The measure that the titles above a table, or the sheet's name, give to its only group; MEASURE_NONE when they do not
// agree.
static enum measure title_measure(struct sheet_view *sheet, const struct table *table)
{
    enum measure found = view_text_sense(sheet, sheet->grid->name).measure;
    for (size_t i = view_rows_from(sheet, table->header - TITLE_ROWS_MAX);
         i < sheet->grid->rows.count && sheet->grid->rows.items[i].row < table->header; i++) {
        const struct grid_row *row = &sheet->grid->rows.items[i];
        for (uint32_t k = 0; k < row->count; k++) {
            struct sense sense = view_sense(sheet, &row->cells[k]);
            bool says =
                !sense.label && !sense.column && (sense.measure == MEASURE_TARGET || sense.measure == MEASURE_ACTUAL);
            if (says && found && found != sense.measure)
                return MEASURE_NONE;
            found = says ? sense.measure : found;
        }
    }
    return found == MEASURE_TARGET || found == MEASURE_ACTUAL ? found : MEASURE_NONE;
}

// Whether no column of the table has targets or actuals yet.
static bool has_no_measure(const struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].measure && !table->columns.items[i].field)
            return false;
    return true;
}

// Settles the groups of quarters that lost their label.
static void settle_sequences(struct sheet_view *sheet, struct table *table)
{
    struct sequence sequences[SEQUENCES_MAX];
    int count = find_sequences(table, sequences);
    if (!count || table->label_column >= 0)
        return;
    struct hypothesis best;
    bool is_only = false;
    if (count > 0)
        try_all(sheet, table, sequences, count, &best, &is_only);
    if (count > 0 && is_only && !best.failed && best.held >= 2) {
        for (int i = 0; i < count; i++)
            set_measure(table, &sequences[i], best.measures[i]);
        columns_place(table);
        return;
    }
    enum measure title = count == 1 && has_no_measure(table) ? title_measure(sheet, table) : MEASURE_NONE;
    if (title) {
        set_measure(table, &sequences[0], title);
        columns_place(table);
        return;
    }
    for (int i = 0; i < count; i++)
        report_open(sheet, table, &sequences[i]);
}

// The number in a cell of a column, written as one or as a text; false when there is none.
static bool number_at(const struct sheet_view *sheet, const struct column *column, int32_t row, double *value)
{
    const struct cell *cell = view_own_cell(sheet, row, column->column);
    if (cell && cell->type == CELL_NUMBER) {
        *value = cell->number;
        return true;
    }
    if (!cell || cell->type != CELL_TEXT)
        return false;
    struct figure_text read = figure_text_read(cell->text, sheet->is_comma_decimal);
    *value = read.value;
    return read.kind == FIGURE_TEXT_NUMBER;
}

// Whether two columns hold different numbers in some row.
static bool contradict(struct sheet_view *sheet, const struct table *table, const struct column *a,
                       const struct column *b)
{
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        double x, y;
        if (!number_at(sheet, a, row, &x) || !number_at(sheet, b, row, &y))
            continue;
        if (x - y > 1e-9 || y - x > 1e-9)
            return true;
    }
    return false;
}

// Names both columns; `chosen` is the one used, NULL when neither is.
static void report_pair(struct sheet_view *sheet, const struct table *table, const struct column *a,
                        const struct column *b, const struct column *chosen)
{
    struct findings *findings = sheet->extraction->findings;
    struct finding *finding =
        finding_add(findings, RULE_ENCABEZADO_INCOMPLETO, view_place(sheet, table->header_to, b->column));
    struct arena *arena = sheet->extraction->scratch;
    struct str text = chosen ? str_format(arena, LAYOUT_TEXT_CHOSEN, STR_ARG(a->path), STR_ARG(b->path),
                                          measure_shown(b->measure), place_shown(b->place), STR_ARG(chosen->path))
                             : str_format(arena, LAYOUT_TEXT_TWO_COLUMNS, STR_ARG(a->path), STR_ARG(b->path),
                                          measure_shown(b->measure), place_shown(b->place));
    finding_text(findings, finding, "faltante", text);
}

// Settles two columns that claim the same figure and differ: by the identities, or neither is used.
static void settle_pair(struct sheet_view *sheet, struct table *table, struct column *a, struct column *b)
{
    int held_a, failed_a, held_b, failed_b;
    judge_table(sheet, table, &held_a, &failed_a);
    a->is_spare = true;
    b->is_spare = false;
    judge_table(sheet, table, &held_b, &failed_b);
    bool is_a = failed_a == 0 && held_a > 0 && failed_b > 0, is_b = failed_b == 0 && held_b > 0 && failed_a > 0;
    a->is_spare = !is_a;
    b->is_spare = !is_b;
    report_pair(sheet, table, a, b, is_a ? a : is_b ? b : NULL);
}

// Looks at every column that says the same as one before it.
static void settle_spares(struct sheet_view *sheet, struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        if (!column->is_spare || !column->place)
            continue;
        for (size_t k = 0; k < i; k++) {
            struct column *other = &table->columns.items[k];
            bool is_rival =
                other->place == column->place && other->measure == column->measure && !other->field && !other->is_spare;
            if (is_rival && contradict(sheet, table, other, column)) {
                settle_pair(sheet, table, other, column);
                break;
            }
        }
    }
}

// What the quarters of a measure come to in a row: running sums, and how the year may be made of them.
struct quarter_sums {
    double running[QUARTERS], mean, last;
    int filled;
};

// The sum of the quarters of a measure in a row.
static struct quarter_sums sum_quarters(const struct sheet_view *sheet, const struct table *table, enum measure measure,
                                        int32_t row)
{
    struct quarter_sums sums = {.filled = 0};
    double quarters[QUARTERS] = {0};
    int positive = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        bool is_month = column->place >= PLACE_M1 && column->place <= PLACE_M12;
        bool is_quarter = column->place >= PLACE_T1 && column->place <= PLACE_T4;
        double value;
        if (column->measure != measure || column->is_spare || (!is_month && !is_quarter) ||
            !number_at(sheet, column, row, &value))
            continue;
        quarters[is_month ? ((int)column->place - PLACE_M1) / 3 : (int)column->place - PLACE_T1] += value;
        sums.filled++;
    }
    for (int q = 0; q < QUARTERS; q++) {
        sums.running[q] = quarters[q] + (q ? sums.running[q - 1] : 0);
        positive += quarters[q] > 0;
        sums.last = quarters[q] > 0 ? quarters[q] : sums.last;
    }
    sums.mean = positive ? sums.running[QUARTERS - 1] / positive : 0;
    return sums;
}

// Whether two figures are equal but for rounding.
static bool is_near(double a, double b)
{
    double gap = a - b;
    return gap < 0.051 && gap > -0.051;
}

// Rows in which a column is the accumulation of a measure's quarters (`to` 0), or their sum to a quarter; -1 when
// some row contradicts it and `strict`.
static int count_matches(struct sheet_view *sheet, const struct table *table, const struct column *column,
                         enum measure measure, int to, bool strict)
{
    int matches = 0;
    struct row_range rows = table_rows(sheet, table);
    for (size_t i = rows.first; i < rows.past; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        double value;
        if (!number_at(sheet, column, row, &value))
            continue;
        struct quarter_sums sums = sum_quarters(sheet, table, measure, row);
        if (!sums.filled)
            continue;
        bool is_total =
            is_near(value, sums.running[QUARTERS - 1]) || is_near(value, sums.mean) || is_near(value, sums.last);
        bool holds = to ? is_near(value, sums.running[to - 1]) : is_total;
        if (!holds && strict)
            return -1;
        matches += holds;
    }
    return matches;
}

// The measure of the figure column before a column.
static enum measure measure_before(const struct table *table, size_t at)
{
    for (size_t i = at; i > 0; i--)
        if (table->columns.items[i - 1].measure && !table->columns.items[i - 1].field)
            return table->columns.items[i - 1].measure;
    return MEASURE_NONE;
}

// Gives a total without a measure ("Acum.", "Total", "T2 > Acumulado") the one whose quarters it adds up.
static void settle_totals(struct sheet_view *sheet, struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        bool is_total = !column->field && !column->measure && !column->is_other &&
                        (column->is_cumulative || (column->is_annual && !column->period));
        if (!is_total)
            continue;
        int to = column->period ? period_quarter(column->period) : 0;
        bool is_target = count_matches(sheet, table, column, MEASURE_TARGET, to, true) > 0;
        bool is_actual = count_matches(sheet, table, column, MEASURE_ACTUAL, to, true) > 0;
        if (is_target && is_actual)
            column->measure = measure_before(table, i);
        else
            column->measure = is_target ? MEASURE_TARGET : is_actual ? MEASURE_ACTUAL : MEASURE_NONE;
        column->why = column->measure ? REASON_IDENTITY : column->why;
        if (column->measure)
            columns_place(table);
    }
}

// Whether a cumulative target is the year's or the one to date: what its rows add up to decides.
static void settle_cumulative_targets(struct sheet_view *sheet, struct table *table)
{
    bool has_annual = false;
    for (size_t i = 0; i < table->columns.count; i++)
        has_annual =
            has_annual || (table->columns.items[i].measure == MEASURE_TARGET &&
                           !table->columns.items[i].is_cumulative && table->columns.items[i].place == PLACE_ANNUAL);
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        if (column->measure != MEASURE_TARGET || !column->is_cumulative || column->period || !column->place)
            continue;
        int best = QUARTERS, most = count_matches(sheet, table, column, MEASURE_TARGET, 0, false);
        for (int q = QUARTERS - 1; q >= 1; q--) {
            int matches = count_matches(sheet, table, column, MEASURE_TARGET, q, false);
            best = matches > most ? q : best;
            most = matches > most ? matches : most;
        }
        if (most && !has_annual)
            column->place = best == QUARTERS ? PLACE_ANNUAL : PLACE_TO_DATE;
    }
}

// Settles what the headings leave open by the identities of the rows: groups that lost their label, two columns for
// one figure.
void columns_settle_by_identity(struct sheet_view *sheet, struct table *table)
{
    settle_sequences(sheet, table);
    settle_totals(sheet, table);
    settle_cumulative_targets(sheet, table);
    settle_spares(sheet, table);
}
