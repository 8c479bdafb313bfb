// SPDX-License-Identifier: MIT
// Pages; see html.h.
#include "write/page/html.h"

#include "write/workbook.h"

#include <string.h>

enum { PIECE = 256 * 1024 };

// Begins the file.
enum cuadra_status html_begin(struct arena *arena, const char *path, bool force, struct html *html, struct str *message)
{
    *html = (struct html){.arena = arena, .buffer = {.arena = arena}};
    return output_begin(arena, path, force, &html->output, message);
}

// Writes out what is in the buffer.
static void flush(struct html *html)
{
    if (html->buffer.n && !html->has_failed)
        html->has_failed = !output_write(html->output, html->buffer.data, html->buffer.n);
    html->buffer.n = 0;
}

// Adds markup, and writes out what has gathered.
void html_add(struct html *html, const char *markup)
{
    buffer_add_z(&html->buffer, markup);
    if (html->buffer.n > PIECE)
        flush(html);
}

// The entity of a markup character, or NULL.
static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

// Adds a text with its markup characters escaped.
void html_text(struct html *html, struct str text)
{
    struct arena *scratch = arena_child(html->arena);
    struct str plain = plain_text(scratch, text);
    for (size_t i = 0; i < plain.n; i++) {
        const char *entity = entity_of(plain.s[i]);
        if (entity)
            buffer_add_z(&html->buffer, entity);
        else
            buffer_add_char(&html->buffer, plain.s[i]);
    }
    arena_free(scratch);
}

// Fills the texts in, escaped.
void html_format(struct html *html, const char *markup, ...)
{
    va_list arguments;
    va_start(arguments, markup);
    for (const char *at = markup; *at; at++) {
        if (at[0] == '%' && at[1] == 's') {
            html_text(html, str_of(va_arg(arguments, const char *)));
            at++;
        } else {
            buffer_add_char(&html->buffer, *at);
        }
    }
    va_end(arguments);
    html_add(html, "");
}

// Adds bytes as text.
void html_base64(struct html *html, struct str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t left = bytes.n - i < 3 ? bytes.n - i : 3;
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (k < left ? (unsigned char)bytes.s[i + k] : 0U);
        for (size_t k = 0; k < 4; k++)
            buffer_add_char(&html->buffer, k <= left ? digits[group >> (18 - 6 * k) & 63] : '=');
    }
}

// The six hexadecimal digits of a colour.
const char *html_colour(struct arena *arena, int32_t colour)
{
    return str_format(arena, "#%06x", (unsigned)colour & 0xFFFFFF).s;
}

// Writes the rest and ends the file.
enum cuadra_status html_finish(struct html *html, struct str *message)
{
    flush(html);
    return output_commit(html->output, message);
}
