// SPDX-License-Identifier: MIT
// Which encoding bytes are in, judged as Spanish. Hard facts first (marks, zero bytes, strict UTF-8), then each
// code page by how likely its reading is. Text is given piece by piece, so that a file of any size can be
// judged in little memory; nothing is converted here.
#ifndef CUADRA_TEXT_DETECT_H
#define CUADRA_TEXT_DETECT_H

#include "text/codepage.h"

enum text_kind {
    TEXT_BINARY,
    TEXT_ASCII,
    TEXT_UTF8,
    TEXT_UTF16LE,
    TEXT_UTF16BE,
    TEXT_UTF7,
    TEXT_PAGE,  // one code page
    TEXT_NAMED, // another encoding that iconv knows, when somebody named it
    TEXT_MIXED  // some lines are UTF-8, some are in a code page, or UTF-8 with broken characters
};

// What a text seems to be.
struct detection {
    enum text_kind kind;
    enum codepage page; // of TEXT_PAGE and TEXT_MIXED
    const char *name;   // of TEXT_NAMED, for iconv
    size_t mark;        // bytes of the byte-order mark
    double confidence;  // 0 to 1
    double mean;        // nats a judged character costs: 5 is good Spanish, 8 is hardly any
    const char *second; // name of the next best reading that gives another text, or NULL
};

// What was gathered from the pieces so far.
struct detector {
    struct arena *arena;
    struct str head;                              // start of the text, copied
    uint64_t bytes, controls, zeros, stray;       // stray: bytes that no line of text has
    uint64_t windows;                             // characters judged
    uint64_t utf8_lines, other_lines, both_lines; // both: with characters that prove UTF-8, and broken ones
    uint64_t doubtful_lines;                      // judged ones that are UTF-8, perhaps by accident
    double whole[CODEPAGES];                      // cost of the other and the doubtful lines, read wholly in a page
    double split[CODEPAGES];                      // the same, what is valid UTF-8 in them kept
    double utf8;                                  // the same, read wholly as UTF-8
    bool is_seen[256], is_doubtful[256];          // bytes of the other and of the doubtful lines
};

// The most bytes of a piece.
enum { DETECT_PIECE = 1 << 16 };

void detector_init(struct detector *detector, struct arena *arena);
// Takes the next piece, which ends at a line end, at a byte below 0x80, or at the end of the text.
void detector_add(struct detector *detector, struct str piece);
// The verdict on all pieces.
void detector_finish(const struct detector *detector, struct detection *detection);

// Whether what was found reads badly as Spanish: a text in another language, perhaps in a page that is not judged.
bool detection_is_poor(const struct detection *detection);

// All of it for a text in memory.
void detect_text(struct arena *arena, struct str bytes, struct detection *detection);
// The length of the first piece of `bytes` that detector_add() accepts.
size_t detect_piece(struct str bytes);

// Fills a detection from the name that somebody gave; false when no such encoding is known. A name that only iconv
// knows must outlive the detection.
bool encoding_named(struct str name, struct detection *detection);
// The length of the byte-order mark that the bytes begin with, when it is the encoding's own.
size_t encoding_mark(const struct detection *detection, struct str bytes);
// The name to show: "CP850", "UTF-8 + CP850" when so many lines were in the page.
const char *encoding_shown(struct arena *arena, const struct detection *detection, size_t page_lines);
// "UTF-8", "UTF-16LE", ...; the page's name for TEXT_PAGE.
const char *text_kind_name(const struct detection *detection);

#endif
