// SPDX-License-Identifier: MIT
// The consolidated workbook as a whole.
#ifndef CUADRA_WRITE_BOOK_CONSOLIDATED_H
#define CUADRA_WRITE_BOOK_CONSOLIDATED_H

#include "merge/consolidation.h"

// Writes the workbook of a consolidated run to `path`. On anything but CUADRA_OK `*message` says why.
enum cuadra_status write_consolidated(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                                      struct str *message);

#endif
