// SPDX-License-Identifier: MIT
// The tables of an OpenDocument spreadsheet (ODF 1.3 part 3, 9): rows and cells that repeat, merges, values by
// their type. A repeated run of blanks costs nothing; what is repeated and holds something is reported each time.
#include "read/ods.h"

#include "base/decimal.h"
#include "es/cell_errors.h"
#include "read/iso_date.h"
#include "read/reference.h"

#include <math.h>

// A stretch of columns with a style of their own.
struct column_style {
    int32_t to; // one past the last
    struct number_format format;
};

// State while reading.
struct ods_book {
    struct reading *reading;
    struct ods_styles *styles;
    struct xml_parser *parser;
    struct sheet_head head;
    bool has_sheets, in_table, in_row, in_cell;
    unsigned skipped; // depth inside something of no interest
    int32_t row, row_repeat, column, column_repeat;
    bool row_is_hidden;
    struct number_format row_format;
    bool row_has_format;
    VECTOR(struct column_style) columns;
    int32_t columns_seen;
    VECTOR(struct sink_cell) cells; // of the row at hand
    struct sink_cell cell;          // at hand
    bool has_value, is_error;
    struct ods_text text;
};

// Ends the reading with a refusal that names the sheet.
static void refuse(struct ods_book *book, enum refusal refusal)
{
    reading_refuse(book->reading, refusal, book->head.name);
    xml_stop(book->parser);
}

// How often something repeats: 1 unless the attribute says more; what passes the grid is cut to its size.
static int32_t repeats(const struct xml_element *element, const char *attribute)
{
    struct str text = xml_attribute(element, SPACE_TABLE, attribute);
    int32_t number = 0;
    for (size_t i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '9' && number <= SHEET_ROWS; i++)
        number = number * 10 + (text.s[i] - '0');
    return number < 1 ? 1 : number > SHEET_ROWS ? SHEET_ROWS : number;
}

// A table begins.
static void begin_table(struct ods_book *book, const struct xml_element *element)
{
    struct arena *arena = book->reading->arena;
    bool is_hidden = ods_styles_hides(book->styles, xml_attribute(element, SPACE_TABLE, "style-name"));
    book->head = (struct sheet_head){.name = str_copy(arena, xml_attribute(element, SPACE_TABLE, "name")),
                                     .has_name = true,
                                     .visibility = is_hidden ? SHEET_HIDDEN : SHEET_VISIBLE};
    book->in_table = book->has_sheets = true;
    book->row = book->columns_seen = 0;
    book->columns.count = 0;
    book->reading->sink.sheet_begins(book->reading->sink.context, &book->head);
}

// Remembers the default style of columns.
static void see_column(struct ods_book *book, const struct xml_element *element)
{
    struct str name = xml_attribute(element, SPACE_TABLE, "default-cell-style-name");
    int32_t count = repeats(element, "number-columns-repeated");
    if (book->columns_seen >= SHEET_COLUMNS)
        return;
    book->columns_seen = count > SHEET_COLUMNS - book->columns_seen ? SHEET_COLUMNS : book->columns_seen + count;
    *VECTOR_ADD(book->reading->scratch, &book->columns) =
        (struct column_style){book->columns_seen, ods_styles_format(book->styles, name)};
}

