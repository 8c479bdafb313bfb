# What README.md and the guide show as a session is what the program prints, and the rule page is that of its rules.
sh "$TOP/tests/tools/documents.sh" "$PWD" || exit 1
bad=0
diff -u "$TOP/README.md" README.md || bad=1
diff -u "$TOP/examples/GUIA.md" GUIA.md || bad=1
for rule in $(cuadra reglas | sed -n 's/^  \([^ ]*\) .*/\1/p'); do
    grep -q "^#### \`$rule\` (" "$TOP/examples/GUIA.md" || { echo "the guide has no rule $rule"; bad=1; }
done
[ $bad = 0 ] && echo "$(cat README.md GUIA.md | grep -c '^\$ ') commands"
exit $bad
