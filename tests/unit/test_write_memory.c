// SPDX-License-Identifier: MIT
// Memory that ends while the outputs are written: the call says so, gives everything back, leaves no file.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cuadra.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ATTEMPTS = 40 };

// An allocator that counts what is out and what was asked for, and refuses from a given request on.
struct counted {
    size_t out, asked, granted;
};

// Grants a block, or none.
static void *counted_get(void *context, size_t size)
{
    struct counted *counted = context;
    if (counted->asked++ >= counted->granted)
        return NULL;
    counted->out++;
    return malloc(size);
}

// Takes a block back.
static void counted_put(void *context, void *block)
{
    struct counted *counted = context;
    counted->out -= block != NULL;
    free(block);
}

// Reads one submission and consolidates it; `*asked` is what that took.
static enum cuadra_status prepare(struct counted *counted, const char *path, cuadra_run **run, size_t *asked)
{
    char templates[4096];
    snprintf(templates, sizeof templates, "%s/templates", getenv("TOP"));
    struct cuadra_allocator allocator = {counted_get, counted_put, counted};
    struct cuadra_options options = {.templates = templates, .allocator = &allocator};
    enum cuadra_status status = cuadra_run_new(&options, run);
    if (status == CUADRA_OK)
        status = cuadra_run_read(*run, &path, 1);
    if (status == CUADRA_OK)
        status = cuadra_run_consolidate(*run);
    *asked = counted->asked;
    return status;
}

// How many files the working folder holds.
static size_t files_here(void)
{
    size_t count = 0;
    DIR *folder = opendir(".");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return count;
}

// Every output, with the request of memory that fails in one place after another of its writing.
static void outputs_survive_the_end_of_memory(void **state)
{
    (void)state;
    static enum cuadra_status (*const writers[])(cuadra_run *, const char *) = {
        cuadra_run_write_workbook, cuadra_run_write_page, cuadra_run_write_annex};
    char path[4096];
    const char *examples = getenv("EXAMPLES");
    if (!examples || !getenv("TOP"))
        skip();
    snprintf(path, sizeof path, "%s/entregas/102 Tesorería.xlsx", examples);
    if (access(path, R_OK) != 0)
        fail_msg("%s is not there", path);
    size_t before = files_here();
    for (size_t writer = 0; writer < sizeof writers / sizeof *writers; writer++) {
        struct counted counted = {.granted = SIZE_MAX};
        cuadra_run *run = NULL;
        size_t prepared = 0;
        assert_int_equal(prepare(&counted, path, &run, &prepared), CUADRA_OK);
        assert_int_equal(writers[writer](run, "whole"), CUADRA_OK);
        size_t needed = counted.asked - prepared;
        cuadra_run_free(run);
        assert_int_equal(counted.out, 0);
        remove("whole");
        for (size_t attempt = 0; attempt < ATTEMPTS; attempt++) {
            counted = (struct counted){.granted = prepared + needed * attempt / ATTEMPTS};
            assert_int_equal(prepare(&counted, path, &run, &prepared), CUADRA_OK);
            assert_int_equal(writers[writer](run, "whole"), CUADRA_E_MEMORY);
            cuadra_run_free(run);
            assert_int_equal(counted.out, 0);
            assert_int_equal(files_here(), before);
        }
    }
}

// Runs the tests.
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(outputs_survive_the_end_of_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
