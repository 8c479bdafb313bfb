// SPDX-License-Identifier: MIT
// Repair of text that went through a wrong encoding: where it fires, where it stays silent, what it counts as lost.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/letters.h"
#include "text/mend.h"
#include "text/repair.h"

#include <string.h>

static struct memory memory;

// An arena for a test.
static struct arena *make_arena(void)
{
    memory_init(&memory, NULL);
    return arena_new(&memory);
}

// Damaged texts become what they were.
static void damage_is_undone(void **state)
{
    (void)state;
    static const struct {
        const char *how, *damaged, *expected;
    } rows[] = {
        {"UTF-8 as 1252", "Planeaci\xC3\x83\xC2\xB3n", "Planeaci\xC3\xB3n"},
        {"capitals", "SU SITUACI\xC3\x83\xE2\x80\x9CN", "SU SITUACI\xC3\x93N"},
        {"twice", "contrataci\xC3\x83\xC6\x92\xC3\x82\xC2\xB3n", "contrataci\xC3\xB3n"},
        {"three times", "A\xC3\x83\xC6\x92\xC3\x86\xE2\x80\x99\xC3\x83\xE2\x80\x9A\xC3\x82\xC2\xB1o", "A\xC3\xB1o"},
        {"as Latin-1", "L\xC3\x83\xC2\x81ZARO C\xC3\x83\xC2\x81RDENAS", "L\xC3\x81ZARO C\xC3\x81RDENAS"},
        {"as CP850", "Prueba hidrost\xE2\x94\x9C\xC3\xADtica", "Prueba hidrost\xC3\xA1tica"},
        {"as CP437", "contrataci\xE2\x94\x9C\xE2\x94\x82n", "contrataci\xC3\xB3n"},
        {"as Mac",
         "del gasto p\xE2\x88\x9A\xE2\x88\xAB"
         "blico",
         "del gasto p\xC3\xBA"
         "blico"},
        {"part of a text", "Direcci\xC3\xB3n de Planeaci\xC3\x83\xC2\xB3n", "Direcci\xC3\xB3n de Planeaci\xC3\xB3n"},
        {"850 as 1252", "Planeaci\xC2\xA2n", "Planeaci\xC3\xB3n"},
        {"a rare place",
         "dif\xC2\xA1"
         "cil",
         "dif\xC3\xAD"
         "cil"},
        {"a rare end", "no se gan\xC2\xA2 en", "no se gan\xC3\xB3 en"},
        {"850 as 1252, capitals", "DE PLANEACI\xC3\xA0N", "DE PLANEACI\xC3\x93N"},
        {"1252 as 850", "Expedici\xC2\xBEn de", "Expedici\xC3\xB3n de"},
        {"1252 as 437", "DE CAMA Y BA\xE2\x95\xA4O", "DE CAMA Y BA\xC3\x91O"},
        {"1252 as Mac", "Estrat\xC3\x88gico", "Estrat\xC3\xA9gico"},
        {"Mac as 1252", "construcci\xE2\x80\x94n", "construcci\xC3\xB3n"},
        {"a control left behind", "EDUCACI\xC3\x93\xC2\x93N", "EDUCACI\xC3\x93N"},
        {"a control instead of the accent",
         "JURI\xC2\x8D"
         "DICOS",
         "JUR\xC3\x8D"
         "DICOS"},
        {"soft hyphen gone",
         "Categor\xC3\x83"
         "a",
         "Categor\xC3\xAD"
         "a"},
        {"question mark", "BENITO JU\xC3\x83?REZ", "BENITO JU\xC3\x81REZ"},
        {"lowered", "su situaci\xC3\xA3\xC2\xB3n", "su situaci\xC3\xB3n"},
        {"named reference", "Regi&oacute;n", "Regi\xC3\xB3n"},
        {"numeric reference", "Comisi&#243;n", "Comisi\xC3\xB3n"},
        {"escaped twice", "Cient&amp;iacute;ficas",
         "Cient\xC3\xAD"
         "ficas"},
        {"decomposed", "contratacio\xCC\x81n", "contrataci\xC3\xB3n"},
        {"no-break", "Prueba\xC2\xA0hidrost\xC3\xA1tica", "Prueba hidrost\xC3\xA1tica"},
        {"zero width",
         "Planea\xE2\x80\x8B"
         "ci\xC3\xB3n",
         "Planeaci\xC3\xB3n"},
        {"mark as text",
         "\xC3\xAF\xC2\xBB\xC2\xBFGastos Catastr\xC3\x83\xC2\xB3"
         "ficos",
         "Gastos Catastr\xC3\xB3"
         "ficos"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct repair repair;
        bool changed = repair_text(arena, str_of(rows[i].damaged), &repair);
        if (!changed || !str_is(repair.text, rows[i].expected))
            fail_msg("%s: %s became %.*s", rows[i].how, rows[i].damaged, STR_ARG(repair.text));
        assert_int_equal(repair.lost, 0);
        // what is right is left alone
        assert_false(repair_text(arena, repair.text, &repair));
        arena_free(arena);
    }
}

// Clean texts, foreign names, signs and formulas are never touched.
static void clean_text_is_left_alone(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "La \xC3\xA9tica p\xC3\xBA"
        "blica",
        "especializado en \xC3\xA9tica",
        "ROM\xC3\x83O",
        "N\xC2\xB7m",
        "kW\xC2\xB7h",
        "\xC2\xA3 100",
        "Total\xE2\x80\xA1",
        "Marca\xC2\xAE",
        "Madera\xC2\xB2",
        "GUIMAR\xC3\x83"
        "ES",
        "IRM\xC3\x83S",
        "Planeaci\xC3\xB3n",
        "A\xC3\x91O FISCAL",
        "Cora\xC3\xA7\xC3\xA3o de Jesus, A.C.",
        "\xC3\x82mbar",
        "\xC3\x83ngela",
        "S\xC3\x83O PAULO",
        "JO\xC3\x83O",
        "\xC2\xB5g/m\xC2\xB3 de PM2.5",
        "\xC2\xB5g/L",
        "GR\xC3\x96SSE",
        "\xC2\xA5 100",
        "Citro\xC3\xABn C4",
        "Nestl\xC3\xA9 M\xC3\xA9xico",
        "\xC5\xA0koda",
        "\xC5\x81\xC3\xB3"
        "d\xC5\xBA",
        "\xC2\xBFQu\xC3\xA9? \xC2\xA1S\xC3\xAD!",
        "\xC3\x81rea: 120 m\xC2\xB2 (\xC2\xBD ha)",
        "N.\xC2\xBA 4, 1.\xC2\xAA secci\xC3\xB3n",
        "\xE2\x80\x9CObra p\xC3\xBA"
        "blica\xE2\x80\x9D",
        "100 % \xE2\x80\x93 50 %",
        "\xE2\x97\x8F Activo",
        "\xC2\xA9 Municipio 2024",
        "=SUMA(A1:A3)",
        "L\xE2\x80\x99Or\xC3\xA9"
        "al",
        "Ecuador\xE2\x80\x99s",
        "\xC3\x81vila Camacho",
        "\xC3\xB1",
        "\xC3\x91",
        "H\xC3\xB1\xC3\xA4h\xC3\xB1u",
        "4 \xC3\x97 4 metros",
        "AT&T",
        "A&B;",
        "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0",
        "\xE2\x88\x9A\xCF\x80 \xE2\x89\x88 1.77",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct repair repair;
        if (repair_text(arena, str_of(rows[i]), &repair) || repair.lost)
            fail_msg("%s became %.*s, %zu lost", rows[i], STR_ARG(repair.text), repair.lost);
        arena_free(arena);
    }
}

