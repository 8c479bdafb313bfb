// SPDX-License-Identifier: MIT
// Which bytes may stand where in XML, and UTF-8 checked as XML wants it.
#ifndef CUADRA_READ_XML_CHARS_H
#define CUADRA_READ_XML_CHARS_H

#include "base/str.h"

#include <stdint.h>

// What a byte may be; the flags of xml_class.
enum {
    XML_NAME_START = 1,
    XML_NAME = 2,
    XML_BLANK = 4,
    XML_TEXT_STOP = 8,   // a text has to look at it: < & ] and carriage return, controls, bytes above 0x7F
    XML_VALUE_STOP = 16, // an attribute's value has to: < & quotes, blanks that become a space, the same
    XML_CONTROL = 32     // not allowed anywhere
};

extern const uint8_t xml_class[256];

// Whether a byte has one of the flags.
static inline bool xml_is_class(char byte, unsigned flags)
{
    return (xml_class[(unsigned char)byte] & flags) != 0;
}

// The length of the character at `at`, which is above 0x7F: 2 to 4; 0 when it is no UTF-8 or not allowed in
// XML; -1 when it is cut off by `end`.
int xml_wide(const char *at, const char *end);
// Skips text that stands for itself, checked; stops at `end` or at the first byte that has to be looked at:
// < & ] or a carriage return, a control, a wrong or cut-off character.
const char *xml_plain_text(const char *at, const char *end);
// Whether a code point is a character of XML.
bool xml_is_char(uint32_t point);
// Whether a character above 0x7F may begin a name, or go on in it.
bool xml_is_wide_name(const char *at, int size, bool at_start);

#endif
