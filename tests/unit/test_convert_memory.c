// SPDX-License-Identifier: MIT
// Converting with memory that ends at each request in turn: the call says CUADRA_E_MEMORY, nothing stays behind, and no
// half-written result stands in the folder.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cuadra.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// An allocator that grants so many requests and counts what is out.
struct counted {
    size_t out, left;
};

// Grants a block while requests are left.
static void *counted_get(void *context, size_t size)
{
    struct counted *counted = context;
    if (!counted->left)
        return NULL;
    counted->left--;
    counted->out++;
    return malloc(size);
}

// Takes a block back.
static void counted_put(void *context, void *block)
{
    struct counted *counted = context;
    counted->out--;
    free(block);
}

// Counts what is printed.
static bool swallow(void *context, const char *bytes, size_t size)
{
    *(size_t *)context += size + (bytes == NULL);
    return true;
}

// Writes a file.
static void make_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

// Converts both files with so many requests granted.
static enum cuadra_status try(size_t granted, const char *target, size_t *printed)
{
    static const char *const paths[] = {"entra/uno.csv", "entra/dos.dbf"};
    struct counted counted = {0, granted};
    struct cuadra_allocator allocator = {counted_get, counted_put, &counted};
    struct cuadra_options options = {.allocator = &allocator, .force = true};
    struct cuadra_conversion how = {.output = "sale", .target = target};
    struct cuadra_sink report = {swallow, printed};
    cuadra_run *run = NULL;
    enum cuadra_status status = cuadra_run_new(&options, &run);
    if (status == CUADRA_OK)
        status = cuadra_run_convert(run, paths, 2, &how, &report, NULL);
    cuadra_run_free(run);
    assert_int_equal(counted.out, 0);
    return status;
}

// Makes the inputs: a text with damage, a table.
static int make_inputs(void **state)
{
    static const char text[] = "Clave;Nombre;Meta\r\n0504;Planeaci\xA2n;12,5\r\n0505;Planeaci\xC3\xB3n;3\r\n";
    static const char head[32] = "\3\x7C\5\1\1\0\0\0\x41\0\5\0", field[32] = "CLAVE\0\0\0\0\0\0C\0\0\0\0\4";
    char table[71];
    (void)state;
    mkdir("entra", 0777);
    make_file("entra/uno.csv", text, sizeof text - 1);
    memcpy(table, head, 32);
    memcpy(table + 32, field, 32);
    memcpy(table + 64, "\r 0504\x1A", 7);
    make_file("entra/dos.dbf", table, sizeof table);
    return 0;
}

// Takes inputs and results away.
static int remove_files(void **state)
{
    static const char *const files[] = {"entra/uno.csv", "entra/dos.dbf", "sale/uno.xlsx",
                                        "sale/dos.xlsx", "sale/uno.csv",  "sale/dos.csv"};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(files[i]);
    return rmdir("entra") + rmdir("sale"); // fails when something else stayed in them
}

// Tries with more and more memory until it is done.
static void starve(const char *target)
{
    enum cuadra_status status = CUADRA_E_MEMORY;
    size_t granted = 0, printed = 0;
    for (; status == CUADRA_E_MEMORY; granted++) {
        printed = 0;
        status = try(granted, target, &printed);
        assert_true(granted < 10000);
    }
    assert_int_equal(status, CUADRA_OK);
    assert_true(granted > 3);
    assert_true(printed > 0);
}

// To workbooks.
static void converting_to_workbooks_survives_every_missing_request(void **state)
{
    (void)state;
    starve("xlsx");
}

// To CSV.
static void converting_to_text_survives_every_missing_request(void **state)
{
    (void)state;
    starve("csv");
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(converting_to_workbooks_survives_every_missing_request),
        cmocka_unit_test(converting_to_text_survives_every_missing_request),
    };
    return cmocka_run_group_tests(tests, make_inputs, remove_files);
}
