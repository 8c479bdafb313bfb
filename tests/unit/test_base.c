// SPDX-License-Identifier: MIT
// The foundation: arenas that unwind when memory ends, strings, maps, vectors, decimals, cell names.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "base/map.h"
#include "base/place.h"
#include "base/vector.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// An allocator that counts what is out and fails from a given request on.
struct counted {
    size_t out;  // blocks not given back
    size_t left; // requests still granted
};

// Memory that ends at the request that is to fail.
static void *counted_get(void *context, size_t size)
{
    struct counted *counted = context;
    if (!counted->left)
        return NULL;
    counted->left--;
    counted->out++;
    return malloc(size);
}

// Gives memory back and counts it.
static void counted_put(void *context, void *block)
{
    struct counted *counted = context;
    counted->out--;
    free(block);
}

// Work for the guard: strings, a map and a vector that outgrow several blocks.
static enum cuadra_status work(void *context)
{
    struct arena *arena = context;
    struct map *map = map_new(arena);
    VECTOR(int) numbers = {0};
    for (int i = 0; i < 5000; i++) {
        *VECTOR_ADD(arena, &numbers) = i;
        map_set(map, str_format(arena, "key %d", i), &numbers);
    }
    struct arena *child = arena_child(arena);
    for (int i = 0; i < 8; i++)
        arena_alloc(child, 100000);
    return numbers.items[4999] == 4999 && map_count(map) == 5000 ? CUADRA_OK : CUADRA_E_INTERNAL;
}

// Every request may be the one that fails: the guard says so and nothing stays behind.
static void memory_that_ends_unwinds_without_a_leak(void **state)
{
    (void)state;
    enum cuadra_status status = CUADRA_E_MEMORY;
    size_t granted = 0;
    for (; status == CUADRA_E_MEMORY; granted++) {
        struct counted counted = {0, granted};
        struct cuadra_allocator allocator = {counted_get, counted_put, &counted};
        struct memory memory;
        memory_init(&memory, &allocator);
        struct arena *arena = arena_new(&memory);
        if (arena)
            status = memory_guard(&memory, work, arena);
        arena_free(arena);
        assert_int_equal(counted.out, 0);
    }
    assert_int_equal(status, CUADRA_OK);
    assert_true(granted > 10);
}

// Counts a release.
static void count_release(void *handle)
{
    ++*(int *)handle;
}

// Releases run once with their arena.
static void releases_run_once_with_their_arena(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL);
    int released = 0;
    struct arena *arena = arena_new(&memory), *child = arena_child(arena), *other = arena_child(arena);
    arena_defer(child, count_release, &released);
    arena_defer(other, count_release, &released);
    arena_defer(arena_child(other), count_release, &released);
    arena_free(child);
    assert_int_equal(released, 1);
    arena_free(arena);
    assert_int_equal(released, 3);
}

// Asks for a product that overflows.
static enum cuadra_status ask_too_much(void *context)
{
    arena_array(context, SIZE_MAX / 4, 8);
    return CUADRA_OK;
}

// Products that overflow are out of memory.
static void products_that_overflow_are_out_of_memory(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    assert_int_equal(memory_guard(&memory, ask_too_much, arena), CUADRA_E_MEMORY);
    arena_free(arena);
}

// Strings are cut within bounds.
static void strings_are_cut_within_bounds(void **state)
{
    (void)state;
    struct str text = STR("  Plan municipal \n");
    assert_true(str_is(str_trim(text), "Plan municipal"));
    assert_true(str_is(str_slice(text, 7, 4), "muni"));
    assert_int_equal(str_slice(text, 100, 4).n, 0);
    assert_int_equal(str_find(text, STR("munici")), 7);
    assert_true(str_find(text, STR("eje")) == SIZE_MAX);
    assert_true(str_compare(STR("1.1"), STR("1.10")) < 0);
}

// Decimals read back.
static void decimals_read_back(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double number;
    } rows[] = {
        {"0", 0},           {"-1.5", -1.5},      {".5", .5},
        {"1033.", 1033},    {"1e3", 1000},       {"1E-2", .01},
        {"0.1", 0.1},       {"+7", 7},           {"123456789012345678901234567890", 123456789012345678901234567890.0},
        {"5e-324", 5e-324}, {"1e400", HUGE_VAL}, {"0.000000000000000000000000000001", 1e-30}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double number = -9;
        assert_true(decimal_parse(rows[i].text, strlen(rows[i].text), &number));
        assert_memory_equal(&number, &rows[i].number, sizeof number);
    }
    static const char *const wrong[] = {"",   "-",    ".",   "1e",  "1e+",   "1,5", " 1",
                                        "1 ", "0x10", "nan", "inf", "1.2.3", "--1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        double number;
        assert_false(decimal_parse(wrong[i], strlen(wrong[i]), &number));
    }
}

