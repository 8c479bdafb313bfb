// SPDX-License-Identifier: MIT
// Which place of a record each figure column fills: quarters, the year, to date, months, the quarter reported.
#include "layout/table.h"

// What the columns of one measure offer together.
struct offer {
    unsigned quarters;         // bits of T1..T4
    bool has_annual, has_open; // a column of the year; one that says no period
    bool has_cumulative, has_quarter;
};

// Whether a column holds figures that go into a record.
static bool is_figure(const struct column *column)
{
    return column->measure && !column->field && !column->is_other;
}

// Whether a column says nothing of its period.
static bool is_open(const struct column *column)
{
    return !column->period && !column->is_annual && !column->is_cumulative && !column->is_quarter;
}

// What the columns of a measure offer.
static struct offer find_offer(const struct table *table, enum measure measure)
{
    struct offer offer = {0};
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!is_figure(column) || column->measure != measure)
            continue;
        if (column->period >= PERIOD_T1 && column->period <= PERIOD_T4 && !column->is_cumulative)
            offer.quarters |= 1u << (column->period - PERIOD_T1);
        offer.has_annual = offer.has_annual || column->period == PERIOD_YEAR ||
                           (!column->period && column->is_annual && !column->is_cumulative);
        offer.has_open = offer.has_open || is_open(column);
        offer.has_cumulative = offer.has_cumulative || (!column->period && column->is_cumulative);
        offer.has_quarter = offer.has_quarter || (!column->period && column->is_quarter && !column->is_cumulative);
    }
    return offer;
}

// The place that a part of the year names.
enum figure_place place_of(enum period period, bool is_cumulative)
{
    int quarter = period_quarter(period);
    if (!quarter)
        return PLACE_UNKNOWN;
    if (period >= PERIOD_M1 && period <= PERIOD_M12 && !is_cumulative)
        return (enum figure_place)(PLACE_M1 + (period - PERIOD_M1));
    if (period == PERIOD_YEAR)
        return PLACE_ANNUAL;
    if (is_cumulative || period == PERIOD_NINE)
        return (enum figure_place)(PLACE_CUM_T1 + quarter - 1);
    return (enum figure_place)(PLACE_T1 + quarter - 1);
}

// The place of a column if its rows held a measure.
enum figure_place column_place_as(const struct table *table, const struct column *column, enum measure measure)
{
    if (column->field || column->is_other || (column->measure && column->measure != measure))
        return PLACE_UNKNOWN;
    if (column->period)
        return place_of(column->period, column->is_cumulative);
    unsigned quarters = 0;
    bool has_annual = false;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *other = &table->columns.items[i];
        if (!other->field && other->period >= PERIOD_T1 && other->period <= PERIOD_T4)
            quarters |= 1u << (other->period - PERIOD_T1);
        if (!other->field && other->period >= PERIOD_M1 && other->period <= PERIOD_M12)
            quarters |= 1u << (((int)other->period - PERIOD_M1) / 3);
        has_annual = has_annual || (!other->field && other->is_annual && !other->is_cumulative);
    }
    if (column->is_cumulative && measure == MEASURE_TARGET && (quarters != 0xF || has_annual))
        return PLACE_TO_DATE;
    return column->is_annual || column->is_cumulative ? PLACE_ANNUAL
           : column->is_quarter                       ? PLACE_QUARTER
                                                      : PLACE_UNKNOWN;
}

// The place of a cumulative column without a period.
static enum figure_place place_of_cumulative(const struct column *column, const struct offer *own)
{
    if (column->measure != MEASURE_TARGET)
        return PLACE_ANNUAL;
    return own->quarters == 0xF && !own->has_annual ? PLACE_ANNUAL : PLACE_TO_DATE;
}

// The place of a column that says no period: the year's, unless the table has that and this is the quarter's.
static enum figure_place place_of_open(const struct column *column, const struct offer *own,
                                       const struct offer *targets)
{
    bool has_quarter_targets = targets->has_quarter || (targets->has_open && targets->has_annual);
    switch (column->measure) {
    case MEASURE_TARGET:
        return own->has_annual && !own->quarters ? PLACE_QUARTER : PLACE_ANNUAL;
    case MEASURE_ACTUAL:
        return !own->quarters && (own->has_cumulative || own->has_annual || has_quarter_targets) ? PLACE_QUARTER
                                                                                                 : PLACE_ANNUAL;
    default:
        return !own->quarters && (own->has_cumulative || own->has_annual) ? PLACE_QUARTER : PLACE_ANNUAL;
    }
}