// What is past repair is counted, left as it is, and a guess is offered where it is good.
static void losses_are_counted_and_not_invented(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t lost;
        const char *guess; // NULL: none is asked for
    } rows[] = {
        {"Planeaci\xEF\xBF\xBDn", 1, "Planeaci\xC3\xB3n"},
        {"Planeaci?n", 1, "Planeaci\xC3\xB3n"},
        {"A?o fiscal", 1, "A\xC3\xB1o fiscal"},
        {"TLAJOMULCO DE Z??IGA", 2, NULL},
        {"\xC2\xBF"
         "Cu\xC3\xA1ntos?",
         0, NULL},
        {"\xC2\xBFYa termin\xC3\xB3? S\xC3\xAD", 0, NULL},
        {"http://x.mx/a?id=3", 0, NULL},
        {"Concluido?", 0, NULL},
        {"Compa\xEF\xBF\xBD\xEF\xBF\xBD"
         "a",
         2, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct repair repair;
        assert_false(repair_text(arena, str_of(rows[i].text), &repair));
        assert_true(str_is(repair.text, rows[i].text));
        if (repair.lost != rows[i].lost)
            fail_msg("%s: %zu lost", rows[i].text, repair.lost);
        if (rows[i].guess)
            assert_true(str_is(repair.guess, rows[i].guess));
        arena_free(arena);
    }
}

// Adds a text to what was said of a text: its repair, its losses.
static void add_outcome(struct buffer *said, struct str text, size_t added)
{
    struct repair repair;
    repair_text(said->arena, text, &repair);
    struct str kept = str_slice(repair.text, 0, repair.text.n - added);
    buffer_format(said, "%.*s %d %d %zu;", STR_ARG(kept), repair.changed, repair.letters, repair.lost);
}

