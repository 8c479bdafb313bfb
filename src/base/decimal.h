// SPDX-License-Identifier: MIT
// Doubles that behave as the decimals people typed: read and printed without a locale, cleaned to the 15
// digits that a spreadsheet keeps, moved by powers of ten without the error of a multiplication.
#ifndef CUADRA_BASE_DECIMAL_H
#define CUADRA_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

enum { DECIMAL_SIZE = 32, DECIMAL_FIXED_SIZE = 400 };

// Reads "[+-]digits[.digits][e[+-]digits]", the whole of it, correctly rounded; false when it is not that.
bool decimal_parse(const char *text, size_t size, double *number);
// Prints with `digits` significant digits, as %.<digits>g in the C locale; returns the length.
size_t decimal_print(char text[DECIMAL_SIZE], double number, int digits);
// Prints the shortest text that reads back as the same number.
size_t decimal_shortest(char text[DECIMAL_SIZE], double number);
// Prints with a fixed number of decimals, rounded half away from zero on the decimal that people see.
size_t decimal_fixed(char text[DECIMAL_FIXED_SIZE], double number, int decimals);
// The number at 15 significant digits: 0.1 + 0.2 becomes 0.3.
double decimal_clean(double number);
// The number times ten to the power, exact for what people type: 0.07 by 2 is 7.
double decimal_shift(double number, int power);

#endif
