# Compares records: every key that an expected record has must be there and equal, numbers within 1e-9; no record
# may be missing or too many. Input: {expected: [...], got: [...]}; output: one line a difference.

def near($a; $b): (($a - $b) | fabs) <= 1e-9 * ([1, ($a | fabs)] | max);

# Paths at which `$got` does not agree with `$want`.
def differences($want; $got; $path):
  if ($want | type) == "object" then
    if ($got | type) != "object" then "\($path): expected \($want | tojson), got \($got | tojson)"
    else $want | keys_unsorted[] as $key | differences($want[$key]; $got[$key]; "\($path).\($key)") end
  elif ($want | type) == "array" then
    if ($got | type) != "array" or ($got | length) != ($want | length)
    then "\($path): expected \($want | tojson), got \($got | tojson)"
    else range($want | length) as $i | differences($want[$i]; $got[$i]; "\($path)[\($i)]") end
  elif ($want | type) == "number" and ($got | type) == "number" then
    if near($want; $got) then empty else "\($path): expected \($want), got \($got)" end
  elif $want == $got then empty
  else "\($path): expected \($want | tojson), got \($got | tojson)" end;

# Where a record comes from, as one string.
def place: "\(.origen.archivo):\(.origen.hoja // "")!\(.origen.fila)";

(.got | map({key: place, value: .}) | from_entries) as $got
| (.expected | map({key: place, value: .}) | from_entries) as $expected
| (.expected[] | place as $at | if $got[$at] then differences(.; $got[$at]; $at) else "\($at): no record" end),
  (.got[] | place as $at | select($expected[$at] | not) | "\($at): a record too many"),
  (if (.got | length) != ($got | length) then "a place has two records" else empty end),
  (if ([.got[] | place] | map(select($expected[.]))) == ([.expected[] | place] | map(select($got[.]))) then empty
   else "the records are in another order" end)
