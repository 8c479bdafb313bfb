// SPDX-License-Identifier: MIT
// Two consumers of a reading that keep no grid: every cell as a JSON line, and one line of sums a sheet.
#ifndef CUADRA_WRITE_CELLS_H
#define CUADRA_WRITE_CELLS_H

#include "read/sink.h"

#include <cuadra.h>

struct cells_output;

// A consumer that prints into `out`: cells, or with `summary` one line of sums a sheet. `file` is named in the
// lines of a summary. The output is buffered until cells_finish().
struct cells_output *cells_output_new(struct arena *arena, const struct cuadra_sink *out, struct str file,
                                      bool summary);
// Its sink for a reader.
struct sink cells_sink(struct cells_output *output);
// Prints what is left; false when the receiver refused any of it.
bool cells_finish(struct cells_output *output, bool is_1904);

#endif
