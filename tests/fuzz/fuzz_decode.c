// SPDX-License-Identifier: MIT
// Decoding and repairing any bytes: the text is valid UTF-8, what is lost is counted, repairs come to an end.
#include "text/decode.h"
#include "text/fold.h"
#include "text/repair.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What the guard runs on.
struct job {
    struct arena *arena;
    struct str bytes;
};

// The characters of a text that stand for a lost one.
static size_t count_marks(struct str text)
{
    size_t marks = 0;
    for (size_t at; (at = str_find(text, STR("\xEF\xBF\xBD"))) != SIZE_MAX; marks++)
        text = str_slice(text, at + 3, text.n);
    return marks;
}

// Decodes, detecting and in a named page, and repairs; under the guard.
static enum cuadra_status decode(void *context)
{
    const struct job *job = context;
    static const char *const names[] = {NULL, "CP1252", "CP850", "MacRoman", "UTF-8", "UTF-16LE", "UTF-7"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct decoding decoding;
        struct repair repair;
        if (!decode_text(job->arena, job->bytes, names[i], &decoding))
            continue;
        if (!utf8_is_valid(decoding.text.s, decoding.text.n) || count_marks(decoding.text) < decoding.lost)
            abort();
        repair_text(job->arena, decoding.text, &repair);
        if (!utf8_is_valid(repair.text.s, repair.text.n) || repair.lost < count_marks(repair.text))
            abort();
    }
    return CUADRA_OK;
}

// Gives one input to the target.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    if (!arena)
        return 0;
    struct job job = {arena, {(const char *)data, size}};
    memory_guard(&memory, decode, &job);
    arena_free(arena);
    return 0;
}
