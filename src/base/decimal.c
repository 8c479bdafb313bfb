// SPDX-License-Identifier: MIT
// Decimal reading and printing; see decimal.h. The C locale is asked for by name around each call that obeys
// a locale, because a program that links the library may have set another one.
#define _GNU_SOURCE
#include "base/decimal.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 15 };

// Powers of ten that a double holds exactly.
static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// strtod in the C locale, of a text that is known to be a number.
static double parse_slowly(const char *text, size_t size)
{
    char copy[512];
    if (size >= sizeof copy) // digits past the 500th cannot matter to a double of a spreadsheet
        size = sizeof copy - 1;
    memcpy(copy, text, size);
    copy[size] = '\0';
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (c == (locale_t)0)
        return strtod(copy, NULL);
    double number = strtod_l(copy, NULL, c);
    freelocale(c);
    return number;
}

// What was seen of a number's text.
struct scanned {
    uint64_t mantissa; // the first 19 digits
    int digits;        // of the mantissa, without leading zeros
    int exponent;      // of ten, for the mantissa
    bool is_negative;
};

// Reads digits from `at`; returns where they end. `after_point` counts the exponent down.
static const char *scan_digits(const char *at, const char *end, bool after_point, struct scanned *seen)
{
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        if (seen->digits < 19) {
            seen->mantissa = seen->mantissa * 10 + (uint64_t)(*at - '0');
            seen->digits += seen->mantissa != 0;
            seen->exponent -= after_point;
        } else {
            seen->digits++;
            seen->exponent += !after_point;
        }
    }
    return at;
}

// Reads "e[+-]digits" at `at`, if it is there; NULL when it is malformed.
static const char *scan_exponent(const char *at, const char *end, struct scanned *seen)
{
    if (at == end || (*at | 0x20) != 'e')
        return at;
    bool is_negative = ++at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    const char *digits = at;
    int power = 0;
    for (; at < end && *at >= '0' && *at <= '9'; at++)
        if (power < 100000)
            power = power * 10 + (*at - '0');
    seen->exponent += is_negative ? -power : power;
    return at == digits ? NULL : at;
}

#if LDBL_MANT_DIG == 64 && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define HAS_EXTENDED 1
// Powers of ten that a long double of 64 bits holds exactly.
static const long double extended_powers[] = {1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,  1e7L,  1e8L,  1e9L,
                                              1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L,
                                              1e20L, 1e21L, 1e22L, 1e23L, 1e24L, 1e25L, 1e26L, 1e27L};
#else
#define HAS_EXTENDED 0
#endif

// A number of up to 19 digits by way of a long double of 64 bits, where there is one: one multiplication or
// division that is rounded correctly, then a second rounding to a double, which is right unless the first
// result lies exactly half way between two doubles. False then, and for what is out of range.
static bool parse_extended(const struct scanned *seen, double *number)
{
#if HAS_EXTENDED
    uint64_t bits;
    if (seen->digits > 19 || seen->exponent < -27 || seen->exponent > 27)
        return false;
    long double value = (long double)seen->mantissa;
    value = seen->exponent < 0 ? value / extended_powers[-seen->exponent] : value * extended_powers[seen->exponent];
    memcpy(&bits, &value, sizeof bits); // the 64 bits of the mantissa come first
    if ((bits & 0x7FF) == 0x400)
        return false;
    *number = seen->is_negative ? -(double)value : (double)value;
    return true;
#else
    (void)seen, (void)number;
    return false;
#endif
}

// Reads "[+-]digits[.digits][e[+-]digits]", the whole of it, correctly rounded; false when it is not that.
bool decimal_parse(const char *text, size_t size, double *number)
{
    if (!size)
        return false;
    const char *at = text, *end = text + size;
    struct scanned seen = {.is_negative = size && *text == '-'};
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    const char *whole = at;
    at = scan_digits(at, end, false, &seen);
    bool has_digits = at > whole;
    if (at < end && *at == '.') {
        const char *part = ++at;
        at = scan_digits(at, end, true, &seen);
        has_digits |= at > part;
    }
    at = has_digits ? scan_exponent(at, end, &seen) : NULL;
    if (at != end || !at)
        return false;
    if (seen.digits <= 19 && seen.mantissa < (1ULL << 53) && seen.exponent >= -22 && seen.exponent <= 22) {
        double exact = (double)seen.mantissa;
        exact = seen.exponent < 0 ? exact / exact_powers[-seen.exponent] : exact * exact_powers[seen.exponent];
        *number = seen.is_negative ? -exact : exact;
        return true;
    }
    if (!parse_extended(&seen, number))
        *number = parse_slowly(text, size);
    return true;
}

// snprintf of numbers in the C locale, whatever the caller's is.
__attribute__((format(printf, 3, 4))) static size_t print(char *text, size_t size, const char *format, ...)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = c == (locale_t)0 ? (locale_t)0 : uselocale(c);
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(text, size, format, arguments);
    va_end(arguments);
    if (c != (locale_t)0) {
        uselocale(before);
        freelocale(c);
    }
    return n < 0 ? 0 : (size_t)n < size ? (size_t)n : size - 1;
}

