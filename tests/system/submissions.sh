# The submissions of the benchmark, sixty of them in all forms: each row is read as it was written, whatever the form, and
# nothing is found wrong with any of them.
bench_submissions . 60 || exit 1
cuadra extraer --silencioso entregas >records.jsonl || exit 1
jq -r '[.origen.archivo, .origen.hoja, .origen.fila, .ur.clave, .ur.nombre, .pp.clave, .pp.nombre, .ejes[0].clave,
        .objetivos[0].clave, .nivel, .clave, .indicador, .unidad_medida, .meta.t[], .meta.anual, .avance.t[],
        .avance.anual, .definicion, .medios, (.justificacion // .observaciones), .resumen] |
       map(if . == null then "" else tostring end) | join("|")' records.jsonl | sort >got.txt
sort esperado.txt | diff - got.txt || exit 1
cuadra revisar --silencioso --formato json entregas >findings.jsonl
jq -r 'select(.gravedad == "fatal" or .gravedad == "error") | "\(.archivo) \(.celda) \(.regla): \(.mensaje)"' findings.jsonl >grave.txt
[ -s findings.jsonl ] && [ ! -s grave.txt ] || { cat grave.txt; exit 1; }
echo "$(grep -c . got.txt) indicators of $(ls entregas | wc -l) submissions as written"
