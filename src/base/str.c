// SPDX-License-Identifier: MIT
// Strings and growing buffers; see str.h.
#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

// A copy in the arena.
struct str str_copy(struct arena *arena, struct str string)
{
    return (struct str){arena_copy(arena, string.s, string.n), string.n};
}

// The same bytes, zero-terminated, in the arena.
const char *str_z(struct arena *arena, struct str string)
{
    return arena_copy(arena, string.s, string.n);
}

// vsnprintf into a short text, and once more into the arena what does not fit there.
__attribute__((format(printf, 2, 0))) static struct str format_va(struct arena *arena, const char *format,
                                                                  va_list arguments)
{
    char text[256];
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(text, sizeof text, format, again);
    va_end(again);
    if (n < 0)
        return (struct str){"", 0};
    if ((size_t)n < sizeof text)
        return str_copy(arena, (struct str){text, (size_t)n});
    char *bytes = arena_alloc(arena, (size_t)n + 1);
    vsnprintf(bytes, (size_t)n + 1, format, arguments);
    return (struct str){bytes, (size_t)n};
}

// printf into a new string of the arena.
struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str string = format_va(arena, format, arguments);
    va_end(arguments);
    return string;
}

// Multiplies eight bytes at a time into one number and folds its upper half down.
uint64_t str_hash(struct str string)
{
    uint64_t hash = string.n * 0x9E3779B97F4A7C15u, word;
    size_t at = 0;
    for (; string.n - at >= sizeof word; at += sizeof word) {
        memcpy(&word, string.s + at, sizeof word);
        hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    word = 0;
    for (; at < string.n; at++)
        word = word << 8 | (unsigned char)string.s[at];
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

// Byte order, as strcmp.
int str_compare(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

// Where `needle` begins, or SIZE_MAX.
size_t str_find(struct str string, struct str needle)
{
    if (!needle.n)
        return 0;
    if (string.n < needle.n)
        return SIZE_MAX;
    const char *at = string.s, *end = string.s + string.n;
    while ((size_t)(end - at) >= needle.n) {
        at = memchr(at, needle.s[0], (size_t)(end - at) - needle.n + 1);
        if (!at)
            break;
        if (memcmp(at, needle.s, needle.n) == 0)
            return (size_t)(at - string.s);
        at++;
    }
    return SIZE_MAX;
}

// Whether a character is an ASCII blank, tab or line end.
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Without ASCII blanks, tabs and line ends at both ends.
struct str str_trim(struct str string)
{
    while (string.n && is_blank(string.s[0]))
        string = str_slice(string, 1, string.n);
    while (string.n && is_blank(string.s[string.n - 1]))
        string.n--;
    return string;
}

// Makes room for `n` bytes and the zero after them.
void buffer_room(struct buffer *buffer, size_t n)
{
    if (n > SIZE_MAX / 2 - buffer->n - 1)
        memory_fail(arena_memory(buffer->arena));
    if (buffer->n + n + 1 <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < buffer->n + n + 1)
        capacity *= 2;
    char *data = arena_bytes(buffer->arena, capacity);
    if (buffer->n)
        memcpy(data, buffer->data, buffer->n);
    data[buffer->n] = '\0';
    buffer->data = data;
    buffer->capacity = capacity;
}

// printf at the end; the same limits as str_format.
void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str string = format_va(buffer->arena, format, arguments);
    va_end(arguments);
    buffer_add_str(buffer, string);
}

// What is in it now; it stays the buffer's memory until the buffer grows.
struct str buffer_str(const struct buffer *buffer)
{
    return (struct str){buffer->data ? buffer->data : "", buffer->n};
}
