// SPDX-License-Identifier: MIT
// The arithmetic of one indicator, a row of inputs at a time: accumulation rule, scale, blanks, direction, light.
#include "check/calculation.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// Marks of the test rows: a blank cell; expected: not applicable; added to a figure with a percent format.
enum { B = -9999, N = -8888, PERCENT = 100000 };
#define P(points) (PERCENT + (points))

// A configuration with the defaults that the arithmetic looks at.
static struct config defaults(void)
{
    return (struct config){.green = 90, .yellow = 70, .over = 110, .cap = 100};
}

// A figure of a test row.
static struct figure figure_of(double value)
{
    if (value <= B)
        return (struct figure){.kind = FIGURE_BLANK, .row = -1, .column = -1};
    bool is_percent = value >= PERCENT / 2.0;
    return (struct figure){.kind = FIGURE_NUMBER,
                           .value = is_percent ? value - PERCENT : value,
                           .is_percent = is_percent,
                           .decimals = is_percent ? 0 : -1};
}

// A record of a test row: four targets and the year's, four actuals and the cumulative.
static struct record record_of(int quarter, const double figures[10])
{
    struct record record = {.quarter = quarter};
    for (int q = 0; q < QUARTERS; q++) {
        record.target.t[q] = figure_of(figures[q]);
        record.actual.t[q] = figure_of(figures[5 + q]);
    }
    record.target.annual = figure_of(figures[4]);
    record.actual.annual = figure_of(figures[9]);
    return record;
}

// Fails unless the amount is the expected one, N standing for unknown.
static void expect(struct amount amount, double expected)
{
    if (expected <= N) {
        assert_false(amount.is_known);
        return;
    }
    assert_true(amount.is_known);
    if (fabs(amount.value - expected) > 1e-9)
        fail_msg("%.12f instead of %.12f", amount.value, expected);
}

// The rule and the totals that follow from a row.
static void test_accumulation(void **state)
{
    (void)state;
    static const struct {
        int quarter;
        double figures[10];
        enum accumulation rule;
        bool mismatch;
        double target, actual, cumulative, annual;
    } rows[] = {
        // The quarters add up to the year.
        {3, {48, 8, 6, 38, 100, 43, 7, 4, B, 54}, ACCUMULATE_SUM, false, 62, 54, 87.0967741935484, 54},
        // A blank annual target is the sum.
        {2, {10, 10, 10, 10, B, 5, 10, B, B, B}, ACCUMULATE_SUM, false, 20, 15, 75, 37.5},
        // Each target is the year's: a mean, of what was programmed.
        {3,
         {90, 90, 90, 90, 90, 72, 80, 90, B, B},
         ACCUMULATE_MEAN,
         false,
         90,
         80.6666666666667,
         89.6296296296296,
         89.6296296296296},
        // The declared cumulative is the last actual and not the mean.
        {3, {90, 90, 90, 90, 90, 74, 83, 90, B, 90}, ACCUMULATE_LAST, false, 90, 90, 100, 100},
        // Neither: the mean stands.
        {3,
         {90, 90, 90, 90, 90, 74, 83, 90, B, 55},
         ACCUMULATE_MEAN,
         false,
         90,
         82.3333333333333,
         91.4814814814815,
         91.4814814814815},
        // One quarter only: sum and constant are the same, sum it is.
        {4, {0, 0, 0, 100, 100, B, B, B, 80, 80}, ACCUMULATE_SUM, false, 100, 80, 80, 80},
        // Nothing fits: a sum, and it says so. 7000 is not 6996.
        {4,
         {1749, 1749, 1749, 1749, 7000, 1, 1, 1, 1, 4},
         ACCUMULATE_SUM,
         true,
         6996,
         4,
         0.0571755288736421,
         0.0571428571428571},
        // Half a unit of the last decimal shown is rounding: 0.3 + 0.3 + 0.3 beside 1.
        {4, {0.33, 0.33, 0.33, 0, 1, 0, 0, 0, 0, 0}, ACCUMULATE_SUM, false, 0.99, 0, 0, 0},
        // Nothing programmed yet: no percentage to date, 0 % of the year.
        {1, {0, 3, 7, 2, 12, 0, B, B, B, 0}, ACCUMULATE_SUM, false, 0, 0, N, 0},
        // No target at all.
        {1, {B, B, B, B, B, B, B, B, B, B}, ACCUMULATE_SUM, false, N, N, N, N},
    };
    struct config config = defaults();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct record record = record_of(rows[i].quarter, rows[i].figures);
        struct calculation calculation;
        calculate(&config, &record, rows[i].quarter, &calculation);
        assert_int_equal(calculation.rule, rows[i].rule);
        assert_int_equal(calculation.annual_mismatch, rows[i].mismatch);
        expect(calculation.target_to_date, rows[i].target);
        expect(calculation.actual_to_date, rows[i].actual);
        expect(calculation.percentage_cumulative, rows[i].cumulative);
        expect(calculation.percentage_annual, rows[i].annual);
    }
}

