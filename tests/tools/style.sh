#!/bin/sh
# The rules of the house that a program can check; prints one located line for each fault, then a count.
# usage: style.sh    in the project's folder
set -u
faults=$(mktemp)
trap 'rm -f "$faults"' EXIT

order="base es text grid read record layout check merge write cli"
sources=$(find src include -name '*.[ch]' | LC_ALL=C sort)
defs=$(find src -name '*.def' | LC_ALL=C sort)
tests=$(find tests examples -name '*.[ch]' | LC_ALL=C sort)
scripts=$(ls tests/run tests/*/*.sh tests/*/*.awk tests/bench/run .ci/run 2>/dev/null)

# code FILE...: the files with comments and the insides of strings taken out, each line as file:line:text.
code() {
    awk '{ text = $0
           gsub(/\\["\\]/, "", text)
           gsub(/"[^"]*"/, "\"\"", text)
           sub(/\/\/.*/, "", text)
           gsub(/\/\*[^*]*\*\//, "", text)
           print FILENAME ":" FNR ":" text }' "$@" /dev/null
}

# uncommented FILE...: the files without what follows // outside a string, each line as file:line:text.
uncommented() {
    LC_ALL=C awk '{ text = ""; rest = $0
        while (match(rest, /"([^"\\]|\\.)*"|\/\//)) {
            if (substr(rest, RSTART, 2) == "//") { rest = substr(rest, 1, RSTART - 1); break }
            text = text substr(rest, 1, RSTART + RLENGTH - 1)
            rest = substr(rest, RSTART + RLENGTH)
        }
        print FILENAME ":" FNR ":" text rest }' "$@"
}

# forbid PATTERN SENTENCE FILE...: no line of code may match the extended regular expression.
forbid() {
    pattern=$1 sentence=$2
    shift 2
    code "$@" | grep -E "^[^:]*:[0-9]*:.*($pattern)" | sed -E "s|^([^:]*:[0-9]*):.*|\1: $sentence|"
}

# rank MODULE: its place in the order, from 1.
rank() {
    n=0
    for module in $order; do
        n=$((n + 1))
        [ "$module" = "$1" ] && echo $n && return
    done
    echo 99
}

# A module includes only headers of modules earlier in the order, or its own; cli the public header and its own.
modules() {
    for file in $sources $defs; do
        case $file in src/*) ;; *) continue ;; esac
        me=$(echo "$file" | cut -d/ -f2)
        sed -n 's|^#include "\([a-z0-9]*\)/.*|\1|p' "$file" | LC_ALL=C sort -u | while read -r other; do
            [ "$(rank "$other")" -le "$(rank "$me")" ] || echo "$file: src/$me may not include headers of src/$other"
            [ "$me" != cli ] || [ "$other" = cli ] || echo "$file: src/cli includes <cuadra.h> and its own headers only"
        done
    done
}

# Headers of outside libraries are tied to one module each.
outside() {
    while read -r header module; do
        grep -rn "#include [<\"]$header" src include | grep -v "^src/$module/" |
            sed -E "s,^([^:]*:[0-9]*):.*,\1: only src/$module may include $header,"
    done <<END
xlsxwriter.h write
sqlite3.h write
zip.h read
libdeflate.h read
expat.h read
freexl.h read
shapefil.h read
iconv.h text
utf8proc.h text
uthash.h base
END
}

# Calls that are banned, and why the sentence says.
banned() {
    b='(^|[^A-Za-z0-9_])'
    forbid "$b(setlocale)\(" 'setlocale changes how numbers are written in the whole process' $sources
    forbid "$b(strcpy|strcat|sprintf|vsprintf|strtok|gets|alloca)\(" 'an unbounded or stateful call' $sources $tests
    forbid "$b(atoi|atol|atof|scanf|sscanf|fscanf)\(" 'numbers are parsed with their errors seen' $sources
    forbid "$b(strtod|strtof|strtold)\(" 'base/decimal.h reads numbers whatever the locale' \
        $(echo "$sources" | grep -v '^src/base/decimal.c')
    forbid "$b(isalpha|isdigit|isalnum|isspace|ispunct|isupper|islower|toupper|tolower)\(" \
        'ctype obeys the locale and breaks on bytes above 0x7F' $sources
    forbid "$b(exit|_exit|abort)\(" 'only src/cli ends the program' \
        $(echo "$sources" | grep -vE '^src/(cli/|base/memory.c)') # base: an allocation outside any guard
    forbid "$b(printf|puts|putchar|perror|vprintf)\(" 'only src/cli prints' $(echo "$sources" | grep -v '^src/cli/')
    forbid "$b(malloc|calloc|realloc|strdup|strndup|asprintf)\(" 'memory comes from base/memory.h' \
        $(echo "$sources" | grep -Ev '^src/(base|cli)/')
    grep -nE '"[^"]*%[-+ #0]*[0-9*]*(\.[0-9*]+)?[lL]?[fFeEgG]' $(echo "$sources" | grep -v '^src/base/decimal.c') |
        grep -E 'printf|format|_print' |
        sed -E 's/^([^:]*:[0-9]*):.*/\1: base\/decimal.h prints numbers whatever the locale/'
}

# State of the whole process would keep two runs from working side by side.
state() {
    code $sources | grep -E '^[^:]*:[0-9]*:[ ]*static ' |
        grep -vE ':[ ]*static (inline |_?[Nn]oreturn )*.*\(|[^a-z_]const[^a-z_]|static _Thread_local' |
        sed -E 's/^([^:]*:[0-9]*):.*/\1: a variable that outlives its call/'
}

# Spanish sentences live in src/es, the command tables of src/cli, the labels of src/write and the .def tables.
language() {
    uncommented $(echo "$sources" | grep -vE '^src/(es|cli|write)/') | LC_ALL=C grep '[^ -~\t]' |
        sed -E 's/^([^:]*:[0-9]*):.*/\1: a byte above 0x7F outside the tables of text/'
}

# What is unfinished, or says where it was made.
leftovers() {
    grep -nE '\b(TODO|FIXME|XXX|HACK)\b' $sources $defs $tests $scripts Makefile README.md CHANGELOG.md 2>/dev/null |
        grep -v '^tests/tools/style.sh' | sed -E 's/^([^:]*:[0-9]*):.*/\1: unfinished work/'
    grep -nE '(^|[^A-Za-z0-9_.])/(work|root|home)/' $sources $defs $tests $scripts Makefile README.md CHANGELOG.md \
        examples/*.md templates/* 2>/dev/null |
        grep -v '^tests/tools/style.sh' | sed -E 's/^([^:]*:[0-9]*):.*/\1: a path of one machine/'
}

# The layout of the sources is clang-format's.
layout() {
    command -v clang-format >/dev/null 2>&1 || { echo "clang-format is not here: the layout was not checked" >&2; return; }
    clang-format --dry-run $sources $tests 2>&1 | sed -nE 's/^([^:]*:[0-9]+):.*/\1: clang-format would lay this out otherwise/p' |
        awk -F: '!seen[$1]++'
}

{
    modules
    outside
    banned
    state
    language
    leftovers
    layout
    awk -f tests/tools/style.awk $sources $tests
} >"$faults"
sort -t: -k1,1 -k2,2n "$faults"
count=$(wc -l <"$faults")
echo "style: $(echo $sources $tests | wc -w) files, $count faults"
[ "$count" -eq 0 ]
