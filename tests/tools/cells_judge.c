// SPDX-License-Identifier: MIT
// Reads each file named with our own tokenizer and with expat and compares the cells. Prints what differs and a
// closing line; 1 when there is any.
#include "listing.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST = 8 << 20 };

// A file, for the guard.
struct job {
    struct arena *arena;
    const char *path;
    struct str bytes;
    bool agrees;
};

// Reads a file in both ways; under the guard.
static enum cuadra_status compare(void *context)
{
    struct job *job = context;
    struct limits limits = limits_default();
    limits.cells = 1000 * 1000;
    limits.entry_bytes = limits.workbook_bytes = MOST; // the bombs would take expat long
    struct listing own, judge;
    listing_read(job->arena, job->bytes, &limits, false, &own);
    listing_read(job->arena, job->bytes, &limits, true, &judge);
    // what passes a limit on one token is refused by our own parser alone
    struct str limit = refusal_phrase(job->arena, REFUSAL_XML_TOKEN, STR(""));
    bool is_limited =
        own.outcome == READ_UNREADABLE && (judge.outcome == READ_UNREADABLE || str_ends(own.reason, limit));
    job->agrees =
        is_limited || (own.outcome == judge.outcome && str_equal(buffer_str(&own.text), buffer_str(&judge.text)));
    if (!job->agrees)
        printf("%s: own %d %.*s, expat %d %.*s\n", job->path, (int)own.outcome, STR_ARG(own.reason), (int)judge.outcome,
               STR_ARG(judge.reason));
    return CUADRA_OK;
}

// Reads the file into `bytes` and compares.
static bool judge(const char *path, char *bytes)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    struct memory memory;
    memory_init(&memory, NULL);
    struct job job = {arena_new(&memory), path, {bytes, fread(bytes, 1, MOST, file)}, false};
    fclose(file);
    if (!job.arena || memory_guard(&memory, compare, &job) != CUADRA_OK)
        printf("%s: out of memory\n", path);
    arena_free(job.arena);
    return job.agrees;
}

// Goes through the files.
int main(int argc, char **argv)
{
    size_t agreed = 0, differed = 0;
    char *bytes = malloc(MOST);
    for (int i = 1; bytes && i < argc; i++) {
        bool agrees = judge(argv[i], bytes);
        agreed += agrees;
        differed += !agrees;
    }
    free(bytes);
    printf("%zu files agree, %zu differ\n", agreed, differed);
    return differed != 0;
}
