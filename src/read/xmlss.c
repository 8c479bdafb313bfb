// SPDX-License-Identifier: MIT
// SpreadsheetML 2003, one XML file with everything in it (Microsoft's "XML Spreadsheet Reference"). Whether a
// sheet is hidden stands after its cells, so a first pass collects that.
#include "read/containers.h"

#include "base/decimal.h"
#include "base/map.h"
#include "read/iso_date.h"
#include "read/number_format.h"
#include "read/reference.h"
#include "read/xml_file.h"

#include <math.h>

// Columns with a style of their own.
struct column_style {
    int32_t first, last;
    struct number_format format;
};

enum data_type { DATA_STRING, DATA_NUMBER, DATA_DATE, DATA_BOOLEAN, DATA_ERROR };

// State of both passes.
struct book {
    struct reading *reading;
    struct xml_parser *parser;
    VECTOR(enum sheet_visibility) visibility; // by sheet
    size_t sheet;                             // how many have begun
    struct sheet_head head;
    struct map *styles; // ID -> struct number_format
    struct number_format *style;
    VECTOR(struct column_style) columns;
    int32_t next_row, row, row_span, next_column, column, next_styled;
    struct number_format row_format, format;
    bool row_has_format, in_table, in_row, in_cell, in_data, is_formula, has_data;
    unsigned skipped; // depth inside an element of no interest
    unsigned markup;  // depth of markup inside a value
    enum data_type type;
    struct buffer text;
};

// An attribute, with the prefix or without.
static struct str attribute(const struct xml_element *element, const char *local)
{
    struct str value = xml_attribute(element, SPACE_2003, local);
    return value.s ? value : xml_attribute(element, SPACE_NONE, local);
}

// A count of an attribute, `otherwise` without it; what passes the grid becomes its size.
static int32_t count_of(const struct xml_element *element, const char *local, int32_t otherwise)
{
    struct str text = attribute(element, local);
    int32_t number = 0;
    for (size_t i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '9' && number <= SHEET_ROWS; i++)
        number = number * 10 + (text.s[i] - '0');
    return !text.n ? otherwise : number > SHEET_ROWS ? SHEET_ROWS : number;
}

// Whether it is that element of the 2003 namespaces.
static bool is(struct xml_name name, const char *local)
{
    return (name.space == SPACE_2003 || name.space == SPACE_2003_EXCEL || name.space == SPACE_2003_OFFICE ||
            name.space == SPACE_NONE) &&
           str_is(name.local, local);
}

// The first pass: sheets begin, and what is said of them and of the book begins.
static void on_survey_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct book *book = parser->context;
    book->text.n = 0;
    if (is(element->name, "Worksheet"))
        *VECTOR_ADD(book->reading->scratch, &book->visibility) = SHEET_VISIBLE;
}

// The first pass: takes what was said.
static void on_survey_end(struct xml_parser *parser, struct xml_name name)
{
    struct book *book = parser->context;
    struct str text = str_trim(buffer_str(&book->text));
    if (is(name, "Visible") && book->visibility.count)
        book->visibility.items[book->visibility.count - 1] = str_is(text, "SheetHidden")       ? SHEET_HIDDEN
                                                             : str_is(text, "SheetVeryHidden") ? SHEET_VERY_HIDDEN
                                                                                               : SHEET_VISIBLE;
    else if (is(name, "Date1904"))
        book->reading->workbook->is_1904 = true;
    else if (is(name, "LastSaved"))
        book->reading->workbook->modified = str_copy(book->reading->arena, text);
    book->text.n = 0;
}

// The first pass: collects short texts.
static void on_survey_text(struct xml_parser *parser, struct str piece)
{
    struct book *book = parser->context;
    if (book->text.n < 64)
        buffer_add_str(&book->text, piece);
}

// The format of a code, or of one of the names that the format has instead of codes.
static struct number_format format_of(struct str code)
{
    static const struct {
        const char *name;
        struct number_format format;
    } named[] = {
        {"General Number", {NUMBER_PLAIN, -1}}, {"Currency", {NUMBER_PLAIN, 2}},
        {"Euro Currency", {NUMBER_PLAIN, 2}},   {"Fixed", {NUMBER_PLAIN, 2}},
        {"Standard", {NUMBER_PLAIN, 2}},        {"Percent", {NUMBER_PERCENT, 2}},
        {"Scientific", {NUMBER_PLAIN, 2}},      {"Yes/No", {NUMBER_PLAIN, -1}},
        {"True/False", {NUMBER_PLAIN, -1}},     {"On/Off", {NUMBER_PLAIN, -1}},
        {"General Date", {NUMBER_DATE, -1}},    {"Long Date", {NUMBER_DATE, -1}},
        {"Medium Date", {NUMBER_DATE, -1}},     {"Short Date", {NUMBER_DATE, -1}},
        {"Long Time", {NUMBER_DATE, -1}},       {"Medium Time", {NUMBER_DATE, -1}},
        {"Short Time", {NUMBER_DATE, -1}},
    };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (str_is(code, named[i].name))
            return named[i].format;
    return number_format_of_code(code);
}

