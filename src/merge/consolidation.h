// SPDX-License-Identifier: MIT
// The municipality's figures at a cutoff: indicators merged over submissions, their alignment to the plan, and
// the groups by axis, objective, programme and unit. Everything here can be recomputed by hand from
// Metodología.
#ifndef CUADRA_MERGE_CONSOLIDATION_H
#define CUADRA_MERGE_CONSOLIDATION_H

#include "check/calculation.h"
#include "merge/run.h"

struct intake; // merge/intake.h

// An indicator as it stands after merging.
struct indicator {
    const struct record *record;        // of the latest submission; what that lacks comes from an earlier one
    struct named_key unit, programme;   // names completed from cuadra.ini or other submissions
    named_keys axes, objectives, lines; // completed; axes without those outside [ejes]
    const struct text_field *texts;     // of the record
    enum level level;
    struct str key; // .s NULL: none
    struct calculation calculation;
    double weight;                      // 1 unless [calculo] ponderacion
    bool is_evaluable;                  // a leaf
    bool is_percentage;                 // its unit says so, or its targets have a percent format
    struct str unit_of_measure;         // of the variables, where given; .s NULL: none
    size_t programme_group, unit_group; // indexes in the group arrays
    const struct record *target_origin[QUARTERS],
        *actual_origin[QUARTERS]; // which submission gave the figure; NULL: none
};

// One row of Alineación: an indicator under one objective of one axis. Group numbers index the group arrays.
struct alignment {
    size_t indicator;                        // index in indicators
    size_t axis, objective, programme, unit; // index in the group arrays; the objective's group is of that axis
    bool counts_in_axis, counts_in_total;    // first row of the indicator there
};

enum group_kind { GROUP_AXIS, GROUP_OBJECTIVE, GROUP_PROGRAMME, GROUP_UNIT, GROUP_TOTAL };
enum delivery { DELIVERED, DELIVERED_LATE, NOT_DELIVERED };

struct group {
    enum group_kind kind;
    struct named_key key; // key and name .s NULL for Sin eje, Sin objetivo, and what names no programme or unit
    size_t axis;          // of an objective: index of its axis
    size_t indicators, evaluated, programmes, units;
    struct amount percentage[QUARTERS], cumulative, annual; // means of capped percentages
    struct amount annual_uncapped;
    enum traffic_light light;
    enum delivery delivery;  // of a unit
    bool is_expected;        // a unit of [unidades]
    size_t errors, warnings; // findings of a unit, set by consolidation_count_findings()
};

// A row of Totales.
struct total_row {
    size_t axis, objective;     // indexes
    struct str unit_of_measure; // .s NULL: none
    bool is_mean;               // Cálculo: promedio
    size_t indicators;
    struct amount target[QUARTERS], annual_target, actual[QUARTERS], annual_actual;
    struct amount percentage[QUARTERS], annual_percentage;
};

typedef VECTOR(struct group) groups;

struct consolidation {
    int32_t fiscal_year;
    int cutoff;                                 // 1 to 4
    VECTOR(struct indicator) indicators;        // reading order
    VECTOR(struct alignment) alignments;        // by indicator, then axis and objective in their order
    groups axes, objectives, programmes, units; // in the order of the sheets; what has no key last
    struct group total;
    VECTOR(struct total_row) totals;
    size_t units_expected, units_delivered; // of [unidades] where given
    const struct intake *intake;
};

// Consolidates the records of the run at its cutoff. Says nothing: intake_report() does.
void consolidate(struct cuadra_run *run, const struct intake *intake, struct consolidation **consolidation);
// The latest fiscal year and quarter that any submission reports, unless --corte gives them. Quarter 1 where
// nothing is reported.
void cutoff_find(const struct cuadra_run *run, int32_t *fiscal_year, int *quarter);
// Sets the errors and warnings of the units, once all findings are there.
void consolidation_count_findings(const struct cuadra_run *run, struct consolidation *consolidation);
// The percentage as it counts in means: not above the cap of [calculo].
struct amount capped_percentage(const struct config *config, struct amount percentage);

#endif
