// SPDX-License-Identifier: MIT
// One job: the configuration, the vocabulary, the sources, their records and the findings. Reading and
// understanding happen file by file; a file's grid is dropped as soon as its records are out.
#ifndef CUADRA_MERGE_RUN_H
#define CUADRA_MERGE_RUN_H

#include "layout/layout.h"
#include "read/reader.h"
#include "record/config.h"

struct consolidation; // merge/consolidation.h
struct budget;        // merge/budget.h

// What became of a source.
enum source_state {
    SOURCE_READ,
    SOURCE_UNREADABLE,
    SOURCE_ENCRYPTED,
    SOURCE_FOREIGN,
    SOURCE_NO_TABLE,
    SOURCE_REPLACED,
    SOURCE_OUTSIDE
};

struct run_source {
    struct source source;
    enum read_outcome outcome;
    enum source_state state;
    struct str reason; // Spanish phrase for Fuentes, may be empty
    size_t first_record, record_count;
};

struct cuadra_run {
    struct memory memory;
    struct arena *arena;
    struct cuadra_options options;
    struct config config;
    struct vocabulary *vocabulary;
    struct text_memory *texts;
    struct findings findings;
    record_list records;
    // Called after each file with its records in `records`, which go then; false stops. NULL: all are kept.
    bool (*take_records)(void *context);
    void *taker;
    size_t taken;                        // records that went so
    record_list earlier;                 // of an earlier delivery, to compare with
    VECTOR(struct run_source *) sources; // in path order
    struct str message;
    struct str notice;                   // what an output lacks though it was written
    int32_t cutoff_year;                 // of --corte; 0: found out
    int cutoff_quarter;                  // 1 to 4; 0: found out
    struct consolidation *consolidation; // NULL before cuadra_run_consolidate()
    struct budget *budget;               // NULL before cuadra_run_budget()
};

// Reads submissions; under the guard of the caller. CUADRA_E_OUTPUT when the taker of records stopped.
enum cuadra_status run_read(struct cuadra_run *run, const char *const *paths, size_t count);
// Remembers why a call failed; returns the status given.
enum cuadra_status run_fail(struct cuadra_run *run, enum cuadra_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
