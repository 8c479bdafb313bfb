// SPDX-License-Identifier: MIT
// Money as accounting writes it, exact to the ten-thousandth.
#include "base/money.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct memory memory;

// Money is read exactly.
static void test_reading(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t units;
    } rows[] = {
        {"0", 0},
        {"1050000", 10500000000},
        {"1,050,000.00", 10500000000},
        {"$ 1,050,000.10", 10500001000},
        {"1.050.000,25", 10500002500},
        {"1050000,5", 10500005000},
        {"0.1", 1000},
        {".5", 5000},
        {"1,250", 12500000},
        {"1.25", 12500},
        {"1.250", 12500},
        {"1,250,000", 12500000000},
        {"1.250.000", 12500000000},
        {"(25.50)", -255000},
        {"-25.5", -255000},
        {"25.50-", -255000},
        {"$ (1,000)", -10000000},
        {"0.00005", 1},
        {"0.00004", 0},
        {"-0.00005", -1},
        {"1050000.0999999999", 10500001000},
        {"922337203685477.5807", INT64_MAX},
        {" 12 MXN", 120000},
        {"1\xC2\xA0"
         "000",
         10000000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t units = -77;
        if (!money_parse(str_of(rows[i].text), &units) || units != rows[i].units)
            fail_msg("%s gives %lld", rows[i].text, (long long)units);
    }
    static const char *const bad[] = {"",
                                      "-",
                                      "$",
                                      "abc",
                                      "12a",
                                      "1..2.3,4,5",
                                      "(12",
                                      "12)",
                                      "1,2.3,4",
                                      "1-2",
                                      "922337203685477.5808",
                                      "99999999999999999999999999999999999999999999999999",
                                      "1e5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t units;
        if (money_parse(str_of(bad[i]), &units))
            fail_msg("%s is taken for %lld", bad[i], (long long)units);
    }
}

// Money is printed as it was read.
static void test_printing(void **state)
{
    (void)state;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    assert_true(str_is(money_text(arena, 10500005000), "1050000.5"));
    assert_true(str_is(money_text(arena, -1), "-0.0001"));
    assert_true(str_is(money_text(arena, 0), "0"));
    assert_true(str_is(money_text(arena, INT64_MIN), "-922337203685477.5808"));
    assert_true(str_is(money_shown(arena, 10500005000), "$1,050,000.50"));
    assert_true(str_is(money_shown(arena, -9990000), "-$999.00"));
    assert_true(str_is(money_shown(arena, 12), "$0.0012"));
    arena_free(arena);
}

// Sums of money are exact.
static void test_arithmetic(void **state)
{
    (void)state;
    struct money tenth = {true, 1000}, fifth = {true, 2000}, most = {true, INT64_MAX}, none = {false, 0};
    assert_true(money_add(tenth, fifth).units == 3000); // 0.1 + 0.2 is 0.3
    assert_true(money_subtract(fifth, tenth).units == 1000);
    assert_false(money_add(most, tenth).is_known);
    assert_false(money_subtract((struct money){true, INT64_MIN}, tenth).is_known);
    assert_false(money_add(none, tenth).is_known);
    assert_true(fabs(money_percentage(1000, 3000) - 100.0 / 3) < 1e-9);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reading),
        cmocka_unit_test(test_printing),
        cmocka_unit_test(test_arithmetic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
