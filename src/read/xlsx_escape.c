// SPDX-License-Identifier: MIT
// The _xHHHH_ escapes of OOXML texts (ECMA-376 part 1, 22.9.2.19): UTF-16 units that XML cannot hold.
#include "read/xlsx.h"

#include <stdint.h>

enum { ESCAPE_SIZE = 7 };

// The value of a hexadecimal digit, or -1.
static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The unit of an escape at `at`, or -1.
static int32_t escape_at(const char *at, const char *end)
{
    if (end - at < ESCAPE_SIZE || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return -1;
    int32_t unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

// Writes a code point as UTF-8; returns how many bytes.
static size_t put_utf8(char *into, int32_t point)
{
    if (point < 0x80) {
        into[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        into[0] = (char)(0xC0 | point >> 6);
        into[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        into[0] = (char)(0xE0 | point >> 12);
        into[1] = (char)(0x80 | (point >> 6 & 0x3F));
        into[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    into[0] = (char)(0xF0 | point >> 18);
    into[1] = (char)(0x80 | (point >> 12 & 0x3F));
    into[2] = (char)(0x80 | (point >> 6 & 0x3F));
    into[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

// Looks for the two characters that begin each escape.
bool xlsx_has_escape(struct str text)
{
    return text.n >= ESCAPE_SIZE && str_find(text, STR("_x")) != SIZE_MAX;
}

// Rewrites the text from left to right; it only gets shorter.
size_t xlsx_unescape(char *text, size_t size)
{
    const char *at = text, *end = text + size;
    char *to = text;
    while (at < end) {
        int32_t unit = *at == '_' ? escape_at(at, end) : -1;
        if (unit < 0) {
            *to++ = *at++;
            continue;
        }
        at += ESCAPE_SIZE;
        int32_t low = unit >= 0xD800 && unit < 0xDC00 ? escape_at(at, end) : -1;
        if (low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            at += ESCAPE_SIZE;
        } else if (unit >= 0xD800 && unit < 0xE000)
            unit = 0xFFFD; // half a pair stands for nothing
        to += put_utf8(to, unit);
    }
    return (size_t)(to - text);
}
