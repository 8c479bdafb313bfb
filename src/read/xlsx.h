// SPDX-License-Identifier: MIT
// The parts of an OOXML spreadsheet (ECMA-376 part 1, 18), one file each: shared strings, styles, sheets.
#ifndef CUADRA_READ_XLSX_H
#define CUADRA_READ_XLSX_H

#include "read/number_format.h"
#include "read/package.h"

// The shared strings, kept in pages so that a growing table copies nothing.
enum { STRING_PAGE = 4096 };

// One of them.
struct shared_string {
    const char *text;
    uint32_t size;
    uint32_t characters; // 0 until somebody counts them
};

struct shared_strings {
    VECTOR(struct shared_string *) pages;
    size_t count;
    struct str missing; // the part that should be there and is not: an error as soon as a cell needs it
};

// The number formats by the index that a cell gives.
struct cell_formats {
    VECTOR(struct number_format) list;
    struct str missing; // as above
};

// Elements of other namespaces, with all that is in them, are not looked into; of alternatives, what an
// application that knows no extension takes.
struct foreign {
    unsigned depth; // of the element at hand below the first foreign one, 0 outside
};
// Whether a start tag is foreign or inside something foreign; to be asked for each start tag.
bool foreign_start(struct foreign *foreign, struct xml_name name);
// The same for each end tag.
bool foreign_end(struct foreign *foreign, struct xml_name name);

// Reads the shared strings; their texts stay in reading->arena. False after refusing.
bool xlsx_read_strings(struct reading *reading, int64_t part, struct shared_strings *strings);
// Reads the number format of each cell style. False after refusing.
bool xlsx_read_styles(struct reading *reading, int64_t part, struct cell_formats *formats);
// Reads a sheet into the sink, between sheet_begins and sheet_ends. False after refusing.
bool xlsx_read_sheet(struct reading *reading, int64_t part, struct str name, const struct shared_strings *strings,
                     const struct cell_formats *formats);

// Reads when the package was saved and the mark of our own workbooks; never refuses.
void xlsx_read_properties(struct reading *reading, const relationships *root);

// Decodes _xHHHH_ in place; returns the new length.
size_t xlsx_unescape(char *text, size_t size);
// Whether text may hold such an escape.
bool xlsx_has_escape(struct str text);

#endif
