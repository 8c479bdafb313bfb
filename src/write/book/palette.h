// SPDX-License-Identifier: MIT
// The looks of the consolidated workbook: a few colours, one type scale, and the styles made of them.
#ifndef CUADRA_WRITE_BOOK_PALETTE_H
#define CUADRA_WRITE_BOOK_PALETTE_H

#include "check/calculation.h"
#include "write/workbook.h"

// What a cell is.
enum look {
    LOOK_TEXT,    // one line
    LOOK_WRAPPED, // text that may take more lines
    LOOK_CODE,    // a key: text, centred
    LOOK_LINK,
    LOOK_COUNT_OF, // how many
    LOOK_FIGURE_0,
    LOOK_FIGURE_1,
    LOOK_FIGURE_2,
    LOOK_FIGURE_3,
    LOOK_FIGURE_4, // by decimals
    LOOK_PERCENT,
    LOOK_LIGHT, // the word of the traffic light
    LOOK_KINDS
};

// In which row.
enum row_kind { ROW_PLAIN, ROW_LONG, ROW_AXIS, ROW_TOTAL, ROW_KINDS }; // ROW_LONG: of long texts, all at the top

struct palette {
    int32_t main, second, tint, ink, soft_ink, line, white; // colours
    struct style title, subtitle, note, header, label, big, small;
    struct style looks[ROW_KINDS][LOOK_KINDS];
    struct style lights[LIGHT_COUNT]; // fill and ink of the traffic light's words
    int32_t light_marks[LIGHT_COUNT]; // its colours in charts
};

// Fills the palette from [diseno] of cuadra.ini over the defaults.
void palette_make(const struct config *config, struct palette *palette);
// The style of a cell.
const struct style *palette_look(const struct palette *palette, enum row_kind row, enum look look);
// The style of a figure with the decimals it needs.
const struct style *palette_figure(const struct palette *palette, enum row_kind row, int decimals);
// Black or white, whichever reads better on a colour.
int32_t readable_on(int32_t colour);
// A colour mixed with white: 0 stays, 100 is white.
int32_t lighter(int32_t colour, int percent);
// The font of [diseno], or the default.
const char *palette_font(struct arena *arena, const struct config *config);

#endif
