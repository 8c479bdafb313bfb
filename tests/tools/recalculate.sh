#!/bin/sh
# Opens a workbook in LibreOffice with recalculation on load set to "always" and saves it again.
# usage: recalculate.sh BOOK.xlsx FOLDER    77 when LibreOffice is not here
command -v soffice >/dev/null || { echo "LibreOffice is not here: nothing was recalculated"; exit 77; }
profile=$PWD/libreoffice
mkdir -p "$profile/user" "$2" || exit 1
cat >"$profile/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END
HOME=$PWD timeout 300 soffice "-env:UserInstallation=file://$profile" --headless --convert-to xlsx --outdir "$2" "$1" >soffice.log 2>&1
[ -s "$2/$(basename "$1")" ] || { cat soffice.log; echo "LibreOffice saved nothing"; exit 1; }
