// SPDX-License-Identifier: MIT
// A thin guard around libxlsxwriter, which trusts its caller. What goes through here is valid: UTF-8, finite
// numbers, texts and names within Excel's limits, links of the kind they look like, formulas with their
// value, the same bytes for the same input. It knows nothing of what the cells mean.
//
// Errors stick: after the first one nothing more is written, and book_close() tells it with sheet and cell.
// Rows and columns are zero-based. Texts are copied.
#ifndef CUADRA_WRITE_WORKBOOK_H
#define CUADRA_WRITE_WORKBOOK_H

#include "base/str.h"

#include <stdint.h>

enum { SHEET_LINK_LIMIT = 65530, SHEET_ROW_LIMIT = 1048576, SHEET_COLUMN_LIMIT = 16384, CELL_TEXT_LIMIT = 32767 };

struct book;
struct sheet;

// What a new workbook is. Texts may be empty.
struct book_options {
    const char *path;     // where it will stand
    bool force;           // replace a file that is there
    bool constant_memory; // rows strictly in order, one sheet after the other; no tables, no merges
    int64_t created;      // creation date in the properties, seconds since 1970 UTC; 0: 2000-01-01
    const char *mark; // custom property "cuadra": "salida" keeps the reader from taking it for a submission; NULL: none
    struct str title, subject, author, company, keywords, comments;
};

// How numbers show. Other formats come from book_number_format().
enum number_format {
    SHOW_GENERAL,
    SHOW_INTEGER, // 1,250
    SHOW_DECIMALS_1,
    SHOW_DECIMALS_2,
    SHOW_DECIMALS_3,
    SHOW_DECIMALS_4, // 1,250.5
    SHOW_PERCENT_0,  // 93 %
    SHOW_PERCENT_1,  // 92.5 %
    SHOW_PERCENT_2,  // 92.46 %
    SHOW_MONEY,      // $1,250.00
    SHOW_DATE,       // 2024-12-31
    SHOW_TEXT,
    SHOW_COUNT
};

enum alignment_across { ACROSS_GENERAL, ACROSS_LEFT, ACROSS_CENTRE, ACROSS_RIGHT };
enum alignment_down { DOWN_BOTTOM, DOWN_TOP, DOWN_CENTRE };
enum border { BORDER_NONE, BORDER_HAIR, BORDER_THIN, BORDER_MEDIUM };

// A colour as COLOUR(0xRRGGBB); 0 is "none".
#define COLOUR(rgb) ((int32_t)((rgb) | 0x1000000))

// How a cell looks. The zero value is the workbook's default; equal descriptions share one format.
struct style {
    int32_t number;                   // enum number_format, or from book_number_format()
    int32_t size;                     // of the font, in tenths of a point; 0: default
    int32_t bold, italic, underline;  // 0 or 1
    int32_t ink, fill;                // colours, COLOUR()
    int32_t across, down;             // enum alignment_across, alignment_down
    int32_t wrap, indent;             // wrap: 0 or 1
    int32_t rotation;                 // degrees, -90 to 90
    int32_t top, bottom, left, right; // enum border
    int32_t border_ink;               // colour
    int32_t unlocked;                 // 1: may be typed in when the sheet is protected
};

// Begins a workbook. On CUADRA_E_OUTPUT `*message` says why. The workbook goes with the arena, unfinished or not.
enum cuadra_status book_new(struct arena *arena, const struct book_options *options, struct book **book,
                            struct str *message);
// Font and size of everything without its own; before the first sheet.
void book_font(struct book *book, const char *name, int32_t tenths);
// The number of a number format as in Excel, in English; ASCII.
int32_t book_number_format(struct book *book, const char *format);
// Defines a name ("Cumplimiento_anual") for a range as in a formula ("='Por eje'!$K$12").
void book_define_name(struct book *book, const char *name, const char *range);
// Writes the workbook and puts it in its place. On anything but CUADRA_OK `*message` says why and nothing stays.
enum cuadra_status book_close(struct book *book, struct str *message);
// Whether an error stuck already: long jobs may stop.
bool book_has_failed(const struct book *book);

// Adds a sheet. The name is cut to 31 characters, cleaned of what Excel refuses, and numbered when taken.
struct sheet *book_add_sheet(struct book *book, struct str name);
// The same for a sheet of few rows in a workbook of constant memory: it is kept whole, rows come in any order.
struct sheet *book_add_small_sheet(struct book *book, struct str name);
// The sheet's name as it stands.
const char *sheet_name(const struct sheet *sheet);

// Cells. `style` may be NULL.
void sheet_number(struct sheet *sheet, int32_t row, int32_t column, double number, const struct style *style);
void sheet_text(struct sheet *sheet, int32_t row, int32_t column, struct str text, const struct style *style);
void sheet_blank(struct sheet *sheet, int32_t row, int32_t column, const struct style *style);
void sheet_boolean(struct sheet *sheet, int32_t row, int32_t column, bool value, const struct style *style);
// A formula in Excel's English notation, "=" first, with the value it has.
void sheet_formula_number(struct sheet *sheet, int32_t row, int32_t column, const char *formula, double value,
                          const struct style *style);