// The format that a column gives to cells without a style.
static struct number_format column_format(const struct ods_book *book, int32_t column)
{
    size_t low = 0, high = book->columns.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (book->columns.items[middle].to <= column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < book->columns.count ? book->columns.items[low].format : (struct number_format){NUMBER_PLAIN, -1};
}

// A row begins.
static void begin_row(struct ods_book *book, const struct xml_element *element)
{
    struct str visibility = xml_attribute(element, SPACE_TABLE, "visibility");
    struct str style = xml_attribute(element, SPACE_TABLE, "default-cell-style-name");
    book->row_repeat = repeats(element, "number-rows-repeated");
    book->row_is_hidden = str_is(visibility, "collapse") || str_is(visibility, "filter");
    book->row_has_format = style.n > 0;
    book->row_format = ods_styles_format(book->styles, style);
    book->column = 0;
    book->cells.count = 0;
    book->in_row = true;
}

// Reads the declared value of a cell by its type.
static void take_value(struct ods_book *book, const struct xml_element *element)
{
    struct str type = xml_attribute(element, SPACE_OFFICE, "value-type");
    struct str value = xml_attribute(element, SPACE_OFFICE, "value");
    struct cell *cell = &book->cell.cell;
    enum date_system system = book->reading->workbook->is_1904 ? DATES_1904 : DATES_PLAIN;
    if (str_is(type, "float") || str_is(type, "percentage") || str_is(type, "currency")) {
        book->has_value = decimal_parse(value.s, value.n, &cell->number) && isfinite(cell->number);
        if (str_is(type, "percentage"))
            cell->kind = NUMBER_PERCENT;
        else if (str_is(type, "currency"))
            cell->kind = NUMBER_PLAIN;
    } else if (str_is(type, "date")) {
        book->has_value = iso_date_serial(xml_attribute(element, SPACE_OFFICE, "date-value"), system, &cell->number);
        cell->kind = NUMBER_DATE;
    } else if (str_is(type, "time")) {
        book->has_value = iso_duration_serial(xml_attribute(element, SPACE_OFFICE, "time-value"), &cell->number);
        cell->kind = NUMBER_DATE;
    } else if (str_is(type, "boolean")) {
        struct str truth = xml_attribute(element, SPACE_OFFICE, "boolean-value");
        book->has_value = str_is(truth, "true") || str_is(truth, "false");
        cell->type = CELL_BOOLEAN;
        cell->number = str_is(truth, "true");
    }
    if (book->has_value && cell->type != CELL_BOOLEAN)
        cell->type = CELL_NUMBER;
}

// Remembers the merge that a cell begins.
static void see_merge(struct ods_book *book, const struct xml_element *element)
{
    int32_t columns = repeats(element, "number-columns-spanned"), rows = repeats(element, "number-rows-spanned");
    if ((columns == 1 && rows == 1) || book->row >= SHEET_ROWS || book->column >= SHEET_COLUMNS)
        return;
    int32_t last_row = rows > SHEET_ROWS - book->row ? SHEET_ROWS : book->row + rows;
    int32_t last_column = columns > SHEET_COLUMNS - book->column ? SHEET_COLUMNS : book->column + columns;
    struct merge merge = {book->row, book->column, last_row - 1, last_column - 1};
    book->reading->sink.merge(book->reading->sink.context, &merge);
}

// A cell begins, covered by a merge or not.
static void begin_cell(struct ods_book *book, const struct xml_element *element)
{
    struct str style = xml_attribute(element, SPACE_TABLE, "style-name");
    struct str calc_type = xml_attribute(element, SPACE_CALC, "value-type");
    struct number_format format = style.n                ? ods_styles_format(book->styles, style)
                                  : book->row_has_format ? book->row_format
                                                         : column_format(book, book->column);
    book->column_repeat = repeats(element, "number-columns-repeated");
    book->cell = (struct sink_cell){.cell = {.kind = format.kind, .decimals = format.decimals}};
    book->cell.cell.is_formula = xml_attribute(element, SPACE_TABLE, "formula").n > 0;
    book->is_error = str_is(calc_type, "error");
    book->has_value = false;
    book->in_cell = true;
    ods_text_begin(&book->text);
    take_value(book, element);
    see_merge(book, element);
    struct str string = xml_attribute(element, SPACE_OFFICE, "string-value");
    if (string.n && !book->is_error) {
        book->has_value = true;
        book->cell.cell.type = CELL_TEXT;
        book->cell.cell.text = str_copy(book->reading->arena, string);
    }
}

// Makes the cell at hand a text or an error out of its paragraphs.
static void take_text(struct ods_book *book)
{
    struct cell *cell = &book->cell.cell;
    struct str text = buffer_str(&book->text.text);
    struct str code = book->is_error || cell->is_formula ? cell_error_code(str_trim(text)) : STR("");
    if (book->is_error && !code.n)
        code = STR("#VALUE!");
    cell->kind = NUMBER_PLAIN;
    cell->type = (uint8_t)(code.n ? CELL_ERROR : text.n ? CELL_TEXT : CELL_EMPTY);
    cell->text = code.n ? code : str_copy(book->reading->arena, text);
}

// A cell ends: it joins the row, as often as it repeats.
static void end_cell(struct ods_book *book)
{
    book->in_cell = false;
    // a formula that shows an error declares 0 beside it
    struct str shown = str_trim(buffer_str(&book->text.text));
    bool shows_error = book->cell.cell.is_formula && cell_error_code(shown).n;
    if (!book->has_value || shows_error || book->is_error)
        take_text(book);
    if (book->cell.cell.type == CELL_TEXT && !book->cell.cell.text.n)
        book->cell.cell.type = CELL_EMPTY;
    if (book->cell.cell.type == CELL_EMPTY) {
        book->column =
            book->column_repeat > SHEET_ROWS - book->column ? SHEET_ROWS : book->column + book->column_repeat;
        return;
    }
    if (book->column > SHEET_COLUMNS - book->column_repeat || book->row >= SHEET_ROWS) {
        refuse(book, REFUSAL_BAD_REFERENCE);
        return;
    }
    book->cell.text_lasts = true;
    for (int32_t i = 0; i < book->column_repeat; i++) {
        book->cell.cell.column = book->column++;
        *VECTOR_ADD(book->reading->scratch, &book->cells) = book->cell;
    }
}

// A row ends: its cells are reported, as often as it repeats.
static void end_row(struct ods_book *book)
{
    book->in_row = false;
    if (book->cells.count && book->row_repeat > SHEET_ROWS - book->row) {
        refuse(book, REFUSAL_BAD_REFERENCE);
        return;
    }
    for (int32_t k = 0; k < book->row_repeat && book->cells.count; k++) {
        for (size_t i = 0; i < book->cells.count; i++) {
            book->cells.items[i].row = book->row + k;
            if (!reading_cell(book->reading, &book->cells.items[i])) {
                xml_stop(book->parser);
                return;
            }
        }
        if (book->row_is_hidden)
            book->reading->sink.hidden_row(book->reading->sink.context, book->row + k);
    }
    book->row = book->row_repeat > SHEET_ROWS - book->row ? SHEET_ROWS : book->row + book->row_repeat;
}

// A start tag inside a table, outside cells; false when it and all in it is to be skipped.
static bool start_in_table(struct ods_book *book, const struct xml_element *element)
{
    static const char *const groups[] = {"table-row-group",    "table-rows",    "table-header-rows",
                                         "table-column-group", "table-columns", "table-header-columns"};
    struct str local = element->name.local;
    if (element->name.space != SPACE_TABLE)
        return false;
    if (book->in_row) {
        if (!str_is(local, "table-cell") && !str_is(local, "covered-table-cell"))
            return false;
        begin_cell(book, element);
        return true;
    }
    if (str_is(local, "table-row"))
        begin_row(book, element);
    else if (str_is(local, "table-column"))
        see_column(book, element);
    else {
        for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
            if (str_is(local, groups[i]))
                return true;
        return false;
    }
    return true;
}

// The start tag handler.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct ods_book *book = parser->context;
    book->parser = parser;
    if (book->skipped) {
        book->skipped++;
    } else if (book->in_cell) {
        ods_text_start(&book->text, element);
    } else if (book->in_table) {
        book->skipped = !start_in_table(book, element);
    } else if (element->name.space == SPACE_TABLE && str_is(element->name.local, "table")) {
        begin_table(book, element);
    } else if (element->name.space == SPACE_TABLE && str_is(element->name.local, "null-date")) {
        book->reading->workbook->is_1904 = str_is(xml_attribute(element, SPACE_TABLE, "date-value"), "1904-01-01");
    } else if (element->name.space == SPACE_TABLE && str_is(element->name.local, "tracked-changes")) {
        book->skipped = 1;
    } else {
        ods_styles_start(book->styles, element);
    }
}