// The format of a style, or of none.
static struct number_format style_format(const struct book *book, struct str id)
{
    const struct number_format *format = id.n ? map_find(book->styles, id) : NULL;
    return format ? *format : (struct number_format){NUMBER_PLAIN, -1};
}

// A style begins, with its parent's format.
static void begin_style(struct book *book, const struct xml_element *element)
{
    book->style = ARENA_NEW(book->reading->scratch, struct number_format);
    *book->style = style_format(book, attribute(element, "Parent"));
    map_set(book->styles, attribute(element, "ID"), book->style);
}

// Ends the reading with a refusal that names the sheet.
static void refuse(struct book *book, enum refusal refusal)
{
    reading_refuse(book->reading, refusal, book->head.name);
    xml_stop(book->parser);
}

// A sheet begins.
static void begin_sheet(struct book *book, const struct xml_element *element)
{
    book->head =
        (struct sheet_head){.name = str_copy(book->reading->arena, attribute(element, "Name")), .has_name = true};
    if (book->sheet < book->visibility.count)
        book->head.visibility = book->visibility.items[book->sheet];
    book->sheet++;
    book->next_row = book->next_styled = 0;
    book->columns.count = 0;
    book->reading->sink.sheet_begins(book->reading->sink.context, &book->head);
}

// Columns with a style: they give it to cells without one.
static void see_column(struct book *book, const struct xml_element *element)
{
    int32_t first = count_of(element, "Index", book->next_styled + 1) - 1;
    int32_t last = first + count_of(element, "Span", 0);
    struct str style = attribute(element, "StyleID");
    book->next_styled = last + 1;
    if (style.n)
        *VECTOR_ADD(book->reading->scratch, &book->columns) =
            (struct column_style){first, last, style_format(book, style)};
}

// A row begins.
static void begin_row(struct book *book, const struct xml_element *element)
{
    struct str style = attribute(element, "StyleID");
    book->row = count_of(element, "Index", book->next_row + 1) - 1;
    book->row_span = count_of(element, "Span", 0);
    book->next_column = 0;
    book->in_row = true;
    book->row_has_format = style.n > 0;
    book->row_format = style_format(book, style);
    if (book->row < 0 || book->row >= SHEET_ROWS)
        refuse(book, REFUSAL_BAD_REFERENCE);
    else if (str_is(attribute(element, "Hidden"), "1"))
        book->reading->sink.hidden_row(book->reading->sink.context, book->row);
}

// The format of a cell: its own, its row's, its column's.
static struct number_format cell_format(const struct book *book, struct str style)
{
    if (style.n)
        return style_format(book, style);
    if (book->row_has_format)
        return book->row_format;
    for (size_t i = 0; i < book->columns.count; i++)
        if (book->column >= book->columns.items[i].first && book->column <= book->columns.items[i].last)
            return book->columns.items[i].format;
    return (struct number_format){NUMBER_PLAIN, -1};
}

// A cell begins, perhaps a merge with it.
static void begin_cell(struct book *book, const struct xml_element *element)
{
    int32_t across = count_of(element, "MergeAcross", 0), down = count_of(element, "MergeDown", 0);
    book->column = count_of(element, "Index", book->next_column + 1) - 1;
    if (book->column < 0 || book->column >= SHEET_COLUMNS) {
        refuse(book, REFUSAL_BAD_REFERENCE);
        return;
    }
    if (across >= SHEET_COLUMNS - book->column)
        across = SHEET_COLUMNS - book->column - 1;
    if (down >= SHEET_ROWS - book->row)
        down = SHEET_ROWS - book->row - 1;
    if (across || down)
        book->reading->sink.merge(book->reading->sink.context,
                                  &(struct merge){book->row, book->column, book->row + down, book->column + across});
    book->next_column = book->column + across + 1;
    book->format = cell_format(book, attribute(element, "StyleID"));
    book->is_formula = attribute(element, "Formula").n > 0;
    book->in_cell = true;
    book->has_data = false;
    book->text.n = 0;
}

// The value of a cell begins.
static void begin_data(struct book *book, const struct xml_element *element)
{
    static const struct {
        const char *name;
        enum data_type type;
    } types[] = {{"Number", DATA_NUMBER}, {"DateTime", DATA_DATE}, {"Boolean", DATA_BOOLEAN}, {"Error", DATA_ERROR}};
    struct str type = attribute(element, "Type");
    book->type = DATA_STRING;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(type, types[i].name))
            book->type = types[i].type;
    book->in_data = book->has_data = true;
    book->markup = 0;
}

