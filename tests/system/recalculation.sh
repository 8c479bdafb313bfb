# LibreOffice recalculates every formula of the consolidated workbook to the value that stands in it; and an actual
# changed in Indicadores changes what rests on it.
command -v soffice >/dev/null || { echo "LibreOffice is not here: no formula was recalculated"; exit 77; }

# same BOOK: recalculating changes no cell of the workbook.
same() {
    sh "$TOP/tests/tools/recalculate.sh" "$1" again || exit
    cuadra celdas "$1" >before.jsonl && cuadra celdas "again/$1" >after.jsonl || exit 1
    awk -f "$TOP/tests/tools/same_cells.awk" before.jsonl after.jsonl >differences || { head -20 differences; echo "$1 changed"; exit 1; }
    formulas=$((formulas + $(unzip -p "$1" 'xl/worksheets/*.xml' | grep -o '<f>' | wc -l)))
}

# cell SHEET HEADER ROW: the reference of the column with that header in a row of the listing.
column() {
    grep "^{\"sheet\":\"$1\",\"ref\":\"[A-Z]*5\",\"t\":\"s\",\"v\":\"$2\"}" before.jsonl | sed 's/.*"ref":"\([A-Z]*\)5".*/\1/'
}

formulas=0
cuadra consolidar "$EXAMPLES/entregas" --config "$EXAMPLES/cuadra.ini" --silencioso -o ejemplos.xlsx 2>errors
[ -s ejemplos.xlsx ] || { cat errors; exit 1; }
same ejemplos.xlsx
for variant in "" "-w" "-d directo" "-w -h"; do
    name=invented$(echo "$variant" | tr -d ' ').xlsx
    "$TOOLS/make_workbook" $variant 400 "$name" || exit 1
    same "$name"
done

cuadra celdas ejemplos.xlsx >before.jsonl || exit 1
evaluable=$(column Indicadores Evaluable) target=$(column Indicadores "Meta 1T") actual=$(column Indicadores "Avance 1T")
row=$(sed -n "s/^{\"sheet\":\"Indicadores\",\"ref\":\"$evaluable\([0-9]*\)\",\"t\":\"n\",\"v\":1}/\1/p" before.jsonl |
    while read -r row; do
        grep -q "^{\"sheet\":\"Indicadores\",\"ref\":\"$target$row\",\"t\":\"n\",\"v\":[1-9]" before.jsonl &&
            grep -q "^{\"sheet\":\"Indicadores\",\"ref\":\"$actual$row\",\"t\":\"n\",\"v\":[1-9]" before.jsonl && echo "$row" && break
    done)
[ -n "$row" ] || { echo "no indicator to change"; exit 1; }
cp ejemplos.xlsx changed.xlsx
"$TOOLS/set_cell" changed.xlsx xl/worksheets/sheet6.xml "$actual$row" 0.125 || exit 1
sh "$TOP/tests/tools/recalculate.sh" changed.xlsx again || exit
cuadra celdas again/changed.xlsx >after.jsonl || exit 1
awk -f "$TOP/tests/tools/same_cells.awk" before.jsonl after.jsonl >differences
total=$(grep '^{"sheet":"Por eje","ref":"B[0-9]*","t":"s","v":"Total"}' before.jsonl | sed 's/.*"ref":"B\([0-9]*\)".*/\1/')
for header in "1er. Trim. %" "Acumulado %" "Anual %"; do
    cell=$(column "Por eje" "$header")$total
    grep -q "^{\"sheet\":\"Por eje\",\"ref\":\"$cell\"" differences || { echo "Por eje!$cell did not follow Indicadores!$actual$row"; exit 1; }
done
grep -q '^{"sheet":"Resumen"' differences || { echo "Resumen did not follow"; exit 1; }
echo "$formulas formulas recalculated"
