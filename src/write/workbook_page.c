// SPDX-License-Identifier: MIT
// What surrounds the cells: merges, widths, groups, filters, tables, rules of input and of colour, printing,
// images.
#include "write/workbook_inside.h"

#include "text/fold.h"

#include <string.h>

// LXW_HEADER_FOOTER_MAX counts characters, but the library's buffer has that many bytes.
enum {
    HEADER_BYTES = 250,
    TABLE_COLUMNS = 1024,
    BREAKS = 1023,
    CHOICES_BYTES = 255,
    DIALOG_BYTES = 120,
    ATTRIBUTE_BYTES = 250,
    DESCRIPTION_BYTES = 2000
};

// A pointer that the library declares without const and does not write to.
#define UNCONST(pointer) ((char *)(uintptr_t)(pointer))
#define FROM             (lxw_row_t) row, (lxw_col_t)column
#define TO               (lxw_row_t) row_to, (lxw_col_t)column_to

// Whether the range is inside the sheet and no error stuck.
static bool accepts_range(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to)
{
    return sheet_accepts(sheet, row, column) && sheet_accepts(sheet, row_to, column_to) && row_to >= row &&
           column_to >= column;
}

// Remembers a merge; false when it overlaps another.
static bool add_merge(struct sheet *sheet, const struct merged *merge)
{
    for (size_t i = sheet->merges.count; i-- > 0;) {
        const struct merged *other = &sheet->merges.items[i];
        if (merge->row <= other->row_to && other->row <= merge->row_to && merge->column <= other->column_to &&
            other->column <= merge->column_to)
            return false;
    }
    *VECTOR_ADD(sheet->book->arena, &sheet->merges) = *merge;
    return true;
}

// Merged cells with a text; overlapping ones are an error; in constant memory only the first cell is written.
void sheet_merge(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to, struct str text,
                 const struct style *style)
{
    if (!accepts_range(sheet, row, column, row_to, column_to))
        return;
    bool is_one_cell = row == row_to && column == column_to;
    if (!is_one_cell && !sheet->is_streamed) {
        struct merged merge = {row, column, row_to, column_to};
        if (!add_merge(sheet, &merge)) {
            book_fail(sheet->book, REPORT_REASON_OVERLAP, sheet, row, column);
            return;
        }
        lxw_format *format = book_format(sheet->book, style);
        book_check(sheet->book, worksheet_merge_range(sheet->handle, FROM, TO, "", format), sheet, row, column);
    }
    sheet_text(sheet, row, column, text, style);
}

// Widths in characters, heights in points.
void sheet_column(struct sheet *sheet, int32_t column, int32_t column_to, double width, const struct style *style)
{
    if (!accepts_range(sheet, 0, column, 0, column_to))
        return;
    lxw_format *format = book_format(sheet->book, style);
    book_check(sheet->book, worksheet_set_column(sheet->handle, (lxw_col_t)column, (lxw_col_t)column_to, width, format),
               sheet, -1, -1);
}

// A column hidden or in an outline group.
void sheet_column_level(struct sheet *sheet, int32_t column, int32_t column_to, double width, int level, bool hidden)
{
    if (!accepts_range(sheet, 0, column, 0, column_to))
        return;
    lxw_row_col_options options = {.level = (uint8_t)level, .hidden = hidden};
    book_check(sheet->book,
               worksheet_set_column_opt(sheet->handle, (lxw_col_t)column, (lxw_col_t)column_to, width, NULL, &options),
               sheet, -1, -1);
}

// `height` 0: the default; `level`: outline group, 0 to 7.
void sheet_row(struct sheet *sheet, int32_t row, double height, int level, bool hidden)
{
    enum { TALLEST = 409 };
    if (!sheet_accepts(sheet, row, 0))
        return;
    lxw_row_col_options options = {.level = (uint8_t)level, .hidden = hidden};
    double points = height > TALLEST ? TALLEST : height > 0 ? height : LXW_DEF_ROW_HEIGHT;
    book_enter(sheet->book);
    lxw_error error = worksheet_set_row_opt(sheet->handle, (lxw_row_t)row, points, NULL, &options);
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, -1);
}

