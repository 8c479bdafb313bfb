// SPDX-License-Identifier: MIT
// The annex to the Informe: the leaves by axis and objective, for the sheet Anexo and the page for Word.
#ifndef CUADRA_WRITE_BOOK_ANNEX_H
#define CUADRA_WRITE_BOOK_ANNEX_H

#include "merge/consolidation.h"

// The rows of Alineación of evaluable indicators, by axis, objective and reading order.
struct annex {
    const struct alignment **rows;
    size_t count;
};

// Sorts the rows.
void annex_sort(struct arena *arena, const struct consolidation *figures, struct annex *annex);
// Writes the annex as a page that Word opens, to `path`. On anything but CUADRA_OK `*message` says why.
enum cuadra_status write_annex_page(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                                    struct str *message);

#endif
