// SPDX-License-Identifier: MIT
// Quarters, months, dates and years as people write them in headings: "1er. Trim.", "TRIMESTRE 2", "Ene-Mar",
// "31 de diciembre del 2023". Texts come folded (text/fold.h) and cut into words.
#ifndef CUADRA_TEXT_PERIOD_H
#define CUADRA_TEXT_PERIOD_H

#include "base/str.h"

#include <stdint.h>

// A part of the fiscal year.
enum period {
    PERIOD_NONE,
    PERIOD_T1,
    PERIOD_T2,
    PERIOD_T3,
    PERIOD_T4,
    PERIOD_H1,
    PERIOD_H2,   // half years
    PERIOD_NINE, // January to September
    PERIOD_M1,
    PERIOD_M12 = PERIOD_M1 + 11, // months
    PERIOD_YEAR,
    PERIOD_FOREIGN, // a part of the year that no quarters make: two months, four months
    PERIOD_COUNT
};

enum { WORDS_MAX = 48 };

// A folded text cut at its blanks; "%" is a word of its own. Words past WORDS_MAX are left out (is_cut).
struct words {
    struct str items[WORDS_MAX];
    size_t count;
    bool is_cut;
};

void words_cut(struct str folded, struct words *words);

// The longest period that begins at a word; returns how many words it takes, 0 when there is none.
size_t period_at(const struct words *words, size_t at, enum period *period);
// The last day of a quarter at a word, "31 de marzo": returns how many words it takes, 0 when there is none.
size_t period_end_at(const struct words *words, size_t at, enum period *period);
// Whether a period may begin with the word: "primer", "ene", "1t".
bool period_may_begin(struct str word);
// The quarter in which a period ends, 1 to 4; 0 for PERIOD_NONE.
int period_quarter(enum period period);
// A year of this century by its last two digits, as after a month: "ene-25"; 0 for other words.
int32_t period_short_year(struct str word);
// What a folded text says of the quarter (1 to 4) and the year; 0 for what it does not say.
void period_of_text(struct str folded, int *quarter, int32_t *year);
// The quarter that a report of a date is about: a report is dated at the end of its quarter, or in the month after
// it. `*year` goes back with it from January.
int period_reported(int month, int32_t *year);
// The month of the first date in a folded text, 0 when it has none.
int period_month_of_text(struct str folded);
// A year 1990 to 2100 among the words, or 0; the last one when there are several.
int32_t period_year(const struct words *words);
// The quarter and year of a spreadsheet's date number.
void period_of_date(double serial, bool is_1904, int *quarter, int32_t *year);
// Its month, 1 to 12; 0 when the number is no date.
int period_month_of_date(double serial, bool is_1904);

#endif
