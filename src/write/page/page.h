// SPDX-License-Identifier: MIT
// The consolidated figures as a page for a browser.
#ifndef CUADRA_WRITE_PAGE_PAGE_H
#define CUADRA_WRITE_PAGE_PAGE_H

#include "write/book/report.h"
#include "write/page/html.h"

// Writes the page to `path`. On anything but CUADRA_OK `*message` says why.
enum cuadra_status write_page(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                              struct str *message);
// The charts of Resumen, as SVG inside the page.
void page_charts(struct html *html, const struct report *report);
// "92.5 %" of percentage points; an empty text when not known.
const char *page_percent(struct arena *arena, struct amount points);
// "1,250.5"; an empty text when not known.
const char *page_figure(struct arena *arena, struct amount amount);

#endif
