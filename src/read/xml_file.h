// SPDX-License-Identifier: MIT
// Files that are one XML document.
#ifndef CUADRA_READ_XML_FILE_H
#define CUADRA_READ_XML_FILE_H

#include "read/reading.h"
#include "read/xml.h"

enum { XML_FILE_HEAD = 4096 };

// Parses the whole file; false after refusing. A handler that stops has seen enough: true.
bool xml_file_parse(struct reading *reading, const struct xml_handler *handler, void *context);
// Whether the beginning of the file, as ASCII whatever its encoding, contains a text.
bool xml_file_has(const struct reading *reading, const char *text);

#endif
