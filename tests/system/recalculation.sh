# Recalculating the consolidated workbook changes nothing; an actual that is changed changes all that rests on it.
command -v soffice >/dev/null || { echo "LibreOffice is not here"; exit 77; }
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
export HOME=$PWD

# recalculate BOOK: BOOK as LibreOffice saves it after calculating every formula, in recalculated/.
mkdir -p profile/user
cat >profile/user/registrymodifications.xcu <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END
recalculate() {
    timeout 300 soffice "-env:UserInstallation=file://$PWD/profile" --headless --convert-to xlsx --outdir recalculated \
        "$1" >soffice.log 2>&1
    [ -s "recalculated/$1" ] || { cat soffice.log; echo "LibreOffice did not save $1"; exit 1; }
}

# values BOOK: its cells as "sheet ref" to value, one object.
values() {
    cuadra celdas "$1" | jq -n '[inputs | select(.ref and has("v")) | {key: (.sheet + "!" + .ref), value: .v}] | from_entries'
}

# compare BEFORE AFTER: prints the cells whose values differ by more than rounding.
compare() {
    jq -r -n --slurpfile before "$1" --slurpfile after "$2" '
        def number: if type == "number" then . else (tonumber? // null) end;
        $before[0] as $b | $after[0] as $a | ($b | keys_unsorted[]) as $k
        | ($b[$k] | number) as $x | ($a[$k] | number) as $y
        | if $x != null and $y != null
          then (($x - $y) | fabs) as $d | (if ($x | fabs) > 1 then ($x | fabs) else 1 end) as $scale
               | select($d > 1e-9 * $scale) | "\($k): \($x) became \($y)"
          else select($b[$k] != $a[$k] and $b[$k] != "" ) | "\($k): \($b[$k]) became \($a[$k])" end'
}

for folder in "$EXAMPLES/entregas" ${SHARED:+"$SHARED/corpus/municipio"}; do
    rm -rf recalculated
    cuadra consolidar "$folder" -o book.xlsx --forzar --silencioso
    [ $? -le 1 ] || exit 1
    values book.xlsx >before.json
    recalculate book.xlsx
    values recalculated/book.xlsx >after.json
    compare before.json after.json >changes.txt
    [ ! -s changes.txt ] || { head -20 changes.txt; echo "$(wc -l <changes.txt) cells changed in $folder"; exit 1; }
done
cells=$(jq length before.json)

# The first quarter's actual of the first evaluable indicator that has one, in another proportion to its target.
column() {
    cuadra celdas book.xlsx | jq -r "select(.sheet == \"Indicadores\" and .v == \"$1\") | .ref" | head -n 1 | tr -d '0-9'
}
actual=$(column 'Avance 1T') target=$(column 'Meta 1T') leaf=$(column 'Evaluable')
row=$(jq -r --arg a "Indicadores!$actual" --arg t "Indicadores!$target" --arg l "Indicadores!$leaf" '
    . as $v | def number($k): $v[$k] // "0" | tostring | tonumber? // 0;
    [range(2; 400) | tostring | select(number($l + .) == 1 and number($t + .) > 0 and number($a + .) > 0)][0] // ""' before.json)
[ -n "$row" ] || { echo "no evaluable indicator with an actual in the first quarter"; exit 1; }
cp book.xlsx changed.xlsx
change_cell changed.xlsx xl/worksheets/sheet6.xml "$actual$row" 0.125 || exit 1
recalculate changed.xlsx
values recalculated/changed.xlsx >changed.json
compare before.json changed.json >changes.txt
for sheet in Resumen 'Por eje' 'Por programa' 'Por unidad' Indicadores Alineación Totales; do
    grep -q "^$sheet!" changes.txt || { head -20 changes.txt; echo "nothing changed in $sheet"; exit 1; }
done
echo "$cells cells equal, $(wc -l <changes.txt) follow a change"
