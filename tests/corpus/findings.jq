# Compares findings with a list of those that must and may be found.
# Input: {rows: [{archivo, hoja, celda, regla, gravedad, exige}], got: [...], others: share of errors not listed that
# is let pass}; output: one line a fault.

def column: reduce explode[] as $c (0; . * 26 + $c - 64);
# "B7" or "A14:AB14" as {left, top, right, bottom}.
def area: [scan("([A-Z]+)([0-9]+)") | [(.[0] | column), (.[1] | tonumber)]] | {left: .[0][0], top: .[0][1], right: .[-1][0], bottom: .[-1][1]};
def touches($a; $b): ($a | area) as $x | ($b | area) as $y
  | $x.left <= $y.right and $y.left <= $x.right and $x.top <= $y.bottom and $y.top <= $x.bottom;
def base: tostring | split("/") | .[-1];
# Whether a finding is what a row says; severities apart.
def fits($row; $finding):
  $row.regla == $finding.regla
  and ($row.archivo == "*" or ([$row.archivo | split("|")[] | base] | index($finding.archivo | base)) != null)
  and ($row.hoja == "*" or $row.hoja == $finding.hoja)
  and ($row.celda == "*" or ($finding.celda != null and $finding.celda != "" and touches($row.celda; $finding.celda)));
def judgement: . == "sobrecumplimiento" or . == "incumplimiento" or . == "meta-cumplida-antes";
def serious: . == "error" or . == "fatal";
def shown: "\(.archivo):\(.hoja)!\(.celda) \(.gravedad) \(.regla)";

. as $all
| ($all.rows[] | select(.exige == "debe") | . as $row
   | [$all.got[] | select(fits($row; .))] as $found
   | if ($found | length) == 0 then "not found: \($row | shown)"
     elif [$found[] | select(.gravedad == $row.gravedad)] == [] then "severity \($found[0].gravedad): \($row | shown)"
     else empty end),
  ([$all.got[] | select(.gravedad | serious) | . as $one | select([$all.rows[] | select(fits(.; $one))] == [])] as $loose
   | if ($loose | length) > $all.others * ([$all.got[] | select(.gravedad | serious)] | length)
     then $loose[] | "not listed: \(shown)" else empty end),
  ([$all.got[] | select(.gravedad == "aviso" and (.regla | judgement | not)) | . as $one
    | select([$all.rows[] | select(fits(.; $one))] == [])] as $loose
   | if ($loose | length) > 0.2 * ($all.got | length) then $loose[] | "not listed: \(shown)" else empty end)
