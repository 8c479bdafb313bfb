// SPDX-License-Identifier: MIT
// The sheets Contable, Programas and Cuadre; see accounting.h.
#include "base/decimal.h"
#include "es/accounting_texts.h"
#include "merge/budget.h"
#include "write/accounting.h"

#include <math.h>

static const struct ledger_column row_columns[] = {
#define CONTABLE_COLUMN(heading, width, show) {heading, width, show},
#include "es/accounting.def"
#undef CONTABLE_COLUMN
};

static const struct ledger_column programme_columns[] = {
#define PROGRAMAS_COLUMN(heading, width, show) {heading, width, show},
#include "es/accounting.def"
#undef PROGRAMAS_COLUMN
};

static const struct ledger_column control_columns[] = {
#define CUADRE_COLUMN(heading, width, show) {heading, width, show},
#include "es/accounting.def"
#undef CUADRE_COLUMN
};

// Places of the columns that controls look at.
enum { ROW_ANNUAL_TARGET = 10, ROW_TARGET_TO_DATE, ROW_ACTUAL_TO_DATE, ROW_CUMULATIVE, ROW_LIGHT };
enum {
    PROGRAMME_INDICATORS = 4,
    PROGRAMME_EVALUATED,
    PROGRAMME_WEIGHT,
    PROGRAMME_CUMULATIVE = 11,
    PROGRAMME_LIGHT = 14
};

// The letter of the modality of a programme: of [modalidades], else of a key like E019, else of the budget; empty:
// none.
struct str modality_of(const struct cuadra_run *run, size_t programme)
{
    const struct named_key *name = &run->consolidation->programmes.items[programme].key;
    const struct config_entry *entry = config_find(&run->config.modalities, name->key);
    if (!entry)
        entry = config_find(&run->config.modalities, name->name);
    if (entry)
        return entry->value;
    struct str key = name->key;
    if (key.n > 1 && key.s[0] >= 'A' && key.s[0] <= 'Z' && key.s[1] >= '0' && key.s[1] <= '9')
        return str_slice(key, 0, 1);
    for (size_t i = 0; run->budget && i < run->budget->programmes.count; i++)
        if (run->budget->programmes.items[i].group == programme && run->budget->programmes.items[i].modality.n)
            return run->budget->programmes.items[i].modality;
    return STR("");
}

// One row per programme and indicator.
void accounting_rows(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger)
{
    const struct consolidation *all = run->consolidation;
    *ledger = (struct ledger){
        .arena = arena, .columns = row_columns, .column_count = sizeof row_columns / sizeof *row_columns};
    for (size_t i = 0; i < all->indicators.count; i++) {
        const struct indicator *indicator = &all->indicators.items[i];
        const struct calculation *calculation = &indicator->calculation;
        ledger_text(ledger, indicator->unit.key);
        ledger_text(ledger, indicator->unit.name);
        ledger_text(ledger, indicator->programme.key);
        ledger_text(ledger, modality_of(run, indicator->programme_group));
        ledger_text(ledger, indicator->programme.name);
        ledger_text(ledger, str_of(level_name(indicator->level)));
        ledger_text(ledger, indicator->key);
        ledger_text(ledger, indicator->texts[TEXT_INDICATOR].text);
        ledger_text(ledger, indicator->unit_of_measure);
        ledger_text(ledger, indicator->texts[TEXT_FREQUENCY].text);
        ledger_number(ledger, calculation->annual_target);
        ledger_number(ledger, calculation->target_to_date);
        ledger_number(ledger, calculation->actual_to_date);
        ledger_percent(ledger, calculation->percentage_cumulative);
        ledger_text(ledger, str_of(traffic_light_name(calculation->light)));
        ledger_text(ledger, indicator->texts[TEXT_EVIDENCE].text);
    }
}

// The weight behind a programme's cumulative mean.
static double programme_weight(const struct consolidation *all, size_t programme)
{
    double weight = 0;
    for (size_t i = 0; i < all->indicators.count; i++) {
        const struct indicator *indicator = &all->indicators.items[i];
        if (indicator->programme_group == programme && indicator->is_evaluable &&
            indicator->calculation.percentage_cumulative.is_known)
            weight += indicator->weight;
    }
    return decimal_clean(weight);
}

