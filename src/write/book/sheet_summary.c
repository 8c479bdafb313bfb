// SPDX-License-Identifier: MIT
// Resumen: one page that tells where the municipality stands: what was delivered, the overall progress, each axis,
// the trend, and what needs attention. Its figures are formulas over the other sheets.
#include "write/book/indicator_formulas.h"
#include "write/book/summary.h"

#include "es/figures.h"
#include "es/findings.h"

enum { LABEL_ROW = 2, VALUE_ROW, REMARK_ROW, AXIS_HEADER_ROW, AXIS_FIRST_ROW, CHART_ROWS = 15, CHART_HEIGHT = 280 };
enum {
    AXIS_KEY,
    AXIS_NAME,
    AXIS_INDICATORS,
    AXIS_T1,
    AXIS_CUMULATIVE = AXIS_T1 + QUARTERS,
    AXIS_ANNUAL,
    AXIS_LIGHT,
    SUMMARY_COLUMNS
};
// The small tables under the charts.
enum {
    WORST_KEY = 0,
    WORST_NAME,
    WORST_PERCENTAGE,
    SEVERITY_NAME = 4,
    SEVERITY_COUNT,
    LIGHT_NAME = AXIS_CUMULATIVE,
    LIGHT_COUNT_OF
};
// Columns of Por eje that are shown here.
enum {
    FROM_INDICATORS = 2,
    FROM_EVALUATED,
    FROM_T1 = 6,
    FROM_CUMULATIVE = FROM_T1 + QUARTERS,
    FROM_ANNUAL,
    FROM_UNCAPPED,
    FROM_LIGHT
};

static const double widths[SUMMARY_COLUMNS] = {8, 50, 12, 10, 10, 10, 10, 20, 12, 19};

// A formula that repeats a cell of Por eje.
static const char *cell_of_axis_sheet(const struct report *report, int32_t column, int32_t row)
{
    return str_format(report->arena, "='%s'!$%s$%d", sheet_name(report->sheets[SHEET_BY_AXIS]),
                      place_column_name(report->arena, column).s, (int)row + 1)
        .s;
}

// The row of Total in Por eje.
static int32_t total_row_of(const struct report *report)
{
    return report->axis_rows[report->figures->axes.count];
}

// Title, municipality, plan and cutoff; the shield at the right.
static void write_head(struct report *report, struct sheet *sheet)
{
    const struct config *config = report->config;
    struct buffer line = {.arena = report->arena};
    const struct str parts[] = {report->municipality, config->state, config->administration, config->plan,
                                report->cutoff};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].n && line.n)
            buffer_add_z(&line, " · ");
        buffer_add_str(&line, parts[i]);
    }
    sheet_no_gridlines(sheet);
    for (int32_t i = 0; i < SUMMARY_COLUMNS; i++)
        sheet_column(sheet, i, i, widths[i], NULL);
    sheet_row(sheet, TITLE_ROW, 34, 0, false);
    sheet_text(sheet, TITLE_ROW, 0, str_of(report_text(REPORT_TITLE_SUMMARY)), &report->palette.title);
    sheet_row(sheet, SUBTITLE_ROW, 22, 0, false);
    sheet_text(sheet, SUBTITLE_ROW, 0, buffer_str(&line), &report->palette.subtitle);
    if (report->shield.n)
        sheet_image(sheet, TITLE_ROW, AXIS_LIGHT, report->shield, 130, 72,
                    report_format(report->arena, REPORT_SHIELD_OF, str_z(report->arena, report->municipality)));
}

// One of the figures at the top, over the columns from `column` to `column_to`.
struct card {
    int32_t column, column_to;
    enum report_text label;
    const char *formula; // NULL: the value stands alone
    struct amount amount;
    int32_t number; // how it shows
};

// Writes a card: label, the figure in large type.
static void write_card(struct report *report, struct sheet *sheet, const struct card *card)
{
    struct style label = report->palette.label, big = report->palette.big;
    label.fill = big.fill = report->palette.tint;
    big.number = card->number;
    for (int32_t column = card->column; column <= card->column_to; column++) {
        sheet_blank(sheet, LABEL_ROW, column, &label);
        sheet_blank(sheet, VALUE_ROW, column, &big);
    }
    sheet_text(sheet, LABEL_ROW, card->column, str_of(report_text(card->label)), &label);
    sheet_merge(sheet, VALUE_ROW, card->column, VALUE_ROW, card->column_to, STR(""), &big);
    if (card->formula)
        put_formula(sheet, VALUE_ROW, card->column, card->formula, card->amount, &big);
    else
        put_amount(sheet, VALUE_ROW, card->column, card->amount, &big);
}

