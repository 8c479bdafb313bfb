# LibreOffice recalculates the formulas of Cuadre and Físico-financiero to the values that stand there; a target
# changed in Contable no longer ties.
command -v soffice >/dev/null || { echo "LibreOffice is not here: no formula was recalculated"; exit 77; }
cat >presupuesto.csv <<'END'
Clave,Programa,Aprobado,Ampliaciones/(Reducciones),Modificado,Devengado,Pagado,Subejercicio
2.1,Proximidad,1000000.10,0.20,1000000.30,400000.10,400000.10,600000.20
3.4,Empleo,0,0,0,0,0,0
99,Otro,100,0,100,50,50,50
END
cuadra contable --silencioso "$EXAMPLES" --presupuesto presupuesto.csv -o libro.xlsx 2>errors
[ -s libro.xlsx ] || { cat errors; exit 1; }
formulas=$(unzip -p libro.xlsx 'xl/worksheets/*.xml' | grep -o '<f>' | wc -l)
[ "$formulas" -gt 40 ] || { echo "only $formulas formulas"; exit 1; }
sh "$TOP/tests/tools/recalculate.sh" libro.xlsx again || exit
cuadra celdas libro.xlsx >before.jsonl && cuadra celdas again/libro.xlsx >after.jsonl || exit 1
awk -f "$TOP/tests/tools/same_cells.awk" before.jsonl after.jsonl >differences || { head -20 differences; echo "recalculating changed the workbook"; exit 1; }
grep -q '"sheet":"Cuadre".*"v":"no cuadra"' after.jsonl && { echo "a control does not tie"; exit 1; }

cp libro.xlsx changed.xlsx
"$TOOLS/set_cell" changed.xlsx xl/worksheets/sheet1.xml K2 123456789 || exit 1
sh "$TOP/tests/tools/recalculate.sh" changed.xlsx again || exit
cuadra celdas again/changed.xlsx | grep -q '"sheet":"Cuadre".*"v":"no cuadra"' || { echo "a changed target still ties"; exit 1; }
echo "$formulas formulas recalculated"
