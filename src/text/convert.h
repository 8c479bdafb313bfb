// SPDX-License-Identifier: MIT
// Bytes of a known encoding become UTF-8, piece by piece, through iconv (the page's own table where iconv lacks
// it). A byte that stands for nothing becomes U+FFFD, is counted and told; it never stops a conversion.
#ifndef CUADRA_TEXT_CONVERT_H
#define CUADRA_TEXT_CONVERT_H

#include "text/detect.h"

// Called for each byte that could not be converted: its place in the output so far, and the byte.
struct loss_listener {
    void (*lost)(void *context, size_t output_offset, unsigned char byte);
    void *context;
};

struct converter;

// A converter of a text; the arena closes it. Also for TEXT_ASCII, TEXT_UTF8 and TEXT_MIXED.
struct converter *converter_new(struct arena *arena, const struct detection *detection);
// Adds the UTF-8 of the next piece to `out`. TEXT_MIXED: pieces are whole lines, or end at an ASCII byte.
// `listener` may be NULL. The last piece has is_last set: what is incomplete then is lost.
void converter_add(struct converter *converter, struct str piece, bool is_last, struct buffer *out,
                   const struct loss_listener *listener);
// Whether iconv knows an encoding by this name.
bool convert_knows(const char *name);
// Bytes lost, and lines read in a code page among UTF-8 ones, so far.
size_t converter_lost(const struct converter *converter);
size_t converter_page_lines(const struct converter *converter);

#endif
