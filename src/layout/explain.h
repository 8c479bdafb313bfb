// SPDX-License-Identifier: MIT
// What was understood of a workbook, for a person to confirm: the same reading as layout_extract(), with its reasons.
#ifndef CUADRA_LAYOUT_EXPLAIN_H
#define CUADRA_LAYOUT_EXPLAIN_H

#include "layout/extract.h"

// How many clues of a layout a sheet meets.
struct layout_bid {
    const struct layout *layout;
    int32_t met, clues; // met -1: excluded
};

// One sheet.
struct sheet_explanation {
    struct sheet_view *view;
    struct sheet_reading *reading;
    VECTOR(struct layout_bid) bids;
    int *held, *failed; // identities of the rows of each table
};

struct explanation {
    VECTOR(struct sheet_explanation) sheets;
    record_list records;
};

// Reads the workbook and keeps what was understood, all in `arena`.
void layout_explain(const struct extraction *extraction, struct explanation *explanation);
// How sure a column is, 0 to 1.
double column_certainty(const struct column *column, int held, int failed);

#endif
