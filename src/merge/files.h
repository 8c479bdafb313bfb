// SPDX-License-Identifier: MIT
// Which files are submissions: the operands of a command, folders searched recursively, in path order.
#ifndef CUADRA_MERGE_FILES_H
#define CUADRA_MERGE_FILES_H

#include "base/str.h"
#include "base/vector.h"

// A file to read.
struct found_file {
    struct str path;      // to open it
    struct str name;      // shown: the path below the folder given, else the file's name
    bool is_from_folder;  // found in a folder, not named by the user
    uint64_t identity[2]; // device and inode, which tell it from all others; zeros: it could not be asked
};

typedef VECTOR(struct found_file) found_files;

// The files of the operands, sorted by path bytes, each once. An operand that does not exist is a file too:
// the reader will say so.
void files_find(struct arena *arena, const char *const *operands, size_t count, found_files *files);
// Whether two paths lead to the same file that exists.
bool file_is_same(const char *a, const char *b);
// The whole content of a file; false when it cannot be read (then *reason is a Spanish phrase).
bool file_read(struct arena *arena, const char *path, struct str *bytes, struct str *reason);

#endif
