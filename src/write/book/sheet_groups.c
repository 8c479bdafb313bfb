// SPDX-License-Identifier: MIT
// Por eje, Por programa, Por unidad: the means of groups as formulas over Alineación. The three share their
// columns.
#include "write/book/alignment.h"
#include "write/book/indicator_formulas.h"

// The columns that the three sheets share, from 0.
enum group_column {
    GROUP_KEY,
    GROUP_NAME,
    GROUP_INDICATORS,
    GROUP_EVALUATED,
    GROUP_PROGRAMMES,
    GROUP_UNITS,
    GROUP_T1,
    GROUP_T4 = GROUP_T1 + QUARTERS - 1,
    GROUP_CUMULATIVE,
    GROUP_ANNUAL,
    GROUP_UNCAPPED,
    GROUP_LIGHT,
    GROUP_COLUMNS,
    UNIT_ERRORS = GROUP_COLUMNS,
    UNIT_WARNINGS,
    UNIT_DELIVERY,
    UNIT_COLUMNS
};

enum { NAME_WIDTH = 54 };

// A row to be written.
struct line {
    struct report *report;
    struct sheet *sheet;
    const struct group *group;
    size_t id; // number of the group from 1
    int32_t row;
    enum row_kind kind;
};

// Labels and widths.
static const struct {
    enum report_text label;
    double width;
} columns[UNIT_COLUMNS] = {
    {REPORT_COLUMN_KEY, 9},        {REPORT_COLUMN_AXIS, NAME_WIDTH}, {REPORT_COLUMN_INDICATORS, 11},
    {REPORT_COLUMN_EVALUATED, 11}, {REPORT_COLUMN_PROGRAMMES, 11},   {REPORT_COLUMN_UNITS, 10},
    {REPORT_COLUMN_T1, 10},        {REPORT_COLUMN_T2, 10},           {REPORT_COLUMN_T3, 10},
    {REPORT_COLUMN_T4, 10},        {REPORT_COLUMN_CUMULATIVE, 11},   {REPORT_COLUMN_ANNUAL, 10},
    {REPORT_COLUMN_UNCAPPED, 11},  {REPORT_COLUMN_LIGHT, 18},        {REPORT_COLUMN_ERRORS, 9},
    {REPORT_COLUMN_WARNINGS, 9},   {REPORT_COLUMN_DELIVERY, 13},
};

// Writes the texts of the columns, and their widths.
static void write_headers(const struct report *report, struct sheet *sheet, enum report_text second, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header((struct report *)(uintptr_t)report, sheet, i,
                      str_of(report_text(i == GROUP_NAME ? second : columns[i].label)));
    }
}

// Writes a count that is a formula over Alineación.
static void write_count(const struct line *line, int32_t column, const char *criteria, size_t value)
{
    const struct style *style = palette_look(&line->report->palette, line->kind, LOOK_COUNT_OF);
    const char *formula = str_format(line->report->arena, "=COUNTIFS(%s)", criteria).s;
    if (line->report->is_live)
        sheet_formula_number(line->sheet, line->row, column, formula, (double)value, style);
    else
        sheet_number(line->sheet, line->row, column, (double)value, style);
}

// The formula of a mean of the group: `which` is a percentage of Alineación, from the first quarter's.
static const char *mean_formula(const struct line *line, const char *criteria, int which)
{
    const struct report *report = line->report;
    const char *percentage = alignment_range(report, (enum alignment_column)(ALIGNMENT_P1 + which));
    const char *evaluable = alignment_range(report, ALIGNMENT_EVALUABLE);
    if (!report->config->is_weighted)
        return str_format(report->arena, "=IFERROR(AVERAGEIFS(%s,%s,%s,1),\"\")", percentage, criteria, evaluable).s;
    return str_format(report->arena, "=IFERROR(SUMIFS(%s,%s,%s,1)/SUMIFS(%s,%s,%s,1,%s,\">-1E+300\"),\"\")",
                      alignment_range(report, (enum alignment_column)(ALIGNMENT_W1 + which)), criteria, evaluable,
                      alignment_range(report, ALIGNMENT_WEIGHT), criteria, evaluable, percentage)
        .s;
}

