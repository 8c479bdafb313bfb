// SPDX-License-Identifier: MIT
// Detection of encodings: marks, zero bytes, strict UTF-8, code pages by how Spanish they read, lines in two
// encodings, files that are no text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/codepage.h"
#include "text/decode.h"
#include "text/points.h"

#include <stdio.h>
#include <string.h>

static struct memory memory;

// Makes the arena that a test works in.
static struct arena *make_arena(void)
{
    memory_init(&memory, NULL);
    return arena_new(&memory);
}

// The text in a code page; every character must be there.
static struct str in_page(struct arena *arena, const char *text, enum codepage page)
{
    struct points points = points_of(arena, str_of(text));
    char *bytes = arena_alloc(arena, points.count + 1);
    for (size_t i = 0; i < points.count; i++) {
        int byte = points.items[i] < 0x80 ? (int)points.items[i] : codepage_byte(page, points.items[i]);
        assert_true(byte >= 0);
        bytes[i] = (char)byte;
    }
    return (struct str){bytes, points.count};
}

// Texts that planning offices write, short ones and capitals too.
static const char *const texts[] = {
    "Planeaci\xC3\xB3n",
    "A\xC3\x91O",
    "PLANEACI\xC3\x93N MUNICIPAL",
    "Porcentaje de ni\xC3\xB1"
    "as y ni\xC3\xB1os atendidos",
    "DIRECCI\xC3\x93N DE OBRAS P\xC3\x9A"
    "BLICAS",
    "Jos\xC3\xA9 Mar\xC3\xAD"
    "a Morelos",
    "L\xC3\x8DNEA DE ACCI\xC3\x93N",
    "Tel\xC3\xA9"
    "fono;Direcci\xC3\xB3n;A\xC3\xB1o",
    "\xC3\x8Dndice de pobreza",
    "\xC3\xBAltimo d\xC3\xAD"
    "a h\xC3\xA1"
    "bil",
};

// Every text is told in each of the three families of code pages, and never wrongly with certainty.
static void spanish_is_told_in_every_page(void **state)
{
    (void)state;
    static const enum codepage pages[] = {CP1252, CP850, MACROMAN};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t p = 0; p < 3; p++) {
            struct arena *arena = make_arena();
            struct decoding decoding;
            assert_true(decode_text(arena, in_page(arena, texts[i], pages[p]), NULL, &decoding));
            if (!str_is(decoding.text, texts[i]))
                fail_msg("%s in %s was read as %s: %s", texts[i], codepage_name(pages[p]), decoding.encoding,
                         decoding.text.s);
            assert_int_equal(decoding.lost, 0);
            arena_free(arena);
        }
}

// What bytes are told by facts.
static void facts_decide_before_likelihood(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *encoding, *text; // encoding NULL: no text
    } rows[] = {
        {"hola", 4, "ASCII", "hola"},
        {"\xEF\xBB\xBF"
         "A\xC3\xB1o",
         7, "UTF-8", "A\xC3\xB1o"},
        {"A\xC3\xB1o", 4, "UTF-8", "A\xC3\xB1o"},
        {"\xFF\xFE"
         "A\0\xF1\0o\0",
         8, "UTF-16LE", "A\xC3\xB1o"},
        {"\xFE\xFF\0A\0\xF1\0o", 8, "UTF-16BE", "A\xC3\xB1o"},
        {"A\0\xF1\0o\0", 6, "UTF-16LE", "A\xC3\xB1o"},
        {"\0A\0\xF1\0o", 6, "UTF-16BE", "A\xC3\xB1o"},
        {"Planeaci+APM-n", 14, "UTF-7", "Planeaci\xC3\xB3n"},
        {"1+1 = 2, C+A-", 13, "ASCII", "1+1 = 2, C+A-"},
        {"PK\3\4\x14\0\0\0", 8, NULL, NULL},
        {"\x89PNG\r\n\x1A\n", 8, NULL, NULL},
        {"\1\0\0\0\2\0\0\0\3\0\0\0", 12, NULL, NULL},
        {"\xC8\xCC\x9F\xE8\x03\xAA\x02\x03\x01\x05\x06\x0E\x0F\x10\x11\x12", 16, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct decoding decoding;
        bool is_text = decode_text(arena, (struct str){rows[i].bytes, rows[i].n}, NULL, &decoding);
        assert_int_equal(is_text, rows[i].encoding != NULL);
        if (is_text) {
            assert_string_equal(decoding.encoding, rows[i].encoding);
            assert_true(str_is(decoding.text, rows[i].text));
            assert_true(decoding.confidence >= 0.95);
        }
        arena_free(arena);
    }
}

// One file with lines in UTF-8 and lines in a code page: each line is read as what it is.
static void lines_may_be_in_two_encodings(void **state)
{
    (void)state;
    static const enum codepage pages[] = {CP1252, CP850};
    for (size_t p = 0; p < 2; p++) {
        struct arena *arena = make_arena();
        struct buffer bytes = {.arena = arena}, expected = {.arena = arena};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            buffer_add_str(&bytes, i % 2 ? str_of(texts[i]) : in_page(arena, texts[i], pages[p]));
            buffer_add_char(&bytes, '\n');
            buffer_add_z(&expected, texts[i]);
            buffer_add_char(&expected, '\n');
        }
        struct decoding decoding;
        assert_true(decode_text(arena, buffer_str(&bytes), NULL, &decoding));
        assert_true(str_equal(decoding.text, buffer_str(&expected)));
        assert_string_equal(decoding.encoding, p ? "UTF-8 + CP850" : "UTF-8 + Windows-1252");
        arena_free(arena);
    }
}

// A character of UTF-8 cut at the end of a field is one loss, and the rest stays UTF-8.
static void a_cut_character_is_one_loss(void **state)
{
    (void)state;
    struct arena *arena = make_arena();
    struct decoding decoding;
    assert_true(decode_text(arena, STR("Direcci\xC3\xB3n\nCasta\xC3\nA\xC3\xB1o\n"), NULL, &decoding));
    assert_true(str_is(decoding.text, "Direcci\xC3\xB3n\nCasta\xEF\xBF\xBD\nA\xC3\xB1o\n"));
    assert_int_equal(decoding.lost, 1);
    assert_string_equal(decoding.encoding, "UTF-8");
    arena_free(arena);
}

// The encoding that somebody names is used, and an unknown name refused.
static void a_name_overrides(void **state)
{
    (void)state;
    struct arena *arena = make_arena();
    struct decoding decoding;
    assert_true(decode_text(arena, STR("Planeaci\xA2n"), "Windows-1252", &decoding));
    assert_true(str_is(decoding.text, "Planeaci\xC2\xA2n"));
    assert_true(decode_text(arena, STR("Planeaci\xA2n"), "850", &decoding));
    assert_true(str_is(decoding.text, "Planeaci\xC3\xB3n"));
    assert_false(decode_text(arena, STR("Planeaci\xA2n"), "no-hay", &decoding));
    arena_free(arena);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spanish_is_told_in_every_page),
        cmocka_unit_test(facts_decide_before_likelihood),
        cmocka_unit_test(lines_may_be_in_two_encodings),
        cmocka_unit_test(a_cut_character_is_one_loss),
        cmocka_unit_test(a_name_overrides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
