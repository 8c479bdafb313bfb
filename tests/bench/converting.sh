#!/bin/sh
# Converting CSV in Code Page 850, beside iconv(1) on the same file: CPU time, medians of five interleaved rounds. Planning
# documents must take at most 3 times as long; then lists of people's names, and names of which one in ten is foreign.
# usage: converting.sh    in a scratch folder, with $BUILD and $TOOLS in the PATH
set -u

# measure NAME MEGABYTES SHAPE: one line of the table.
measure() {
    bench_text "$2" "$3" >cp850.csv || exit 1
    bench_time 5 "iconv -f CP850 -t UTF-8 cp850.csv" \
        "cuadra convertir --silencioso --a txt --sin-reparar -o - cp850.csv" \
        "cuadra convertir --silencioso --a txt -o - cp850.csv" \
        "cuadra convertir --silencioso --a csv -o - cp850.csv" >times.txt || exit 1
    awk -v name="$1" '{ t[NR] = $1 }
        END { printf "%-32s %8.3f s %10.2f %10.2f %10.2f\n", name, t[1], t[2] / t[1], t[3] / t[1], t[4] / t[1] }' times.txt
    rm -f cp850.csv times.txt
}

echo "Converting CSV in CP850: CPU time of iconv, and the ratio of each conversion to it"
printf '%-32s %10s %10s %10s %10s\n' input iconv 'txt bare' txt csv
measure 'documents (200 MB)' 200 documents
measure "people's names (50 MB)" 50 names
measure 'a tenth foreign names (50 MB)' 50 foreign
