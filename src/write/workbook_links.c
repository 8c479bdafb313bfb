// SPDX-License-Identifier: MIT
// Cells that lead somewhere: to another file, or to a cell of the workbook. The library looks for "internal:" and
// "external:" anywhere in a link, so nothing of a submission stands in one as it is.
#include "write/workbook_inside.h"

#include "text/fold.h"

#include <string.h>

enum { SHEET_NAME_LIMIT = 31 };

#define AT (lxw_row_t) row, (lxw_col_t)column

// Writes a link that is already in the library's notation. A text that is short and clean goes with it; any other
// is written over it, for the library would turn its slashes around.
static void write_link(struct sheet *sheet, int32_t row, int32_t column, const char *link, struct str text,
                       const struct style *style)
{
    static const struct style plain = {0};
    char shown[256] = "";
    struct book *book = sheet->book;
    bool goes_along = text.n && text.n < sizeof shown && !memchr(text.s, '/', text.n) && is_clean_text(text);
    if (goes_along)
        memcpy(shown, text.s, text.n);
    lxw_format *format = book_format(book, style ? style : &plain);
    book_enter(book);
    lxw_error error = worksheet_write_url_opt(sheet->handle, AT, link, format, shown, NULL);
    book_leave(book);
    book_check(book, error, sheet, row, column);
    sheet->links++;
    if (!goes_along)
        sheet_text(sheet, row, column, text, style);
}

// Whether a sheet and cell can stand in a link: the library finds "internal:" and "external:" anywhere in it.
static bool can_link_to(struct str target_sheet)
{
    return target_sheet.n && target_sheet.n <= 4 * SHEET_NAME_LIMIT && !memchr(target_sheet.s, ':', target_sheet.n) &&
           utf8_is_valid(target_sheet.s, target_sheet.n);
}

// Adds 'sheet'!cell with its apostrophes doubled.
static void add_location(struct buffer *link, struct str target_sheet, struct str cell)
{
    buffer_add_char(link, '\'');
    for (size_t i = 0; i < target_sheet.n; i++) {
        unsigned char c = (unsigned char)target_sheet.s[i];
        if (c == '\'')
            buffer_add_char(link, '\'');
        buffer_add_char(link, (char)(c < 0x20 ? ' ' : c));
    }
    buffer_add_z(link, "'!");
    buffer_add_str(link, cell.n ? cell : STR("A1"));
}

// A text that opens another file, at a sheet and cell when given (both may be empty).
void sheet_link_file(struct sheet *sheet, int32_t row, int32_t column, const struct file_link *to, struct str text,
                     const struct style *style)
{
    enum { URL_LIMIT = 2000 }; // Excel: 2,079; the library's buffers: 2,080
    if (!sheet_accepts(sheet, row, column))
        return;
    if (sheet->links >= SHEET_LINK_LIMIT || !to->path.n || to->path.n > URL_LIMIT) {
        sheet_text(sheet, row, column, text, style);
        return;
    }
    struct arena *scratch = arena_child(sheet->book->arena);
    struct buffer link = {.arena = scratch};
    buffer_add_z(&link, "external:");
    buffer_add_str(&link, to->path);
    if (can_link_to(to->sheet)) {
        buffer_add_char(&link, '#');
        add_location(&link, to->sheet, to->cell);
    }
    write_link(sheet, row, column, link.data, text, style);
    arena_free(scratch);
}

// A text that jumps to a cell of this workbook.
void sheet_link_cell(struct sheet *sheet, int32_t row, int32_t column, const struct sheet *target, const char *cell,
                     struct str text, const struct style *style)
{
    if (!sheet_accepts(sheet, row, column))
        return;
    if (sheet->links >= SHEET_LINK_LIMIT) {
        sheet_text(sheet, row, column, text, style);
        return;
    }
    struct arena *scratch = arena_child(sheet->book->arena);
    struct buffer link = {.arena = scratch};
    buffer_add_z(&link, "internal:");
    add_location(&link, str_of(target->name), str_of(cell));
    write_link(sheet, row, column, link.data, text, style);
    arena_free(scratch);
}
