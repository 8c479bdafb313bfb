# Money joined to goals: exact whatever the container and the encoding of the statement, each programme in its place,
# those of one side only with the name most like theirs, and every identity that fails at its cell.
bad=0
wrong() { echo "$1"; bad=1; }
mkdir entregas
for unit in 101 102 103; do
    cat >"entregas/$unit.csv" <<END
INFORME TRIMESTRAL DE AVANCE
Unidad Responsable: $unit - Unidad $unit
Programa Presupuestario: $((unit - 96)) - Atención a la niñez $((unit - 96))
Trimestre que se reporta: 2do. Trimestre 2025
Eje: 1 - Ciudad
Objetivo: 1.1 - Calles en buen estado
Nivel,Indicador,Unidad de Medida,Meta Anual,Meta 1er. Trim.,Meta 2do. Trim.,Meta 3er. Trim.,Meta 4to. Trim.,Avance 1er. Trim.,Avance 2do. Trim.,Avance 3er. Trim.,Avance 4to. Trim.,Avance Acumulado
Actividad 1.1,Baches reparados,Bache,40,10,10,10,10,10,10,,,20
END
done
cat >utf8.csv <<'END'
Municipio de Ejemplo,,,,,,,,
Gasto por Categoría Programática,,,,,,,,
Concepto,Egresos,,,,,,,
,Aprobado,Ampliaciones/(Reducciones),Modificado,Comprometido,Devengado,Ejercido,Pagado,Subejercicio
,1,2,3 = (1+2),,4,,5,6 = (3-4)
Prestación de Servicios Públicos,,,,,,,,
E 05 Atención a la niñez 5,"1,000,000.10","50,000.20","1,050,000.30","600,000.00","525,000.15","500,000.00","400,000.00","525,000.15"
E 006 Atención a la niñez 6,0.10,0.20,0.30,0.30,0.30,0.30,0.30,0.00
E 70 Atención a la niñez 7,100,(25.50),74.50,74.50,74.50,80.00,80.00,1.00
Total,"1,000,100.20","49,974.90","1,050,075.10",,"525,074.95",,,
END

# money STATEMENT: the table of money that comes of it.
money() {
    rm -rf out
    cuadra contable --silencioso entregas --presupuesto "$1" --csv out -o libro.xlsx --forzar 2>errors
    [ $? -le 1 ] || { cat errors; wrong "$1 was not read"; return; }
    cat out/fisico-financiero.csv
}

money utf8.csv >want.txt
grep -q '^"Programa","5","Atención a la niñez 5",1000000.1,50000.2,1050000.3,600000,525000.15,500000,400000,525000.15,50,50,0,"acorde"' want.txt ||
    { cat want.txt; wrong "programme 5 is not in line"; }
grep -q '^"Programa","6",.*,0.1,0.2,0.3,0.3,0.3,0.3,0.3,0,50,100,50,"el dinero va adelante de las metas"' want.txt || wrong "0.1 and 0.2 are not 0.3"
grep -q '^"Programa","7",.*,50,,,"solo en las metas; el más parecido es 70 Atención a la niñez 7"' want.txt || wrong "programme 7 has no nearest"
grep -q '^"Programa","70",.*,100,-25.5,74.5,.*"solo en el presupuesto; el más parecido es 7 Atención a la niñez 7"' want.txt || wrong "programme 70 has no nearest"
grep -q '^"Total",,,1000100.2,49974.9,1050075.1,600074.8,525074.95,500080.3,400080.3,525001.15,' want.txt || wrong "the total is not exact"
cuadra celdas libro.xlsx >cells.jsonl
found=$(grep '"sheet":"Hallazgos"' cells.jsonl | grep -o '"ref":"[AE][0-9]*","t":"s","v":"[^"]*"' | grep -o '[^"]*"$' | tr -d '"' | tail -n +3 | paste -sd ' ' -)
[ "$found" = "fisico-financiero F8 presupuesto-no-cuadra G9 presupuesto-no-cuadra I9" ] || wrong "found: $found"

# The same statement in the encodings and containers that accounting systems write.
iconv -f UTF-8 -t CP850 utf8.csv >cp850.csv
iconv -f UTF-8 -t WINDOWS-1252 utf8.csv >cp1252.csv
iconv -f UTF-8 -t UTF-16LE utf8.csv >utf16.csv
cuadra convertir --silencioso utf8.csv -o libros 2>errors || { cat errors; wrong "no workbook was made"; }
for statement in cp850.csv cp1252.csv utf16.csv libros/utf8.xlsx; do
    money "$statement" >got.txt
    cmp -s want.txt got.txt || { diff want.txt got.txt | head -6; wrong "$statement gives other money"; }
done

# Settings: the moment, the base and the gap.
printf '[presupuesto]\nmomento = pagado\nbase = aprobado\nbrecha = 5\n' >entregas/cuadra.ini
money utf8.csv >got.txt
grep -q '^"Programa","5",.*,50,39.9999960000004,-10.0000039999996,"las metas van adelante del dinero"' got.txt || { cat got.txt; wrong "the settings do not count"; }
rm entregas/cuadra.ini

# What is no statement.
printf 'a,b\n1,2\n' >other.csv
printf 'Aprobado,Modificado\n1,2\n' >nameless.csv
for statement in other.csv nameless.csv absent.csv; do
    cuadra contable --silencioso entregas --presupuesto $statement -o nada.xlsx 2>errors
    [ $? = 3 ] && grep -q "$statement" errors && [ ! -e nada.xlsx ] || { cat errors; wrong "$statement was taken"; }
done
[ $bad = 0 ] && echo "5 statements equal"
exit $bad
