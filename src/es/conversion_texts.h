// SPDX-License-Identifier: MIT
// What `convertir` says: the line of a file, its losses and what it cannot do. Formats of str_format.
#ifndef CUADRA_ES_CONVERSION_TEXTS_H
#define CUADRA_ES_CONVERSION_TEXTS_H

#define CONVERSION_TARGET    "no se puede convertir a «%s»; escriba --a xlsx, --a csv o --a txt."
#define CONVERSION_SEPARATOR "«%s» no es un separador; escriba coma, punto y coma (;), tab o barra (|)."
#define CONVERSION_ENCODING  "no se conoce la codificación «%s»; pruebe con UTF-8, Windows-1252, CP850 o MacRoman."
#define CONVERSION_ONE       "en la salida estándar cabe un solo archivo; dé una carpeta con -o para convertir varios."
#define CONVERSION_NO_OUTPUT "falta la carpeta de salida; escriba -o CARPETA, o --listar para ver sin convertir."
#define CONVERSION_NO_FILES  "no hay archivos que convertir en lo que se indicó."
#define CONVERSION_XLSX_PIPE \
    "un libro de Excel no cabe en la salida estándar; use --a csv o --a txt, o dé una carpeta con -o."
#define CONVERSION_NO_TEXT "no es un archivo de texto; conviértalo con --a csv o --a xlsx"
#define CONVERSION_FOLDER  "no se pudo usar la carpeta «%s»: %s."
#define CONVERSION_NOTHING "ningún archivo se pudo leer."
#define CONVERSION_FAILED  "no se pudo escribir la salida; revise que haya espacio en el disco."

#define CONVERSION_NAME      "%.*s: "
#define CONVERSION_REFUSED   "%.*s: no se convirtió: %.*s.\n"
#define CONVERSION_FOREIGN   "%.*s: no se convirtió: es %.*s.\n"
#define CONVERSION_SURE      ", %s (seguro al %d %%)"
#define CONVERSION_EITHER    ", %s o %s (seguro al %d %%)"
#define CONVERSION_NAMED     ", %s (indicada con --de)"
#define CONVERSION_DECLARED  ", aunque el archivo declara %.*s"
#define CONVERSION_SEPARATED ", separador %s"
#define CONVERSION_ROWS      ", %llu %s"
#define CONVERSION_ROW       "fila"
#define CONVERSION_ROW_MANY  "filas"
#define CONVERSION_REPAIRED  ", %llu %s («%.*s» quedó «%.*s»)"
#define CONVERSION_TEXT      "texto reparado"
#define CONVERSION_TEXT_MANY "textos reparados"
#define CONVERSION_LOST      ", %llu %s"
#define CONVERSION_LOSS      "carácter perdido"
#define CONVERSION_LOSS_MANY "caracteres perdidos"
#define CONVERSION_READINGS  "  como %s: «%.*s»\n  como %s: «%.*s»\n"
#define CONVERSION_BYTE      "%.*s:%llu:%llu: el byte 0x%02X no corresponde a ningún carácter de %s; quedó como U+FFFD.\n"
#define CONVERSION_MORE      "%.*s: y %llu bytes más que no corresponden a ningún carácter.\n"
#define CONVERSION_WRITTEN   " -> %s"

#endif