// Fills a cell from the text of its value; what is not of its type stays a text.
static void fill_cell(struct book *book, struct sink_cell *cell)
{
    struct str whole = buffer_str(&book->text), text = str_trim(whole);
    cell->cell.kind = book->format.kind;
    cell->cell.decimals = book->format.decimals;
    if (book->type == DATA_NUMBER && decimal_parse(text.s, text.n, &cell->cell.number) && isfinite(cell->cell.number)) {
        cell->cell.type = CELL_NUMBER;
        return;
    }
    if (book->type == DATA_DATE &&
        iso_date_serial(text, book->reading->workbook->is_1904 ? DATES_1904 : DATES_1900, &cell->cell.number)) {
        cell->cell.type = CELL_NUMBER;
        cell->cell.kind = NUMBER_DATE;
        cell->cell.decimals = -1;
        return;
    }
    cell->cell.kind = NUMBER_PLAIN;
    cell->cell.decimals = -1;
    if (book->type == DATA_BOOLEAN && (str_is(text, "0") || str_is(text, "1"))) {
        cell->cell.type = CELL_BOOLEAN;
        cell->cell.number = str_is(text, "1");
        return;
    }
    cell->cell.type = book->type == DATA_ERROR ? CELL_ERROR : CELL_TEXT;
    cell->cell.text = book->type == DATA_ERROR ? text : whole;
}

// A cell ends and is reported.
static void end_cell(struct book *book)
{
    book->in_cell = false;
    if (!book->has_data || !book->text.n)
        return;
    struct sink_cell cell = {.row = book->row, .cell.column = book->column};
    cell.cell.is_formula = book->is_formula;
    fill_cell(book, &cell);
    if (!reading_cell(book->reading, &cell))
        xml_stop(book->parser);
}

// A start tag inside a table; false when it is to be skipped.
static bool start_in_table(struct book *book, const struct xml_element *element)
{
    if (book->in_cell) {
        if (is(element->name, "Data") && !book->has_data)
            begin_data(book, element);
        return book->in_data;
    }
    if (book->in_row) {
        if (is(element->name, "Cell"))
            begin_cell(book, element);
        return book->in_cell;
    }
    if (is(element->name, "Row"))
        begin_row(book, element);
    else if (is(element->name, "Column"))
        see_column(book, element);
    return book->in_row || is(element->name, "Column");
}

// The start tag handler of the second pass.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct book *book = parser->context;
    book->parser = parser;
    if (book->skipped) {
        book->skipped++;
    } else if (book->in_data) {
        book->markup++;
    } else if (book->in_table) {
        book->skipped = !start_in_table(book, element);
    } else if (is(element->name, "Worksheet")) {
        begin_sheet(book, element);
    } else if (is(element->name, "Table") && book->sheet) {
        book->in_table = true;
    } else if (is(element->name, "Style")) {
        begin_style(book, element);
    } else if (is(element->name, "NumberFormat") && book->style) {
        struct str code = attribute(element, "Format");
        *book->style = code.s ? format_of(code) : (struct number_format){NUMBER_PLAIN, -1};
    }
}

// The end tag handler of the second pass.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct book *book = parser->context;
    if (book->skipped)
        book->skipped--;
    else if (book->in_data && book->markup)
        book->markup--;
    else if (book->in_data)
        book->in_data = false;
    else if (book->in_cell)
        end_cell(book);
    else if (book->in_row && is(name, "Row")) {
        book->in_row = false;
        book->next_row = book->row + 1 + book->row_span;
    } else if (book->in_table && is(name, "Table"))
        book->in_table = false;
    else if (is(name, "Worksheet"))
        book->reading->sink.sheet_ends(book->reading->sink.context);
    else if (is(name, "Style"))
        book->style = NULL;
}

// The text handler of the second pass.
static void on_text(struct xml_parser *parser, struct str piece)
{
    struct book *book = parser->context;
    if (!book->in_data)
        return;
    buffer_add_str(&book->text, piece);
    if (book->text.n > (size_t)book->reading->options->limits.string_bytes) {
        parser->refusal = REFUSAL_XML_TOKEN;
        xml_stop(parser);
    }
}

// Bids on files that name the namespace and the root.
int xmlss_bid(struct reading *reading)
{
    return !reading->package && xml_file_has(reading, "urn:schemas-microsoft-com:office:spreadsheet") &&
                   xml_file_has(reading, "Workbook")
               ? 90
               : 0;
}

// Reads the file in two passes.
void xmlss_read(struct reading *reading)
{
    static const struct xml_handler survey = {on_survey_start, on_survey_end, on_survey_text};
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct book book = {.reading = reading, .styles = map_new(reading->scratch), .text.arena = reading->scratch};
    if (!xml_file_parse(reading, &survey, &book))
        return;
    book.text.n = 0;
    if (book.visibility.count > (size_t)reading->options->limits.sheets)
        reading_refuse(reading, REFUSAL_TOO_MANY_SHEETS,
                       str_format(reading->scratch, "%lld", (long long)reading->options->limits.sheets));
    else if (xml_file_parse(reading, &handler, &book) && !book.sheet)
        reading_refuse(reading, REFUSAL_NO_SHEETS, STR(""));
}
