// SPDX-License-Identifier: MIT
// Runs the rules of rules.def that look at records. What the reader, the layout or the consolidation find is not
// its business; what a submission says of itself, and of the plan, is.
#ifndef CUADRA_CHECK_CHECK_H
#define CUADRA_CHECK_CHECK_H

#include "record/config.h"
#include "record/record.h"

// Checks the records and adds what is wrong to `findings`. `cutoff` is the quarter (1 to 4) that all are checked
// at, or 0: each at the quarter that its submission reports. Records that no finding may mention (of another
// fiscal year) must not be among them; replaced submissions may. `scratch` is only used during the call.
void check_records(struct arena *scratch, const struct config *config, const record_list *records, int cutoff,
                   struct findings *findings);

// Puts all findings of a run in reading order: files by the bytes of their path, sheets as in the workbook, then
// row, column and rule; what belongs to no place comes last. Sets `order` accordingly.
void findings_sort(struct arena *scratch, struct findings *findings);

#endif
