# The SQLite base: its views give the consolidated workbook's figures; the same files change nothing, another quarter
# is added, a later submission replaces its unit's rows only; a killed process leaves it before or after.
bad=0
wrong() { echo "$1"; bad=1; }

# submissions FOLDER QUARTER FIRST LAST: a file for each unit of these numbers, 60 indicators each.
submissions() {
    mkdir -p "$1"
    for unit in $(seq "$3" "$4"); do
        awk -v unit="$unit" -v quarter="$2" 'BEGIN {
            print "INFORME TRIMESTRAL DE AVANCE"
            print "Unidad Responsable: " unit " - Unidad " unit
            print "Programa Presupuestario: " unit % 7 + 1 " - Programa " unit % 7 + 1
            print "Trimestre que se reporta: " quarter " Trimestre 2025"
            print "Eje: " unit % 3 + 1 " - Eje " unit % 3 + 1
            print "Objetivo: " unit % 3 + 1 "." unit % 2 + 1 " - Objetivo"
            print "Nivel,Indicador,Unidad de Medida,Meta Anual,Meta 1er. Trim.,Meta 2do. Trim.,Meta 3er. Trim.,Meta 4to. Trim.,Avance 1er. Trim.,Avance 2do. Trim.,Avance 3er. Trim.,Avance 4to. Trim.,Avance Acumulado"
            for (i = 1; i <= 60; i++) {
                one = (unit + i) % 10; two = quarter == "2do." ? i % 10 : ""
                printf "Actividad 1.%d,Obras del tipo %d,Obra,40,10,10,10,10,%d,%s,,,%d\n", i, i, one, two, one + two
            }
        }' >"$1/unidad $unit.csv"
    done
}

# state BASE: what a reader of the base would see of each cutoff.
state() {
    query "$1" 'PRAGMA integrity_check'
    query "$1" 'PRAGMA foreign_key_check'
    query "$1" 'SELECT corte, COUNT(*), SUM(avance_acumulado) FROM indicadores GROUP BY corte'
    query "$1" 'SELECT COUNT(*), SUM(meta), SUM(avance) FROM trimestres'
    query "$1" 'SELECT COUNT(*) FROM alineacion'
    query "$1" 'SELECT corte, COUNT(*) FROM entregas GROUP BY corte'
    query "$1" 'SELECT corte, COUNT(*) FROM hallazgos GROUP BY corte'
    query "$1" 'SELECT * FROM hoja_por_eje'
}

store() { cuadra extraer --silencioso --formato sqlite "$1" -o "$2" 2>errors || [ $? = 1 ] || { cat errors; wrong "$1 was not stored"; }; }

submissions q1 '1er.' 101 120
submissions q2 '2do.' 101 120

# The same files change nothing, to the byte; the next quarter is added.
store q1 base.db
cp base.db once.db
store q1 base.db
cmp once.db base.db || wrong "the same files changed the base"
state base.db >before.txt
store q2 base.db
state base.db >after.txt
cmp -s before.txt after.txt && wrong "the second quarter changed nothing"
grep -q '^2025-T1|1200|' after.txt && grep -q '^2025-T2|1200|' after.txt || { cat after.txt; wrong "not 1200 indicators in each quarter"; }
cp base.db twice.db
store q2 base.db
cmp twice.db base.db || wrong "the same second quarter changed the base"
for view in resumen por_eje totales por_programa por_unidad indicadores alineacion hallazgos fuentes metodologia; do
    query base.db "SELECT * FROM hoja_$view" >rows.txt 2>&1 || { cat rows.txt; wrong "hoja_$view"; }
    [ -s rows.txt ] || [ $view = hallazgos ] || wrong "hoja_$view has no row"
done

# One unit more, and one corrected: the others stay.
mkdir more
submissions more '2do.' 121 121
sed 's/,40,10,10,10,10,[0-9]*,/,40,10,10,10,10,10,/' "q2/unidad 101.csv" >"more/unidad 101.csv"
store more base.db
[ "$(query base.db "SELECT COUNT(*) FROM indicadores WHERE corte = '2025-T2'")" = 1260 ] || wrong "a unit was not added"
[ "$(query base.db "SELECT COUNT(DISTINCT a.id) FROM indicadores a JOIN trimestres t ON t.indicador_id = a.id AND t.trimestre = 1
    WHERE corte = '2025-T2' AND unidad_clave = '101' AND t.avance = 10")" = 60 ] || wrong "a unit was not corrected"