// Writes the percentages of the group and its traffic light.
static void write_means(const struct line *line, const char *criteria)
{
    const struct report *report = line->report;
    const struct group *group = line->group;
    const struct amount amounts[] = {group->percentage[0],  group->percentage[1], group->percentage[2],
                                     group->percentage[3],  group->cumulative,    group->annual,
                                     group->annual_uncapped};
    const struct style *style = palette_look(&report->palette, line->kind, LOOK_PERCENT);
    for (int i = 0; i < GROUP_LIGHT - GROUP_T1; i++) {
        if (report->is_live)
            put_formula(line->sheet, line->row, GROUP_T1 + i, mean_formula(line, criteria, i), as_fraction(amounts[i]),
                        style);
        else
            put_value(line->sheet, line->row, GROUP_T1 + i, as_fraction(amounts[i]), style);
    }
    const char *cell =
        str_format(report->arena, "%s%d", place_column_name(report->arena, GROUP_CUMULATIVE).s, (int)line->row + 1).s;
    sheet_formula_text(line->sheet, line->row, GROUP_LIGHT, light_formula(report->arena, cell),
                       str_of(traffic_light_name(group->light)),
                       palette_look(&report->palette, line->kind, LOOK_LIGHT));
}

// Writes a group's row; `name` stands where it has none.
static void write_group(const struct line *line, struct str name)
{
    const struct report *report = line->report;
    const struct group *group = line->group;
    const char *criteria = alignment_criteria(report, group->kind, line->id);
    struct style wrapped = *palette_look(&report->palette, line->kind, LOOK_WRAPPED);
    if (group->kind == GROUP_OBJECTIVE)
        wrapped.indent = 1;
    sheet_row(line->sheet, line->row, row_points(lines_needed(name, NAME_WIDTH)), group->kind == GROUP_OBJECTIVE,
              false);
    sheet_text(line->sheet, line->row, GROUP_KEY, group->key.key,
               palette_look(&report->palette, line->kind, LOOK_CODE));
    sheet_text(line->sheet, line->row, GROUP_NAME, name, &wrapped);
    write_count(line, GROUP_INDICATORS, criteria, group->indicators);
    write_count(line, GROUP_EVALUATED,
                str_format(report->arena, "%s,%s,1,%s,\">-1E+300\"", criteria,
                           alignment_range(report, ALIGNMENT_EVALUABLE), alignment_range(report, ALIGNMENT_PC))
                    .s,
                group->evaluated);
    const struct style *count = palette_look(&report->palette, line->kind, LOOK_COUNT_OF);
    sheet_number(line->sheet, line->row, GROUP_PROGRAMMES, (double)group->programmes, count);
    sheet_number(line->sheet, line->row, GROUP_UNITS, (double)group->units, count);
    write_means(line, criteria);
}

// Writes the row `Total`.
static void write_total(struct report *report, struct sheet *sheet, int32_t row)
{
    struct line line = {report, sheet, &report->figures->total, 0, row, ROW_TOTAL};
    write_group(&line, str_of(report_text(REPORT_TOTAL)));
}

// What follows the rows: lights, panes, printing.
static void finish(struct report *report, struct sheet *sheet, int32_t total_row, int32_t count,
                   const struct pager *pager)
{
    report_lights(report, sheet, FIRST_ROW, total_row, GROUP_LIGHT);
    sheet_freeze(sheet, FIRST_ROW, GROUP_NAME + 1);
    int32_t last = count == GROUP_COLUMNS && report->axis_rows && sheet == report->sheets[SHEET_BY_AXIS]
                       ? report_signatures(report, sheet, total_row + 2, count)
                       : total_row + 2;
    report_print(report, sheet, last > total_row + 2 ? last : total_row, count, pager ? pager->breaks.items : NULL,
                 pager ? pager->breaks.count : 0);
}

// The height of an axis's row and of its objectives.
static double axis_points(const struct consolidation *figures, size_t axis)
{
    double points = row_points(lines_needed(group_name(&figures->axes.items[axis], REPORT_NO_AXIS), NAME_WIDTH));
    for (size_t k = 0; k < figures->objectives.count; k++)
        if (figures->objectives.items[k].axis == axis)
            points +=
                row_points(lines_needed(group_name(&figures->objectives.items[k], REPORT_NO_OBJECTIVE), NAME_WIDTH));
    return points;
}

// Whether an objective's row would only say once more what the row of its axis says: that there is none.
static bool repeats_axis(const struct group *axis, const struct group *objective)
{
    return !axis->key.key.n && !axis->key.name.n && !objective->key.key.n && !objective->key.name.n &&
           objective->indicators == axis->indicators;
}

