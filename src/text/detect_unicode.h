// SPDX-License-Identifier: MIT
// Signatures of files, byte-order marks, UTF-16 by its zero bytes, UTF-7 by its shifts: the encodings that are
// told by facts and not by how Spanish they read.
#ifndef CUADRA_TEXT_DETECT_UNICODE_H
#define CUADRA_TEXT_DETECT_UNICODE_H

#include "text/detect.h"

// Decides by the first bytes: a byte-order mark, or the signature of a file that is no text. False: they say nothing.
bool unicode_signature(struct str head, struct detection *detection);
// Decides a text with zero bytes: UTF-16 of either order, or no text.
void detect_utf16(struct str head, uint64_t bytes, struct detection *detection);
// Whether an ASCII text is UTF-7: each plus sign begins a run that gives Spanish letters in their place.
bool is_utf7(struct arena *arena, struct str text);

#endif
