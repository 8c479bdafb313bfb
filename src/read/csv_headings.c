// SPDX-License-Identifier: MIT
// Finding the spans of group headings; see csv_headings.h. Only rows of words over rows of words are looked at, so
// that no figure is ever put under a heading that is not its own.
#include "read/csv_headings.h"

#include <string.h>

// Forgets what a row held.
void heading_row_clear(struct heading_row *row)
{
    memset(row, 0, sizeof *row);
    row->last = -1;
}

// Whether a text is a figure: digits with their signs, perhaps a percentage.
static bool is_figure(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] >= '0' && text.s[i] <= '9')
            digits++;
        else if (!memchr(" .,-%$", text.s[i], 6))
            return false;
    }
    return digits > 0;
}

// Notes a field that holds something.
void heading_row_note(struct heading_row *row, int32_t line, int32_t column, struct str text)
{
    text = str_trim(text);
    if (!text.n || column >= HEADING_COLUMNS)
        return;
    row->line = line;
    row->filled++;
    row->figures += is_figure(text);
    row->labels += text.s[text.n - 1] == ':';
    row->is_filled[column] = true;
    row->from[column] = line + 1;
    if (column > row->last)
        row->last = column;
}

// Whether a row can be one of headings: two or more, not figures, and no label with its value.
static bool is_heading(const struct heading_row *row)
{
    return row->filled > 1 && !row->labels && row->figures * 4 <= row->filled;
}

// The last column that a heading at `column` spans: up to the next heading, or to the last one below.
static int32_t span_end(const struct heading_row *row, const struct heading_row *below, int32_t column)
{
    for (int32_t next = column + 1; next <= row->last; next++)
        if (row->is_filled[next])
            return next - 1;
    return below->last;
}

// Whether a heading stands over several headings: it has blanks beside it, and more than one below.
static bool is_group(const struct heading_row *row, const struct heading_row *below, int32_t column, int32_t *end)
{
    *end = span_end(row, below, column);
    if (!below->is_filled[column])
        return false;
    for (int32_t next = column + 1; next <= *end; next++)
        if (below->is_filled[next])
            return true;
    return false;
}

// Reports the spans across of a row of headings over another; returns how many there are. Where a heading that is no
// group has something below it the rows are data, and nothing is reported.
static size_t spans_across(const struct heading_row *row, const struct heading_row *below, const struct sink *sink)
{
    size_t count = 0;
    int32_t end;
    for (int32_t column = 0; column <= row->last; column++)
        if (row->is_filled[column] && below->is_filled[column] && !is_group(row, below, column, &end))
            return 0;
    for (int32_t column = 0; column <= row->last; column++)
        if (row->is_filled[column] && is_group(row, below, column, &end)) {
            sink->merge(sink->context, &(struct merge){row->line, column, row->line, end});
            count++;
        }
    return count;
}

// Reports the headings of the last row of headings that stand over columns without one: those are theirs.
static void spans_over_blanks(const struct heading_row *row, const struct sink *sink)
{
    for (int32_t column = 0; column < row->last; column++) {
        int32_t end = column;
        while (end < row->last && !row->from[end + 1])
            end++;
        struct merge span = {row->line, column, row->line, end};
        if (row->is_filled[column] && end > column)
            sink->merge(sink->context, &span);
    }
}

// Reports the spans of the headings of a row to the sink, by the row below it: across, over the headings below; and
// down, once the rows of headings end.
void heading_row_spans(const struct heading_row *row, struct heading_row *below, const struct sink *sink)
{
    bool goes_on = is_heading(row) && is_heading(below) && spans_across(row, below, sink) > 0;
    below->is_below = goes_on;
    if (row->is_below && !goes_on)
        spans_over_blanks(row, sink);
    for (int32_t column = 0; column < HEADING_COLUMNS; column++) {
        if (!row->from[column] || (goes_on && below->is_filled[column] && row->is_filled[column]))
            continue;
        struct merge span = {row->from[column] - 1, column, row->line, column};
        if (goes_on && !below->is_filled[column])
            below->from[column] = row->from[column];
        else if (span.row < span.row_to)
            sink->merge(sink->context, &span);
    }
}
