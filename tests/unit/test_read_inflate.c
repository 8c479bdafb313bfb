// SPDX-License-Identifier: MIT
// Inflating a small part at once: right only when the directory tells the truth about it.
#include "read/inflate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// "<a>1</a>" as one stored block, then as one of fixed codes, and its checksum.
static const char stored[] = "\x01\x08\x00\xF7\xFF<a>1</a>";
static const char coded[] = "\xB3\x49\xB4\x33\xB4\xD1\x4F\xB4\x03\x00";
enum { SIZE = 8 };
static const uint32_t checksum = UINT32_C(0x0CDB2868);

// Inflates bytes of a given length, size and checksum.
static bool inflates(struct arena *arena, struct str bytes, size_t size, uint32_t crc)
{
    struct deflated_part part = {bytes, size, crc};
    char into[64] = {0};
    return inflate_part(inflater_new(arena), &part, into) && memcmp(into, "<a>1</a>", size) == 0;
}

// What is told of a part must hold.
static void a_part_must_be_as_the_directory_says(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    struct str plain = {stored, sizeof stored - 1}, packed = {coded, sizeof coded - 1};
    assert_true(inflates(arena, plain, SIZE, checksum));
    assert_true(inflates(arena, packed, SIZE, checksum));
    assert_false(inflates(arena, plain, SIZE, checksum ^ 1));
    assert_false(inflates(arena, plain, SIZE - 1, checksum));
    assert_false(inflates(arena, plain, SIZE + 1, checksum));
    assert_false(inflates(arena, str_slice(plain, 0, plain.n - 1), SIZE, checksum));
    assert_false(inflates(arena, (struct str){stored, sizeof stored}, SIZE, checksum)); // a byte after the end
    assert_false(inflates(arena, STR(""), SIZE, checksum));
    assert_false(inflates(arena, STR("\x07\x07\x07"), SIZE, checksum));
    arena_free(arena);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_part_must_be_as_the_directory_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