// Cells with a percent format beside others without.
static void test_scale(void **state)
{
    (void)state;
    static const struct {
        double figures[10];
        bool rescaled[SCALE_GROUPS]; // targets, annual target, actuals, cumulative
        double annual_target, annual;
    } rows[] = {
        // Oaxaca 2023: targets 25 %, annual target 1, actuals in points.
        {{P(25), P(25), P(25), P(25), 1, 25, 25, B, B, 50}, {false, true, false, false}, 100, 50},
        // Everything has a percent format.
        {{P(25), P(25), P(25), P(25), P(100), P(25), P(25), B, B, P(50)}, {false, false, false, false}, 100, 50},
        // Nothing has one: 1 and 1 are counts.
        {{1, 0, 0, 0, 1, 1, 0, B, B, 1}, {false, false, false, false}, 1, 100},
        // Mexicali: 1 beside 100 %, zeros of any format.
        {{P(100), 0, 0, 0, P(100), 0, P(100), B, B, 1}, {false, false, false, true}, 100, 100},
        // Fractions that lost their format, proved by the cumulative that kept it.
        {{P(40), P(60), 0, 0, P(100), 0.4, 0.5, B, B, P(90)}, {false, false, true, false}, 100, 90},
        // A wrong annual target is no reason to multiply it.
        {{P(25), P(25), P(25), P(25), 106, 25, 25, B, B, 50}, {false, false, false, false}, 106, 47.1698113207547},
    };
    struct config config = defaults();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct record record = record_of(2, rows[i].figures);
        struct calculation calculation;
        calculate(&config, &record, 2, &calculation);
        for (int group = 0; group < SCALE_GROUPS; group++)
            assert_int_equal(calculation.is_rescaled[group], rows[i].rescaled[group]);
        expect(calculation.annual_target, rows[i].annual_target);
        expect(calculation.percentage_annual, rows[i].annual);
    }
}

// Blanks, zeros and what lies after the cutoff.
static void test_blanks(void **state)
{
    (void)state;
    static const double figures[10] = {10, 0, B, 20, 30, B, 4, B, 7, B};
    static const double percentages[QUARTERS] = {0, N, N, N}, variances[QUARTERS] = {10, -4, N, N};
    struct config config = defaults();
    struct record record = record_of(4, figures);
    struct calculation calculation;
    calculate(&config, &record, 3, &calculation);
    for (int q = 0; q < QUARTERS; q++) {
        expect(calculation.percentage[q], percentages[q]);
        expect(calculation.variance[q], variances[q]);
        assert_int_equal(calculation.actual_missing[q], q == 0);
    }
    expect(calculation.actual_to_date, 4); // without a target it counts all the same
    assert_false(calculation.actual[3].is_known);
    calculate(&config, &record, 0, &calculation);
    expect(calculation.percentage_cumulative, N);
    assert_int_equal(calculation.light, LIGHT_NONE);
}

