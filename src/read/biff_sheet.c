// SPDX-License-Identifier: MIT
// The cells of a sheet of an .xls; see biff.h. Formulas count with the result they had when they were saved.
#include "base/decimal.h"
#include "read/biff.h"
#include "read/little.h"

#include <math.h>

// State while reading a sheet.
struct sheet {
    struct biff *biff;
    unsigned depth;      // substreams inside, such as charts
    bool awaits_string;  // the formula before has a text for a result, which a STRING record gives
    int32_t row, column; // of that formula
    uint16_t wide_style; // BIFF2: style number for the next cell, too large for its attributes
};

// Reports a cell. False after refusing.
static bool report(struct sheet *sheet, const struct sink_cell *cell)
{
    return reading_cell(sheet->biff->reading, cell);
}

// The place of a cell record and, for numbers, its format. False when it lies outside the grid.
static bool place_cell(const struct sheet *sheet, struct str data, struct sink_cell *cell)
{
    *cell = (struct sink_cell){.row = little16_at(data, 0), .cell.column = little16_at(data, 2)};
    cell->cell.decimals = -1;
    return data.n >= 4 && cell->cell.column < BIFF_COLUMNS && sheet->depth == 0;
}

// The style of a cell record.
static size_t style_of(const struct sheet *sheet, struct str data)
{
    if (sheet->biff->version > 2)
        return little16_at(data, 4);
    size_t style = byte_at(data, 4) & 0x3F;
    return style == 0x3F ? sheet->wide_style : style;
}

// A number with a style.
static bool report_number(struct sheet *sheet, struct sink_cell *cell, size_t style, double number)
{
    struct number_format format = biff_format(sheet->biff, style);
    if (!isfinite(number))
        return true;
    cell->cell.type = CELL_NUMBER;
    cell->cell.kind = format.kind;
    cell->cell.decimals = format.decimals;
    cell->cell.number = number;
    return report(sheet, cell);
}

// A text; an empty one is no cell.
static bool report_text(struct sheet *sheet, struct sink_cell *cell, struct str text)
{
    cell->cell.type = CELL_TEXT;
    cell->cell.text = text;
    return !text.n || report(sheet, cell);
}