// Writes the line under a card: a formula with a text as its value, or the text alone.
static void write_remark(struct report *report, struct sheet *sheet, int32_t column, int32_t column_to,
                         const char *formula, struct str text)
{
    struct style small = report->palette.small;
    small.fill = report->palette.tint;
    for (int32_t i = column; i <= column_to; i++)
        sheet_blank(sheet, REMARK_ROW, i, &small);
    if (formula)
        sheet_formula_text(sheet, REMARK_ROW, column, formula, text, &small);
    else
        sheet_text(sheet, REMARK_ROW, column, text, &small);
}

// Writes the four cards.
static void write_cards(struct report *report, struct sheet *sheet)
{
    const struct consolidation *figures = report->figures;
    const struct group *total = &figures->total;
    struct arena *arena = report->arena;
    int32_t row = total_row_of(report);
    struct str of_units =
        report_format(arena, REPORT_FORMAT_OF_UNITS, str_format(arena, "%zu", figures->units_expected).s);
    struct card cards[] = {
        {0, 1, REPORT_CARD_UNITS, NULL, amount_of((double)figures->units_delivered),
         book_number_format(report->book, of_units.s)},
        {2, 4, REPORT_CARD_INDICATORS, cell_of_axis_sheet(report, FROM_INDICATORS, row),
         amount_of((double)total->indicators), SHOW_INTEGER},
        {5, 7, REPORT_CARD_CUMULATIVE, cell_of_axis_sheet(report, FROM_CUMULATIVE, row), as_fraction(total->cumulative),
         SHOW_PERCENT_1},
        {8, 9, REPORT_CARD_ANNUAL, cell_of_axis_sheet(report, FROM_ANNUAL, row), as_fraction(total->annual),
         SHOW_PERCENT_1},
    };
    sheet_row(sheet, LABEL_ROW, 20, 0, false);
    sheet_row(sheet, VALUE_ROW, 38, 0, false);
    sheet_row(sheet, REMARK_ROW, 18, 0, false);
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
        write_card(report, sheet, &cards[i]);
    size_t late = 0;
    for (size_t i = 0; i < figures->units.count; i++)
        late += figures->units.items[i].delivery == DELIVERED_LATE;
    struct str count = str_format(arena, "%zu", late);
    struct str missing = str_format(arena, "%zu", figures->units_expected - figures->units_delivered);
    bool is_complete = figures->units_delivered >= figures->units_expected && !late;
    write_remark(report, sheet, 0, 1, NULL,
                 is_complete ? str_of(report_text(REPORT_REMARK_ALL))
                             : report_format(arena, REPORT_REMARK_MISSING, missing.s, count.s));
    const char *evaluated = cell_of_axis_sheet(report, FROM_EVALUATED, row) + 1;
    write_remark(report, sheet, 2, 4,
                 str_format(arena, "=\"%s \"&%s", report_text(REPORT_REMARK_EVALUATED), evaluated).s,
                 str_format(arena, "%s %zu", report_text(REPORT_REMARK_EVALUATED), total->evaluated));
    const char *light = cell_of_axis_sheet(report, FROM_LIGHT, row) + 1;
    write_remark(report, sheet, 5, 7, str_format(arena, "=\"%s: \"&%s", report_text(REPORT_COLUMN_LIGHT), light).s,
                 str_format(arena, "%s: %s", report_text(REPORT_COLUMN_LIGHT), traffic_light_name(total->light)));
    write_remark(report, sheet, 8, 9, NULL, str_of(report_text(REPORT_REMARK_ANNUAL)));
}

