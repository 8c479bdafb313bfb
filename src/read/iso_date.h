// SPDX-License-Identifier: MIT
// ISO 8601 dates, times and durations as the serial numbers of spreadsheets.
#ifndef CUADRA_READ_ISO_DATE_H
#define CUADRA_READ_ISO_DATE_H

#include "base/str.h"

// How days are counted: from the end of 1899 with a 29th of February 1900 that never was (Excel), the same
// without it (OpenDocument), from 1904.
enum date_system { DATES_1900, DATES_PLAIN, DATES_1904 };

// "2024-03-01", "2024-03-01T12:30:00.5Z", "12:30:00": days since the epoch of the workbook. False when it is
// none of them.
bool iso_date_serial(struct str text, enum date_system system, double *serial);
// "PT12H30M05.5S", "P1DT2H": days. False when it is no duration.
bool iso_duration_serial(struct str text, double *serial);

#endif
