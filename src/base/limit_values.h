// SPDX-License-Identifier: MIT
// The limits in force for a run: a field for each row of limits.h.
#ifndef CUADRA_BASE_LIMIT_VALUES_H
#define CUADRA_BASE_LIMIT_VALUES_H

#include <stdint.h>

struct limits {
#define LIMIT(name, key, value, reason) int64_t name;
#include "base/limits.h"
#undef LIMIT
};

// The defaults.
struct limits limits_default(void);

#endif
