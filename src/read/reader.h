// SPDX-License-Identifier: MIT
// A file becomes a workbook: the readers bid on the first bytes, the best bid reads. The file's extension
// proves nothing and is never looked at.
#ifndef CUADRA_READ_READER_H
#define CUADRA_READ_READER_H

#include "base/limit_values.h"
#include "es/findings.h"
#include "grid/grid.h"

// A submission's file: where it is, what it is, its fingerprint.
struct source {
    struct str name;       // shown to the user: path below the folder given, else the file's name
    struct str path;       // to open it
    char sha256[65];       // hexadecimal; "" before it was read
    const char *container; // "xlsx", "ods", "csv", ...; NULL: unknown
    struct str encoding;   // of a text container ("Windows-1252"), or empty
    double confidence;     // in the encoding, 0 to 1
    struct str declared;   // the encoding that the file itself names, when its text contradicts it
    uint32_t repaired;     // texts repaired
    uint32_t sheets;       // sheets read
};

// What came of it.
enum read_outcome {
    READ_OK,
    READ_UNREADABLE, // damaged, empty or past a limit; `reason` says what
    READ_ENCRYPTED,
    READ_FOREIGN, // a file of another kind (PDF, image, .docx): `reason` names it ("un documento PDF")
    READ_ABSENT   // it cannot be opened; `reason` says why
};

// How to read.
struct read_options {
    struct limits limits;
    const char *encoding; // overrides the detection; NULL: detect
    bool keep_text;       // do not repair mojibake
    bool no_fingerprint;  // the SHA-256 of the file is not asked for
    bool use_expat;       // parse XML with expat, the judge of our own tokenizer; the cells must be the same
};

// Tells the container of a file ("xlsx", "csv", ...) by its content, without reading it; source->container is set on
// READ_OK. `*reason` as below.
enum read_outcome read_identify(struct arena *arena, const struct read_options *options, struct source *source,
                                struct str *reason);

// Reads a whole file into `workbook`, both in `arena`; fills the rest of `source` (name and path are given).
// On anything but READ_OK, `*reason` is a Spanish phrase without a period. Repaired texts are added to
// `findings` (may be NULL: then nothing is said of them).
enum read_outcome read_workbook(struct arena *arena, const struct read_options *options, struct source *source,
                                struct findings *findings, struct workbook *workbook, struct str *reason);

#endif
