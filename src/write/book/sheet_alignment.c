// SPDX-License-Identifier: MIT
// Alineación: one row for each indicator under each of its objectives, with what counts where. The group sheets
// select by the numbers in it, because to Excel's AVERAGEIFS the texts 1.1 and 1.10, 04 and 4 are equal.
#include "write/book/alignment.h"
#include "write/book/indicator_formulas.h"

#include "text/fold.h"

#include <math.h>

enum key_field { KEY_UNIT, KEY_PROGRAMME, KEY_INDICATOR, KEY_AXIS, KEY_OBJECTIVE, KEY_TOTAL };
enum count_field { COUNT_IN_AXIS, COUNT_IN_TOTAL };
enum { PERCENTAGES = 7, CUMULATIVE = 4, ANNUAL = 5, UNCAPPED = 6 };

// Prepared templates: # is the row, @ the row of the indicator in Indicadores.
struct formulas {
    const char *evaluable, *capped[ANNUAL + 1], *uncapped, *weighted[PERCENTAGES];
    const char *target[2][QUARTERS + 1], *actual[2][QUARTERS + 1]; // [is a mean]
};

// The row being written.
struct line {
    const struct report *report;
    struct sheet *sheet;
    const struct formulas *formulas;
    const struct alignment *alignment;
    const struct indicator *indicator;
    int32_t row, column;
    int argument;
    const struct style *style;
    bool is_mean;
};

// A column of the sheet.
struct column {
    const char *label;
    double width;
    enum look look;
    void (*write)(const struct line *line);
    int argument;
};

// Whether the indicator stands in a row "promedio" of Totales.
static bool is_mean(const struct indicator *indicator)
{
    return indicator->is_percentage || indicator->calculation.rule != ACCUMULATE_SUM;
}

// Writes a text in the column's style.
static void write_text(const struct line *line, struct str text)
{
    sheet_text(line->sheet, line->row, line->column, text, line->style);
}

// Writes a formula over Indicadores with its value.
static void write_formula(const struct line *line, const char *prepared, struct amount amount,
                          const struct style *style)
{
    char formula[FORMULA_LIMIT];
    formula_at(prepared, line->row, FIRST_ROW + (int32_t)line->alignment->indicator, formula);
    if (line->report->is_live)
        put_formula(line->sheet, line->row, line->column, formula, amount, style);
    else
        put_value(line->sheet, line->row, line->column, amount, style);
}

// Writes a key or a name that the indicator is known by.
static void write_key(const struct line *line)
{
    const struct consolidation *figures = line->report->figures;
    const struct alignment *alignment = line->alignment;
    switch (line->argument) {
    case KEY_UNIT:
        write_text(line, line->indicator->unit.key);
        break;
    case KEY_PROGRAMME:
        write_text(line, line->indicator->programme.key);
        break;
    case KEY_AXIS:
        write_text(line, figures->axes.items[alignment->axis].key.key);
        break;
    case KEY_OBJECTIVE:
        write_text(line, figures->objectives.items[alignment->objective].key.key);
        break;
    default:
        write_text(line, line->indicator->key);
    }
}

// Writes the level of the indicator.
static void write_level(const struct line *line)
{
    write_text(line, str_of(level_name(line->indicator->level)));
}

// Writes the name of the indicator.
static void write_name(const struct line *line)
{
    write_text(line, line->indicator->texts[TEXT_INDICATOR].text);
}

// Writes whether the indicator counts in the means, as a formula over Indicadores.
static void write_evaluable(const struct line *line)
{
    write_formula(line, line->formulas->evaluable, amount_of(line->indicator->is_evaluable), line->style);
}

// Writes whether the row counts in its axis, or in the total.
static void write_count(const struct line *line)
{
    bool counts = line->argument == COUNT_IN_AXIS ? line->alignment->counts_in_axis : line->alignment->counts_in_total;
    sheet_number(line->sheet, line->row, line->column, counts, line->style);
}

// The percentage of a column: a quarter, the cumulative or the annual one.
static struct amount percentage_at(const struct calculation *c, int which)
{
    return which < QUARTERS      ? c->percentage[which]
           : which == CUMULATIVE ? c->percentage_cumulative
                                 : c->percentage_annual;
}

// The percentage as it counts in means.
static struct amount counted_percentage(const struct line *line, int which)
{
    struct amount percentage = percentage_at(&line->indicator->calculation, which == UNCAPPED ? ANNUAL : which);
    return which == UNCAPPED ? percentage : capped_percentage(line->report->config, percentage);
}

