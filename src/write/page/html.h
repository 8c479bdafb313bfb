// SPDX-License-Identifier: MIT
// A page being written to a file: markup as it is, texts escaped. It knows nothing of what the page says.
#ifndef CUADRA_WRITE_PAGE_HTML_H
#define CUADRA_WRITE_PAGE_HTML_H

#include "read/html.h"
#include "write/output.h"

struct html {
    struct arena *arena;
    struct output *output;
    struct buffer buffer; // written out when it is full
    bool has_failed;
};

// Begins a page at `path`; see output_begin().
enum cuadra_status html_begin(struct arena *arena, const char *path, bool force, struct html *html,
                              struct str *message);
// Adds markup.
void html_add(struct html *html, const char *markup);
// Adds a text: markup characters escaped, control characters and what is no UTF-8 replaced.
void html_text(struct html *html, struct str text);
// Adds markup in which each %s is a text to be escaped, in order.
void html_format(struct html *html, const char *markup, ...);
// Adds bytes in base 64.
void html_base64(struct html *html, struct str bytes);
// "#1f3a4d" of a colour as COLOUR() makes it.
const char *html_colour(struct arena *arena, int32_t colour);
// Puts the finished page in its place.
enum cuadra_status html_finish(struct html *html, struct str *message);

#endif
