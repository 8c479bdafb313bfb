// SPDX-License-Identifier: MIT
// Names and lookups of the single-byte code pages; the tables are codepage_table.c.
#include "text/codepage.h"

#include <string.h>

// One row a page: the name shown, iconv's, and other names without case, blanks and signs.
static const struct {
    const char *name, *iconv_name;
    const char *others; // separated by blanks, each lower case
} pages[CODEPAGES] = {
    [CP1252] = {"Windows-1252", "CP1252", "cp1252 1252 ansi1252 ansi winlatin1 windows1252"},
    [LATIN1] = {"ISO-8859-1", "ISO-8859-1", "latin1 l1 iso88591 88591 28591 cp28591"},
    [LATIN9] = {"ISO-8859-15", "ISO-8859-15", "latin9 latin0 iso885915 885915 28605 cp28605"},
    [CP850] = {"CP850", "CP850", "850 ibm850 oem850 dos850 cp00850 db850es0 msdos"},
    [CP858] = {"CP858", "CP858", "858 ibm858 ibm00858 cp00858 oem858"},
    [CP437] = {"CP437", "CP437", "437 ibm437 oem437 dos437 db437es1 oem"},
    [MACROMAN] = {"MacRoman", "MACINTOSH", "mac macintosh 10000 cp10000 xmacroman macosroman"},
    [CP1250] = {"Windows-1250", "CP1250", "cp1250 1250 windows1250"},
    [CP852] = {"CP852", "CP852", "852 ibm852 oem852"},
    [CP860] = {"CP860", "CP860", "860 ibm860 oem860"},
    [CP863] = {"CP863", "CP863", "863 ibm863 oem863"},
};

// The name shown ("Windows-1252").
const char *codepage_name(enum codepage page)
{
    return pages[page].name;
}

// The name that iconv knows.
const char *codepage_iconv_name(enum codepage page)
{
    return pages[page].iconv_name;
}

// Copies the letters and digits of a name, small; returns how many, at most `size`.
static size_t bare_name(char *bare, size_t size, struct str name)
{
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < size; i++) {
        char c = name.s[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            bare[n++] = c;
    }
    return n;
}

// Whether a list of words separated by blanks has the word.
static bool has_word(const char *words, const char *word, size_t n)
{
    for (const char *w = words; *w;) {
        size_t length = strcspn(w, " ");
        if (length == n && memcmp(w, word, n) == 0)
            return true;
        w += length;
        w += strspn(w, " ");
    }
    return false;
}

// The page of a name as people and programs write it ("cp850", "850", "latin1", "ANSI 1252"), or CODEPAGES.
enum codepage codepage_find(struct str name)
{
    char bare[32], own[32];
    size_t n = bare_name(bare, sizeof bare, name);
    for (int page = 0; n && page < CODEPAGES; page++) {
        size_t own_n = bare_name(own, sizeof own, str_of(pages[page].name));
        if ((own_n == n && memcmp(own, bare, n) == 0) || has_word(pages[page].others, bare, n))
            return (enum codepage)page;
    }
    return CODEPAGES;
}

// The code point of a byte; 0 for a byte above 0x7F that stands for nothing.
uint32_t codepage_point(enum codepage page, unsigned char byte)
{
    return byte < 0x80 ? byte : codepage_points[page][byte - 0x80];
}

// The byte above 0x7F of a code point, or -1.
int codepage_byte(enum codepage page, uint32_t point)
{
    if (point < 0x80 || point > 0xFFFF)
        return -1;
    if (point < 0x100)
        return codepage_latin1_bytes[page][point - 0x80] ? codepage_latin1_bytes[page][point - 0x80] : -1;
    for (int i = 0; i < 128; i++)
        if (codepage_points[page][i] == point)
            return 0x80 + i;
    return -1;
}
