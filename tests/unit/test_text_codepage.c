// SPDX-License-Identifier: MIT
// Every character of every supported code page, against iconv: the tables, the conversion to UTF-8 and back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/codepage.h"
#include "text/convert.h"
#include "text/utf8.h"

#include <iconv.h>
#include <string.h>

// An arena for a test.
static struct memory memory;

// Makes the arena that a test works in.
static struct arena *make_arena(void)
{
    memory_init(&memory, NULL);
    return arena_new(&memory);
}

// What iconv makes of one byte: the length of its UTF-8, 0 when the byte stands for nothing.
static size_t by_iconv(const char *page, unsigned char byte, char out[16])
{
    iconv_t handle = iconv_open("UTF-8", page);
    assert_true(handle != (iconv_t)-1);
    char in = (char)byte, *from = &in, *to = out;
    size_t left = 1, room = 16;
    size_t result = iconv(handle, &from, &left, &to, &room);
    iconv_close(handle);
    return result == (size_t)-1 ? 0 : 16 - room;
}

// The tables hold what iconv says, byte by byte, and a character leads back to its byte.
static void every_byte_of_every_page_is_as_iconv_has_it(void **state)
{
    (void)state;
    for (int page = 0; page < CODEPAGES; page++)
        for (int byte = 0; byte < 256; byte++) {
            char expected[16], got[4];
            size_t n = by_iconv(codepage_iconv_name((enum codepage)page), (unsigned char)byte, expected);
            uint32_t point = codepage_point((enum codepage)page, (unsigned char)byte);
            if (!n) {
                assert_int_equal(point, 0);
                continue;
            }
            assert_int_equal(utf8_put(got, point), n);
            assert_memory_equal(got, expected, n);
            if (byte >= 0x80)
                assert_int_equal(codepage_byte((enum codepage)page, point), byte);
        }
}

// A text of all bytes of a page that stand for something converts to UTF-8 and, with iconv, back to the same bytes.
static void every_page_goes_to_utf8_and_back(void **state)
{
    (void)state;
    for (int page = 0; page < CODEPAGES; page++) {
        struct arena *arena = make_arena();
        char bytes[256], back[1024];
        size_t n = 0;
        for (int byte = 1; byte < 256; byte++)
            if (codepage_point((enum codepage)page, (unsigned char)byte))
                bytes[n++] = (char)byte;
        struct detection detection = {.kind = TEXT_PAGE, .page = (enum codepage)page};
        struct buffer out = {.arena = arena};
        struct converter *converter = converter_new(arena, &detection);
        converter_add(converter, (struct str){bytes, n}, true, &out, NULL);
        assert_int_equal(converter_lost(converter), 0);
        iconv_t handle = iconv_open(codepage_iconv_name((enum codepage)page), "UTF-8");
        char *from = out.data, *to = back;
        size_t left = out.n, room = sizeof back;
        assert_true(handle != (iconv_t)-1 && iconv(handle, &from, &left, &to, &room) != (size_t)-1);
        iconv_close(handle);
        assert_int_equal(sizeof back - room, n);
        assert_memory_equal(back, bytes, n);
        arena_free(arena);
    }
}

// Bytes of a page convert alike wherever they stand among others, alone and side by side.
static void a_byte_converts_alike_wherever_it_stands(void **state)
{
    (void)state;
    for (int page = 0; page < CODEPAGES; page++) {
        struct arena *arena = make_arena();
        struct detection detection = {.kind = TEXT_PAGE, .page = (enum codepage)page};
        struct converter *converter = converter_new(arena, &detection);
        struct buffer out = {.arena = arena}, expected = {.arena = arena}, in = {.arena = arena};
        size_t lost = 0;
        for (size_t i = 0; i < 20000; i++) {
            // runs of 0 to 18 ASCII bytes, then one to three others
            for (size_t k = i * 7 % 19; k; k--)
                buffer_add_char(&in, (char)(i * k % 128));
            for (size_t k = i % 3 + 1; k; k--)
                buffer_add_char(&in, (char)(0x80 + (i * 31 + k * 17) % 128));
        }
        for (size_t i = 0; i < in.n; i++) {
            char bytes[4];
            uint32_t point = codepage_point((enum codepage)page, (unsigned char)in.data[i]);
            lost += in.data[i] && !point;
            buffer_add(&expected, bytes, utf8_put(bytes, in.data[i] && !point ? 0xFFFD : point));
        }
        converter_add(converter, buffer_str(&in), true, &out, NULL);
        assert_int_equal(converter_lost(converter), lost);
        assert_true(str_equal(buffer_str(&out), buffer_str(&expected)));
        assert_int_equal(out.data[out.n], 0);
        arena_free(arena);
    }
}

