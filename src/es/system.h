// SPDX-License-Identifier: MIT
// What the operating system refused, in Spanish, whatever the locale.
#ifndef CUADRA_ES_SYSTEM_H
#define CUADRA_ES_SYSTEM_H

#include "base/str.h"

// A phrase without a period for an errno value: "el archivo no existe".
struct str system_reason(int error);

#endif
