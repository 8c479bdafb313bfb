// SPDX-License-Identifier: MIT
// What the headings above a row say of it: unit, programme, quarter, year, plan.
#ifndef CUADRA_LAYOUT_CONTEXT_H
#define CUADRA_LAYOUT_CONTEXT_H

#include "layout/heading.h"

// Axes, objectives and lines with their names.
struct alignment_keys {
    named_keys axes, objectives, lines;
};

struct context {
    const struct heading *annual_target;       // of a form: "Meta anual: 120"; NULL: none
    const struct heading *fields[FIELD_COUNT]; // the last label of each field above the row; NULL: none
    struct named_key unit, programme;
    struct str municipality; // .s NULL: not found
    int32_t fiscal_year;     // 0: not found
    int quarter;             // 0: not found
    bool is_quarter_of_date; // the quarter comes from a date, not from a word
    plan_codes codes;        // of the page's headings, in order
    plan_codes names;        // of all headings: where names are looked up
    struct alignment_keys alignment;
};

// The context of the rows of a table below the first `count` headings.
void context_make(struct sheet_view *sheet, const heading_list *headings, const struct table *table,
                  struct context *context);
// The keys that codes stand for: lines imply objectives, objectives axes; names from `names`.
void alignment_make(struct arena *arena, const plan_codes *codes, const plan_codes *names, struct alignment_keys *keys);
// Reads the codes of a text that stands under a label or column of the plan; a text without code is a name.
void plan_text_read(struct sheet_view *sheet, struct arena *arena, enum field field, struct str text,
                    const plan_codes *axes, plan_codes *codes);

#endif
