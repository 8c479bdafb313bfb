// SPDX-License-Identifier: MIT
// What was understood of a workbook, as text, as JSON, as a page.
#ifndef CUADRA_WRITE_EXPLANATION_H
#define CUADRA_WRITE_EXPLANATION_H

#include "layout/explain.h"

// What a column was taken for: "meta T1", "unidad de medida", "no se entendió".
struct str explained_column(struct arena *arena, const struct column *column);
// "sinónimo", "identidad"; "" for none.
const char *explained_reason(enum reason reason);
// The name of a row's use in JSON and as class in HTML.
const char *explained_use(enum row_use use);

void explanation_add_text(struct buffer *text, const struct source *source, const struct explanation *explanation,
                          const struct findings *findings);
void explanation_add_json(struct buffer *text, const struct source *source, const struct explanation *explanation,
                          const struct findings *findings);
void explanation_add_html(struct buffer *text, const struct source *source, const struct explanation *explanation,
                          const struct findings *findings);

#endif
