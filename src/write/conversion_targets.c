// SPDX-License-Identifier: MIT
// Where converted cells go: a CSV text or a workbook. Cells come row by row, columns ascending.
#include "base/bytes.h"
#include "base/calendar.h"
#include "base/decimal.h"
#include "text/fold.h"
#include "write/conversion.h"

#include <string.h>

// State of a CSV being written.
struct csv {
    const struct cuadra_sink *out;
    bool *failed;
    char separator;
    struct buffer text;  // of the rows not handed over yet
    int32_t row, column; // next place to write
    bool has_sheets, is_1904;
};

// Hands over what was gathered.
static void csv_flush(struct csv *csv)
{
    if (csv->text.n && csv->out && !csv->out->write(csv->out->context, csv->text.data, csv->text.n))
        *csv->failed = true;
    csv->text.n = 0;
}

// Adds a character; most of the time there is room.
static inline void put(struct csv *csv, char c)
{
    struct buffer *out = &csv->text;
    if (out->n + 1 < out->capacity)
        out->data[out->n++] = c;
    else
        buffer_add_char(out, c);
}

// Adds a field as it is where it needs no quotes, eight bytes at a time; false when it needs them.
static inline bool put_bare(struct csv *csv, struct str text)
{
    struct buffer *out = &csv->text;
    if (text.n && (text.s[0] == ' ' || text.s[text.n - 1] == ' '))
        return false;
    if (out->capacity - out->n < text.n + 8) { // make room
        size_t had = out->n;
        buffer_add(out, text.s, text.n);
        buffer_add(out, "        ", 8);
        out->n = had;
    }
    uint64_t marks = 0;
    for (size_t i = 0; i < text.n; i += 8) {
        uint64_t word = bytes_load_last(text.s + i, text.n - i);
        marks |= bytes_equal(word, (unsigned char)csv->separator) | bytes_equal(word, '"') | bytes_equal(word, '\n') |
                 bytes_equal(word, '\r');
        bytes_store(out->data + out->n + i, word);
    }
    out->n += marks ? 0 : text.n;
    return !marks;
}

// A field, in quotes where it needs them.
static void csv_field(struct csv *csv, struct str text)
{
    struct buffer *out = &csv->text;
    if (put_bare(csv, text))
        return;
    buffer_add_char(out, '"');
    for (const char *found; (found = memchr(text.s, '"', text.n));) { // quotes inside are doubled
        size_t n = (size_t)(found - text.s) + 1;
        buffer_add(out, text.s, n);
        buffer_add_char(out, '"');
        text = str_slice(text, n, text.n);
    }
    buffer_add_str(out, text);
    buffer_add_char(out, '"');
}

// A number as a person would type it.
static void csv_number(struct csv *csv, const struct cell *cell, bool is_1904)
{
    char text[DECIMAL_FIXED_SIZE];
    size_t n = cell->kind == NUMBER_DATE ? calendar_serial_text(text, cell->number, is_1904) : 0;
    if (!n && cell->kind != NUMBER_PERCENT && cell->decimals > 0 && cell->decimals < 16) {
        n = decimal_fixed(text, cell->number, cell->decimals); // 12.50 stays 12.50, but no digit goes
        double again;
        if (!decimal_parse(text, n, &again) || again < cell->number || again > cell->number)
            n = 0;
    }
    if (!n)
        n = decimal_shortest(text, cell->kind == NUMBER_PERCENT ? decimal_shift(cell->number, 2) : cell->number);
    if (cell->kind == NUMBER_PERCENT)
        text[n++] = '%';
    csv_field(csv, (struct str){text, n});
}

// Ends rows up to the one given.
static void csv_to_row(struct csv *csv, int32_t row)
{
    while (csv->row < row) {
        put(csv, '\r');
        put(csv, '\n');
        csv->row++;
        csv->column = 0;
        if (csv->text.n > 1 << 16)
            csv_flush(csv);
    }
}

