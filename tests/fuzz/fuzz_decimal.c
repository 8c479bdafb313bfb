// SPDX-License-Identifier: MIT
// Any bytes given to the number reader: what it takes as a number comes back from its shortest text as the same number.
#include "base/decimal.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Reads, prints, reads again.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    double number = 0, again = 0;
    if (!decimal_parse((const char *)data, size, &number) || !isfinite(number))
        return 0;
    char text[DECIMAL_SIZE], fixed[DECIMAL_FIXED_SIZE];
    size_t length = decimal_shortest(text, number);
    assert(length < sizeof text);
    assert(decimal_parse(text, length, &again));
    assert(!(number < again) && !(number > again)); // -0 is printed as 0
    assert(decimal_fixed(fixed, number, 2) < sizeof fixed);
    assert(isfinite(decimal_clean(number)) || fabs(number) > 1e307);
    return 0;
}
