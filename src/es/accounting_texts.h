// SPDX-License-Identifier: MIT
// Words of the workbook for accounting, and what is said when its files cannot be written. Formats of str_format.
#ifndef CUADRA_ES_ACCOUNTING_TEXTS_H
#define CUADRA_ES_ACCOUNTING_TEXTS_H

#define ACCOUNTING_TITLE            "Indicadores para contabilidad"
#define ACCOUNTING_SHEET_ROWS       "Contable"
#define ACCOUNTING_SHEET_PROGRAMMES "Programas"
#define ACCOUNTING_SHEET_CONTROLS   "Cuadre"
#define ACCOUNTING_SHEET_MONEY      "Físico-financiero"
#define ACCOUNTING_SHEET_FINDINGS   "Hallazgos"
#define ACCOUNTING_FILE_ROWS        "contable.csv"
#define ACCOUNTING_FILE_PROGRAMMES  "programas.csv"
#define ACCOUNTING_FILE_MONEY       "fisico-financiero.csv"

#define ACCOUNTING_TIES                    "cuadra"
#define ACCOUNTING_DOES_NOT_TIE            "no cuadra"
#define ACCOUNTING_CONTROL_ROWS            "Indicadores"
#define ACCOUNTING_CONTROL_PROGRAMMES      "Programas"
#define ACCOUNTING_CONTROL_BY_PROGRAMME    "Indicadores, sumados por programa"
#define ACCOUNTING_CONTROL_EVALUATED       "Indicadores evaluados"
#define ACCOUNTING_CONTROL_TARGETS         "Suma de metas anuales"
#define ACCOUNTING_CONTROL_TARGETS_TO_DATE "Suma de metas al corte"
#define ACCOUNTING_CONTROL_ACTUALS         "Suma de avances al corte"
#define ACCOUNTING_CONTROL_PERCENTAGES     "Suma de acumulados %"
#define ACCOUNTING_CONTROL_LIGHT           "Semáforo: %s"
#define ACCOUNTING_CONTROL_CUMULATIVE      "Acumulado % del municipio"

#define ACCOUNTING_NO_OUTPUT   "falta decir a dónde va el resultado: -o LIBRO.xlsx, --csv CARPETA, o los dos"
#define ACCOUNTING_NO_ENCODING "«%s» no es una codificación que se pueda escribir; use utf-8, windows-1252 o cp850"
#define ACCOUNTING_BAD_SEPARATOR \
    "«%s» no sirve como separador; use una coma, un punto y coma, una barra vertical o «tab»"
#define ACCOUNTING_BAD_DECIMAL "«%s» no sirve como signo decimal; use un punto o una coma"
#define ACCOUNTING_SAME_SIGNS  "el separador y el signo decimal son el mismo (%s); elija otro separador"
#define ACCOUNTING_NO_CHARACTER                                                                                               \
    "%s: renglón %zu, columna «%s»: el carácter «%.*s» (U+%04X) no existe en %s; corrija el texto en la entrega o use " \
    "--codificacion utf-8"
#define ACCOUNTING_NO_FOLDER "no se pudo crear la carpeta «%s»: %s"

#endif
