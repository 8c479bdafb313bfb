// SPDX-License-Identifier: MIT
// Styles become the library's formats, one for each different description.
#include "write/workbook_inside.h"

#include <string.h>

static const char *const number_formats[SHOW_COUNT] = {
    [SHOW_GENERAL] = "General",     [SHOW_INTEGER] = "#,##0",        [SHOW_DECIMALS_1] = "#,##0.0",
    [SHOW_DECIMALS_2] = "#,##0.00", [SHOW_DECIMALS_3] = "#,##0.000", [SHOW_DECIMALS_4] = "#,##0.0000",
    [SHOW_PERCENT_0] = "0 %",       [SHOW_PERCENT_1] = "0.0 %",      [SHOW_PERCENT_2] = "0.00 %",
    [SHOW_MONEY] = "\"$\"#,##0.00", [SHOW_DATE] = "yyyy-mm-dd",      [SHOW_TEXT] = "@",
};

static const uint8_t across_codes[] = {[ACROSS_GENERAL] = LXW_ALIGN_NONE,
                                       [ACROSS_LEFT] = LXW_ALIGN_LEFT,
                                       [ACROSS_CENTRE] = LXW_ALIGN_CENTER,
                                       [ACROSS_RIGHT] = LXW_ALIGN_RIGHT};
static const uint8_t down_codes[] = {[DOWN_BOTTOM] = LXW_ALIGN_VERTICAL_BOTTOM,
                                     [DOWN_TOP] = LXW_ALIGN_VERTICAL_TOP,
                                     [DOWN_CENTRE] = LXW_ALIGN_VERTICAL_CENTER};
static const uint8_t border_codes[] = {[BORDER_NONE] = LXW_BORDER_NONE,
                                       [BORDER_HAIR] = LXW_BORDER_HAIR,
                                       [BORDER_THIN] = LXW_BORDER_THIN,
                                       [BORDER_MEDIUM] = LXW_BORDER_MEDIUM};

// A colour of the library.
lxw_color_t book_colour(int32_t colour)
{
    return (lxw_color_t)(colour & 0xFFFFFF);
}

// The number of a number format as in Excel, in English; ASCII.
int32_t book_number_format(struct book *book, const char *format)
{
    for (int32_t i = 0; i < SHOW_COUNT; i++)
        if (strcmp(format, number_formats[i]) == 0)
            return i;
    for (size_t i = 0; i < book->number_formats.count; i++)
        if (strcmp(format, book->number_formats.items[i]) == 0)
            return SHOW_COUNT + (int32_t)i;
    *VECTOR_ADD(book->arena, &book->number_formats) =
        attribute_text(book->arena, str_of(format), LXW_FORMAT_FIELD_LEN - 1);
    return SHOW_COUNT + (int32_t)book->number_formats.count - 1;
}

// Sets the font of a format.
static void set_font(const struct book *book, lxw_format *format, const struct style *style)
{
    format_set_font_name(format, book->font);
    format_set_font_size(format, (style->size ? style->size : book->font_size) / 10.0);
    if (style->bold)
        format_set_bold(format);
    if (style->italic)
        format_set_italic(format);
    if (style->underline)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (style->ink)
        format_set_font_color(format, book_colour(style->ink));
}

// Sets where the text of a cell stands.
static void set_alignment(lxw_format *format, const struct style *style)
{
    if (style->across)
        format_set_align(format, across_codes[style->across]);
    if (style->down)
        format_set_align(format, down_codes[style->down]);
    if (style->wrap)
        format_set_text_wrap(format);
    if (style->indent)
        format_set_indent(format, (uint8_t)style->indent);
    if (style->rotation)
        format_set_rotation(format, (int16_t)style->rotation);
}

// Sets fill and borders.
static void set_box(lxw_format *format, const struct style *style)
{
    if (style->fill) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, book_colour(style->fill));
    }
    format_set_top(format, border_codes[style->top]);
    format_set_bottom(format, border_codes[style->bottom]);
    format_set_left(format, border_codes[style->left]);
    format_set_right(format, border_codes[style->right]);
    if (style->border_ink)
        format_set_border_color(format, book_colour(style->border_ink));
}

// Makes the library's format of a style.
static lxw_format *make_format(struct book *book, const struct style *style)
{
    lxw_format *format = workbook_add_format(book->handle);
    if (!format)
        memory_fail(arena_memory(book->arena));
    set_font(book, format, style);
    set_alignment(format, style);
    set_box(format, style);
    if (style->number >= SHOW_COUNT)
        format_set_num_format(format, book->number_formats.items[style->number - SHOW_COUNT]);
    else if (style->number)
        format_set_num_format(format, number_formats[style->number]);
    if (style->unlocked)
        format_set_unlocked(format);
    return format;
}

// The library's format of a style; NULL for NULL.
lxw_format *book_format(struct book *book, const struct style *style)
{
    if (!style)
        return NULL;
    // Cells of a row come in a few styles, again and again, from the same places in memory or on the stack.
    struct recent_style *recent = &book->recent[((uintptr_t)style / sizeof *style) % RECENT_STYLES];
    if (recent->format && memcmp(&recent->style, style, sizeof *style) == 0)
        return recent->format;
    struct str bytes = {(const char *)style, sizeof *style};
    lxw_format *format = map_find(book->formats, bytes);
    if (!format) {
        format = make_format(book, style);
        map_set(book->formats, bytes, format);
    }
    *recent = (struct recent_style){*style, format};
    return format;
}
