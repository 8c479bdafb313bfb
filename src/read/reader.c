// SPDX-License-Identifier: MIT
// Opening a file, taking the bids, naming what nobody can read; see reader.h and reading.h.
#include "read/reader.h"

#include "es/file_kinds.h"
#include "read/compound.h"
#include "read/package.h"

// Keeps the first reason only: what follows it is a consequence.
bool reading_refuse(struct reading *reading, enum refusal refusal, struct str detail)
{
    if (reading->refusal == REFUSAL_NONE) {
        reading->refusal = refusal;
        reading->detail = str_copy(reading->arena, detail);
    }
    return false;
}

// Names the part before what is wrong with it.
bool reading_refuse_xml(struct reading *reading, enum refusal fault, struct str part)
{
    struct str what = refusal_phrase(reading->scratch, fault, STR(""));
    return reading_refuse(reading, REFUSAL_PART_XML,
                          str_format(reading->scratch, "\u00ab%.*s\u00bb %.*s", STR_ARG(part), STR_ARG(what)));
}

// Keeps the kind's name as the detail.
bool reading_foreign(struct reading *reading, const char *kind)
{
    return reading_refuse(reading, REFUSAL_FOREIGN, str_of(kind));
}

// Counts the cell, then reports it.
bool reading_cell(struct reading *reading, const struct sink_cell *cell)
{
    if (++reading->cells > (uint64_t)reading->options->limits.cells)
        return reading_refuse(reading, REFUSAL_TOO_MANY_CELLS,
                              str_format(reading->scratch, "%lld", (long long)reading->options->limits.cells));
    reading->sink.cell(reading->sink.context, cell);
    return true;
}

// Says what a file is that no reader wants.
static void refuse_unknown(struct reading *reading)
{
    enum file_kind kind = file_kind_of(input_head(reading->input));
    if (reading->package)
        kind = FILE_KIND_ZIP;
    if (kind != FILE_KIND_COUNT)
        reading_foreign(reading, file_kind_name(kind));
    else
        reading_refuse(reading, REFUSAL_UNKNOWN, STR(""));
}

// Lets the readers bid; NULL after refusing when none of them wants the file.
static const struct container *find_container(struct reading *reading)
{
    if (package_is(reading->input) && !package_open(reading))
        return NULL;
    if (compound_refuse(reading))
        return NULL;
    const struct container *best = NULL;
    int highest = 0;
    for (size_t i = 0; i < container_count; i++) {
        int bid = containers[i].bid(reading);
        if (bid > highest) {
            highest = bid;
            best = &containers[i];
        }
    }
    if (best)
        reading->source->container = best->name;
    else
        refuse_unknown(reading);
    return best;
}

// Lets the best reader read.
static void read_container(struct reading *reading)
{
    const struct container *best = find_container(reading);
    if (best)
        best->read(reading);
}

// The outcome of a refusal.
static enum read_outcome outcome_of(enum refusal refusal)
{
    switch (refusal) {
    case REFUSAL_NONE:
        return READ_OK;
    case REFUSAL_ENCRYPTED:
    case REFUSAL_ENCRYPTED_PART:
        return READ_ENCRYPTED;
    case REFUSAL_FOREIGN:
        return READ_FOREIGN;
    case REFUSAL_ABSENT:
    case REFUSAL_NO_FILE:
    case REFUSAL_BROKEN_LINK:
        return READ_ABSENT;
    default:
        return READ_UNREADABLE;
    }
}

// Ends a reading: the reason as a phrase, the scratch memory and the open file gone.
static enum read_outcome conclude(struct reading *reading, struct str *reason)
{
    enum read_outcome outcome = outcome_of(reading->refusal);
    if (outcome == READ_FOREIGN)
        *reason = reading->detail; // the finding says the rest
    else
        *reason = refusal_phrase(reading->arena, reading->refusal, reading->detail);
    arena_free(reading->scratch);
    return outcome;
}

// Opens the file of the source, into scratch memory.
static bool open_source(struct reading *reading)
{
    struct str detail = STR("");
    const char *path = str_z(reading->scratch, reading->source->path);
    enum refusal refusal =
        input_open(reading->scratch, path, (uint64_t)reading->options->limits.file_bytes, &reading->input, &detail);
    return refusal == REFUSAL_NONE || reading_refuse(reading, refusal, detail);
}

// Reads bytes with the consumer that the caller brings.
enum read_outcome read_bytes(struct arena *arena, const struct read_options *options, struct source *source,
                             struct str bytes, struct sink sink, struct workbook *workbook, struct str *reason)
{
    struct reading reading = {.arena = arena,
                              .scratch = arena_child(arena),
                              .options = options,
                              .source = source,
                              .sink = sink,
                              .workbook = workbook};
    reading.input = input_of_bytes(reading.scratch, bytes);
    if (bytes.n)
        read_container(&reading);
    else
        reading_refuse(&reading, REFUSAL_EMPTY, STR(""));
    return conclude(&reading, reason);
}

// Reads with the consumer that the caller brings.
enum read_outcome read_into(struct arena *arena, const struct read_options *options, struct source *source,
                            struct findings *findings, struct sink sink, struct workbook *workbook, struct str *reason)
{
    struct reading reading = {.arena = arena,
                              .scratch = arena_child(arena),
                              .options = options,
                              .source = source,
                              .findings = findings,
                              .sink = sink,
                              .workbook = workbook};
    if (open_source(&reading))
        read_container(&reading);
    return conclude(&reading, reason);
}

// Reads with the grid as the consumer, and takes the fingerprint.
enum read_outcome read_workbook(struct arena *arena, const struct read_options *options, struct source *source,
                                struct findings *findings, struct workbook *workbook, struct str *reason)
{
    struct reading reading = {.arena = arena,
                              .scratch = arena_child(arena),
                              .options = options,
                              .source = source,
                              .findings = findings,
                              .sink = grid_sink(arena, workbook),
                              .workbook = workbook};
    if (open_source(&reading)) {
        if (!options->no_fingerprint && !input_fingerprint(reading.input, source->sha256))
            reading_refuse(&reading, REFUSAL_READ_ERROR, STR(""));
        else
            read_container(&reading);
    }
    source->sheets = (uint32_t)workbook->sheets.count;
    return conclude(&reading, reason);
}

// Tells the container of a file ("xlsx", "csv", ...) by its content, without reading it; source->container is set on
// READ_OK.
enum read_outcome read_identify(struct arena *arena, const struct read_options *options, struct source *source,
                                struct str *reason)
{
    struct reading reading = {.arena = arena, .scratch = arena_child(arena), .options = options, .source = source};
    if (open_source(&reading))
        find_container(&reading);
    return conclude(&reading, reason);
}
