# All planted mistakes are found where they stand, with few findings that nobody listed.
# judge FOLDER LIST SHARE OPTIONS...: prints what is missing or too much.
judge() {
    folder=$1 list=$2 share=$3
    shift 3
    cuadra revisar --silencioso --formato json "$@" "$folder" >got.jsonl 2>errors.txt
    code=$?
    [ $code -le 1 ] || { cat errors.txt; echo "revisar ended with $code"; return 1; }
    jq -R -s 'split("\n") | map(select(length > 0) | split("\t")) | .[0] as $head | .[1:]
        | map([., $head] | transpose | map({key: .[1], value: .[0]}) | from_entries)' "$list" >rows.json
    jq -n --slurpfile rows rows.json --slurpfile got got.jsonl --argjson share "$share" \
        '{rows: $rows[0], got: $got, others: $share}' | jq -r -f "$TOP/tests/corpus/findings.jq" >faults.txt || return 1
    [ -s faults.txt ] || return 0
    echo "$folder: $(grep -c . faults.txt) faults"
    head -40 faults.txt
    return 1
}
command -v jq >/dev/null || { echo "jq is not here"; exit 77; }
corte=$(jq -r .corte "$SHARED/corpus/municipio/consolidado.json")
bad=0
judge "$SHARED/corpus/entregas" "$SHARED/corpus/entregas/hallazgos.tsv" 0.05 || bad=1
judge "$SHARED/corpus/municipio/entregas" "$SHARED/corpus/municipio/plantados.tsv" 0 --corte "$corte" || bad=1
[ $bad = 0 ] && echo "$(cat "$SHARED"/corpus/*/*.tsv | grep -c 'debe') mistakes found"
exit $bad