// Starts a sheet in the text, after a blank line where it is not the first.
static void csv_sheet_begins(void *context, const struct sheet_head *head)
{
    struct csv *csv = context;
    (void)head;
    if (csv->has_sheets)
        buffer_add_z(&csv->text, "\r\n");
    csv->has_sheets = true;
    csv->row = csv->column = 0;
}

// Goes to a row and column.
static inline void csv_to_place(struct csv *csv, int32_t row, int32_t column)
{
    if (csv->row < row)
        csv_to_row(csv, row);
    for (; csv->column < column; csv->column++)
        put(csv, csv->separator);
}

// Adds a text in its row and column to what a sink of csv_target() writes.
void csv_text(struct csv *csv, int32_t row, int32_t column, struct str text)
{
    csv_to_place(csv, row, column);
    csv_field(csv, text);
}

// Adds a cell to the text, in its row and column.
static void csv_cell(void *context, const struct sink_cell *cell)
{
    struct csv *csv = context;
    csv_to_place(csv, cell->row, cell->cell.column);
    switch (cell->cell.type) {
    case CELL_NUMBER:
        csv_number(csv, &cell->cell, csv->is_1904);
        break;
    case CELL_BOOLEAN:
        csv_field(csv, cell->cell.number != 0 ? STR("VERDADERO") : STR("FALSO"));
        break;
    default:
        csv_field(csv, cell->cell.text);
    }
}

// Ends the last row of a sheet and hands the text on.
static void csv_sheet_ends(void *context)
{
    struct csv *csv = context;
    csv_to_row(csv, csv->row + 1);
    csv_flush(csv);
}

// Ignores a hidden row.
static void ignore_row(void *context, int32_t row)
{
    (void)context;
    (void)row;
}

// Ignores a merged range.
static void ignore_merge(void *context, const struct merge *merge)
{
    (void)context;
    (void)merge;
}

// A sink that writes cells as CSV with a separator into `out`.
struct sink csv_target(struct arena *arena, char separator, const struct cuadra_sink *out, bool *failed, bool is_1904)
{
    struct csv *csv = ARENA_NEW(arena, struct csv);
    *csv = (struct csv){.out = out, .failed = failed, .separator = separator, .text.arena = arena, .is_1904 = is_1904};
    return (struct sink){csv, csv_sheet_begins, csv_cell, ignore_row, ignore_merge, csv_sheet_ends};
}

// Ignores the start of a sheet.
static void ignore_sheet(void *context, const struct sheet_head *head)
{
    (void)context;
    (void)head;
}

// Ignores a cell.
static void ignore_cell(void *context, const struct sink_cell *cell)
{
    (void)context;
    (void)cell;
}

// Ignores the end of a sheet.
static void ignore_end(void *context)
{
    (void)context;
}

// A sink that takes cells and does nothing.
struct sink no_target(void)
{
    return (struct sink){NULL, ignore_sheet, ignore_cell, ignore_row, ignore_merge, ignore_end};
}

enum { MEASURED_COLUMNS = 512, WIDEST = 60, NARROWEST = 9, FORMATS = 16 };

// State of a workbook being written.
struct book_writer {
    struct arena *arena;
    struct book *book;
    struct sheet *sheet;
    struct str name;
    bool is_1904;
    int32_t first_row; // of the file, in this sheet: long texts go on in another sheet
    unsigned widths[MEASURED_COLUMNS];
    int32_t plain[FORMATS], percent[FORMATS]; // number formats by decimals, -1: not made yet
    int32_t date, moment;
};

