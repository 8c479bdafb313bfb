# Output files are written whole or not at all, and an existing one is replaced only with --forzar.
cp -R "$EXAMPLES" examples || exit 1

# expect STATUS COMMAND...: runs it and fails when it ends with another status.
expect() {
    wanted=$1
    shift
    "$@" >out 2>err
    status=$?
    [ $status = "$wanted" ] && return 0
    echo "status $status, not $wanted: $*"
    cat err
    exit 1
}

expect 1 cuadra consolidar examples/entregas -o book.xlsx
cp book.xlsx before.xlsx
expect 4 cuadra consolidar examples/entregas -o book.xlsx
grep -q -- '--forzar' err || { cat err; echo "the message does not name --forzar"; exit 1; }
cmp book.xlsx before.xlsx || exit 1
expect 1 cuadra consolidar examples/entregas -o book.xlsx --forzar
cmp book.xlsx before.xlsx || exit 1

# Nowhere to write: a message with the place, and nothing is left behind.
expect 4 cuadra consolidar examples/entregas -o no/such/folder/book.xlsx
expect 4 cuadra consolidar examples/entregas -o examples
expect 4 cuadra extraer examples/entregas -o no/such/folder/records.jsonl
if [ -w /dev/full ]; then
    for command in extraer revisar ver iniciar; do
        cuadra $command "examples/entregas/103 Obras Públicas.xlsx" >/dev/full 2>err
        [ $? = 4 ] || { cat err; echo "$command: a full disk is not status 4"; exit 1; }
        grep -q '^cuadra: .*salida estándar' err || { cat err; echo "$command: no word of a full disk"; exit 1; }
    done
fi

# A file system that fills up while the workbook is being written leaves no half of one.
(ulimit -f 8; trap '' XFSZ; cuadra consolidar examples/entregas -o half.xlsx >out 2>err; echo $? >status)
[ "$(cat status)" = 4 ] || { cat err; echo "status $(cat status) where the workbook does not fit"; exit 1; }
[ ! -e half.xlsx ] || { echo "half a workbook was left"; exit 1; }
left=$(ls -A | grep -vE '^(examples|book.xlsx|before.xlsx|out|err|status)$')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }

# A reader that stops early is no fault.
{ cuadra extraer examples/entregas --silencioso; echo $? >status; } 2>err | head -n 1 >out
[ ! -s err ] || { cat err; echo "a message for a closed pipe"; exit 1; }
