// SPDX-License-Identifier: MIT
// The content of an OpenDocument spreadsheet.
#include "fuzz/fuzz_reader.h"

#include "stored_zip.h"

// Puts the bytes where they belong.
static struct str wrap(struct arena *arena, struct str bytes)
{
    struct stored_part parts[] = {{"mimetype", STR("application/vnd.oasis.opendocument.spreadsheet")},
                                  {"content.xml", bytes}};
    return stored_zip(arena, parts, 2);
}

// Reads the bytes in all ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_one(data, size, wrap, true);
}
