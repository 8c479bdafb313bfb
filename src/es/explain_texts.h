// SPDX-License-Identifier: MIT
// The words with which cuadra shows what it understood of a workbook. Formats of buffer_format.
#ifndef CUADRA_ES_EXPLAIN_TEXTS_H
#define CUADRA_ES_EXPLAIN_TEXTS_H

// In the order of enum reason.
#define EXPLAIN_REASONS "", "sinónimo", "palabras", "comienzo", "contenido", "posición", "identidad"
// In the order of enum row_use.
#define EXPLAIN_USES "encabezado", "dato", "indicador", "sigue", "total", "firma", "perdida", "corrida", "texto"
#define EXPLAIN_USES_SHOWN                                                                             \
    "encabezados de la tabla", "datos del encabezado", "indicadores", "siguen al indicador de arriba", \
        "totales (no cuentan)", "firmas y notas", "con cifras y sin indicador (no contadas)",          \
        "con las cifras corridas (dejadas fuera)", "textos sin datos"

#define EXPLAIN_FILE       "%.*s\n"
#define EXPLAIN_SHEET      "\nHoja «%.*s»: "
#define EXPLAIN_ONLY_SHEET "\nTabla única: "
#define EXPLAIN_LAYOUT     "plantilla %.*s (%d de %d señas)\n"
#define EXPLAIN_BY_CODE    "plantilla %.*s (por el código del formato)\n"
#define EXPLAIN_DICTIONARY "ninguna plantilla la reconoce; se leyó con el diccionario\n"
#define EXPLAIN_HIDDEN     "oculta, no se lee\n"
#define EXPLAIN_EMPTY      "vacía\n"
#define EXPLAIN_REPEATED   "omitida: todas sus filas repiten las de «%.*s»\n"
#define EXPLAIN_NO_RECORDS "sin indicadores\n"
#define EXPLAIN_NEAR       "  Se parece a %.*s: %d de %d señas (se piden %d)\n"
#define EXPLAIN_TABLE \
    "  Tabla %s, encabezados en las filas %d a %d%s; cuadran %d identidades de sus filas, no cuadran %d\n"
#define EXPLAIN_TABLE_LABELS   " (cada fila dice su propia medida o periodo)"
#define EXPLAIN_TABLE_MONEY    " (cifras de dinero)"
#define EXPLAIN_TABLE_UNUSED   " (sin metas ni avances)"
#define EXPLAIN_COLUMN         "    %-4s "
#define EXPLAIN_ARROW          " → "
#define EXPLAIN_WHY            "  [%s, %d %%]"
#define EXPLAIN_NO_HEADING     "(sin encabezado)"
#define EXPLAIN_NOT_UNDERSTOOD "no se entendió"
#define EXPLAIN_SPARE          "repite a otra columna"
#define EXPLAIN_OTHER          "cifra que no se usa"
#define EXPLAIN_HEADINGS       "  Datos del encabezado\n"
#define EXPLAIN_HEADING        "    %-6s %s = "
#define EXPLAIN_BLANK          "(en blanco)"
#define EXPLAIN_ROWS           "  Filas\n"
#define EXPLAIN_ROW_GROUP      "    %s: %s\n"
#define EXPLAIN_TOTALS         "\n%zu indicadores, %zu hallazgos de lectura\n"
#define EXPLAIN_FINDING        "  %s %s: %s\n"
#define EXPLAIN_UNREADABLE     "no se pudo leer «%s»: %.*s."

#define EXPLAIN_HTML_TITLE "Lo que cuadra entendió de %s"
#define EXPLAIN_HTML_LEGEND                                                                                                    \
    "<p class=\"leyenda\"><span class=\"f-id\">qué indicador es</span> <span class=\"f-texto\">texto</span> "                 \
    "<span class=\"f-meta\">meta</span> <span class=\"f-avance\">avance</span> <span class=\"f-variacion\">variación</span> " \
    "<span class=\"f-porcentaje\">porcentaje</span> <span class=\"f-encabezado\">encabezado</span> "                           \
    "<span class=\"f-dato\">dato del encabezado</span> <span class=\"f-nada\">no se usa</span> "                               \
    "<span class=\"f-duda\">sin entender</span></p>\n"
#define EXPLAIN_HTML_CUT "<p>La hoja sigue; se muestran sus primeras %d filas y %d columnas.</p>\n"

#endif
