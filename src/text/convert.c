// SPDX-License-Identifier: MIT
// Conversion to UTF-8; see convert.h. No //TRANSLIT, no //IGNORE: both change text without saying so.
#include "text/convert.h"

#include "base/bytes.h"
#include "text/line_reading.h"
#include "text/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { ROOM_STEP = 1 << 14 };

// The UTF-8 of a byte; n is 0 when the byte stands for nothing.
struct sequence {
    char bytes[3];
    uint8_t n;
};

struct converter {
    struct arena *arena;
    struct detection from;
    iconv_t handle;             // (iconv_t)-1: by the page's table, or no conversion needed
    struct sequence *sequences; // of each byte of a code page, as iconv gave them; NULL: of no page, or iconv lacks it
    struct buffer rest;         // incomplete bytes at the end of the last piece
    size_t lost, page_lines;
    const struct loss_listener *listener;
};

// Closes an iconv handle that was handed to the arena.
static void close_handle(void *handle)
{
    iconv_close((iconv_t)handle);
}

// The name iconv knows for what needs it, or NULL.
static const char *iconv_name(const struct detection *from)
{
    switch (from->kind) {
    case TEXT_UTF16LE:
        return "UTF-16LE";
    case TEXT_UTF16BE:
        return "UTF-16BE";
    case TEXT_UTF7:
        return "UTF-7";
    case TEXT_NAMED:
        return from->name;
    case TEXT_PAGE:
        return codepage_iconv_name(from->page);
    default:
        return NULL;
    }
}

// Asks iconv once for each byte of a code page.
static struct sequence *ask_iconv(struct arena *arena, iconv_t handle)
{
    struct sequence *sequences = arena_array(arena, 256, sizeof *sequences);
    for (unsigned byte = 0; byte < 256; byte++) {
        char bytes[1] = {(char)byte}, *from = bytes, *to = sequences[byte].bytes;
        size_t left = 1, room = sizeof sequences[byte].bytes;
        bool is_known = iconv(handle, &from, &left, &to, &room) != (size_t)-1;
        sequences[byte].n = (uint8_t)(is_known ? sizeof sequences[byte].bytes - room : 0);
    }
    return sequences;
}

// A converter of a text; the arena closes it.
struct converter *converter_new(struct arena *arena, const struct detection *detection)
{
    struct converter *converter = ARENA_NEW(arena, struct converter);
    const char *name = iconv_name(detection);
    converter->arena = arena;
    converter->from = *detection;
    converter->rest.arena = arena;
    converter->handle = (iconv_t)-1;
    if (name)
        converter->handle = iconv_open("UTF-8", name);
    if (converter->handle != (iconv_t)-1)
        arena_defer(arena, close_handle, (void *)converter->handle);
    if (converter->handle != (iconv_t)-1 && detection->kind == TEXT_PAGE)
        converter->sequences = ask_iconv(arena, converter->handle);
    return converter;
}

// Puts U+FFFD in place of one byte and tells of it.
static void lose(struct converter *converter, struct buffer *out, unsigned char byte)
{
    if (converter->listener)
        converter->listener->lost(converter->listener->context, out->n, byte);
    converter->lost++;
    buffer_add(out, "\xEF\xBF\xBD", 3);
}

// Adds a code point.
static void add_point(struct buffer *out, uint32_t point)
{
    char bytes[4];
    buffer_add(out, bytes, utf8_put(bytes, point));
}

// One byte through the page's table.
static void add_byte(struct converter *converter, struct buffer *out, unsigned char byte)
{
    uint32_t point = codepage_point(converter->from.page, byte);
    if (point || !byte)
        add_point(out, point);
    else
        lose(converter, out, byte);
}

// Converts through the table a text whose page iconv lacks.
static void add_by_table(struct converter *converter, struct str piece, struct buffer *out)
{
    for (size_t i = 0; i < piece.n; i++)
        add_byte(converter, out, (unsigned char)piece.s[i]);
}