// One row per programme.
void accounting_programmes(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger)
{
    const struct consolidation *all = run->consolidation;
    *ledger = (struct ledger){.arena = arena,
                              .columns = programme_columns,
                              .column_count = sizeof programme_columns / sizeof *programme_columns};
    for (size_t i = 0; i < all->programmes.count; i++) {
        const struct group *programme = &all->programmes.items[i];
        ledger_text(ledger, programme->key.key);
        ledger_text(ledger, modality_of(run, i));
        ledger_text(ledger, programme->key.name);
        ledger_count(ledger, programme->units);
        ledger_count(ledger, programme->indicators);
        ledger_count(ledger, programme->evaluated);
        ledger_number(ledger, (struct amount){true, programme_weight(all, i)});
        for (int q = 0; q < QUARTERS; q++)
            ledger_percent(ledger, programme->percentage[q]);
        ledger_percent(ledger, programme->cumulative);
        ledger_percent(ledger, programme->annual);
        ledger_percent(ledger, programme->annual_uncapped);
        ledger_text(ledger, str_of(traffic_light_name(programme->light)));
    }
}

// A control: what the accounting sheets come to, by formula, and what the consolidation says.
struct control {
    struct ledger *ledger;
    struct arena *arena;
};

// Adds a row of Cuadre.
static void add_control(struct control *control, struct str name, struct str formula, double accounting,
                        struct amount consolidated, bool is_percent)
{
    struct ledger *ledger = control->ledger;
    size_t row = ledger_rows(ledger) + 2; // of the sheet, one-based
    double difference = decimal_clean(accounting - consolidated.value);
    bool ties = fabs(difference) <= 1e-9 * fmax(1, fabs(consolidated.value));
    struct amount sum = {true, accounting}, zero = {true, ties ? 0 : difference};
    ledger_text(ledger, name);
    if (is_percent)
        ledger_percent(ledger, sum);
    else
        ledger_number(ledger, sum);
    ledger_formula(ledger, formula);
    if (is_percent)
        ledger_percent(ledger, consolidated);
    else
        ledger_number(ledger, consolidated);
    if (is_percent)
        ledger_percent(ledger, zero);
    else
        ledger_number(ledger, zero);
    ledger_formula(ledger, str_format(control->arena, "=ROUND(B%zu-C%zu,9)", row, row));
    ledger_text(ledger, ties ? STR(ACCOUNTING_TIES) : STR(ACCOUNTING_DOES_NOT_TIE));
    ledger_formula(ledger, str_format(control->arena, "=IF(ABS(B%zu-C%zu)<=0.000000001*MAX(1,ABS(C%zu)),\"%s\",\"%s\")",
                                      row, row, row, ACCOUNTING_TIES, ACCOUNTING_DOES_NOT_TIE));
}

// "Contable!K2:K170" of a column.
static struct str column_range(struct arena *arena, const char *sheet, const struct ledger *ledger, int32_t column)
{
    struct str letter = place_column_name(arena, column);
    size_t last = ledger_rows(ledger) ? ledger_rows(ledger) + 1 : 2;
    return str_format(arena, "%s!$%.*s$2:$%.*s$%zu", sheet, STR_ARG(letter), STR_ARG(letter), last);
}

// The sum of a column of a ledger, as a sheet adds it.
static double column_sum(const struct ledger *ledger, size_t column)
{
    double sum = 0;
    for (size_t row = 0; row < ledger_rows(ledger); row++) {
        const struct ledger_cell *cell = &ledger->cells.items[row * ledger->column_count + column];
        if (cell->kind == LEDGER_NUMBER || cell->kind == LEDGER_PERCENT)
            sum += cell->number;
    }
    return decimal_clean(sum);
}

// Cells of a column with this text; all texts when it is empty.
static size_t column_texts(const struct ledger *ledger, size_t column, struct str text)
{
    size_t count = 0;
    for (size_t row = 0; row < ledger_rows(ledger); row++) {
        const struct ledger_cell *cell = &ledger->cells.items[row * ledger->column_count + column];
        count += cell->kind == LEDGER_TEXT && (!text.n || str_equal(cell->text, text));
    }
    return count;
}

// What the consolidation comes to, over its indicators.
struct expected {
    double targets, targets_to_date, actuals, percentages;
    size_t lights[LIGHT_COUNT];
};

// What the targets and actuals of the consolidation add up to.
static struct expected sum_indicators(const struct consolidation *all)
{
    struct expected sums = {0};
    for (size_t i = 0; i < all->indicators.count; i++) {
        const struct calculation *calculation = &all->indicators.items[i].calculation;
        sums.targets += calculation->annual_target.is_known ? calculation->annual_target.value : 0;
        sums.targets_to_date += calculation->target_to_date.is_known ? calculation->target_to_date.value : 0;
        sums.actuals += calculation->actual_to_date.is_known ? calculation->actual_to_date.value : 0;
        sums.percentages += calculation->percentage_cumulative.is_known ? calculation->percentage_cumulative.value : 0;
        sums.lights[calculation->light]++;
    }
    return sums;
}

