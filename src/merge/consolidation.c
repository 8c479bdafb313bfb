// SPDX-License-Identifier: MIT
// The order of the steps; see consolidation.h.
#include "merge/consolidation.h"

#include "check/check.h"
#include "check/comparison.h"
#include "check/scale.h"
#include "es/run_texts.h"
#include "merge/accepting.h"
#include "merge/merging.h"

// The latest fiscal year and quarter that any submission reports, unless --corte gives them.
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
        bool is_later =
            record->fiscal_year > *fiscal_year || (record->fiscal_year == *fiscal_year && reported > *quarter);
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

// Consolidates the records of the run at its cutoff.
void consolidate(struct cuadra_run *run, const struct intake *intake, struct consolidation **consolidation)
{
    struct consolidation *result = ARENA_NEW(run->arena, struct consolidation);
    result->fiscal_year = intake->fiscal_year;
    result->cutoff = intake->cutoff;
    result->intake = intake;
    struct merging merging = {
        .run = run, .intake = intake, .result = result, .arena = run->arena, .scratch = arena_child(run->arena)};
    merge_indicators(&merging);
    merge_leaves(&merging);
    merge_alignment(&merging);
    merge_groups(&merging);
    merge_totals(&merging);
    arena_free(merging.scratch);
    *consolidation = result;
}

// Sorts the submissions, checks what counts at the cutoff, and puts all findings in reading order.
static enum cuadra_status judge(struct cuadra_run *run, int32_t fiscal_year, int cutoff, const struct intake **judged)
{
    struct arena *scratch = arena_child(run->arena);
    const struct intake *intake = intake_new(run, fiscal_year, cutoff);
    intake_report(run, intake);
    record_list inside = {0}, counted = {0};
    for (size_t i = 0; i < run->records.count; i++) {
        if (!intake->part_of[i] || intake->part_of[i]->is_outside)
            continue;
        *VECTOR_ADD(scratch, &inside) = run->records.items[i];
        if (intake_counts(intake, i))
            *VECTOR_ADD(scratch, &counted) = run->records.items[i];
    }
    check_records(scratch, &run->config, &inside, cutoff, &run->findings);
    if (run->earlier.count)
        compare_records(scratch, &run->config, &run->earlier, &counted, &run->findings);
    enum cuadra_status status = accepted_apply(run);
    findings_sort(scratch, &run->findings);
    arena_free(scratch);
    *judged = intake;
    return status;
}

// Checks the records; under the guard.
static enum cuadra_status check_run(void *context)
{
    struct cuadra_run *run = context;
    const struct intake *intake;
    return judge(run, run->cutoff_year, run->cutoff_quarter, &intake);
}

// Checks the records read, each submission at the quarter it reports, or all at `cutoff` of the options.
enum cuadra_status cuadra_run_check(cuadra_run *run)
{
    return memory_guard(&run->memory, check_run, run);
}

// Checks and consolidates the records; under the guard.
static enum cuadra_status consolidate_run(void *context)
{
    struct cuadra_run *run = context;
    int32_t fiscal_year;
    int cutoff;
    cutoff_find(run, &fiscal_year, &cutoff);
    const struct intake *intake;
    enum cuadra_status status = judge(run, fiscal_year, cutoff, &intake);
    if (status != CUADRA_OK)
        return status;
    consolidate(run, intake, &run->consolidation);
    if (!run->consolidation->indicators.count)
        return run_fail(run, CUADRA_E_NOTHING_READ, RUN_TEXT_NOTHING_AT_CUTOFF, (int)fiscal_year);
    consolidation_count_findings(run, run->consolidation);
    return CUADRA_OK;
}

// Merges the submissions by axis and objective at the cutoff (of the options, else the latest quarter reported) and
// checks them there.
enum cuadra_status cuadra_run_consolidate(cuadra_run *run)
{
    return memory_guard(&run->memory, consolidate_run, run);
}
