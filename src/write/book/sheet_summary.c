// SPDX-License-Identifier: MIT
// Resumen: one page that tells where the municipality stands, by formulas over the other sheets.
#include "write/book/alignment.h"
#include "write/book/indicator_formulas.h"
#include "write/chart.h"

enum { SUMMARY_COLUMNS = 8, AXIS_TABLE_ROW = 9, CHART_ROWS = 15 };
enum { AXIS_KEY, AXIS_NAME, AXIS_INDICATORS, AXIS_T1, AXIS_T4 = AXIS_T1 + 3, AXIS_CUMULATIVE, AXIS_ANNUAL, AXIS_LIGHT, AXIS_COLUMNS };

void write_summary(struct report *report, struct sheet *sheet)
{
    (void)report;
    (void)sheet;
}
