#!/bin/sh
# Reads a workbook made of hoja.txt and prints one line a record (level, key, name, unit of measure, targets,
# actuals) and one line a finding of the families file and structure. usage: layout_case.sh [OPTION...]
set -e
make_sheet hoja.txt hoja.xlsx
cuadra extraer --silencioso --sin-plantillas --plantillas "$TOP/templates" "$@" hoja.xlsx >records.jsonl 2>/dev/null || case $? in 1 | 3) ;; *) exit 1 ;; esac
jq -r '[(.origen.hoja + "!" + (.origen.fila|tostring)), .nivel, .clave, .indicador, .unidad_medida,
    (.meta.t | map(if . == null then "-" else tostring end) | join(" ")), (.meta.anual // "-"),
    (.avance.t | map(if . == null then "-" else tostring end) | join(" ")), (.avance.anual // "-"),
    (.ur.clave // "") + " " + (.ur.nombre // ""), (.ejercicio // "-"), (.trimestre // "-")] | map(. // "-" | tostring) | join(" | ")' records.jsonl
cuadra revisar --silencioso --sin-plantillas --plantillas "$TOP/templates" --formato json "$@" hoja.xlsx 2>/dev/null |
    jq -r 'select(.regla | test("^(archivo|tipo|sin-tabla|hoja|encabezado|fila|columnas|valor|celda|texto)-")) | "\(.gravedad) \(.regla) \(.hoja // "")!\(.celda // ""): \(.mensaje)"' || true
