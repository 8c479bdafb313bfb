// SPDX-License-Identifier: MIT
// The worksheet part of a workbook with three shared strings and three styles.
#include "fuzz/fuzz_reader.h"

#include "stored_zip.h"

// Puts the bytes where they belong.
static struct str wrap(struct arena *arena, struct str bytes)
{
    static const char strings[] = "<sst xmlns=\"" OOXML_MAIN "\"><si><t>uno</t></si><si><t>dos</t></si><si/></sst>";
    static const char styles[] =
        "<styleSheet xmlns=\"" OOXML_MAIN "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/>"
        "<xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    return stored_workbook(arena, bytes, STR(strings), STR(styles));
}

// Reads the bytes in all ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_one(data, size, wrap, true);
}
