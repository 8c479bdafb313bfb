// SPDX-License-Identifier: MIT
// The inside of the tokenizer, shared by its files: xml_own.c (pieces, text, comments), xml_tag.c (tags and
// namespaces), xml_encoding.c (what is not UTF-8).
#ifndef CUADRA_READ_XML_INSIDE_H
#define CUADRA_READ_XML_INSIDE_H

#include "base/vector.h"
#include "read/xml.h"

#include <stdint.h>

// Kinds of tokens, of what a piece cut in two.
enum token {
    TOKEN_NONE,
    TOKEN_UNKNOWN,
    TOKEN_TAG,
    TOKEN_COMMENT,
    TOKEN_CDATA,
    TOKEN_INSTRUCTION,
    TOKEN_REFERENCE,
    TOKEN_CHARACTER
};

// An open element. Its name is in `names`, where it stands in the tag.
struct open_element {
    uint32_t name, size; // in own->names
    uint32_t local;      // where the local part begins in the name
    uint32_t bindings;   // how many were in force outside it
    enum xml_space space;
};

// A prefix in force. Prefix and URI are in `names`.
struct binding {
    uint32_t prefix, prefix_size, uri, uri_size;
    enum xml_space space;
};

// How the bytes of the document become UTF-8.
enum xml_encoding {
    ENCODING_UNKNOWN,
    ENCODING_UTF8,
    ENCODING_ASCII,
    ENCODING_UTF16_LITTLE,
    ENCODING_UTF16_BIG,
    ENCODING_SINGLE_BYTE
};

// Bytes that do not form a character yet, of a document that is not UTF-8.
struct transcoder {
    enum xml_encoding encoding;
    int page;              // enum codepage, of ENCODING_SINGLE_BYTE
    unsigned char left[4]; // the start of a character
    size_t left_count;
};

struct own_parser {
    struct xml_parser parser; // first: what the user sees
    struct arena *arena;
    struct xml_limits limits;
    struct transcoder transcoder;
    bool has_begun;  // the first bytes were judged: byte-order mark, UTF-16
    bool past_start; // anything but a byte-order mark was seen: no XML declaration may follow
    bool has_root, skips_line_feed;
    bool has_switched;   // the declaration named another encoding: what follows is to be transcoded
    bool has_mark;       // a byte-order mark of UTF-8 was there
    unsigned brackets;   // ] in a row at the end of the text so far
    struct buffer names; // a stack of bytes: names of open elements, prefixes, URIs
    VECTOR(struct open_element) open;
    VECTOR(struct binding) bindings;
    struct buffer carry; // a token that a piece cut in two
    enum token carried;
    char quote;           // of the value that the carried tag is in, or 0
    struct buffer values; // decoded values of the tag at hand
    VECTOR(struct xml_attribute) attributes;
    bool has_prefix, has_declaration; // among the names of the attributes
    VECTOR(struct str) sorted;        // names, to find twins among
};

// Remembers what is wrong; returns NULL, the answer of the functions below when they fail.
const char *own_fail(struct own_parser *own, enum refusal refusal);

// What the functions that take a token answer when it goes on past `end`.
extern const char *const xml_cut_off;

// Parses the start or end tag at `at`; where it ends, NULL on an error, xml_cut_off.
const char *own_start_tag(struct own_parser *own, const char *at, const char *end);
const char *own_end_tag(struct own_parser *own, const char *at, const char *end);
// Skips a name; NULL on an error, xml_cut_off. `*colon` is where its colon is, or NULL.
const char *own_name(struct own_parser *own, const char *at, const char *end, const char **colon);
// Decodes the reference at `at` into `text` (of at least 4 bytes); where it ends, NULL, xml_cut_off.
const char *own_reference(struct own_parser *own, const char *at, const char *end, char *text, size_t *size);

// Reads the XML declaration between <?xml and ?>; false after failing.
bool own_declaration(struct own_parser *own, struct str inside);
// Judges the first bytes (at least 4, unless the document ends) and sets the encoding; how many of them are a
// byte-order mark.
size_t own_judge_start(struct own_parser *own, const char *bytes, size_t size);
// Turns bytes into UTF-8 at `into` (`room` at least 16); how many bytes were taken, `*written` how many came out.
// Taking none means that they are wrong.
size_t own_transcode(struct own_parser *own, const char *bytes, size_t size, char *into, size_t room, size_t *written);

#endif
