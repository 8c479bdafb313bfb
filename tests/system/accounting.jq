# Compares the workbook for accounting with the consolidated one, both as printed by `cuadra celdas`.
# Input: {accounting: [...], consolidated: [...]}; output: one line a difference.

def column: capture("^(?<letters>[A-Z]+)").letters;
def row: capture("(?<row>[0-9]+)$").row | tonumber;

# The rows of a sheet's table as objects; its header is the first row among six that has the label.
def table($all; $sheet; $mark):
  [$all[] | select(.sheet == $sheet and .ref)] as $cells
  | ([$cells[] | select(.v == $mark) | .ref | row | select(. <= 6)] | min) as $top
  | ([$cells[] | select((.ref | row) == $top) | {key: (.ref | column), value: .v}] | from_entries) as $head
  | [$cells[] | select((.ref | row) > $top)] | group_by(.ref | row)
  | map(map(select($head[.ref | column]) | {key: $head[.ref | column], value: .v}) | from_entries);

def sum($rows; $name): [$rows[][$name] | numbers] | add // 0;
def near($a; $b): (($a - $b) | fabs) <= 1e-9 * ([1, ($a | fabs)] | max);
def close($what; $a; $b): if near($a; $b) then empty else "\($what): \($a) and \($b)" end;
def same($what; $a; $b): if $a == $b then empty else "\($what): \($a | tojson) and \($b | tojson)" end;

table(.accounting; "Contable"; "Clave UR") as $rows
| table(.accounting; "Programas"; "Clave PP") as $programmes
| table(.accounting; "Cuadre"; "Control") as $controls
| table(.consolidated; "Indicadores"; "Meta anual") as $indicators
| (table(.consolidated; "Por programa"; "Programa") | map(select(.Programa != "Total"))) as $groups
| if ($rows | length) == 0 then "no row in Contable" else empty end,
  same("rows"; $rows | length; $indicators | length),
  (("Meta anual", "Meta al corte") as $name | close($name; sum($rows; $name); sum($indicators; $name))),
  close("Avance al corte"; sum($rows; "Avance al corte"); sum($indicators; "Avance acumulado")),
  close("Acumulado %"; sum($rows; "Acumulado %"); sum($indicators; "Acumulado %")),
  same("lights"; $rows | map(."Semáforo") | sort; $indicators | map(."Semáforo") | sort),
  same("keys"; $rows | map([."Clave UR", ."Clave PP", .Nivel, .Clave, .Indicador]) | sort;
               $indicators | map([."Clave UR", ."Clave PP", .Nivel, .Clave, .Indicador]) | sort),
  same("programmes"; $programmes | map([."Clave PP", .Programa, .Unidades, .Indicadores, .Evaluados, ."Semáforo"]);
                     $groups | map([.Clave, .Programa, .Unidades, .Indicadores, .Evaluados, ."Semáforo"])),
  (range($programmes | length) as $i
   | ("1er. Trim. %", "2do. Trim. %", "3er. Trim. %", "4to. Trim. %", "Acumulado %", "Anual %", "Anual sin tope %") as $name
   | $programmes[$i][$name] as $a | $groups[$i][$name] as $b
   | if ($a | type) == "number" and ($b | type) == "number" then close("\($programmes[$i].Programa) \($name)"; $a; $b)
     else same("\($programmes[$i].Programa) \($name)"; $a // ""; $b // "") end),
  same("controls"; $controls | map(select(.Resultado != "cuadra")); []),
  (if ($controls | length) < 13 then "only \($controls | length) controls" else empty end)
