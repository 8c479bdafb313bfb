// SPDX-License-Identifier: MIT
// The shared strings of a workbook whose sheet shows the first ones.
#include "fuzz/fuzz_reader.h"

#include "stored_zip.h"

// Puts the bytes where they belong.
static struct str wrap(struct arena *arena, struct str bytes)
{
    static const char sheet[] =
        "<worksheet xmlns=\"" OOXML_MAIN "\"><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
        "</row></sheetData></worksheet>";
    return stored_workbook(arena, STR(sheet), bytes, STR(""));
}

// Reads the bytes in all ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_one(data, size, wrap, true);
}
