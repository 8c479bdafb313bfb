# The transparency formats: headings in row 7, data from row 8, dates as d/m/yyyy, closed catalogues; the article and
# the dates come from cuadra.ini.
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$EXAMPLES" examples
cuadra transparencia --silencioso examples -o libro.xlsx 2>errors
[ $? -le 1 ] || { cat errors; exit 1; }
cuadra celdas libro.xlsx >cells.jsonl
cuadra consolidar --silencioso examples -o consolidado.xlsx 2>errors
cuadra celdas consolidado.xlsx >consolidated.jsonl

# cell SHEET REF FILE: the text of a cell.
cell() { jq -r --arg sheet "$1" --arg ref "$2" 'select(.sheet == $sheet and .ref == $ref) | .v' "$3"; }

[ "$(cell 'Fracción VI' A7 cells.jsonl)" = Ejercicio ] || wrong "the headings are not in row 7"
[ "$(cell 'Fracción VI' T7 cells.jsonl)" = Nota ] || wrong "fraction VI has not 20 columns"
[ "$(cell 'Fracción V' S7 cells.jsonl)" = Nota ] || wrong "fraction V has not 19 columns"
[ "$(cell 'Fracción VI' D7 cells.jsonl)" = "Nombre del programa o concepto al que corresponde el indicador" ] || wrong "no column of the programme"
[ "$(cell 'Fracción V' D3 cells.jsonl)" = LGT_ART70_FV ] || wrong "the short name is another"
cell 'Fracción VI' B8 cells.jsonl | grep -qE '^1/(1|4|7|10)/20[0-9][0-9]$' || wrong "the first day is no d/m/yyyy"
cell 'Fracción VI' C8 cells.jsonl | grep -qE '^(31/3|30/6|30/9|31/12)/20[0-9][0-9]$' || wrong "the last day is no d/m/yyyy"
jq -r 'select(.sheet == "Fracción VI" and .ref and (.ref | test("^P([89]|[1-9][0-9]+)$"))) | .v' cells.jsonl | sort -u |
    grep -vxE 'Ascendente|Descendente' && wrong "a direction is not in the catalogue"
rows=$(jq -r 'select(.sheet == "Fracción VI" and .ref and (.ref | test("^A([89]|[1-9][0-9]+)$"))) | .v' cells.jsonl | grep -c .)
records=$(jq -n '[inputs | select(.sheet == "Indicadores" and .ref and (.ref | test("^A[0-9]+$"))) | .v | numbers] | length' consolidated.jsonl)
[ "$rows" = "$records" ] && [ "$rows" -gt 0 ] || wrong "$rows rows and $records indicators"

# What laws and offices change.
printf '\n[transparencia]\narticulo = 65\nfraccion_indicadores = XII\narea = Instituto de Planeación\nfecha_validacion = 5/10/2025\nfecha_actualizacion = 7/10/2025\n' >>examples/cuadra.ini
cuadra transparencia --silencioso examples -o libro.xlsx --forzar 2>errors
[ $? -le 1 ] || { cat errors; exit 1; }
cuadra celdas libro.xlsx >cells.jsonl
[ "$(cell 'Fracción XII' D3 cells.jsonl)" = LGT_ART65_FXII ] || wrong "the article of cuadra.ini does not count"
[ "$(cell 'Fracción XII' R8 cells.jsonl)" = "Instituto de Planeación" ] || wrong "the area of cuadra.ini does not count"
[ "$(cell 'Fracción XII' S8 cells.jsonl) $(cell 'Fracción XII' T8 cells.jsonl)" = "5/10/2025 7/10/2025" ] || wrong "the dates of cuadra.ini do not count"
printf '[transparencia]\nfecha_validacion = ayer\n' >bad.ini
cuadra transparencia --silencioso examples --config bad.ini -o nada.xlsx 2>errors
[ $? = 2 ] && grep -q '«ayer»' errors && [ ! -e nada.xlsx ] || wrong "a date that is none was taken"
cuadra transparencia --silencioso examples 2>errors
[ $? = 2 ] || wrong "no output was named and that was taken"
[ $bad = 0 ] && echo "$rows rows in each format"
exit $bad
