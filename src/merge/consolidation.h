// SPDX-License-Identifier: MIT
// The municipality's figures at a cutoff: indicators merged over submissions, their alignment to the plan, and
// the groups by axis, objective, programme and unit. Everything here can be recomputed by hand from
// Metodología.
#ifndef CUADRA_MERGE_CONSOLIDATION_H
#define CUADRA_MERGE_CONSOLIDATION_H

#include "check/calculation.h"
#include "merge/run.h"

// An indicator as it stands after merging.
struct indicator {
    const struct record *record;     // the latest submission's; every text that it lacks comes from an earlier one
    struct named_key unit, programme; // names completed from cuadra.ini or other submissions
    named_keys axes, objectives, lines;
    struct text_field texts[TEXT_COUNT];
    enum level level;
    struct str key;
    struct calculation calculation;
    struct amount weight;            // 1 unless [calculo] ponderacion
    bool is_evaluable;               // a leaf
    bool is_percentage;              // its unit says so, or its targets have a percent format
    const struct record *target_origin[QUARTERS], *actual_origin[QUARTERS]; // which submission gave the figure
};

// One row of Alineación: an indicator under one objective of one axis. Group numbers index the group arrays.
struct alignment {
    size_t indicator;                // index in indicators
    size_t axis, objective, programme, unit; // index in the group arrays
    bool counts_in_axis, counts_in_total;    // first row of the indicator there
};

enum group_kind { GROUP_AXIS, GROUP_OBJECTIVE, GROUP_PROGRAMME, GROUP_UNIT, GROUP_TOTAL };
enum delivery { DELIVERED, DELIVERED_LATE, NOT_DELIVERED };

struct group {
    enum group_kind kind;
    struct named_key key;            // key .s NULL for Sin eje, Sin objetivo
    size_t axis;                     // of an objective: index of its axis
    size_t indicators, evaluated, programmes, units;
    struct amount percentage[QUARTERS], cumulative, annual, annual_uncapped;
    enum traffic_light light;
    enum delivery delivery;          // of a unit
    size_t errors, warnings;         // findings of a unit
};

// A row of Totales.
struct total_row {
    size_t axis, objective;          // indexes
    struct str unit_of_measure;
    bool is_mean;                    // Cálculo: promedio
    size_t indicators;
    struct amount target[QUARTERS], annual_target, actual[QUARTERS], annual_actual;
    struct amount percentage[QUARTERS], annual_percentage;
};

struct consolidation {
    int32_t fiscal_year;
    int cutoff;                      // 1 to 4
    VECTOR(struct indicator) indicators;   // reading order
    VECTOR(struct alignment) alignments;   // by indicator, then axis and objective in their order
    VECTOR(struct group) axes, objectives, programmes, units; // in the order of the sheets
    struct group total;
    VECTOR(struct total_row) totals;
    size_t units_expected, units_delivered;
};

// Consolidates the records of the run at its cutoff; adds the findings that only show across submissions.
void consolidate(struct cuadra_run *run, int32_t fiscal_year, int cutoff, struct consolidation **consolidation);

#endif
