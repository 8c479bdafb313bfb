// SPDX-License-Identifier: MIT
// What was understood, for a terminal.
#include "write/explanation.h"

#include "es/explain_texts.h"
#include "text/fold.h"

enum { PATH_WIDTH = 44, VALUE_BYTES = 90, RANGES_BYTES = 400 };

// "sinónimo", "identidad"; "" for none.
const char *explained_reason(enum reason reason)
{
    static const char *const names[] = {EXPLAIN_REASONS};
    return names[reason];
}

// The name of a row's use in JSON and as class in HTML.
const char *explained_use(enum row_use use)
{
    static const char *const names[USE_COUNT] = {EXPLAIN_USES};
    return names[use];
}

// What a column was taken for: "meta T1", "unidad de medida", "no se entendió".
struct str explained_column(struct arena *arena, const struct column *column)
{
    if (column->is_spare)
        return STR(EXPLAIN_SPARE);
    if (column->place)
        return str_format(arena, "%s %s", measure_shown(column->measure), place_shown(column->place));
    if (column->field)
        return str_of(field_shown(column->field));
    if (column->is_other)
        return STR(EXPLAIN_OTHER);
    return STR(EXPLAIN_NOT_UNDERSTOOD);
}

// The path of a heading, then blanks up to a width. A longer path keeps its end, which tells one column from the next.
static void add_padded(struct buffer *out, struct str text, size_t width)
{
    const struct str ellipsis = STR("… ");
    struct str kept = text;
    if (text_width(text) > width) {
        while (text_width(kept) > width - 2)
            for (kept = str_slice(kept, 1, kept.n); ((unsigned char)kept.s[0] & 0xC0) == 0x80;)
                kept = str_slice(kept, 1, kept.n);
        buffer_add_str(out, ellipsis);
    }
    buffer_add_str(out, kept);
    for (size_t have = text_width(kept) + (kept.n < text.n ? 2 : 0); have < width; have++)
        buffer_add_char(out, ' ');
}

// A value cut to a line's length.
static struct str cut_value(struct str text)
{
    size_t n = text.n < VALUE_BYTES ? text.n : VALUE_BYTES;
    while (n < text.n && n && ((unsigned char)text.s[n] & 0xC0) == 0x80)
        n--;
    return str_slice(text, 0, n);
}

// A1 name of a range.
static struct str range_name(struct arena *arena, int32_t row, int32_t column, int32_t row_to, int32_t column_to)
{
    struct place place = place_of_cell(STR(""), STR(""), row, column);
    place.row_to = row_to;
    place.column_to = column_to;
    return place_cell_name(arena, &place);
}

// One line for each column with a heading or content.
static void add_columns(struct buffer *out, const struct table *table, int held, int failed)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!column->path.n && !column->numbers && !column->texts)
            continue;
        buffer_format(out, EXPLAIN_COLUMN, place_column_name(out->arena, column->column).s);
        add_padded(out, column->path.n ? column->path : STR(EXPLAIN_NO_HEADING), PATH_WIDTH);
        buffer_add_z(out, EXPLAIN_ARROW);
        buffer_add_str(out, explained_column(out->arena, column));
        if (column->why)
            buffer_format(out, EXPLAIN_WHY, explained_reason(column->why),
                          (int)(column_certainty(column, held, failed) * 100 + 0.5));
        buffer_add_char(out, '\n');
    }
}

// The tables of a sheet with what their columns are.
static void add_tables(struct buffer *out, const struct sheet_explanation *sheet)
{
    for (size_t i = 0; i < sheet->reading->tables.count; i++) {
        const struct table *table = &sheet->reading->tables.items[i];
        const char *kind = table->label_column >= 0 ? EXPLAIN_TABLE_LABELS
                           : table->is_money        ? EXPLAIN_TABLE_MONEY
                           : !table->has_figures    ? EXPLAIN_TABLE_UNUSED
                                                    : "";
        struct str range = range_name(out->arena, table->header, table->column, table->data_to - 1, table->column_to);
        buffer_format(out, EXPLAIN_TABLE, range.s, table->header + 1, table->header_to + 1, kind, sheet->held[i],
                      sheet->failed[i]);
        add_columns(out, table, sheet->held[i], sheet->failed[i]);
    }
}

// The labels of the heading blocks with their values.
static void add_headings(struct buffer *out, const struct sheet_explanation *sheet)
{
    bool has_any = false;
    for (size_t i = 0; i < sheet->reading->headings.count; i++) {
        const struct heading *heading = &sheet->reading->headings.items[i];
        if (!heading->field && !heading->sense.measure)
            continue;
        if (!has_any)
            buffer_add_z(out, EXPLAIN_HEADINGS);
        has_any = true;
        struct str cell = range_name(out->arena, heading->row, heading->column, -1, -1);
        const char *shown = heading->field ? field_shown(heading->field) : measure_shown(heading->sense.measure);
        buffer_format(out, EXPLAIN_HEADING, cell.s, shown);
        buffer_add_str(out, heading->value.n ? cut_value(heading->value) : STR(EXPLAIN_BLANK));
        if (heading->name.n) {
            buffer_add_char(out, ' ');
            buffer_add_str(out, cut_value(heading->name));
        }
        buffer_add_char(out, '\n');
    }
}

