// SPDX-License-Identifier: MIT
// expat behind the event interface: the judge of the tokenizer, which must report the same events or refuse
// the same texts. It refuses document types, so entities, external or not, never come into play.
#include "read/xml.h"

#include "base/vector.h"
#include "text/codepage.h"

#include <expat.h>
#include <limits.h>

// Between a namespace and a name; cannot occur in either.
#define SEPARATOR '\n'

enum event { EVENT_START, EVENT_END, EVENT_TEXT };

struct expat_parser {
    struct xml_parser parser; // first: what the user sees
    struct arena *arena;
    struct xml_limits limits;
    XML_Parser expat;
    size_t depth;
    VECTOR(struct xml_attribute) attributes;
    enum event event; // being reported, with what expat said of it
    const XML_Char *name;
    const XML_Char **pairs;
    struct str text;
    bool is_out_of_memory; // while an event was reported
};

// Frees expat's parser with the arena.
static void release(void *handle)
{
    XML_ParserFree(((struct expat_parser *)handle)->expat); // NULL is nothing to it
}

// Ends the parsing for a reason of our own, or because the handler stopped.
static void halt(struct expat_parser *own, enum refusal refusal)
{
    if (own->parser.refusal == REFUSAL_NONE)
        own->parser.refusal = refusal;
    XML_StopParser(own->expat, XML_FALSE);
}

// Splits "uri\nlocal".
static struct xml_name split(const char *text)
{
    const char *at = strchr(text, SEPARATOR);
    if (!at)
        return (struct xml_name){SPACE_NONE, str_of(text)};
    return (struct xml_name){xml_space_of((struct str){text, (size_t)(at - text)}), str_of(at + 1)};
}

// Hands the event over that expat reported; under a guard of its own.
static enum cuadra_status hand_over(void *context)
{
    struct expat_parser *own = context;
    const struct xml_handler *handler = own->parser.handler;
    if (own->event == EVENT_END) {
        handler->end(&own->parser, split(own->name));
    } else if (own->event == EVENT_TEXT) {
        handler->text(&own->parser, own->text);
    } else {
        own->attributes.count = 0;
        for (const XML_Char **pairs = own->pairs; *pairs; pairs += 2) {
            struct xml_attribute *attribute = VECTOR_ADD(own->arena, &own->attributes);
            *attribute = (struct xml_attribute){split(pairs[0]), str_of(pairs[1])};
        }
        struct xml_element element = {split(own->name), own->attributes.items, own->attributes.count};
        handler->start(&own->parser, &element);
    }
    return CUADRA_OK;
}

// Reports an event. Running out of memory must not unwind through expat, which would never free its parser then:
// it stops, and feed() goes on unwinding.
static void report(struct expat_parser *own, enum event event)
{
    own->event = event;
    own->is_out_of_memory = memory_guard(arena_memory(own->arena), hand_over, own) != CUADRA_OK;
    if (own->parser.is_stopped || own->is_out_of_memory)
        halt(own, REFUSAL_NONE);
}

// Passes a start tag on.
static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **pairs)
{
    struct expat_parser *own = user;
    if (own->parser.is_stopped || own->is_out_of_memory)
        return;
    if (++own->depth > own->limits.depth) {
        halt(own, REFUSAL_XML_DEPTH);
        return;
    }
    own->name = name;
    own->pairs = pairs;
    report(own, EVENT_START);
}

// Passes an end tag on.
static void XMLCALL on_end(void *user, const XML_Char *name)
{
    struct expat_parser *own = user;
    own->depth--;
    own->name = name;
    if (!own->parser.is_stopped && !own->is_out_of_memory)
        report(own, EVENT_END);
}

// Passes character data on.
static void XMLCALL on_text(void *user, const XML_Char *text, int size)
{
    struct expat_parser *own = user;
    own->text = (struct str){text, (size_t)size};
    if (!own->parser.is_stopped && !own->is_out_of_memory && own->parser.handler->text)
        report(own, EVENT_TEXT);
}

// Refuses the document type.
static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
                               int has_subset)
{
    (void)name, (void)system, (void)public_id, (void)has_subset;
    halt(user, REFUSAL_XML_DTD);
}

// Gives expat the single-byte encodings that the tokenizer knows.
static int XMLCALL on_encoding(void *user, const XML_Char *name, XML_Encoding *encoding)
{
    (void)user;
    enum codepage page = codepage_find(str_of(name));
    if (page == CODEPAGES)
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++) {
        uint32_t point = i < 0x80 || page == LATIN1 ? (uint32_t)i : codepage_point(page, (unsigned char)i);
        encoding->map[i] = point || !i ? (int)point : -1;
    }
    return XML_STATUS_OK;
}

// What expat's complaint is called here.
static enum refusal refusal_of(enum XML_Error error)
{
    switch (error) {
    case XML_ERROR_TAG_MISMATCH:
        return REFUSAL_XML_NESTING;
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return REFUSAL_XML_ENDS;
    case XML_ERROR_UNDEFINED_ENTITY:
        return REFUSAL_XML_ENTITY;
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        return REFUSAL_XML_UNKNOWN_ENCODING;
    case XML_ERROR_UNBOUND_PREFIX:
        return REFUSAL_XML_NAMESPACE;
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return REFUSAL_XML_DUPLICATE;
    default:
        return REFUSAL_XML_SYNTAX;
    }
}

// Gives expat the next bytes, in pieces that its interface can count.
static bool feed(struct xml_parser *parser, const char *bytes, size_t size, bool is_last)
{
    struct expat_parser *own = (struct expat_parser *)parser;
    while (size > INT_MAX / 2) {
        if (!feed(parser, bytes, INT_MAX / 2, false))
            return false;
        bytes += INT_MAX / 2;
        size -= INT_MAX / 2;
    }
    if (XML_Parse(own->expat, bytes, (int)size, is_last) != XML_STATUS_ERROR)
        return true;
    enum XML_Error error = XML_GetErrorCode(own->expat);
    if (error == XML_ERROR_NO_MEMORY || own->is_out_of_memory)
        memory_fail(arena_memory(own->arena));
    if (parser->refusal == REFUSAL_NONE && !parser->is_stopped)
        parser->refusal = refusal_of(error);
    return false;
}

// Makes a parser of expat with namespaces.
struct xml_parser *xml_open_expat(struct arena *arena, struct xml_limits limits)
{
    struct expat_parser *own = ARENA_NEW(arena, struct expat_parser);
    *own = (struct expat_parser){.parser.feed = feed, .arena = arena, .limits = limits};
    arena_defer(arena, release, own);
    own->expat = XML_ParserCreateNS(NULL, SEPARATOR);
    if (!own->expat)
        memory_fail(arena_memory(arena));
    XML_SetUserData(own->expat, own);
    XML_SetElementHandler(own->expat, on_start, on_end);
    XML_SetCharacterDataHandler(own->expat, on_text);
    XML_SetStartDoctypeDeclHandler(own->expat, on_doctype);
    XML_SetUnknownEncodingHandler(own->expat, on_encoding, own);
    return &own->parser;
}
