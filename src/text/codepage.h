// SPDX-License-Identifier: MIT
// The single-byte code pages that old Mexican systems write, their names, and what their upper halves stand
// for. The detector and the repairs judge with these tables; whole texts are converted by iconv where it
// has the page, and with the table where it has not.
#ifndef CUADRA_TEXT_CODEPAGE_H
#define CUADRA_TEXT_CODEPAGE_H

#include "base/str.h"

#include <stdint.h>

enum codepage { CP1252, LATIN1, LATIN9, CP850, CP858, CP437, MACROMAN, CP1250, CP852, CP860, CP863, CODEPAGES };

// The code points of bytes 0x80 to 0xFF; 0: the byte stands for nothing.
extern const uint16_t codepage_points[CODEPAGES][128];
// The bytes of code points U+0080 to U+00FF; 0: the page lacks it.
extern const uint8_t codepage_latin1_bytes[CODEPAGES][128];

// The name shown ("Windows-1252").
const char *codepage_name(enum codepage page);
// The name that iconv knows.
const char *codepage_iconv_name(enum codepage page);
// The page of a name as people and programs write it ("cp850", "850", "latin1", "ANSI 1252"), or CODEPAGES.
enum codepage codepage_find(struct str name);
// The code point of a byte; 0 for a byte above 0x7F that stands for nothing.
uint32_t codepage_point(enum codepage page, unsigned char byte);
// The byte above 0x7F of a code point, or -1.
int codepage_byte(enum codepage page, uint32_t point);

#endif
