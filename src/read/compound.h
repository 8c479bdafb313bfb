// SPDX-License-Identifier: MIT
// Microsoft's compound files ([MS-CFB]), as far as telling what is in them: an .xls, an encrypted .xlsx, a
// document of another program.
#ifndef CUADRA_READ_COMPOUND_H
#define CUADRA_READ_COMPOUND_H

#include "read/reading.h"

// Whether the file is a compound file.
bool compound_is(const struct input *input);
// Whether its directory names a stream, in ASCII, whatever the case.
bool compound_has(struct reading *reading, const char *stream);
// Refuses a compound file that holds no .xls: encrypted, or of another program. False when it is none.
bool compound_refuse(struct reading *reading);

#endif
