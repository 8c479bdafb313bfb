// SPDX-License-Identifier: MIT
// A worksheet (ECMA-376 part 1, 18.3): its cells and merges as they come, into the sink. Declared sizes are
// not looked at: what counts is what is there.
#include "read/xlsx_sheet.h"

#include "base/decimal.h"
#include "read/iso_date.h"
#include "read/reference.h"

#include <math.h>

// Keeps the refusal and stops the parser.
void sheet_refuse(struct sheet *sheet, enum refusal refusal)
{
    reading_refuse(sheet->reading, refusal, sheet->name);
    xml_stop(sheet->parser);
}

// A decimal attribute without sign, at most `limit`; -1 for anything else.
static int64_t count_of(struct str text, int64_t limit)
{
    int64_t number = text.n ? 0 : -1;
    for (size_t i = 0; i < text.n && number >= 0; i++) {
        number = text.s[i] < '0' || text.s[i] > '9' ? -1 : number * 10 + (text.s[i] - '0');
        if (number > limit)
            number = -1;
    }
    return number;
}

// Whether an attribute of type boolean is true.
static bool is_true(struct str text)
{
    return str_is(text, "1") || str_is(text, "true");
}

// A row begins, at its number or after the one before.
static void start_row(struct sheet *sheet, const struct xml_element *element)
{
    struct str number = xml_attribute(element, SPACE_NONE, "r");
    int64_t row = number.s ? count_of(str_trim(number), SHEET_ROWS) : sheet->row + 2;
    sheet->column = -1;
    if (row < 1 || row > SHEET_ROWS) {
        sheet_refuse(sheet, REFUSAL_BAD_REFERENCE);
        return;
    }
    sheet->row = (int32_t)row - 1;
    if (is_true(xml_attribute(element, SPACE_NONE, "hidden")))
        sheet->reading->sink.hidden_row(sheet->reading->sink.context, sheet->row);
}

// The type that a cell's attribute t names.
static enum declared declared_type(struct str text)
{
    static const struct {
        const char *name;
        enum declared declared;
    } types[] = {
        {"n", DECLARED_NUMBER},  {"s", DECLARED_SHARED}, {"str", DECLARED_TEXT}, {"inlineStr", DECLARED_INLINE},
        {"b", DECLARED_BOOLEAN}, {"e", DECLARED_ERROR},  {"d", DECLARED_DATE}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(text, types[i].name))
            return types[i].declared;
    return text.n ? DECLARED_TEXT : DECLARED_NUMBER;
}

// A cell begins, at its reference or after the one before.
static void start_cell(struct sheet *sheet, const struct xml_element *element)
{
    struct str reference = {NULL, 0}, style = {NULL, 0}, type = {NULL, 0};
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (attribute->name.space != SPACE_NONE || attribute->name.local.n != 1)
            continue;
        char letter = attribute->name.local.s[0];
        struct str *value = letter == 'r' ? &reference : letter == 's' ? &style : letter == 't' ? &type : NULL;
        if (value)
            *value = attribute->value;
    }
    int32_t column = sheet->column + 1;
    if (reference.s ? !reference_parse(reference, &sheet->row, &column) : column >= SHEET_COLUMNS || sheet->row < 0) {
        sheet_refuse(sheet, REFUSAL_BAD_REFERENCE);
        return;
    }
    sheet->column = column;
    sheet->declared = declared_type(type);
    int64_t index = count_of(style, UINT32_MAX);
    sheet->style = index < 0 ? 0 : (uint32_t)index;
    sheet->is_formula = false;
    sheet->in_cell = true;
    sheet->text.n = 0;
}

// Reports a merge.
static void add_merge(struct sheet *sheet, const struct xml_element *element)
{
    struct merge merge;
    if (!reference_range(xml_attribute(element, SPACE_NONE, "ref"), &merge))
        return; // it combines nothing, so nothing is lost
    if (++sheet->merges > (size_t)sheet->reading->options->limits.merges)
        sheet_refuse(sheet, REFUSAL_TOO_MANY_MERGES);
    else
        sheet->reading->sink.merge(sheet->reading->sink.context, &merge);
}

// Takes a start tag by where it stands.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct sheet *sheet = parser->context;
    sheet->parser = parser;
    if (foreign_start(&sheet->foreign, element->name))
        return;
    struct str local = element->name.local;
    if (sheet->in_cell) {
        if (str_is(local, sheet->declared == DECLARED_INLINE ? "t" : "v"))
            sheet->takes_text = !sheet->phonetic;
        else if (str_is(local, "f"))
            sheet->is_formula = true;
        else if (str_is(local, "rPh"))
            sheet->phonetic++;
    } else if (str_is(local, "c")) {
        start_cell(sheet, element);
    } else if (str_is(local, "row")) {
        start_row(sheet, element);
        parser->shortcut = parser->has_prefix ? NULL : sheet_shortcut; // the cells' names follow the row's
    } else if (str_is(local, "mergeCell"))
        add_merge(sheet, element);
}

// Fills in the text.
void sheet_set_text(struct sink_cell *cell, enum cell_type type, struct str text)
{
    cell->cell.type = (uint8_t)(text.n ? type : CELL_EMPTY);
    cell->cell.text = text;
}

