// SPDX-License-Identifier: MIT
// The directory of a plain zip: taken as it is when it is plain, and left to libzip when anything is otherwise.
#include "read/zip_directory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// A zip of "a.xml", deflated, and "b", stored; where its records begin.
enum { FIRST = 0, SECOND = 39, DIRECTORY = 72, NEXT = 123, END = 170, SIZE = 192 };
static const char plain[] =
    "PK\3\4\24\0\0\0\10\0\0\0!\0\1\2\3\4\4\0\0\0\7\0\0\0\5\0\0\0a.xmlDATA"
    "PK\3\4\24\0\0\0\0\0\0\0!\0\5\6\7\10\2\0\0\0\2\0\0\0\1\0\0\0bOK"
    "PK\1\2\24\0\24\0\0\0\10\0\0\0!\0\1\2\3\4\4\0\0\0\7\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a.xml"
    "PK\1\2\24\0\24\0\0\0\0\0\0\0!\0\5\6\7\10\2\0\0\0\2\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\47\0\0\0b"
    "PK\5\6\0\0\0\0\2\0\2\0\142\0\0\0\110\0\0\0\0\0";

// Reads a copy of the zip that has exactly its bytes, for the checker of memory.
static bool reads(const char *bytes, size_t size, zip_entries *entries, struct arena **arena)
{
    static struct memory memory;
    memory_init(&memory, NULL);
    *arena = arena_new(&memory);
    char *copy = arena_copy(*arena, bytes, size);
    return zip_directory_read(*arena, (struct str){copy, size}, entries);
}

// Whether the zip is plain.
static bool is_plain(const char *bytes, size_t size)
{
    struct arena *arena;
    zip_entries entries;
    bool is_read = reads(bytes, size, &entries, &arena);
    arena_free(arena);
    return is_read;
}

// Names, sizes, checksums and bytes are those of the directory.
static void a_plain_zip_is_listed(void **state)
{
    (void)state;
    struct arena *arena;
    zip_entries entries;
    assert_int_equal(sizeof plain - 1, SIZE);
    assert_true(reads(plain, SIZE, &entries, &arena));
    assert_int_equal(entries.count, 2);
    const struct zip_entry *first = &entries.items[0], *second = &entries.items[1];
    assert_true(str_is(first->name, "a.xml") && str_is(second->name, "b"));
    assert_true(str_is(first->part.bytes, "DATA") && str_is(second->part.bytes, "OK"));
    assert_true(first->part.size == 7 && second->part.size == 2);
    assert_true(first->part.crc == 0x04030201 && second->part.crc == 0x08070605);
    assert_true(first->is_deflated && !second->is_deflated);
    arena_free(arena);
}

// A cut zip, or one with something in front or behind, is not plain.
static void what_is_not_whole_is_left_alone(void **state)
{
    (void)state;
    char more[SIZE + 1] = {0};
    for (size_t size = 0; size < SIZE; size++)
        assert_false(is_plain(plain, size));
    for (size_t from = 1; from < SIZE; from++)
        assert_false(is_plain(plain + from, SIZE - from));
    memcpy(more, plain, SIZE);
    assert_false(is_plain(more, SIZE + 1));
    memcpy(more + 1, plain, SIZE);
    assert_false(is_plain(more, SIZE + 1));
}

// Whatever makes a zip another kind of zip leaves it alone.
static void what_is_not_plain_is_left_alone(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        unsigned char byte;
    } changes[] = {
        {DIRECTORY, 'X'},       // no entry
        {DIRECTORY + 8, 1},     // encrypted
        {DIRECTORY + 9, 0x20},  // its header masked
        {DIRECTORY + 10, 12},   // another method
        {DIRECTORY + 21, 1},    // more bytes than there are
        {DIRECTORY + 28, 0},    // no name
        {DIRECTORY + 28, 6},    // a longer name
        {NEXT + 29, 1},         // one past the end
        {DIRECTORY + 30, 1},    // an extra field
        {DIRECTORY + 32, 1},    // a comment
        {DIRECTORY + 34, 1},    // another disk
        {DIRECTORY + 42, 1},    // not where it begins
        {DIRECTORY + 45, 0x80}, // far outside
        {DIRECTORY + 46, 0},    // a zero in the name
        {NEXT + 46, 0xFF},      // a byte in one that no encoding may have
        {FIRST, 'X'},           // no header in front of the bytes
        {SECOND + 26, 2},       // one that leaves too few bytes
        {SECOND + 29, 1},       // none at all
        {END + 4, 1},           // the directory on another disk
        {END + 8, 1},           // part of the directory
        {END + 10, 3},          // more entries than there are
        {END + 12, 97},         // another size
        {END + 16, 71},         // another place
        {END + 19, 0x80},       // outside
        {END + 20, 1},          // a comment
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        char changed[SIZE];
        memcpy(changed, plain, SIZE);
        changed[changes[i].at] = (char)changes[i].byte;
        if (is_plain(changed, SIZE))
            fail_msg("the byte %u at %zu", changes[i].byte, changes[i].at);
    }
    char fewer[SIZE];
    memcpy(fewer, plain, SIZE);
    fewer[END + 8] = fewer[END + 10] = 1; // and an entry that nobody counts
    assert_false(is_plain(fewer, SIZE));
    fewer[END + 8] = fewer[END + 10] = 0;
    assert_false(is_plain(fewer, SIZE));
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_zip_is_listed),
        cmocka_unit_test(what_is_not_whole_is_left_alone),
        cmocka_unit_test(what_is_not_plain_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
