// SPDX-License-Identifier: MIT
// The kinds of files that are no spreadsheets; the table is file_kinds.def.
#ifndef CUADRA_ES_FILE_KINDS_H
#define CUADRA_ES_FILE_KINDS_H

#include "base/str.h"

// The rows of the table, in their order.
enum file_kind {
#define KIND(identifier, offset, magic, phrase) FILE_KIND_##identifier,
#define INNER_KIND(identifier, phrase)          FILE_KIND_##identifier,
#include "es/file_kinds.def"
#undef KIND
#undef INNER_KIND
    FILE_KIND_COUNT
};

// The kind whose bytes stand at the head of a file, or FILE_KIND_COUNT.
enum file_kind file_kind_of(struct str head);
// What people call it: "un documento PDF".
const char *file_kind_name(enum file_kind kind);

#endif
