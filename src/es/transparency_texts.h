// SPDX-License-Identifier: MIT
// Words of the transparency formats. What the law may rename has its key in [transparencia] of cuadra.ini; the
// values here stand where that says nothing. Formats of str_format.
#ifndef CUADRA_ES_TRANSPARENCY_TEXTS_H
#define CUADRA_ES_TRANSPARENCY_TEXTS_H

#define TRANSPARENCY_TITLE "Formatos de transparencia"
#define TRANSPARENCY_HEADINGS                    \
    {                                            \
        "TÍTULO", "NOMBRE CORTO", "DESCRIPCIÓN" \
    }
#define TRANSPARENCY_FIELDS      "Tabla Campos"
#define TRANSPARENCY_SHEET       "Fracción %.*s"
#define TRANSPARENCY_DESCRIPTION "%s. Artículo %.*s, fracción %.*s"
#define TRANSPARENCY_SHORT_NAME  "LGT_ART%.*s_F%.*s"
#define TRANSPARENCY_CATALOGUE   "Hidden_1"

#define TRANSPARENCY_INTEREST          "Indicadores de interés público"
#define TRANSPARENCY_RESULTS           "Indicadores de resultados"
#define TRANSPARENCY_ARTICLE           "70"
#define TRANSPARENCY_FRACTION_INTEREST "V"
#define TRANSPARENCY_FRACTION_RESULTS  "VI"

#define TRANSPARENCY_ASCENDING  "Ascendente"
#define TRANSPARENCY_DESCENDING "Descendente"
#define TRANSPARENCY_DIMENSIONS                          \
    {                                                    \
        "Eficacia", "Eficiencia", "Calidad", "Economía" \
    }

#define TRANSPARENCY_NOTE           "Metas programadas: del año. Avance de metas: acumulado al %s."
#define TRANSPARENCY_NOTE_DIRECTION " El sentido «%.*s» no está en el catálogo."
#define TRANSPARENCY_NOTE_DIMENSION " La dimensión «%.*s» no está en el catálogo."
#define TRANSPARENCY_NOTE_MISSING   " La entrega no trae: %.*s."
#define TRANSPARENCY_BASELINE       "%.*s (%d)"
#define TRANSPARENCY_BAD_DATE       "cuadra.ini: «%.*s» no es una fecha; escríbala como d/m/aaaa"

#endif
