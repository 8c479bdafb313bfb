// SPDX-License-Identifier: MIT
// Reading ISO 8601; see iso_date.h.
#include "read/iso_date.h"

#include "base/decimal.h"

#include <stdint.h>

enum { SERIAL_OF_1904 = 1462, MARCH_1900 = 61 };

// Where reading stands in a text.
struct cursor {
    const char *at, *end;
};

// Exactly `digits` digits as a number, or -1.
static int fixed_digits(struct cursor *cursor, int digits)
{
    int number = 0;
    for (int i = 0; i < digits; i++, cursor->at++) {
        if (cursor->at >= cursor->end || *cursor->at < '0' || *cursor->at > '9')
            return -1;
        number = number * 10 + (*cursor->at - '0');
    }
    return number;
}

// Takes the character when it is next.
static bool take(struct cursor *cursor, char c)
{
    if (cursor->at < cursor->end && *cursor->at == c) {
        cursor->at++;
        return true;
    }
    return false;
}

// Digits with an optional fraction, as a number; false without digits.
static bool decimal_digits(struct cursor *cursor, double *number)
{
    const char *from = cursor->at;
    while (cursor->at < cursor->end && ((*cursor->at >= '0' && *cursor->at <= '9') || *cursor->at == '.'))
        cursor->at++;
    return cursor->at > from && decimal_parse(from, (size_t)(cursor->at - from), number);
}

// Days from 1970-01-01 of a date of the Gregorian calendar.
static int64_t days_from_civil(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

// "YYYY-MM-DD" as days of the epoch in force.
static bool read_date(struct cursor *cursor, enum date_system system, double *days)
{
    int year = fixed_digits(cursor, 4);
    int month = take(cursor, '-') ? fixed_digits(cursor, 2) : -1;
    int day = take(cursor, '-') ? fixed_digits(cursor, 2) : -1;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    int64_t serial = days_from_civil(year, month, day) - days_from_civil(1899, 12, 30);
    if (system == DATES_1904)
        serial -= SERIAL_OF_1904;
    else if (system == DATES_1900 && serial > 0 && serial < MARCH_1900)
        serial--; // the 1900 system counts a 29th of February that never was
    *days = (double)serial;
    return true;
}

// "HH:MM[:SS[.fff]]" as a fraction of a day, with an ignored time zone.
static bool read_time(struct cursor *cursor, double *days)
{
    int hours = fixed_digits(cursor, 2);
    int minutes = take(cursor, ':') ? fixed_digits(cursor, 2) : -1;
    double seconds = 0;
    if (hours < 0 || minutes < 0 || (take(cursor, ':') && !decimal_digits(cursor, &seconds)))
        return false;
    *days = ((double)(hours * 60 + minutes) * 60 + seconds) / 86400;
    if (take(cursor, 'Z'))
        return cursor->at == cursor->end;
    if (cursor->at < cursor->end && (*cursor->at == '+' || *cursor->at == '-'))
        cursor->at = cursor->end;
    return cursor->at == cursor->end;
}

// Reads a date, a date and time, or a time.
bool iso_date_serial(struct str text, enum date_system system, double *serial)
{
    text = str_trim(text);
    if (!text.n)
        return false;
    struct cursor cursor = {text.s, text.s + text.n};
    double days = 0, time = 0;
    if (text.n >= 5 && text.s[2] == ':') {
        if (!read_time(&cursor, &time))
            return false;
        *serial = time;
        return true;
    }
    if (!read_date(&cursor, system, &days))
        return false;
    if (cursor.at < cursor.end && !((take(&cursor, 'T') || take(&cursor, ' ')) && read_time(&cursor, &time)))
        return take(&cursor, 'Z') && cursor.at == cursor.end ? (*serial = days, true) : false;
    *serial = days + time;
    return true;
}

// Adds up the parts of a duration.
bool iso_duration_serial(struct str text, double *serial)
{
    text = str_trim(text);
    if (!text.n)
        return false;
    struct cursor cursor = {text.s, text.s + text.n};
    bool is_negative = take(&cursor, '-');
    if (!take(&cursor, 'P') || cursor.at == cursor.end)
        return false;
    double seconds = 0, number;
    bool in_time = false;
    while (cursor.at < cursor.end) {
        if (take(&cursor, 'T')) {
            in_time = true;
            continue;
        }
        if (!decimal_digits(&cursor, &number))
            return false;
        if (!in_time && take(&cursor, 'D'))
            seconds += number * 86400;
        else if (in_time && take(&cursor, 'H'))
            seconds += number * 3600;
        else if (in_time && take(&cursor, 'M'))
            seconds += number * 60;
        else if (in_time && take(&cursor, 'S'))
            seconds += number;
        else
            return false;
    }
    *serial = (is_negative ? -seconds : seconds) / 86400;
    return true;
}