// Decimals behave as typed.
static void decimals_behave_as_typed(void **state)
{
    (void)state;
    char text[DECIMAL_FIXED_SIZE];
    assert_true(decimal_clean(0.1 + 0.2) == 0.3);
    assert_true(decimal_shift(0.07, 2) == 7);
    assert_true(decimal_shift(26.67, -2) == 0.2667);
    decimal_fixed(text, 2.675, 2);
    assert_string_equal(text, "2.68");
    decimal_fixed(text, -0.5, 0);
    assert_string_equal(text, "-1");
    decimal_shortest(text, 1.0 / 3);
    assert_string_equal(text, "0.3333333333333333");
    decimal_print(text, 130.850076409, 15);
    assert_string_equal(text, "130.850076409");
    decimal_print(text, -0.0, 15);
    assert_string_equal(text, "0");
}

// A locale with a decimal comma changes nothing; skipped where the machine has none.
static void decimals_ignore_the_locale(void **state)
{
    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8") && !setlocale(LC_ALL, "es_ES.UTF-8"))
        skip();
    char text[DECIMAL_SIZE];
    double number = 0;
    decimal_print(text, 12.25, 15);
    bool is_read = decimal_parse("123456789012345678901.5", 23, &number);
    setlocale(LC_ALL, "C");
    assert_string_equal(text, "12.25");
    assert_true(is_read && number > 1.2e20);
}

// Cells have their names.
static void cells_have_their_names(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    struct place place = place_of_cell(STR("a.xlsx"), STR("Hoja1"), 13, 25);
    assert_string_equal(place_cell_name(arena, &place).s, "Z14");
    place.row_to = 13;
    place.column_to = 16383;
    assert_string_equal(place_cell_name(arena, &place).s, "Z14:XFD14");
    assert_string_equal(place_column_name(arena, 26).s, "AA");
    place.row = -1;
    assert_int_equal(place_cell_name(arena, &place).n, 0);
    arena_free(arena);
}

// A number of a fixed sequence, from 0 up to a limit.
static uint64_t draw(uint64_t *state, uint64_t limit)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % limit;
}

// Cleaning and shifting give what the 15 digits of the number say, whatever way they take.
static void decimals_are_those_of_their_digits(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 300000; i++) {
        static const double scales[] = {1e-5, 1e-3, 1, 1e2, 1e6, 1e12};
        double number = (double)draw(&seed, 1000000000) / (double)(1 + draw(&seed, 10000)) * scales[i % 6];
        int power = i % 7 - 3;
        char text[64];
        number = i % 2 ? -number : number;
        snprintf(text, sizeof text, "%.14e", number);
        if (decimal_clean(number) != strtod(text, NULL))
            fail_msg("cleaning %.17g", number);
        char *exponent = strchr(text, 'e');
        snprintf(exponent, 8, "e%ld", strtol(exponent + 1, NULL, 10) + power);
        if (decimal_shift(number, power) != strtod(text, NULL))
            fail_msg("shifting %.17g by %d", number, power);
    }
}

// The shortest text is the first of 15 digits or more that reads back; a whole number has no exponent.
static void the_shortest_text_reads_back(void **state)
{
    (void)state;
    static const double scales[] = {1, 1e-3, 1e-7, 1e7, 1e12, 1e-300};
    uint64_t seed = 11;
    for (int i = 0; i < 30000; i++) {
        double whole = (double)draw(&seed, 1000000000) * (i % 3 ? 1 : 1e6), below = (double)(1 + draw(&seed, 10000));
        double number = i % 4 ? whole / below * scales[i % 6] : i % 8 ? whole : (double)draw(&seed, 200);
        char text[DECIMAL_SIZE], right[64];
        number = i % 2 ? -number : number;
        snprintf(right, sizeof right, "%.0f", number == 0 ? 0 : number);
        for (int digits = 15; fabs(number) >= 1e15 || strtod(right, NULL) != number; digits++) {
            snprintf(right, sizeof right, "%.*g", digits, number);
            if (strtod(right, NULL) == number)
                break;
        }
        size_t n = decimal_shortest(text, number);
        if (strcmp(text, right) != 0 || n != strlen(right))
            fail_msg("%s instead of %s", text, right);
    }
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_that_ends_unwinds_without_a_leak),
        cmocka_unit_test(releases_run_once_with_their_arena),
        cmocka_unit_test(products_that_overflow_are_out_of_memory),
        cmocka_unit_test(strings_are_cut_within_bounds),
        cmocka_unit_test(decimals_read_back),
        cmocka_unit_test(decimals_behave_as_typed),
        cmocka_unit_test(decimals_are_those_of_their_digits),
        cmocka_unit_test(the_shortest_text_reads_back),
        cmocka_unit_test(decimals_ignore_the_locale),
        cmocka_unit_test(cells_have_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