// Where a byte stands for nothing it is counted, told with its place, and the text goes on.
static void told(void *context, size_t offset, unsigned char byte)
{
    size_t *seen = context;
    seen[0]++;
    seen[1] = offset;
    seen[2] = byte;
}

// A byte that stands for nothing is told and counted.
static void a_byte_that_stands_for_nothing_is_told_and_counted(void **state)
{
    (void)state;
    struct arena *arena = make_arena();
    size_t seen[3] = {0};
    struct detection detection = {.kind = TEXT_PAGE, .page = CP1252};
    struct loss_listener listener = {told, seen};
    struct buffer out = {.arena = arena};
    converter_add(converter_new(arena, &detection), STR("a\xF3\x81z"), true, &out, &listener);
    assert_string_equal(out.data, "a\xC3\xB3\xEF\xBF\xBDz");
    assert_int_equal(seen[0], 1);
    assert_int_equal(seen[1], 3);
    assert_int_equal(seen[2], 0x81);
    arena_free(arena);
}

// A conversion in pieces of any size gives what one in a single piece gives.
static void pieces_make_no_difference(void **state)
{
    (void)state;
    static const struct {
        enum text_kind kind;
        const char *bytes;
        size_t n;
    } rows[] = {
        {TEXT_UTF16LE, "A\0\xF3\0\x20\x20=\xD8\0\xDE", 10},
        {TEXT_UTF16BE, "\0A\0\xF3 \x20", 6},
        {TEXT_UTF16LE, "A\0\xF3\0n", 5},
        {TEXT_UTF7, "Planeaci+APM-n A+APE-o", 22},
        {TEXT_UTF8, "a\xC3\xB3\xE2\x80\x9C\xC3", 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct detection detection = {.kind = rows[i].kind};
        struct buffer whole = {.arena = arena};
        converter_add(converter_new(arena, &detection), (struct str){rows[i].bytes, rows[i].n}, true, &whole, NULL);
        for (size_t step = 1; step < 4; step++) {
            struct buffer parts = {.arena = arena};
            struct converter *converter = converter_new(arena, &detection);
            for (size_t at = 0; at < rows[i].n; at += step)
                converter_add(converter, str_slice((struct str){rows[i].bytes, rows[i].n}, at, step),
                              at + step >= rows[i].n, &parts, NULL);
            assert_true(str_equal(buffer_str(&parts), buffer_str(&whole)));
        }
        arena_free(arena);
    }
}

// Names as people and files write them.
static void names_are_known_however_written(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum codepage page;
    } rows[] = {{"cp850", CP850},        {"850", CP850},     {"IBM850", CP850},       {"Windows-1252", CP1252},
                {"ANSI 1252", CP1252},   {"latin1", LATIN1}, {"ISO-8859-15", LATIN9}, {"Mac Roman", MACROMAN},
                {"macintosh", MACROMAN}, {"CP 437", CP437},  {"nada", CODEPAGES},     {"", CODEPAGES},
                {"8590", CODEPAGES}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(codepage_find(str_of(rows[i].name)), rows[i].page);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_of_every_page_is_as_iconv_has_it),
        cmocka_unit_test(every_page_goes_to_utf8_and_back),
        cmocka_unit_test(a_byte_converts_alike_wherever_it_stands),
        cmocka_unit_test(a_byte_that_stands_for_nothing_is_told_and_counted),
        cmocka_unit_test(pieces_make_no_difference),
        cmocka_unit_test(names_are_known_however_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
