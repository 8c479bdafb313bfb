# Reads C sources laid out by clang-format (the brace of a function alone in the first column) and reports functions
# that are too long, have no sentence above them, nest too deeply or take too many parameters.
function complain(line, what) { printf "%s:%d: %s\n", FILENAME, line, what; }
function parameters(signature,    depth, i, c, n)
{
    n = 1;
    sub(/^[^(]*\(/, "", signature);
    for (i = 1; i <= length(signature); i++) {
        c = substr(signature, i, 1);
        if (c == "(") depth++;
        else if (c == ")" && depth-- == 0) break;
        else if (c == "," && depth == 0) n++;
    }
    return n;
}
function begin_function(    first, signature, i)
{
    first = FNR - 1;
    while (first > 1 && line[first - 1] !~ /^($|[}#]|\/\/|.*\*\/$|.*;$)/)
        first--;
    signature = "";
    for (i = first; i < FNR; i++)
        signature = signature line[i];
    if (signature !~ /\(/) return;
    name = signature;
    sub(/\(.*/, "", name);
    sub(/.*[ *]/, "", name);
    start = first;
    functions++;
    if (line[first - 1] !~ /^\/\/|\*\/$/) complain(first, name ": no sentence above the function");
    if (parameters(signature) > 7) complain(first, name ": more than 7 parameters");
}
FNR == 1 {
    start = 0; raw_last = 0;
    if ($0 !~ /^(\/\/|#|\/\*) SPDX-License-Identifier: MIT/) complain(1, "the first line is no SPDX-License-Identifier");
}
FNR == 2 && !/^(\/\/|\*| \*)/ { complain(2, "no sentence that says what the file knows"); }
{ line[FNR] = $0; }
/^\{$/ { begin_function(); }
start && /^                    +(if|for|while|switch|do) / { complain(FNR, name ": nested more than four deep"); }
/^\}$/ {
    if (start && FNR - start + 1 > 80) complain(start, name ": " FNR - start + 1 " lines, at most 80");
    start = 0;
}
FNR == 801 { complain(801, "more than 800 lines"); }
/^[ \t]*#[ \t]*if 0/ { complain(FNR, "switched-off code"); }
/^[ \t]*\/\/[ \t]*([a-z_][A-Za-z0-9_.>-]*(\[[^]]*\])*[ ]*(=|\+=|\()|return |static |const |int |if \().*;[ \t]*$/ { complain(FNR, "code in a comment"); }
