# The page of `consolidar --html` is whole, needs no network, and is accessible; the annex is whole too.
cuadra consolidar "$EXAMPLES/entregas" --config "$EXAMPLES/cuadra.ini" --silencioso -o libro.xlsx --html pagina.html --anexo anexo.html 2>errors
[ -s pagina.html ] && [ -s anexo.html ] || { cat errors; exit 1; }
grep -q '<html lang="es-MX">' pagina.html && grep -q '</html>' pagina.html && grep -q '</html>' anexo.html || { echo "a page is cut"; exit 1; }
grep -oE '(src|href)="[^"]*"' pagina.html | grep -vE '="#|="data:image/png' && { echo "the page asks for something else"; exit 1; }
grep -qiE '<script|@import|url\(' pagina.html && { echo "the page is not self-contained"; exit 1; }
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$chromium" ] || ! node -e 'require.resolve("axe-core"); require.resolve("puppeteer-core")' 2>/dev/null; then
    echo "Chromium, axe-core or puppeteer-core (NODE_PATH) is not here: accessibility was not checked"
    exit 77
fi
node "$TOP/tests/tools/accessibility.js" "$chromium" pagina.html || exit 1
echo "no violation at 1280 and 390 pixels"
