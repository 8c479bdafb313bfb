// SPDX-License-Identifier: MIT
// What the files of the guard share: the library's handles, the sticky error and the locale. Charts may look
// in here; the sheets of the report may not.
#ifndef CUADRA_WRITE_WORKBOOK_INSIDE_H
#define CUADRA_WRITE_WORKBOOK_INSIDE_H

#include "base/map.h"
#include "base/place.h"
#include "base/vector.h"
#include "es/report.h"
#include "write/output.h"
#include "write/workbook.h"

#include <locale.h>
#include <xlsxwriter.h>

// A merged range, to find overlaps.
struct merged {
    int32_t row, column, row_to, column_to;
};

struct sheet {
    struct book *book;
    lxw_worksheet *handle;
    const char *name;
    VECTOR(struct merged) merges;
    size_t links;
    bool is_streamed; // rows in order only: no merges, no tables
};

// A format made before: the last ones asked for are found without hashing.
struct recent_style {
    struct style style;
    lxw_format *format;
};

enum { RECENT_STYLES = 16 };

struct book {
    struct arena *arena;
    struct output *output;
    lxw_workbook *handle;      // NULL once it is closed
    locale_t c_locale, before; // the C locale, and the caller's while the library works
    struct map *formats;       // bytes of struct style -> lxw_format
    struct recent_style recent[RECENT_STYLES];
    struct map *sheet_names; // folded name -> sheet
    VECTOR(const char *) number_formats;
    const char *font;
    int32_t font_size; // tenths of a point
    bool constant_memory;
    enum cuadra_status status; // the first error; CUADRA_OK while all is well
    struct str message;
};

// Enters and leaves the library: numbers are printed in the C locale whatever the caller's is.
void book_enter(struct book *book);
void book_leave(struct book *book);
// Keeps the first error with its place; sheet may be NULL, row -1: no cell.
void book_fail(struct book *book, enum report_text reason, const struct sheet *sheet, int32_t row, int32_t column);
// The same for an error of the library; nothing for LXW_NO_ERROR.
void book_check(struct book *book, lxw_error error, const struct sheet *sheet, int32_t row, int32_t column);
// The library's format of a style; NULL for NULL.
lxw_format *book_format(struct book *book, const struct style *style);
// Whether the cell may be written: no error yet, and inside the sheet (else the error sticks).
bool sheet_accepts(struct sheet *sheet, int32_t row, int32_t column);
// Whether a text can stand in a cell as it is.
bool is_clean_text(struct str text);
// A colour of the library.
lxw_color_t book_colour(int32_t colour);
// A text for an attribute of the XML: valid UTF-8, no control characters, at most `limit` bytes; zero-terminated.
const char *attribute_text(struct arena *arena, struct str text, size_t limit);

#endif
