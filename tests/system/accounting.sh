# Every total of the workbook for accounting is that of the consolidated workbook, compared through the files; the
# CSV in an old encoding comes back as the same table; a character that it lacks is an error with its place.
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
bad=0 sets=0

# tie NAME ENTREGA...: compares both workbooks of these submissions.
tie() {
    name=$1
    shift
    cuadra consolidar --silencioso "$@" -o "$name.consolidado.xlsx" 2>errors
    cuadra contable --silencioso "$@" -o "$name.contable.xlsx" --csv "$name.utf8" 2>>errors
    cuadra celdas "$name.consolidado.xlsx" >consolidated.jsonl && cuadra celdas "$name.contable.xlsx" >accounting.jsonl ||
        { cat errors; echo "$name: not written"; bad=1; return; }
    jq -n --slurpfile accounting accounting.jsonl --slurpfile consolidated consolidated.jsonl \
        '{accounting: $accounting, consolidated: $consolidated}' | jq -r -f "$TOP/tests/system/accounting.jq" >differences || bad=1
    [ -s differences ] && { echo "$name:"; head -20 differences; bad=1; }
    sets=$((sets + 1))
}

# round_trip NAME CODIFICACION READ ENTREGA...: the CSV, read as it is (old) or converted back (back), is the table in
# UTF-8.
round_trip() {
    name=$1 encoding=$2 read=$3
    shift 3
    rm -rf old back
    cuadra contable --silencioso "$@" --codificacion "$encoding" --csv old 2>errors
    cuadra convertir --silencioso --a csv old/contable.csv old/programas.csv -o back 2>>errors
    for file in contable programas; do
        cuadra celdas "$name.utf8/$file.csv" | jq -c '[.ref, (.v | tostring)]' >want
        cuadra celdas "$read/$file.csv" | jq -c '[.ref, (.v | tostring)]' >got
        [ -s want ] && cmp want got || { cat errors; echo "$name: $file.csv in $encoding is another table"; bad=1; }
        LC_ALL=C grep -q "$(printf '\303')" "old/$file.csv" && { echo "$file.csv in $encoding is UTF-8"; bad=1; }
    done
}

tie ejemplo "$EXAMPLES"
round_trip ejemplo cp850 back "$EXAMPLES"
round_trip ejemplo windows-1252 old "$EXAMPLES" --separador ';' --decimal ,
if [ -n "$SHARED" ]; then
    corpus=$SHARED/corpus
    tie municipio "$corpus/municipio"
    tie oaxaca2024 "$corpus"/entregas/oaxaca-2024*.xlsx
    tie oaxaca2023 "$corpus"/entregas/oaxaca-2023*.xlsx
    tie benitojuarez "$corpus"/entregas/benitojuarez*.xlsx
    tie mexicali "$corpus"/entregas/mexicali*.xlsx
    round_trip municipio cp850 back "$corpus/municipio"
    round_trip mexicali cp850 back "$corpus"/entregas/mexicali*.xlsx
fi

# The place of a character that CP850 lacks; nothing is left behind.
mkdir -p raros
cat >raros/obras.csv <<'END'
INFORME TRIMESTRAL DE AVANCE
Unidad Responsable: 101 - Obras Públicas
Programa Presupuestario: 7 - Mantenimiento
Trimestre que se reporta: 2do. Trimestre 2025
Eje: 1 - Ciudad
Objetivo: 1.1 - Calles en buen estado
Nivel,Indicador,Unidad de Medida,Meta Anual,Meta 1er. Trim.,Meta 2do. Trim.,Meta 3er. Trim.,Meta 4to. Trim.,Avance 1er. Trim.,Avance 2do. Trim.,Avance 3er. Trim.,Avance 4to. Trim.,Avance Acumulado
Actividad 1.1,Baches reparados,Bache,40,10,10,10,10,9,10,,,19
Actividad 1.2,Calles con pendiente ≥ 5,Calle,80,20,20,20,20,20,18,,,38
END
cuadra contable --silencioso raros --csv nada --codificacion cp850 2>errors
[ $? = 4 ] || { echo "a character that CP850 lacks is no error"; bad=1; }
grep -q 'contable.csv: renglón 3, columna «Indicador».*«≥» (U+2265)' errors || { cat errors; bad=1; }
[ -e nada ] && { echo "something was written"; bad=1; }

# Options that make no sense.
for options in '--separador x' '--decimal ;' '--separador , --decimal ,' '--codificacion klingon'; do
    cuadra contable --silencioso raros --csv nada $options 2>errors
    [ $? = 2 ] && [ -s errors ] || { echo "$options is taken"; bad=1; }
done
cuadra contable --silencioso raros 2>errors
[ $? = 2 ] || { echo "no output is taken"; bad=1; }
[ $bad = 0 ] && echo "$sets sets of submissions tie"
exit $bad
