// SPDX-License-Identifier: MIT
// The workbook as a whole, and its sheets' cells; see workbook.h. Page layout is in workbook_page.c, formats
// in workbook_style.c, the cleaning of texts in workbook_text.c.
#define _GNU_SOURCE
#include "write/workbook_inside.h"

#include "text/fold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SHEET_NAME_LIMIT = 31, PROPERTY_LIMIT = 250 };
static const int64_t default_created = 946684800; // 2000-01-01 00:00 UTC

// Enters and leaves the library: numbers are printed in the C locale whatever the caller's is.
void book_enter(struct book *book)
{
    if (book->c_locale)
        book->before = uselocale(book->c_locale);
}

// Enters and leaves the library: numbers are printed in the C locale whatever the caller's is.
void book_leave(struct book *book)
{
    if (book->c_locale)
        uselocale(book->before);
}

// Gives back what the library and the system hold when the arena goes.
static void release_book(void *handle)
{
    struct book *book = handle;
    lxw_workbook_free(book->handle);
    book->handle = NULL;
    if (book->c_locale)
        freelocale(book->c_locale);
    book->c_locale = (locale_t)0;
}

// Keeps the first error with its place; sheet may be NULL, row -1: no cell.
void book_fail(struct book *book, enum report_text reason, const struct sheet *sheet, int32_t row, int32_t column)
{
    if (book->status != CUADRA_OK)
        return;
    book->status = CUADRA_E_OUTPUT;
    const char *path = output_target_path(book->output);
    const char *why = report_text(reason);
    if (!sheet) {
        book->message = report_format(book->arena, REPORT_OUTPUT_FAILED, path, why);
        return;
    }
    struct place place = place_of_cell(STR(""), STR(""), row, column);
    struct str cell = row < 0 || column < 0 ? STR("-") : place_cell_name(book->arena, &place);
    book->message = report_format(book->arena, REPORT_OUTPUT_SHEET, path, why, sheet->name, cell.s);
}

// What an error of the library means to the user.
static enum report_text reason_of(lxw_error error)
{
    switch (error) {
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
        return REPORT_REASON_TEMPORARY;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
        return REPORT_REASON_DISK;
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
        return REPORT_REASON_OUT_OF_RANGE;
    case LXW_ERROR_IMAGE_DIMENSIONS:
        return REPORT_REASON_IMAGE;
    default:
        return REPORT_REASON_LIBRARY;
    }
}

// The same for an error of the library; nothing for LXW_NO_ERROR.
void book_check(struct book *book, lxw_error error, const struct sheet *sheet, int32_t row, int32_t column)
{
    if (error == LXW_NO_ERROR)
        return;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        memory_fail(arena_memory(book->arena));
    book_fail(book, reason_of(error), sheet, row, column);
}

// Sets the document's properties.
static void set_properties(struct book *book, const struct book_options *options)
{
    struct arena *arena = book->arena;
    lxw_doc_properties properties = {
        .title = (char *)(uintptr_t)attribute_text(arena, options->title, PROPERTY_LIMIT),
        .subject = (char *)(uintptr_t)attribute_text(arena, options->subject, PROPERTY_LIMIT),
        .author = (char *)(uintptr_t)attribute_text(arena, options->author, PROPERTY_LIMIT),
        .company = (char *)(uintptr_t)attribute_text(arena, options->company, PROPERTY_LIMIT),
        .keywords = (char *)(uintptr_t)attribute_text(arena, options->keywords, PROPERTY_LIMIT),
        .comments = (char *)(uintptr_t)attribute_text(arena, options->comments, PROPERTY_LIMIT),
        .created = (time_t)(options->created ? options->created : default_created),
    };
    book_check(book, workbook_set_properties(book->handle, &properties), NULL, -1, -1);
    if (options->mark)
        book_check(book, workbook_set_custom_property_string(book->handle, "cuadra", options->mark), NULL, -1, -1);
}