// Writes a row of the table by axis; all its figures are those of a row of Por eje.
static void write_axis(struct report *report, struct sheet *sheet, int32_t row, const struct group *group, int32_t from,
                       enum row_kind kind)
{
    const struct palette *palette = &report->palette;
    const struct style *percent = palette_look(palette, kind, LOOK_PERCENT);
    struct str name = kind == ROW_TOTAL ? str_of(report_text(REPORT_TOTAL)) : group_name(group, REPORT_NO_AXIS);
    name = plain_text(report->arena, name); // the chart repeats it
    sheet_row(sheet, row, row_points(lines_needed(name, widths[AXIS_NAME])), 0, false);
    sheet_text(sheet, row, AXIS_KEY, group->key.key, palette_look(palette, kind, LOOK_CODE));
    sheet_text(sheet, row, AXIS_NAME, name, palette_look(palette, kind, LOOK_WRAPPED));
    sheet_formula_number(sheet, row, AXIS_INDICATORS, cell_of_axis_sheet(report, FROM_INDICATORS, from),
                         (double)group->indicators, palette_look(palette, kind, LOOK_COUNT_OF));
    for (int q = 0; q < QUARTERS; q++)
        put_formula(sheet, row, AXIS_T1 + q, cell_of_axis_sheet(report, FROM_T1 + q, from),
                    as_fraction(group->percentage[q]), percent);
    put_formula(sheet, row, AXIS_CUMULATIVE, cell_of_axis_sheet(report, FROM_CUMULATIVE, from),
                as_fraction(group->cumulative), percent);
    put_formula(sheet, row, AXIS_ANNUAL, cell_of_axis_sheet(report, FROM_ANNUAL, from), as_fraction(group->annual),
                percent);
    sheet_formula_text(sheet, row, AXIS_LIGHT, cell_of_axis_sheet(report, FROM_LIGHT, from),
                       str_of(traffic_light_name(group->light)), palette_look(palette, kind, LOOK_LIGHT));
}

// Writes the table by axis; the row of its total.
static int32_t write_axes(struct report *report, struct sheet *sheet)
{
    static const enum report_text labels[SUMMARY_COLUMNS] = {
        REPORT_COLUMN_KEY,    REPORT_COLUMN_AXIS_ALONE, REPORT_COLUMN_INDICATORS, REPORT_COLUMN_T1,
        REPORT_COLUMN_T2,     REPORT_COLUMN_T3,         REPORT_COLUMN_T4,         REPORT_COLUMN_CUMULATIVE,
        REPORT_COLUMN_ANNUAL, REPORT_COLUMN_LIGHT,
    };
    const struct consolidation *figures = report->figures;
    sheet_row(sheet, AXIS_HEADER_ROW, 32, 0, false);
    for (int32_t i = 0; i < SUMMARY_COLUMNS; i++)
        sheet_text(sheet, AXIS_HEADER_ROW, i, str_of(report_text(labels[i])), &report->palette.header);
    int32_t row = AXIS_FIRST_ROW;
    for (size_t i = 0; i < figures->axes.count; i++)
        write_axis(report, sheet, row++, &figures->axes.items[i], report->axis_rows[i], ROW_PLAIN);
    write_axis(report, sheet, row, &figures->total, total_row_of(report), ROW_TOTAL);
    report_lights(report, sheet, AXIS_FIRST_ROW, row, AXIS_LIGHT);
    sheet_bars(sheet, AXIS_FIRST_ROW, AXIS_CUMULATIVE, row, AXIS_CUMULATIVE, 1, lighter(report->palette.second, 45));
    return row;
}

// The evaluable indicators with the lowest cumulative percentage below the yellow limit, lowest first.
static size_t find_worst(const struct report *report, size_t worst[WORST])
{
    const struct consolidation *figures = report->figures;
    size_t count = 0;
    for (size_t i = 0; i < figures->indicators.count; i++) {
        const struct indicator *indicator = &figures->indicators.items[i];
        if (!indicator->is_evaluable || indicator->calculation.light != LIGHT_RED)
            continue;
        double value = indicator->calculation.percentage_cumulative.value;
        size_t at = count;
        while (at && figures->indicators.items[worst[at - 1]].calculation.percentage_cumulative.value > value)
            at--;
        if (at >= WORST)
            continue;
        count += count < WORST;
        for (size_t k = count - 1; k > at; k--)
            worst[k] = worst[k - 1];
        worst[at] = i;
    }
    return count;
}

// The evaluable indicators furthest behind, lowest first, as indexes; how many there are.
size_t summary_worst(const struct report *report, size_t worst[WORST])
{
    return find_worst(report, worst);
}

