// SPDX-License-Identifier: MIT
// Any bytes given to the reader of numbers as people write them: what is a number is finite, and its unit lies
// inside the text.
#include "text/figure_text.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Reads the text with both decimal marks.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    for (int comma = 0; comma < 2; comma++) {
        struct figure_text figure = figure_text_read(text, comma);
        assert(figure.kind != FIGURE_TEXT_NUMBER || isfinite(figure.value));
        assert(figure.decimals >= 0);
        if (figure.unit.n)
            assert(figure.unit.s >= text.s && figure.unit.s + figure.unit.n <= text.s + text.n);
    }
    return 0;
}
