// SPDX-License-Identifier: MIT
// Output files are written whole or not at all: to a temporary name beside the target, which takes the
// target's place at the end. An existing file is replaced only by force. It knows nothing of what is in them.
#ifndef CUADRA_WRITE_OUTPUT_H
#define CUADRA_WRITE_OUTPUT_H

#include "base/str.h"

struct output;

// Begins a file that will stand at `path`. CUADRA_E_OUTPUT when it exists and `force` is off, is no regular
// file, or cannot be made; `*message` then says so in Spanish. What is not committed is removed, at the latest
// when the arena goes.
enum cuadra_status output_begin(struct arena *arena, const char *path, bool force, struct output **output,
                                struct str *message);
// The temporary file's path, for a library that opens files itself.
const char *output_temporary_path(const struct output *output);
// The path of the file that will stand, as messages name it.
const char *output_target_path(const struct output *output);
// Adds bytes; false when they could not be written (output_commit() will say why).
bool output_write(struct output *output, const void *bytes, size_t size);
// A sink that writes to the output.
struct cuadra_sink output_sink(struct output *output);
// Puts the finished file in its place, or removes it and says why.
enum cuadra_status output_commit(struct output *output, struct str *message);
// Removes the unfinished file; nothing to do after a commit.
void output_abandon(struct output *output);

#endif
