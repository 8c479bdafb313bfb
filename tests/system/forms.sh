#!/bin/sh
# The forms written from submissions, read back, give the same records: every key but where it stands and what is
# calculated.
set -e
[ -d "$EXAMPLES/entregas" ] || { echo "no examples"; exit 77; }
cuadra extraer --plantillas "$TOP/templates" "$EXAMPLES/entregas" >before.jsonl 2>/dev/null || [ $? = 1 ]
cuadra plantilla --desde "$EXAMPLES/entregas" -o forms --plantillas "$TOP/templates" --silencioso
cuadra extraer --plantillas "$TOP/templates" --config "$EXAMPLES/cuadra.ini" forms >after.jsonl 2>/dev/null || [ $? = 1 ]
# of an indicator that came twice the newest is in the form
key='[.ur.clave, .pp.clave, .nivel, .clave, .indicador]'
same='{municipio, ejercicio, trimestre, ur, pp, nivel, clave, indicador, unidad_medida, meta, avance: .avance.t}'
jq -S -c "$key" before.jsonl | sort -u >before.keys
jq -S -c "$key" after.jsonl | sort -u >after.keys
cmp before.keys after.keys
jq -S -c "$same" before.jsonl | sort -u >before.same
jq -S -c "$same" after.jsonl | sort -u >after.same
comm -13 before.same after.same >invented
if [ -s invented ]; then head -5 invented; exit 1; fi
echo "$(wc -l <after.same) indicators came back equal in $(ls forms | wc -l) forms"
