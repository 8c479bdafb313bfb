// SPDX-License-Identifier: MIT
// Indicadores: one row an indicator, its texts and figures as used, and what follows from them as formulas.
// The columns are rows of indicators.def; each has a writer here.
#include "write/book/indicator_formulas.h"
#include "write/book/report.h"

#include <math.h>

// Keys and names that are no free text.
enum key_field { KEY_UNIT, KEY_UNIT_NAME, KEY_PROGRAMME, KEY_PROGRAMME_NAME, KEY_INDICATOR, KEY_AREA };
enum keys_field { KEYS_AXES, KEYS_OBJECTIVES, KEYS_LINES };

// The row being written.
struct line {
    struct report *report;
    struct sheet *sheet;
    const struct indicator_formulas *formulas;
    const struct indicator *indicator;
    int32_t row, column;
    int argument;              // of the column
    const struct style *style; // of the column
};

// A column of the sheet.
struct column {
    const char *label;
    double width;
    enum look look;
    bool is_detail;
    void (*write)(const struct line *line);
    int argument;
};

// Writes a text in the column's style.
static void write_text(const struct line *line, struct str text)
{
    sheet_text(line->sheet, line->row, line->column, text, line->style);
}

// The style of a figure with as many decimals as it needs.
static const struct style *figure_style(const struct line *line, struct amount amount)
{
    return palette_figure(&line->report->palette, ROW_LONG, decimals_needed(amount));
}

// Writes a figure that is an input.
static void write_figure(const struct line *line, struct amount amount)
{
    put_amount(line->sheet, line->row, line->column, amount, figure_style(line, amount));
}

// Writes a figure that follows from others.
static void write_formula(const struct line *line, const char *prepared, struct amount amount)
{
    char formula[FORMULA_LIMIT];
    formula_at(prepared, line->row, line->row, formula);
    put_formula(line->sheet, line->row, line->column, formula, amount, figure_style(line, amount));
}

// Writes a percentage that follows from others; `points` are percentage points.
static void write_ratio(const struct line *line, const char *prepared, struct amount points)
{
    char formula[FORMULA_LIMIT];
    formula_at(prepared, line->row, line->row, formula);
    put_formula(line->sheet, line->row, line->column, formula, as_fraction(points), line->style);
}

// Writes the fiscal year.
static void write_year(const struct line *line)
{
    int32_t year = line->indicator->record->fiscal_year;
    if (year)
        sheet_number(line->sheet, line->row, line->column, year, line->style);
    else
        sheet_blank(line->sheet, line->row, line->column, line->style);
}

// Writes a key or a name of one of the groups of the indicator.
static void write_key(const struct line *line)
{
    const struct indicator *indicator = line->indicator;
    const struct str fields[] = {
        [KEY_UNIT] = indicator->unit.key,           [KEY_UNIT_NAME] = indicator->unit.name,
        [KEY_PROGRAMME] = indicator->programme.key, [KEY_PROGRAMME_NAME] = indicator->programme.name,
        [KEY_INDICATOR] = indicator->key,           [KEY_AREA] = indicator->record->area,
    };
    write_text(line, fields[line->argument]);
}

// Writes the keys of the axes, the objectives or the lines, in order of appearance.
static void write_keys(const struct line *line)
{
    const struct indicator *indicator = line->indicator;
    const named_keys *lists[] = {
        [KEYS_AXES] = &indicator->axes, [KEYS_OBJECTIVES] = &indicator->objectives, [KEYS_LINES] = &indicator->lines};
    const named_keys *list = lists[line->argument];
    struct arena *scratch = arena_child(line->report->arena);
    struct buffer text = {.arena = scratch};
    for (size_t i = 0; i < list->count; i++) {
        const struct named_key *item = &list->items[i];
        if (i)
            buffer_add_z(&text, ", ");
        buffer_add_str(&text, item->key.n ? item->key : item->name);
    }
    write_text(line, buffer_str(&text));
    arena_free(scratch);
}

// Writes the level of the indicator.
static void write_level(const struct line *line)
{
    write_text(line, str_of(level_name(line->indicator->level)));
}

// Writes one of the free texts.
static void write_field(const struct line *line)
{
    write_text(line, line->indicator->texts[line->argument].text);
}

// Writes the weight, where there is one.
static void write_weight(const struct line *line)
{
    bool has_weight = line->report->config->is_weighted || line->indicator->record->has_weight;
    write_figure(line, (struct amount){has_weight, line->indicator->weight});
}

