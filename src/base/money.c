// SPDX-License-Identifier: MIT
// Exact money; see money.h.
#include "base/money.h"

#include "base/decimal.h"

#include <string.h>

enum { MONEY_DECIMALS = 4, MONEY_SCALE = 10000, MAX_DIGITS = 40 };

// The digits of an amount while it is read.
struct scanned {
    char digits[MAX_DIGITS]; // without separators
    size_t count;
    size_t decimals; // of the digits, how many stand after the decimal mark
    bool is_negative;
};

// Whether the text goes on with one of the marks that may stand around an amount; returns their length.
static size_t mark_length(struct str text)
{
    static const char *const marks[] = {"$", " ", "\t", "MXN", "MN", "\xC2\xA0", "\xE2\x80\xAF", "'"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(text, str_of(marks[i])))
            return strlen(marks[i]);
    return 0;
}

// Where the decimal mark stands; SIZE_MAX when there is none. The last point or comma is it, unless it groups
// three digits and is the only kind of sign, a comma, or repeated.
static size_t find_decimal_mark(struct str text)
{
    size_t last = SIZE_MAX, points = 0, commas = 0, after = 0;
    for (size_t i = 0; i < text.n; i++) {
        points += text.s[i] == '.';
        commas += text.s[i] == ',';
        if (text.s[i] == '.' || text.s[i] == ',') {
            last = i;
            after = 0;
        } else if (text.s[i] >= '0' && text.s[i] <= '9') {
            after++;
        }
    }
    if (last == SIZE_MAX)
        return SIZE_MAX;
    bool is_comma = text.s[last] == ',';
    if (points && commas)
        return (is_comma ? commas : points) == 1 ? last : SIZE_MAX;
    if ((is_comma ? commas : points) > 1)
        return SIZE_MAX;
    return is_comma && after == 3 ? SIZE_MAX : last;
}

// Reads the signs and digits of an amount; false when something else is in it.
static bool scan(struct str text, struct scanned *scanned)
{
    size_t decimal_mark = find_decimal_mark(text);
    bool has_open = false, has_close = false, has_mark = false, is_grouped = false;
    size_t group = 0; // digits since the last separator
    for (size_t i = 0; i < text.n;) {
        char c = text.s[i];
        size_t mark = mark_length(str_slice(text, i, text.n));
        if (c >= '0' && c <= '9') {
            if (scanned->count == MAX_DIGITS || has_close)
                return false;
            scanned->digits[scanned->count++] = c;
            scanned->decimals += has_mark;
            group += !has_mark;
        } else if (c == '.' || c == ',') {
            if (has_mark || (is_grouped && group != 3) || (i != decimal_mark && !group))
                return false; // thousands stand in threes, and before the decimal mark
            has_mark = i == decimal_mark;
            is_grouped |= !has_mark;
            group = has_mark && is_grouped ? 3 : 0;
        } else if (c == '-' && (!scanned->count || i + 1 == text.n)) {
            scanned->is_negative = !scanned->is_negative;
        } else if (c == '(' && !has_open && !scanned->count) {
            has_open = true;
        } else if (c == ')' && has_open && !has_close) {
            has_close = true;
        } else if (!mark && !(c == '+' && !scanned->count)) {
            return false;
        }
        i += mark ? mark : 1;
    }
    scanned->is_negative ^= has_open;
    return scanned->count && has_open == has_close && (!is_grouped || group == 3);
}

// Reads an amount as accounting writes it: "1,050,000.00", "$ 1050000", "(25.5)", "25.50-", "1.050.000,00".
bool money_parse(struct str text, int64_t *units)
{
    struct scanned scanned = {.count = 0};
    if (!scan(str_trim(text), &scanned))
        return false;
    int64_t sum = 0;
    size_t whole = scanned.count - scanned.decimals;
    for (size_t i = 0; i < whole + MONEY_DECIMALS; i++) {
        int digit = i < scanned.count ? scanned.digits[i] - '0' : 0;
        if (__builtin_mul_overflow(sum, (int64_t)10, &sum) || __builtin_add_overflow(sum, (int64_t)digit, &sum))
            return false;
    }
    size_t next = whole + MONEY_DECIMALS;
    if (next < scanned.count && scanned.digits[next] >= '5' && __builtin_add_overflow(sum, (int64_t)1, &sum))
        return false;
    *units = scanned.is_negative ? -sum : sum;
    return true;
}

// The size of an amount, also of the least integer.
static uint64_t size_of(int64_t units)
{
    return units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
}

// "1050000.5", without trailing zeros.
struct str money_text(struct arena *arena, int64_t units)
{
    uint64_t size = size_of(units);
    struct str text = str_format(arena, "%s%llu.%04llu", units < 0 ? "-" : "", (unsigned long long)(size / MONEY_SCALE),
                                 (unsigned long long)(size % MONEY_SCALE));
    while (text.s[text.n - 1] == '0')
        text.n--;
    if (text.s[text.n - 1] == '.')
        text.n--;
    return text;
}

// "$1,050,000.50", at least two decimals.
struct str money_shown(struct arena *arena, int64_t units)
{
    uint64_t size = size_of(units), whole = size / MONEY_SCALE, part = size % MONEY_SCALE;
    struct str digits = str_format(arena, "%llu", (unsigned long long)whole);
    struct buffer shown = {.arena = arena};
    buffer_add_z(&shown, units < 0 ? "-$" : "$");
    for (size_t i = 0; i < digits.n; i++) {
        if (i && (digits.n - i) % 3 == 0)
            buffer_add_char(&shown, ',');
        buffer_add_char(&shown, digits.s[i]);
    }
    if (part % 100)
        buffer_format(&shown, ".%04llu", (unsigned long long)part);
    else
        buffer_format(&shown, ".%02llu", (unsigned long long)(part / 100));
    return buffer_str(&shown);
}

// The sum; unknown when either is, or when it overflows.
struct money money_add(struct money a, struct money b)
{
    struct money sum = {a.is_known && b.is_known, 0};
    if (sum.is_known && __builtin_add_overflow(a.units, b.units, &sum.units))
        sum = (struct money){false, 0};
    return sum;
}

// The difference, the same way.
struct money money_subtract(struct money a, struct money b)
{
    struct money difference = {a.is_known && b.is_known, 0};
    if (difference.is_known && __builtin_sub_overflow(a.units, b.units, &difference.units))
        difference = (struct money){false, 0};
    return difference;
}

// 100·part/whole as a number; the only place where money leaves exact decimals.
double money_percentage(int64_t part, int64_t whole)
{
    return decimal_clean(100.0 * (double)part / (double)whole);
}
