# The whole job on the 500 submissions of bench_submissions, split into its steps: each command does what the one before
# it does and one thing more. Medians of five interleaved rounds; beside it the same files read with openpyxl, where it
# is installed: `extraer` is to be at least 20 times as fast.
. "$TOP/tests/tools/bench_inputs.sh"
folder=$inputs/entregas
printf '%s\n' "Whole job on $(ls "$folder" | wc -l) submissions, $(du -cb "$folder"/*.xlsx | awk 'END { printf "%.1f MB", $1 / 1e6 }'), \
$(cuadra extraer --silencioso "$folder" | wc -l) indicators: CPU time of each step, and its share of consolidar"
"$time" 5 "cuadra celdas --resumen $folder/*.xlsx" "cuadra extraer --silencioso $folder" \
    "cuadra revisar --silencioso $folder" "cuadra consolidar --silencioso --forzar $folder -o libro.xlsx" >times.txt 2>errors.txt || exit 1
[ -s libro.xlsx ] || { cat errors.txt; exit 1; }
slow=$([ -n "$peer" ] && "$time" 3 "$peer $folder/*.xlsx" 2>/dev/null || echo 0)
bare=$(for round in 1 2 3; do "$TOOLS/write_bare" libro.xlsx bare.xlsx || exit 1; done | sort -n | head -1)
awk -v slow="$slow" -v bare="$bare" 'NR == 1 { read = $1 } NR == 2 { extract = $1 } NR == 3 { check = $1 } NR == 4 { whole = $1 }
    END {
        printf "%-28s %8.3f s %5.0f %%\n", "reading (celdas --resumen)", read, 100 * read / whole
        printf "%-28s %8.3f s %5.0f %%\n", "understanding (extraer)", extract - read, 100 * (extract - read) / whole
        printf "%-28s %8.3f s %5.0f %%\n", "checking (revisar)", check - extract, 100 * (check - extract) / whole
        printf "%-28s %8.3f s %5.0f %%\n", "merging and writing", whole - check, 100 * (whole - check) / whole
        printf "%-28s %8.3f s\n", "all of it (consolidar)", whole
        printf "%-28s %8.3f s, merging and writing %.2f times that\n", "bare libxlsxwriter, same book", bare, (whole - check) / bare
        if (slow > 0) printf "%-28s %8.3f s, %.1f times extraer\n", "openpyxl, only reading", slow, slow / extract
    }' times.txt
# Writing alone, of a workbook of a city, beside a bare libxlsxwriter program with the same cells: 1.3 times at most.
sh "$TOP/tests/bench/writing.sh"
