// SPDX-License-Identifier: MIT
// Anexo: the leaves by axis and objective, ready to be pasted into the Informe; each axis begins a page.
#include "write/book/annex.h"
#include "write/book/indicator_formulas.h"
#include "write/book/report.h"

#include <stdlib.h>

// The columns of the sheet, from 0.
enum annex_column {
    ANNEX_KEY,
    ANNEX_PROGRAMME,
    ANNEX_INDICATOR,
    ANNEX_UNIT,
    ANNEX_TARGET,
    ANNEX_ACTUAL,
    ANNEX_PERCENTAGE,
    ANNEX_LIGHT,
    ANNEX_JUSTIFICATION,
    ANNEX_COLUMNS
};

static const struct {
    enum report_text label;
    double width;
} columns[ANNEX_COLUMNS] = {
    {REPORT_COLUMN_KEY, 11},     {REPORT_COLUMN_PROGRAMME, 26},     {REPORT_COLUMN_INDICATOR, 38},
    {REPORT_COLUMN_MEASURE, 16}, {REPORT_COLUMN_ANNUAL_TARGET, 11}, {REPORT_COLUMN_ACTUAL, 11},
    {REPORT_COLUMN_PERCENT, 10}, {REPORT_COLUMN_LIGHT, 18},         {REPORT_COLUMN_JUSTIFICATION, 50},
};

// By axis, objective and reading order.
static int compare_rows(const void *left, const void *right)
{
    const struct alignment *a = *(const struct alignment *const *)left, *b = *(const struct alignment *const *)right;
    if (a->axis != b->axis)
        return a->axis < b->axis ? -1 : 1;
    if (a->objective != b->objective)
        return a->objective < b->objective ? -1 : 1;
    return (a->indicator > b->indicator) - (a->indicator < b->indicator);
}

// Sorts the rows.
void annex_sort(struct arena *arena, const struct consolidation *figures, struct annex *annex)
{
    annex->rows = arena_array(arena, figures->alignments.count + 1, sizeof *annex->rows);
    annex->count = 0;
    for (size_t i = 0; i < figures->alignments.count; i++)
        if (figures->indicators.items[figures->alignments.items[i].indicator].is_evaluable)
            annex->rows[annex->count++] = &figures->alignments.items[i];
    if (annex->count)
        qsort(annex->rows, annex->count, sizeof *annex->rows, compare_rows);
}

// Writes the row of an axis or an objective: key and name, the columns after them coloured.
static double write_group_row(const struct report *report, struct sheet *sheet, int32_t row, const struct group *group,
                              enum report_text missing)
{
    struct palette palette = report->palette;
    enum row_kind kind = group->kind == GROUP_AXIS ? ROW_TOTAL : ROW_AXIS;
    struct style text = *palette_look(&palette, kind, LOOK_TEXT), code = *palette_look(&palette, kind, LOOK_CODE);
    if (group->kind == GROUP_AXIS)
        text.size = code.size = 120;
    double points = group->kind == GROUP_AXIS ? 24 : 20;
    sheet_row(sheet, row, points, 0, false);
    for (int32_t i = ANNEX_PROGRAMME; i < ANNEX_COLUMNS; i++)
        sheet_blank(sheet, row, i, &text);
    sheet_text(sheet, row, ANNEX_KEY, group->key.key, &code);
    sheet_text(sheet, row, ANNEX_PROGRAMME, group_name(group, missing), &text);
    return points;
}

// The texts of an indicator's row that may take several lines.
static void texts_of(const struct indicator *indicator, struct str texts[ANNEX_COLUMNS])
{
    for (int i = 0; i < ANNEX_COLUMNS; i++)
        texts[i] = STR("");
    texts[ANNEX_KEY] = indicator->key;
    texts[ANNEX_PROGRAMME] = indicator->programme.name.n ? indicator->programme.name : indicator->programme.key;
    texts[ANNEX_INDICATOR] = indicator->texts[TEXT_INDICATOR].text;
    texts[ANNEX_UNIT] =
        indicator->unit_of_measure.n ? indicator->unit_of_measure : indicator->texts[TEXT_UNIT_OF_MEASURE].text;
    texts[ANNEX_JUSTIFICATION] = indicator->texts[TEXT_JUSTIFICATION].text;
}

// The height of an indicator's row.
static double points_of(const struct indicator *indicator)
{
    struct str texts[ANNEX_COLUMNS];
    double most = 1;
    texts_of(indicator, texts);
    for (int i = 0; i < ANNEX_COLUMNS; i++) {
        double lines = lines_needed(texts[i], columns[i].width);
        most = lines > most ? lines : most;
    }
    return row_points(most);
}

