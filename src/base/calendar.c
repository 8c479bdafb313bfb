// SPDX-License-Identifier: MIT
// Dates; see calendar.h. The arithmetic counts years from March, so that leap days come last.
#include "base/calendar.h"

#include <math.h>
#include <stdio.h>

// Days from 1899-12-30 and from 1904-01-01 to 1970-01-01.
enum { SINCE_1900 = 25569, SINCE_1904 = 24107 };

// The date so many days after 1970-01-01.
void calendar_date(int64_t days, int *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097, in_era = days - era * 146097;
    int64_t year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t day_of_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

// A serial number as "2024-12-31", "2024-12-31 14:30:00" or, below one, "14:30:00"; returns the length, 0 when it is
// no date between the years 1 and 9999.
size_t calendar_serial_text(char text[CALENDAR_SIZE], double serial, int is_1904)
{
    if (!(serial >= 0 && serial < 2958466))
        return 0;
    int64_t days = (int64_t)floor(serial), seconds = (int64_t)floor((serial - (double)days) * 86400 + 0.5);
    if (seconds >= 86400) {
        days++;
        seconds -= 86400;
    }
    int year, month, day, hour = (int)(seconds / 3600), minute = (int)(seconds / 60 % 60), second = (int)(seconds % 60);
    if (days == 0 && !is_1904)
        return (size_t)snprintf(text, CALENDAR_SIZE, "%02d:%02d:%02d", hour, minute, second);
    // spreadsheets have a 29 February 1900 that never was: the days before it count from a day later
    if (!is_1904 && days < 60)
        days++;
    calendar_date(days - (is_1904 ? SINCE_1904 : SINCE_1900), &year, &month, &day);
    if (seconds)
        return (size_t)snprintf(text, CALENDAR_SIZE, "%04d-%02d-%02d %02d:%02d:%02d", year, month, day, hour, minute,
                                second);
    return (size_t)snprintf(text, CALENDAR_SIZE, "%04d-%02d-%02d", year, month, day);
}
