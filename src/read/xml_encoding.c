// SPDX-License-Identifier: MIT
// Documents that are not UTF-8: UTF-16 by its first bytes, single-byte encodings by the XML declaration
// (XML 1.0, 2.8, 4.3.3 and appendix F).
#include "read/xml_inside.h"

#include "read/xml_chars.h"
#include "text/codepage.h"
#include "text/utf8.h"

// Compares the first bytes with the marks and with < in UTF-16.
size_t own_judge_start(struct own_parser *own, const char *bytes, size_t size)
{
    static const struct {
        const char *bytes;
        size_t size, mark;
        enum xml_encoding encoding;
    } starts[] = {{"\xEF\xBB\xBF", 3, 3, ENCODING_UTF8},
                  {"\xFF\xFE", 2, 2, ENCODING_UTF16_LITTLE},
                  {"\xFE\xFF", 2, 2, ENCODING_UTF16_BIG},
                  {"<\0", 2, 0, ENCODING_UTF16_LITTLE},
                  {"\0<", 2, 0, ENCODING_UTF16_BIG}};
    own->has_begun = true;
    own->transcoder.encoding = ENCODING_UTF8;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (size >= starts[i].size && memcmp(bytes, starts[i].bytes, starts[i].size) == 0) {
            own->transcoder.encoding = starts[i].encoding;
            own->has_mark = starts[i].mark == 3;
            return starts[i].mark;
        }
    return 0;
}

// Whether two names are the same, the case of ASCII letters aside.
static bool same_name(struct str a, const char *b)
{
    if (a.n != strlen(b))
        return false;
    for (size_t i = 0; i < a.n; i++) {
        char left = a.s[i];
        if ((left >= 'a' && left <= 'z' ? left - 32 : left) != b[i])
            return false;
    }
    return true;
}

// Puts the encoding that the declaration names in force; false after failing.
static bool take_encoding(struct own_parser *own, struct str name)
{
    enum xml_encoding now = own->transcoder.encoding;
    if (now == ENCODING_UTF16_LITTLE || now == ENCODING_UTF16_BIG) {
        if (same_name(name, "UTF-16") || same_name(name, now == ENCODING_UTF16_LITTLE ? "UTF-16LE" : "UTF-16BE"))
            return true;
    } else if (same_name(name, "UTF-8") || own->has_mark) {
        return true;
    } else if (same_name(name, "US-ASCII")) {
        own->transcoder.encoding = ENCODING_ASCII;
        own->has_switched = true;
        return true;
    } else if (codepage_find(name) != CODEPAGES) {
        own->transcoder.encoding = ENCODING_SINGLE_BYTE;
        own->transcoder.page = (int)codepage_find(name);
        own->has_switched = true;
        return true;
    }
    own_fail(own, REFUSAL_XML_UNKNOWN_ENCODING);
    return false;
}

// Skips blanks at the start; whether there were any.
static bool skip_blanks(struct str *text)
{
    size_t before = text->n;
    while (text->n && xml_is_class(text->s[0], XML_BLANK))
        *text = str_slice(*text, 1, text->n);
    return text->n < before;
}

// Takes `name = "value"` off the start, with the blanks before it; false when it is not there.
static bool take_pair(struct str *text, const char *name, struct str *value)
{
    struct str rest = *text;
    if (!skip_blanks(&rest) || !str_starts(rest, str_of(name)))
        return false;
    rest = str_slice(rest, strlen(name), rest.n);
    skip_blanks(&rest);
    if (!str_starts(rest, STR("=")))
        return false;
    rest = str_slice(rest, 1, rest.n);
    skip_blanks(&rest);
    if (!rest.n || (rest.s[0] != '"' && rest.s[0] != '\''))
        return false;
    size_t n = 1;
    while (n < rest.n && (xml_is_class(rest.s[n], XML_NAME) && (unsigned char)rest.s[n] < 0x80))
        n++;
    if (n >= rest.n || rest.s[n] != rest.s[0])
        return false;
    *value = str_slice(rest, 1, n - 1);
    *text = str_slice(rest, n + 1, rest.n);
    return true;
}

