# The records of the two folders of submissions are exactly those expected.
# judge FOLDER EXPECTED OPTIONS...: compares and prints the differences.
judge() {
    folder=$1 expected=$2
    shift 2
    cuadra extraer --silencioso "$@" "$folder" >got.jsonl 2>errors.txt
    code=$?
    [ $code -le 1 ] || { cat errors.txt; echo "extraer ended with $code"; return 1; }
    jq -n --slurpfile expected "$expected" --slurpfile got got.jsonl '{expected: $expected, got: $got}' |
        jq -r -f "$TOP/tests/corpus/records.jq" >differences.txt || return 1
    [ -s differences.txt ] || return 0
    echo "$folder: $(grep -c . differences.txt) differences"
    head -40 differences.txt
    return 1
}
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
bad=0
judge "$SHARED/corpus/entregas" "$SHARED/corpus/entregas/esperado.jsonl" || bad=1
judge "$SHARED/corpus/municipio/entregas" "$SHARED/corpus/municipio/esperado.jsonl" --calculado || bad=1
[ $bad = 0 ] && echo "$(cat "$SHARED"/corpus/*/esperado.jsonl | grep -c .) records"
exit $bad