// The rows of one use as ranges: "12-14, 20".
static void add_row_ranges(struct buffer *out, const struct sheet_reading *reading, enum row_use use)
{
    static const char *const shown[USE_COUNT] = {EXPLAIN_USES_SHOWN};
    struct buffer ranges = {.arena = out->arena};
    int32_t from = -2, to = -2;
    for (size_t i = 0; i <= reading->rows.count; i++) {
        bool is_end = i == reading->rows.count;
        int32_t row = is_end ? -1 : reading->rows.items[i].row;
        if (!is_end && reading->rows.items[i].use != use)
            continue;
        if (!is_end && (row == to || row == to + 1)) {
            to = row;
            continue;
        }
        if (from >= 0 && ranges.n < RANGES_BYTES) {
            buffer_add_z(&ranges, ranges.n ? ", " : "");
            buffer_format(&ranges, from == to ? "%d" : "%d-%d", from + 1, to + 1);
        }
        from = to = row;
    }
    if (ranges.n)
        buffer_format(out, EXPLAIN_ROW_GROUP, shown[use], buffer_str(&ranges).s);
}

// What the layouts bid, where none won and some came near.
static void add_near(struct buffer *out, const struct sheet_explanation *sheet)
{
    for (size_t i = 0; i < sheet->bids.count; i++) {
        const struct layout_bid *bid = &sheet->bids.items[i];
        if (bid->met > 0 && bid->layout != sheet->view->layout && bid->met * 2 >= bid->clues)
            buffer_format(out, EXPLAIN_NEAR, STR_ARG(bid->layout->name), bid->met, bid->clues, bid->layout->minimum);
    }
}

// How a sheet was read.
static void add_state(struct buffer *out, const struct sheet_explanation *sheet)
{
    const struct sheet_reading *reading = sheet->reading;
    const struct layout *layout = sheet->view->layout;
    if (reading->is_hidden)
        buffer_add_z(out, EXPLAIN_HIDDEN);
    else if (!reading->is_filled)
        buffer_add_z(out, EXPLAIN_EMPTY);
    else if (reading->is_left_out)
        buffer_format(out, EXPLAIN_REPEATED, STR_ARG(reading->repeats));
    else if (!layout && !reading->records.count && !reading->left_out)
        buffer_add_z(out, EXPLAIN_NO_RECORDS);
    else if (!layout)
        buffer_add_z(out, EXPLAIN_DICTIONARY);
    for (size_t i = 0; layout && !reading->is_left_out && i < sheet->bids.count; i++)
        if (sheet->bids.items[i].layout == layout && sheet->bids.items[i].met < layout->minimum)
            buffer_format(out, EXPLAIN_BY_CODE, STR_ARG(layout->name));
        else if (sheet->bids.items[i].layout == layout)
            buffer_format(out, EXPLAIN_LAYOUT, STR_ARG(layout->name), sheet->bids.items[i].met,
                          sheet->bids.items[i].clues);
}

// Adds the explanation of a file as text for a person.
void explanation_add_text(struct buffer *text, const struct source *source, const struct explanation *explanation,
                          const struct findings *findings)
{
    buffer_format(text, EXPLAIN_FILE, STR_ARG(source->name));
    for (size_t i = 0; i < explanation->sheets.count; i++) {
        const struct sheet_explanation *sheet = &explanation->sheets.items[i];
        if (sheet->view->grid->has_name)
            buffer_format(text, EXPLAIN_SHEET, STR_ARG(sheet->view->grid->name));
        else
            buffer_add_z(text, EXPLAIN_ONLY_SHEET);
        add_state(text, sheet);
        add_near(text, sheet);
        add_headings(text, sheet);
        add_tables(text, sheet);
        if (sheet->reading->rows.count)
            buffer_add_z(text, EXPLAIN_ROWS);
        for (int use = 0; use < USE_COUNT; use++)
            add_row_ranges(text, sheet->reading, (enum row_use)use);
    }
    buffer_format(text, EXPLAIN_TOTALS, explanation->records.count, findings->count);
    for (const struct finding *finding = findings->first; finding; finding = finding->next) {
        struct str cell = place_cell_name(text->arena, &finding->place);
        struct str where =
            finding->place.sheet.n ? str_format(text->arena, "%.*s!%s", STR_ARG(finding->place.sheet), cell.s) : cell;
        buffer_format(text, EXPLAIN_FINDING, severity_name(finding->severity), where.s,
                      finding_sentence(text->arena, finding).s);
    }
}
