// SPDX-License-Identifier: MIT
// What the steps of joining a budget share.
#ifndef CUADRA_MERGE_BUDGET_JOIN_H
#define CUADRA_MERGE_BUDGET_JOIN_H

#include "base/map.h"
#include "merge/budget.h"
#include "merge/budget_sheet.h"

struct budgeting {
    struct cuadra_run *run;
    struct arena *scratch;
    struct budget *budget;
    budget_lines lines;
    struct map *by_key; // of a programme -> its number
};

// Finds for each programme on one side only the one on the other side that is most like it.
void budget_find_nearest(struct budgeting *budgeting);
// Adds the findings.
void budget_report(struct budgeting *budgeting);

#endif