// Makes room for `n` more bytes after what a buffer has, without counting them.
static void reserve(struct buffer *out, size_t n)
{
    if (out->capacity - out->n > n)
        return;
    size_t had = out->n;
    char *room = arena_alloc(out->arena, n);
    buffer_add(out, room, n);
    out->n = had;
}

// Converts bytes of a code page by what iconv gave for each: ASCII eight bytes at a time.
static void add_sequences(struct converter *converter, struct str piece, struct buffer *out)
{
    reserve(out, piece.n * sizeof converter->sequences->bytes + 8);
    char *to = out->data + out->n;
    for (size_t i = 0; i < piece.n;) {
        if (i + 8 <= piece.n) {
            uint64_t word = bytes_load(piece.s + i), marks = bytes_above_ascii(word);
            size_t n = marks ? bytes_first(marks) : 8;
            bytes_store(to, word); // what comes after the ASCII is written over
            to += n;
            i += n;
            if (!marks)
                continue;
        }
        const struct sequence *sequence = &converter->sequences[(unsigned char)piece.s[i++]];
        memcpy(to, sequence, sizeof *sequence);
        to += sequence->n;
        if (!sequence->n) {
            out->n = (size_t)(to - out->data);
            lose(converter, out, (unsigned char)piece.s[i - 1]);
            to = out->data + out->n;
        }
    }
    out->n = (size_t)(to - out->data);
    *to = '\0';
}

// Converts a code page, so much at a time that little room is made in vain.
static void add_by_sequences(struct converter *converter, struct str piece, struct buffer *out)
{
    for (size_t i = 0; i < piece.n; i += ROOM_STEP)
        add_sequences(converter, str_slice(piece, i, ROOM_STEP), out);
}

// Converts through iconv; returns how many bytes at the end are incomplete.
static size_t add_by_iconv(struct converter *converter, struct str piece, struct buffer *out)
{
    // POSIX's iconv takes a pointer to changeable bytes and changes none
    union {
        const char *given;
        char *taken;
    } in = {piece.s};
    size_t left = piece.n;
    while (left) {
        reserve(out, left * 3 + 16 < 4096 ? left * 3 + 16 : left + 4096);
        char *to = out->data + out->n;
        size_t room = out->capacity - out->n - 1;
        size_t before = room;
        size_t result = iconv(converter->handle, &in.taken, &left, &to, &room);
        int why = errno;
        out->n += before - room;
        if (result != (size_t)-1 || why == E2BIG)
            continue;
        if (why == EINVAL)
            return left;
        lose(converter, out, (unsigned char)*in.taken);
        size_t step = converter->from.kind == TEXT_UTF16LE || converter->from.kind == TEXT_UTF16BE ? 2 : 1;
        in.taken += step < left ? step : left;
        left -= step < left ? step : left;
    }
    return 0;
}

// Adds what a stateful encoding still holds back, and makes it ready for the next text.
static void flush(struct converter *converter, struct buffer *out)
{
    reserve(out, 64);
    char *to = out->data + out->n;
    size_t room = 64;
    iconv(converter->handle, NULL, NULL, &to, &room);
    out->n += 64 - room;
    iconv(converter->handle, NULL, NULL, NULL, NULL);
}

// Adds UTF-8 as it is, one U+FFFD for each broken character; returns how many bytes at the end may go on.
static size_t add_utf8(struct converter *converter, struct str piece, bool is_last, struct buffer *out)
{
    size_t start = 0;
    for (size_t i = 0; i < piece.n;) {
        uint64_t marks = bytes_above_ascii(bytes_load_last(piece.s + i, piece.n - i));
        if (!marks) {
            i += 8;
            continue;
        }
        i += bytes_first(marks);
        size_t broken, n = utf8_sequence(piece.s + i, piece.n - i, &broken);
        if (n) {
            i += n;
            continue;
        }
        buffer_add(out, piece.s + start, i - start);
        if (!is_last && i + broken == piece.n && (unsigned char)piece.s[i] >= 0xC2)
            return broken;
        lose(converter, out, (unsigned char)piece.s[i]);
        i += broken;
        start = i;
    }
    buffer_add(out, piece.s + start, piece.n - start);
    return 0;
}

