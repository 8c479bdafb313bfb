// SPDX-License-Identifier: MIT
// The words for the levels of an indicator, in the order of enum level after LEVEL_NONE.
#ifndef CUADRA_ES_LEVEL_TEXTS_H
#define CUADRA_ES_LEVEL_TEXTS_H

#define LEVEL_TEXTS "Fin", "Propósito", "Componente", "Actividad", "Meta"

#endif
