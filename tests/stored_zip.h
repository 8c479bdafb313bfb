// SPDX-License-Identifier: MIT
// Zip packages made in memory, their parts stored as they are: a workbook of given parts for tests that want to
// look at one of them.
#ifndef CUADRA_TESTS_STORED_ZIP_H
#define CUADRA_TESTS_STORED_ZIP_H

#include "base/str.h"

#include <stdint.h>
#include <zlib.h>

// A part of a package.
struct stored_part {
    const char *name;
    struct str bytes;
};

// Adds a number of 2 or 4 bytes, low byte first.
static void stored_number(struct buffer *out, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buffer_add_char(out, (char)(number >> 8 * i & 0xFF));
}

// Adds what the local header and the directory say alike of a part.
static void stored_facts(struct buffer *out, const struct stored_part *part)
{
    stored_number(out, 20, 2); // version needed
    stored_number(out, 0, 2);  // flags
    stored_number(out, 0, 2);  // stored
    stored_number(out, 0, 2);
    stored_number(out, 33, 2); // 1980-01-01
    stored_number(out, (uint32_t)crc32(0, (const unsigned char *)part->bytes.s, (unsigned)part->bytes.n), 4);
    stored_number(out, (uint32_t)part->bytes.n, 4);
    stored_number(out, (uint32_t)part->bytes.n, 4);
    stored_number(out, (uint32_t)strlen(part->name), 2);
    stored_number(out, 0, 2); // extra field
}

// The zip of the parts, in the arena.
static struct str stored_zip(struct arena *arena, const struct stored_part *parts, size_t count)
{
    struct buffer out = {.arena = arena}, directory = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        uint32_t offset = (uint32_t)out.n;
        buffer_add(&out, "PK\3\4", 4);
        stored_facts(&out, &parts[i]);
        buffer_add_z(&out, parts[i].name);
        buffer_add_str(&out, parts[i].bytes);
        buffer_add(&directory, "PK\1\2\24\0", 6);
        stored_facts(&directory, &parts[i]);
        stored_number(&directory, 0, 2);
        stored_number(&directory, 0, 4);
        stored_number(&directory, 0, 4);
        stored_number(&directory, offset, 4);
        buffer_add_z(&directory, parts[i].name);
    }
    uint32_t start = (uint32_t)out.n;
    buffer_add_str(&out, buffer_str(&directory));
    buffer_add(&out, "PK\5\6\0\0\0\0", 8);
    stored_number(&out, (uint32_t)count, 2);
    stored_number(&out, (uint32_t)count, 2);
    stored_number(&out, (uint32_t)directory.n, 4);
    stored_number(&out, start, 4);
    stored_number(&out, 0, 2);
    return buffer_str(&out);
}

#define OOXML_MAIN     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OOXML_DOCUMENT "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define OOXML_PACKAGE  "http://schemas.openxmlformats.org/package/2006/relationships"

// A workbook of one sheet; a part that is the empty string is left out, with what leads to it.
__attribute__((unused)) static struct str stored_workbook(struct arena *arena, struct str sheet, struct str strings,
                                                          struct str styles)
{
    struct buffer related = {.arena = arena};
    buffer_add_z(&related, "<Relationships xmlns=\"" OOXML_PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" OOXML_DOCUMENT
                           "/worksheet\" Target=\"worksheets/sheet1.xml\"/>");
    if (strings.n)
        buffer_add_z(&related, "<Relationship Id=\"rId2\" Type=\"" OOXML_DOCUMENT
                               "/sharedStrings\" Target=\"sharedStrings.xml\"/>");
    if (styles.n)
        buffer_add_z(&related, "<Relationship Id=\"rId3\" Type=\"" OOXML_DOCUMENT "/styles\" Target=\"styles.xml\"/>");
    buffer_add_z(&related, "</Relationships>");
    struct stored_part parts[6] = {
        {"_rels/.rels",
         STR("<Relationships xmlns=\"" OOXML_PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" OOXML_DOCUMENT
             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")},
        {"xl/workbook.xml", STR("<workbook xmlns=\"" OOXML_MAIN "\" xmlns:r=\"" OOXML_DOCUMENT
                                "\"><sheets><sheet name=\"Hoja1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels", buffer_str(&related)},
        {"xl/worksheets/sheet1.xml", sheet},
    };
    size_t count = 4;
    if (strings.n)
        parts[count++] = (struct stored_part){"xl/sharedStrings.xml", strings};
    if (styles.n)
        parts[count++] = (struct stored_part){"xl/styles.xml", styles};
    return stored_zip(arena, parts, count);
}

#endif
