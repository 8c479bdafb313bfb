// SPDX-License-Identifier: MIT
// Escaping strings for JSON (RFC 8259, 7); see json.h.
#include "write/json.h"

#include "base/bytes.h"

#include <string.h>

enum { STRING_ROOM = 16 }; // besides its bytes: both quotes, one escape of six bytes, and seven bytes copied in vain

// Marks the bytes that cannot stand for themselves in a JSON string, see base/bytes.h. Control characters and the quote
// are what is below 0x21 once bit 1 is turned.
static uint64_t special_marks(uint64_t word)
{
    uint64_t low = (word ^ BYTES_ONES * 2) - BYTES_ONES * 0x21;
    uint64_t backslash = (word ^ BYTES_ONES * '\\') - BYTES_ONES;
    return (low | backslash) & ~word & BYTES_HIGH;
}

// Copies the bytes before the first that needs an escape, eight at a time, so that a few after it may be copied as
// well; returns how many need none.
static size_t copy_plain(char *to, struct str text)
{
    size_t n = 0;
    for (; n + 8 <= text.n; n += 8) {
        uint64_t word = bytes_load(text.s + n), marks = special_marks(word);
        bytes_store(to + n, word);
        if (marks)
            return n + bytes_first(marks);
    }
    if (n < text.n) {
        uint64_t word = bytes_load_last(text.s + n, text.n - n);
        bytes_store(to + n, word);
        n += bytes_first(special_marks(word)); // of a zero at the latest, which stands for the bytes that are missing
    }
    return n;
}

// Writes the escape of a byte that needs one, the short form where there is one; returns its end.
static char *put_escape(char *to, unsigned char byte)
{
    static const char digits[] = "0123456789abcdef";
    static const char short_forms[][2] = {{'"', '"'}, {'\\', '\\'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}};
    *to++ = '\\';
    for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
        if (byte == (unsigned char)short_forms[i][0]) {
            *to++ = short_forms[i][1];
            return to;
        }
    memcpy(to, "u00", 3);
    to[3] = digits[byte >> 4];
    to[4] = digits[byte & 15];
    return to + 5;
}

// Adds plain stretches and escapes in turn.
void json_add_string(struct buffer *buffer, struct str text)
{
    char *at = buffer_end(buffer, text.n + STRING_ROOM);
    *at++ = '"';
    for (;;) {
        size_t plain = copy_plain(at, text);
        at += plain;
        if (plain == text.n)
            break;
        at = put_escape(at, (unsigned char)text.s[plain]);
        text = str_slice(text, plain + 1, text.n);
        buffer_end_at(buffer, at);
        at = buffer_end(buffer, text.n + STRING_ROOM);
    }
    *at++ = '"';
    buffer_end_at(buffer, at);
}
