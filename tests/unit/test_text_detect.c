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
#include "text/letters.h"
#include "text/points.h"
#include "text/utf8.h"

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

// Whether a page has every character of a text.
static bool has_all(const char *text, enum codepage page)
{
    struct arena *arena = make_arena();
    struct points points = points_of(arena, str_of(text));
    bool found = true;
    for (size_t i = 0; i < points.count; i++)
        found = found && (points.items[i] < 0x80 || codepage_byte(page, points.items[i]) >= 0);
    arena_free(arena);
    return found;
}

// Adds a line of a list of names.
static void add_name(struct buffer *out, struct str name)
{
    buffer_format(out, "0504;%.*s;Torres\r\n", (int)name.n, name.s);
}

// Fails unless a list of names in a page is read as written, with other accents beside it and, when `alone`, without.
static void assert_name_read(const char *name, enum codepage page, bool alone)
{
    for (int accents = !alone; accents < 2; accents++) {
        struct arena *arena = make_arena();
        struct buffer expected = {.arena = arena};
        add_name(&expected, STR("Juan"));
        add_name(&expected, str_of(name));
        for (size_t i = 0; accents && i < sizeof texts / sizeof *texts; i++)
            if (has_all(texts[i], page))
                add_name(&expected, str_of(texts[i]));
        struct decoding decoding;
        assert_true(decode_text(arena, in_page(arena, buffer_str(&expected).s, page), NULL, &decoding));
        if (!str_equal(decoding.text, buffer_str(&expected)))
            fail_msg("%s in %s was read as %s: %s", name, codepage_name(page), decoding.encoding, decoding.text.s);
        assert_int_equal(decoding.lost, 0);
        arena_free(arena);
    }
}

// Whether the page has both characters, and their bytes are valid UTF-8.
static bool is_accident(uint32_t first, uint32_t second, enum codepage page)
{
    int one = codepage_byte(page, first), other = codepage_byte(page, second);
    size_t broken;
    char bytes[] = {(char)one, (char)other};
    return one >= 0 && other >= 0 && utf8_sequence(bytes, sizeof bytes, &broken) == sizeof bytes;
}

// Fills `name` with a word where the two characters may stand side by side; false when there is none.
static bool make_name(char *name, uint32_t first, uint32_t second)
{
    bool is_letter = letter_is_latin(first), is_small = letter_is_lower(second) || letter_is_lower(first);
    bool opens = first == 0xAB || first == 0x2014 || first == 0x201C;
    bool closes = second == 0xBB || second == 0x2026 || second == 0x201D;
    if (!(is_letter ? letter_is_upper(first) && letter_is_latin(second) : opens && letter_is_latin(second)) &&
        !(is_letter && closes))
        return false;
    char *end = stpcpy(name, is_letter && closes ? is_small ? "Jos" : "PER" : "Luis ");
    end += utf8_put(end, first);
    end += utf8_put(end, second);
    const char *rest = (second | 0x20) == 0xF1 ? "IGO" : "TICA"; // as in an ethic, an optic
    for (; *rest && !closes; rest++)
        *end++ = (char)(*rest | (is_small ? 0x20 : 0));
    stpcpy(end, closes ? " Luna" : "");
    return true;
}

// Letters and signs that stand side by side in Spanish are told from the characters of UTF-8 that their bytes are by
// accident, in every page.
static void pairs_that_are_utf8_by_accident(void **state)
{
    (void)state;
    static const uint32_t points[] = {0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xF1, 0xFC,   0xC1,   0xC9,   0xCD,
                                      0xD3, 0xDA, 0xD1, 0xDC, 0xAB, 0xBB, 0x2014, 0x201C, 0x201D, 0x2026};
    static const enum codepage pages[] = {CP1252, LATIN1, CP850, CP858, CP437, MACROMAN};
    enum { POINTS = sizeof points / sizeof *points };
    char name[64];
    size_t accidents = 0;
    for (size_t p = 0; p < sizeof pages / sizeof *pages; p++)
        for (size_t k = 0; k < POINTS * POINTS; k++) {
            uint32_t first = points[k / POINTS], second = points[k % POINTS];
            if (!is_accident(first, second, pages[p]) || !make_name(name, first, second))
                continue;
            // no word has an accented vowel after an accented one, and a dash before a word proves no page
            bool is_word = letter_focus(first) < 0 || (second | 0x20) == 0xF1 || !letter_is_latin(second);
            assert_name_read(name, pages[p], is_word && first != 0x2014);
            accidents++;
        }
    assert_in_range(accidents, 40, 400);
}

