# Makes the inputs of the benchmarks where they are not there yet, and says how to measure openpyxl; for the scripts of
# tests/bench to source. Sets make, time, reference, inputs (a folder) and peer ("" where openpyxl is not installed).
make=$TOOLS/bench_make time=$TOOLS/bench_time reference=$TOOLS/bench_reference
inputs=$BUILD/bench-inputs
if [ ! -f "$inputs/complete-2" ]; then
    rm -rf "$inputs"
    "$make" "$inputs" && "$TOOLS/bench_submissions" "$inputs" 500 && : >"$inputs/complete-2" || exit 1
fi
cat >peer.py <<'P'
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True): pass
P
peer=
for python in python3 /usr/bin/python3; do
    [ -n "$peer" ] || { $python -c 'import openpyxl' 2>/dev/null && peer="$python peer.py"; }
done