// Writes a percentage with its cap, as a formula over Indicadores.
static void write_capped(const struct line *line)
{
    write_formula(line, line->formulas->capped[line->argument], as_fraction(counted_percentage(line, line->argument)),
                  line->style);
}

// Writes the annual percentage without cap, as a formula over Indicadores.
static void write_uncapped(const struct line *line)
{
    write_formula(line, line->formulas->uncapped, as_fraction(counted_percentage(line, UNCAPPED)), line->style);
}

// Writes the number of one of the groups of the row.
static void write_id(const struct line *line)
{
    const struct alignment *alignment = line->alignment;
    const size_t ids[] = {
        [KEY_AXIS] = alignment->axis + 1,
        [KEY_OBJECTIVE] = alignment->objective + 1,
        [KEY_PROGRAMME] = alignment->programme + 1,
        [KEY_UNIT] = alignment->unit + 1,
        [KEY_TOTAL] = line->argument == KEY_TOTAL ? alignment_total(line->report, alignment) : 0,
    };
    sheet_number(line->sheet, line->row, line->column, (double)ids[line->argument], line->style);
}

// Whether an amount is a number above 0.
static bool is_positive(struct amount amount)
{
    return amount.is_known && amount.value > 0;
}

// The target of a column: a quarter's, or the annual one.
static struct amount target_at(const struct calculation *c, int which)
{
    return which < QUARTERS ? c->target[which] : c->annual_target;
}

// Writes the target that Totales counts, as a formula over Indicadores.
static void write_counted_target(const struct line *line)
{
    struct amount target = target_at(&line->indicator->calculation, line->argument);
    if (line->is_mean && !is_positive(target))
        target.is_known = false;
    write_formula(line, line->formulas->target[line->is_mean][line->argument], target,
                  palette_figure(&line->report->palette, ROW_PLAIN, decimals_needed(target)));
}

// Writes the actual that Totales counts, as a formula over Indicadores.
static void write_counted_actual(const struct line *line)
{
    const struct calculation *c = &line->indicator->calculation;
    struct amount target = target_at(c, line->argument);
    struct amount actual = line->argument < QUARTERS ? c->actual[line->argument] : c->actual_to_date;
    if (line->is_mean && !is_positive(target) && !is_positive(actual))
        actual.is_known = false;
    else if (line->is_mean && line->argument == QUARTERS)
        actual.is_known = true; // nothing done of a year's target is 0
    write_formula(line, line->formulas->actual[line->is_mean][line->argument], actual,
                  palette_figure(&line->report->palette, ROW_PLAIN, decimals_needed(actual)));
}

// Writes the weight of the indicator.
static void write_weight(const struct line *line)
{
    struct amount weight = amount_of(line->indicator->weight);
    put_amount(line->sheet, line->row, line->column, weight,
               palette_figure(&line->report->palette, ROW_PLAIN, decimals_needed(weight)));
}

// Writes a capped percentage times the weight, as a formula of the row.
static void write_weighted(const struct line *line)
{
    struct amount product = as_fraction(counted_percentage(line, line->argument));
    product.value *= line->indicator->weight;
    write_formula(line, line->formulas->weighted[line->argument], product, line->style);
}

static const struct column columns[ALIGNMENT_COLUMNS] = {
#define COLUMN(tag, label, width, look, writer, argument) {label, width, look, writer, argument},
#include "write/book/alignment.def"
#undef COLUMN
};

// The letters of a column by its tag: of Alineación as "name", of Indicadores as "i.name".
static const char *letters_of(const void *arena, struct str tag)
{
    static const char *const tags[ALIGNMENT_COLUMNS] = {
#define COLUMN(tag, label, width, look, writer, argument) #tag,
#include "write/book/alignment.def"
#undef COLUMN
    };
    if (str_starts(tag, STR("i.")))
        return indicator_column_letters(arena, str_slice(tag, 2, tag.n));
    for (int32_t column = 0; column < ALIGNMENT_COLUMNS; column++)
        if (str_is(tag, tags[column]))
            return place_column_name((struct arena *)(uintptr_t)arena, column).s;
    return NULL;
}