// Writes the indicators that are furthest behind.
static void write_worst(struct report *report, struct sheet *sheet, int32_t row)
{
    const struct palette *palette = &report->palette;
    size_t worst[WORST], count = find_worst(report, worst);
    const char *columns = indicator_column_letters(report->arena, STR("PC"));
    const enum report_text labels[] = {REPORT_COLUMN_UNIT_KEY, REPORT_COLUMN_WORST, REPORT_COLUMN_CUMULATIVE};
    for (int32_t i = 0; i < 3; i++)
        sheet_text(sheet, row, i, str_of(report_text(labels[i])), &palette->header);
    for (size_t i = 0; i < count; i++) {
        const struct indicator *indicator = &report->figures->indicators.items[worst[i]];
        int32_t at = row + 1 + (int32_t)i;
        struct str text = indicator->texts[TEXT_INDICATOR].text;
        double lines = lines_needed(text, widths[AXIS_NAME]);
        sheet_row(sheet, at, row_points(lines > 3 ? 3 : lines), 0, false);
        sheet_text(sheet, at, WORST_KEY, indicator->unit.key, palette_look(palette, ROW_PLAIN, LOOK_CODE));
        sheet_text(sheet, at, WORST_NAME, text, palette_look(palette, ROW_PLAIN, LOOK_WRAPPED));
        struct amount fraction = as_fraction(indicator->calculation.percentage_cumulative);
        const struct style *percent = palette_look(palette, ROW_PLAIN, LOOK_PERCENT);
        if (report->is_live)
            put_formula(sheet, at, WORST_PERCENTAGE,
                        str_format(report->arena, "=%s!$%s$%d", report_text(REPORT_SHEET_INDICATORS), columns,
                                   FIRST_ROW + (int)worst[i] + 1)
                            .s,
                        fraction, percent);
        else
            put_value(sheet, at, WORST_PERCENTAGE, fraction, percent);
    }
    if (!count)
        sheet_text(sheet, row + 1, WORST_NAME, str_of(report_text(REPORT_NO_WORST)),
                   palette_look(palette, ROW_PLAIN, LOOK_TEXT));
}

// Writes how many findings there are of each severity, the gravest first.
static void write_severities(struct report *report, struct sheet *sheet, int32_t row)
{
    const struct palette *palette = &report->palette;
    size_t counts[CUADRA_SEVERITIES] = {0}, all = 0;
    for (const struct finding *finding = report->run->findings.first; finding; finding = finding->next, all++)
        counts[finding->severity]++;
    sheet_text(sheet, row, SEVERITY_NAME, str_of(report_text(REPORT_COLUMN_SEVERITY)), &palette->header);
    sheet_text(sheet, row, SEVERITY_COUNT, str_of(report_text(REPORT_SHEET_FINDINGS)), &palette->header);
    for (int severity = CUADRA_SEVERITIES - 1; severity >= 0; severity--) {
        const char *name = severity_name((enum cuadra_severity)severity);
        const char *formula =
            str_format(report->arena, "=COUNTIFS(%s!$B$%d:$B$%zu,\"%s\")", report_text(REPORT_SHEET_FINDINGS),
                       FIRST_ROW + 1, FIRST_ROW + (all ? all : 1), name)
                .s;
        row++;
        sheet_text(sheet, row, SEVERITY_NAME, str_of(name), palette_look(palette, ROW_PLAIN, LOOK_CODE));
        if (report->is_live)
            sheet_formula_number(sheet, row, SEVERITY_COUNT, formula, (double)counts[severity],
                                 palette_look(palette, ROW_PLAIN, LOOK_COUNT_OF));
        else
            sheet_number(sheet, row, SEVERITY_COUNT, (double)counts[severity],
                         palette_look(palette, ROW_PLAIN, LOOK_COUNT_OF));
    }
}

// How many evaluable indicators have each light.
void summary_count_lights(const struct report *report, size_t counts[LIGHT_COUNT])
{
    for (int light = 0; light < LIGHT_COUNT; light++)
        counts[light] = 0;
    for (size_t i = 0; i < report->figures->indicators.count; i++)
        if (report->figures->indicators.items[i].is_evaluable)
            counts[report->figures->indicators.items[i].calculation.light]++;
}

