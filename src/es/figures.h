// SPDX-License-Identifier: MIT
// Figures as a Mexican reader expects them: 1,234.5; never in the notation of a locale or of C.
#ifndef CUADRA_ES_FIGURES_H
#define CUADRA_ES_FIGURES_H

#include "base/str.h"

// "1,250", "-3.75". `decimals` fixes them (rounded half away from zero); -1 shows at most 4, -2 at most 2,
// and no trailing zeros.
struct str figure_text(struct arena *arena, double number, int decimals);

#endif
