// SPDX-License-Identifier: MIT
// Totales: targets and actuals by axis, objective and unit of measure, as formulas over Alineación.
#include "write/book/alignment.h"

// The columns of the sheet, from 0.
enum totals_column {
    TOTALS_AXIS_KEY,
    TOTALS_AXIS,
    TOTALS_OBJECTIVE_KEY,
    TOTALS_OBJECTIVE,
    TOTALS_UNIT,
    TOTALS_CALCULATION,
    TOTALS_INDICATORS,
    TOTALS_TARGET,
    TOTALS_ANNUAL_TARGET = TOTALS_TARGET + QUARTERS,
    TOTALS_ACTUAL,
    TOTALS_ANNUAL_ACTUAL = TOTALS_ACTUAL + QUARTERS,
    TOTALS_PERCENTAGE,
    TOTALS_ANNUAL_PERCENTAGE = TOTALS_PERCENTAGE + QUARTERS,
    TOTALS_COLUMNS
};

// Labels and widths.
static const struct {
    const char *label;
    double width;
} columns[TOTALS_COLUMNS] = {
    {"Clave eje", 7},  {"Eje", 24},          {"Clave objetivo", 9}, {"Objetivo", 32},  {"Unidad de medida", 20},
    {"Cálculo", 10},   {"Indicadores", 11},  {"Meta 1T", 10},       {"Meta 2T", 10},   {"Meta 3T", 10},
    {"Meta 4T", 10},   {"Meta anual", 11},   {"Avance 1T", 10},     {"Avance 2T", 10}, {"Avance 3T", 10},
    {"Avance 4T", 10}, {"Avance anual", 11}, {"1T %", 8},           {"2T %", 8},       {"3T %", 8},
    {"4T %", 8},       {"Anual %", 9},
};

// The row being written.
struct line {
    const struct report *report;
    struct sheet *sheet;
    const struct total_row *total;
    size_t id; // from 1
    int32_t row;
};

// The criteria that select the row's leaves.
static const char *criteria_of(const struct line *line)
{
    return str_format(line->report->arena, "%s,%zu", alignment_range(line->report, ALIGNMENT_ID_TOTAL), line->id).s;
}

// Writes a sum or a mean of a column of Alineación.
static void write_figure(const struct line *line, int32_t column, enum alignment_column from, struct amount amount)
{
    const struct report *report = line->report;
    const char *range = alignment_range(report, from);
    const char *formula =
        str_format(report->arena, line->total->is_mean ? "=IFERROR(AVERAGEIFS(%s,%s),\"\")" : "=SUMIFS(%s,%s)", range,
                   criteria_of(line))
            .s;
    const struct style *style = palette_figure(&report->palette, ROW_PLAIN, decimals_needed(amount));
    if (!report->is_live)
        put_value(line->sheet, line->row, column, amount, style);
    else if (!amount.is_known && !line->total->is_mean) // a quarter after the cutoff
        put_formula(line->sheet, line->row, column, "=\"\"", amount, style);
    else
        put_formula(line->sheet, line->row, column, formula, amount, style);
}

// Writes a percentage of the row's own figures.
static void write_percentage(const struct line *line, int32_t column, int32_t actual, int32_t target,
                             struct amount points)
{
    struct arena *arena = line->report->arena;
    const char *a = str_format(arena, "%s%d", place_column_name(arena, actual).s, (int)line->row + 1).s;
    const char *p = str_format(arena, "%s%d", place_column_name(arena, target).s, (int)line->row + 1).s;
    const struct style *style = palette_look(&line->report->palette, ROW_PLAIN, LOOK_PERCENT);
    const char *formula = str_format(arena, "=IF(OR(%s=\"\",N(%s)=0),\"\",%s/%s)", a, p, a, p).s;
    if (line->report->is_live)
        put_formula(line->sheet, line->row, column, formula, as_fraction(points), style);
    else
        put_value(line->sheet, line->row, column, as_fraction(points), style);
}

// What names the axis and the objective of a row.
static void names_of(const struct consolidation *figures, const struct total_row *total, struct str *axis,
                     struct str *objective)
{
    *axis = group_name(&figures->axes.items[total->axis], REPORT_NO_AXIS);
    *objective = group_name(&figures->objectives.items[total->objective], REPORT_NO_OBJECTIVE);
}

// The height of a row.
static double points_of(const struct consolidation *figures, const struct total_row *total)
{
    struct str axis, objective;
    names_of(figures, total, &axis, &objective);
    double lines = lines_needed(axis, columns[TOTALS_AXIS].width),
           more = lines_needed(objective, columns[TOTALS_OBJECTIVE].width);
    double unit = lines_needed(total->unit_of_measure, columns[TOTALS_UNIT].width);
    lines = more > lines ? more : lines;
    return row_points(unit > lines ? unit : lines);
}

