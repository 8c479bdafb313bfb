// SPDX-License-Identifier: MIT
// The cells that nearly all are, taken whole: <c r="B7" s="3" t="s"><f>A1</f><v>12</v></c>, the reference first if
// there is one, the value without references. Anything else, well formed or not, is left to the careful way.
#include "read/xlsx_sheet.h"

#include "base/bytes.h"
#include "base/decimal.h"
#include "read/reference.h"
#include "read/xml_chars.h"

#include <math.h>

// Room that a cell's start tag never exceeds here; the end of a piece is left to the careful way.
enum { TAG_ROOM = 128, VALUE_ROOM = 48, MANY_DIGITS = 15, ROW_DIGITS = 7, STYLE_DIGITS = 6 };

// A cell as it is scanned.
struct quick {
    int32_t row, column;
    uint32_t style;
    enum declared declared;
    bool has_style, has_type, is_formula;
    struct str value;
    bool is_plain_number; // digits with at most a point, few enough to be exact: mantissa / 10^decimals
    bool is_negative;
    unsigned digits, decimals;
    uint64_t mantissa;
};

// Whether the bytes begin with a literal; `room` must have been checked.
#define BEGINS(at, literal) (memcmp((at), (literal), sizeof(literal) - 1) == 0)

// Takes the digits of a row up to after their closing quote; NULL when they are anything else, or too many.
static const char *take_row(struct row_digits *known, const char *at)
{
    int32_t row = 0;
    const char *first = at;
    for (; *at >= '0' && *at <= '9' && at - first < ROW_DIGITS; at++)
        row = row * 10 + (*at - '0');
    if (*at++ != '"' || !row || row > SHEET_ROWS)
        return NULL;
    known->size = (size_t)(at - first);
    known->mask = UINT64_MAX >> (sizeof known->bytes - known->size) * 8;
    known->bytes = bytes_load(first) & known->mask;
    known->row = row - 1;
    return at;
}

// Takes "B7" up to after its closing quote; NULL when it is anything else. The row is nearly always that of the cell
// before.
static const char *take_reference(struct quick *quick, struct row_digits *known, const char *at)
{
    int32_t column = 0;
    const char *first = at;
    for (; *at >= 'A' && *at <= 'Z'; at++)
        if ((column = column * 26 + (*at - 'A' + 1)) > SHEET_COLUMNS)
            return NULL;
    if (at == first)
        return NULL;
    const char *next =
        (bytes_load(at) & known->mask) == known->bytes && known->size ? at + known->size : take_row(known, at);
    quick->row = known->row;
    quick->column = column - 1;
    return next;
}

// Takes a style's index up to after its closing quote.
static const char *take_style(struct quick *quick, const char *at)
{
    uint32_t style = 0;
    const char *first = at;
    for (; *at >= '0' && *at <= '9' && at - first < STYLE_DIGITS; at++)
        style = style * 10 + (uint32_t)(*at - '0');
    if (at == first || *at != '"')
        return NULL;
    quick->style = style;
    quick->has_style = true;
    return at + 1;
}

// Takes a type up to after its closing quote.
static const char *take_type(struct quick *quick, const char *at)
{
    quick->has_type = true;
    if (at[1] == '"') {
        quick->declared = *at == 's'   ? DECLARED_SHARED
                          : *at == 'n' ? DECLARED_NUMBER
                          : *at == 'b' ? DECLARED_BOOLEAN
                          : *at == 'e' ? DECLARED_ERROR
                                       : DECLARED_DATE;
        return quick->declared == DECLARED_DATE ? NULL : at + 2;
    }
    quick->declared = DECLARED_TEXT;
    return BEGINS(at, "str\"") ? at + 4 : NULL;
}

// Takes the attributes after "<c"; NULL when one is not among the three or comes twice, or the reference is not the
// first. At most TAG_ROOM bytes are looked at.
static const char *take_attributes(struct quick *quick, struct row_digits *known, const char *at)
{
    if (BEGINS(at, " r=\""))
        at = take_reference(quick, known, at + 4);
    while (at && *at == ' ') {
        if (BEGINS(at, " s=\"") && !quick->has_style)
            at = take_style(quick, at + 4);
        else if (BEGINS(at, " t=\"") && !quick->has_type)
            at = take_type(quick, at + 4);
        else
            return NULL;
    }
    return at;
}

// Takes <f>…</f>, whose text nobody asks for.
static const char *take_formula(struct quick *quick, const char *at, const char *end)
{
    at = xml_plain_text(at + 3, end);
    if (end - at < VALUE_ROOM || !BEGINS(at, "</f>"))
        return NULL;
    quick->is_formula = true;
    return at + 4;
}

// Takes a number that is exact in a double, up to the < after it; NULL when it is another kind of value. At
// most VALUE_ROOM bytes are looked at.
static const char *take_number(struct quick *quick, const char *at)
{
    const char *start = at, *point = NULL;
    uint64_t mantissa = 0;
    quick->is_negative = *at == '-';
    const char *first = at += quick->is_negative;
    for (; at - first <= MANY_DIGITS + 1; at++) {
        if (*at >= '0' && *at <= '9')
            mantissa = mantissa * 10 + (uint64_t)(*at - '0');
        else if (*at == '.' && !point)
            point = at;
        else
            break;
    }
    quick->digits = (unsigned)(at - first) - (point != NULL);
    if (*at != '<' || !quick->digits || quick->digits > MANY_DIGITS)
        return NULL;
    quick->decimals = point ? (unsigned)(at - point) - 1 : 0;
    quick->mantissa = mantissa;
    quick->is_plain_number = true;
    quick->value = (struct str){start, (size_t)(at - start)};
    return at;
}

