// SPDX-License-Identifier: MIT
// A zip package of parts (ECMA-376 part 2): finding parts whatever the case and the slashes of their names,
// inflating them in pieces against the limits, following relationships inside the package and never out of it.
#ifndef CUADRA_READ_PACKAGE_H
#define CUADRA_READ_PACKAGE_H

#include "read/reading.h"
#include "read/xml.h"

enum { NO_PART = -1 };

// Whether the file is a zip, whatever stands in front of it.
bool package_is(const struct input *input);
// Opens the directory of the zip in reading->input; sets reading->package. False after refusing.
bool package_open(struct reading *reading);
// The part of a name, or NO_PART. A leading slash, back slashes and the case of letters do not matter.
int64_t package_find(const struct package *package, struct str name);
// The name of a part as it stands in the directory.
struct str package_name(const struct package *package, int64_t part);

// Feeds a part to the parser's handler; false after refusing. A handler that stops has seen enough: true.
bool package_parse(struct reading *reading, int64_t part, const struct xml_handler *handler, void *context);
// The first bytes of a part, at most `size`; how many there were.
size_t package_peek(struct reading *reading, int64_t part, char *into, size_t size);

// A relationship of a part.
struct relationship {
    struct str id, type; // the type's last word: "worksheet"
    struct str target;   // the part's name, resolved; empty when it is external or leads out of the package
    struct str written;  // the target as it stands there
    bool is_external;
};

typedef VECTOR(struct relationship) relationships;

// The relationships of a part, or of the package for the empty name; none when it has no such list.
// False after refusing a damaged list.
bool package_relationships(struct reading *reading, struct str name, relationships *found);
// The first relationship of a type, or NULL.
const struct relationship *relationship_of_type(const relationships *all, const char *type);
// The relationship of an id, or NULL.
const struct relationship *relationship_of_id(const relationships *all, struct str id);

#endif