// Writes the value of the baseline.
static void write_baseline(const struct line *line)
{
    const struct figure *baseline = &line->indicator->record->baseline;
    write_figure(line, (struct amount){figure_is_number(baseline), baseline->value});
}

// Writes the year of the baseline.
static void write_baseline_year(const struct line *line)
{
    int32_t year = line->indicator->record->baseline_year;
    if (year)
        sheet_number(line->sheet, line->row, line->column, year, line->style);
    else
        sheet_blank(line->sheet, line->row, line->column, line->style);
}

// The template for what a rule accumulates: a sum that is not known is one of a row without figures.
static const char *accumulation_of(const struct calculation *c, struct amount amount, const char *const of_rule[RULES],
                                   const char *of_none)
{
    return !amount.is_known && c->rule <= ACCUMULATE_SUM ? of_none : of_rule[c->rule];
}

// Writes the target to the cutoff, as a formula over the targets.
static void write_target_to_date(const struct line *line)
{
    const struct calculation *c = &line->indicator->calculation;
    write_formula(
        line, accumulation_of(c, c->target_to_date, line->formulas->target_to_date, line->formulas->no_target_to_date),
        c->target_to_date);
}

// Writes the cumulative that was declared.
static void write_declared(const struct line *line)
{
    write_figure(line, line->indicator->calculation.cumulative_declared);
}

// The declared percentage as a fraction: one without a percent format stands for points or for a fraction,
// whichever is nearer to what was calculated.
static void write_declared_percentage(const struct line *line)
{
    const struct figure *declared = &line->indicator->record->percentage.annual;
    const struct calculation *c = &line->indicator->calculation;
    struct amount near = c->percentage_annual.is_known ? c->percentage_annual : c->percentage_cumulative;
    struct amount fraction = as_fraction((struct amount){figure_is_number(declared), declared->value});
    if (fraction.is_known && !declared->is_percent && near.is_known &&
        fabs(declared->value * 100 - near.value) < fabs(declared->value - near.value))
        fraction.value = declared->value;
    put_amount(line->sheet, line->row, line->column, fraction, line->style);
}

// Writes the accumulation rule.
static void write_rule(const struct line *line)
{
    write_text(line, str_of(accumulation_name(line->indicator->calculation.rule)));
}

// Writes whether the indicator counts in the means.
static void write_evaluable(const struct line *line)
{
    sheet_number(line->sheet, line->row, line->column, line->indicator->is_evaluable, line->style);
}

// Writes the target of a quarter.
static void write_target(const struct line *line)
{
    write_figure(line, line->indicator->calculation.target[line->argument]);
}

// Writes the annual target: the one declared, or a formula over the quarters.
static void write_annual_target(const struct line *line)
{
    const struct calculation *c = &line->indicator->calculation;
    if (c->annual_target_declared)
        write_figure(line, c->annual_target);
    else
        write_formula(
            line, accumulation_of(c, c->annual_target, line->formulas->annual_target, line->formulas->no_annual_target),
            c->annual_target);
}

// Writes the actual of a quarter.
static void write_actual(const struct line *line)
{
    write_figure(line, line->indicator->calculation.actual[line->argument]);
}

// Writes the cumulative actual, as a formula over the actuals.
static void write_actual_to_date(const struct line *line)
{
    const struct calculation *c = &line->indicator->calculation;
    write_formula(
        line, accumulation_of(c, c->actual_to_date, line->formulas->actual_to_date, line->formulas->no_actual_to_date),
        c->actual_to_date);
}

// Writes the variance of a quarter, as a formula.
static void write_variance(const struct line *line)
{
    write_formula(line, line->formulas->variance[line->argument],
                  line->indicator->calculation.variance[line->argument]);
}

// Writes the variance to the cutoff, as a formula.
static void write_variance_to_date(const struct line *line)
{
    write_formula(line, line->formulas->variance_to_date, line->indicator->calculation.variance_cumulative);
}

// Writes the variance against the annual target, as a formula.
static void write_variance_of_year(const struct line *line)
{
    write_formula(line, line->formulas->variance_of_year, line->indicator->calculation.variance_annual);
}

// The kind of ratio of the row.
static enum ratio line_ratio(const struct line *line)
{
    return ratio_of(line->report->config, line->indicator->calculation.direction);
}

// Writes the percentage of a quarter, as a formula.
static void write_percentage(const struct line *line)
{
    write_ratio(line, line->formulas->percentage[line_ratio(line)][line->argument],
                line->indicator->calculation.percentage[line->argument]);
}

// Writes the cumulative percentage, as a formula.
static void write_percentage_to_date(const struct line *line)
{
    write_ratio(line, line->formulas->percentage_to_date[line_ratio(line)],
                line->indicator->calculation.percentage_cumulative);
}

