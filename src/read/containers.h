// SPDX-License-Identifier: MIT
// The readers of containers, two functions each; the rows are in containers.c. A new container is a file with
// these two functions and one row.
#ifndef CUADRA_READ_CONTAINERS_H
#define CUADRA_READ_CONTAINERS_H

#include "read/reading.h"

// OOXML: .xlsx, .xlsm, .xltx, .xltm.
int xlsx_bid(struct reading *reading);
void xlsx_read(struct reading *reading);

#endif