// Each direction, over the same division.
static void test_direction(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum descending_rule descending;
        double target, actual, percentage;
    } rows[] = {
        {"Ascendente", DESCENDING_INVERSE, 40, 30, 75},
        {"Constante", DESCENDING_INVERSE, 40, 50, 125},
        {"", DESCENDING_INVERSE, 40, 0, 0},
        {"DESCENDENTE", DESCENDING_INVERSE, 40, 50, 80},
        {"Descendente", DESCENDING_INVERSE, 40, 0, 100},
        {"Descendente", DESCENDING_DIRECT, 40, 50, 125},
        {"Regular", DESCENDING_INVERSE, 40, 50, 75},
        {"Regular", DESCENDING_INVERSE, 40, 30, 75},
        {"Regular", DESCENDING_INVERSE, 40, 100, 0},
        {"Nominal", DESCENDING_INVERSE, 40, 40, N},
        {"Ascendente", DESCENDING_INVERSE, 0, 5, N},
        {"Descendente", DESCENDING_INVERSE, 0, 0, N},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct config config = defaults();
        config.descending = rows[i].descending;
        double figures[10] = {rows[i].target, B, B, B, rows[i].target, rows[i].actual, B, B, B, rows[i].actual};
        struct record record = record_of(1, figures);
        record.texts[TEXT_DIRECTION].text = str_of(rows[i].text);
        struct calculation calculation;
        calculate(&config, &record, 1, &calculation);
        expect(calculation.percentage[0], rows[i].percentage);
        expect(calculation.percentage_cumulative, rows[i].percentage);
    }
}

// The limits belong to the better colour.
static void test_light(void **state)
{
    (void)state;
    static const struct {
        double percentage;
        enum traffic_light light;
    } rows[] = {{0, LIGHT_RED},    {69.999999, LIGHT_RED}, {70, LIGHT_YELLOW},      {89.999999, LIGHT_YELLOW},
                {90, LIGHT_GREEN}, {110, LIGHT_GREEN},     {110.000001, LIGHT_OVER}};
    struct config config = defaults();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(traffic_light_of(&config, (struct amount){true, rows[i].percentage}), rows[i].light);
    assert_int_equal(traffic_light_of(&config, (struct amount){false, 0}), LIGHT_NONE);
    // 0.7 · 100 / 1 is exactly 70: figures behave as the decimals people typed.
    struct amount seven =
        percentage_of(&config, DIRECTION_ASCENDING, (struct amount){true, 0.07}, (struct amount){true, 0.1});
    assert_int_equal(traffic_light_of(&config, seven), LIGHT_YELLOW);
    assert_string_equal(traffic_light_name(LIGHT_OVER), "Sobrecumplimiento");
    assert_string_equal(accumulation_name(ACCUMULATE_LAST), "ultimo");
}

// Half a unit of the last decimal that the cell shows, and not more.
static void test_agreement(void **state)
{
    (void)state;
    static const struct {
        double declared;
        int8_t decimals;
        double factor, calculated;
        bool agrees;
    } rows[] = {{93, 0, 1, 92.5, true},
                {93, 0, 1, 92.4, false},
                {93.5, -1, 1, 93.54, true},
                {93.5, -1, 1, 98.56, false},
                {83.666666667, -1, 1, 251.0 / 3, true},
                {1, 0, 100, 100, true},
                {1, 0, 100, 99.4, false},
                {47, 0, 1, 47.25, true},
                {0.25, -1, 100, 25.4, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct figure figure = {.kind = FIGURE_NUMBER, .value = rows[i].declared, .decimals = rows[i].decimals};
        assert_int_equal(figure_agrees(&figure, rows[i].factor, rows[i].calculated), rows[i].agrees);
    }
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accumulation), cmocka_unit_test(test_scale), cmocka_unit_test(test_blanks),
        cmocka_unit_test(test_direction),    cmocka_unit_test(test_light), cmocka_unit_test(test_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
