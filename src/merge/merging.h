// SPDX-License-Identifier: MIT
// The steps of a consolidation, one file each, and what they share while it is made.
#ifndef CUADRA_MERGE_MERGING_H
#define CUADRA_MERGE_MERGING_H

#include "merge/consolidation.h"
#include "merge/intake.h"

struct merging {
    struct cuadra_run *run;
    const struct intake *intake;
    struct consolidation *result;
    struct arena *arena;       // of what stays
    struct arena *scratch;     // of what goes with the merging
    const struct part **parts; // of each indicator: the part of its latest record
};

// Makes the indicators out of the piles.
void merge_indicators(struct merging *merging);
// Marks the leaves.
void merge_leaves(struct merging *merging);
// Sets the axes and objectives of each indicator, makes the rows of Alineación and the groups they point to.
void merge_alignment(struct merging *merging);
// Calculates the groups.
void merge_groups(struct merging *merging);
// Makes the rows of Totales.
void merge_totals(struct merging *merging);

#endif