// The 15 significant digits of a number between 0.0001 and 10^15 as a whole number, and the power of ten of the first,
// by way of a long double, whose error is far below half a unit of the last digit: what comes close to half a unit is
// left to others. False: not found.
static bool find_digits(double number, uint64_t *whole, int *exponent)
{
#if HAS_EXTENDED
    double size = fabs(number);
    if (!(size >= 1e-4 && size < 1e15))
        return false;
    *exponent = size < 1 ? -4 : 0;
    while (*exponent < 14 && size >= (*exponent < -1 ? 1 / exact_powers[-*exponent - 1] : exact_powers[*exponent + 1]))
        ++*exponent;
    long double scaled = (long double)size * extended_powers[DIGITS - 1 - *exponent];
    *whole = (uint64_t)scaled;
    long double rest = scaled - (long double)*whole;
    *whole += rest > 0.5L;
    return !(rest > 0.499L && rest < 0.501L) && *whole < UINT64_C(1000000000000000);
#else
    (void)number, (void)whole, (void)exponent;
    return false;
#endif
}

// The number at 15 significant digits times ten to a power, rounded once; false when that takes a text.
static bool shift_digits(double number, int power, double *shifted)
{
    uint64_t whole;
    int exponent;
    if (!find_digits(number, &whole, &exponent))
        return false;
    power += exponent - (DIGITS - 1);
    if (power < -22 || power > 22)
        return false;
    double digits = (double)whole; // below 2^53, and the powers are exact
    *shifted = copysign(power < 0 ? digits / exact_powers[-power] : digits * exact_powers[power], number);
    return true;
}

// Prints a number between 0.0001 and 10^15 with 15 significant digits. 0: not printed.
static size_t print_extended(char *text, double number)
{
    char digits[DIGITS];
    uint64_t whole;
    int exponent;
    if (!find_digits(number, &whole, &exponent))
        return 0;
    for (int i = DIGITS - 1; i >= 0; i--, whole /= 10)
        digits[i] = (char)('0' + whole % 10);
    int count = DIGITS, point = exponent < 0 ? 0 : exponent + 1;
    while (count > point && count > 1 && digits[count - 1] == '0')
        count--;
    char *at = text;
    if (number < 0)
        *at++ = '-';
    if (exponent < 0) {
        memcpy(at, "0.000", 5);
        at += 1 - exponent;
    } else {
        memcpy(at, digits, (size_t)point);
        at += point;
        if (count > point)
            *at++ = '.';
    }
    memcpy(at, digits + point, (size_t)(count - point));
    at += count - point;
    *at = '\0';
    return (size_t)(at - text);
}

// Prints a whole number of less than 10^15.
static size_t print_whole(char *text, int64_t number)
{
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    size_t n = number < 0 ? 2 : 1;
    for (uint64_t limit = 10; rest >= limit; limit *= 10)
        n++;
    *text = '-';
    char *at = text + n;
    *at = '\0';
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    return n;
}

// Prints with `digits` significant digits, as %.<digits>g in the C locale; returns the length.
size_t decimal_print(char text[DECIMAL_SIZE], double number, int digits)
{
    if (number == 0)
        number = 0; // no "-0"
    if (fabs(number) < 1e15 && number == (double)(int64_t)number) {
        size_t n = print_whole(text, (int64_t)number); // most of what there is
        if (n <= (size_t)digits)
            return n;
    }
    size_t n = digits == 15 ? print_extended(text, number) : 0;
    return n ? n : print(text, DECIMAL_SIZE, "%.*g", digits, number);
}

// Prints the shortest text that reads back as the same number.
size_t decimal_shortest(char text[DECIMAL_SIZE], double number)
{
    size_t n = 0;
    double clean;
    if (fabs(number) < 1e15 && number == (double)(int64_t)number)
        return print_whole(text, (int64_t)number);
    if (shift_digits(number, 0, &clean) && clean == number) // deliberate: 15 digits are enough
        return print_extended(text, number);
    for (int digits = 15; digits <= 17; digits++) {
        double back = 0;
        n = decimal_print(text, number, digits);
        if (decimal_parse(text, n, &back) && back == number)
            break;
    }
    return n;
}

// Prints with a fixed number of decimals, rounded half away from zero on the decimal that people see.
size_t decimal_fixed(char text[DECIMAL_FIXED_SIZE], double number, int decimals)
{
    // 2.675 is stored a little lower; people see 2.675 and expect 2.68.
    double away = fabs(number) < 1e15 ? copysign(fabs(number) * 1e-15, number) : 0;
    return print(text, DECIMAL_FIXED_SIZE, "%.*f", decimals, number + away);
}

// The number at 15 significant digits: 0.1 + 0.2 becomes 0.3.
double decimal_clean(double number)
{
    if (!isfinite(number) || (fabs(number) < 1e15 && number == (double)(int64_t)number))
        return number;
    double clean = number;
    if (shift_digits(number, 0, &clean))
        return clean;
    char text[DECIMAL_SIZE];
    size_t n = decimal_print(text, number, DIGITS);
    return decimal_parse(text, n, &clean) ? clean : number;
}

// The number times ten to the power, exact for what people type: 0.07 by 2 is 7.
double decimal_shift(double number, int power)
{
    if (!isfinite(number) || number == 0)
        return number;
    double shifted = number;
    if (shift_digits(number, power, &shifted))
        return shifted;
    char text[DECIMAL_SIZE + 16];
    size_t n = decimal_print(text, number, DIGITS);
    int before = 0;
    char *exponent = memchr(text, 'e', n);
    if (exponent) {
        before = (int)strtol(exponent + 1, NULL, 10);
        n = (size_t)(exponent - text);
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "e%d", before + power);
    return decimal_parse(text, n, &shifted) ? shifted : number;
}
