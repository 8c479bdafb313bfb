// SPDX-License-Identifier: MIT
// The directory of a plain zip that is in memory: what office programs write, with nothing in front of it, no comments,
// no extra fields, no encryption, no second disk. Any other, well formed or not, is left to libzip, whose word is
// final.
#ifndef CUADRA_READ_ZIP_DIRECTORY_H
#define CUADRA_READ_ZIP_DIRECTORY_H

#include "base/vector.h"
#include "read/inflate.h"

// An entry of the directory. Name and bytes are those of the file.
struct zip_entry {
    struct str name;
    struct deflated_part part;
    bool is_deflated; // else its bytes are stored as they are
};

typedef VECTOR(struct zip_entry) zip_entries;

// Lists the entries of a plain zip; false when it is another, or empty.
bool zip_directory_read(struct arena *arena, struct str zip, zip_entries *entries);

#endif
