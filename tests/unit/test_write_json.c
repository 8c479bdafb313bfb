// SPDX-License-Identifier: MIT
// JSON strings against a writer that goes byte by byte.
#include "write/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct memory memory;

// The string as RFC 8259 has it, one byte after the other.
static void add_plainly(struct buffer *buffer, struct str text)
{
    buffer_add_char(buffer, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.s[i];
        if (byte == '"' || byte == '\\')
            buffer_format(buffer, "\\%c", byte);
        else if (byte == '\n' || byte == '\r' || byte == '\t')
            buffer_format(buffer, "\\%c", byte == '\n' ? 'n' : byte == '\r' ? 'r' : 't');
        else if (byte < 0x20)
            buffer_format(buffer, "\\u%04x", byte);
        else
            buffer_add_char(buffer, (char)byte);
    }
    buffer_add_char(buffer, '"');
}

// Fails when a text is not written as it should be, into a buffer that has no byte to spare.
static void check(struct arena *arena, struct str text)
{
    struct buffer made = {.arena = arena}, right = {.arena = arena};
    json_add_string(&made, text);
    add_plainly(&right, text);
    if (!str_equal(buffer_str(&made), buffer_str(&right)))
        fail_msg("%s instead of %s", made.data, right.data);
    assert_int_equal(made.data[made.n], '\0');
}

// Each byte at each place among letters, alone and before another one that is next to a special one.
static void every_byte_in_every_place(void **state)
{
    (void)state;
    static const char after[] = "a !#\"[]\\\x1F\x20\x7F\x80\xA2\xDC";
    struct arena *arena = arena_new(&memory);
    for (size_t size = 0; size <= 20; size++) {
        struct arena *scratch = arena_child(arena);
        for (size_t place = 0; place < size; place++)
            for (int byte = 0; byte < 256; byte++) {
                char *text = arena_alloc(scratch, size);
                memset(text, 'n', size);
                text[place] = (char)byte;
                check(scratch, (struct str){text, size});
                if (place + 1 < size)
                    text[place + 1] = after[(size_t)byte % (sizeof after - 1)];
                check(scratch, (struct str){text, size});
            }
        arena_free(scratch);
    }
    check(arena, STR(""));
    check(arena, (struct str){NULL, 0});
    arena_free(arena);
}

// Texts of special bytes alone, which grow the most.
static void nothing_but_escapes(void **state)
{
    (void)state;
    struct arena *arena = arena_new(&memory);
    for (size_t size = 1; size < 300; size += 7) {
        char *text = arena_alloc(arena, size);
        memset(text, 1, size);
        check(arena, (struct str){text, size});
        memset(text, '"', size);
        check(arena, (struct str){text, size});
    }
    arena_free(arena);
}

// Runs them all.
int main(void)
{
    memory_init(&memory, NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_in_every_place),
        cmocka_unit_test(nothing_but_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
