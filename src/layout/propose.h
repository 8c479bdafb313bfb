// SPDX-License-Identifier: MIT
// Layout files out of what was understood, and what a layout file changes.
#ifndef CUADRA_LAYOUT_PROPOSE_H
#define CUADRA_LAYOUT_PROPOSE_H

#include "layout/explain.h"

// Writes a layout file for the sheet that gave most records; false when none did.
bool layout_propose(struct buffer *out, const struct source *source, const struct explanation *explanation);
// The text of a layout file and the layout read from it; `*vocabulary` becomes all other layouts and this one,
// `*without` only the others. False with the message "archivo:línea:columna: ..." when it is wrong.
bool layout_try(struct arena *arena, const struct vocabulary *installed, struct str path,
                struct vocabulary **vocabulary, struct vocabulary **without, struct str *message);
// The decoded text of a file of the vocabulary; false with the message when it cannot be read.
bool vocabulary_file_text(struct arena *arena, struct str path, struct str *text, struct str *message);
// Says sheet by sheet what two readings of a workbook take differently.
void readings_compare(struct buffer *out, const struct layout *layout, const struct explanation *before,
                      const struct explanation *after);

#endif
