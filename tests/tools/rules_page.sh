#!/bin/sh
# Prints the rule page of the guide, in Markdown, from what the program says of its rules.
# usage: sh rules_page.sh    with cuadra in the PATH
set -u
cuadra reglas | while read -r name severity; do
    if [ -z "$name" ]; then
        continue
    elif [ -z "$severity" ]; then
        printf '### Familia: %s\n\n' "$name"
    else
        printf '#### `%s`\n\n- **Gravedad:** %s\n' "$name" "$severity"
        cuadra explicar "$name" | sed -n 's/^\([A-Z][^:]*:\) \(.*\)/- **\1** \2/p'
        echo
    fi
done
