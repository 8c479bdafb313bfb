// SPDX-License-Identifier: MIT
// Encodings told by facts; see detect_unicode.h.
#include "text/detect_unicode.h"

#include "text/letters.h"
#include "text/utf8.h"

#include <string.h>

// First bytes and what they say. Longer ones before their beginnings.
static const struct {
    const char *bytes;
    size_t n;
    enum text_kind kind;
} signatures[] = {
    {"\xEF\xBB\xBF", 3, TEXT_UTF8},
    {"\xFF\xFE\0\0", 4, TEXT_BINARY}, // UTF-32: nobody writes it
    {"\xFF\xFE", 2, TEXT_UTF16LE},
    {"\xFE\xFF", 2, TEXT_UTF16BE},
    {"PK\3\4", 4, TEXT_BINARY},
    {"PK\5\6", 4, TEXT_BINARY},
    {"\xD0\xCF\x11\xE0", 4, TEXT_BINARY},
    {"\x89PNG\r\n", 6, TEXT_BINARY},
    {"\xFF\xD8\xFF", 3, TEXT_BINARY},
    {"GIF8", 4, TEXT_BINARY},
    {"%PDF-", 5, TEXT_BINARY},
    {"\x1F\x8B\x08", 3, TEXT_BINARY},
    {"BZh9", 4, TEXT_BINARY},
    {"7z\xBC\xAF", 4, TEXT_BINARY},
    {"Rar!\x1A", 5, TEXT_BINARY},
    {"\xFD"
     "7zXZ",
     5, TEXT_BINARY},
    {"\x7F"
     "ELF",
     4, TEXT_BINARY},
};

// Whether a unit of UTF-16 is one of a text in a European language.
static bool is_text_unit(unsigned unit)
{
    if (unit < 0x20)
        return unit == '\t' || unit == '\n' || unit == '\r';
    return (unit >= 0x20 && unit < 0x7F) || (unit >= 0xA0 && unit < 0x250) || (unit >= 0x2000 && unit < 0x2070) ||
           (unit >= 0x20A0 && unit < 0x20C0) || (unit >= 0x2100 && unit < 0x2300) ||
           (unit >= 0x2500 && unit < 0x2700) || unit == 0xFEFF;
}

// The share of units in a byte order that are of a text.
static double text_share(struct str head, bool is_big)
{
    size_t units = head.n / 2, good = 0;
    for (size_t i = 0; i < units; i++) {
        unsigned first = (unsigned char)head.s[2 * i], last = (unsigned char)head.s[2 * i + 1];
        good += is_text_unit(is_big ? first << 8 | last : last << 8 | first);
    }
    return units ? (double)good / (double)units : 0;
}

// Decides by the first bytes: a byte-order mark, or the signature of a file that is no text.
bool unicode_signature(struct str head, struct detection *detection)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        if (!str_starts(head, (struct str){signatures[i].bytes, signatures[i].n}))
            continue;
        enum text_kind kind = signatures[i].kind;
        if (kind == TEXT_UTF8) { // the rest must be what the mark says
            size_t broken, n;
            for (size_t k = 3; k < head.n; k += n)
                if (!(n = utf8_sequence(head.s + k, head.n - k, &broken)) || !head.s[k])
                    return false;
        }
        if ((kind == TEXT_UTF16LE || kind == TEXT_UTF16BE) && head.n > 2 &&
            text_share(head, kind == TEXT_UTF16BE) < 0.5)
            continue;
        *detection = (struct detection){.kind = kind, .confidence = 1, .mark = kind == TEXT_UTF8 ? 3 : kind ? 2 : 0};
        return true;
    }
    return false;
}

// Decides a text with zero bytes: UTF-16 of either order, or no text.
void detect_utf16(struct str head, uint64_t bytes, struct detection *detection)
{
    double little = text_share(head, false), big = text_share(head, true);
    double share = little >= big ? little : big;
    *detection = (struct detection){.kind = TEXT_BINARY, .confidence = 1};
    if (share < 0.97 || bytes < 2)
        return;
    detection->kind = little >= big ? TEXT_UTF16LE : TEXT_UTF16BE;
    detection->confidence = 0.99;
}

// The value of a character of base 64, or -1.
static int base64_value(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

// Decodes the run after a plus sign into units; returns its length in characters, or 0 when it is none.
static size_t utf7_run(struct str text, uint32_t *units, size_t room, size_t *count)
{
    unsigned bits = 0, have = 0;
    size_t i = 0;
    *count = 0;
    for (; i < text.n && base64_value(text.s[i]) >= 0; i++) {
        bits = (bits << 6 | (unsigned)base64_value(text.s[i])) & 0xFFFFFF;
        have += 6;
        if (have < 16)
            continue;
        have -= 16;
        if (*count == room)
            return 0;
        units[(*count)++] = bits >> have & 0xFFFF;
    }
    bool is_whole = have < 6 && !(bits & ((1U << have) - 1));
    return is_whole && *count ? i : 0;
}

// Whether an ASCII text is UTF-7: each plus sign begins a run that gives Spanish letters in their place.
bool is_utf7(struct arena *arena, struct str text)
{
    if (!memchr(text.s ? text.s : "", '+', text.n))
        return false;
    uint32_t *points = arena_array(arena, text.n + 1, sizeof *points), units[64];
    size_t n = 0, letters = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != '+') {
            points[n++] = (unsigned char)text.s[i];
            continue;
        }
        size_t count = 0, run = utf7_run(str_slice(text, i + 1, text.n), units, 64, &count);
        bool is_sign = i + 1 < text.n && text.s[i + 1] == '-'; // "+-" is a plus sign
        if (!run && !is_sign)
            return false;
        for (size_t k = 0; k < count; k++) {
            if (units[k] < 0x20 || !is_text_unit(units[k]))
                return false;
            letters += units[k] >= 0x80;
            points[n++] = units[k];
        }
        i += run;
        if (i + 1 < text.n && text.s[i + 1] == '-')
            i++;
    }
    double cost = 0;
    for (size_t i = 0; i < n; i++)
        if (points[i] >= 0x80)
            cost += letter_cost(&(struct letter_window){i > 1 ? points[i - 2] : 0, i ? points[i - 1] : 0, points[i],
                                                        i + 1 < n ? points[i + 1] : 0, i + 2 < n ? points[i + 2] : 0});
    return letters && cost / (double)letters < 7.5;
}
