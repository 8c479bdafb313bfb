#!/bin/sh
# Writes README.md and the guide anew into a folder, with their sessions and the rule page as the program has them now.
# usage: [BUILD=build] sh documents.sh FOLDER
set -eu
cd "$(dirname "$0")/../.."
top=$PWD
case ${BUILD:=build} in /*) ;; *) BUILD=$top/$BUILD ;; esac
PATH=$BUILD:$PATH
export PATH
mkdir -p "$1"
cd "$1"
to=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for document in README.md GUIA.md; do
    rm -rf "$work"
    mkdir "$work"
    cp -R "$top/examples" "$work/examples"
    [ $document = README.md ] && from=$top/README.md || from=$top/examples/$document
    (cd "$work" && sh "$top/tests/tools/transcript.sh" "$from") >"$to/$document.now"
    mv "$to/$document.now" "$to/$document"
done
