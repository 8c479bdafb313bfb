// SPDX-License-Identifier: MIT
// ISO 8601 dates, times and durations as the serial numbers of spreadsheets.
#ifndef CUADRA_READ_ISO_DATE_H
#define CUADRA_READ_ISO_DATE_H

#include "base/str.h"

// "2024-03-01", "2024-03-01T12:30:00.5Z", "12:30:00": days since the epoch of the workbook. False when it is
// none of them.
bool iso_date_serial(struct str text, bool is_1904, double *serial);
// "PT12H30M05.5S", "P1DT2H": days. False when it is no duration.
bool iso_duration_serial(struct str text, double *serial);

#endif
