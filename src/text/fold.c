// SPDX-License-Identifier: MIT
// Comparison forms over utf8proc; see fold.h. Everything that is not valid UTF-8 is left as it is.
#include "text/fold.h"

#include "text/tidy.h"

#include <stdlib.h>
#include <utf8proc.h>

// utf8proc_map of a text into the arena; the text itself when it is not valid UTF-8.
static struct str map_text(struct arena *arena, struct str text, utf8proc_option_t options)
{
    utf8proc_uint8_t *mapped = NULL;
    if (!text.n)
        return STR("");
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text.s, (utf8proc_ssize_t)text.n, &mapped, options);
    if (n == UTF8PROC_ERROR_NOMEM)
        memory_fail(arena_memory(arena));
    if (n < 0)
        return text;
    // copied at once: the block is malloc's and must not outlive an unwinding
    struct str result = {NULL, (size_t)n};
    arena_defer(arena, free, mapped);
    result.s = (const char *)mapped;
    return result;
}

// Whether every byte is ASCII.
static bool is_ascii(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] & 0x80)
            return false;
    return true;
}

// Whether a code point separates words in a label.
static bool separates(utf8proc_int32_t point)
{
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return false;
    default:
        return point != '%' && point != '$';
    }
}

// Copies `text` with each run of separating code points as one space, none at the ends.
static struct str join_words(struct arena *arena, struct str text, bool (*is_separator)(utf8proc_int32_t point))
{
    char *out = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    bool pending = false;
    for (size_t i = 0; i < text.n;) {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t size =
            utf8proc_iterate((const utf8proc_uint8_t *)text.s + i, (utf8proc_ssize_t)(text.n - i), &point);
        if (size < 1) {
            point = 'x'; // a bad byte is kept, as part of a word
            size = 1;
        }
        if (is_separator(point)) {
            pending = n > 0;
        } else {
            if (pending)
                out[n++] = ' ';
            pending = false;
            for (utf8proc_ssize_t k = 0; k < size; k++)
                out[n++] = text.s[i + (size_t)k];
        }
        i += (size_t)size;
    }
    return (struct str){out, n};
}

const char fold_letters[64] = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0"
                              "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0";

const char fold_signs[128] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                             "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                             "\0\0\0\0$%\0\0\0\0\0\0\0\0\0\0"
                             "0123456789\0\0\0\0\0\0"
                             "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"
                             "\0abcdefghijklmnopqrstuvwxyz\0\0\0\0";

// fold_label() of what Spanish is made of, ASCII and accented Latin letters, in one pass; false for anything else.
static bool fold_latin(struct arena *arena, struct str text, struct str *folded)
{
    char *out = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    bool pending = false;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        char sign = c < 0x80 ? fold_signs[c] : '\0';
        if (c >= 0x80) {
            unsigned char second = c == 0xC3 && i + 1 < text.n ? (unsigned char)text.s[++i] : 0;
            sign = fold_accented(second);
            if (!sign)
                return false;
        }
        if (!sign) {
            pending = n > 0;
            continue;
        }
        if (pending)
            out[n++] = ' ';
        pending = false;
        out[n++] = sign;
    }
    *folded = (struct str){out, n};
    return true;
}

// Lower case without accents (ñ becomes n), compatibility forms resolved ("1ᵉʳ" is "1er"), every run of punctuation,
// blanks and line ends one space, none at the ends.
struct str fold_label(struct arena *arena, struct str text)
{
    struct str folded;
    if (fold_latin(arena, text, &folded))
        return folded;
    struct str mapped = map_text(arena, text,
                                 UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    return join_words(arena, mapped, separates);
}

// White space of any kind, zero-width ones and the byte-order mark too.
static bool is_space(utf8proc_int32_t point)
{
    return point <= 0x20 || point == 0x7F || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200B) ||
           point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x2060 ||
           point == 0x3000 || point == 0xFEFF;
}

// Whether a text whose bytes are looked at one by one is tidy.
static bool is_tidy_closely(struct str text)
{
    bool after_space = true;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c >= 0x80) { // Latin-1 without its blanks is composed already
            unsigned char second = i + 1 < text.n ? (unsigned char)text.s[++i] : 0;
            bool is_letter = c == 0xC3 && second >= 0x80 && second < 0xC0;
            bool is_sign = c == 0xC2 && second > 0xA0 && second < 0xC0;
            if (!is_letter && !is_sign)
                return false;
        } else if (c < 0x20 || c == 0x7F || (c == ' ' && after_space)) {
            return false;
        }
        after_space = c == ' ';
    }
    return !after_space || !text.n;
}

// Whether a text is as tidy_text() would leave it, for what Spanish is made of; false when that takes a closer look.
bool text_is_tidy(struct str text)
{
    struct tidy_front front = TIDY_START;
    for (size_t i = 0; i < text.n; i += 8) {
        uint64_t word = tidy_word(text, i);
        if (!word_is_tidy(word, &front) || !word_is_latin(word, &front))
            return is_tidy_closely(text);
    }
    return !text.n || tidy_ends(&front, text);
}

// NFC, white space runs (no-break and zero-width ones too) one space, trimmed: how texts are shown.
struct str tidy_text(struct arena *arena, struct str text)
{
    if (text_is_tidy(text))
        return str_copy(arena, text);
    struct str composed = is_ascii(text) ? text : map_text(arena, text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return join_words(arena, composed, is_space);
}

// A code without leading zeros in its numbers, folded: "04" is "4", "1.04" stays "1.04"'s "1.4".
struct str fold_key(struct arena *arena, struct str key)
{
    struct str folded = fold_label(arena, key);
    struct buffer out = {.arena = arena};
    bool in_number = false;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.s[i];
        bool is_digit = c >= '0' && c <= '9';
        bool more = i + 1 < folded.n && folded.s[i + 1] >= '0' && folded.s[i + 1] <= '9';
        if (c == '0' && !in_number && more)
            continue;
        in_number = is_digit;
        buffer_add_char(&out, c == ' ' ? '.' : c);
    }
    return buffer_str(&out);
}

// Lower case, nothing else changed: names that Excel takes for the same are equal.
struct str fold_case(struct arena *arena, struct str text)
{
    return map_text(arena, text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

// Whether the bytes are valid UTF-8.
bool utf8_is_valid(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size;) {
        if (!((unsigned char)bytes[i] & 0x80)) {
            i++;
            continue;
        }
        utf8proc_int32_t point;
        utf8proc_ssize_t n =
            utf8proc_iterate((const utf8proc_uint8_t *)bytes + i, (utf8proc_ssize_t)(size - i), &point);
        if (n < 1)
            return false;
        i += (size_t)n;
    }
    return true;
}

// Columns the text takes on a terminal or in a cell.
size_t text_width(struct str text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.n;) {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t n =
            utf8proc_iterate((const utf8proc_uint8_t *)text.s + i, (utf8proc_ssize_t)(text.n - i), &point);
        if (n < 1)
            n = 1;
        else
            width += (size_t)utf8proc_charwidth(point);
        i += (size_t)n;
    }
    return width;
}
