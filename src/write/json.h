// SPDX-License-Identifier: MIT
// JSON strings out of UTF-8 texts.
#ifndef CUADRA_WRITE_JSON_H
#define CUADRA_WRITE_JSON_H

#include "base/str.h"

enum { JSON_ESCAPE_SIZE = 6 };

// Adds the text in quotes, with what JSON wants escaped.
void json_add_string(struct buffer *buffer, struct str text);
// How many of the first bytes need no escape.
size_t json_plain(struct str text);
// Writes the escape of a byte that needs one; returns its length.
size_t json_escape(unsigned char byte, char escape[JSON_ESCAPE_SIZE]);

#endif
