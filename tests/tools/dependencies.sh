#!/bin/sh
# Says which Debian packages are missing and, with --install, installs them: as root, or through sudo.
# usage: dependencies.sh [--install] build|test|ci|page ...
set -u
build="gcc make libc6-dev libxlsxwriter-dev libzip-dev libdeflate-dev libexpat1-dev libutf8proc-dev uthash-dev libmd-dev
       libsqlite3-dev"
test="libcmocka-dev jq unzip zip zlib1g-dev"
# The accessibility check of the page; a node that did not come from Debian brings its own npm.
page="chromium"
command -v node >/dev/null 2>&1 || page="$page nodejs"
command -v npm >/dev/null 2>&1 || page="$page npm"
ci="clang clang-format llvm libreoffice-calc-nogui fonts-crosextra-carlito poppler-utils mandoc sqlite3 python3 python3-openpyxl"

install=no wanted=""
for word; do
    case $word in
    --install) install=yes ;;
    build) wanted="$wanted $build" ;;
    test) wanted="$wanted $test" ;;
    ci) wanted="$wanted $ci" ;;
    page) wanted="$wanted $page" ;;
    *) echo "dependencies.sh: unknown group $word" >&2; exit 2 ;;
    esac
done

# Without dpkg there is nothing to ask: the compiler will say what it lacks.
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $wanted; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
    installed*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ $install = no ]; then
    echo "missing packages:$missing" >&2
    echo "\`make deps\` installs them; without sudo, as root: apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

sudo=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "missing packages:$missing" >&2
        echo "neither root nor sudo here; as root: apt-get install --no-install-recommends$missing" >&2
        exit 1
    }
    sudo="sudo"
fi
echo "Installing what is missing with apt-get:$missing"
$sudo apt-get update -qq || echo "apt-get update failed; trying with the lists that are here" >&2
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
    echo "apt-get could not install:$missing" >&2
    exit 1
}
