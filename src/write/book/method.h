// SPDX-License-Identifier: MIT
// Where Metodología keeps the parameters in force: formulas of other sheets name them.
#ifndef CUADRA_WRITE_BOOK_METHOD_H
#define CUADRA_WRITE_BOOK_METHOD_H

#include "write/book/report.h"

// Defines the names Corte, Tope, Verde, Amarillo and Sobrecumplimiento.
void method_define_names(struct report *report);

#endif
