# What `make install` puts in place works from there, and `make uninstall` leaves nothing behind.
root=$PWD/root
cp -a "$BUILD" build
make -s -C "$TOP" BUILD="$PWD/build" CC="$CC" OPT="$OPT" PREFIX=/opt/cuadra DESTDIR="$root" install || exit 1
at=$root/opt/cuadra
for file in bin/cuadra lib/libcuadra.a lib/pkgconfig/cuadra.pc include/cuadra.h share/man/man1/cuadra.1 \
    share/bash-completion/completions/cuadra share/cuadra/templates/diccionario.txt; do
    [ -s "$at/$file" ] || { echo "not installed: $file"; exit 1; }
done
[ "$("$at/bin/cuadra" --version)" = "$(cuadra --version)" ] || exit 1
grep -q "^prefix=/opt/cuadra$" "$at/lib/pkgconfig/cuadra.pc" || { echo "cuadra.pc has another prefix"; exit 1; }
if grep -q '@' "$at/lib/pkgconfig/cuadra.pc"; then echo "cuadra.pc was not filled in"; exit 1; fi
bash -n "$at/share/bash-completion/completions/cuadra" || exit 1
if command -v mandoc >/dev/null; then
    mandoc -Tlint "$at/share/man/man1/cuadra.1" || exit 1
fi

# The installed program finds its own templates.
"$at/bin/cuadra" extraer "$EXAMPLES/entregas" --silencioso >installed.jsonl
"$BUILD/cuadra" extraer "$EXAMPLES/entregas" --silencioso >built.jsonl
[ -s installed.jsonl ] && cmp installed.jsonl built.jsonl || exit 1

# A program of somebody else's builds with the header, the library and the flags that the pkg-config file names.
cat >other.c <<'END'
#include <cuadra.h>
#include <stdio.h>
int main(int argc, char **argv)
{
    cuadra_run *run = NULL;
    const char *paths[] = {argv[argc - 1]};
    enum cuadra_status status = cuadra_run_new(NULL, &run);
    if (status == CUADRA_OK)
        status = cuadra_run_read(run, paths, 1);
    if (run)
        printf("%d %zu\n", (int)status, cuadra_run_records(run));
    cuadra_run_free(run);
    return 0;
}
END
libraries=$(sed -n 's/^Libs: -L[^ ]* //p' "$at/lib/pkgconfig/cuadra.pc")
$CC -std=c11 $OPT -I"$at/include" -o other other.c -L"$at/lib" $libraries || exit 1
./other "$EXAMPLES/entregas" >other.txt || exit 1
grep -Eq '^[0-9]+ [0-9]+$' other.txt || { cat other.txt; echo "the program of the library said something else"; exit 1; }

make -s -C "$TOP" BUILD="$PWD/build" CC="$CC" OPT="$OPT" PREFIX=/opt/cuadra DESTDIR="$root" uninstall || exit 1
left=$(find "$root" ! -type d)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "$(wc -l <installed.jsonl) records with the installed templates"
