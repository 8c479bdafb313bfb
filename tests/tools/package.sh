#!/bin/sh
# Makes a Debian package of what `make install` put into $BUILD/deb; its dependencies are those of the program.
# usage: BUILD=build VERSION=0.1.0 sh tests/tools/package.sh
set -eu
root=$BUILD/deb
architecture=$(dpkg --print-architecture)
strip --strip-unneeded "$root/usr/bin/cuadra"
gzip -9nf "$root/usr/share/man/man1/cuadra.1"
mkdir -p "$root/usr/share/doc/cuadra" "$root/DEBIAN"
cp LICENSE "$root/usr/share/doc/cuadra/copyright"
gzip -9nc CHANGELOG.md >"$root/usr/share/doc/cuadra/changelog.gz"

# The packages of the shared libraries that the program is linked with.
depends=$(objdump -p "$root/usr/bin/cuadra" | sed -n 's/^ *NEEDED *//p' | while read -r library; do
    path=$(ldconfig -p | sed -n "s|^[[:space:]]*$library .* => ||p" | head -n 1)
    dpkg-query -S "*$(readlink -f "$path")" 2>/dev/null | cut -d: -f1 ||
        dpkg-query -S "*/$library" | head -n 1 | cut -d: -f1
done | LC_ALL=C sort -u | paste -sd, | sed 's/,/, /g')

cat >"$root/DEBIAN/control" <<END
Package: cuadra
Version: $VERSION
Architecture: $architecture
Maintainer: The cuadra authors <cuadra@localhost>
Section: utils
Priority: optional
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $depends
Description: consolidates the quarterly indicators of a municipality
 Reads the spreadsheets that the units of a Mexican municipality send each
 quarter, checks that their figures agree, merges them by axis and objective
 of the municipal plan and writes one workbook with live formulas.
END
find "$root" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$root" "$BUILD/cuadra_${VERSION}_$architecture.deb" >/dev/null
rm -rf "$root"
echo "$BUILD/cuadra_${VERSION}_$architecture.deb"
