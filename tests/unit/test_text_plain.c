// SPDX-License-Identifier: MIT
// The quick look at a text: it says no more than the close ones say.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/fold.h"
#include "text/symptoms.h"

#include <string.h>

enum { PARTS_MAX = 5 };

static const char *const parts[] = {"a",        "S",        " ",    "\xC3\xA9", "\xC3\x93", "\xC3\xA3",
                                    "\xC2\xBF", "\xC2\xA0", "\xC3", "\x80",     "?",        "&",
                                    "\n",       "\x7F",     "!",    "abcdefg",  "de la 12"};
enum { PARTS = sizeof parts / sizeof *parts };

// Byte by byte: letters and signs of Latin-1 and ASCII without controls, no blank at the ends or after another.
static bool is_tidy(struct str text)
{
    bool after_space = true;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i], second = i + 1 < text.n ? (unsigned char)text.s[i + 1] : 0;
        bool is_pair = (c == 0xC3 && second >= 0x80 && second < 0xC0) || (c == 0xC2 && second > 0xA0 && second < 0xC0);
        if (c < 0x20 || c == 0x7F || (c == ' ' && after_space) || (c >= 0x80 && !is_pair))
            return false;
        after_space = c == ' ';
        i += is_pair;
    }
    return !text.n || !after_space;
}

// Every text of a few parts, at every distance from its front.
static void quick_looks_say_no_more(void **state)
{
    (void)state;
    size_t numbers[PARTS_MAX] = {0}, plain = 0;
    for (bool goes_on = true; goes_on;) {
        char bytes[PARTS_MAX * 8];
        struct str text = {bytes, 0};
        for (size_t i = 0; i < PARTS_MAX; i++) {
            size_t n = strlen(parts[numbers[i]]);
            memcpy(bytes + text.n, parts[numbers[i]], n);
            text.n += n;
        }
        for (size_t from = 0; from < PARTS_MAX && from <= text.n; from++) {
            struct str rest = str_slice(text, from, text.n);
            bool is_plain = text_is_plain(rest);
            assert_int_equal(text_is_tidy(rest), is_tidy(rest));
            assert_true(!is_plain || (is_tidy(rest) && examine_text(rest) == 0));
            plain += is_plain;
        }
        size_t i = 0;
        while (i < PARTS_MAX && ++numbers[i] == PARTS)
            numbers[i++] = 0;
        goes_on = i < PARTS_MAX;
    }
    assert_true(plain > 10000);
}

// What most cells hold is plain.
static void usual_texts_are_plain(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "Meta",
                                        "100%",
                                        "Programaci\xC3\xB3n",
                                        "A\xC3\x91O 2025",
                                        "C1A1.2-B",
                                        "Reducci\xC3\xB3n de p\xC3\xA9rdidas en la red (l/s)"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(text_is_plain(str_of(texts[i])));
}

// Runs the tests.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quick_looks_say_no_more),
        cmocka_unit_test(usual_texts_are_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
