// SPDX-License-Identifier: MIT
// The tables of a web page as one sheet without a name: rows in order, spans as merges, headings between the
// tables as rows of their own. Values are the texts; where a program left the number beside it, the number.
#include "read/html.h"

#include "base/decimal.h"
#include "es/cell_errors.h"
#include "read/containers.h"
#include "read/delimited.h"
#include "read/number_format.h"
#include "read/reference.h"
#include "text/decode.h"

#include <math.h>
#include <string.h>

enum { MOST_NESTED = 64 };

// A table that is open; another may begin inside its cell.
struct open_table {
    int32_t column; // of the cell at hand
    bool in_row, in_cell;
};

// State while reading.
struct page {
    struct reading *reading;
    struct open_table tables[MOST_NESTED];
    size_t nested;         // how many are open
    int32_t row;           // the next one to begin
    int32_t first_column;  // where the innermost table begins
    VECTOR(int32_t) taken; // by column: the first row that no span from above covers
    struct buffer text;    // of the cell or paragraph at hand
    bool after_blank;
    int32_t row_span, column_span;
    bool has_number; // a program left the number in an attribute
    double number;
    struct number_format format; // and its format
    bool has_cells;
};

// Adds text with its blanks collapsed.
static void add_text(struct page *page, struct str text)
{
    size_t limit = (size_t)page->reading->options->limits.string_bytes;
    for (size_t i = 0; i < text.n && page->text.n < limit; i++) {
        bool is_blank = text.s[i] == ' ' || text.s[i] == '\t' || text.s[i] == '\n' || text.s[i] == '\r';
        if (!is_blank)
            buffer_add_char(&page->text, text.s[i]);
        else if (!page->after_blank)
            buffer_add_char(&page->text, ' ');
        page->after_blank = is_blank;
    }
}

// A line end inside a cell or paragraph.
static void add_line_end(struct page *page)
{
    if (page->text.n && page->text.data[page->text.n - 1] == ' ')
        page->text.n--;
    if (page->text.n)
        buffer_add_char(&page->text, '\n');
    page->after_blank = true;
}

// Begins to collect a text.
static void clear_text(struct page *page)
{
    page->text.n = 0;
    page->after_blank = true;
}

// Fills a cell from its text, or from the number beside it.
static void fill(struct page *page, struct sink_cell *cell, struct str text)
{
    int decimals;
    struct str code = cell_error_code(text);
    cell->cell.decimals = -1;
    if (page->has_number) {
        cell->cell.type = CELL_NUMBER;
        cell->cell.number = page->number;
        cell->cell.kind = page->format.kind;
        cell->cell.decimals = page->format.decimals;
    } else if (number_is_safe(text, false, &cell->cell.number, &decimals)) {
        cell->cell.type = CELL_NUMBER;
        cell->cell.decimals = (int8_t)decimals;
    } else {
        cell->cell.type = code.n ? CELL_ERROR : CELL_TEXT;
        cell->cell.text = code.n ? code : text;
    }
}

// Reports a cell unless it is blank; false when reading is to end.
static bool report(struct page *page, int32_t row, int32_t column)
{
    struct str text = str_trim(buffer_str(&page->text));
    struct sink_cell cell = {.row = row, .cell.column = column};
    if (!text.n && !page->has_number)
        return true;
    if (row >= SHEET_ROWS || column >= SHEET_COLUMNS)
        return reading_refuse(page->reading, REFUSAL_BAD_REFERENCE, STR(""));
    fill(page, &cell, text);
    page->has_cells = true;
    return reading_cell(page->reading, &cell);
}

// Makes room in the list of columns that spans cover.
static void reach_column(struct page *page, int32_t column)
{
    while (page->taken.count <= (size_t)column)
        *VECTOR_ADD(page->reading->scratch, &page->taken) = 0;
}

// Ends the cell at hand: reports it and its merge, and marks what it covers.
static bool end_cell(struct page *page)
{
    struct open_table *table = &page->tables[page->nested - 1];
    int32_t row = page->row - 1, column = table->column;
    table->in_cell = false;
    bool goes_on = report(page, row, column);
    if (page->column_span > SHEET_COLUMNS - column)
        page->column_span = SHEET_COLUMNS - column;
    if (page->row_span > SHEET_ROWS - row)
        page->row_span = SHEET_ROWS - row;
    if (goes_on && page->column_span > 0 && page->row_span > 0) {
        reach_column(page, column + page->column_span - 1);
        for (int32_t i = 0; i < page->column_span; i++)
            page->taken.items[column + i] = row + page->row_span;
        struct merge merge = {row, column, row + page->row_span - 1, column + page->column_span - 1};
        if (page->column_span > 1 || page->row_span > 1)
            page->reading->sink.merge(page->reading->sink.context, &merge);
    }
    table->column = column + page->column_span;
    clear_text(page);
    page->has_number = false;
    return goes_on;
}