// Writes the sheet Por eje.
void write_by_axis(struct report *report, struct sheet *sheet)
{
    const struct consolidation *figures = report->figures;
    int32_t *rows = arena_array(report->arena, figures->axes.count + 1, sizeof *rows);
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_BY_AXIS)), str_of(report_text(REPORT_NOTE_GROUPS)));
    write_headers(report, sheet, REPORT_COLUMN_AXIS, GROUP_COLUMNS);
    sheet_outline_above(sheet);
    struct pager pager;
    double sizes[GROUP_COLUMNS];
    for (int32_t i = 0; i < GROUP_COLUMNS; i++)
        sizes[i] = columns[i].width;
    pager_start(report, &pager, sizes, GROUP_COLUMNS);
    int32_t row = FIRST_ROW;
    for (size_t i = 0; i < figures->axes.count; i++) {
        struct line line = {report, sheet, &figures->axes.items[i], i + 1, row, ROW_AXIS};
        pager_add(&pager, row, axis_points(figures, i), false);
        rows[i] = row++;
        write_group(&line, group_name(line.group, REPORT_NO_AXIS));
        for (size_t k = 0; k < figures->objectives.count; k++) {
            const struct group *objective = &figures->objectives.items[k];
            if (objective->axis != i || repeats_axis(&figures->axes.items[i], objective))
                continue;
            struct line below = {report, sheet, objective, k + 1, row++, ROW_PLAIN};
            write_group(&below, group_name(objective, REPORT_NO_OBJECTIVE));
        }
    }
    rows[figures->axes.count] = row;
    report->axis_rows = rows;
    write_total(report, sheet, row);
    finish(report, sheet, row, GROUP_COLUMNS, &pager);
}

// Writes the sheet Por programa.
void write_by_programme(struct report *report, struct sheet *sheet)
{
    const struct consolidation *figures = report->figures;
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_BY_PROGRAMME)),
                  str_of(report_text(REPORT_NOTE_GROUPS)));
    write_headers(report, sheet, REPORT_COLUMN_PROGRAMME, GROUP_COLUMNS);
    int32_t row = FIRST_ROW;
    for (size_t i = 0; i < figures->programmes.count; i++) {
        struct line line = {report, sheet, &figures->programmes.items[i], i + 1, row++, ROW_PLAIN};
        write_group(&line, group_name(line.group, REPORT_NO_PROGRAMME));
    }
    write_total(report, sheet, row);
    finish(report, sheet, row, GROUP_COLUMNS, NULL);
}

// Writes what only units have: findings and delivery.
static void write_delivery(const struct line *line, size_t errors, size_t warnings, struct str delivery)
{
    const struct palette *palette = &line->report->palette;
    sheet_number(line->sheet, line->row, UNIT_ERRORS, (double)errors, palette_look(palette, line->kind, LOOK_COUNT_OF));
    sheet_number(line->sheet, line->row, UNIT_WARNINGS, (double)warnings,
                 palette_look(palette, line->kind, LOOK_COUNT_OF));
    sheet_text(line->sheet, line->row, UNIT_DELIVERY, delivery, palette_look(palette, line->kind, LOOK_LIGHT));
}

// Writes the sheet Por unidad.
void write_by_unit(struct report *report, struct sheet *sheet)
{
    static const enum report_text deliveries[] = {[DELIVERED] = REPORT_DELIVERED,
                                                  [DELIVERED_LATE] = REPORT_DELIVERED_LATE,
                                                  [NOT_DELIVERED] = REPORT_NOT_DELIVERED};
    const struct consolidation *figures = report->figures;
    size_t errors = 0, warnings = 0;
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_BY_UNIT)), str_of(report_text(REPORT_NOTE_GROUPS)));
    write_headers(report, sheet, REPORT_COLUMN_UNIT, UNIT_COLUMNS);
    int32_t row = FIRST_ROW;
    for (size_t i = 0; i < figures->units.count; i++) {
        const struct group *unit = &figures->units.items[i];
        struct line line = {report, sheet, unit, i + 1, row++, ROW_PLAIN};
        write_group(&line, group_name(unit, REPORT_NO_UNIT));
        write_delivery(&line, unit->errors, unit->warnings, str_of(report_text(deliveries[unit->delivery])));
        errors += unit->errors;
        warnings += unit->warnings;
    }
    struct line total = {report, sheet, &figures->total, 0, row, ROW_TOTAL};
    write_total(report, sheet, row);
    struct str delivered = str_format(report->arena, "%zu/%zu", figures->units_delivered, figures->units_expected);
    write_delivery(&total, errors, warnings, figures->units_expected ? delivered : STR(""));
    report_delivery_colours(report, sheet, FIRST_ROW, row - 1, UNIT_DELIVERY);
    finish(report, sheet, row, UNIT_COLUMNS, NULL);
}
