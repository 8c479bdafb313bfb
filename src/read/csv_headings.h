// SPDX-License-Identifier: MIT
// Group headings of a text. A workbook saved as text loses its merged cells: a heading that spanned several
// columns stands over the first of them, with blanks beside it. This finds the columns that it spanned, by the
// headings that stand below.
#ifndef CUADRA_READ_CSV_HEADINGS_H
#define CUADRA_READ_CSV_HEADINGS_H

#include "read/sink.h"

enum { HEADING_COLUMNS = 512 };

// What a record holds.
struct heading_row {
    int32_t line;
    uint32_t filled, figures, labels; // fields that hold something; those that are digits; those that end in a colon
    int32_t last;                     // last column that holds something, -1: none
    bool is_filled[HEADING_COLUMNS];
    int32_t from[HEADING_COLUMNS]; // line where the heading of the column stands, one more than it; 0: none
    bool is_below;                 // it stands below group headings
};

// Forgets what a row held.
void heading_row_clear(struct heading_row *row);
// Notes a field that holds something.
void heading_row_note(struct heading_row *row, int32_t line, int32_t column, struct str text);
// Reports the spans of the headings of a row to the sink, by the row below it: across, over the headings below; and
// down, once the rows of headings end.
void heading_row_spans(const struct heading_row *row, struct heading_row *below, const struct sink *sink);

#endif
