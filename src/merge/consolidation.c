// SPDX-License-Identifier: MIT
// The order of the steps; see consolidation.h.
#include "merge/consolidation.h"

#include "check/scale.h"
#include "merge/merging.h"

void cutoff_find(const struct cuadra_run *run, int32_t *fiscal_year, int *quarter)
{
    *fiscal_year = run->cutoff_year;
    *quarter = run->cutoff_quarter;
    if (*quarter)
        return;
    int32_t latest_planned = 0; // year of records that report nothing yet
    for (size_t i = 0; i < run->records.count; i++) {
        const struct record *record = run->records.items[i];
        int reported = record_reported_quarter(record);
        if (record->fiscal_year > latest_planned)
            latest_planned = record->fiscal_year;
        bool is_later = record->fiscal_year > *fiscal_year ||
                        (record->fiscal_year == *fiscal_year && reported > *quarter);
        if (reported && is_later) {
            *fiscal_year = record->fiscal_year;
            *quarter = reported;
        }
    }
    if (!*quarter) {
        *fiscal_year = latest_planned;
        *quarter = 1;
    }
}

void consolidate(struct cuadra_run *run, const struct intake *intake, struct consolidation **consolidation)
{
    struct consolidation *result = ARENA_NEW(run->arena, struct consolidation);
    result->fiscal_year = intake->fiscal_year;
    result->cutoff = intake->cutoff;
    result->intake = intake;
    struct merging merging = {.run = run,
                              .intake = intake,
                              .result = result,
                              .arena = run->arena,
                              .scratch = arena_child(run->arena)};
    merge_indicators(&merging);
    merge_leaves(&merging);
    merge_alignment(&merging);
    merge_groups(&merging);
    merge_totals(&merging);
    arena_free(merging.scratch);
    *consolidation = result;
}
