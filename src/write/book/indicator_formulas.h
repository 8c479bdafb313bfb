// SPDX-License-Identifier: MIT
// What follows from the targets and actuals of a row of Indicadores, as formulas: the rule of accumulation and
// the direction choose the template. It says in Excel's words what check/calculation.c says in C.
#ifndef CUADRA_WRITE_BOOK_INDICATOR_FORMULAS_H
#define CUADRA_WRITE_BOOK_INDICATOR_FORMULAS_H

#include "check/calculation.h"
#include "write/book/formula.h"

enum { RULES = ACCUMULATE_LAST + 1 };

// How a percentage follows from actual and target.
enum ratio { RATIO_DIRECT, RATIO_INVERSE, RATIO_REGULAR, RATIO_NONE, RATIO_KINDS };

// Prepared templates: `#` is the row.
struct indicator_formulas {
    const char *target_to_date[RULES], *annual_target[RULES], *actual_to_date[RULES];
    // sums of a row without any figure, which are not known rather than 0
    const char *no_target_to_date, *no_annual_target, *no_actual_to_date;
    const char *percentage[RATIO_KINDS][QUARTERS], *percentage_to_date[RATIO_KINDS], *percentage_of_year[RATIO_KINDS];
    const char *variance[QUARTERS], *variance_to_date, *variance_of_year;
    const char *light;
};

// The columns of Indicadores, from 0, as indicators.def orders them.
enum indicator_column {
#define COLUMN(tag, label, width, look, detail, writer, argument) COLUMN_##tag,
#include "write/book/indicators.def"
#undef COLUMN
    INDICATOR_COLUMNS
};

// The letters of a column of Indicadores by its tag, for formula_prepare(); NULL when there is no such tag.
const char *indicator_column_letters(const void *arena, struct str tag);
// Prepares every template.
void indicator_formulas_make(struct arena *arena, struct indicator_formulas *formulas);
// The kind of ratio of an indicator.
enum ratio ratio_of(const struct config *config, enum direction direction);
// The formula of a traffic light over a cell such as "{PC}#" or "K#".
const char *light_formula(struct arena *arena, const char *cell);

#endif