// The number format of a cell, made when it is first needed.
static int32_t format_of(struct book_writer *writer, const struct cell *cell)
{
    if (cell->kind == NUMBER_DATE)
        return cell->number < 1 ? writer->moment : SHOW_DATE;
    bool is_percent = cell->kind == NUMBER_PERCENT;
    if (cell->decimals <= 0 && !is_percent)
        return SHOW_GENERAL;
    int decimals = cell->decimals < 0 ? 0 : cell->decimals < FORMATS ? cell->decimals : FORMATS - 1;
    int32_t *format = is_percent ? &writer->percent[decimals] : &writer->plain[decimals];
    if (*format < 0) {
        char code[FORMATS + 8] = "0";
        size_t n = 1;
        if (decimals)
            code[n++] = '.';
        for (int i = 0; i < decimals; i++)
            code[n++] = '0';
        if (is_percent)
            code[n++] = '%';
        code[n] = '\0';
        *format = book_number_format(writer->book, code);
    }
    return *format;
}

// Starts a sheet of the workbook.
static void book_sheet_begins(void *context, const struct sheet_head *head)
{
    struct book_writer *writer = context;
    writer->name = head->name;
    writer->sheet = book_add_sheet(writer->book, head->name);
    writer->first_row = 0;
    memset(writer->widths, 0, sizeof writer->widths);
    if (head->visibility != SHEET_VISIBLE)
        sheet_hide(writer->sheet);
}

// Sets the widths of the sheet at hand by what its cells hold.
static void set_widths(struct book_writer *writer)
{
    for (int32_t column = 0; column < MEASURED_COLUMNS; column++) {
        unsigned width = writer->widths[column] + 1;
        if (width > NARROWEST)
            sheet_column(writer->sheet, column, column, width < WIDEST ? width : WIDEST, NULL);
    }
}

// Writes a cell, on a further sheet where this one is full.
static void book_cell(void *context, const struct sink_cell *cell)
{
    struct book_writer *writer = context;
    if (cell->row - writer->first_row >= SHEET_ROW_LIMIT) {
        set_widths(writer);
        writer->sheet = book_add_sheet(writer->book, writer->name);
        writer->first_row = cell->row;
        memset(writer->widths, 0, sizeof writer->widths);
    }
    int32_t row = cell->row - writer->first_row, column = cell->cell.column;
    if (column >= SHEET_COLUMN_LIMIT)
        return;
    struct style style = {0};
    size_t width = 0;
    if (cell->cell.type == CELL_NUMBER) {
        double number = cell->cell.number + (writer->is_1904 && cell->cell.kind == NUMBER_DATE ? 1462 : 0);
        style.number = format_of(writer, &cell->cell);
        sheet_number(writer->sheet, row, column, number, &style);
        width = 11;
    } else if (cell->cell.type == CELL_BOOLEAN) {
        sheet_boolean(writer->sheet, row, column, cell->cell.number != 0, NULL);
    } else {
        style.number = SHOW_TEXT;
        sheet_text(writer->sheet, row, column, cell->cell.text, &style);
        width = text_width(str_slice(cell->cell.text, 0, 200));
    }
    if (column < MEASURED_COLUMNS && width > writer->widths[column])
        writer->widths[column] = (unsigned)width;
}

// Hides a row.
static void book_hidden_row(void *context, int32_t row)
{
    struct book_writer *writer = context;
    sheet_row(writer->sheet, row, 0, 0, true);
}

// Merges a range.
static void book_merge(void *context, const struct merge *merge)
{
    struct book_writer *writer = context;
    sheet_merge(writer->sheet, merge->row, merge->column, merge->row_to, merge->column_to, STR(""), NULL);
}

// Sets the widths of the columns of the sheet.
static void book_sheet_ends(void *context)
{
    set_widths(context);
}

// A sink that writes sheets into a workbook; the book is closed by the caller.
struct sink book_target(struct arena *arena, struct book *book, bool is_1904)
{
    struct book_writer *writer = ARENA_NEW(arena, struct book_writer);
    *writer = (struct book_writer){.arena = arena, .book = book, .is_1904 = is_1904};
    for (int i = 0; i < FORMATS; i++)
        writer->plain[i] = writer->percent[i] = -1;
    writer->moment = book_number_format(book, "hh:mm:ss");
    return (struct sink){writer, book_sheet_begins, book_cell, book_hidden_row, book_merge, book_sheet_ends};
}
