// SPDX-License-Identifier: MIT
// Detection and conversion of a text in memory; see decode.h.
#include "text/decode.h"

#include "text/convert.h"

#include <string.h>

// Fills a detection from the name that somebody gave; false when no such encoding is known.
bool encoding_named(struct str name, struct detection *detection)
{
    static const struct {
        const char *name;
        enum text_kind kind;
    } names[] = {{"utf-8", TEXT_UTF8},     {"utf8", TEXT_UTF8},        {"ascii", TEXT_UTF8},
                 {"us-ascii", TEXT_UTF8},  {"utf-16le", TEXT_UTF16LE}, {"utf16le", TEXT_UTF16LE},
                 {"utf-16", TEXT_UTF16LE}, {"utf-16be", TEXT_UTF16BE}, {"utf16be", TEXT_UTF16BE},
                 {"utf-7", TEXT_UTF7},     {"utf7", TEXT_UTF7}};
    *detection = (struct detection){.kind = TEXT_PAGE, .confidence = 1};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t k = 0;
        while (k < name.n && names[i].name[k] &&
               (name.s[k] >= 'A' && name.s[k] <= 'Z' ? name.s[k] + 32 : name.s[k]) == names[i].name[k])
            k++;
        if (k < name.n || names[i].name[k])
            continue;
        detection->kind = names[i].kind;
        return true;
    }
    detection->page = codepage_find(name);
    if (detection->page != CODEPAGES)
        return true;
    detection->kind = TEXT_NAMED;
    detection->name = name.s;
    return name.n && !name.s[name.n] && convert_knows(name.s);
}

// The length of the byte-order mark that the bytes begin with, when it is the encoding's own.
size_t encoding_mark(const struct detection *detection, struct str bytes)
{
    if (detection->kind == TEXT_UTF8 || detection->kind == TEXT_MIXED)
        return str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (detection->kind == TEXT_UTF16LE)
        return str_starts(bytes, STR("\xFF\xFE")) ? 2 : 0;
    if (detection->kind == TEXT_UTF16BE)
        return str_starts(bytes, STR("\xFE\xFF")) ? 2 : 0;
    return 0;
}

// The name to show: "CP850", "UTF-8 + CP850" when so many lines were in the page.
const char *encoding_shown(struct arena *arena, const struct detection *detection, size_t page_lines)
{
    if (detection->kind != TEXT_MIXED)
        return text_kind_name(detection);
    if (!page_lines)
        return "UTF-8";
    return str_format(arena, "UTF-8 + %s", codepage_name(detection->page)).s;
}

// Decodes `bytes`; `encoding` overrides the detection (NULL: detect).
bool decode_text(struct arena *arena, struct str bytes, const char *encoding, struct decoding *decoding)
{
    struct detection detection;
    *decoding = (struct decoding){.text = STR("")};
    if (encoding) {
        if (!encoding_named(str_of(encoding), &detection)) {
            decoding->encoding = encoding;
            return false;
        }
    } else {
        detect_text(arena, bytes, &detection);
    }
    decoding->encoding = text_kind_name(&detection);
    decoding->confidence = detection.confidence;
    decoding->second = detection.second;
    if (detection.kind == TEXT_BINARY)
        return false;
    bytes = str_slice(bytes, encoding_mark(&detection, bytes), bytes.n);
    struct buffer out = {.arena = arena};
    struct converter *converter = converter_new(arena, &detection);
    converter_add(converter, bytes, true, &out, NULL);
    decoding->text = buffer_str(&out);
    decoding->lost = converter_lost(converter);
    decoding->encoding = encoding_shown(arena, &detection, converter_page_lines(converter));
    return true;
}
