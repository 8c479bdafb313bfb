# Every figure expected of the municipality stands in its consolidated workbook.
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
cuadra consolidar --silencioso "$SHARED/corpus/municipio" -o libro.xlsx >out.txt 2>&1
code=$?
[ $code -le 1 ] || { cat out.txt; echo "consolidar ended with $code"; exit 1; }
cuadra celdas libro.xlsx >cells.jsonl || exit 1
jq -n --slurpfile expected "$SHARED/corpus/municipio/consolidado.json" --slurpfile cells cells.jsonl \
    '{expected: $expected[0], cells: $cells}' | jq -r -f "$TOP/tests/corpus/consolidated.jq" >differences.txt || exit 1
[ -s differences.txt ] && { head -60 differences.txt; grep -c . differences.txt; exit 1; }
echo "$(jq '[.. | numbers] | length' "$SHARED/corpus/municipio/consolidado.json") figures"