// A span of an attribute: 1 unless it says more.
static int32_t span_of(const struct html_token *token, const char *name, int32_t most)
{
    struct str text = str_trim(html_attribute(token, name));
    int32_t span = 0;
    for (size_t i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '9' && span < most; i++)
        span = span * 10 + (text.s[i] - '0');
    return span < 1 ? 1 : span > most ? most : span;
}

// Takes the number that LibreOffice (sdval, sdnum) or Excel (x:num, mso-number-format) left in the tag.
static void take_number(struct page *page, const struct html_token *token)
{
    struct str value = html_attribute(token, "sdval"), number = html_attribute(token, "sdnum");
    struct str style = html_attribute(token, "style");
    if (!value.n)
        value = html_attribute(token, "x:num");
    page->format = (struct number_format){NUMBER_PLAIN, -1};
    page->has_number = value.n && decimal_parse(value.s, value.n, &page->number) && isfinite(page->number);
    size_t at = str_find(style, STR("mso-number-format:"));
    if (number.n) { // "1033;0;0.00%": two languages, then the code
        for (int i = 0; i < 2 && number.n; i++) {
            size_t semicolon = str_find(number, STR(";"));
            number = semicolon == SIZE_MAX ? STR("") : str_slice(number, semicolon + 1, number.n);
        }
        page->format = number_format_of_code(number);
    } else if (at != SIZE_MAX) {
        struct buffer code = {.arena = page->reading->scratch};
        for (at += strlen("mso-number-format:"); at < style.n && style.s[at] != ';'; at++)
            if (style.s[at] != '\\' && style.s[at] != '"')
                buffer_add_char(&code, style.s[at]);
        page->format = str_is(buffer_str(&code), "Percent") ? (struct number_format){NUMBER_PERCENT, 2}
                                                            : number_format_of_code(buffer_str(&code));
    }
}

// The text outside cells ends: it is a row of its own.
static bool end_paragraph(struct page *page)
{
    struct str text = str_trim(buffer_str(&page->text));
    page->has_number = false;
    bool goes_on = !text.n || page->row >= SHEET_ROWS || report(page, page->row++, 0);
    clear_text(page);
    return goes_on;
}

// A row begins in the innermost table; the one before ends.
static bool begin_row(struct page *page)
{
    struct open_table *table = &page->tables[page->nested - 1];
    if (table->in_cell ? !end_cell(page) : !end_paragraph(page))
        return false;
    if (page->row >= SHEET_ROWS)
        return reading_refuse(page->reading, REFUSAL_BAD_REFERENCE, STR(""));
    page->row++;
    table->in_row = true;
    table->column = 0;
    clear_text(page);
    return true;
}

// A cell begins; the one before ends, and a row begins when the page forgot to say so.
static bool begin_cell(struct page *page, const struct html_token *token)
{
    struct open_table *table = &page->tables[page->nested - 1];
    if (table->in_cell && !end_cell(page))
        return false;
    if (!table->in_row && !begin_row(page))
        return false;
    while ((size_t)table->column < page->taken.count && page->taken.items[table->column] >= page->row)
        table->column++;
    if (table->column >= SHEET_COLUMNS)
        return reading_refuse(page->reading, REFUSAL_BAD_REFERENCE, STR(""));
    table->in_cell = true;
    page->column_span = span_of(token, "colspan", SHEET_COLUMNS);
    page->row_span = span_of(token, "rowspan", 65534);
    take_number(page, token);
    add_line_end(page); // what stood between cells, where nothing should, goes with this one
    return true;
}

// A table begins, perhaps inside a cell of another: then the text before it stays in that cell.
static bool begin_table(struct page *page)
{
    bool goes_on = true;
    if (page->nested && page->tables[page->nested - 1].in_cell)
        goes_on = end_cell(page);
    else
        goes_on = end_paragraph(page);
    if (!goes_on || page->nested == MOST_NESTED)
        return goes_on && reading_refuse(page->reading, REFUSAL_XML_DEPTH, STR(""));
    page->tables[page->nested++] = (struct open_table){0};
    page->taken.count = 0;
    return true;
}

// The innermost table ends; what follows in the row around it begins a new one.
static bool end_table(struct page *page)
{
    struct open_table *table = &page->tables[page->nested - 1];
    bool goes_on = table->in_cell ? end_cell(page) : end_paragraph(page);
    page->nested--;
    page->taken.count = 0;
    if (page->nested)
        page->tables[page->nested - 1].in_row = page->tables[page->nested - 1].in_cell = false;
    clear_text(page);
    return goes_on;
}

