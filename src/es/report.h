// SPDX-License-Identifier: MIT
// The texts of what cuadra writes: titles, labels and explanations of the workbooks and pages, and why an
// output could not be written. One row each in report.def.
#ifndef CUADRA_ES_REPORT_H
#define CUADRA_ES_REPORT_H

#include "base/str.h"

// The texts, in the order of report.def.
enum report_text {
#define TEXT(identifier, sentence) REPORT_##identifier,
#include "es/report.def"
#undef TEXT
    REPORT_COUNT
};

// The text of a row.
const char *report_text(enum report_text text);
// The text with its %s filled in, in order.
struct str report_format(struct arena *arena, enum report_text text, ...);

#endif
