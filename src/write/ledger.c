// SPDX-License-Identifier: MIT
// Tables for import; see ledger.h.
#include "write/ledger.h"

#include "base/decimal.h"
#include "es/accounting_texts.h"
#include "text/codepage.h"
#include "text/utf8.h"

#include <string.h>

// Adds a cell of a kind to the ledger.
static struct ledger_cell *add_cell(struct ledger *ledger, enum ledger_kind kind)
{
    struct ledger_cell *cell = VECTOR_ADD(ledger->arena, &ledger->cells);
    cell->kind = kind;
    return cell;
}

// Adds the next cell of the row; a row is full when every column has one.
void ledger_text(struct ledger *ledger, struct str text)
{
    add_cell(ledger, text.n ? LEDGER_TEXT : LEDGER_BLANK)->text = text;
}

// Adds the next cell of the row; a row is full when every column has one.
void ledger_number(struct ledger *ledger, struct amount number)
{
    add_cell(ledger, number.is_known ? LEDGER_NUMBER : LEDGER_BLANK)->number = number.value;
}

// Adds the next cell of the row; a row is full when every column has one.
void ledger_count(struct ledger *ledger, size_t count)
{
    add_cell(ledger, LEDGER_NUMBER)->number = (double)count;
}

// Adds the next cell of the row; a row is full when every column has one.
void ledger_percent(struct ledger *ledger, struct amount points)
{
    add_cell(ledger, points.is_known ? LEDGER_PERCENT : LEDGER_BLANK)->number = points.value;
}

// Adds the next cell of the row; a row is full when every column has one.
void ledger_money(struct ledger *ledger, struct money money)
{
    add_cell(ledger, money.is_known ? LEDGER_MONEY : LEDGER_BLANK)->money = money.units;
}

// Makes the last cell a formula in Excel's English notation; its value is the one added.
void ledger_formula(struct ledger *ledger, struct str formula)
{
    ledger->cells.items[ledger->cells.count - 1].formula = str_z(ledger->arena, formula);
}

// Makes the last cell a formula in Excel's English notation; its value is the one added.
size_t ledger_rows(const struct ledger *ledger)
{
    return ledger->cells.count / ledger->column_count;
}

// The number that a cell of a sheet holds.
static double sheet_value(const struct ledger *ledger, const struct ledger_cell *cell)
{
    double number = cell->number;
    if (cell->kind == LEDGER_PERCENT)
        return decimal_shift(number, -2);
    if (cell->kind == LEDGER_MONEY) {
        struct str text = money_text(ledger->arena, cell->money);
        decimal_parse(text.s, text.n, &number);
    }
    return number;
}

// Writes one cell of a sheet.
static void put_cell(const struct ledger *ledger, struct sheet *sheet, int32_t row, int32_t column,
                     const struct ledger_cell *cell, const struct style *style)
{
    bool is_text = cell->kind == LEDGER_TEXT || cell->kind == LEDGER_BLANK;
    if (cell->formula && is_text)
        sheet_formula_text(sheet, row, column, cell->formula, cell->text, style);
    else if (cell->formula)
        sheet_formula_number(sheet, row, column, cell->formula, sheet_value(ledger, cell), style);
    else if (cell->kind == LEDGER_TEXT)
        sheet_text(sheet, row, column, cell->text, style);
    else if (!is_text)
        sheet_number(sheet, row, column, sheet_value(ledger, cell), style);
}

// Writes it as a sheet with frozen and filtered header.
void ledger_to_sheet(const struct ledger *ledger, struct sheet *sheet)
{
    struct style header = {.bold = 1, .wrap = 1, .down = DOWN_CENTRE, .fill = COLOUR(0xE7EAEE), .bottom = BORDER_THIN};
    int32_t columns = (int32_t)ledger->column_count, rows = (int32_t)ledger_rows(ledger);
    int32_t top = ledger->header_row;
    for (int32_t column = 0; column < columns; column++) {
        struct style style = {.number = ledger->columns[column].show, .down = DOWN_TOP};
        style.wrap = ledger->columns[column].show == SHOW_TEXT && ledger->columns[column].width > 30;
        sheet_column(sheet, column, column, ledger->columns[column].width, &style);
        sheet_text(sheet, top, column, str_of(ledger->columns[column].heading), &header);
        for (int32_t row = 0; row < rows && top + row + 1 < SHEET_ROW_LIMIT; row++)
            put_cell(ledger, sheet, top + row + 1, column,
                     &ledger->cells.items[(size_t)row * (size_t)columns + (size_t)column], &style);
    }
    sheet_freeze(sheet, top + 1, 0);
    sheet_filter(sheet, top, 0, top + rows, columns - 1);
    struct print_setup print = {.title_from = top, .title_to = top, .footer = STR("&R&P / &N"), .last_row = -1};
    sheet_print(sheet, &print);
}

// A CSV file while it is made.
struct csv_writer {
    const struct csv_form *form;
    enum codepage page; // CODEPAGES: UTF-8
    struct buffer *csv;
    const char *file;
    struct str *message;
    size_t row;          // of the file, one-based
    const char *heading; // of the column at hand
};

