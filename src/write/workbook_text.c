// SPDX-License-Identifier: MIT
// Texts on their way into a workbook: valid UTF-8, only characters that XML takes, within Excel's limits.
#define _GNU_SOURCE // realpath
#include "write/workbook_inside.h"

#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum { SHEET_NAME_LIMIT = 31 };

// A character of a text and its length in bytes; an invalid byte is U+FFFD of length 1.
static uint32_t next_character(struct str text, size_t at, size_t *length)
{
    const unsigned char *s = (const unsigned char *)text.s + at;
    size_t left = text.n - at;
    size_t n = s[0] < 0x80                   ? 1
               : s[0] >= 0xC2 && s[0] < 0xE0 ? 2
               : (s[0] & 0xF0) == 0xE0       ? 3
               : s[0] >= 0xF0 && s[0] < 0xF5 ? 4
                                             : 0;
    *length = 1;
    if (n == 0 || n > left || !utf8_is_valid((const char *)s, n))
        return 0xFFFD;
    *length = n;
    uint32_t character = n == 1 ? s[0] : s[0] & (0xFFU >> (n + 1));
    for (size_t i = 1; i < n; i++)
        character = character << 6 | (s[i] & 0x3FU);
    return character;
}

// Whether the text at `at` reads "_xHHHH_", which Excel would take for an escaped character.
static bool is_escape(struct str text, size_t at)
{
    if (text.n - at < 7 || text.s[at + 1] != 'x' || text.s[at + 6] != '_')
        return false;
    for (size_t i = at + 2; i < at + 6; i++)
        if (!memchr("0123456789abcdefABCDEF", text.s[i], 22))
            return false;
    return true;
}

// Whether a text can stand in a cell as it is.
bool is_clean_text(struct str text)
{
    if (text.n > CELL_TEXT_LIMIT)
        return false;
    bool is_ascii = true;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        is_ascii &= c < 0x80;
        if (c == 0 || c == '\r' || c == 0xEF || (c == '_' && i + 1 < text.n && text.s[i + 1] == 'x'))
            return false;
    }
    return is_ascii || utf8_is_valid(text.s, text.n);
}

// Adds one character as a cell takes it; returns how many of Excel's characters (UTF-16 units) it takes.
static size_t add_character(struct buffer *clean, struct str text, size_t at, size_t length, uint32_t character)
{
    if (character == '_' && is_escape(text, at)) {
        buffer_add_z(clean, "_x005F_");
        return 7;
    }
    if (character == 0 || character == 0xFFFD || character == 0xFFFE || character == 0xFFFF) {
        buffer_add_z(clean, "\xEF\xBF\xBD");
        return 1;
    }
    if (character == '\r') { // a line end of any kind is one line feed
        if (at + 1 < text.n && text.s[at + 1] == '\n')
            return 0;
        buffer_add_char(clean, '\n');
        return 1;
    }
    buffer_add(clean, text.s + at, length);
    return character > 0xFFFF ? 2 : 1;
}

// Texts as cells take them; for other writers and for tests.
struct str cell_text(struct arena *arena, struct str text)
{
    if (is_clean_text(text))
        return str_copy(arena, text);
    struct str mark = str_of(report_text(REPORT_TEXT_CUT));
    struct buffer clean = {.arena = arena};
    size_t units = 0, fits = 0; // `fits`: bytes that leave room for the mark
    for (size_t at = 0, length = 0; at < text.n; at += length) {
        uint32_t character = next_character(text, at, &length);
        units += add_character(&clean, text, at, length, character);
        if (units + mark.n <= CELL_TEXT_LIMIT)
            fits = clean.n;
        if (units > CELL_TEXT_LIMIT) {
            clean.n = fits;
            buffer_add_str(&clean, mark);
            break;
        }
    }
    return buffer_str(&clean);
}

// Texts as cells take them; for other writers and for tests.
struct str utf8_cut(struct str text, size_t characters)
{
    size_t at = 0;
    for (size_t length = 0; at < text.n && characters; at += length, characters--)
        next_character(text, at, &length);
    return str_slice(text, 0, at);
}

