#!/bin/sh
# Consolidates examples/ into the build folder and says where the workbook is and what was found.
# usage: [BUILD=build] sh tests/tools/demo.sh
set -u
cd "$(dirname "$0")/../.." || exit 2
: "${BUILD:=build}"
book=$BUILD/consolidado.xlsx found=$BUILD/hallazgos.txt

"$BUILD/cuadra" consolidar examples/entregas -o "$book" --forzar --silencioso
status=$?
[ $status -le 1 ] || { echo "demo: cuadra consolidar ended with status $status" >&2; exit 1; }
"$BUILD/cuadra" revisar examples/entregas --corte 2025-T3 --silencioso >"$found"
status=$?
[ $status -le 1 ] || { echo "demo: cuadra revisar ended with status $status" >&2; exit 1; }

echo "Consolidated the third quarter of Puerto Jacaranda (invented), the files in examples/entregas:"
echo "  $book"
echo
echo "Found in the submissions, by severity and rule (all of it: $found):"
sed -nE 's/^(.*: )?(nota|aviso|error|fatal): .*\[([a-z-]*)\]$/\2 \3/p' "$found" | LC_ALL=C sort | uniq -c |
    sed 's/^ *\([0-9]*\) /  \1\t/'
echo
echo "The errors:"
grep -E '^(.*: )?(error|fatal): ' "$found" | sed 's/^/  /'