void sheet_formula_text(struct sheet *sheet, int32_t row, int32_t column, const char *formula, struct str value,
                        const struct style *style);
// Where a link to another file leads; sheet and cell may be empty.
struct file_link {
    struct str path, sheet, cell;
};

// A text that opens another file, at a sheet and cell when given (both may be empty). `path` is relative to
// the workbook, or absolute. Past SHEET_LINK_LIMIT links, or when the path is too long, it is plain text.
void sheet_link_file(struct sheet *sheet, int32_t row, int32_t column, const struct file_link *link, struct str text,
                     const struct style *style);
// A text that jumps to a cell of this workbook.
void sheet_link_cell(struct sheet *sheet, int32_t row, int32_t column, const struct sheet *target, const char *cell,
                     struct str text, const struct style *style);
// Merged cells with a text; overlapping ones are an error; in constant memory only the first cell is written.
void sheet_merge(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to, struct str text,
                 const struct style *style);

// Widths in characters, heights in points.
void sheet_column(struct sheet *sheet, int32_t column, int32_t column_to, double width, const struct style *style);
// A column hidden or in an outline group.
void sheet_column_level(struct sheet *sheet, int32_t column, int32_t column_to, double width, int level, bool hidden);
// `height` 0: the default; `level`: outline group, 0 to 7. In constant memory before the row's cells.
void sheet_row(struct sheet *sheet, int32_t row, double height, int level, bool hidden);
void sheet_freeze(struct sheet *sheet, int32_t row, int32_t column);
void sheet_filter(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to);
// What an Excel table is called and what stands in its header row.
struct table {
    const char *name;
    const struct str *headers;
    int32_t columns;
    const struct style *header_style;
};

// An Excel table over cells that are already written, header row included; `headers` are those of its
// columns. Nothing in constant memory, or without a row of data.
void sheet_table(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, const struct table *table);
void sheet_hide(struct sheet *sheet);
void sheet_show_first(struct sheet *sheet);
void sheet_no_gridlines(struct sheet *sheet);
void sheet_tab_colour(struct sheet *sheet, int32_t colour);
void sheet_zoom(struct sheet *sheet, int percent);
// Summary rows stand above their groups.
void sheet_outline_above(struct sheet *sheet);
// Only unlocked cells may be typed in; no password.
void sheet_protect(struct sheet *sheet);
// A drop-down list of values for a range.
void sheet_choices(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                   const struct str *choices, size_t count);
// Only numbers from `least` on may be typed in the range; `message` tells so.
void sheet_numbers_only(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                        double least, struct str message);
// A drop-down list of the values that stand in a range ("Listas!$A$1:$A$9").
void sheet_choices_from(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                        const char *range);
// A note on a cell.
void sheet_note(struct sheet *sheet, int32_t row, int32_t column, struct str text);
// Cells of the range whose text is `text` take the style's colours and weight.
void sheet_when_text(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                     struct str text, const struct style *style);
// Bars in the cells of the range, from 0 to `full`.
void sheet_bars(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to, double full,
                int32_t colour);

// Printing.
struct print_setup {
    bool portrait;                // else landscape
    bool is_legal;                // on Legal paper, else Letter
    int32_t title_from, title_to; // rows repeated on each page; title_to < title_from: none
    int32_t left_columns;         // columns repeated at the left of each page; 0: none
    int pages_down;               // fit to this many pages; 0: as many as needed, one page wide
    struct str header, footer;    // Excel's codes: &L &C &R, &P of &N; use sheet_header_text() for foreign texts
    const int32_t *breaks;        // rows before which a page begins, ascending
    size_t break_count;
    int32_t last_row, last_column; // print area from A1; last_row < 0: everything
};

void sheet_print(struct sheet *sheet, const struct print_setup *setup);
// A text for a header or footer: its ampersands doubled, cut to `limit` characters.
struct str header_text(struct arena *arena, struct str text, size_t limit);
// Whether the bytes begin as a PNG does, of a size that a page can hold.
bool image_is_png(struct str png);
// A PNG at a cell, scaled to fit `width` by `height` pixels, with alternative text. False when it is no image.
bool sheet_image(struct sheet *sheet, int32_t row, int32_t column, struct str png, double width, double height,
                 struct str description);

// Texts as cells take them; for other writers and for tests.
// Cleaned of bytes that are no UTF-8 and of characters that XML refuses; cut to the limit of a cell, and says so.
// The first `characters` characters of a text, without a copy.
struct str utf8_cut(struct str text, size_t characters);
struct str cell_text(struct arena *arena, struct str text);
// Without control characters and invalid bytes: what charts repeat from cells must be so.
struct str plain_text(struct arena *arena, struct str text);
// A sheet name that Excel takes: at most 31 characters, none of []:*?/\ or control, no apostrophe at the ends.
struct str clean_sheet_name(struct arena *arena, struct str name);
// The way from the folder of the file `from` to the file `to`, with "/" and percent-encoded as a link wants it;
// both are paths as the program was given them.
struct str link_path(struct arena *arena, const char *from, const char *to);

#endif