// The height of the rows of one axis, from its first on.
static double axis_points(const struct consolidation *figures, size_t first)
{
    double points = 0;
    for (size_t i = first;
         i < figures->totals.count && figures->totals.items[i].axis == figures->totals.items[first].axis; i++)
        points += points_of(figures, &figures->totals.items[i]);
    return points;
}

// Writes what names the row.
static void write_names(const struct line *line)
{
    const struct consolidation *figures = line->report->figures;
    const struct palette *palette = &line->report->palette;
    const struct total_row *total = line->total;
    struct str axis, objective;
    names_of(figures, total, &axis, &objective);
    sheet_row(line->sheet, line->row, points_of(figures, total), 0, false);
    sheet_text(line->sheet, line->row, TOTALS_AXIS_KEY, figures->axes.items[total->axis].key.key,
               palette_look(palette, ROW_PLAIN, LOOK_CODE));
    sheet_text(line->sheet, line->row, TOTALS_AXIS, axis, palette_look(palette, ROW_PLAIN, LOOK_WRAPPED));
    sheet_text(line->sheet, line->row, TOTALS_OBJECTIVE_KEY, figures->objectives.items[total->objective].key.key,
               palette_look(palette, ROW_PLAIN, LOOK_CODE));
    sheet_text(line->sheet, line->row, TOTALS_OBJECTIVE, objective, palette_look(palette, ROW_PLAIN, LOOK_WRAPPED));
    sheet_text(line->sheet, line->row, TOTALS_UNIT, total->unit_of_measure,
               palette_look(palette, ROW_PLAIN, LOOK_WRAPPED));
    sheet_text(line->sheet, line->row, TOTALS_CALCULATION,
               str_of(accumulation_name(total->is_mean ? ACCUMULATE_MEAN : ACCUMULATE_SUM)),
               palette_look(palette, ROW_PLAIN, LOOK_TEXT));
}

// Writes one row.
static void write_line(const struct line *line)
{
    const struct total_row *total = line->total;
    const struct style *count = palette_look(&line->report->palette, ROW_PLAIN, LOOK_COUNT_OF);
    const char *counted = str_format(line->report->arena, "=COUNTIFS(%s)", criteria_of(line)).s;
    write_names(line);
    if (line->report->is_live)
        sheet_formula_number(line->sheet, line->row, TOTALS_INDICATORS, counted, (double)total->indicators, count);
    else
        sheet_number(line->sheet, line->row, TOTALS_INDICATORS, (double)total->indicators, count);
    for (int q = 0; q < QUARTERS; q++)
        write_figure(line, TOTALS_TARGET + q, (enum alignment_column)(ALIGNMENT_M1 + q), total->target[q]);
    write_figure(line, TOTALS_ANNUAL_TARGET, ALIGNMENT_MA, total->annual_target);
    for (int q = 0; q < QUARTERS; q++)
        write_figure(line, TOTALS_ACTUAL + q, (enum alignment_column)(ALIGNMENT_A1 + q), total->actual[q]);
    write_figure(line, TOTALS_ANNUAL_ACTUAL, ALIGNMENT_AC, total->annual_actual);
    for (int q = 0; q < QUARTERS; q++)
        write_percentage(line, TOTALS_PERCENTAGE + q, TOTALS_ACTUAL + q, TOTALS_TARGET + q, total->percentage[q]);
    write_percentage(line, TOTALS_ANNUAL_PERCENTAGE, TOTALS_ANNUAL_ACTUAL, TOTALS_ANNUAL_TARGET,
                     total->annual_percentage);
}

// Writes the sheet Totales.
void write_totals(struct report *report, struct sheet *sheet)
{
    const struct consolidation *figures = report->figures;
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_TOTALS)), str_of(report_text(REPORT_NOTE_TOTALS)));
    for (int32_t i = 0; i < TOTALS_COLUMNS; i++) {
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header(report, sheet, i, str_of(columns[i].label));
    }
    struct pager pager;
    double widths[TOTALS_COLUMNS];
    for (int32_t i = 0; i < TOTALS_COLUMNS; i++)
        widths[i] = columns[i].width;
    pager_start(report, &pager, widths, TOTALS_COLUMNS);
    for (size_t i = 0; i < figures->totals.count && !book_has_failed(report->book); i++) {
        struct line line = {report, sheet, &figures->totals.items[i], i + 1, FIRST_ROW + (int32_t)i};
        write_line(&line);
        if (i == 0 || line.total->axis != line.total[-1].axis)
            pager_add(&pager, line.row, axis_points(figures, i), false);
    }
    int32_t last_row = FIRST_ROW + (int32_t)figures->totals.count - 1;
    if (figures->totals.count)
        sheet_filter(sheet, HEADER_ROW, 0, last_row, TOTALS_COLUMNS - 1);
    sheet_freeze(sheet, FIRST_ROW, TOTALS_CALCULATION + 1);
    report_print(report, sheet, last_row, TOTALS_COLUMNS, pager.breaks.items, pager.breaks.count);
}
