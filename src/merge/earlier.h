// SPDX-License-Identifier: MIT
// An earlier delivery to compare with: submissions, or a consolidated workbook of cuadra's own.
#ifndef CUADRA_MERGE_EARLIER_H
#define CUADRA_MERGE_EARLIER_H

#include "grid/grid.h"
#include "merge/run.h"

// Adds a record for each row of the sheet Indicadores of a consolidated workbook; false when it has none. All that
// the records hold is copied to the run's arena. The figures are those that counted, so the quarter reported is
// the last one with an actual anywhere.
bool read_consolidated(struct cuadra_run *run, const struct source *source, const struct workbook *workbook,
                       record_list *list);

#endif
