# Every workbook that cuadra writes is sound as a package, also when the submissions attack it with their texts.
cuadra consolidar "$EXAMPLES/entregas" --config "$EXAMPLES/cuadra.ini" --silencioso -o ejemplos.xlsx 2>errors
[ -s ejemplos.xlsx ] || { cat errors; exit 1; }
cuadra contable "$EXAMPLES/entregas" --config "$EXAMPLES/cuadra.ini" --silencioso -o contable.xlsx 2>errors
"$TOOLS/make_workbook" 600 invented.xlsx && "$TOOLS/make_workbook" -h 600 hostile.xlsx || exit 1
"$TOOLS/check_workbook" ejemplos.xlsx contable.xlsx invented.xlsx hostile.xlsx || exit 1
unzip -p hostile.xlsx xl/worksheets/_rels/sheet6.xml.rels | grep -q 'Target="internal%3Aexternal%3A' || { echo "links of hostile names"; exit 1; }
unzip -p hostile.xlsx 'xl/worksheets/*.xml' | grep '<f>[^<]*cmd' && { echo "a text became a formula"; exit 1; }

# The checker itself sees faults: a shared string, a number and a relationship made wrong.
for fault in 's/<v>[0-9]*<\/v>/<v>NAN<\/v>/' 's/<v>0\.[0-9]*<\/v>/<v>-nan<\/v>/' 's/<\/sheetData>/<\/sheetdata>/' 's/r:id="rId1"/r:id="rId9999"/'; do
    mkdir broken && (cd broken && unzip -q ../ejemplos.xlsx && sed -i "$fault" xl/worksheets/sheet6.xml && zip -q -r ../broken.xlsx .) || exit 77
    "$TOOLS/check_workbook" broken.xlsx >faults && { echo "not seen: $fault"; exit 1; }
    rm -r broken broken.xlsx
done
echo "4 workbooks sound"