// Whether a tag ends a line.
static bool is_block(struct str name)
{
    static const char *const blocks[] = {"p",  "div", "br", "h1", "h2", "h3",      "h4",     "h5",
                                         "h6", "li",  "hr", "ul", "ol", "caption", "center", "body"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (str_is(name, blocks[i]))
            return true;
    return false;
}

// Takes note of a page that is an output of cuadra's own.
static void see_meta(struct reading *reading, const struct html_token *token)
{
    if (str_is(html_attribute(token, "name"), "generator") && str_is(html_attribute(token, "content"), HTML_GENERATOR))
        reading->workbook->is_own = true;
}

// Takes a tag; false when reading is to end.
static bool take_tag(struct page *page, const struct html_token *token)
{
    bool begins = token->kind == HTML_START_TAG;
    struct open_table *table = page->nested ? &page->tables[page->nested - 1] : NULL;
    if (str_is(token->name, "table"))
        return begins ? begin_table(page) : !table || end_table(page);
    if (table && str_is(token->name, "tr")) {
        if (begins)
            return begin_row(page);
        table->in_row = false;
        return !table->in_cell || end_cell(page);
    }
    if (table && (str_is(token->name, "td") || str_is(token->name, "th"))) {
        if (begins)
            return begin_cell(page, token);
        return !table->in_cell || end_cell(page);
    }
    if (begins && str_is(token->name, "meta"))
        see_meta(page->reading, token);
    if (!is_block(token->name))
        return true;
    if (!table || !table->in_cell)
        return end_paragraph(page);
    add_line_end(page);
    return true;
}

// The page in UTF-8: what it declares holds where it can be true, else what its bytes say.
static bool decode_page(struct reading *reading, struct str bytes, struct decoding *decoding)
{
    struct str declared = html_declared_charset(str_slice(bytes, 0, INPUT_HEAD));
    const char *wanted = reading->options->encoding;
    if (!wanted && declared.n && !str_starts(bytes, STR("\xEF\xBB\xBF")) && !memchr(bytes.s, '\0', bytes.n)) {
        if (decode_text(reading->scratch, bytes, str_z(reading->scratch, declared), decoding) && !decoding->lost)
            return true;
    }
    return decode_text(reading->scratch, bytes, wanted, decoding);
}

// Bids on what looks like a page at its beginning.
int html_bid(struct reading *reading)
{
    static const char *const marks[] = {"<html", "<table", "<!doctype html", "<body", "<head", "<meta"};
    char ascii[1024];
    size_t n = 0;
    struct str head = input_head(reading->input);
    if (reading->package)
        return 0;
    for (size_t i = 0; i < head.n && n < sizeof ascii; i++)
        if (head.s[i])
            ascii[n++] = (char)(head.s[i] >= 'A' && head.s[i] <= 'Z' ? head.s[i] + 32 : head.s[i]);
    struct str text = {ascii, n};
    size_t first = 0;
    while (first < n && ((unsigned char)ascii[first] > 0x7F || ascii[first] <= ' '))
        first++;
    if (first == n || ascii[first] != '<')
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(text, str_of(marks[i])) != SIZE_MAX)
            return 50;
    return 0;
}

// Reads the page.
void html_read(struct reading *reading)
{
    struct str bytes;
    struct decoding decoding;
    if (!input_load(reading->input, &bytes)) {
        reading_refuse(reading, REFUSAL_READ_ERROR, STR(""));
        return;
    }
    if (!decode_page(reading, bytes, &decoding)) {
        reading_refuse(reading, REFUSAL_UNKNOWN, STR(""));
        return;
    }
    reading->source->encoding = str_copy(reading->arena, str_of(decoding.encoding));
    reading->source->confidence = decoding.confidence;
    struct page page = {.reading = reading, .text.arena = reading->scratch, .after_blank = true};
    struct html_tokens tokens;
    html_tokens_init(&tokens, reading->scratch, decoding.text);
    reading->sink.sheet_begins(reading->sink.context, &(struct sheet_head){.name = STR("")});
    bool goes_on = true;
    for (const struct html_token *token = html_next(&tokens); goes_on && token->kind != HTML_END;
         token = html_next(&tokens)) {
        if (token->kind == HTML_TEXT)
            add_text(&page, token->text);
        else
            goes_on = take_tag(&page, token);
    }
    while (goes_on && page.nested)
        goes_on = end_table(&page);
    if (goes_on && end_paragraph(&page) && !page.has_cells)
        reading_refuse(reading, REFUSAL_NO_SHEETS, STR(""));
    reading->sink.sheet_ends(reading->sink.context);
}
