// SPDX-License-Identifier: MIT
// What the fuzz targets of the readers share: bytes are read by our own tokenizer, by expat and into a grid. No
// crash, and both parsers give the same cells or both refuse. Limits are small, so that no input takes long.
#ifndef CUADRA_TESTS_FUZZ_READER_H
#define CUADRA_TESTS_FUZZ_READER_H

#include "listing.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Makes the file to be read out of the fuzzer's bytes.
typedef struct str (*fuzz_wrap)(struct arena *arena, struct str bytes);

// One input, for the guard.
struct fuzz_job {
    struct arena *arena;
    struct str bytes;
    fuzz_wrap wrap;
    bool compares; // both parsers must agree
};

// The limits of a fuzzed file.
static struct limits fuzz_limits(void)
{
    struct limits limits = limits_default();
    limits.entry_bytes = limits.workbook_bytes = 1 << 22;
    limits.cells = 20000;
    limits.shared_strings = 20000;
    return limits;
}

// Whether a document may be one that the parsers are meant to judge differently; see fuzz_xml.c.
static bool fuzz_is_exempt(struct str bytes)
{
    for (size_t i = 0; i < bytes.n; i++)
        if ((unsigned char)bytes.s[i] >= 0x80)
            return true;
    return false;
}

// Reads the input in all ways; under the guard.
static enum cuadra_status fuzz_read(void *context)
{
    const struct fuzz_job *job = context;
    struct limits limits = fuzz_limits();
    struct str file = job->wrap ? job->wrap(job->arena, job->bytes) : job->bytes;
    struct listing own, judge;
    listing_read(job->arena, file, &limits, false, &own);
    struct read_options options = {.limits = limits};
    struct workbook workbook = {0};
    struct source source = {0};
    struct str reason;
    read_bytes(job->arena, &options, &source, file, grid_sink(job->arena, &workbook), &workbook, &reason);
    if (!job->compares || fuzz_is_exempt(job->bytes))
        return CUADRA_OK;
    listing_read(job->arena, file, &limits, true, &judge);
    bool agree = own.outcome == judge.outcome &&
                 (own.outcome != READ_OK || str_equal(buffer_str(&own.text), buffer_str(&judge.text)));
    if (!agree) {
        fprintf(stderr, "own %d %.*s\n%.*s\nexpat %d %.*s\n%.*s\n", (int)own.outcome, STR_ARG(own.reason),
                STR_ARG(buffer_str(&own.text)), (int)judge.outcome, STR_ARG(judge.reason),
                STR_ARG(buffer_str(&judge.text)));
        abort();
    }
    return CUADRA_OK;
}

// Reads one input.
static int fuzz_one(const uint8_t *data, size_t size, fuzz_wrap wrap, bool compares)
{
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    if (!arena)
        return 0;
    struct fuzz_job job = {arena, {(const char *)data, size}, wrap, compares};
    memory_guard(&memory, fuzz_read, &job);
    arena_free(arena);
    return 0;
}

#endif