// `height` 0: the default; `level`: outline group, 0 to 7.
void sheet_freeze(struct sheet *sheet, int32_t row, int32_t column)
{
    if (sheet_accepts(sheet, row, column))
        worksheet_freeze_panes(sheet->handle, FROM);
}

// `height` 0: the default; `level`: outline group, 0 to 7.
void sheet_filter(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to)
{
    if (accepts_range(sheet, row, column, row_to, column_to))
        book_check(sheet->book, worksheet_autofilter(sheet->handle, FROM, TO), sheet, row, column);
}

// An Excel table over cells that are already written, header row included; `headers` are those of its columns.
void sheet_table(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, const struct table *table)
{
    int32_t columns = table->columns;
    static lxw_table_column *const none;
    struct arena *arena = sheet->book->arena;
    if (sheet->is_streamed || row_to <= row || columns < 1 || columns > TABLE_COLUMNS ||
        !accepts_range(sheet, row, column, row_to, column + columns - 1))
        return;
    lxw_format *format = book_format(sheet->book, table->header_style);
    lxw_table_column **list = arena_array(arena, (size_t)columns + 1, sizeof *list);
    for (int32_t i = 0; i < columns; i++) {
        list[i] = ARENA_NEW(arena, lxw_table_column);
        list[i]->header = UNCONST(attribute_text(arena, table->headers[i], ATTRIBUTE_BYTES));
        list[i]->header_format = format;
    }
    list[columns] = none;
    lxw_table_options options = {.name = UNCONST(table->name),
                                 .columns = list,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .no_banded_rows = LXW_TRUE};
    int32_t column_to = column + columns - 1;
    book_enter(sheet->book);
    lxw_error error = worksheet_add_table(sheet->handle, FROM, TO, &options);
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, column);
}

// An Excel table over cells that are already written, header row included; `headers` are those of its columns.
void sheet_hide(struct sheet *sheet)
{
    if (sheet->handle)
        worksheet_hide(sheet->handle);
}

// An Excel table over cells that are already written, header row included; `headers` are those of its columns.
void sheet_show_first(struct sheet *sheet)
{
    if (sheet->handle)
        worksheet_activate(sheet->handle);
}

// An Excel table over cells that are already written, header row included; `headers` are those of its columns.
void sheet_no_gridlines(struct sheet *sheet)
{
    if (sheet->handle)
        worksheet_gridlines(sheet->handle, LXW_HIDE_ALL_GRIDLINES);
}

// An Excel table over cells that are already written, header row included; `headers` are those of its columns.
void sheet_tab_colour(struct sheet *sheet, int32_t colour)
{
    if (sheet->handle)
        worksheet_set_tab_color(sheet->handle, book_colour(colour));
}

// An Excel table over cells that are already written, header row included; `headers` are those of its columns.
void sheet_zoom(struct sheet *sheet, int percent)
{
    if (sheet->handle && percent >= 10 && percent <= 400)
        worksheet_set_zoom(sheet->handle, (uint16_t)percent);
}

// Summary rows stand above their groups.
void sheet_outline_above(struct sheet *sheet)
{
    if (sheet->handle)
        worksheet_outline_settings(sheet->handle, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
}

// Only unlocked cells may be typed in; no password.
void sheet_protect(struct sheet *sheet)
{
    lxw_protection options = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
    if (sheet->handle)
        worksheet_protect(sheet->handle, NULL, &options);
}

// A drop-down list of values for a range.
void sheet_choices(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                   const struct str *choices, size_t count)
{
    struct arena *arena = sheet->book->arena;
    if (!accepts_range(sheet, row, column, row_to, column_to))
        return;
    const char **list = arena_array(arena, count + 1, sizeof *list);
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        list[i] = attribute_text(arena, choices[i], CHOICES_BYTES);
        bytes += strlen(list[i]) + 1;
    }
    if (!count || bytes > CHOICES_BYTES)
        return; // Excel has no room for such a list; anything may be typed then
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = (char **)(void *)list};
    book_check(sheet->book, worksheet_data_validation_range(sheet->handle, FROM, TO, &rule), sheet, row, column);
}

