// SPDX-License-Identifier: MIT
// aceptados.tsv of a run: found beside cuadra.ini, read and applied.
#ifndef CUADRA_MERGE_ACCEPTING_H
#define CUADRA_MERGE_ACCEPTING_H

#include "check/accepted.h"
#include "merge/run.h"

// The path of the run's list, whether it exists or not.
struct str accepted_path(const struct cuadra_run *run);
// Reads the list, if there is one; on CUADRA_E_CONFIG the run's message says what is wrong.
enum cuadra_status accepted_read(struct cuadra_run *run, acceptances *list);
// Marks the findings that the list accepts. After all checks, before the findings are sorted.
enum cuadra_status accepted_apply(struct cuadra_run *run);

#endif
