# Reading: the bare reader against inflating the same entries with zlib, the same with an expat pass that decodes the
# cells, and openpyxl in read-only mode where it is installed. Ratios of CPU time, medians of five interleaved rounds.
. "$TOP/tests/tools/bench_inputs.sh"

# ratio A B: A/B with two decimals.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }'; }

# measure NAME FILES: one line of the table.
measure() {
    name=$1 files=$2
    set -- "$reference inflate $files" "$reference expat $files" "cuadra celdas --resumen $files"
    case $name in 'submissions (500)') ;; *) set -- "$@" "cuadra celdas $files" ;; esac
    "$time" 5 "$@" >times.txt || return 1
    inflate=$(sed -n 1p times.txt) expat=$(sed -n 2p times.txt) summary=$(sed -n 3p times.txt) list=$(sed -n 4p times.txt)
    slow=-
    if [ -n "$peer" ]; then
        slow=$(ratio "$summary" "$("$time" 1 "$peer $files")")
    fi
    printf '%-20s %8.3f s %10s %10s %10s %12s\n' "$name" "$summary" "$(ratio "$summary" "$inflate")" \
        "$(ratio "$summary" "$expat")" "$([ -n "$list" ] && ratio "$list" "$expat" || echo -)" "$slow"
}

echo "Reading with celdas --resumen: CPU time, and its ratio to others"
printf '%-20s %10s %10s %10s %10s %12s\n' input time inflate expat 'list/expat' openpyxl
measure 'numbers (1 M)' "$inputs/numbers.xlsx"
measure 'mixed (1 M)' "$inputs/mixed.xlsx"
measure 'wide (61 x 16384)' "$inputs/wide.xlsx"
measure 'submissions (500)' "$inputs/entregas/*.xlsx"
