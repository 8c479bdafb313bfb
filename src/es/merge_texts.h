// SPDX-License-Identifier: MIT
// Phrases of the consolidation that go into findings and into the sheet Fuentes. Formats of str_format.
#ifndef CUADRA_ES_MERGE_TEXTS_H
#define CUADRA_ES_MERGE_TEXTS_H

#define MERGE_TEXT_LATER              "ser el archivo modificado más tarde"
#define MERGE_TEXT_LAST               "ser el último en el orden de los nombres"
#define MERGE_TEXT_SAME_FILE          "ser el mismo archivo con otro nombre"
#define MERGE_TEXT_LACKS_ONE          "; no trae el indicador %.*s, que se conserva de este archivo"
#define MERGE_TEXT_LACKS              "; no trae %zu indicadores, que se conservan de este archivo: %.*s"
#define MERGE_TEXT_AND_MORE           " y otros"
#define MERGE_TEXT_UNNAMED_UNIT       "una unidad sin nombre"
#define MERGE_TEXT_NO_QUARTER         "ninguno"
#define MERGE_TEXT_REPLACED_BY        "la reemplaza %.*s"
#define MERGE_TEXT_PARTLY_REPLACED_BY "la reemplaza en parte %.*s"
#define MERGE_TEXT_OTHER_YEAR         "es del ejercicio %d y el corte es %d-T%d"
#define MERGE_TEXT_CUTOFF             "%d-T%d"

#endif
