// SPDX-License-Identifier: MIT
// The arithmetic of one indicator at a cutoff: scale, accumulation rule, percentages, variances, traffic light.
// It is used by the checks and by the consolidation; nothing else calculates.
#ifndef CUADRA_CHECK_CALCULATION_H
#define CUADRA_CHECK_CALCULATION_H

#include "record/config.h"
#include "record/record.h"

// A number that may not apply.
struct amount {
    bool is_known;
    double value;
};

enum traffic_light { LIGHT_GREEN, LIGHT_YELLOW, LIGHT_RED, LIGHT_OVER, LIGHT_NONE, LIGHT_COUNT };

// "Verde", "Amarillo", "Rojo", "Sobrecumplimiento", "Sin evaluar".
const char *traffic_light_name(enum traffic_light light);
// "suma", "promedio", "ultimo".
const char *accumulation_name(enum accumulation accumulation);

enum direction { DIRECTION_ASCENDING, DIRECTION_DESCENDING, DIRECTION_REGULAR, DIRECTION_NOMINAL };

// Groups of a row that share a scale.
enum scale_group { SCALE_TARGETS, SCALE_ANNUAL_TARGET, SCALE_ACTUALS, SCALE_CUMULATIVE, SCALE_GROUPS };

// An indicator's figures as used, and what follows from them. Percentages in points, uncapped.
struct calculation {
    int cutoff;                     // 0 to 4: quarters that count (0: none reported)
    bool is_rescaled[SCALE_GROUPS]; // read with factor 100: finding escala-mixta
    double factor[SCALE_GROUPS];    // 1 or 100
    struct amount target[QUARTERS],
        actual[QUARTERS]; // scale mended; a blank that counts as 0 is known and 0; actuals unknown after the cutoff
    bool actual_missing[QUARTERS]; // blank though programmed: counts as 0
    struct amount annual_target;   // as declared, scale mended; rule(P1..P4) when blank
    bool annual_target_declared;
    struct amount cumulative_declared; // scale mended
    enum accumulation rule;
    bool rule_is_fixed;   // by the layout or cuadra.ini
    bool annual_mismatch; // meta-anual-no-cuadra
    struct amount target_to_date, actual_to_date;
    struct amount percentage[QUARTERS], percentage_cumulative, percentage_annual;
    struct amount variance[QUARTERS], variance_cumulative, variance_annual;
    enum direction direction;
    enum traffic_light light;
};

// Calculates one record at the cutoff quarter (0 to 4).
void calculate(const struct config *config, const struct record *record, int cutoff, struct calculation *calculation);

// The same over figures put together from several submissions; used by the consolidation.
// rule(x[0..n-1]) of the quarters that count for it, unknown when there is none.
struct amount accumulate(enum accumulation rule, const struct amount *figures, int n);
// 100·A/P by direction: the one place for zero, blank and descending.
struct amount percentage_of(const struct config *config, enum direction direction, struct amount actual,
                            struct amount target);
// Whether a declared figure is what was calculated, within half a unit of the last decimal that its cell shows.
// `factor` (1 or 100) is that of its group; give 1 for a cell with a percent format.
bool figure_agrees(const struct figure *declared, double factor, double calculated);
// The same for a declared percentage, which may stand as points or, without a percent format, as a fraction.
bool percentage_agrees(const struct figure *declared, struct amount calculated);
// The light of a percentage.
enum traffic_light traffic_light_of(const struct config *config, struct amount percentage);

#endif
