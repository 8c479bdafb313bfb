// SPDX-License-Identifier: MIT
// Character references; see entity.h.
#include "text/entity.h"

#include <stdlib.h>
#include <string.h>

// By name, in byte order.
static const struct entity {
    const char *name;
    uint16_t point;
} entities[] = {
    {"AElig", 0xC6},    {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Agrave", 0xC0},  {"Aring", 0xC5},   {"Atilde", 0xC3},
    {"Auml", 0xC4},     {"Ccedil", 0xC7},   {"Dagger", 0x2021}, {"ETH", 0xD0},     {"Eacute", 0xC9},  {"Ecirc", 0xCA},
    {"Egrave", 0xC8},   {"Euml", 0xCB},     {"Iacute", 0xCD},   {"Icirc", 0xCE},   {"Igrave", 0xCC},  {"Iuml", 0xCF},
    {"Ntilde", 0xD1},   {"OElig", 0x152},   {"Oacute", 0xD3},   {"Ocirc", 0xD4},   {"Ograve", 0xD2},  {"Oslash", 0xD8},
    {"Otilde", 0xD5},   {"Ouml", 0xD6},     {"Prime", 0x2033},  {"Scaron", 0x160}, {"THORN", 0xDE},   {"Uacute", 0xDA},
    {"Ucirc", 0xDB},    {"Ugrave", 0xD9},   {"Uuml", 0xDC},     {"Yacute", 0xDD},  {"Yuml", 0x178},   {"aacute", 0xE1},
    {"acirc", 0xE2},    {"acute", 0xB4},    {"aelig", 0xE6},    {"agrave", 0xE0},  {"amp", 0x26},     {"apos", 0x27},
    {"aring", 0xE5},    {"asymp", 0x2248},  {"atilde", 0xE3},   {"auml", 0xE4},    {"bdquo", 0x201E}, {"brvbar", 0xA6},
    {"bull", 0x2022},   {"ccedil", 0xE7},   {"cedil", 0xB8},    {"cent", 0xA2},    {"copy", 0xA9},    {"curren", 0xA4},
    {"dagger", 0x2020}, {"deg", 0xB0},      {"divide", 0xF7},   {"eacute", 0xE9},  {"ecirc", 0xEA},   {"egrave", 0xE8},
    {"eth", 0xF0},      {"euml", 0xEB},     {"euro", 0x20AC},   {"frac12", 0xBD},  {"frac14", 0xBC},  {"frac34", 0xBE},
    {"ge", 0x2265},     {"gt", 0x3E},       {"hellip", 0x2026}, {"iacute", 0xED},  {"icirc", 0xEE},   {"iexcl", 0xA1},
    {"igrave", 0xEC},   {"infin", 0x221E},  {"iquest", 0xBF},   {"iuml", 0xEF},    {"laquo", 0xAB},   {"ldquo", 0x201C},
    {"le", 0x2264},     {"lsaquo", 0x2039}, {"lsquo", 0x2018},  {"lt", 0x3C},      {"macr", 0xAF},    {"mdash", 0x2014},
    {"micro", 0xB5},    {"middot", 0xB7},   {"minus", 0x2212},  {"nbsp", 0xA0},    {"ndash", 0x2013}, {"ne", 0x2260},
    {"not", 0xAC},      {"ntilde", 0xF1},   {"oacute", 0xF3},   {"ocirc", 0xF4},   {"oelig", 0x153},  {"ograve", 0xF2},
    {"ordf", 0xAA},     {"ordm", 0xBA},     {"oslash", 0xF8},   {"otilde", 0xF5},  {"ouml", 0xF6},    {"para", 0xB6},
    {"permil", 0x2030}, {"plusmn", 0xB1},   {"pound", 0xA3},    {"prime", 0x2032}, {"quot", 0x22},    {"raquo", 0xBB},
    {"rdquo", 0x201D},  {"reg", 0xAE},      {"rsaquo", 0x203A}, {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"scaron", 0x161},
    {"sect", 0xA7},     {"shy", 0xAD},      {"sup1", 0xB9},     {"sup2", 0xB2},    {"sup3", 0xB3},    {"szlig", 0xDF},
    {"thorn", 0xFE},    {"times", 0xD7},    {"trade", 0x2122},  {"uacute", 0xFA},  {"ucirc", 0xFB},   {"ugrave", 0xF9},
    {"uml", 0xA8},      {"uuml", 0xFC},     {"yacute", 0xFD},   {"yen", 0xA5},     {"yuml", 0xFF},
};

enum { LONGEST_NAME = 8 };

// A numeric reference after "&#"; returns the length up to the semicolon, or 0.
static size_t read_number(const char *text, size_t size, uint32_t *point)
{
    size_t i = 0;
    unsigned base = 10;
    if (size && (text[0] == 'x' || text[0] == 'X')) {
        base = 16;
        i = 1;
    }
    size_t first = i;
    uint32_t value = 0;
    for (; i < size && i < first + 7; i++) {
        char c = text[i];
        unsigned digit = c >= '0' && c <= '9'                     ? (unsigned)(c - '0')
                         : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (unsigned)((c | 0x20) - 'a' + 10)
                                                                  : 99;
        if (digit >= base)
            break;
        value = value * base + digit;
    }
    if (i == first || i >= size || text[i] != ';' || !value || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 0;
    *point = value;
    return i + 1;
}

// Compares a zero-terminated name with the name of an entity.
static int by_name(const void *name, const void *entity)
{
    return strcmp(name, ((const struct entity *)entity)->name);
}

// Reads "&name;", "&#243;" or "&#xF3;" at the start; returns its length and sets the code point, or returns 0.
size_t entity_read(const char *text, size_t size, uint32_t *point)
{
    if (size < 4 || text[0] != '&')
        return 0;
    if (text[1] == '#') {
        size_t n = read_number(text + 2, size - 2, point);
        return n ? n + 2 : 0;
    }
    char name[LONGEST_NAME + 1];
    size_t n = 0;
    while (n < LONGEST_NAME && n + 1 < size && text[n + 1] != ';' && text[n + 1] != '&' && text[n + 1]) {
        name[n] = text[n + 1];
        n++;
    }
    name[n] = '\0';
    if (n + 1 >= size || text[n + 1] != ';')
        return 0;
    const struct entity *entity =
        bsearch(name, entities, sizeof entities / sizeof *entities, sizeof *entities, by_name);
    if (!entity)
        return 0;
    *point = entity->point;
    return n + 2;
}
