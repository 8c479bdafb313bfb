// SPDX-License-Identifier: MIT
// Records and strings of BIFF; see biff.h.
#include "read/biff.h"

#include "read/little.h"
#include "text/utf8.h"

// The record at an offset; false at the end of the stream.
bool biff_next(struct str stream, size_t at, struct biff_item *item)
{
    if (at + 4 > stream.n)
        return false;
    item->full = little16_at(stream, at);
    size_t size = little16_at(stream, at + 2);
    // the second byte tells versions apart in the records that BIFF2 has too
    item->number = (item->full & 0xF900) == 0 || item->full == 0x0809 ? item->full & 0xFF : item->full;
    item->data = str_slice(stream, at + 4, size);
    item->next = at + 4 + size;
    return true;
}

// The version a BOF record stands for (2, 3, 4, 5, 8), or 0 when it is no BOF; `*type` is that of the substream.
unsigned biff_version(const struct biff_item *item, unsigned *type)
{
    *type = little16_at(item->data, 2);
    switch (item->full) {
    case 0x0009:
        return item->data.n >= 4 ? 2 : 0;
    case 0x0209:
        return item->data.n >= 4 ? 3 : 0;
    case 0x0409:
        return item->data.n >= 4 ? 4 : 0;
    case 0x0809:
        switch (little16_at(item->data, 0)) {
        case 0x0600:
            return 8;
        case 0x0200:
            return 2;
        case 0x0300:
            return 3;
        case 0x0400:
            return 4;
        default:
            return item->data.n >= 4 ? 5 : 0;
        }
    default:
        return 0;
    }
}

// Adds characters of one or two bytes as UTF-8; returns how many bytes they took.
static size_t add_characters(struct buffer *out, struct str data, size_t at, size_t characters, bool is_wide)
{
    size_t begin = at;
    for (size_t i = 0; i < characters; i++) {
        uint32_t point = is_wide ? little16_at(data, at) : byte_at(data, at);
        at += is_wide ? 2 : 1;
        if (is_wide && point >= 0xD800 && point < 0xDC00 && i + 1 < characters) {
            uint32_t low = little16_at(data, at);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
                i++;
            }
        }
        char bytes[4];
        buffer_add(out, bytes, utf8_put(bytes, point));
    }
    return at - begin;
}

// The bytes of such a string before BIFF8.
struct str biff_bytes(struct str data, size_t at, int length_size)
{
    size_t n = length_size == 1 ? byte_at(data, at) : little16_at(data, at);
    return str_slice(data, at + (size_t)length_size, n);
}

// A string of a record from `at` on: BIFF8 with its flags, before it in bytes of the code page.
struct str biff_string(struct biff *biff, struct str data, size_t at, int length_size)
{
    biff->text.n = 0;
    if (biff->version < 8) {
        if (!biff->converter)
            return STR("");
        converter_add(biff->converter, biff_bytes(data, at, length_size), true, &biff->text, NULL);
        return buffer_str(&biff->text);
    }
    size_t n = length_size == 1 ? byte_at(data, at) : little16_at(data, at);
    at += (size_t)length_size;
    uint8_t flags = byte_at(data, at++);
    at += (flags & 8) ? 2 : 0;
    at += (flags & 4) ? 4 : 0;
    size_t left = at < data.n ? data.n - at : 0, room = (flags & 1) ? left / 2 : left;
    add_characters(&biff->text, data, at, n < room ? n : room, flags & 1);
    return buffer_str(&biff->text);
}

// A place in a record and the CONTINUE records after it.
struct long_reader {
    struct str stream;
    struct biff_item item;
    size_t at;
    bool ended;
};

// Goes on with the next CONTINUE record when this one is used up; false when there is none.
static bool long_more(struct long_reader *reader)
{
    while (reader->at >= reader->item.data.n) {
        struct biff_item next;
        if (!biff_next(reader->stream, reader->item.next, &next) || next.full != BIFF_CONTINUE) {
            reader->ended = true;
            return false;
        }
        reader->at -= reader->item.data.n;
        reader->item = next;
    }
    return true;
}

// The next byte; 0 at the end.
static uint8_t long_byte(struct long_reader *reader)
{
    return long_more(reader) ? byte_at(reader->item.data, reader->at++) : 0;
}

// A little-endian number of some bytes, across the pieces of a record.
static uint32_t long_number(struct long_reader *reader, int bytes)
{
    uint32_t number = 0;
    for (int i = 0; i < bytes; i++)
        number |= (uint32_t)long_byte(reader) << (8 * i);
    return number;
}

// Passes over bytes.
static void long_skip(struct long_reader *reader, uint32_t bytes)
{
    while (bytes && long_more(reader)) {
        size_t here = reader->item.data.n - reader->at;
        size_t step = here < bytes ? here : bytes;
        reader->at += step;
        bytes -= (uint32_t)step;
    }
}

// Adds the characters of a string; where it goes on in another record, that begins with new flags.
static void long_characters(struct long_reader *reader, uint32_t characters, bool is_wide, struct buffer *out)
{
    while (characters && !reader->ended) {
        if (reader->at >= reader->item.data.n) {
            if (!long_more(reader))
                return;
            is_wide = long_byte(reader) & 1;
            continue;
        }
        size_t here = reader->item.data.n - reader->at, room = is_wide ? here / 2 : here;
        if (!room) { // half a character: no writer does that
            reader->at = reader->item.data.n;
            continue;
        }
        uint32_t take = characters < room ? characters : (uint32_t)room;
        reader->at += add_characters(out, reader->item.data, reader->at, take, is_wide);
        characters -= take;
    }
}

// Reads one string with its flags, formats and phonetic part.
static void long_string(struct long_reader *reader, struct buffer *out)
{
    uint32_t characters = long_number(reader, 2);
    uint8_t flags = long_byte(reader);
    uint32_t runs = (flags & 8) ? long_number(reader, 2) : 0;
    uint32_t extra = (flags & 4) ? long_number(reader, 4) : 0;
    long_characters(reader, characters, flags & 1, out);
    long_skip(reader, runs * 4);
    long_skip(reader, extra);
}

// A BIFF8 string that may go on in CONTINUE records.
struct str biff_long_string(struct biff *biff, const struct biff_item *item, size_t at)
{
    struct long_reader reader = {.stream = biff->stream, .item = *item, .at = at};
    biff->text.n = 0;
    long_string(&reader, &biff->text);
    return buffer_str(&biff->text);
}

// Reads the shared strings that begin in this record.
bool biff_read_strings(struct biff *biff, const struct biff_item *item)
{
    struct reading *reading = biff->reading;
    struct long_reader reader = {.stream = biff->stream, .item = *item, .at = 8};
    uint32_t unique = little32_at(item->data, 4);
    if (unique > reading->options->limits.shared_strings)
        return reading_refuse(reading, REFUSAL_TOO_MANY_STRINGS, str_format(reading->scratch, "%u", (unsigned)unique));
    for (uint32_t i = 0; i < unique && long_more(&reader); i++) {
        biff->text.n = 0;
        long_string(&reader, &biff->text);
        *VECTOR_ADD(reading->scratch, &biff->strings) = str_copy(reading->arena, buffer_str(&biff->text));
    }
    return true;
}
