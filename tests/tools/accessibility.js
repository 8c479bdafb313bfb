// SPDX-License-Identifier: MIT
// Opens a page in headless Chromium at 1280 and 390 pixels: axe-core must find no violation, and nothing may
// have to be scrolled sideways. Needs puppeteer-core and axe-core where NODE_PATH says.
// usage: node accessibility.js CHROMIUM PAGE.html
'use strict';
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');

async function checkAt(browser, page, width) {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  await tab.goto('file://' + path.resolve(page));
  await tab.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const result = await tab.evaluate(() => axe.run());
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const violation of result.violations)
    console.log(`${width}: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`);
  if (over > 0)
    console.log(`${width}: ${over} pixels have to be scrolled sideways`);
  return result.violations.length + (over > 0);
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
  let faults = 0;
  for (const width of [1280, 390])
    faults += await checkAt(browser, process.argv[3], width);
  await browser.close();
  process.exit(faults ? 1 : 0);
})().catch((error) => {
  console.log(error.message);
  process.exit(1);
});
