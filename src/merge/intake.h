// SPDX-License-Identifier: MIT
// What arrived: the parts of each file (one unit, programme, fiscal year and quarter each), which records are one
// indicator over several submissions, and which of them count: of the same quarter, the latest.
#ifndef CUADRA_MERGE_INTAKE_H
#define CUADRA_MERGE_INTAKE_H

#include "merge/catalog.h"
#include "merge/run.h"

// What one file reports of one unit, programme, fiscal year and quarter.
struct part {
    size_t source;       // index in the run's sources
    int32_t fiscal_year; // 0: not found
    int quarter;         // 0 to 4
    struct catalog_entry *unit, *programme;
    int64_t modified; // seconds; INT64_MIN: not known
    bool is_outside;  // of another fiscal year than the cutoff's
    VECTOR(struct pile *) piles;
};

// All records of one indicator.
struct pile {
    size_t number;                          // in reading order
    const struct part *owner[QUARTERS + 1]; // the latest part that reports the quarter; NULL: none
    VECTOR(size_t) records;                 // indexes in the run's records, in reading order
};

struct intake {
    struct catalog *catalog;
    int32_t fiscal_year;         // of the cutoff; 0: each submission its own
    int cutoff;                  // 1 to 4; 0: each submission its own
    VECTOR(struct part *) parts; // in reading order
    VECTOR(struct pile *) piles; // in reading order
    struct part **part_of;       // of each record of the run
    struct pile **pile_of;       // of each record of the run
};

// Sorts the run's records into parts and piles. `fiscal_year` 0: each submission at its own year and quarter.
struct intake *intake_new(struct cuadra_run *run, int32_t fiscal_year, int cutoff);
// Whether a record counts in the consolidation.
bool intake_counts(const struct intake *intake, size_t record);
// Adds the findings that only show across submissions: duplicates, late ones, those of another year, units
// without any; sets the state of the sources.
void intake_report(struct cuadra_run *run, const struct intake *intake);
// Whether `a` is a later submission than `b`: by quarter, then modification, then path.
bool part_is_later(const struct part *a, const struct part *b);

#endif