// Whether the periods of a set run from January to ever later months.
bool periods_run(unsigned periods)
{
    bool has_first = periods & 1u << PERIOD_T1, has_half = periods & 1u << PERIOD_H1;
    bool has_others = periods & (1u << PERIOD_T2 | 1u << PERIOD_T3 | 1u << PERIOD_T4 | 1u << PERIOD_H2);
    return !has_others && has_half && (has_first || periods & 1u << PERIOD_NINE);
}

// Whether the columns of a measure (MEASURE_NONE: those without one) do.
static bool is_running_series(const struct table *table, enum measure measure)
{
    unsigned periods = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!column->field && !column->is_other && column->measure == measure && !column->is_cumulative)
            periods |= 1u << column->period;
    }
    return periods_run(periods);
}

// Marks the columns of such a series as cumulative.
static void mark_running_series(struct table *table)
{
    for (int measure = MEASURE_NONE; measure < MEASURE_COUNT; measure++) {
        if (!is_running_series(table, (enum measure)measure))
            continue;
        for (size_t i = 0; i < table->columns.count; i++) {
            struct column *column = &table->columns.items[i];
            bool is_part = column->period == PERIOD_T1 || column->period == PERIOD_H1 || column->period == PERIOD_NINE;
            if (is_part && !column->field && (int)column->measure == measure)
                column->is_cumulative = true;
        }
    }
}

// Gives percentages and variances that say no period that of the figure before them: "Meta 1T, Avance 1T, %".
static void place_by_neighbour(struct table *table)
{
    const struct column *before = NULL;
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        bool is_base = is_figure(column) && (column->measure == MEASURE_TARGET || column->measure == MEASURE_ACTUAL);
        if (is_base)
            before = column;
        if (!is_figure(column) || is_base || !is_open(column) || !before)
            continue;
        bool is_usable = (before->place >= PLACE_T1 && before->place <= PLACE_T4) || before->place == PLACE_QUARTER;
        if (is_usable || before->place == PLACE_ANNUAL)
            column->place = before->place;
    }
}

// Whether two columns name different years: the fiscal year tells which one counts.
static bool are_years_apart(const struct column *a, const struct column *b)
{
    return a->year && b->year && a->year != b->year;
}

// Marks the columns that differ in nothing but their year: "Meta 2025", "Meta 2026".
static void mark_rival_years(struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        for (size_t k = 0; k < i && column->year; k++) {
            struct column *other = &table->columns.items[k];
            if (!is_figure(column) || !is_figure(other) || column->place != other->place ||
                column->measure != other->measure || !are_years_apart(column, other))
                continue;
            column->has_rival_year = other->has_rival_year = true;
        }
    }
}

// Marks the second of two columns with the same measure and place.
static void mark_spares(struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        for (size_t k = 0; k < i && !column->is_spare; k++) {
            const struct column *other = &table->columns.items[k];
            bool same_figure = is_figure(column) && is_figure(other) && column->place &&
                               column->place == other->place && column->measure == other->measure &&
                               !are_years_apart(column, other);
            bool same_field = column->field && column->field == other->field && column->field != FIELD_OTHER &&
                              column->field != FIELD_MONEY && column->field != FIELD_PACKED;
            column->is_spare = (same_figure || same_field) && !other->is_spare;
        }
    }
}

// Places every column of figures.
void columns_place(struct table *table)
{
    struct offer offers[MEASURE_COUNT];
    bool has_half = false, has_years = false;
    for (size_t i = 0; i < table->columns.count; i++) {
        has_half = has_half || table->columns.items[i].period == PERIOD_H1;
        has_years = has_years || table->columns.items[i].year;
    }
    if (has_half)
        mark_running_series(table);
    table->has_months = false;
    for (int measure = 1; measure < MEASURE_COUNT; measure++)
        offers[measure] = find_offer(table, (enum measure)measure);
    for (size_t i = 0; i < table->columns.count; i++) {
        struct column *column = &table->columns.items[i];
        column->is_spare = false;
        column->place = PLACE_UNKNOWN;
        if (!is_figure(column))
            continue;
        const struct offer *own = &offers[column->measure];
        if (column->period)
            column->place = place_of(column->period, column->is_cumulative);
        else if (column->is_cumulative)
            column->place = place_of_cumulative(column, own);
        else if (column->is_annual)
            column->place = PLACE_ANNUAL;
        else if (column->is_quarter)
            column->place = PLACE_QUARTER;
        else
            column->place = table->is_of_quarter && !own->quarters
                                ? PLACE_QUARTER
                                : place_of_open(column, own, &offers[MEASURE_TARGET]);
        table->has_months = table->has_months || (column->place >= PLACE_M1 && column->place <= PLACE_M12);
    }
    place_by_neighbour(table);
    if (has_years)
        mark_rival_years(table);
    mark_spares(table);
}
