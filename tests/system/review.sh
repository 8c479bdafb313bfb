# What revisar leaves beside its list: a draft of cuadra.ini, accepted findings, a comparison, workbooks for the units.
set -u
fail() { echo "$1"; exit 1; }
cp -r "$EXAMPLES" trabajo && cd trabajo || exit 1

# The draft is a cuadra.ini that reads back, and finds nothing that the submissions do not have.
mv cuadra.ini municipio.ini
cuadra iniciar entregas >borrador.ini 2>errors.txt
[ $? -le 1 ] || fail "iniciar: $(cat errors.txt)"
grep -q '^\[unidades\]' borrador.ini && grep -q '^101 = ' borrador.ini || fail "the draft lacks the units"
cuadra revisar --silencioso --config borrador.ini entregas >out.txt 2>errors.txt
[ $? -le 1 ] || fail "the draft does not read back: $(cat errors.txt)"
mv municipio.ini cuadra.ini

# Nothing changed since the workbook that was made of the same submissions; a changed actual shows with both places.
cuadra consolidar --silencioso entregas -o libro.xlsx 2>errors.txt
[ $? -le 1 ] || fail "consolidar: $(cat errors.txt)"
changes='\[cambio-retroactivo\]\|\[meta-modificada\]\|\[indicador-nuevo\]\|\[indicador-desaparecido\]'
cuadra revisar --silencioso --anterior libro.xlsx entregas >out.txt 2>errors.txt
[ $? -le 1 ] || fail "revisar --anterior: $(cat errors.txt)"
grep "$changes" out.txt && fail "the same submissions are said to have changed"
cuadra revisar --silencioso --anterior entregas entregas >out.txt
grep "$changes" out.txt && fail "the same folder is said to have changed"
column=$(cuadra celdas libro.xlsx | sed -n 's/.*"sheet":"Indicadores","ref":"\([A-Z]*\)5","t":"s","v":"Avance 1T".*/\1/p')
sheet=$(cuadra celdas libro.xlsx | sed -n 's/.*"sheet":"\([^"]*\)","ref":"A1".*/\1/p' | uniq | grep -n '^Indicadores$' | cut -d: -f1)
set_cell libro.xlsx "xl/worksheets/sheet$sheet.xml" "${column}6" 987654 || fail "no actual to change at ${column}6 of sheet $sheet"
cuadra revisar --silencioso --anterior libro.xlsx entregas >out.txt
[ "$(grep -c "$changes" out.txt)" = 1 ] && grep -q "987,654 (libro.xlsx:Indicadores!${column}6)" out.txt ||
    fail "the changed actual is not said to have changed: $(grep "$changes" out.txt)"
cuadra revisar --silencioso --anterior nada entregas >out.txt 2>errors.txt
[ $? = 3 ] || fail "nothing to compare with is no error"

# What is accepted with a reason no longer counts; without one it does.
cuadra revisar --silencioso --aceptar entregas >out.txt 2>&1
[ $? = 1 ] || fail "revisar --aceptar changed the verdict"
before=$(grep -c . aceptados.tsv)
cuadra revisar --silencioso --aceptar entregas >out.txt
[ "$(grep -c . aceptados.tsv)" = "$before" ] || fail "the same findings were proposed twice"
sed 's/\t$/\tAcordado con la unidad/' aceptados.tsv >lista.txt && mv lista.txt aceptados.tsv
cuadra revisar --silencioso entregas >out.txt || fail "accepted findings still count: $(grep -v ': aceptado: \|: nota: ' out.txt)"
grep -q ': aceptado: .*Acordado con la unidad' out.txt || fail "the reasons are not shown"

# One workbook a unit, that are no submissions, and are not written over.
rm aceptados.tsv
cuadra revisar --silencioso --por-unidad cartas entregas >out.txt
[ "$(grep -c '^1[0-9][0-9] = ' cuadra.ini)" -le "$(ls cartas | wc -l)" ] || fail "units without a workbook"
for book in cartas/*.xlsx; do
    cuadra celdas "$book" >cells.jsonl || fail "$book cannot be read back"
    grep -q '"sheet":"Carta"' cells.jsonl || fail "$book has no letter"
done
cuadra extraer --silencioso cartas >records.txt 2>/dev/null
[ -s records.txt ] && fail "the letters were read as submissions"
cuadra revisar --silencioso --por-unidad cartas entregas >out.txt 2>/dev/null
[ $? = 4 ] || fail "the letters were written over"
cuadra revisar --silencioso --forzar --por-unidad cartas entregas >out.txt 2>/dev/null
[ $? = 1 ] || fail "--forzar does not replace the letters"
echo "draft, comparison, acceptance, $(ls cartas | wc -l) letters"