// Templates of percentages as they count in means.
static void make_percentages(const struct report *report, struct formulas *formulas)
{
    static const char *const tags[PERCENTAGES] = {"P1", "P2", "P3", "P4", "PC", "PA", "PU"};
    static const char *const weighted[PERCENTAGES] = {"P1", "P2", "P3", "P4", "PC", "PA", "PU"};
    struct arena *arena = report->arena;
    bool has_cap = isfinite(report->config->cap);
    for (int i = 0; i <= ANNUAL; i++) {
        struct str text =
            has_cap ? str_format(arena, "=IF(Indicadores!{i.%s}@=\"\",\"\",MIN(Indicadores!{i.%s}@,Tope))", tags[i],
                                 tags[i])
                    : str_format(arena, "=IF(Indicadores!{i.%s}@=\"\",\"\",Indicadores!{i.%s}@)", tags[i], tags[i]);
        formulas->capped[i] = formula_prepare(arena, text.s, letters_of, arena);
    }
    formulas->uncapped =
        formula_prepare(arena, "=IF(Indicadores!{i.PA}@=\"\",\"\",Indicadores!{i.PA}@)", letters_of, arena);
    for (int i = 0; i < PERCENTAGES; i++)
        formulas->weighted[i] = formula_prepare(
            arena, str_format(arena, "=IF({%s}#=\"\",\"\",{%s}#*{WEIGHT}#)", weighted[i], weighted[i]).s, letters_of,
            arena);
}

// Templates of targets and actuals as they count in Totales: those of a sum as they are, those of a mean only
// where the quarter counts.
static void make_figures(const struct report *report, struct formulas *formulas)
{
    static const char *const targets[] = {"M1", "M2", "M3", "M4", "MA"}, *const actuals[] = {"A1", "A2", "A3", "A4",
                                                                                             "AC"};
    struct arena *arena = report->arena;
    for (int i = 0; i <= QUARTERS; i++) {
        const char *m = targets[i], *a = actuals[i];
        struct str texts[] = {
            str_format(arena, "=IF(Indicadores!{i.%s}@=\"\",\"\",Indicadores!{i.%s}@)", m, m),
            str_format(arena, "=IF(N(Indicadores!{i.%s}@)>0,Indicadores!{i.%s}@,\"\")", m, m),
            str_format(arena, "=IF(Indicadores!{i.%s}@=\"\",\"\",Indicadores!{i.%s}@)", a, a),
            str_format(
                arena,
                "=IF(AND(Indicadores!{i.%s}@<>\"\",OR(N(Indicadores!{i.%s}@)>0,N(Indicadores!{i.%s}@)>0)),Indicadores!{i.%s}@,\"\")",
                a, m, a, a),
        };
        if (i == QUARTERS) // nothing done of a year's target is 0; a quarter after the cutoff is not known
            texts[3] = str_format(
                arena, "=IF(OR(N(Indicadores!{i.%s}@)>0,N(Indicadores!{i.%s}@)>0),N(Indicadores!{i.%s}@),\"\")", m, a,
                a);
        for (int mean = 0; mean < 2; mean++) {
            formulas->target[mean][i] = formula_prepare(arena, texts[mean].s, letters_of, arena);
            formulas->actual[mean][i] = formula_prepare(arena, texts[2 + mean].s, letters_of, arena);
        }
    }
}

// The range of a column over all rows: "'Alineación'!$K$6:$K$204".
const char *alignment_range(const struct report *report, enum alignment_column column)
{
    const char *letters = place_column_name(report->arena, (int32_t)column).s;
    size_t count = report->figures->alignments.count;
    int last = FIRST_ROW + (count ? (int)count : 1);
    return str_format(report->arena, "'%s'!$%s$%d:$%s$%d", sheet_name(report->sheets[SHEET_ALIGNMENT]), letters,
                      FIRST_ROW + 1, letters, last)
        .s;
}

// The criteria of COUNTIFS and AVERAGEIFS that select the rows of a group, `id` being its number from 1.
const char *alignment_criteria(const struct report *report, enum group_kind kind, size_t id)
{
    static const int columns_of[] = {[GROUP_AXIS] = ALIGNMENT_ID_AXIS,
                                     [GROUP_OBJECTIVE] = ALIGNMENT_ID_OBJECTIVE,
                                     [GROUP_PROGRAMME] = ALIGNMENT_ID_PROGRAMME,
                                     [GROUP_UNIT] = ALIGNMENT_ID_UNIT};
    struct arena *arena = report->arena;
    if (kind == GROUP_TOTAL)
        return str_format(arena, "%s,1", alignment_range(report, ALIGNMENT_IN_TOTAL)).s;
    const char *ids = alignment_range(report, (enum alignment_column)columns_of[kind]);
    if (kind == GROUP_OBJECTIVE) // an indicator stands there once
        return str_format(arena, "%s,%zu", ids, id).s;
    enum alignment_column once = kind == GROUP_AXIS ? ALIGNMENT_IN_AXIS : ALIGNMENT_IN_TOTAL;
    return str_format(arena, "%s,%zu,%s,1", ids, id, alignment_range(report, once)).s;
}

