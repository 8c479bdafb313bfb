// SPDX-License-Identifier: MIT
// Holds the tokenizer against expat on files: the XML parts of each package named, or the file itself. Prints
// what they disagree on and a closing line; 1 when there is any.
#include "xml_events.h"

#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

enum { MOST = 8 << 20 };

// How many documents agreed, how many did not.
static size_t agreed, differed;

// One document and its name, for the guard.
struct document {
    struct arena *arena;
    struct str bytes;
    const char *file, *part;
};

// Compares both parsers on a document; under the guard.
static enum cuadra_status compare(void *context)
{
    const struct document *document = context;
    struct xml_events own, pieces, judge;
    xml_events_read(document->arena, XML_EXPAT, document->bytes, SIZE_MAX / 2, &judge);
    xml_events_read(document->arena, XML_OWN, document->bytes, SIZE_MAX / 2, &own);
    xml_events_read(document->arena, XML_OWN, document->bytes, 61, &pieces);
    bool is_limited =
        own.refusal == REFUSAL_XML_TOKEN && pieces.refusal == REFUSAL_XML_TOKEN; // expat has no such limit
    if (is_limited || (xml_events_agree(&own, &judge) && xml_events_agree(&own, &pieces))) {
        agreed++;
        return CUADRA_OK;
    }
    differed++;
    printf("%s %s: own %d, in pieces %d, expat %d\n", document->file, document->part, (int)own.refusal,
           (int)pieces.refusal, (int)judge.refusal);
    return CUADRA_OK;
}

// Judges bytes.
static void judge(const char *file, const char *part, char *bytes, size_t size)
{
    struct memory memory;
    memory_init(&memory, NULL);
    struct document document = {arena_new(&memory), {bytes, size}, file, part};
    if (!document.arena || memory_guard(&memory, compare, &document) != CUADRA_OK)
        printf("%s %s: out of memory\n", file, part);
    arena_free(document.arena);
}

// Judges every part of a package that is XML by its name.
static void judge_package(const char *file, zip_t *zip, char *bytes)
{
    for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(zip, 0); i++) {
        const char *name = zip_get_name(zip, i, ZIP_FL_ENC_RAW);
        struct str part = str_of(name ? name : "");
        if (!str_ends(part, STR(".xml")) && !str_ends(part, STR(".rels")) && !str_ends(part, STR(".vml")))
            continue;
        zip_file_t *entry = zip_fopen_index(zip, i, 0);
        zip_int64_t size = entry ? zip_fread(entry, bytes, MOST) : -1;
        if (size >= 0)
            judge(file, part.s, bytes, (size_t)size);
        if (entry)
            zip_fclose(entry);
    }
}

// Judges a file that is no package.
static void judge_file(const char *path, char *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file)
        judge(path, "", bytes, fread(bytes, 1, MOST, file));
    if (file)
        fclose(file);
}

// Goes through the files.
int main(int argc, char **argv)
{
    char *bytes = malloc(MOST);
    if (!bytes)
        return 2;
    for (int i = 1; i < argc; i++) {
        int error;
        zip_t *zip = zip_open(argv[i], ZIP_RDONLY, &error);
        if (zip)
            judge_package(argv[i], zip, bytes);
        else
            judge_file(argv[i], bytes);
        if (zip)
            zip_discard(zip);
    }
    free(bytes);
    printf("%zu documents agree, %zu differ\n", agreed, differed);
    return differed != 0;
}
