// SPDX-License-Identifier: MIT
// Strings: UTF-8 bytes with a length, owned by an arena. Those made here end with a zero byte that the
// length does not count, as a courtesy to C libraries. Only `text` makes them out of bytes of a file.
#ifndef CUADRA_BASE_STR_H
#define CUADRA_BASE_STR_H

#include "base/memory.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// `s` may be NULL when n is 0.
struct str {
    const char *s;
    size_t n;
};

// A literal as a string.
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
// For "%.*s".
#define STR_ARG(string) (int)(string).n, (string).n ? (string).s : ""

// A string that borrows a zero-terminated one; NULL gives the empty string.
static inline struct str str_of(const char *zero_terminated)
{
    return (struct str){zero_terminated, zero_terminated ? strlen(zero_terminated) : 0};
}
// A copy in the arena.
struct str str_copy(struct arena *arena, struct str string);
// The same bytes, zero-terminated, in the arena.
const char *str_z(struct arena *arena, struct str string);
// printf into a new string of the arena. No %f, %g or %e: numbers are text's business.
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

// From byte `from`, `n` bytes; both are cut to what there is.
static inline struct str str_slice(struct str string, size_t from, size_t n)
{
    if (from > string.n)
        from = string.n;
    if (n > string.n - from)
        n = string.n - from;
    return (struct str){string.s ? string.s + from : NULL, n};
}
// Whether two strings hold the same bytes.
static inline bool str_equal(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}
// Whether the string holds these bytes.
static inline bool str_is(struct str string, const char *zero_terminated)
{
    return str_equal(string, str_of(zero_terminated));
}
// Whether it begins with others.
static inline bool str_starts(struct str string, struct str prefix)
{
    return string.n >= prefix.n && str_equal(str_slice(string, 0, prefix.n), prefix);
}
// Whether it ends with others.
static inline bool str_ends(struct str string, struct str suffix)
{
    return string.n >= suffix.n && str_equal(str_slice(string, string.n - suffix.n, suffix.n), suffix);
}
// A number for a hash table; not for strings of an enemy where collisions matter.
uint64_t str_hash(struct str string);
// Byte order, as strcmp.
int str_compare(struct str a, struct str b);
// Where `needle` begins, or SIZE_MAX.
size_t str_find(struct str string, struct str needle);
// Without ASCII blanks, tabs and line ends at both ends.
struct str str_trim(struct str string);

// A growing string of the arena; `data` is zero-terminated after each call. Zero-initialise, then set arena.
struct buffer {
    struct arena *arena;
    char *data;
    size_t n, capacity;
};

// Makes room for `n` bytes and the zero after them.
void buffer_room(struct buffer *buffer, size_t n);
// The end, with room for `n` bytes that the caller writes there; buffer_end_at() then says how far they go.
static inline char *buffer_end(struct buffer *buffer, size_t n)
{
    if (buffer->capacity - buffer->n <= n)
        buffer_room(buffer, n);
    return buffer->data + buffer->n;
}
// Ends the buffer after what was written into the room of buffer_end().
static inline void buffer_end_at(struct buffer *buffer, char *end)
{
    *end = '\0';
    buffer->n = (size_t)(end - buffer->data);
}
// Adds bytes at the end.
static inline void buffer_add(struct buffer *buffer, const void *bytes, size_t n)
{
    char *end = buffer_end(buffer, n);
    if (n)
        memcpy(end, bytes, n);
    buffer_end_at(buffer, end + n);
}
// Adds a string at the end.
static inline void buffer_add_str(struct buffer *buffer, struct str string)
{
    buffer_add(buffer, string.s, string.n);
}
// Adds a zero-terminated text at the end.
static inline void buffer_add_z(struct buffer *buffer, const char *zero_terminated)
{
    buffer_add_str(buffer, str_of(zero_terminated));
}
// Adds a character at the end.
static inline void buffer_add_char(struct buffer *buffer, char c)
{
    char *end = buffer_end(buffer, 1);
    *end = c;
    buffer_end_at(buffer, end + 1);
}
// printf at the end; the same limits as str_format.
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
// What is in it now; it stays the buffer's memory until the buffer grows.
struct str buffer_str(const struct buffer *buffer);

#endif
