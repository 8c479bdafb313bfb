// SPDX-License-Identifier: MIT
// The parts of `cuadra convertir`: what was found out about a file, where its cells or its text go, and the two
// ways of reading it, as a stream of text or as a workbook.
#ifndef CUADRA_WRITE_CONVERSION_H
#define CUADRA_WRITE_CONVERSION_H

#include "base/vector.h"
#include "merge/run.h"
#include "read/delimited.h"
#include "read/sink.h"
#include "text/convert.h"
#include "write/output.h"
#include "write/workbook.h"

// A byte that no character stands for. Line and column (in characters) count from 1.
struct lost_byte {
    uint64_t line, column;
    unsigned char byte;
};

enum { LOST_BYTES_KEPT = 1000 };

// What became of one file.
struct conversion {
    struct source source;
    const char *second;     // the next best encoding, or NULL
    bool has_encoding;      // it is a text, or says in which encoding its texts are
    struct dialect dialect; // of a text
    bool is_text;
    uint64_t rows; // that hold something
    uint64_t repaired, lost;
    struct str before, after; // the first text repaired
    VECTOR(struct lost_byte) lost_bytes;
    struct str readings[2]; // the text as the two best encodings read it, where they first differ
    const char *written;    // path of the result, or NULL
    enum read_outcome outcome;
    struct str reason; // of a refusal
};

// How to convert.
struct conversion_job {
    struct cuadra_run *run;
    struct arena *arena; // of the file at hand
    struct read_options options;
    enum conversion_target { TARGET_REPORT, TARGET_TXT, TARGET_CSV, TARGET_XLSX } target;
    char separator;                // given by the user, or 0
    bool keep_text;                // repair nothing
    const struct cuadra_sink *out; // where txt and csv go; NULL: nowhere
    struct sink cells;             // where cells go: a CSV, a workbook, nowhere
    bool failed;                   // the receiver refused bytes
};

// Reads a file of text piece by piece into the target. False when it is no text or could not be read: see reason.
bool convert_text_file(struct conversion_job *job, struct conversion *conversion);
// Reads any other container and replays its cells into the target.
bool convert_workbook_file(struct conversion_job *job, struct conversion *conversion);

// Repairs a text and counts it; the result lives in `arena` or is the text itself.
struct str convert_repair(struct conversion_job *job, struct conversion *conversion, struct arena *arena,
                          struct str text);

// A sink that writes cells as CSV with a separator into `out`.
struct sink csv_target(struct arena *arena, char separator, const struct cuadra_sink *out, bool *failed, bool is_1904);
// Adds a text in its row and column to what that sink writes, its context: a stream's short way to the same.
struct csv;
void csv_text(struct csv *csv, int32_t row, int32_t column, struct str text);
// A sink that writes sheets into a workbook; the book is closed by the caller.
struct sink book_target(struct arena *arena, struct book *book, bool is_1904);
// A sink that takes cells and does nothing.
struct sink no_target(void);

// What columns of a text hold, by its first records: whether their numbers may become numbers.
struct column_profiles;
struct column_profiles *profile_columns(struct arena *arena, struct str text, const struct dialect *dialect);
// The field as a cell: a number, percentage or date where that loses nothing, else text.
void typed_cell(const struct column_profiles *profiles, const struct field *field, struct cell *cell);

// The line a person reads about a file, and its losses; or the JSON object.
void conversion_print(struct buffer *out, const struct conversion *conversion, bool as_json, bool is_named);

#endif