// Adds the control of the municipality's percentage: the programmes' means by what stands behind them.
static void add_mean_control(struct control *control, const struct consolidation *all, const struct ledger *programmes)
{
    double sum = 0, weights = 0;
    for (size_t row = 0; row < ledger_rows(programmes); row++) {
        const struct ledger_cell *cells = &programmes->cells.items[row * programmes->column_count];
        if (cells[PROGRAMME_CUMULATIVE].kind != LEDGER_PERCENT)
            continue;
        sum += cells[PROGRAMME_WEIGHT].number * cells[PROGRAMME_CUMULATIVE].number;
        weights += cells[PROGRAMME_WEIGHT].number;
    }
    if (!(weights > 0))
        return;
    struct str weight = column_range(control->arena, ACCOUNTING_SHEET_PROGRAMMES, programmes, PROGRAMME_WEIGHT);
    struct str mean = column_range(control->arena, ACCOUNTING_SHEET_PROGRAMMES, programmes, PROGRAMME_CUMULATIVE);
    add_control(
        control, STR(ACCOUNTING_CONTROL_CUMULATIVE),
        str_format(control->arena, "=SUMPRODUCT(%.*s,%.*s)/SUM(%.*s)", STR_ARG(weight), STR_ARG(mean), STR_ARG(weight)),
        decimal_clean(sum / weights), all->total.cumulative, true);
}

// Control totals of those two against the consolidation, as formulas over the sheets of that name.
void accounting_controls(struct arena *arena, const struct cuadra_run *run, const struct ledger *rows,
                         const struct ledger *programmes, struct ledger *ledger)
{
    const struct consolidation *all = run->consolidation;
    *ledger = (struct ledger){
        .arena = arena, .columns = control_columns, .column_count = sizeof control_columns / sizeof *control_columns};
    struct control control = {ledger, arena};
    struct expected expected = sum_indicators(all);
    const struct {
        const char *name, *function, *sheet;
        const struct ledger *ledger;
        int32_t column;
        double consolidated;
        bool is_percent;
    } sums[] = {
        {ACCOUNTING_CONTROL_ROWS, "COUNTA", ACCOUNTING_SHEET_ROWS, rows, ROW_LIGHT, (double)all->total.indicators,
         false},
        {ACCOUNTING_CONTROL_PROGRAMMES, "COUNTA", ACCOUNTING_SHEET_PROGRAMMES, programmes, PROGRAMME_LIGHT,
         (double)all->total.programmes, false},
        {ACCOUNTING_CONTROL_BY_PROGRAMME, "SUM", ACCOUNTING_SHEET_PROGRAMMES, programmes, PROGRAMME_INDICATORS,
         (double)all->total.indicators, false},
        {ACCOUNTING_CONTROL_EVALUATED, "SUM", ACCOUNTING_SHEET_PROGRAMMES, programmes, PROGRAMME_EVALUATED,
         (double)all->total.evaluated, false},
        {ACCOUNTING_CONTROL_TARGETS, "SUM", ACCOUNTING_SHEET_ROWS, rows, ROW_ANNUAL_TARGET, expected.targets, false},
        {ACCOUNTING_CONTROL_TARGETS_TO_DATE, "SUM", ACCOUNTING_SHEET_ROWS, rows, ROW_TARGET_TO_DATE,
         expected.targets_to_date, false},
        {ACCOUNTING_CONTROL_ACTUALS, "SUM", ACCOUNTING_SHEET_ROWS, rows, ROW_ACTUAL_TO_DATE, expected.actuals, false},
        {ACCOUNTING_CONTROL_PERCENTAGES, "SUM", ACCOUNTING_SHEET_ROWS, rows, ROW_CUMULATIVE, expected.percentages,
         true},
    };
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        struct str range = column_range(arena, sums[i].sheet, sums[i].ledger, sums[i].column);
        bool counts = str_is(str_of(sums[i].function), "COUNTA");
        double value = counts ? (double)column_texts(sums[i].ledger, (size_t)sums[i].column, STR(""))
                              : column_sum(sums[i].ledger, (size_t)sums[i].column);
        add_control(&control, str_of(sums[i].name), str_format(arena, "=%s(%.*s)", sums[i].function, STR_ARG(range)),
                    value, (struct amount){true, decimal_clean(sums[i].consolidated)}, sums[i].is_percent);
    }
    struct str lights = column_range(arena, ACCOUNTING_SHEET_ROWS, rows, ROW_LIGHT);
    for (int light = 0; light < LIGHT_COUNT; light++) {
        const char *name = traffic_light_name((enum traffic_light)light);
        add_control(&control, str_format(arena, ACCOUNTING_CONTROL_LIGHT, name),
                    str_format(arena, "=COUNTIF(%.*s,\"%s\")", STR_ARG(lights), name),
                    (double)column_texts(rows, ROW_LIGHT, str_of(name)),
                    (struct amount){true, (double)expected.lights[light]}, false);
    }
    add_mean_control(&control, all, programmes);
}
