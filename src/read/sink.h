// SPDX-License-Identifier: MIT
// What a reader reports while it reads, and the one place where its consumers (the grid, the listing of
// cells, their summary) plug in. A reader knows no consumer; a consumer knows no container.
#ifndef CUADRA_READ_SINK_H
#define CUADRA_READ_SINK_H

#include "grid/grid.h"

// A sheet that begins.
struct sheet_head {
    struct str name; // lives as long as the arena of the reading
    bool has_name;   // false in containers without sheets
    bool is_chart;   // a sheet without cells by its nature
    enum sheet_visibility visibility;
};

// One cell that holds something, in any order within its sheet; the last report of a place counts.
struct sink_cell {
    int32_t row;
    struct cell cell;     // its text is only valid during the call, unless text_lasts
    bool text_lasts;      // the text lives as long as the arena of the reading
    uint32_t *characters; // where who counts the text's characters may keep how many, 0 until then; or NULL
    struct str literal;   // a number's digits as they stand in the file, when they are at most 15 and a JSON
                          // number; else .n is 0
};

struct sink {
    void *context;
    // A sheet begins; the calls after it, up to sheet_ends, belong to it.
    void (*sheet_begins)(void *context, const struct sheet_head *sheet);
    void (*cell)(void *context, const struct sink_cell *cell);
    // A hidden row. It may come before or after its cells.
    void (*hidden_row)(void *context, int32_t row);
    void (*merge)(void *context, const struct merge *merge);
    void (*sheet_ends)(void *context);
};

// A sink that fills `workbook` with what it is told; both live in `arena`.
struct sink grid_sink(struct arena *arena, struct workbook *workbook);

#endif
