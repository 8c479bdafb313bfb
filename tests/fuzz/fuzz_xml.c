// SPDX-License-Identifier: MIT
// The tokenizer against its judge: for any bytes, expat and our own parser report the same events or both
// refuse, whatever the pieces they come in. Three differences are meant: the fifth edition of XML allows more
// characters in names than expat's fourth, a byte-order mark of UTF-8 outweighs what the declaration says, and
// tokens are limited.
#include "xml_events.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The character, or the unit of UTF-16, at a place of a document.
static unsigned unit_at(struct str document, size_t at, size_t width, bool is_big)
{
    unsigned char first = (unsigned char)document.s[at], second = width == 2 ? (unsigned char)document.s[at + 1] : 0;
    return width == 1 ? first : is_big ? first * 256u + second : second * 256u + first;
}

// Whether a character above U+007F may stand in a name; of documents in UTF-16 without a mark too.
static bool has_wide_names(struct str document)
{
    bool is_big = document.n > 1 && document.s[0] == '\0', in_tag = false;
    size_t width = document.n > 1 && (is_big || document.s[1] == '\0') ? 2 : 1;
    for (size_t i = 0; i + width <= document.n; i += width) {
        unsigned unit = unit_at(document, i, width, is_big);
        in_tag = unit == '<' || unit == '&' || (in_tag && unit != '>');
        if (in_tag && unit >= 0x80)
            return true;
    }
    return false;
}

// Whether a difference in acceptance is one of those that are meant.
static bool is_meant(struct str document, const struct xml_events *own)
{
    return own->refusal == REFUSAL_XML_TOKEN || str_starts(document, STR("\xEF\xBB\xBF")) || has_wide_names(document) ||
           str_starts(document, STR("\xFF\xFE")) || str_starts(document, STR("\xFE\xFF"));
}

// Ends the program: the parsers differ.
static void accuse(const struct xml_events *own, const struct xml_events *other)
{
    fprintf(stderr, "own %d, other %d\n--- own\n%.*s\n--- other\n%.*s\n", (int)own->refusal, (int)other->refusal,
            (int)own->log.n, own->log.n ? own->log.data : "", (int)other->log.n, other->log.n ? other->log.data : "");
    abort();
}

// Compares the parsers on one document; under the guard.
static enum cuadra_status compare(void *context)
{
    const struct {
        struct arena *arena;
        struct str document;
    } *job = context;
    static const size_t pieces[] = {SIZE_MAX / 2, 1, 3, 64};
    struct xml_events judge, own[sizeof pieces / sizeof *pieces];
    xml_events_read(job->arena, XML_EXPAT, job->document, SIZE_MAX / 2, &judge);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        xml_events_read(job->arena, XML_OWN, job->document, pieces[i], &own[i]);
        if (!xml_events_agree(&own[i], &own[0]))
            accuse(&own[i], &own[0]);
    }
    if (!xml_events_agree(&own[0], &judge) && !is_meant(job->document, &own[0]))
        accuse(&own[0], &judge);
    return CUADRA_OK;
}

// Compares the parsers on the bytes.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    if (!arena)
        return 0;
    struct {
        struct arena *arena;
        struct str document;
    } job = {arena, {(const char *)data, size}};
    memory_guard(&memory, compare, &job);
    arena_free(arena);
    return 0;
}
