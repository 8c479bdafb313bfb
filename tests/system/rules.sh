# Every rule has a case where it fires and a near miss where it stays silent, and every such case has its rule.
bad=0 count=0
for rule in $(cuadra reglas --formato md | sed -n 's/^### `\([^`]*\)`.*/\1/p'); do
    count=$((count + 1))
    for side in dispara calla; do
        folder=$TOP/tests/cases/$rule-$side
        [ -f "$folder/orden" ] || { echo "$rule has no case $rule-$side"; bad=1; continue; }
        grep -q "$rule" "$folder/orden" || { echo "$rule-$side does not look for its rule"; bad=1; }
    done
    grep -q "$rule" "$TOP/tests/cases/$rule-dispara/salida.txt" 2>/dev/null || { echo "$rule-dispara expects nothing"; bad=1; }
    [ "$(cat "$TOP/tests/cases/$rule-calla/salida.txt" 2>/dev/null)" = 0 ] || { echo "$rule-calla does not expect silence"; bad=1; }
done
[ $count -ge 30 ] || { echo "only $count rules are listed"; bad=1; }
for folder in "$TOP"/tests/cases/*-dispara "$TOP"/tests/cases/*-calla; do
    rule=${folder##*/}
    rule=${rule%-*}
    cuadra explicar "$rule" >/dev/null 2>&1 || { echo "no rule for ${folder##*/}"; bad=1; }
done
[ $bad = 0 ] && echo "$count rules, each with both cases"
exit $bad
