// SPDX-License-Identifier: MIT
// The errors that cells show, in the languages that programs show them in.
#ifndef CUADRA_ES_CELL_ERRORS_H
#define CUADRA_ES_CELL_ERRORS_H

#include "base/str.h"

// The code in English ("#DIV/0!") of an error as shown ("#¡DIV/0!", "Err:502"); empty when it is none.
struct str cell_error_code(struct str shown);

#endif
