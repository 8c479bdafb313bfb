// SPDX-License-Identifier: MIT
// XML as events, in pieces, behind one interface: a careful tokenizer of our own does the work and expat
// judges it. Namespaces are resolved, values are decoded, document types are refused; nothing is kept
// that the handler does not copy.
#ifndef CUADRA_READ_XML_H
#define CUADRA_READ_XML_H

#include "base/str.h"
#include "es/refusals.h"

// The namespaces that the readers tell apart; the table is in xml_spaces.c.
enum xml_space {
    SPACE_NONE,  // no namespace at all
    SPACE_OTHER, // one that nobody asks for
    SPACE_XML,
    SPACE_SHEET,   // SpreadsheetML, transitional or strict
    SPACE_LINK,    // r:id in documents
    SPACE_PACKAGE, // the relationships parts
    SPACE_TERMS,   // dcterms
    SPACE_CUSTOM,  // docProps/custom.xml
    SPACE_VALUE,   // the values in it
    SPACE_OFFICE,  // OpenDocument
    SPACE_TABLE,
    SPACE_TEXT,
    SPACE_STYLE,
    SPACE_NUMBER,
    SPACE_DC,
    SPACE_MANIFEST,
    SPACE_2003, // SpreadsheetML 2003
    SPACE_2003_OFFICE,
    SPACE_2003_EXCEL,
    SPACE_CALC,  // LibreOffice's extension of OpenDocument
    SPACE_CHOICE // markup compatibility: alternatives
};

struct xml_name {
    enum xml_space space;
    struct str local;
};

struct xml_attribute {
    struct xml_name name;
    struct str value; // references decoded, white space normalised
};

// A start tag. All of it is valid during the call only.
struct xml_element {
    struct xml_name name;
    const struct xml_attribute *attributes;
    size_t attribute_count;
};

struct xml_parser;

struct xml_handler {
    void (*start)(struct xml_parser *parser, const struct xml_element *element);
    void (*end)(struct xml_parser *parser, struct xml_name name);
    // Character data, in pieces of any size. May be NULL.
    void (*text)(struct xml_parser *parser, struct str piece);
};

struct xml_limits {
    size_t depth; // nested elements
    size_t token; // bytes of one tag, comment or instruction
};

// The part of a parser that its user sees.
struct xml_parser {
    const struct xml_handler *handler;
    void *context;        // of the handler
    enum refusal refusal; // what is wrong with the text, REFUSAL_NONE while nothing is
    bool is_stopped;      // the handler has seen enough
    // Offered the bytes that follow a tag, may take some of them: whole elements with all they contain, known
    // to be well formed. Returns how many. Only a start handler whose element has no prefix may set it, and
    // its end handler takes it away. NULL: not wanted. expat never asks.
    size_t (*shortcut)(struct xml_parser *parser, const char *bytes, size_t size);
    bool (*feed)(struct xml_parser *parser, const char *bytes, size_t size, bool is_last);
    bool has_prefix; // the start tag reported now has a prefix
};

enum xml_engine { XML_OWN, XML_EXPAT };

// A parser that goes with the arena.
struct xml_parser *xml_open(struct arena *arena, enum xml_engine engine, struct xml_limits limits,
                            const struct xml_handler *handler, void *context);
// Parses the next bytes; false when the text is wrong or the handler stopped.
bool xml_feed(struct xml_parser *parser, const char *bytes, size_t size, bool is_last);
// Called by a handler that needs no more.
void xml_stop(struct xml_parser *parser);

// The namespace of a URI.
enum xml_space xml_space_of(struct str uri);
// Whether it is that name in that namespace; documents without namespaces count as of the one asked for.
static inline bool xml_is(struct xml_name name, enum xml_space space, const char *local)
{
    return (name.space == space || name.space == SPACE_NONE) && str_is(name.local, local);
}
// The value of an attribute, .s NULL when it is not there.
static inline struct str xml_attribute(const struct xml_element *element, enum xml_space space, const char *local)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (element->attributes[i].name.space == space && str_is(element->attributes[i].name.local, local))
            return element->attributes[i].value;
    return (struct str){NULL, 0};
}

// The parsers behind xml_open().
struct xml_parser *xml_open_own(struct arena *arena, struct xml_limits limits);
struct xml_parser *xml_open_expat(struct arena *arena, struct xml_limits limits);

#endif
