// SPDX-License-Identifier: MIT
// Escaping strings for JSON (RFC 8259, 7); see json.h.
#include "write/json.h"

#include "base/bytes.h"
#include "text/utf8.h"

#include <string.h>

// Whether a byte cannot stand for itself in a JSON string.
static bool is_special(unsigned char byte)
{
    return byte < 0x20 || byte == '"' || byte == '\\';
}

// Goes eight bytes at a time where none is special.
size_t json_plain(struct str text)
{
    size_t n = 0;
    for (; n + 8 <= text.n; n += 8) {
        uint64_t word = bytes_load(text.s + n);
        if (bytes_below(word, 0x20) | bytes_equal(word, '"') | bytes_equal(word, '\\'))
            break;
    }
    while (n < text.n && !is_special((unsigned char)text.s[n]))
        n++;
    return n;
}

// Writes the short form where there is one.
size_t json_escape(unsigned char byte, char escape[JSON_ESCAPE_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    static const char short_forms[][2] = {{'"', '"'}, {'\\', '\\'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}};
    escape[0] = '\\';
    for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
        if (byte == (unsigned char)short_forms[i][0]) {
            escape[1] = short_forms[i][1];
            return 2;
        }
    escape[1] = 'u';
    escape[2] = escape[3] = '0';
    escape[4] = digits[byte >> 4];
    escape[5] = digits[byte & 15];
    return 6;
}

// Adds plain stretches and escapes in turn.
void json_add_string(struct buffer *buffer, struct str text)
{
    buffer_add_char(buffer, '"');
    while (text.n) {
        size_t plain = json_plain(text);
        buffer_add(buffer, text.s, plain);
        text = str_slice(text, plain, text.n);
        if (text.n) {
            char escape[JSON_ESCAPE_SIZE];
            buffer_add(buffer, escape, json_escape((unsigned char)text.s[0], escape));
            text = str_slice(text, 1, text.n);
        }
    }
    buffer_add_char(buffer, '"');
}
