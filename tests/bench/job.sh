# The whole job on 500 submissions (those of the examples, again and again), split into its steps: each command does what the one before it does and one
# thing more. Medians of five interleaved rounds; beside it the same files read with openpyxl, where it is installed.
time=$TOOLS/bench_time folder=entregas number=0
mkdir "$folder"
while [ $number -lt 500 ]; do
    for file in "$TOP"/examples/entregas/*.xlsx; do
        [ $number -lt 500 ] && cp "$file" "$folder/$number.xlsx"
        number=$((number + 1))
    done
done

"$time" 5 "cuadra celdas --resumen $folder/*.xlsx" "cuadra extraer --silencioso $folder" \
    "cuadra revisar --silencioso $folder" "cuadra consolidar --silencioso --forzar $folder -o libro.xlsx" >times.txt 2>/dev/null || exit 1
peer=
for python in python3 /usr/bin/python3; do
    [ -n "$peer" ] || { $python -c 'import openpyxl' 2>/dev/null && peer=$python; }
done
cat >peer.py <<'P'
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True): pass
P
slow=$([ -n "$peer" ] && "$time" 1 "$peer peer.py $folder/*.xlsx" 2>/dev/null || echo 0)
awk -v slow="$slow" 'NR == 1 { read = $1 } NR == 2 { extract = $1 } NR == 3 { check = $1 } NR == 4 { whole = $1 }
    END {
        print "The whole job on 500 submissions: CPU time of each step, and its share of consolidar"
        printf "%-28s %8.3f s %5.0f %%\n", "reading (celdas --resumen)", read, 100 * read / whole
        printf "%-28s %8.3f s %5.0f %%\n", "understanding (extraer)", extract - read, 100 * (extract - read) / whole
        printf "%-28s %8.3f s %5.0f %%\n", "checking (revisar)", check - extract, 100 * (check - extract) / whole
        printf "%-28s %8.3f s %5.0f %%\n", "merging and writing", whole - check, 100 * (whole - check) / whole
        printf "%-28s %8.3f s\n", "all of it (consolidar)", whole
        if (slow > 0) printf "%-28s %8.3f s, %.1f times extraer\n", "openpyxl, only reading", slow, slow / extract
    }' times.txt
