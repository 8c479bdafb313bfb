// SPDX-License-Identifier: MIT
// Days and dates of the Gregorian calendar, and the serial numbers of spreadsheets.
#ifndef CUADRA_BASE_CALENDAR_H
#define CUADRA_BASE_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

// The date so many days after 1970-01-01.
void calendar_date(int64_t days, int *year, int *month, int *day);

enum { CALENDAR_SIZE = 32 };

// A serial number as "2024-12-31", "2024-12-31 14:30:00" or, below one, "14:30:00"; returns the length, 0 when it
// is no date between the years 1 and 9999.
size_t calendar_serial_text(char text[CALENDAR_SIZE], double serial, int is_1904);

#endif
