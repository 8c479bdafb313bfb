// SPDX-License-Identifier: MIT
// The arithmetic of one indicator; see calculation.h. Every policy that municipalities differ in (zero and blank
// targets, descending indicators, limits of the traffic light) stands here in one function each.
#include "check/calculation.h"

#include "base/decimal.h"
#include "check/scale.h"

#include <math.h>
#include <string.h>

static const struct amount unknown = {false, 0};

// A known amount, cleaned to what a spreadsheet would keep.
static struct amount known(double value)
{
    return (struct amount){true, decimal_clean(value)};
}

// "Verde", "Amarillo", "Rojo", "Sobrecumplimiento", "Sin evaluar".
const char *traffic_light_name(enum traffic_light light)
{
    static const char *const names[LIGHT_COUNT] = {"Verde", "Amarillo", "Rojo", "Sobrecumplimiento", "Sin evaluar"};
    return names[light];
}

// "suma", "promedio", "ultimo".
const char *accumulation_name(enum accumulation accumulation)
{
    static const char *const names[] = {"", "suma", "promedio", "ultimo"};
    return names[accumulation];
}

// The same over figures put together from several submissions; used by the consolidation.
struct amount accumulate(enum accumulation rule, const struct amount *figures, int n)
{
    double sum = 0, last = 0;
    int count = 0;
    for (int q = 0; q < n; q++) {
        if (!figures[q].is_known)
            continue;
        sum = decimal_clean(sum + figures[q].value);
        last = figures[q].value;
        count++;
    }
    if (!count)
        return unknown;
    return rule == ACCUMULATE_MEAN ? known(sum / count) : known(rule == ACCUMULATE_LAST ? last : sum);
}

// 100·A/P by direction: the one place for zero, blank and descending.
struct amount percentage_of(const struct config *config, enum direction direction, struct amount actual,
                            struct amount target)
{
    bool has_target = target.is_known && fabs(target.value) > 0;
    if (!has_target || !actual.is_known || direction == DIRECTION_NOMINAL)
        return unknown;
    if (direction == DIRECTION_REGULAR)
        return known(fmax(0, 100 - 100 * fabs(actual.value - target.value) / target.value));
    if (direction == DIRECTION_DESCENDING && config->descending == DESCENDING_INVERSE)
        return fabs(actual.value) > 0 ? known(100 * target.value / actual.value) : known(100);
    return known(100 * actual.value / target.value);
}

// The light of a percentage.
enum traffic_light traffic_light_of(const struct config *config, struct amount percentage)
{
    if (!percentage.is_known)
        return LIGHT_NONE;
    // What is 70 but for the last bits of a quotient is 70: the workbook's formulas compare ROUND(x,9) of the fraction.
    double value = round(percentage.value * 1e7) / 1e7;
    if (value > config->over)
        return LIGHT_OVER;
    if (value >= config->green)
        return LIGHT_GREEN;
    return value >= config->yellow ? LIGHT_YELLOW : LIGHT_RED;
}

// P - A with blank as 0; unknown when both are blank.
static struct amount variance_of(struct amount target, struct amount actual)
{
    return target.is_known || actual.is_known ? known(target.value - actual.value) : unknown;
}

// Sets what each quarter comes to: the figures used, its percentage and variance.
static void calculate_quarters(const struct config *config, const struct reading *reading,
                               struct calculation *calculation)
{
    for (int q = 0; q < QUARTERS; q++) {
        struct amount target = reading->target[q], actual = reading->actual[q];
        calculation->target[q] = target;
        if (q >= calculation->cutoff)
            continue;
        bool is_programmed = target.is_known && target.value > 0;
        calculation->variance[q] = variance_of(target, actual);
        calculation->actual_missing[q] = is_programmed && !actual.is_known;
        actual.is_known = actual.is_known || is_programmed; // a blank's value is 0
        calculation->actual[q] = actual;
        if (is_programmed)
            calculation->percentage[q] = percentage_of(config, calculation->direction, actual, target);
    }
}

// Sets what the quarters come to at the cutoff and against the year.
static void calculate_year(const struct config *config, const struct reading *reading, struct calculation *calculation)
{
    int cutoff = calculation->cutoff;
    struct amount target = accumulated_target(reading, cutoff), actual = accumulated_actual(reading, cutoff, true);
    calculation->annual_target_declared = reading->annual_target.is_known;
    calculation->annual_target =
        reading->annual_target.is_known ? reading->annual_target : accumulated_target(reading, QUARTERS);
    calculation->target_to_date = target;
    calculation->actual_to_date = actual;
    calculation->percentage_cumulative = percentage_of(config, calculation->direction, actual, target);
    calculation->percentage_annual = percentage_of(config, calculation->direction, actual, calculation->annual_target);
    calculation->variance_cumulative = variance_of(target, actual);
    calculation->variance_annual = variance_of(calculation->annual_target, actual);
    calculation->light = traffic_light_of(config, calculation->percentage_cumulative);
}

// Calculates one record at the cutoff quarter (0 to 4).
void calculate(const struct config *config, const struct record *record, int cutoff, struct calculation *calculation)
{
    struct reading reading;
    read_scale(config, record, &reading);
    *calculation = (struct calculation){.cutoff = cutoff, .direction = direction_of(record)};
    memcpy(calculation->factor, reading.factor, sizeof calculation->factor);
    for (int group = 0; group < SCALE_GROUPS; group++)
        calculation->is_rescaled[group] = reading.factor[group] > 1;
    calculation->cumulative_declared = reading.cumulative;
    calculation->rule = reading.rule;
    calculation->rule_is_fixed = reading.rule_is_fixed;
    calculation->annual_mismatch = reading.annual_mismatch;
    calculate_quarters(config, &reading, calculation);
    calculate_year(config, &reading, calculation);
}