// Begins a workbook.
enum cuadra_status book_new(struct arena *arena, const struct book_options *options, struct book **made,
                            struct str *message)
{
    struct book *book = ARENA_NEW(arena, struct book);
    *made = book;
    book->arena = arena;
    book->font = "Calibri";
    book->font_size = 110;
    book->constant_memory = options->constant_memory;
    book->formats = map_new(arena);
    book->sheet_names = map_new(arena);
    book->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    arena_defer(arena, release_book, book);
    enum cuadra_status status = output_begin(arena, options->path, options->force, &book->output, message);
    if (status != CUADRA_OK)
        return status;
    lxw_workbook_options library = {.constant_memory = options->constant_memory, .use_zip64 = LXW_FALSE};
    book_enter(book);
    book->handle = workbook_new_opt(output_temporary_path(book->output), &library);
    if (book->handle)
        set_properties(book, options);
    book_leave(book);
    if (!book->handle)
        memory_fail(arena_memory(arena));
    return CUADRA_OK;
}

// Font and size of everything without its own; before the first sheet.
void book_font(struct book *book, const char *name, int32_t tenths)
{
    book->font = attribute_text(book->arena, str_of(name), LXW_FORMAT_FIELD_LEN - 1);
    book->font_size = tenths;
}

// Whether an error stuck already: long jobs may stop.
bool book_has_failed(const struct book *book)
{
    return book->status != CUADRA_OK;
}

// Defines a name ("Cumplimiento_anual") for a range as in a formula ("='Por eje'!$K$12").
void book_define_name(struct book *book, const char *name, const char *range)
{
    book_check(book, workbook_define_name(book->handle, name, range), NULL, -1, -1);
}

// Writes the workbook and puts it in its place.
enum cuadra_status book_close(struct book *book, struct str *message)
{
    if (book->status == CUADRA_OK) {
        book_enter(book);
        lxw_error error = workbook_close(book->handle); // frees the handle, whatever it returns
        book_leave(book);
        book->handle = NULL;
        book_check(book, error, NULL, -1, -1);
    }
    if (book->status == CUADRA_OK)
        return output_commit(book->output, message);
    output_abandon(book->output);
    *message = book->message;
    return book->status;
}

// The name with " (2)" and so on at its end until no sheet has it; both fit the limit.
static struct str free_sheet_name(struct book *book, struct str wanted)
{
    struct str name = clean_sheet_name(book->arena, wanted);
    for (int i = 2; map_find(book->sheet_names, fold_case(book->arena, name)); i++) {
        struct str mark = str_format(book->arena, " (%d)", i);
        struct str base = clean_sheet_name(book->arena, wanted);
        struct str short_base = utf8_cut(base, SHEET_NAME_LIMIT - mark.n);
        name = str_format(book->arena, "%.*s%s", STR_ARG(str_trim(short_base)), mark.s);
    }
    return name;
}

// Adds a sheet, its rows streamed to disk as they come or kept.
static struct sheet *add_sheet(struct book *book, struct str wanted, bool is_streamed)
{
    struct sheet *sheet = ARENA_NEW(book->arena, struct sheet);
    struct str name = free_sheet_name(book, wanted);
    sheet->book = book;
    sheet->is_streamed = is_streamed;
    sheet->name = str_z(book->arena, name);
    map_set(book->sheet_names, fold_case(book->arena, name), sheet);
    book_enter(book);
    book->handle->options.constant_memory = is_streamed; // the library asks this when it makes the sheet
    sheet->handle = workbook_add_worksheet(book->handle, sheet->name);
    book->handle->options.constant_memory = book->constant_memory;
    book_leave(book);
    if (!sheet->handle)
        book_fail(book, REPORT_REASON_LIBRARY, sheet, -1, -1);
    return sheet;
}

// Adds a sheet of the kind that the workbook was made for.
struct sheet *book_add_sheet(struct book *book, struct str wanted)
{
    return add_sheet(book, wanted, book->constant_memory);
}

// Adds a sheet that is kept whole.
struct sheet *book_add_small_sheet(struct book *book, struct str wanted)
{
    return add_sheet(book, wanted, false);
}

// The sheet's name as it stands.
const char *sheet_name(const struct sheet *sheet)
{
    return sheet->name;
}

// Whether the cell may be written: no error yet, and inside the sheet (else the error sticks).
bool sheet_accepts(struct sheet *sheet, int32_t row, int32_t column)
{
    if (sheet->book->status != CUADRA_OK)
        return false;
    if (row >= 0 && row < SHEET_ROW_LIMIT && column >= 0 && column < SHEET_COLUMN_LIMIT)
        return true;
    book_fail(sheet->book, REPORT_REASON_OUT_OF_RANGE, sheet, -1, -1);
    return false;
}