// Adds a line that is no valid UTF-8, or by accident perhaps, as its best reading.
static void add_judged_line(struct converter *converter, struct str line, struct buffer *out)
{
    struct arena *scratch = arena_child(converter->arena);
    enum line_reading reading = line_best(scratch, line, converter->from.page);
    arena_free(scratch);
    converter->page_lines += reading != LINE_UTF8_BROKEN;
    if (reading == LINE_UTF8_BROKEN) {
        add_utf8(converter, line, true, out);
    } else if (reading == LINE_IN_PAGE) {
        add_by_table(converter, line, out);
    } else {
        for (size_t i = 0; i < line.n;) {
            size_t broken, n = utf8_sequence(line.s + i, line.n - i, &broken);
            if (n)
                buffer_add(out, line.s + i, n);
            else
                add_byte(converter, out, (unsigned char)line.s[i]);
            i += n ? n : 1;
        }
    }
}

// Adds lines, each in the encoding that it is in.
static void add_lines(struct converter *converter, struct str piece, struct buffer *out)
{
    for (size_t start = 0; start < piece.n;) {
        size_t end = start;
        bool is_valid = true;
        while (end < piece.n && piece.s[end] != '\n' && piece.s[end] != '\r') {
            size_t broken, n = utf8_sequence(piece.s + end, piece.n - end, &broken);
            is_valid = is_valid && n;
            end += n ? n : broken;
        }
        if (end < piece.n)
            end++;
        struct str line = str_slice(piece, start, end - start);
        if (is_valid && !line_is_doubtful(line, converter->from.page))
            buffer_add_str(out, line);
        else
            add_judged_line(converter, line, out);
        start = end;
    }
}

// Adds the UTF-8 of the next piece to `out`.
void converter_add(struct converter *converter, struct str piece, bool is_last, struct buffer *out,
                   const struct loss_listener *listener)
{
    converter->listener = listener;
    if (converter->rest.n) {
        buffer_add_str(&converter->rest, piece);
        piece = buffer_str(&converter->rest);
    }
    size_t incomplete = 0;
    if (converter->from.kind == TEXT_MIXED)
        add_lines(converter, piece, out);
    else if (converter->from.kind == TEXT_ASCII || converter->from.kind == TEXT_UTF8)
        incomplete = add_utf8(converter, piece, is_last, out);
    else if (converter->sequences)
        add_by_sequences(converter, piece, out);
    else if (converter->handle != (iconv_t)-1)
        incomplete = add_by_iconv(converter, piece, out);
    else
        add_by_table(converter, piece, out);
    if (is_last && converter->handle != (iconv_t)-1)
        flush(converter, out);
    struct str rest = str_slice(piece, piece.n - incomplete, incomplete);
    if (incomplete && is_last) {
        lose(converter, out, (unsigned char)rest.s[0]);
        rest.n = 0;
    }
    char kept[8]; // the rest may stand in the very buffer that takes it
    size_t n = rest.n < sizeof kept ? rest.n : sizeof kept;
    if (n)
        memcpy(kept, rest.s, n);
    converter->rest.n = 0;
    if (n)
        buffer_add(&converter->rest, kept, n);
    converter->listener = NULL;
}

// Whether iconv knows an encoding by this name.
bool convert_knows(const char *name)
{
    iconv_t handle = iconv_open("UTF-8", name);
    if (handle == (iconv_t)-1)
        return false;
    iconv_close(handle);
    return true;
}

// Bytes lost, and lines read in a code page among UTF-8 ones, so far.
size_t converter_lost(const struct converter *converter)
{
    return converter->lost;
}

// Bytes lost, and lines read in a code page among UTF-8 ones, so far.
size_t converter_page_lines(const struct converter *converter)
{
    return converter->page_lines;
}