// Takes the value after <v> to the end of the cell; NULL when it needs the careful way.
static const char *take_value(struct quick *quick, const char *at, const char *end)
{
    const char *next = quick->declared <= DECLARED_SHARED ? take_number(quick, at) : NULL;
    if (!next) {
        next = xml_plain_text(at, end);
        quick->value = (struct str){at, (size_t)(next - at)};
    }
    return end - next >= 8 && BEGINS(next, "</v></c>") ? next + 8 : NULL;
}

// Takes the rest of a cell after its attributes.
static const char *take_content(struct quick *quick, const char *at, const char *end)
{
    if (*at == '/')
        return at[1] == '>' ? at + 2 : NULL;
    if (*at++ != '>')
        return NULL;
    if (BEGINS(at, "<f>")) {
        at = take_formula(quick, at, end);
        if (!at)
            return NULL;
    }
    if (BEGINS(at, "<v>"))
        return take_value(quick, at + 3, end);
    return BEGINS(at, "</c>") ? at + 4 : NULL;
}

// Whether a plain number can be printed as it stands: a JSON number with nothing to be dropped.
static bool prints_as_is(const struct quick *quick)
{
    struct str text = quick->value;
    char first = text.s[quick->is_negative], last = text.s[text.n - 1];
    bool has_point = text.n > quick->digits + quick->is_negative;
    if (first == '.' || (first == '0' && quick->digits - quick->decimals > 1)) // .5, 007
        return false;
    return has_point ? last != '0' && last != '.' : quick->mantissa || !quick->is_negative; // 1.50, 1., -0
}

// Fills a number cell; false when the text is no number.
static bool fill_number(struct sheet *sheet, struct sink_cell *cell, const struct quick *quick)
{
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    if (quick->is_plain_number) {
        double number = (double)quick->mantissa / powers[quick->decimals];
        cell->cell.number = quick->is_negative ? -number : number;
        if (prints_as_is(quick))
            cell->literal = quick->value;
    } else if (!decimal_parse(quick->value.s, quick->value.n, &cell->cell.number) || !isfinite(cell->cell.number)) {
        return false;
    }
    cell->cell.type = CELL_NUMBER;
    sheet_apply_format(sheet, cell);
    return true;
}

// Fills the cell with its value; false when that needs the careful way.
static bool fill(struct sheet *sheet, struct sink_cell *cell, const struct quick *quick)
{
    struct str text = quick->value;
    switch (quick->declared) {
    case DECLARED_NUMBER:
        return fill_number(sheet, cell, quick);
    case DECLARED_SHARED:
        if (!quick->is_plain_number || quick->is_negative || quick->digits != text.n)
            return false;
        sheet_shared_cell(sheet, cell, (int64_t)quick->mantissa);
        return true;
    case DECLARED_BOOLEAN:
        cell->cell.type = CELL_BOOLEAN;
        cell->cell.number = text.s[0] == '1';
        return text.n == 1 && (text.s[0] == '0' || text.s[0] == '1');
    case DECLARED_ERROR:
        sheet_set_text(cell, CELL_ERROR, text);
        return text.s[0] == '#' && text.s[text.n - 1] > ' ';
    default:
        sheet_set_text(cell, CELL_TEXT, text);
        return text.n <= (size_t)sheet->reading->options->limits.string_bytes && !xlsx_has_escape(text);
    }
}

// Reports a cell that has a value; false when it needs the careful way.
static bool report(struct sheet *sheet, const struct quick *quick)
{
    struct sink_cell cell = {.row = quick->row, .cell = {.column = quick->column, .decimals = -1}};
    cell.cell.is_formula = quick->is_formula;
    sheet->style = quick->style;
    if (!fill(sheet, &cell, quick))
        return false;
    if (cell.cell.type != CELL_EMPTY && sheet->reading->refusal == REFUSAL_NONE && !reading_cell(sheet->reading, &cell))
        xml_stop(sheet->parser);
    return true;
}

// Takes the cell at `at`, if it is a simple one, and reports it; where it ends, or NULL.
static const char *take_cell(struct sheet *sheet, const char *at, const char *end)
{
    struct quick quick = {.row = sheet->row, .column = sheet->column + 1, .declared = DECLARED_NUMBER};
    at = take_attributes(&quick, &sheet->last_row, at + 2);
    if (!at || quick.column >= SHEET_COLUMNS || quick.row < 0)
        return NULL;
    const char *next = take_content(&quick, at, end);
    if (!next)
        return NULL;
    if (quick.value.n && !report(sheet, &quick))
        return NULL;
    sheet->row = quick.row;
    sheet->column = quick.column;
    return next;
}

// Takes cell after cell until one is not simple.
size_t sheet_shortcut(struct xml_parser *parser, const char *bytes, size_t size)
{
    struct sheet *sheet = parser->context;
    const char *at = bytes, *end = bytes + size;
    if (sheet->in_cell || sheet->foreign.depth)
        return 0;
    while (end - at > TAG_ROOM && BEGINS(at, "<c ") && !parser->is_stopped) {
        const char *next = take_cell(sheet, at, end);
        if (!next)
            break;
        at = next;
    }
    return (size_t)(at - bytes);
}
