// SPDX-License-Identifier: MIT
// What changed since an earlier delivery: quarters already reported, targets, indicators that came or went.
#ifndef CUADRA_CHECK_COMPARISON_H
#define CUADRA_CHECK_COMPARISON_H

#include "record/config.h"
#include "record/record.h"

// Adds the findings on `now` against `before`. Indicators are the same by fiscal year, unit, programme, level and
// key (without key, or where one file has that key twice: its name), after [equivalencias]. A unit and programme
// that only one side has is not compared: a submission that is missing is another finding.
void compare_records(struct arena *scratch, const struct config *config, const record_list *before,
                     const record_list *now, struct findings *findings);

#endif
