#!/bin/sh
# Prints a document with its sessions as they run now. A session is a block fenced as ```console: each line "$ command"
# runs in the current folder, and the lines after it are its output. What stands between the lines "<!-- reglas" and
# "<!-- fin de reglas" is the rule page.
# usage: sh transcript.sh DOCUMENT > DOCUMENT.now    with cuadra in the PATH
set -u
inside=text
while IFS= read -r line || [ -n "$line" ]; do
    case "$inside $line" in
    'session ```') inside=text && printf '%s\n' "$line" ;;
    'session $ '*)
        printf '%s\n' "$line"
        sh -c "${line#\$ }" 2>&1 </dev/null
        ;;
    'rules <!-- fin de reglas'*) inside=text && printf '%s\n' "$line" ;;
    session* | rules*) ;;
    *) printf '%s\n' "$line" ;;
    esac
    case "$inside $line" in
    'text ```console') inside=session ;;
    'text <!-- reglas'*) inside=rules && echo && cuadra reglas --formato md | sed -e '1,/^## /{/^## /!d;}' -e 's/^##/###/' ;;
    esac
done <"$1"
