// SPDX-License-Identifier: MIT
// What is said of a budget: names of its columns, why it could not be read, and where its identities fail.
// Formats of str_format.
#ifndef CUADRA_ES_BUDGET_TEXTS_H
#define CUADRA_ES_BUDGET_TEXTS_H

// The columns in the order of enum budget_column.
#define BUDGET_NAMES                                                                                               \
    {                                                                                                              \
        "Aprobado", "Ampliaciones/(Reducciones)", "Modificado", "Comprometido", "Devengado", "Ejercido", "Pagado", \
            "Subejercicio"                                                                                         \
    }

#define BUDGET_TEXT_UNREADABLE "no se pudo leer el presupuesto «%s»: %.*s"
#define BUDGET_TEXT_NO_TABLE \
    "el presupuesto «%s» no tiene una tabla con encabezados como Aprobado, Modificado y Devengado"
#define BUDGET_TEXT_NO_KEY \
    "el presupuesto «%s» no tiene una columna con la clave del programa a la izquierda del dinero"
#define BUDGET_TEXT_NO_ROWS "el presupuesto «%s» no tiene renglones con clave de programa y dinero"

#define BUDGET_TEXT_SUM_RULE        "%s más %s"
#define BUDGET_TEXT_DIFFERENCE_RULE "%s menos %s"
#define BUDGET_TEXT_AT_MOST_RULE    "a lo más %s"
#define BUDGET_TEXT_TOTAL_RULE      "la suma de los programas"

#define BUDGET_TEXT_PROGRAMME    "Programa"
#define BUDGET_TEXT_AXIS         "Eje"
#define BUDGET_TEXT_OBJECTIVE    "Objetivo"
#define BUDGET_TEXT_TOTAL        "Total"
#define BUDGET_TEXT_NO_AXIS      "Sin eje"
#define BUDGET_TEXT_NO_OBJECTIVE "Sin objetivo"
#define BUDGET_TEXT_WITHIN_AXIS  "%s (eje %.*s)"
#define BUDGET_TEXT_IN_LINE      "acorde"
#define BUDGET_TEXT_MONEY_AHEAD  "el dinero va adelante de las metas"
#define BUDGET_TEXT_GOALS_AHEAD  "las metas van adelante del dinero"
#define BUDGET_TEXT_NO_FIGURES   "sin porcentaje que comparar"
#define BUDGET_TEXT_ONLY_MONEY   "solo en el presupuesto"
#define BUDGET_TEXT_ONLY_GOALS   "solo en las metas"
#define BUDGET_TEXT_NEAREST      "%s; el más parecido es %.*s"

#endif
