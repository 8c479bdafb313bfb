# The Debian package holds the program, names its libraries, installs and removes cleanly.
command -v dpkg-deb >/dev/null || { echo "dpkg-deb is not here"; exit 77; }
case $BUILD in *asan*) echo "not of a build with sanitizers"; exit 77 ;; esac
cp -a "$BUILD" build
package=$(make -s -C "$TOP" BUILD="$PWD/build" CC="$CC" OPT="$OPT" deb | tail -n 1)
[ -f "$package" ] || { echo "no package: $package"; exit 1; }
dpkg-deb --field "$package" Depends | grep -q 'libzip4' || { dpkg-deb --field "$package"; exit 1; }
dpkg-deb --contents "$package" >contents
for file in ./usr/bin/cuadra ./usr/share/man/man1/cuadra.1.gz ./usr/share/cuadra/templates/diccionario.txt; do
    grep -q " $file$" contents || { echo "not in the package: $file"; exit 1; }
done
if [ "$(id -u)" = 0 ] && [ "${CI:-}" = true ]; then
    dpkg --install "$package" >/dev/null || exit 1
    (unset CUADRA_TEMPLATES; /usr/bin/cuadra extraer "$EXAMPLES/entregas" --silencioso >records) || [ $? = 1 ] || exit 1
    [ -s records ] || { echo "the installed program read nothing"; exit 1; }
    dpkg --purge cuadra >/dev/null || exit 1
    [ ! -e /usr/bin/cuadra ] && [ ! -e /usr/share/cuadra ] || { echo "something is left after the removal"; exit 1; }
fi
basename "$package"