// Names with an accented capital before another accented letter, in every page that has them.
static void names_with_two_accents_are_read(void **state)
{
    (void)state;
    static const char *const names[] = {"\xC3\x8D\xC3\xB1iguez",
                                        "\xC3\x8D\xC3\xB1igo",
                                        "\xC3\x8D\xC3\x91IGUEZ",
                                        "\xC3\x8D\xC3\x91IGO",
                                        "\xC3\x91u\xC3\xB1oa",
                                        "\xC3\x91U\xC3\x91OA",
                                        "\xC2\xAB"
                                        "AQU\xC3\x8D\xC2\xBB",
                                        "PER\xC3\x9A\xC2\xBB",
                                        "\xE2\x80\x9CZO\xC3\x8B\xE2\x80\x9D"};
    static const enum codepage pages[] = {CP1252, LATIN1, CP850, CP437, MACROMAN};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t p = 0; p < sizeof pages / sizeof *pages; p++)
            if (has_all(names[i], pages[p]))
                assert_name_read(names[i], pages[p], true);
}

// What is true UTF-8 stays so when it is all that a list has beyond ASCII: names in other alphabets and languages,
// signs, pictures, accents of their own.
static const char *const foreign[] = {
    "\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1", // Greek
    "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD",         // Cyrillic
    "\xD0\xAF",                                 // one letter
    "\xD5\x86\xD5\xA1\xD6\x80\xD5\xA5",         // Armenian
    "\xD7\x93\xD7\x95\xD7\x93",                 // Hebrew
    "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF",         // Arabic
    "\xE6\x97\xA5\xE6\x9C\xAC",                 // Chinese
    "\xED\x95\x9C",                             // Korean
    "Nguy\xE1\xBB\x85n",                        // Vietnamese
    "Ionu\xC8\x9B",
    "\xC8\x98tefan", // Romanian
    "O\xCA\xBC"
    "odham",
    "H\xC9\xA8ritsi",
    "t\xEA\x9E\x8C"
    "a",                  // languages of Mexico
    "Planeacio\xCC\x81n", // an accent of its own
    "\xE2\x80\x9CUno\xE2\x80\x9D \xE2\x80\x94 5 \xE2\x82\xAC",
    "\xF0\x9F\x98\x80",
    "5 \xCE\xBCg",
};

// True UTF-8 of other alphabets is kept, whatever stands beside it.
static void foreign_names_in_utf8_stay(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * sizeof foreign / sizeof *foreign; i++) {
        struct arena *arena = make_arena();
        struct buffer bytes = {.arena = arena};
        add_name(&bytes, STR("Juan"));
        add_name(&bytes, str_of(foreign[i / 2]));
        if (i % 2)
            add_name(&bytes, STR("\xC3\x8D\xC3\xB1iguez"));
        struct decoding decoding;
        assert_true(decode_text(arena, buffer_str(&bytes), NULL, &decoding));
        if (!str_equal(decoding.text, buffer_str(&bytes)))
            fail_msg("%s was read as %s: %s", foreign[i / 2], decoding.encoding, decoding.text.s);
        assert_string_equal(decoding.encoding, "UTF-8");
        arena_free(arena);
    }
}

// Lines in UTF-8, some of them in other alphabets, among lines in a page, some of them UTF-8 by accident.
static void accidents_among_lines_in_two_encodings(void **state)
{
    (void)state;
    static const enum codepage pages[] = {CP1252, CP850};
    static const char *const accidents[] = {"PER\xC3\x9A\xC2\xBB Luna", "\xC3\x8D\xC3\xB1iguez"};
    for (size_t i = 0; i < 2 * sizeof foreign / sizeof *foreign; i++) {
        enum codepage page = pages[i % 2];
        struct arena *arena = make_arena();
        struct buffer bytes = {.arena = arena}, expected = {.arena = arena};
        const char *const lines[] = {texts[0], foreign[i / 2], accidents[i % 2], texts[5], texts[8]};
        for (size_t k = 0; k < sizeof lines / sizeof *lines; k++) {
            add_name(&bytes, k % 3 == 1 ? str_of(lines[k]) : in_page(arena, lines[k], page));
            add_name(&expected, str_of(lines[k]));
        }
        struct decoding decoding;
        assert_true(decode_text(arena, buffer_str(&bytes), NULL, &decoding));
        if (!str_equal(decoding.text, buffer_str(&expected)))
            fail_msg("%s with %s was read as %s: %s", foreign[i / 2], codepage_name(page), decoding.encoding,
                     decoding.text.s);
        assert_string_equal(decoding.encoding, i % 2 ? "UTF-8 + CP850" : "UTF-8 + Windows-1252");
        arena_free(arena);
    }
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
        cmocka_unit_test(pairs_that_are_utf8_by_accident),
        cmocka_unit_test(names_with_two_accents_are_read),
        cmocka_unit_test(foreign_names_in_utf8_stay),
        cmocka_unit_test(accidents_among_lines_in_two_encodings),
        cmocka_unit_test(a_name_overrides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
