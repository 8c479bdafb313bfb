// SPDX-License-Identifier: MIT
// What src/base/decimal.h promises: the numbers that people type come back as they typed them.
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

// The shortest text of each number is the one that was typed.
static void test_shortest_reads_back(void **state)
{
    (void)state;
    static const char *const typed[] = {"0", "1", "-1", "0.1", "26.67", "0.925", "12345.678", "1e+300", "1e-07"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        double number = 0;
        char text[DECIMAL_SIZE];
        assert_true(decimal_parse(typed[i], strlen(typed[i]), &number));
        size_t size = decimal_shortest(text, number);
        double again = 1;
        assert_true(decimal_parse(text, size, &again));
        assert_memory_equal(&number, &again, sizeof number);
    }
}

// What is not a number, or not only a number, is refused.
static void test_parse_refuses(void **state)
{
    (void)state;
    static const char *const refused[] = {"", " 1", "1 ", "1,5", "--1", "1e", ".", "nan", "inf", "0x10", "1.2.3"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        double number = 0;
        assert_false(decimal_parse(refused[i], strlen(refused[i]), &number));
    }
}

// A fixed number of decimals rounds the decimal that people see, not the binary fraction under it.
static void test_fixed_rounds_as_people_do(void **state)
{
    (void)state;
    static const struct {
        double number;
        int decimals;
        const char *text;
    } rows[] = {{2.675, 2, "2.68"}, {0.5, 0, "1"}, {-0.5, 0, "-1"}, {92.45, 1, "92.5"}, {1e15, 0, "1000000000000000"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[DECIMAL_FIXED_SIZE];
        size_t size = decimal_fixed(text, rows[i].number, rows[i].decimals);
        assert_int_equal(size, strlen(rows[i].text));
        assert_memory_equal(text, rows[i].text, size);
    }
}

// Sums of decimals are decimals, and a shift by two places makes exact percentages.
static void test_clean_and_shift(void **state)
{
    (void)state;
    double sum = decimal_clean(0.1 + 0.2), want = 0.3;
    assert_memory_equal(&sum, &want, sizeof sum);
    double percent = decimal_shift(0.07, 2), seven = 7;
    assert_memory_equal(&percent, &seven, sizeof percent);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shortest_reads_back),
        cmocka_unit_test(test_parse_refuses),
        cmocka_unit_test(test_fixed_rounds_as_people_do),
        cmocka_unit_test(test_clean_and_shift),
    };
    return cmocka_run_group_tests_name("base_decimal", tests, NULL, NULL);
}