// Writes the annual percentage, as a formula.
static void write_percentage_of_year(const struct line *line)
{
    write_ratio(line, line->formulas->percentage_of_year[line_ratio(line)],
                line->indicator->calculation.percentage_annual);
}

// Writes the word of the traffic light, as a formula.
static void write_light(const struct line *line)
{
    char formula[FORMULA_LIMIT];
    formula_at(line->formulas->light, line->row, line->row, formula);
    sheet_formula_text(line->sheet, line->row, line->column, formula,
                       str_of(traffic_light_name(line->indicator->calculation.light)), line->style);
}

// Writes the link to the file and cell that the indicator comes from.
static void write_origin(const struct line *line)
{
    const struct record *record = line->indicator->record;
    struct place place = record_text_place(record, TEXT_INDICATOR);
    place.row_to = place.column_to = -1;
    report_link(line->report, line->sheet, line->row, line->column, &place, line->style);
}

static const struct column columns[INDICATOR_COLUMNS] = {
#define COLUMN(tag, label, width, look, detail, writer, argument) {label, width, look, detail, writer, argument},
#include "write/book/indicators.def"
#undef COLUMN
};

// Widths, and the groups of columns that are folded away.
static void set_columns(struct sheet *sheet)
{
    for (int32_t i = 0; i < INDICATOR_COLUMNS; i++)
        if (columns[i].is_detail)
            sheet_column_level(sheet, i, i, columns[i].width, 1, true);
        else
            sheet_column(sheet, i, i, columns[i].width, NULL);
}

// The lines that the longest text on view takes.
static double row_height(const struct indicator *indicator)
{
    double most = 1;
    for (int32_t i = 0; i < INDICATOR_COLUMNS; i++) {
        if (columns[i].look != LOOK_WRAPPED || columns[i].is_detail)
            continue;
        struct str text = columns[i].write == write_field        ? indicator->texts[columns[i].argument].text
                          : columns[i].argument == KEY_UNIT_NAME ? indicator->unit.name
                                                                 : indicator->programme.name;
        double lines = lines_needed(text, columns[i].width);
        most = lines > most ? lines : most;
    }
    return most;
}

// Writes the indicators from `first` on, as many as a sheet holds.
static void write_part(struct report *report, struct sheet *sheet, size_t first)
{
    const struct consolidation *figures = report->figures;
    size_t count = figures->indicators.count - first;
    count = count < RECORDS_PER_SHEET ? count : RECORDS_PER_SHEET;
    struct indicator_formulas formulas;
    indicator_formulas_make(report->arena, &formulas);
    struct str headers[INDICATOR_COLUMNS];
    set_columns(sheet);
    report_titles(report, sheet, str_of(sheet_name(sheet)), str_of(report_text(REPORT_NOTE_INDICATORS)));
    for (int32_t i = 0; i < INDICATOR_COLUMNS; i++) {
        headers[i] = str_of(columns[i].label);
        report_header(report, sheet, i, headers[i]);
    }
    for (size_t k = 0; k < count && !book_has_failed(report->book); k++) {
        struct line line = {.report = report,
                            .sheet = sheet,
                            .formulas = &formulas,
                            .indicator = &figures->indicators.items[first + k],
                            .row = FIRST_ROW + (int32_t)k};
        sheet_row(sheet, line.row, row_points(row_height(line.indicator)), 0, false);
        for (line.column = 0; line.column < INDICATOR_COLUMNS; line.column++) {
            line.argument = columns[line.column].argument;
            line.style = palette_look(&report->palette, ROW_LONG, columns[line.column].look);
            columns[line.column].write(&line);
        }
    }
    int32_t last_row = FIRST_ROW + (int32_t)count - 1;
    sheet_table(sheet, HEADER_ROW, 0, last_row,
                &(struct table){"Indicadores", headers, INDICATOR_COLUMNS, &report->palette.header});
    report_lights(report, sheet, FIRST_ROW, last_row, COLUMN_LIGHT);
    sheet_freeze(sheet, FIRST_ROW, COLUMN_INDICATOR + 1);
    report_print(report, sheet, last_row, INDICATOR_COLUMNS, NULL, 0);
}

// Writes the sheet Indicadores.
void write_indicators(struct report *report, struct sheet *sheet)
{
    write_part(report, sheet, 0);
}

// Writes the records that do not fit into the sheet Indicadores.
void write_indicators_2(struct report *report, struct sheet *sheet)
{
    write_part(report, sheet, RECORDS_PER_SHEET);
}
