# How long the consolidated workbook takes beside a bare libxlsxwriter program with the same cells: 1.3 at most.
# Runs alternate; of the processor's seconds the least of each counts.
count=${COUNT:-3000}
for round in 1 2 3; do
    "$TOOLS/make_workbook" -t "$count" book.xlsx >>cuadra || exit 1
    "$TOOLS/write_bare" book.xlsx bare.xlsx >>bare || exit 1
done
sort -n cuadra | head -1 >least && sort -n bare | head -1 >>least
paste -s -d ' ' least | awk -v count="$count" '{ printf "writing: %d indicators: %.2f s, bare library %.2f s, ratio %.2f\n", count, $1, $2, $1 / $2 }'