// Takes version, encoding and standalone in this order.
bool own_declaration(struct own_parser *own, struct str inside)
{
    struct str version, encoding, standalone;
    bool is_well = take_pair(&inside, "version", &version);
    bool has_encoding = is_well && take_pair(&inside, "encoding", &encoding);
    if (has_encoding && (!encoding.n || !xml_is_class(encoding.s[0], XML_NAME_START) || encoding.s[0] == '_'))
        is_well = false;
    if (is_well && take_pair(&inside, "standalone", &standalone))
        is_well = str_is(standalone, "yes") || str_is(standalone, "no");
    skip_blanks(&inside);
    if (!is_well || inside.n) {
        own_fail(own, REFUSAL_XML_SYNTAX);
        return false;
    }
    return !has_encoding || take_encoding(own, encoding);
}

// The code point of UTF-16 units at `bytes`; how many bytes it took, 0 when more are needed, SIZE_MAX when they
// are half a pair.
static size_t utf16_point(const unsigned char *bytes, size_t size, bool is_big, uint32_t *point)
{
    if (size < 2)
        return 0;
    uint32_t unit = is_big ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
    *point = unit;
    if (unit < 0xD800 || unit > 0xDFFF)
        return 2;
    if (unit > 0xDBFF)
        return SIZE_MAX;
    if (size < 4)
        return 0;
    uint32_t low = is_big ? (uint32_t)bytes[2] << 8 | bytes[3] : (uint32_t)bytes[3] << 8 | bytes[2];
    if (low < 0xDC00 || low > 0xDFFF)
        return SIZE_MAX;
    *point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    return 4;
}

// UTF-16: completes a character begun in an earlier piece, then goes on; as own_transcode().
static size_t transcode_utf16(struct transcoder *transcoder, const unsigned char *bytes, size_t size, char *into,
                              size_t room, size_t *written)
{
    bool is_big = transcoder->encoding == ENCODING_UTF16_BIG;
    size_t taken = 0;
    uint32_t point;
    while (*written + 4 <= room && taken < size) {
        unsigned char one[4];
        size_t left = transcoder->left_count, there = left;
        memcpy(one, transcoder->left, left);
        while (there < 4 && taken + there - left < size) {
            one[there] = bytes[taken + there - left];
            there++;
        }
        size_t used = utf16_point(one, there, is_big, &point);
        if (used == SIZE_MAX || (used && !xml_is_char(point)))
            return 0;
        if (!used) { // the piece ends inside a character
            memcpy(transcoder->left, one, there);
            transcoder->left_count = there;
            return size;
        }
        *written += utf8_put(into + *written, point);
        taken += used - left;
        transcoder->left_count = 0;
    }
    return taken;
}

// Transcodes by the encoding in force.
size_t own_transcode(struct own_parser *own, const char *bytes, size_t size, char *into, size_t room, size_t *written)
{
    struct transcoder *transcoder = &own->transcoder;
    *written = 0;
    if (transcoder->encoding == ENCODING_UTF16_LITTLE || transcoder->encoding == ENCODING_UTF16_BIG)
        return transcode_utf16(transcoder, (const unsigned char *)bytes, size, into, room, written);
    size_t taken = 0;
    for (; taken < size && *written + 4 <= room; taken++) {
        unsigned char byte = (unsigned char)bytes[taken];
        uint32_t point = byte;
        if (byte >= 0x80 && transcoder->encoding == ENCODING_ASCII)
            return 0;
        if (byte >= 0x80 && transcoder->page != LATIN1)
            point = codepage_point((enum codepage)transcoder->page, byte);
        if (!point && byte)
            return 0;
        *written += utf8_put(into + *written, point);
    }
    return taken;
}
