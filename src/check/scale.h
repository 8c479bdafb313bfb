// SPDX-License-Identifier: MIT
// How the figures of a row are to be read before anything is calculated: which of them are fractions beside
// percentages, and how the quarters accumulate. Both follow from what makes the row's own identities hold.
#ifndef CUADRA_CHECK_SCALE_H
#define CUADRA_CHECK_SCALE_H

#include "check/calculation.h"

// A row's figures with a factor for each group, and the accumulation that fits them.
struct reading {
    double factor[SCALE_GROUPS];
    struct amount target[QUARTERS], actual[QUARTERS], annual_target, cumulative;
    enum accumulation rule;
    bool rule_is_fixed, annual_mismatch;
};

// The quarter up to which the record reports: its heading's, else the last with an actual; 0: none.
int record_reported_quarter(const struct record *record);
// The direction that a record's text names.
enum direction direction_of(const struct record *record);
// Finds the reading of a record.
void read_scale(const struct config *config, const struct record *record, struct reading *reading);

// rule(P1..Pn): unknown when no quarter counts; for suma 0 when the row has figures at all.
struct amount accumulated_target(const struct reading *reading, int n);
// rule(A1..An). `blanks_count`: a blank that was programmed counts as 0, as it does in every total of cuadra.
struct amount accumulated_actual(const struct reading *reading, int n, bool blanks_count);
// Whether the declared cumulative follows from the quarters, blanks counted as 0 or left out.
bool cumulative_agrees(const struct reading *reading, const struct record *record);

#endif
