// SPDX-License-Identifier: MIT
// Money as exact decimals: whole ten-thousandths of a peso, never binary fractions.
#ifndef CUADRA_BASE_MONEY_H
#define CUADRA_BASE_MONEY_H

#include "base/str.h"

#include <stdint.h>

// An amount of money that may not be known.
struct money {
    bool is_known;
    int64_t units; // ten-thousandths
};

// Reads an amount as accounting writes it: "1,050,000.00", "$ 1050000", "(25.5)", "25.50-", "1.050.000,00".
// What has more than four decimals is rounded half away from zero. False when it is no amount, or too large.
bool money_parse(struct str text, int64_t *units);
// "1050000.5", without trailing zeros.
struct str money_text(struct arena *arena, int64_t units);
// "$1,050,000.50", at least two decimals.
struct str money_shown(struct arena *arena, int64_t units);
// The sum; unknown when either is, or when it overflows.
struct money money_add(struct money a, struct money b);
// The difference, the same way.
struct money money_subtract(struct money a, struct money b);
// 100·part/whole as a number; the only place where money leaves exact decimals. Whole must not be 0.
double money_percentage(int64_t part, int64_t whole);

#endif
