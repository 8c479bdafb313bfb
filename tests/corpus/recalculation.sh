# LibreOffice recalculates the municipality's and the real submissions' workbooks to the values that stand in them.
command -v soffice >/dev/null || { echo "LibreOffice is not here: no formula was recalculated"; exit 77; }
mkdir oaxaca-2024 oaxaca-2023 benitojuarez mexicali || exit 1
for folder in oaxaca-2024 oaxaca-2023 benitojuarez mexicali; do cp "$SHARED/corpus/entregas/$folder"*.xlsx "$folder" || exit 1; done
cells=0
for folder in "$SHARED/corpus/municipio" oaxaca-2024 oaxaca-2023 benitojuarez mexicali; do
    cuadra consolidar "$folder" -o book.xlsx --forzar --silencioso 2>errors
    [ $? -le 1 ] || { cat errors; exit 1; }
    sh "$TOP/tests/tools/recalculate.sh" book.xlsx again || exit
    cuadra celdas book.xlsx >before.jsonl && cuadra celdas again/book.xlsx >after.jsonl || exit 1
    awk -f "$TOP/tests/tools/same_cells.awk" before.jsonl after.jsonl >differences || { head -20 differences; echo "$folder changed"; exit 1; }
    cells=$((cells + $(grep -c . before.jsonl)))
done
echo "$cells cells"
