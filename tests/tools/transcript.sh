#!/bin/sh
# Runs the sessions shown in a document and prints the document with what the commands print now. A session is a block
# fenced as ```console: a line "$ command" runs, in the current folder, and the lines after it are its output.
# usage: sh transcript.sh DOCUMENT > DOCUMENT.now
set -u
document=$1
inside=no
while IFS= read -r line || [ -n "$line" ]; do
    case $inside$line in
    no'```console') inside=yes; printf '%s\n' "$line" ;;
    no*) printf '%s\n' "$line" ;;
    yes'```') inside=no; printf '%s\n' "$line" ;;
    yes'$ '*)
        printf '%s\n' "$line"
        sh -c "${line#\$ }" 2>&1 </dev/null
        ;;
    esac
done <"$document"
