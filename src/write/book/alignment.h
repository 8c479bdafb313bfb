// SPDX-License-Identifier: MIT
// The sheet Alineación as the formulas of the group sheets see it: ranges of its columns, and how a group
// selects its rows there.
#ifndef CUADRA_WRITE_BOOK_ALIGNMENT_H
#define CUADRA_WRITE_BOOK_ALIGNMENT_H

#include "write/book/report.h"

// The columns of Alineación, from 0, as alignment.def orders them.
enum alignment_column {
#define COLUMN(tag, label, width, look, writer, argument) ALIGNMENT_##tag,
#include "write/book/alignment.def"
#undef COLUMN
    ALIGNMENT_COLUMNS
};

// The range of a column over all rows: "'Alineación'!$K$6:$K$204".
const char *alignment_range(const struct report *report, enum alignment_column column);
// The criteria of COUNTIFS and AVERAGEIFS that select the rows of a group, `id` being its number from 1.
const char *alignment_criteria(const struct report *report, enum group_kind kind, size_t id);
// Fills report->totals, by which alignment_total() finds.
void alignment_index_totals(struct report *report);
// The number of the row of Totales that an alignment row belongs to, from 1; 0: none.
size_t alignment_total(const struct report *report, const struct alignment *alignment);

#endif
