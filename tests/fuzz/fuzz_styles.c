// SPDX-License-Identifier: MIT
// The styles of a workbook whose sheet uses the first ones.
#include "fuzz/fuzz_reader.h"

#include "stored_zip.h"

// Puts the bytes where they belong.
static struct str wrap(struct arena *arena, struct str bytes)
{
    static const char sheet[] =
        "<worksheet xmlns=\"" OOXML_MAIN "\"><sheetData><row><c s=\"0\"><v>1</v></c><c s=\"1\"><v>0.5</v></c>"
        "<c s=\"2\"><v>45382</v></c></row></sheetData></worksheet>";
    return stored_workbook(arena, STR(sheet), STR(""), bytes);
}

// Reads the bytes in all ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_one(data, size, wrap, true);
}