// Places as the library counts them.
#define AT (lxw_row_t) row, (lxw_col_t)column

// Cells.
void sheet_number(struct sheet *sheet, int32_t row, int32_t column, double number, const struct style *style)
{
    struct book *book = sheet->book;
    if (!sheet_accepts(sheet, row, column))
        return;
    if (!isfinite(number)) {
        book_fail(book, REPORT_REASON_NOT_NUMBER, sheet, row, column);
        return;
    }
    lxw_format *format = book_format(book, style);
    book_enter(book);
    lxw_error error = worksheet_write_number(sheet->handle, AT, number == 0 ? 0 : number, format);
    book_leave(book);
    book_check(book, error, sheet, row, column);
}

// Writes a text that is clean and zero-terminated.
static void write_clean_text(struct sheet *sheet, int32_t row, int32_t column, const char *text,
                             const struct style *style)
{
    lxw_format *format = book_format(sheet->book, style);
    book_enter(sheet->book);
    lxw_error error = worksheet_write_string(sheet->handle, AT, text, format);
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, column);
}

// Cells.
void sheet_text(struct sheet *sheet, int32_t row, int32_t column, struct str text, const struct style *style)
{
    char short_text[1024];
    if (!sheet_accepts(sheet, row, column))
        return;
    if (!text.n) {
        sheet_blank(sheet, row, column, style);
    } else if (text.n < sizeof short_text && is_clean_text(text)) { // most of them; spares an arena
        memcpy(short_text, text.s, text.n);
        short_text[text.n] = '\0';
        write_clean_text(sheet, row, column, short_text, style);
    } else {
        struct arena *scratch = arena_child(sheet->book->arena);
        write_clean_text(sheet, row, column, cell_text(scratch, text).s, style);
        arena_free(scratch);
    }
}

// Cells.
void sheet_blank(struct sheet *sheet, int32_t row, int32_t column, const struct style *style)
{
    if (!sheet_accepts(sheet, row, column) || !style)
        return;
    lxw_format *format = book_format(sheet->book, style);
    book_enter(sheet->book);
    lxw_error error = worksheet_write_blank(sheet->handle, AT, format);
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, column);
}

// Cells.
void sheet_boolean(struct sheet *sheet, int32_t row, int32_t column, bool value, const struct style *style)
{
    if (!sheet_accepts(sheet, row, column))
        return;
    lxw_format *format = book_format(sheet->book, style);
    book_enter(sheet->book);
    lxw_error error = worksheet_write_boolean(sheet->handle, AT, value, format);
    book_leave(sheet->book);
    book_check(sheet->book, error, sheet, row, column);
}

// A formula in Excel's English notation, "=" first, with the value it has.
void sheet_formula_number(struct sheet *sheet, int32_t row, int32_t column, const char *formula, double value,
                          const struct style *style)
{
    struct book *book = sheet->book;
    if (!sheet_accepts(sheet, row, column))
        return;
    if (!isfinite(value)) {
        book_fail(book, REPORT_REASON_NOT_NUMBER, sheet, row, column);
        return;
    }
    lxw_format *format = book_format(book, style);
    book_enter(book);
    lxw_error error = worksheet_write_formula_num(sheet->handle, AT, formula, format, value == 0 ? 0 : value);
    book_leave(book);
    book_check(book, error, sheet, row, column);
}

// A formula in Excel's English notation, "=" first, with the value it has.
void sheet_formula_text(struct sheet *sheet, int32_t row, int32_t column, const char *formula, struct str value,
                        const struct style *style)
{
    struct book *book = sheet->book;
    if (!sheet_accepts(sheet, row, column))
        return;
    struct arena *scratch = value.n ? arena_child(book->arena) : NULL;
    const char *clean = value.n ? cell_text(scratch, value).s : "";
    lxw_format *format = book_format(book, style);
    book_enter(book);
    lxw_error error = worksheet_write_formula_str(sheet->handle, AT, formula, format, clean);
    book_leave(book);
    arena_free(scratch);
    book_check(book, error, sheet, row, column);
}