// Looks the style up; one that is not there leaves the number plain.
void sheet_apply_format(struct sheet *sheet, struct sink_cell *cell)
{
    const struct cell_formats *formats = sheet->formats;
    if (sheet->style < formats->list.count) {
        cell->cell.kind = formats->list.items[sheet->style].kind;
        cell->cell.decimals = formats->list.items[sheet->style].decimals;
    } else if (sheet->style && formats->missing.n) {
        reading_refuse(sheet->reading, REFUSAL_PART_MISSING, formats->missing);
        xml_stop(sheet->parser);
    }
}

// The cell's number, with what its format makes of it; a text that is no number stays a text.
static void number_cell(struct sheet *sheet, struct sink_cell *cell, struct str text)
{
    text = str_trim(text);
    if (!decimal_parse(text.s, text.n, &cell->cell.number) || !isfinite(cell->cell.number)) {
        sheet_set_text(cell, CELL_TEXT, text);
        return;
    }
    cell->cell.type = CELL_NUMBER;
    sheet_apply_format(sheet, cell);
}

// Looks the string up.
bool sheet_shared_cell(struct sheet *sheet, struct sink_cell *cell, int64_t index)
{
    if (sheet->strings->missing.n) {
        reading_refuse(sheet->reading, REFUSAL_PART_MISSING, sheet->strings->missing);
        xml_stop(sheet->parser);
        return false;
    }
    if (index < 0 || (uint64_t)index >= sheet->strings->count) {
        sheet_refuse(sheet, REFUSAL_BAD_STRING_INDEX);
        return false;
    }
    struct shared_string *string = &sheet->strings->pages.items[index / STRING_PAGE][index % STRING_PAGE];
    sheet_set_text(cell, CELL_TEXT, (struct str){string->text, string->size});
    cell->characters = &string->characters;
    cell->text_lasts = true;
    return true;
}

// Turns the text of the cell at hand into its value by the declared type; false after refusing.
static bool fill_cell(struct sheet *sheet, struct sink_cell *cell)
{
    struct str text = buffer_str(&sheet->text);
    switch (sheet->declared) {
    case DECLARED_NUMBER:
        number_cell(sheet, cell, text);
        break;
    case DECLARED_SHARED:
        return sheet_shared_cell(sheet, cell, count_of(str_trim(text), INT64_MAX / 16));
    case DECLARED_TEXT:
    case DECLARED_INLINE:
        if (xlsx_has_escape(text))
            text.n = xlsx_unescape(sheet->text.data, text.n);
        sheet_set_text(cell, CELL_TEXT, text);
        break;
    case DECLARED_BOOLEAN:
        text = str_trim(text);
        cell->cell.number = is_true(text);
        if (is_true(text) || str_is(text, "0") || str_is(text, "false"))
            cell->cell.type = CELL_BOOLEAN;
        else
            sheet_set_text(cell, CELL_TEXT, text);
        break;
    case DECLARED_ERROR:
        sheet_set_text(cell, CELL_ERROR, str_trim(text));
        break;
    case DECLARED_DATE:
        if (iso_date_serial(text, sheet->reading->workbook->is_1904 ? DATES_1904 : DATES_1900, &cell->cell.number)) {
            cell->cell.type = CELL_NUMBER;
            sheet_apply_format(sheet, cell);
        } else
            number_cell(sheet, cell, text);
        break;
    }
    return true;
}

// Reports the cell at hand, if it holds anything.
static void end_cell(struct sheet *sheet)
{
    sheet->in_cell = false;
    if (!sheet->text.n)
        return;
    struct sink_cell cell = {.row = sheet->row, .cell = {.column = sheet->column, .decimals = -1}};
    cell.cell.is_formula = sheet->is_formula;
    if (fill_cell(sheet, &cell) && cell.cell.type != CELL_EMPTY && !reading_cell(sheet->reading, &cell))
        xml_stop(sheet->parser);
}

// Takes an end tag by where it stands.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct sheet *sheet = parser->context;
    if (foreign_end(&sheet->foreign, name))
        return;
    if (!sheet->in_cell) {
        if (str_is(name.local, "row"))
            parser->shortcut = NULL;
        return;
    }
    if (str_is(name.local, "v") || str_is(name.local, "t"))
        sheet->takes_text = false;
    else if (str_is(name.local, "c"))
        end_cell(sheet);
    else if (str_is(name.local, "rPh") && sheet->phonetic)
        sheet->phonetic--;
}

// Collects the value of the cell at hand.
static void on_text(struct xml_parser *parser, struct str piece)
{
    struct sheet *sheet = parser->context;
    if (!sheet->takes_text)
        return;
    buffer_add_str(&sheet->text, piece);
    if (sheet->text.n > (size_t)sheet->reading->options->limits.string_bytes) {
        parser->refusal = REFUSAL_XML_TOKEN;
        xml_stop(parser);
    }
}

// Parses the sheet's part.
bool xlsx_read_sheet(struct reading *reading, int64_t part, struct str name, const struct shared_strings *strings,
                     const struct cell_formats *formats)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct sheet sheet = {.reading = reading,
                          .name = name,
                          .strings = strings,
                          .formats = formats,
                          .row = -1,
                          .column = -1,
                          .text.arena = reading->scratch};
    return package_parse(reading, part, &handler, &sheet);
}
