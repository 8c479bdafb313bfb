// SPDX-License-Identifier: MIT
// Knowing files by their first bytes; see file_kinds.h.
#include "es/file_kinds.h"

#include <string.h>

// A row of the table; `magic` is NULL for the kinds that need a look inside.
struct kind_row {
    size_t offset;
    const char *magic;
    size_t size;
    const char *phrase;
};

static const struct kind_row rows[FILE_KIND_COUNT] = {
#define KIND(identifier, offset, magic, phrase) {offset, magic, sizeof(magic) - 1, phrase},
#define INNER_KIND(identifier, phrase)          {0, NULL, 0, phrase},
#include "es/file_kinds.def"
#undef KIND
#undef INNER_KIND
};

// Compares the head with the bytes of each row.
enum file_kind file_kind_of(struct str head)
{
    for (int i = 0; i < FILE_KIND_COUNT; i++) {
        const struct kind_row *row = &rows[i];
        if (row->magic && head.n >= row->offset + row->size && memcmp(head.s + row->offset, row->magic, row->size) == 0)
            return (enum file_kind)i;
    }
    return FILE_KIND_COUNT;
}

// Looks the phrase up.
const char *file_kind_name(enum file_kind kind)
{
    return rows[kind].phrase;
}
