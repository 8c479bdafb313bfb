# Compares two listings of `cuadra celdas`: the same cells with the same texts, and numbers within 1e-9 * max(1, |x|).
# usage: awk -f same_cells.awk BEFORE.jsonl AFTER.jsonl    prints each difference; exit status 1 when there is any
function place(line) {
    return match(line, /^\{"sheet":"([^"\\]|\\.)*","ref":"[A-Z]+[0-9]+"/) ? substr(line, 1, RLENGTH) : ""
}
function value(line) {
    return match(line, /,"v":/) ? substr(line, RSTART + 5, length(line) - RSTART - 5) : ""
}
function is_number(text) {
    return text ~ /^-?[0-9.]+([eE][-+]?[0-9]+)?$/
}
function differs(a, b,    size) {
    if (!is_number(a) || !is_number(b))
        return a != b
    size = a < 0 ? -a : a + 0
    return (a - b > 0 ? a - b : b - a) > 1e-9 * (size > 1 ? size : 1)
}
place($0) == "" { next }
FNR == NR { before[place($0)] = value($0); next }
{
    cells++
    if (!(place($0) in before)) {
        if (value($0) != "\"\"" && value($0) != "")
            print "new: " $0
        next
    }
    if (differs(before[place($0)], value($0))) {
        print place($0) ": " before[place($0)] " became " value($0)
        bad = 1
    }
    delete before[place($0)]
}
END {
    for (left in before)
        if (before[left] != "\"\"" && before[left] != "") {
            print "gone: " left " " before[left]
            bad = 1
        }
    if (!cells) {
        print "no cells were compared"
        bad = 1
    }
    exit bad
}
