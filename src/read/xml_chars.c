// SPDX-License-Identifier: MIT
// The classes of bytes (XML 1.0, 2.2 and 2.3) and the checks of characters above 0x7F; see xml_chars.h.
#include "read/xml_chars.h"

#include "base/bytes.h"
#include "text/utf8.h"

#include <string.h>

#define LETTER  (XML_NAME_START | XML_NAME)
#define CONTROL (XML_TEXT_STOP | XML_VALUE_STOP | XML_CONTROL)
#define WIDE    (XML_TEXT_STOP | XML_VALUE_STOP)

#define ROW16(first, value)                                                                                          \
    [(first) + 0] = (value), [(first) + 1] = (value), [(first) + 2] = (value), [(first) + 3] = (value),              \
               [(first) + 4] = (value), [(first) + 5] = (value), [(first) + 6] = (value), [(first) + 7] = (value),   \
               [(first) + 8] = (value), [(first) + 9] = (value), [(first) + 10] = (value), [(first) + 11] = (value), \
               [(first) + 12] = (value), [(first) + 13] = (value), [(first) + 14] = (value), [(first) + 15] = (value)
#define LETTERS(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z)                       \
    [a] = LETTER, [b] = LETTER, [c] = LETTER, [d] = LETTER, [e] = LETTER, [f] = LETTER, [g] = LETTER, [h] = LETTER, \
    [i] = LETTER, [j] = LETTER, [k] = LETTER, [l] = LETTER, [m] = LETTER, [n] = LETTER, [o] = LETTER, [p] = LETTER, \
    [q] = LETTER, [r] = LETTER, [s] = LETTER, [t] = LETTER, [u] = LETTER, [v] = LETTER, [w] = LETTER, [x] = LETTER, \
    [y] = LETTER, [z] = LETTER
#define CONTROLS(first)                                                                                 \
    [(first) + 0] = CONTROL, [(first) + 1] = CONTROL, [(first) + 2] = CONTROL, [(first) + 3] = CONTROL, \
               [(first) + 4] = CONTROL, [(first) + 5] = CONTROL, [(first) + 6] = CONTROL, [(first) + 7] = CONTROL

const uint8_t xml_class[256] = {
    CONTROLS(0x00),
    [0x08] = CONTROL,
    ['\t'] = XML_BLANK | XML_VALUE_STOP,
    ['\n'] = XML_BLANK | XML_VALUE_STOP,
    [0x0B] = CONTROL,
    [0x0C] = CONTROL,
    ['\r'] = XML_BLANK | XML_TEXT_STOP | XML_VALUE_STOP,
    [0x0E] = CONTROL,
    [0x0F] = CONTROL,
    CONTROLS(0x10),
    CONTROLS(0x18),
    [' '] = XML_BLANK,
    ['"'] = XML_VALUE_STOP,
    ['\''] = XML_VALUE_STOP,
    ['&'] = XML_TEXT_STOP | XML_VALUE_STOP,
    ['<'] = XML_TEXT_STOP | XML_VALUE_STOP,
    [']'] = XML_TEXT_STOP,
    ['-'] = XML_NAME,
    ['.'] = XML_NAME,
    ['0'] = XML_NAME,
    ['1'] = XML_NAME,
    ['2'] = XML_NAME,
    ['3'] = XML_NAME,
    ['4'] = XML_NAME,
    ['5'] = XML_NAME,
    ['6'] = XML_NAME,
    ['7'] = XML_NAME,
    ['8'] = XML_NAME,
    ['9'] = XML_NAME,
    ['_'] = LETTER,
    LETTERS('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U',
            'V', 'W', 'X', 'Y', 'Z'),
    LETTERS('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
            'v', 'w', 'x', 'y', 'z'),
    ROW16(0x80, WIDE),
    ROW16(0x90, WIDE),
    ROW16(0xA0, WIDE),
    ROW16(0xB0, WIDE),
    ROW16(0xC0, WIDE),
    ROW16(0xD0, WIDE),
    ROW16(0xE0, WIDE),
    ROW16(0xF0, WIDE),
};

// How long the character of a lead byte is; 0 when it leads none.
static int length_of(unsigned char lead)
{
    return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

// Checks the bytes of one character.
int xml_wide(const char *at, const char *end)
{
    const unsigned char *byte = (const unsigned char *)at;
    int length = length_of(byte[0]);
    ptrdiff_t there = end - at;
    if (!length)
        return 0;
    for (int i = 1; i < length; i++) {
        if (i >= there)
            return -1;
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
        // the second byte decides: no overlong forms, no surrogates, nothing past U+10FFFF
        if (i == 1 && ((byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xED && byte[1] > 0x9F) ||
                       (byte[0] == 0xF0 && byte[1] < 0x90) || (byte[0] == 0xF4 && byte[1] > 0x8F)))
            return 0;
    }
    bool is_noncharacter = byte[0] == 0xEF && byte[1] == 0xBF && byte[2] >= 0xBE; // U+FFFE, U+FFFF
    return is_noncharacter ? 0 : length;
}

// Marks the bytes of eight that do not stand for themselves, or of which it takes a closer look to tell.
static inline uint64_t marks_of(const char *at)
{
    uint64_t word = bytes_load(at);
    return bytes_below(word, 0x20) | bytes_equal(word, '<') | bytes_equal(word, '&') | bytes_equal(word, ']') |
           bytes_above_ascii(word);
}

// Goes eight bytes at a time where all are plain. Most of what else there is are letters with accents, of two bytes.
const char *xml_plain_text(const char *at, const char *end)
{
    while (at < end) {
        if (end - at >= 8) {
            uint64_t marks = marks_of(at);
            at += marks ? bytes_first(marks) : 8;
            if (!marks)
                continue;
        }
        unsigned char byte = (unsigned char)*at;
        if (!xml_is_class(*at, XML_TEXT_STOP)) {
            at++;
        } else if (byte < 0x80) {
            return at;
        } else if (byte >= 0xC2 && byte < 0xE0 && end - at >= 2 && ((unsigned char)at[1] & 0xC0) == 0x80) {
            at += 2;
        } else {
            int size = xml_wide(at, end);
            if (size <= 0)
                return at;
            at += size;
        }
    }
    return at;
}

// Compares with the ranges of XML 1.0, production 2.
bool xml_is_char(uint32_t point)
{
    if (point < 0x20)
        return point == '\t' || point == '\n' || point == '\r';
    return point < 0xD800 || (point > 0xDFFF && point < 0xFFFE) || (point > 0xFFFF && point < 0x110000);
}

// Compares with the ranges of XML 1.0, productions 4 and 4a.
bool xml_is_wide_name(const char *at, int size, bool at_start)
{
    static const struct {
        uint32_t first, last;
    } starts[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                  {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                  {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
    uint32_t point = utf8_point(at, (size_t)size);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (point >= starts[i].first && point <= starts[i].last)
            return true;
    return !at_start && (point == 0xB7 || (point >= 0x300 && point <= 0x36F) || point == 0x203F || point == 0x2040);
}