// Only numbers from `least` on may be typed in the range; `message` tells so.
void sheet_numbers_only(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                        double least, struct str message)
{
    if (!accepts_range(sheet, row, column, row_to, column_to))
        return;
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
        .value_number = least,
        .error_message = UNCONST(attribute_text(sheet->book->arena, message, DIALOG_BYTES)),
    };
    book_enter(sheet->book);
    lxw_error error = worksheet_data_validation_range(sheet->handle, FROM, TO, &rule);
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, column);
}

// Cells of the range whose text is `text` take the style's colours and weight.
void sheet_when_text(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                     struct str text, const struct style *style)
{
    struct arena *arena = sheet->book->arena;
    if (!accepts_range(sheet, row, column, row_to, column_to))
        return;
    // A format of its own: one that colours cells must not set a font's name or size.
    lxw_format *format = workbook_add_format(sheet->book->handle);
    if (!format)
        memory_fail(arena_memory(arena));
    if (style->bold)
        format_set_bold(format);
    if (style->ink)
        format_set_font_color(format, book_colour(style->ink));
    if (style->fill)
        format_set_bg_color(format, book_colour(style->fill));
    const char *quoted = str_format(arena, "\"%s\"", attribute_text(arena, text, ATTRIBUTE_BYTES)).s;
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                   .value_string = UNCONST(quoted),
                                   .format = format};
    book_check(sheet->book, worksheet_conditional_format_range(sheet->handle, FROM, TO, &rule), sheet, row, column);
}

// Bars in the cells of the range, from 0 to `full`.
void sheet_bars(struct sheet *sheet, int32_t row, int32_t column, int32_t row_to, int32_t column_to, double full,
                int32_t colour)
{
    if (!accepts_range(sheet, row, column, row_to, column_to))
        return;
    lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_value = full,
        .bar_color = book_colour(colour),
        .bar_solid = LXW_TRUE,
        .data_bar_2010 = LXW_TRUE,
    };
    book_check(sheet->book, worksheet_conditional_format_range(sheet->handle, FROM, TO, &rule), sheet, row, column);
}

// A text for a header or footer: its ampersands doubled, cut to `limit` characters.
struct str header_text(struct arena *arena, struct str text, size_t limit)
{
    struct str clean = str_of(attribute_text(arena, utf8_cut(text, limit), limit * 4));
    struct buffer doubled = {.arena = arena};
    for (size_t i = 0; i < clean.n; i++) {
        if (clean.s[i] == '&')
            buffer_add_char(&doubled, '&');
        buffer_add_char(&doubled, clean.s[i]);
    }
    return buffer_str(&doubled);
}

