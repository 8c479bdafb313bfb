// SPDX-License-Identifier: MIT
// The readers of containers, two functions each; the rows are in containers.c. A new container is a file with
// these two functions and one row.
#ifndef CUADRA_READ_CONTAINERS_H
#define CUADRA_READ_CONTAINERS_H

#include "read/reading.h"

// OOXML: .xlsx, .xlsm, .xltx, .xltm.
int xlsx_bid(struct reading *reading);
void xlsx_read(struct reading *reading);

// OpenDocument spreadsheets, packed (.ods, .ots) or flat (.fods).
int ods_bid(struct reading *reading);
void ods_read(struct reading *reading);

// SpreadsheetML 2003: one XML file, often named .xls or .xml.
int xmlss_bid(struct reading *reading);
void xmlss_read(struct reading *reading);

// Tables of a web page, often saved as .xls.
int html_bid(struct reading *reading);
void html_read(struct reading *reading);

// Delimited text: .csv, .tsv, .txt.
int csv_bid(struct reading *reading);
void csv_read(struct reading *reading);

// dBASE tables.
int dbf_bid(struct reading *reading);
void dbf_read(struct reading *reading);

// Excel's binary formats before 2007, BIFF2 to BIFF8: .xls.
int xls_bid(struct reading *reading);
void xls_read(struct reading *reading);

#endif