# What is no base of cuadra is left alone.
echo "no es una base" >text.db
cuadra extraer --silencioso --formato sqlite q1 -o text.db 2>errors
[ $? = 4 ] && [ -s errors ] && [ "$(cat text.db)" = "no es una base" ] || wrong "a text was taken for a base"
query other.db 'SELECT 1' 2>/dev/null
cp base.db foreign.db
query foreign.db 'PRAGMA application_id = 7' >/dev/null
cuadra extraer --silencioso --formato sqlite q1 -o foreign.db 2>errors
[ $? = 4 ] && [ -s errors ] || wrong "another program's base was changed"
cuadra extraer --silencioso --formato sqlite q1 2>errors
[ $? = 2 ] || wrong "no base was named and that was taken"

# A killed process: at many moments of its run, and for certain within its transaction.
tried=0 inside=0
attempt() { # BASE DELAY: kills the second quarter's run after a time, or once it writes; then looks at the base
    cuadra extraer --silencioso --formato sqlite q2 -o "$1" 2>/dev/null &
    process=$!
    if [ "$2" = writing ]; then
        while [ ! -e "$1-journal" ] && kill -0 $process 2>/dev/null; do :; done
    else
        sleep "$2"
    fi
    kill -9 $process 2>/dev/null
    wait $process 2>/dev/null
    [ -e "$1-journal" ] && inside=$((inside + 1))
    tried=$((tried + 1))
}
for delay in writing writing writing writing writing writing $(awk 'BEGIN { for (i = 0; i < 40; i++) printf "%.3f ", i * 0.008 }'); do
    cp once.db trial.db
    rm -f trial.db-journal
    attempt trial.db "$delay"
    state trial.db >got.txt
    cmp -s got.txt before.txt || cmp -s got.txt after.txt || { diff before.txt got.txt | head; wrong "killed after $delay: between"; }
done
store q2 trial.db
state trial.db >got.txt
cmp -s got.txt after.txt || wrong "the run after a kill did not complete the base"
for delay in 0.00 0.01 0.02 0.04 0.06 0.08 0.10 0.15 0.20; do
    rm -f fresh.db*
    attempt fresh.db $delay
    [ ! -e fresh.db ] || [ "$(query fresh.db 'SELECT COUNT(*) FROM indicadores')" = 1200 ] || wrong "a new base is half made after $delay"
done
[ $inside -gt 0 ] || echo "no process was killed within its transaction"

# The views give the figures of the consolidated workbook.
if command -v jq >/dev/null; then
    for set in "$EXAMPLES" ${SHARED:+"$SHARED/corpus/municipio"}; do
        rm -f set.db set.xlsx
        store "$set" set.db
        cuadra consolidar --silencioso "$set" -o set.xlsx 2>errors
        cuadra celdas set.xlsx | jq -r -n --arg sheet "Por eje" '
            [inputs | select(.sheet == $sheet and .ref and (.ref | test("^[A-M][0-9]+$")))]
            | group_by(.ref | capture("(?<r>[0-9]+)$").r | tonumber) | .[]
            | (map({key: (.ref | capture("^(?<c>[A-Z]+)").c), value: .v}) | from_entries)
            | select(.C | type == "number")
            | [.A // "", .C, .D, .E, .F] + ([.G, .H, .I, .J, .K, .L, .M] | map(if type == "number" then (. * 1e8 | round) / 1e6 else "" end))
            | map(tostring) | join("|")' >want.txt
        query set.db 'SELECT "Clave", "Indicadores", "Evaluados", "Programas", "Unidades", ROUND("1er. Trim. %", 6),
            ROUND("2do. Trim. %", 6), ROUND("3er. Trim. %", 6), ROUND("4to. Trim. %", 6), ROUND("Acumulado %", 6),
            ROUND("Anual %", 6), ROUND("Anual sin tope %", 6) FROM hoja_por_eje' >got.txt
        [ -s want.txt ] && cmp -s want.txt got.txt || { diff want.txt got.txt | head; wrong "hoja_por_eje is not the sheet of $set"; }
    done
fi
[ $bad = 0 ] && echo "$tried processes killed, $inside within the transaction"
exit $bad