// Sets the places where pages begin.
static void set_breaks(struct sheet *sheet, const struct print_setup *setup)
{
    size_t count = setup->break_count < BREAKS ? setup->break_count : BREAKS;
    lxw_row_t *rows = arena_array(sheet->book->arena, count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = (lxw_row_t)setup->breaks[i];
    if (count)
        book_check(sheet->book, worksheet_set_h_pagebreaks(sheet->handle, rows), sheet, -1, -1);
}

// Sets up the sheet for the printer.
void sheet_print(struct sheet *sheet, const struct print_setup *setup)
{
    enum { LETTER = 1, LEGAL = 5 }; // paper sizes of ECMA-376 18.3.1.63: the usual ones in Mexico
    struct book *book = sheet->book;
    if (book->status != CUADRA_OK)
        return;
    if (setup->portrait)
        worksheet_set_portrait(sheet->handle);
    else
        worksheet_set_landscape(sheet->handle);
    worksheet_set_paper(sheet->handle, setup->is_legal ? LEGAL : LETTER);
    worksheet_set_margins(sheet->handle, 0.5, 0.5, 0.8, 0.7);
    worksheet_center_horizontally(sheet->handle);
    worksheet_fit_to_pages(sheet->handle, 1, (uint16_t)setup->pages_down);
    if (setup->title_to >= setup->title_from)
        book_check(book, worksheet_repeat_rows(sheet->handle, (lxw_row_t)setup->title_from, (lxw_row_t)setup->title_to),
                   sheet, -1, -1);
    if (setup->left_columns > 0)
        book_check(book, worksheet_repeat_columns(sheet->handle, 0, (lxw_col_t)(setup->left_columns - 1)), sheet, -1,
                   -1);
    if (setup->last_row >= 0 && setup->last_column >= 0)
        book_check(book,
                   worksheet_print_area(sheet->handle, 0, 0, (lxw_row_t)setup->last_row, (lxw_col_t)setup->last_column),
                   sheet, -1, -1);
    if (setup->header.n)
        book_check(book, worksheet_set_header(sheet->handle, attribute_text(book->arena, setup->header, HEADER_BYTES)),
                   sheet, -1, -1);
    if (setup->footer.n)
        book_check(book, worksheet_set_footer(sheet->handle, attribute_text(book->arena, setup->footer, HEADER_BYTES)),
                   sheet, -1, -1);
    set_breaks(sheet, setup);
}

// Four bytes, the highest first, as PNG has its numbers.
static uint32_t png_number(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Dots per inch of a PNG, as its chunk pHYs says them; 96 when it says nothing. The library scales by it.
static double png_resolution(struct str png)
{
    enum { CHUNK_HEAD = 8, CHUNK_TAIL = 4, DEFAULT_RESOLUTION = 96 };
    const unsigned char *bytes = (const unsigned char *)png.s;
    for (size_t at = 8; at + CHUNK_HEAD + 9 + CHUNK_TAIL <= png.n;) {
        uint32_t size = png_number(bytes + at);
        if (memcmp(bytes + at + 4, "pHYs", 4) == 0 && bytes[at + CHUNK_HEAD + 8] == 1) {
            double resolution = png_number(bytes + at + CHUNK_HEAD) * 0.0254;
            return resolution > 1 ? resolution : DEFAULT_RESOLUTION;
        }
        if (size > png.n - at - CHUNK_HEAD - CHUNK_TAIL)
            break;
        at += CHUNK_HEAD + (size_t)size + CHUNK_TAIL;
    }
    return DEFAULT_RESOLUTION;
}

// Whether the bytes begin as a PNG does, of a size that a page can hold.
bool image_is_png(struct str png)
{
    enum { PNG_HEADER = 33, LARGEST = 20000 };
    static const char signature[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    if (png.n < PNG_HEADER || memcmp(png.s, signature, sizeof signature - 1) != 0)
        return false;
    uint32_t wide = png_number((const unsigned char *)png.s + 16), high = png_number((const unsigned char *)png.s + 20);
    return wide && high && wide <= LARGEST && high <= LARGEST;
}

// A PNG at a cell, scaled to fit `width` by `height` pixels, with alternative text.
bool sheet_image(struct sheet *sheet, int32_t row, int32_t column, struct str png, double width, double height,
                 struct str description)
{
    if (!image_is_png(png) || !sheet_accepts(sheet, row, column))
        return false;
    uint32_t wide = png_number((const unsigned char *)png.s + 16), high = png_number((const unsigned char *)png.s + 20);
    double scale = (width / wide < height / high ? width / wide : height / high) * png_resolution(png) / 96;
    lxw_image_options options = {
        .x_scale = scale,
        .y_scale = scale,
        .x_offset = 2,
        .y_offset = 2,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = UNCONST(attribute_text(sheet->book->arena, description, DESCRIPTION_BYTES)),
    };
    book_enter(sheet->book);
    lxw_error error =
        worksheet_insert_image_buffer_opt(sheet->handle, FROM, (const unsigned char *)png.s, png.n, &options);
    book_leave(sheet->book);
    return error == LXW_NO_ERROR;
}