// Without control characters and invalid bytes: what charts repeat from cells must be so.
struct str plain_text(struct arena *arena, struct str text)
{
    struct buffer clean = {.arena = arena};
    for (size_t at = 0, length = 0; at < text.n; at += length) {
        uint32_t character = next_character(text, at, &length);
        if (character < 0x20 || character == 0x7F)
            buffer_add_char(&clean, ' ');
        else if (character >= 0xFFFD && character <= 0xFFFF)
            buffer_add_z(&clean, "\xEF\xBF\xBD");
        else
            buffer_add(&clean, text.s + at, length);
    }
    return buffer_str(&clean);
}

// A text for an attribute of the XML: valid UTF-8, no control characters, at most `limit` bytes; zero-terminated.
const char *attribute_text(struct arena *arena, struct str text, size_t limit)
{
    struct str clean = plain_text(arena, text);
    if (clean.n > limit) {
        size_t n = limit;
        while (n && ((unsigned char)clean.s[n] & 0xC0) == 0x80)
            n--;
        clean = str_slice(clean, 0, n);
    }
    return str_z(arena, clean);
}

// A sheet name that Excel takes: at most 31 characters, none of []:*?/\ or control, no apostrophe at the ends.
struct str clean_sheet_name(struct arena *arena, struct str name)
{
    struct str clean = plain_text(arena, name);
    char *bytes = arena_copy(arena, clean.s, clean.n);
    for (size_t i = 0; i < clean.n; i++)
        if (memchr("[]:*?/\\", bytes[i], 7))
            bytes[i] = ' ';
    struct str tidy = tidy_text(arena, (struct str){bytes, clean.n});
    // Excel counts UTF-16 units; characters past U+FFFF are so rare in names that two units each are granted.
    size_t characters = SHEET_NAME_LIMIT;
    for (size_t i = 0; i < tidy.n; i++)
        if ((unsigned char)tidy.s[i] >= 0xF0 && characters > 16)
            characters--;
    tidy = str_trim(utf8_cut(tidy, characters));
    while (tidy.n && tidy.s[0] == '\'')
        tidy = str_slice(tidy, 1, tidy.n);
    while (tidy.n && tidy.s[tidy.n - 1] == '\'')
        tidy.n--;
    return tidy.n ? str_copy(arena, tidy) : str_of(report_text(REPORT_SHEET_DEFAULT_NAME));
}

// Adds a path percent-encoded: what is left stands for itself in any URL, and no colon or number sign is left.
static void add_encoded(struct buffer *link, struct str path)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.s[i];
        bool is_plain_byte =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/(),", c));
        if (is_plain_byte) {
            buffer_add_char(link, (char)c);
        } else {
            char code[3] = {'%', hex[c >> 4], hex[c & 15]};
            buffer_add(link, code, sizeof code);
        }
    }
}

// The absolute path of something; of its folder with the name after it when it is not there yet. The path
// itself when nothing can be found out.
static struct str absolute(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    if (real) {
        struct str found = str_copy(arena, str_of(real));
        free(real);
        return found;
    }
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? str_z(arena, (struct str){path, (size_t)(slash - path) + 1}) : ".";
    real = realpath(folder, NULL);
    if (!real)
        return str_copy(arena, str_of(path));
    struct str found = str_format(arena, "%s/%s", strcmp(real, "/") == 0 ? "" : real, slash ? slash + 1 : path);
    free(real);
    return found;
}

// The way from the folder of the file `from` to the file `to`, with "/" and percent-encoded as a link wants it; both
// are paths as the program was given them.
struct str link_path(struct arena *arena, const char *from, const char *to)
{
    struct str base = absolute(arena, from), target = absolute(arena, to);
    struct buffer link = {.arena = arena};
    size_t common = 0; // bytes up to the last slash that both share
    for (size_t i = 0; i < base.n && i < target.n && base.s[i] == target.s[i]; i++)
        if (base.s[i] == '/')
            common = i + 1;
    for (size_t i = common; i < base.n; i++)
        if (base.s[i] == '/')
            buffer_add_z(&link, "../");
    add_encoded(&link, str_slice(target, common, target.n));
    return buffer_str(&link);
}
