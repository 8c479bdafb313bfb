// SPDX-License-Identifier: MIT
// Streams of a compound file ([MS-CFB]) in memory, by name. Chains are followed for at most as many sectors as
// the file can hold; what the tables say is checked against the size of the file.
#ifndef CUADRA_READ_COMPOUND_STREAM_H
#define CUADRA_READ_COMPOUND_STREAM_H

#include "base/str.h"

// A stream of the file whose name is the ASCII name given, whatever the case; false when there is none. A broken
// chain gives what can be read of it.
bool compound_stream(struct arena *arena, struct str file, const char *name, struct str *stream);

#endif
