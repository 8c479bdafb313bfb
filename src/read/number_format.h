// SPDX-License-Identifier: MIT
// What a number format code makes of a number: plain, percent or date, and how many decimals it shows. Only
// the first section counts. Shared by the readers of every container.
#ifndef CUADRA_READ_NUMBER_FORMAT_H
#define CUADRA_READ_NUMBER_FORMAT_H

#include "base/str.h"

#include <stdint.h>

struct number_format {
    uint8_t kind;    // enum number_kind
    int8_t decimals; // -1: as many as the number has
};

// Of a format code ("0.00%", "d/m/yyyy").
struct number_format number_format_of_code(struct str code);
// Of one of Excel's built-in ids; General for those that are none.
struct number_format number_format_builtin(uint32_t id);

#endif
