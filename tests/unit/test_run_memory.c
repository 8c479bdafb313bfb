// SPDX-License-Identifier: MIT
// A whole job, reading to consolidated figures and printed findings, with memory that ends at each request in
// turn: every public call says CUADRA_E_MEMORY and nothing stays behind.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cuadra.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// An allocator that grants so many requests and counts what is out.
struct counted {
    size_t out, left;
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

// A sink that takes everything.
static bool swallow(void *context, const char *bytes, size_t size)
{
    *(size_t *)context += size + (bytes == NULL);
    return true;
}

// The path of a file of the project, in `path`.
static const char *project_path(char path[4096], const char *variable, const char *name)
{
    const char *folder = getenv(variable);
    assert_non_null(folder);
    snprintf(path, 4096, "%s/%s", folder, name);
    return path;
}

// What a job does after reading.
typedef enum cuadra_status (*job_function)(cuadra_run *run, size_t *printed);

// Checks a run and prints its findings.
static enum cuadra_status check_and_print(cuadra_run *run, size_t *printed)
{
    struct cuadra_sink sink = {swallow, printed};
    enum cuadra_status status = cuadra_run_check(run);
    if (status == CUADRA_OK)
        status = cuadra_run_print_findings(run, CUADRA_FINDINGS_JSON, &sink);
    return status == CUADRA_OK ? cuadra_run_print_records(run, CUADRA_RECORDS_CSV, true, &sink) : status;
}

// Consolidates a run and writes its workbook.
static enum cuadra_status consolidate_and_write(cuadra_run *run, size_t *printed)
{
    enum cuadra_status status = cuadra_run_consolidate(run);
    if (status == CUADRA_OK)
        status = cuadra_run_write_workbook(run, "libro.xlsx");
    *printed += status == CUADRA_OK;
    return status;
}

// Does the job with so many requests granted; the status, and that nothing is left, is what matters.
static enum cuadra_status try(size_t granted, job_function job, size_t *printed)
{
    char submission[4096], templates[4096];
    const char *paths[] = {project_path(submission, "EXAMPLES", "entregas/103 Obras Públicas.xlsx")};
    struct counted counted = {0, granted};
    struct cuadra_allocator allocator = {counted_get, counted_put, &counted};
    struct cuadra_options options = {.allocator = &allocator, .force = true};
    options.templates = project_path(templates, "TOP", "templates");
    cuadra_run *run = NULL;
    enum cuadra_status status = cuadra_run_new(&options, &run);
    if (status == CUADRA_OK)
        status = cuadra_run_read(run, paths, 1);
    if (status == CUADRA_OK)
        status = job(run, printed);
    cuadra_run_free(run);
    assert_int_equal(counted.out, 0);
    return status;
}

// Tries the job with more and more memory until it is done.
static void starve(job_function job)
{
    enum cuadra_status status = CUADRA_E_MEMORY;
    size_t granted = 0, printed = 0;
    for (; status == CUADRA_E_MEMORY; granted++) {
        printed = 0;
        status = try(granted, job, &printed);
        assert_true(granted < 100000);
    }
    assert_int_equal(status, CUADRA_OK);
    assert_true(granted > 10);
    assert_true(printed > 0);
}

// Checking survives every missing request.
static void checking_survives_every_missing_request(void **state)
{
    (void)state;
    starve(check_and_print);
}

// Consolidating survives every missing request.
static void consolidating_survives_every_missing_request(void **state)
{
    (void)state;
    starve(consolidate_and_write);
    remove("libro.xlsx");
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checking_survives_every_missing_request),
        cmocka_unit_test(consolidating_survives_every_missing_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
