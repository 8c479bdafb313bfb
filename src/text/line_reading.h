// SPDX-License-Identifier: MIT
// How a line of text reads in a code page, as UTF-8, and as both: what each reading costs as Spanish. It knows one line
// and one page at a time; which page a text is in is judged elsewhere.
#ifndef CUADRA_TEXT_LINE_READING_H
#define CUADRA_TEXT_LINE_READING_H

#include "text/codepage.h"

// The readings of a line; LINE_SPLIT: what is valid UTF-8 kept, the rest in the page.
enum line_reading { LINE_IN_PAGE, LINE_SPLIT, LINE_UTF8_BROKEN, LINE_READINGS };

// What each reading costs with a page; points is room for line.n of them.
void line_costs(struct str line, enum codepage page, uint32_t *points, double costs[LINE_READINGS]);
// How a line that is no valid UTF-8, or a doubtful one, is best read with this page at hand.
enum line_reading line_best(struct arena *scratch, struct str line, enum codepage page);

// Whether the first byte of a sequence proves UTF-8. The others are letters and signs of names and texts in some page,
// and what follows them there may make a pair that is valid by accident: an I with acute and an n with tilde in Code
// Page 850 are a Hebrew accent.
bool proves_utf8(unsigned char lead);
// Whether a line of valid UTF-8 may be that by accident and be Spanish in a page.
bool line_is_doubtful(struct str line, enum codepage page);

#endif