// What tells the rows of Totales apart.
static struct str total_key(struct arena *arena, size_t axis, size_t objective, struct str unit, bool mean)
{
    struct str folded = fold_label(arena, unit);
    return str_format(arena, "%zu %zu %d %.*s", axis, objective, mean, STR_ARG(folded));
}

// The number of the row of Totales that an alignment row belongs to, from 1; 0: none.
size_t alignment_total(const struct report *report, const struct alignment *alignment)
{
    const struct indicator *indicator = &report->figures->indicators.items[alignment->indicator];
    if (!indicator->is_evaluable)
        return 0;
    struct arena *scratch = arena_child(report->arena);
    struct str key =
        total_key(scratch, alignment->axis, alignment->objective, indicator->unit_of_measure, is_mean(indicator));
    const struct total_row *row = map_find(report->totals, key);
    arena_free(scratch);
    return row ? (size_t)(row - report->figures->totals.items) + 1 : 0;
}

// Fills report->totals, by which alignment_total() finds.
void alignment_index_totals(struct report *report)
{
    report->totals = map_new(report->arena);
    for (size_t i = 0; i < report->figures->totals.count; i++) {
        struct total_row *row = &report->figures->totals.items[i];
        map_set(report->totals, total_key(report->arena, row->axis, row->objective, row->unit_of_measure, row->is_mean),
                row);
    }
}

// Writes the rows from `first` on, as many as a sheet holds.
static void write_part(struct report *report, struct sheet *sheet, size_t first)
{
    const struct consolidation *figures = report->figures;
    int32_t count = report->config->is_weighted ? (int32_t)ALIGNMENT_COLUMNS : (int32_t)ALIGNMENT_WEIGHT;
    struct formulas formulas = {
        .evaluable = formula_prepare(report->arena, "=Indicadores!{i.EVALUABLE}@", letters_of, report->arena)};
    make_percentages(report, &formulas);
    make_figures(report, &formulas);
    report_titles(report, sheet, str_of(sheet_name(sheet)), str_of(report_text(REPORT_NOTE_ALIGNMENT)));
    for (int32_t i = 0; i < count; i++) {
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header(report, sheet, i, str_of(columns[i].label));
    }
    size_t rows = figures->alignments.count - first;
    rows = rows < RECORDS_PER_SHEET ? rows : RECORDS_PER_SHEET;
    for (size_t k = 0; k < rows && !book_has_failed(report->book); k++) {
        const struct alignment *alignment = &figures->alignments.items[first + k];
        const struct indicator *indicator = &figures->indicators.items[alignment->indicator];
        struct line line = {.report = report,
                            .sheet = sheet,
                            .formulas = &formulas,
                            .alignment = alignment,
                            .indicator = indicator,
                            .row = FIRST_ROW + (int32_t)k,
                            .is_mean = is_mean(indicator)};
        for (line.column = 0; line.column < count; line.column++) {
            line.argument = columns[line.column].argument;
            line.style = palette_look(&report->palette, ROW_PLAIN, columns[line.column].look);
            columns[line.column].write(&line);
        }
    }
    int32_t last_row = FIRST_ROW + (int32_t)rows - 1;
    if (rows)
        sheet_filter(sheet, HEADER_ROW, 0, last_row, count - 1);
    sheet_freeze(sheet, FIRST_ROW, ALIGNMENT_INDICATOR + 1);
    report_print(report, sheet, last_row, ALIGNMENT_ID_AXIS, NULL, 0); // what follows serves formulas, not readers
}

// Writes the sheet.
void write_alignment(struct report *report, struct sheet *sheet)
{
    write_part(report, sheet, 0);
}

// Writes the rows that the first sheet had no room for.
void write_alignment_2(struct report *report, struct sheet *sheet)
{
    write_part(report, sheet, RECORDS_PER_SHEET);
}
