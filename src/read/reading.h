// SPDX-License-Identifier: MIT
// What every reader is given, and the table of readers that bid on a file.
#ifndef CUADRA_READ_READING_H
#define CUADRA_READ_READING_H

#include "es/refusals.h"
#include "read/input.h"
#include "read/reader.h"
#include "read/sink.h"

struct package; // read/package.h

// One file being read.
struct reading {
    struct arena *arena;   // keeps what the consumer may keep
    struct arena *scratch; // goes when the file is read
    const struct read_options *options;
    struct source *source;     // encoding, confidence, repaired: filled by the reader
    struct findings *findings; // may be NULL
    struct input *input;
    struct package *package; // the zip directory, or NULL when the file is no zip
    struct sink sink;
    struct workbook *workbook; // its facts (modified, is_1904, form_code, is_own); the sheets go to the sink
    uint64_t cells;            // reported so far, against the limit
    enum refusal refusal;      // why it ended, REFUSAL_NONE while all is well
    struct str detail;         // of the refusal, in the arena
};

// A reader of one container.
struct container {
    const char *name; // as in Fuentes and source.container: "xlsx", "ods", "csv"
    // How sure the reader is that the file is its own: 0 not at all, 100 certain. Looks at the content alone.
    int (*bid)(struct reading *reading);
    // Reads the file into the sink. On a fault calls reading_refuse() and returns.
    void (*read)(struct reading *reading);
};

// The containers, one row each, in containers.c.
extern const struct container containers[];
extern const size_t container_count;

// Remembers the first reason why reading ended; `detail` is copied. Always returns false.
bool reading_refuse(struct reading *reading, enum refusal refusal, struct str detail);
// The same for a part whose XML is wrong.
bool reading_refuse_xml(struct reading *reading, enum refusal fault, struct str part);
// Refuses a file of another kind; `kind` is a phrase of es/file_kinds.def.
bool reading_foreign(struct reading *reading, const char *kind);
// Reports a cell to the sink and counts it; false when the limit is passed.
bool reading_cell(struct reading *reading, const struct sink_cell *cell);

// Reads bytes in memory, which outlive the call, as read_into() reads a file.
enum read_outcome read_bytes(struct arena *arena, const struct read_options *options, struct source *source,
                             struct str bytes, struct sink sink, struct workbook *workbook, struct str *reason);
// Opens `source` and reads it into the sink; the way of read_workbook() for consumers that want no grid.
// `workbook` receives the facts alone.
enum read_outcome read_into(struct arena *arena, const struct read_options *options, struct source *source,
                            struct findings *findings, struct sink sink, struct workbook *workbook, struct str *reason);

#endif