// Writes how many evaluable indicators have each light.
static void write_light_counts(struct report *report, struct sheet *sheet, int32_t row)
{
    const struct palette *palette = &report->palette;
    struct arena *arena = report->arena;
    size_t counts[LIGHT_COUNT];
    summary_count_lights(report, counts);
    const char *light_column = indicator_column_letters(arena, STR("LIGHT")),
               *evaluable = indicator_column_letters(arena, STR("EVALUABLE"));
    size_t last = FIRST_ROW + (report->figures->indicators.count ? report->figures->indicators.count : 1);
    sheet_text(sheet, row, LIGHT_NAME, str_of(report_text(REPORT_COLUMN_LIGHT)), &palette->header);
    sheet_text(sheet, row, LIGHT_COUNT_OF, str_of(report_text(REPORT_COLUMN_INDICATORS)), &palette->header);
    for (int light = 0; light < LIGHT_COUNT; light++) {
        const char *name = traffic_light_name((enum traffic_light)light);
        const char *formula =
            str_format(arena, "=COUNTIFS(Indicadores!$%s$%d:$%s$%zu,\"%s\",Indicadores!$%s$%d:$%s$%zu,1)", light_column,
                       FIRST_ROW + 1, light_column, last, name, evaluable, FIRST_ROW + 1, evaluable, last)
                .s;
        int32_t at = row + 1 + light;
        sheet_text(sheet, at, LIGHT_NAME, str_of(name), palette_look(palette, ROW_PLAIN, LOOK_LIGHT));
        if (report->is_live)
            sheet_formula_number(sheet, at, LIGHT_COUNT_OF, formula, (double)counts[light],
                                 palette_look(palette, ROW_PLAIN, LOOK_COUNT_OF));
        else
            sheet_number(sheet, at, LIGHT_COUNT_OF, (double)counts[light],
                         palette_look(palette, ROW_PLAIN, LOOK_COUNT_OF));
    }
    report_lights(report, sheet, row + 1, row + LIGHT_COUNT, LIGHT_NAME);
}

// Names for the main figures, so that other workbooks and formulas can use them.
static void define_names(struct report *report, const struct sheet *sheet)
{
    int32_t row = total_row_of(report);
    const struct {
        const char *name;
        int32_t column;
    } names[] = {{"Indicadores_total", FROM_INDICATORS},
                 {"Indicadores_evaluados", FROM_EVALUATED},
                 {"Cumplimiento_acumulado", FROM_CUMULATIVE},
                 {"Avance_anual", FROM_ANNUAL},
                 {"Avance_anual_sin_tope", FROM_UNCAPPED}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        book_define_name(report->book, names[i].name, cell_of_axis_sheet(report, names[i].column, row));
    book_define_name(report->book, "Unidades_entregaron",
                     str_format(report->arena, "=%s!$A$%d", sheet_name(sheet), VALUE_ROW + 1).s);
}

// Page setup: all of it on one page.
static void set_page(struct report *report, struct sheet *sheet, int32_t last_row)
{
    struct arena *arena = report->arena;
    struct str municipality = header_text(arena, report->municipality, 60),
               cutoff = header_text(arena, report->cutoff, 40);
    struct print_setup setup = {
        .title_to = -1,
        .pages_down = 1,
        .footer = str_format(arena, "&L&9%.*s · %.*s&R&9%s", STR_ARG(municipality), STR_ARG(cutoff),
                             report_text(REPORT_PAGE_OF)),
        .last_row = last_row,
        .last_column = SUMMARY_COLUMNS - 1,
    };
    sheet_print(sheet, &setup);
}

// Writes the sheet Resumen.
void write_summary(struct report *report, struct sheet *sheet)
{
    // The charts are drawn over the rows between the two tables.
    write_head(report, sheet);
    write_cards(report, sheet);
    int32_t total = write_axes(report, sheet);
    int32_t charts = total + 2, tables = charts + CHART_ROWS + 1;
    summary_charts(report, sheet,
                   &(struct summary_places){.axis_header = AXIS_HEADER_ROW,
                                            .axis_first = AXIS_FIRST_ROW,
                                            .axis_total = total,
                                            .charts = charts,
                                            .lights = tables + 1,
                                            .light_column = LIGHT_NAME});
    sheet_row(sheet, tables, 32, 0, false);
    write_worst(report, sheet, tables);
    write_severities(report, sheet, tables);
    write_light_counts(report, sheet, tables);
    int32_t last = tables + WORST + 1;
    int32_t signs = report_signatures(report, sheet, last + 1, SUMMARY_COLUMNS);
    define_names(report, sheet);
    set_page(report, sheet, signs > last + 1 ? signs : last);
}
