// SPDX-License-Identifier: MIT
// JSON strings out of UTF-8 texts.
#ifndef CUADRA_WRITE_JSON_H
#define CUADRA_WRITE_JSON_H

#include "base/str.h"

// Adds the text in quotes, with what JSON wants escaped.
void json_add_string(struct buffer *buffer, struct str text);

#endif
