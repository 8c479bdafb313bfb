// SPDX-License-Identifier: MIT
// Bytes of unknown encoding become UTF-8, with a stated guess. The same decoder serves every reader,
// cuadra.ini and the template files.
#ifndef CUADRA_TEXT_DECODE_H
#define CUADRA_TEXT_DECODE_H

#include "base/str.h"

// What came of a decoding.
struct decoding {
    struct str text;      // UTF-8, valid, without a byte-order mark
    const char *encoding; // "UTF-8", "Windows-1252", "CP850", ...; "binario" when it is no text
    double confidence;    // 0 to 1
    const char *second;   // the next best reading, or NULL
    size_t lost;          // bytes that no character stands for; each is U+FFFD in the text
};

// Decodes `bytes`; `encoding` overrides the detection (NULL: detect). Nothing is repaired.
// Returns false when the bytes are no text (then only `encoding` is set) or the name is unknown.
bool decode_text(struct arena *arena, struct str bytes, const char *encoding, struct decoding *decoding);

#endif