// Adds one character in the encoding; false when it has none.
static bool add_character(struct csv_writer *writer, const char *bytes, size_t n)
{
    if (n == 1 || writer->page == CODEPAGES) {
        buffer_add(writer->csv, bytes, n);
        return true;
    }
    uint32_t point = utf8_point(bytes, n);
    int byte = codepage_byte(writer->page, point);
    if (byte >= 0) {
        buffer_add_char(writer->csv, (char)byte);
        return true;
    }
    *writer->message = str_format(writer->csv->arena, ACCOUNTING_NO_CHARACTER, writer->file, writer->row,
                                  writer->heading, (int)n, bytes, (unsigned)point, codepage_name(writer->page));
    return false;
}

// Adds a text in quotes.
static bool add_quoted(struct csv_writer *writer, struct str text)
{
    buffer_add_char(writer->csv, '"');
    for (size_t i = 0; i < text.n;) {
        size_t broken = 0, n = utf8_sequence(text.s + i, text.n - i, &broken);
        if (text.s[i] == '"')
            buffer_add_char(writer->csv, '"');
        if (!add_character(writer, text.s + i, n ? n : 1))
            return false;
        i += n ? n : 1;
    }
    buffer_add_char(writer->csv, '"');
    return true;
}

// Adds a number with the decimal mark of the file.
static void add_number(struct csv_writer *writer, struct str number)
{
    for (size_t i = 0; i < number.n; i++)
        buffer_add_char(writer->csv, number.s[i] == '.' ? writer->form->decimal_mark : number.s[i]);
}

// Adds one cell.
static bool add_csv_cell(struct csv_writer *writer, const struct ledger_cell *cell)
{
    char number[DECIMAL_SIZE];
    switch (cell->kind) {
    case LEDGER_TEXT:
        return add_quoted(writer, cell->text);
    case LEDGER_NUMBER:
    case LEDGER_PERCENT:
        add_number(writer, (struct str){number, decimal_shortest(number, cell->number)});
        return true;
    case LEDGER_MONEY:
        add_number(writer, money_text(writer->csv->arena, cell->money));
        return true;
    default:
        return true;
    }
}

// Adds the table as CSV, texts in quotes, percentages in points.
bool ledger_to_csv(const struct ledger *ledger, const struct csv_form *form, const char *file, struct buffer *csv,
                   struct str *message)
{
    struct csv_writer writer = {form, CODEPAGES, csv, file, message, 1, ""};
    if (strcmp(form->encoding, "utf-8") != 0)
        writer.page = codepage_find(str_of(form->encoding));
    for (size_t row = 0; row <= ledger_rows(ledger); row++, writer.row++) {
        for (size_t column = 0; column < ledger->column_count; column++) {
            writer.heading = ledger->columns[column].heading;
            if (column)
                buffer_add_char(csv, form->separator);
            bool is_added = row ? add_csv_cell(&writer, &ledger->cells.items[(row - 1) * ledger->column_count + column])
                                : add_quoted(&writer, str_of(writer.heading));
            if (!is_added)
                return false;
        }
        buffer_add_z(csv, "\r\n");
    }
    return true;
}

// A separator as people write it; 0 when it is none.
static char read_separator(const char *text)
{
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
        return '\t';
    return text[0] && !text[1] && strchr(",;|\t", text[0]) ? text[0] : '\0';
}

// A decimal mark as people write it; 0 when it is none.
static char read_decimal_mark(const char *text)
{
    bool is_comma = strcmp(text, ",") == 0 || strcmp(text, "coma") == 0;
    return is_comma ? ',' : strcmp(text, ".") == 0 || strcmp(text, "punto") == 0 ? '.' : '\0';
}

// Reads the options of a CSV file (NULL: default); false when one makes no sense and `*message` says which.
bool csv_form_read(struct arena *arena, const char *encoding, const char *separator, const char *decimal_mark,
                   struct csv_form *form, struct str *message)
{
    *form = (struct csv_form){encoding ? encoding : "utf-8", ',', '.'};
    if (str_is(str_of(form->encoding), "UTF-8") || str_is(str_of(form->encoding), "utf8"))
        form->encoding = "utf-8";
    if (strcmp(form->encoding, "utf-8") != 0 && codepage_find(str_of(form->encoding)) == CODEPAGES)
        *message = str_format(arena, ACCOUNTING_NO_ENCODING, encoding);
    if (decimal_mark)
        form->decimal_mark = read_decimal_mark(decimal_mark);
    if (!form->decimal_mark)
        *message = str_format(arena, ACCOUNTING_BAD_DECIMAL, decimal_mark);
    // a decimal comma leaves the semicolon for the separator
    form->separator = separator ? read_separator(separator) : form->decimal_mark == ',' ? ';' : ',';
    if (!form->separator)
        *message = str_format(arena, ACCOUNTING_BAD_SEPARATOR, separator);
    else if (form->separator == form->decimal_mark)
        *message = str_format(arena, ACCOUNTING_SAME_SIGNS, separator);
    return !message->n;
}
