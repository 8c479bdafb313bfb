// SPDX-License-Identifier: MIT
// What the sheet Resumen, its charts and the pages share.
#ifndef CUADRA_WRITE_BOOK_SUMMARY_H
#define CUADRA_WRITE_BOOK_SUMMARY_H

#include "write/book/report.h"

enum { WORST = 5 };

// Where Resumen keeps what its charts show; zero-based rows and columns.
struct summary_places {
    int32_t axis_header, axis_first, axis_total; // the table by axis, its row Total
    int32_t charts;                              // row where the charts begin
    int32_t lights, light_column;                // first count of the traffic light
};

// Draws the charts of Resumen.
void summary_charts(struct report *report, struct sheet *sheet, const struct summary_places *places);
// The evaluable indicators furthest behind, lowest first, as indexes; how many there are.
size_t summary_worst(const struct report *report, size_t worst[WORST]);
// How many evaluable indicators have each light.
void summary_count_lights(const struct report *report, size_t counts[LIGHT_COUNT]);

#endif
