#!/bin/sh
# Converting 200 MB of CSV in Code Page 850, beside iconv(1) on the same file: time within 3 times, memory below 32 MB.
# usage: converting.sh    in a scratch folder, with $BUILD and $TOOLS in the PATH
set -u
bench_text 200 >cp850.csv || exit 1
echo "200 MB of CP850:"
bench_time 5 "iconv -f CP850 -t UTF-8 cp850.csv" \
    "cuadra convertir --silencioso --a txt --sin-reparar -o - cp850.csv" \
    "cuadra convertir --silencioso --a txt -o - cp850.csv" \
    "cuadra convertir --silencioso --a csv -o - cp850.csv"
rm -f cp850.csv
