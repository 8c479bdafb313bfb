// SPDX-License-Identifier: MIT
// Figures of several periods in one cell: "1=25 2=50 3=75 4=100", "T1: 25 / T2: 30", "Ene-Mar: 4; Abr-Jun: 6". What an
// item says of its period and measure is read like a heading; a cell with an item that says neither gives nothing.
#include "layout/packed.h"

#include "text/figure_text.h"

enum { ITEMS_MAX = 26 };

// One item of a cell.
struct item {
    struct str label, value;
    struct sense sense;
    int number; // the label is a bare number from 1 to 4; 0: it is none
};

// Whether a character parts items.
static bool is_separator(char c)
{
    return c == '/' || c == ';' || c == ',' || c == '|' || c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == '-';
}

// The length of the figure at the front of a text.
static size_t value_length(struct str text)
{
    size_t n = 0;
    while (n < text.n && (text.s[n] == '-' || !is_separator(text.s[n]) ||
                          (text.s[n] == ',' && n + 1 < text.n && text.s[n + 1] >= '0' && text.s[n + 1] <= '9')))
        n++;
    size_t sign = n;
    while (sign < text.n && text.s[sign] == ' ')
        sign++;
    return sign < text.n && text.s[sign] == '%' ? sign + 1 : n;
}

// Cuts the next item off a text; false when there is none.
static bool next_item(struct sheet_view *sheet, struct str *text, struct item *item)
{
    size_t sign = 0;
    while (sign < text->n && text->s[sign] != ':' && text->s[sign] != '=')
        sign++;
    if (sign == text->n)
        return false;
    size_t from = 0;
    while (from < sign && is_separator(text->s[from]))
        from++;
    for (size_t i = from; i < sign; i++) // what follows the figure before, "25 becas / T2", is no label
        from = text->s[i] == '/' || text->s[i] == ';' || text->s[i] == '|' ? i + 1 : from;
    item->label = str_trim(str_slice(*text, from, sign - from));
    struct str rest = str_trim(str_slice(*text, sign + 1, text->n));
    size_t n = value_length(rest);
    item->value = str_slice(rest, 0, n);
    *text = str_slice(rest, n, rest.n);
    bool is_number = item->label.n == 1 && item->label.s[0] >= '1' && item->label.s[0] <= '4';
    item->number = is_number ? item->label.s[0] - '0' : 0;
    item->sense = is_number ? (struct sense){0} : view_text_sense(sheet, item->label);
    return true;
}

// Cuts a text into items; how many, -1 when something of it is left over.
static int cut_items(struct sheet_view *sheet, struct str text, struct item items[ITEMS_MAX])
{
    int count = 0;
    while (count < ITEMS_MAX && next_item(sheet, &text, &items[count]))
        count++;
    for (size_t i = 0; i < text.n; i++)
        if (!is_separator(text.s[i]) && text.s[i] != '.')
            return -1;
    return count;
}

// The place that an item names, PLACE_UNKNOWN when it does not.
static enum figure_place item_place(const struct item *item)
{
    if (item->sense.period)
        return place_of(item->sense.period, item->sense.is_cumulative);
    return item->sense.is_annual ? PLACE_ANNUAL : PLACE_UNKNOWN;
}

// Whether the cell holds figures of several periods.
bool packed_is_one(struct sheet_view *sheet, struct str text)
{
    struct item items[ITEMS_MAX];
    int count = cut_items(sheet, text, items);
    for (int i = 0; i < count; i++)
        if (!items[i].number && !item_place(&items[i]))
            return false;
    return count > 0;
}

// Into how many parts of the year the targets of a record go: its quarters or its halves; 0 when it has none.
static int target_parts(const struct record *record)
{
    bool has[QUARTERS];
    for (int q = 0; q < QUARTERS; q++)
        has[q] = figure_is_number(&record->target.t[q]);
    if (!has[0] && has[1] && !has[2] && has[3])
        return 2;
    return has[0] || has[1] || has[2] || has[3] ? QUARTERS : 0;
}

// The place of an item with a bare number, the `at`th of `count`: targets as the cell lists them (two are the halves
// of the year, one is the year's), actuals as the targets of the row go.
static enum figure_place numbered_place(const struct column *column, const struct record *record,
                                        const struct item *item, int at, int count)
{
    bool is_actual = column->measure == MEASURE_ACTUAL;
    int parts = column->is_quarter ? QUARTERS : is_actual ? target_parts(record) : count;
    if (!parts || item->number != at + 1)
        return PLACE_UNKNOWN;
    if (parts == 1)
        return PLACE_ANNUAL;
    if (parts == 2)
        return item->number <= 2 ? (enum figure_place)(PLACE_T2 + 2 * (item->number - 1)) : PLACE_UNKNOWN;
    return (enum figure_place)(PLACE_T1 + item->number - 1);
}

// Reads the items of a cell into the record, all of them or none.
void packed_read(struct sheet_view *sheet, const struct column *column, const struct cell *cell, struct record *record)
{
    struct item items[ITEMS_MAX];
    struct str text = cell->type == CELL_TEXT ? view_text(sheet, cell) : STR("");
    int count = cut_items(sheet, text, items);
    enum figure_place places[ITEMS_MAX];
    bool is_understood = count > 0;
    for (int i = 0; i < count; i++) {
        places[i] = items[i].number ? numbered_place(column, record, &items[i], i, count) : item_place(&items[i]);
        bool has_measure = items[i].sense.measure || column->measure;
        is_understood = is_understood && places[i] && has_measure;
    }
    if (!is_understood) { // one number for the year, or a finding that it is none
        figure_put(record, column->measure, PLACE_ANNUAL, 0, figure_read(sheet, record->row, column->column, cell));
        return;
    }
    for (int i = 0; i < count; i++) {
        struct cell one = {.column = cell->column, .type = CELL_TEXT, .text = items[i].value};
        enum measure measure = items[i].sense.measure ? items[i].sense.measure : column->measure;
        figure_put(record, measure, places[i], record->quarter, figure_read(sheet, record->row, column->column, &one));
    }
}
