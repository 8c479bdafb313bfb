# Compares a consolidated workbook, as printed by `cuadra celdas`, with the figures expected of it.
# Input: {expected: object, cells: [...]}; output: one line a difference.

def column: capture("^(?<letters>[A-Z]+)").letters;
def row: capture("(?<row>[0-9]+)$").row | tonumber;

# The rows of a sheet's table as objects; its header is the first row among six that has the label.
def table($cells; $mark):
  ([$cells[]? | select(.v == $mark) | .ref | row | select(. <= 6)] | min) as $top
  | ([$cells[]? | select((.ref | row) == $top) | {key: (.ref | column), value: .v}] | from_entries) as $head
  | [$cells[]? | select((.ref | row) > $top)] | group_by(.ref | row)
  | map(map(select($head[.ref | column]) | {key: $head[.ref | column], value: .v}) | from_entries);

def near($a; $b): if $a == null or $b == null then $a == $b
  else (($a - $b) | fabs) <= 1e-9 * ([1, ($a | fabs)] | max) end;

# A cell's number times 100; null when it is empty.
def points: if . == null or . == "" then null else . * 100 end;
def figure: if . == "" then null else . end;
def same($what; $want; $got): if $want == $got then empty else "\($what): expected \($want | tojson), got \($got | tojson)" end;
def close($what; $want; $got): if near($want; $got) then empty else "\($what): expected \($want | tojson), got \($got | tojson)" end;

# Differences of a group's row.
def group($at; $want; $got):
  if $got == null then "\($at): no row"
  else same("\($at) Indicadores"; $want.indicadores; $got.Indicadores),
       same("\($at) Evaluados"; $want.evaluados; $got.Evaluados),
       same("\($at) Programas"; $want.programas; $got.Programas),
       same("\($at) Unidades"; $want.unidades; $got.Unidades),
       (["1er. Trim. %", "2do. Trim. %", "3er. Trim. %", "4to. Trim. %"] as $quarters
        | range(4) as $q | close("\($at) \($quarters[$q])"; $want.t[$q]; $got[$quarters[$q]] | points)),
       close("\($at) Acumulado %"; $want.acumulado; $got["Acumulado %"] | points),
       close("\($at) Anual %"; $want.anual; $got["Anual %"] | points),
       close("\($at) Anual sin tope %"; $want.anual_sin_tope; $got["Anual sin tope %"] | points),
       same("\($at) Semáforo"; $want.semaforo; $got["Semáforo"]),
       if $want.entrega then same("\($at) Entrega"; $want.entrega; $got.Entrega) else empty end
  end;

# Case and accents aside.
def fold: ascii_downcase | gsub("[áÁ]"; "a") | gsub("[éÉ]"; "e") | gsub("[íÍ]"; "i") | gsub("[óÓ]"; "o") | gsub("[úÚ]"; "u") | gsub("[ñÑ]"; "n");

# A key without leading zeros in its parts.
def plain: if . == null then "" else tostring | gsub("(?<a>^|[^0-9])0+(?<b>[0-9])"; "\(.a)\(.b)") end;

# Differences of one row of Totales.
def total($want; $rows):
  ("Totales \($want.eje) \($want.objetivo) \($want.unidad_medida) \($want.calculo)") as $at
  | [$rows[] | select((.["Clave eje"] | plain) == $want.eje and (.["Clave objetivo"] | plain) == $want.objetivo
      and ((.["Unidad de medida"] // "") | fold) == ($want.unidad_medida | fold)
      and .["Cálculo"] == $want.calculo)] as $found
  | if ($found | length) != 1 then "\($at): \($found | length) rows"
    else $found[0] as $got
    | same("\($at) Indicadores"; $want.indicadores; $got.Indicadores),
      (range(4) as $q | "\($q + 1)T" as $t
       | close("\($at) Meta \($t)"; $want.meta.t[$q]; $got["Meta \($t)"] | figure),
         close("\($at) Avance \($t)"; $want.avance.t[$q]; $got["Avance \($t)"] | figure),
         close("\($at) \($t) %"; $want.porcentaje.t[$q]; $got["\($t) %"] | points)),
      close("\($at) Meta anual"; $want.meta.anual; $got["Meta anual"] | figure),
      close("\($at) Avance anual"; $want.avance.anual; $got["Avance anual"] | figure),
      close("\($at) Anual %"; $want.porcentaje.anual; $got["Anual %"] | points)
    end;

.expected as $want
| (.cells | map(select(.ref)) | group_by(.sheet) | map({key: .[0].sheet, value: .}) | from_entries) as $sheets
| table($sheets["Por eje"]; "Semáforo") as $rows
# an axis has a key without a point; its objectives follow it
| ([foreach $rows[] as $row ({axis: null}; if ($row["Clave"] | plain | test("[.]") | not) and ($row["Clave"] // "") != ""
      then {axis: ($row["Clave"] | plain), row: $row, kind: "eje"}
    elif ($row["Clave"] // "") != "" then {axis: .axis, row: $row, kind: "objetivo"}
    else {axis: .axis, row: $row, kind: $row["Eje / Objetivo"]} end)]) as $marked
| ($want.eje | to_entries[] | .key as $key
   | group("eje \($key)"; .value; first($marked[] | select(.kind == "eje" and .axis == $key) | .row) // null)),
  ($want.objetivo | to_entries[] | .key as $key
   | group("objetivo \($key)"; .value; first($marked[] | select(.kind == "objetivo" and (.row.Clave | plain) == $key) | .row) // null)),
  ($want.sin_objetivo | to_entries[] | .key as $key
   | group("sin objetivo del eje \($key)"; .value; first($marked[] | select(.kind == "Sin objetivo" and .axis == $key) | .row) // null)),
  ($want.sin_eje | select(. != null) | (if .indicadores then . else .[] end)
   | group("sin eje"; .; first($marked[] | select(.kind == "Sin eje") | .row) // null)),
  ($want.total[] | group("total"; .; first($marked[] | select(.kind == "Total") | .row) // null)),
  (table($sheets["Por programa"]; "Semáforo") as $rows | $want.pp | to_entries[] | .key as $key
   | group("programa \($key)"; .value; first($rows[] | select((.Clave | plain) == $key)) // null)),
  (table($sheets["Por unidad"]; "Semáforo") as $rows | $want.ur | to_entries[] | .key as $key
   | group("unidad \($key)"; .value; first($rows[] | select((.Clave | plain) == $key)) // null)),
  (table($sheets["Totales"]; "Cálculo") as $rows
   | ($want.totales[] | total(.; $rows)),
     same("rows of Totales"; $want.totales | length; $rows | length)),
  same("objectives"; $want.objetivo | length; [$marked[] | select(.kind == "objetivo" and .row.Indicadores > 0)] | length),
  same("axes"; $want.eje | length; [$marked[] | select(.kind == "eje" and .row.Indicadores > 0)] | length)