// The formula that repeats a cell of Indicadores, blank where that is.
static const char *repeated_cell(const struct report *report, size_t indicator, const char *tag)
{
    const char *letters = indicator_column_letters(report->arena, str_of(tag));
    const char *cell = str_format(report->arena, "%s!%s%d", report_text(REPORT_SHEET_INDICATORS), letters,
                                  FIRST_ROW + (int)indicator + 1)
                           .s;
    return str_format(report->arena, "=IF(%s=\"\",\"\",%s)", cell, cell).s;
}

// Writes the row of an indicator.
static void write_indicator(const struct report *report, struct sheet *sheet, int32_t row, size_t index, double points)
{
    const struct indicator *indicator = &report->figures->indicators.items[index];
    const struct calculation *c = &indicator->calculation;
    const struct palette *palette = &report->palette;
    struct str texts[ANNEX_COLUMNS];
    texts_of(indicator, texts);
    sheet_row(sheet, row, points, 0, false);
    for (int32_t i = 0; i < ANNEX_COLUMNS; i++)
        if (texts[i].n || i <= ANNEX_UNIT || i == ANNEX_JUSTIFICATION)
            sheet_text(sheet, row, i, texts[i],
                       palette_look(palette, ROW_LONG, i == ANNEX_KEY ? LOOK_CODE : LOOK_WRAPPED));
    put_formula(sheet, row, ANNEX_TARGET, repeated_cell(report, index, "MA"), c->annual_target,
                palette_figure(palette, ROW_LONG, decimals_needed(c->annual_target)));
    put_formula(sheet, row, ANNEX_ACTUAL, repeated_cell(report, index, "AC"), c->actual_to_date,
                palette_figure(palette, ROW_LONG, decimals_needed(c->actual_to_date)));
    put_formula(sheet, row, ANNEX_PERCENTAGE, repeated_cell(report, index, "PA"), as_fraction(c->percentage_annual),
                palette_look(palette, ROW_LONG, LOOK_PERCENT));
    const char *cell = str_format(report->arena, "=%s!%s%d", report_text(REPORT_SHEET_INDICATORS),
                                  indicator_column_letters(report->arena, STR("LIGHT")), FIRST_ROW + (int)index + 1)
                           .s;
    sheet_formula_text(sheet, row, ANNEX_LIGHT, cell, str_of(traffic_light_name(c->light)),
                       palette_look(palette, ROW_LONG, LOOK_LIGHT));
}

// Writes all rows from `row` on; the row after the last.
static int32_t write_rows(struct report *report, struct sheet *sheet, int32_t row, struct pager *pager)
{
    const struct consolidation *figures = report->figures;
    struct annex annex;
    annex_sort(report->arena, figures, &annex);
    for (size_t i = 0; i < annex.count && !book_has_failed(report->book); i++) {
        const struct alignment *at = annex.rows[i], *before = i ? annex.rows[i - 1] : NULL;
        bool new_axis = !before || before->axis != at->axis,
             new_objective = new_axis || before->objective != at->objective;
        double points = points_of(&figures->indicators.items[at->indicator]);
        // a heading never ends a page: it goes with the first indicator under it
        if (new_objective)
            pager_add(pager, row, points + (new_axis ? 44 : 20), new_axis);
        else
            pager_add(pager, row, points, false);
        if (new_axis)
            write_group_row(report, sheet, row++, &figures->axes.items[at->axis], REPORT_NO_AXIS);
        if (new_objective)
            write_group_row(report, sheet, row++, &figures->objectives.items[at->objective], REPORT_NO_OBJECTIVE);
        write_indicator(report, sheet, row++, at->indicator, points);
    }
    return row;
}

// Writes the sheet Anexo.
void write_annex(struct report *report, struct sheet *sheet)
{
    double widths[ANNEX_COLUMNS];
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_ANNEX)), str_of(report_text(REPORT_NOTE_ANNEX)));
    for (int32_t i = 0; i < ANNEX_COLUMNS; i++) {
        widths[i] = columns[i].width;
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header(report, sheet, i, str_of(report_text(columns[i].label)));
    }
    struct pager pager;
    pager_start(report, &pager, widths, ANNEX_COLUMNS);
    int32_t row = write_rows(report, sheet, FIRST_ROW, &pager);
    report_lights(report, sheet, FIRST_ROW, row - 1, ANNEX_LIGHT);
    sheet_freeze(sheet, FIRST_ROW, 0);
    int32_t last = report_signatures(report, sheet, row + 1, ANNEX_COLUMNS);
    report_print(report, sheet, last > row + 1 ? last : row - 1, ANNEX_COLUMNS, pager.breaks.items, pager.breaks.count);
}
