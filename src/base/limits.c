// SPDX-License-Identifier: MIT
// The limits as values; the table is limits.h.
#include "base/limit_values.h"

// The defaults.
struct limits limits_default(void)
{
    return (struct limits){
#define LIMIT(name, key, value, reason) .name = (value),
#include "base/limits.h"
#undef LIMIT
    };
}