// The end tag handler.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct ods_book *book = parser->context;
    if (book->skipped) {
        book->skipped--;
    } else if (book->in_cell) {
        if (!ods_text_end(&book->text))
            end_cell(book);
    } else if (book->in_row && str_is(name.local, "table-row")) {
        end_row(book);
    } else if (book->in_table && str_is(name.local, "table")) {
        book->in_table = false;
        book->reading->sink.sheet_ends(book->reading->sink.context);
    } else if (!book->in_table) {
        ods_styles_end(book->styles, name);
    }
}

// The text handler.
static void on_text(struct xml_parser *parser, struct str piece)
{
    struct ods_book *book = parser->context;
    if (!book->in_cell || book->skipped)
        return;
    ods_text_piece(&book->text, piece);
    if (book->text.text.n > (size_t)book->reading->options->limits.string_bytes) {
        parser->refusal = REFUSAL_XML_TOKEN;
        xml_stop(parser);
    }
}

const struct xml_handler ods_handler = {on_start, on_end, on_text};

// Makes the context of the handler.
struct ods_book *ods_book_new(struct reading *reading, struct ods_styles *styles)
{
    struct ods_book *book = ARENA_NEW(reading->scratch, struct ods_book);
    book->reading = reading;
    book->styles = styles;
    book->text.text.arena = reading->scratch;
    return book;
}

// Whether there was a table.
bool ods_book_has_sheets(const struct ods_book *book)
{
    return book->has_sheets;
}
