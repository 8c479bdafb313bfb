# Encodings are found and mojibake is mended as often as promised, by the corpus's own scorer.
command -v python3 >/dev/null || { echo "python3, which the scorer needs, is not here"; exit 77; }
corpus=$SHARED/corpus/encoding
[ -f "$corpus/score.py" ] || { echo "no corpus of encodings"; exit 77; }
for part in decode:--sin-reparar repair:; do
    printf '#!/bin/sh\nexec cuadra convertir --silencioso %s --a txt -o - "$1" 2>/dev/null\n' "${part#*:}" >"${part%%:*}"
    chmod +x "${part%%:*}"
done
python3 "$corpus/score.py" --corpus "$corpus" --jobs 2 --mode text ./decode >decoded.txt 2>&1 || { cat decoded.txt; exit 1; }
python3 "$corpus/score.py" --corpus "$corpus" --jobs 2 --repair ./repair >repaired.txt 2>&1 || { cat repaired.txt; exit 1; }

# at_least BAR FILE ROW COLUMN: the percentage in that column (counted from the end where negative) reaches the bar.
at_least() {
    awk -v bar="$1" -v row="$3" -v column="$4" '
        $1 == row || $1 " " $2 == row {
            n = 0
            for (i = 1; i <= NF; i++) if ($i ~ /%$/) value[++n] = $i + 0
            got = column < 0 ? value[n + 1 + column] : value[column]
            found = 1
        }
        END { if (!found || got < bar) { print row ": " got " %, not " bar " %"; exit 1 } }' "$2" || { cat "$2"; exit 1; }
}
at_least 99.5 decoded.txt ALL -1
at_least 99 decoded.txt 8bit 1
at_least 100 decoded.txt binary -1
at_least 97 repaired.txt "TOTAL exact" 1
at_least 100 repaired.txt "TOTAL clean" 1
echo "$(sed -n 's/^ALL .* \([0-9.]*%\) .*/\1/p' decoded.txt) decoded, $(sed -n 's/^TOTAL exact *\([0-9.]*%\).*/\1/p' repaired.txt) mended"
