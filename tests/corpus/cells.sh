# Every cell that independent readers agree on is listed, with value and type, in all made workbooks and in 99 % of
# the public ones; every broken file is refused with a sentence, in time and memory. (What a workbook holds beyond
# that is judged by the corpus's own program.)
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
[ -d "$SHARED/corpus/xlsx" ] || { echo "no workbooks"; exit 77; }
limit=2000000
case $BUILD in *asan*) limit=unlimited ;; esac # AddressSanitizer reserves more than it uses

# One line a cell: file, sheet, reference, type, value.
cell='[.file, .cell.sheet, .cell.ref, .cell.t, (.cell.v | tostring)] | @tsv'

# expected FOLDER: the cells expected.
expected() {
    zcat "$1/expected.jsonl.gz" |
        jq -r -n "foreach inputs as \$line ({}; if \$line.file then {file: \$line.file} elif \$line.ref then .cell = \$line
                  else del(.cell) end; select(.cell) | $cell)" | LC_ALL=C sort -u
}

# listed FOLDER: the cells listed; a number also as one of which only the value is asked.
listed() {
    for file in "$1"/ok/*; do
        printf '{"file":%s}\n' "$(basename "$file" | jq -R .)"
        timeout 60 cuadra celdas "$file" 2>>refused.txt
    done | jq -r -n "foreach inputs as \$line ({}; if \$line.file then {file: \$line.file} elif \$line.ref then .cell = \$line
                     else del(.cell) end; select(.cell) | ., (select(.cell.t | test(\"[ndp]\")) | .cell.t = \"N\") | $cell)" |
        LC_ALL=C sort -u
}

# judge FOLDER MOST: at most so many files may lack a cell.
judge() {
    expected "$1" >expected.txt
    listed "$1" >listed.txt
    LC_ALL=C comm -23 expected.txt listed.txt >missing.txt
    files=$(cut -f1 missing.txt | LC_ALL=C sort -u | grep -c .)
    cells=$((cells + $(grep -c . expected.txt)))
    [ "$files" -le "$2" ] && return 0
    echo "$1: cells are missing or different in $files files"
    head -20 missing.txt
    return 1
}

# refuse FOLDER: what the folder says of each broken file.
refuse() {
    jq -r '[.file, .expect, .forbid // ""] | @tsv' "$1/bad.jsonl" | while IFS="$(printf '\t')" read -r file expect forbid; do
        (ulimit -v "$limit" && exec timeout 20 cuadra celdas "$1/bad/$file") >out.txt 2>err.txt
        code=$?
        case $code in
        0) [ "$expect" = bounded ] || echo "$file: read, and should be refused" ;;
        3) [ -s err.txt ] || echo "$file: refused without a sentence" ;;
        *) echo "$file: ended with $code: $(head -c 300 err.txt)" ;;
        esac
        [ -z "$forbid" ] || ! grep -q -e "$forbid" out.txt || echo "$file: something from outside came out"
    done >faults.txt
    [ -s faults.txt ] || return 0
    cat faults.txt
    return 1
}

bad=0 cells=0
public=$(find "$SHARED/corpus/xlsx/public/ok" -type f | grep -c .)
judge "$SHARED/corpus/xlsx/made" 0 || bad=1
judge "$SHARED/corpus/xlsx/public" $((public / 100)) || bad=1
refuse "$SHARED/corpus/xlsx/made" || bad=1
refuse "$SHARED/corpus/xlsx/public" || bad=1
[ $bad = 0 ] && echo "$cells cells"
exit $bad
