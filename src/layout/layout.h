// SPDX-License-Identifier: MIT
// From grid to records: the dictionary says what words mean, a layout file what is particular to a format,
// the structure and the arithmetic of the sheet confirm it or refute it.
#ifndef CUADRA_LAYOUT_LAYOUT_H
#define CUADRA_LAYOUT_LAYOUT_H

#include "grid/grid.h"
#include "read/reader.h"
#include "record/config.h"
#include "record/record.h"

// The dictionary and the layouts of a templates folder, read once per run.
struct vocabulary;

// Reads diccionario.txt and *.plantilla of `folder`, and [sinonimos] of `config`. On CUADRA_E_CONFIG
// `*message` is "archivo:línea:columna: what is wrong".
enum cuadra_status vocabulary_read(struct arena *arena, const char *folder, const struct config *config,
                                   struct vocabulary **vocabulary, struct str *message);

// What is known of the texts that a run has met: what the workbooks of a run share.
struct text_memory;
struct text_memory *text_memory_new(struct arena *arena);

// What the reading of one workbook needs.
struct extraction {
    struct arena *keep;    // records and what they hold
    struct arena *scratch; // goes with the workbook
    const struct vocabulary *vocabulary;
    const struct config *config;
    const struct source *source;
    const struct workbook *workbook;
    bool ignore_layouts; // read with the dictionary alone
    struct findings *findings;
    struct text_memory *texts; // of the run; NULL: each sheet has its own
};

// Adds the records of a workbook to `records` and what is wrong with it to its findings. All that the records hold is
// in the arena `keep`; `scratch` and the workbook may go afterwards.
void layout_extract(const struct extraction *extraction, record_list *records);

#endif
