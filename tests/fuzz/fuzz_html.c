// SPDX-License-Identifier: MIT
// A web page.
#include "fuzz/fuzz_reader.h"

// Reads the bytes in all ways.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_one(data, size, NULL, false);
}