// A boolean or an error by its code.
static bool report_boolean(struct sheet *sheet, struct sink_cell *cell, uint8_t value, bool is_error)
{
    static const struct {
        uint8_t code;
        const char *name;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                  {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"},    {0x2B, "#GETTING_DATA"}};
    cell->cell.type = CELL_BOOLEAN;
    cell->cell.number = value != 0;
    if (is_error) {
        cell->cell.type = CELL_ERROR;
        cell->cell.number = 0;
        cell->cell.text = STR("#VALUE!");
        for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
            if (errors[i].code == value)
                cell->cell.text = str_of(errors[i].name);
    }
    return report(sheet, cell);
}

// The number packed in an RK value: an integer or the upper half of a double, perhaps in hundredths.
static double rk_number(uint32_t packed)
{
    double number;
    if (packed & 2) {
        number = (int32_t)packed >> 2;
    } else {
        uint64_t bits = (uint64_t)(packed & 0xFFFFFFFC) << 32;
        memcpy(&number, &bits, sizeof number);
    }
    return (packed & 1) ? number / 100 : number;
}

// A FORMULA record's cached result.
static bool take_formula(struct sheet *sheet, const struct biff_item *item)
{
    struct sink_cell cell;
    if (!place_cell(sheet, item->data, &cell))
        return true;
    size_t at = sheet->biff->version == 2 ? 7 : 6;
    cell.cell.is_formula = true;
    if (item->data.n < at + 8)
        return true;
    if (little16_at(item->data, at + 6) != 0xFFFF)
        return report_number(sheet, &cell, style_of(sheet, item->data), double_at(item->data, at));
    uint8_t kind = byte_at(item->data, at), value = byte_at(item->data, at + 2);
    sheet->awaits_string = kind == 0;
    sheet->row = cell.row;
    sheet->column = cell.cell.column;
    return kind == 1   ? report_boolean(sheet, &cell, value, false)
           : kind == 2 ? report_boolean(sheet, &cell, value, true)
                       : true;
}

// A STRING record: the text of the formula before it.
static bool take_string(struct sheet *sheet, const struct biff_item *item)
{
    if (!sheet->awaits_string || sheet->depth)
        return true;
    struct sink_cell cell = {.row = sheet->row, .cell = {.column = sheet->column, .decimals = -1, .is_formula = true}};
    sheet->awaits_string = false;
    struct biff *biff = sheet->biff;
    return report_text(sheet, &cell,
                       biff->version == 8 ? biff_long_string(biff, item, 0)
                                          : biff_string(biff, item->data, 0, biff->version == 2 ? 1 : 2));
}

// A row of numbers in one record.
static bool take_numbers(struct sheet *sheet, struct str data)
{
    struct sink_cell cell;
    for (size_t at = 4, k = 0; at + 6 + 2 <= data.n; at += 6, k++) {
        if (!place_cell(sheet, data, &cell) || cell.cell.column + (int32_t)k >= BIFF_COLUMNS)
            return true;
        cell.cell.column += (int32_t)k;
        if (!report_number(sheet, &cell, little16_at(data, at), rk_number(little32_at(data, at + 2))))
            return false;
    }
    return true;
}

// Merged ranges.
static bool take_merges(struct sheet *sheet, struct str data)
{
    size_t count = little16_at(data, 0);
    for (size_t i = 0; i < count && 2 + (i + 1) * 8 <= data.n && !sheet->depth; i++) {
        struct merge merge = {little16_at(data, 2 + i * 8), little16_at(data, 6 + i * 8), little16_at(data, 4 + i * 8),
                              little16_at(data, 8 + i * 8)};
        if (merge.row <= merge.row_to && merge.column <= merge.column_to)
            sheet->biff->reading->sink.merge(sheet->biff->reading->sink.context, &merge);
    }
    return true;
}

// The records that hold one cell.
static bool take_cell(struct sheet *sheet, const struct biff_item *item)
{
    struct biff *biff = sheet->biff;
    struct str data = item->data;
    struct sink_cell cell;
    size_t at = biff->version == 2 ? 7 : 6;
    if (!place_cell(sheet, data, &cell))
        return true;
    switch (item->number) {
    case BIFF2_INTEGER:
        return report_number(sheet, &cell, style_of(sheet, data), little16_at(data, 7));
    case BIFF_NUMBER:
        return data.n < at + 8 || report_number(sheet, &cell, style_of(sheet, data), double_at(data, at));
    case BIFF_RK:
        return data.n < 10 || report_number(sheet, &cell, style_of(sheet, data), rk_number(little32_at(data, 6)));
    case BIFF_LABEL:
    case BIFF_RSTRING:
        return report_text(sheet, &cell,
                           biff->version == 8 ? biff_long_string(biff, item, 6)
                                              : biff_string(biff, data, at, biff->version == 2 ? 1 : 2));
    case BIFF_LABELSST: {
        uint32_t index = little32_at(data, 6);
        cell.text_lasts = true;
        if (index >= biff->strings.count)
            return reading_refuse(biff->reading, REFUSAL_BAD_STRING_INDEX, STR(""));
        return report_text(sheet, &cell, biff->strings.items[index]);
    }
    default:
        return report_boolean(sheet, &cell, byte_at(data, at), byte_at(data, at + 1) != 0);
    }
}

// A ROW record: whether the row is hidden.
static void take_row(const struct sheet *sheet, struct str data)
{
    if (sheet->biff->version > 2 && !sheet->depth && data.n >= 14 && (little16_at(data, 12) & 0x20))
        sheet->biff->reading->sink.hidden_row(sheet->biff->reading->sink.context, little16_at(data, 0));
}

// One record of the sheet. False after refusing.
static bool take(struct sheet *sheet, const struct biff_item *item)
{
    switch (item->number) {
    case BIFF2_INTEGER:
        return sheet->biff->version != 2 || take_cell(sheet, item);
    case BIFF_NUMBER:
    case BIFF_LABEL:
    case BIFF_BOOLERR:
    case BIFF_RK:
    case BIFF_RSTRING:
    case BIFF_LABELSST:
        return take_cell(sheet, item);
    case BIFF_MULRK:
        return take_numbers(sheet, item->data);
    case BIFF_FORMULA:
        return take_formula(sheet, item);
    case BIFF_STRING:
        return take_string(sheet, item);
    case BIFF_MERGECELLS:
        return take_merges(sheet, item->data);
    case BIFF_ROW:
        take_row(sheet, item->data);
        return true;
    case BIFF2_IXFE:
        sheet->wide_style = little16_at(item->data, 0);
        return true;
    default:
        return true;
    }
}

// Reads a sheet's cells into the sink.
bool biff_read_sheet(struct biff *biff, size_t offset)
{
    struct sheet sheet = {.biff = biff};
    struct biff_item item;
    if (!biff_next(biff->stream, offset, &item) || item.number != BIFF_BOF)
        return reading_refuse(biff->reading, REFUSAL_PART_BROKEN, STR("Workbook"));
    for (size_t at = item.next; biff_next(biff->stream, at, &item); at = item.next) {
        if (item.number == BIFF_BOF) {
            sheet.depth++;
        } else if (item.number == BIFF_EOF) {
            if (!sheet.depth)
                return true;
            sheet.depth--;
        } else if (!take(&sheet, &item)) {
            return false;
        }
    }
    return true;
}
