# The same input gives the same bytes: twice, at another time, in another time zone and locale, whatever the order of
# the arguments and the layout of memory.
cp -R "$EXAMPLES" examples || exit 1

# books WHERE ENTREGA...: every output that is a file or a stream of data, into a folder.
books() {
    where=$1
    shift
    mkdir "$where" || exit 1
    set -- --silencioso --config examples/cuadra.ini "$@"
    cuadra consolidar "$@" -o "$where/consolidado.xlsx" --html "$where/consolidado.html" 2>>"$where/errors"
    cuadra contable "$@" -o "$where/contable.xlsx" 2>>"$where/errors"
    cuadra transparencia "$@" -o "$where/transparencia.xlsx" 2>>"$where/errors"
    cuadra extraer "$@" --calculado >"$where/records.jsonl" 2>>"$where/errors"
    cuadra extraer "$@" --formato csv >"$where/records.csv" 2>>"$where/errors"
    cuadra revisar "$@" --formato json >"$where/findings.jsonl" 2>>"$where/errors"
    for file in consolidado.xlsx consolidado.html contable.xlsx transparencia.xlsx records.jsonl records.csv findings.jsonl; do
        [ -s "$where/$file" ] || { cat "$where/errors"; echo "not written: $where/$file"; exit 1; }
    done
}

books first examples/entregas/*.xlsx examples/entregas/reenvíos/*.xlsx
sleep 2 # workbooks hold times by the second
set -- examples/entregas/*.xlsx
reversed="$(printf '%s\n' "$@" | sort -r)"
set -- examples/entregas/reenvíos/*.xlsx
IFS='
'
for file in $reversed; do set -- "$@" "$file"; done
unset IFS
export TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANG=es_MX.UTF-8
if command -v setarch >/dev/null && setarch -R true 2>/dev/null; then
    cat >cuadra <<END
#!/bin/sh
exec setarch -R "$BUILD/cuadra" "\$@"
END
    chmod +x cuadra
    PATH=$PWD:$PATH
fi
books second "$@"
diff -r first second || exit 1
echo "$(ls first | wc -l) outputs equal"