// Most texts are judged by a short look that tells that nothing is to be done. An ampersand that refers to nothing
// calls for the long one: it says the same.
static void a_short_look_says_what_a_long_one_says(void **state)
{
    (void)state;
    static const char *const before[] = {"", "a", "n", "N", "Ca", "5", " ", "\"", "NA", "est", "\xC2\xBF"};
    static const char *const middle[] = {
        "",         "?",           "\xC3\xA1", "\xC3\xA9", "\xC3\xBA", "\xC3\xB1", "\xC3\xBC",     "\xC3\x81",
        "\xC3\x8D", "\xC3\x93",    "\xC3\x91", "\xC2\xA1", "\xC2\xBF", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x9C",
        "\xC3\x83", "\xC3\x82",    "\xC2\xAA", "\xC2\xB0", "\xC2\xA2", "\xC2\xA0", "\xC3\xB6",     "\xC2\x93",
        "\xCC\x81", "\xEF\xBF\xBD"};
    static const char *const after[] = {"", "a", "z", "N", "5", " ", "? y", "no", "s?"};
    enum { MIDDLE = sizeof middle / sizeof *middle, AFTER = sizeof after / sizeof *after };
    for (size_t i = 0; i < sizeof before / sizeof *before * MIDDLE; i++) {
        struct arena *arena = make_arena();
        for (size_t k = 0; k < MIDDLE * AFTER; k++) {
            struct str text = str_format(arena, "%s%s%s%s", before[i / MIDDLE], middle[i % MIDDLE], middle[k / AFTER],
                                         after[k % AFTER]);
            struct buffer short_look = {.arena = arena}, long_look = {.arena = arena};
            add_outcome(&short_look, text, 0);
            add_outcome(&long_look, str_format(arena, "%.*s &", STR_ARG(text)), 2);
            if (!str_equal(buffer_str(&short_look), buffer_str(&long_look)))
                fail_msg("%s at first, then %s", short_look.data, long_look.data);
        }
        arena_free(arena);
    }
}

// Of a letter among ASCII it is quickly told whether it is a Spanish one whose case fits.
static void a_letter_is_quickly_told_to_fit(void **state)
{
    (void)state;
    static const uint8_t far[] = {0, 'N', 'n', ' ', 'Z', '1'};
    for (uint32_t letter = 0xC0; letter < 0x100; letter++)
        for (uint32_t i = 0; i < (sizeof far << 14); i++) {
            struct letter_window window = {far[i >> 14], i & 0x7F, letter, i >> 7 & 0x7F, 'a'};
            bool expected = letter_focus(letter) >= 0 && letter_case_fits(&window);
            if (letter_fits_ascii(&window) != expected)
                fail_msg("U+%04X between %u and %u after %u", letter, window.before, window.after, window.before2);
        }
}

// No page takes Spanish letters side by side, as many as UTF-8 has bytes, for a character in UTF-8.
static void spanish_letters_never_join(void **state)
{
    (void)state;
    uint32_t letters[64], items[4];
    size_t count = 0;
    for (uint32_t point = 0xC0; point < 0x100; point++)
        if (letter_focus(point) >= 0)
            letters[count++] = point;
    assert_int_equal(count, 14);
    for (size_t i = 0; i < count * count * count * count; i++) {
        for (size_t k = 0, rest = i; k < 4; k++, rest /= count)
            items[k] = letters[rest % count];
        for (size_t k = 0; k < 4; k++)
            assert_false(mend_may_join((struct points){items, 4}, k));
    }
    // what does join is told
    uint32_t pair[2] = {0xC3, 0xB3}, lead[2] = {0xC3, '?'};
    assert_true(mend_may_join((struct points){pair, 2}, 0));
    assert_true(mend_may_join((struct points){lead, 2}, 0));
}

// The table of what moves from page to page make of Latin-1 says what the moves do, and what is said of other
// characters too.
static void effects_are_those_of_the_moves(void **state)
{
    (void)state;
    for (uint32_t point = 0x80; point < 0x3000; point++) {
        struct mend_effect effect = mend_effect(point), expected = {0, 0};
        for (size_t i = 0; i < move_count; i++) {
            uint32_t out[1], given = point;
            if (moves[i].wrote == CODEPAGES)
                continue;
            assert_int_equal(moves[i].undo(&moves[i], (struct points){&given, 1}, out), 1);
            expected.changes |= (uint32_t)(*out != point) << i;
            expected.makes_spanish |= (uint32_t)(*out != point && letter_focus(*out) >= 0) << i;
        }
        assert_int_equal(effect.changes, expected.changes);
        assert_int_equal(effect.makes_spanish, expected.makes_spanish);
    }
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damage_is_undone),
        cmocka_unit_test(clean_text_is_left_alone),
        cmocka_unit_test(losses_are_counted_and_not_invented),
        cmocka_unit_test(a_letter_is_quickly_told_to_fit),
        cmocka_unit_test(spanish_letters_never_join),
        cmocka_unit_test(effects_are_those_of_the_moves),
        cmocka_unit_test(a_short_look_says_what_a_long_one_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
