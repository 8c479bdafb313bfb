// SPDX-License-Identifier: MIT
// What an XML parser reports, written down as text, so that two parsers can be held against each other.
#ifndef CUADRA_TESTS_XML_EVENTS_H
#define CUADRA_TESTS_XML_EVENTS_H

#include "read/xml.h"

// The events of one parsing.
struct xml_events {
    struct buffer log;
    enum refusal refusal; // REFUSAL_NONE: the document was accepted
    bool in_text;         // the last event was text, which comes in pieces
};

// Writes a name with its namespace.
static void note_name(struct buffer *log, struct xml_name name)
{
    buffer_format(log, "{%d}", (int)name.space);
    buffer_add_str(log, name.local);
}

// Writes a start tag down.
static void note_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct xml_events *events = parser->context;
    buffer_add_z(&events->log, "\n<");
    note_name(&events->log, element->name);
    for (size_t i = 0; i < element->attribute_count; i++) {
        buffer_add_z(&events->log, "\n  ");
        note_name(&events->log, element->attributes[i].name);
        buffer_format(&events->log, "=%zu:", element->attributes[i].value.n);
        buffer_add_str(&events->log, element->attributes[i].value);
    }
    events->in_text = false;
}

// Writes an end tag down.
static void note_end(struct xml_parser *parser, struct xml_name name)
{
    struct xml_events *events = parser->context;
    buffer_add_z(&events->log, "\n>");
    note_name(&events->log, name);
    events->in_text = false;
}

// Writes character data down.
static void note_text(struct xml_parser *parser, struct str piece)
{
    struct xml_events *events = parser->context;
    if (!piece.n)
        return;
    if (!events->in_text)
        buffer_add_z(&events->log, "\n=");
    buffer_add_str(&events->log, piece);
    events->in_text = true;
}

// Parses a document given in pieces of `piece` bytes and writes down what is reported.
static void xml_events_read(struct arena *arena, enum xml_engine engine, struct str document, size_t piece,
                            struct xml_events *events)
{
    static const struct xml_handler handler = {note_start, note_end, note_text};
    *events = (struct xml_events){.log.arena = arena};
    struct xml_parser *parser =
        xml_open(arena, engine, (struct xml_limits){.depth = 256, .token = 1 << 20}, &handler, events);
    bool is_well = true;
    for (size_t at = 0; is_well && at < document.n; at += piece)
        is_well = xml_feed(parser, document.s + at, document.n - at < piece ? document.n - at : piece, false);
    if (is_well)
        xml_feed(parser, "", 0, true);
    events->refusal = parser->refusal;
}

// Whether both accept the document with the same events, or both refuse it.
static bool xml_events_agree(const struct xml_events *a, const struct xml_events *b)
{
    if (a->refusal != REFUSAL_NONE || b->refusal != REFUSAL_NONE)
        return a->refusal != REFUSAL_NONE && b->refusal != REFUSAL_NONE;
    return str_equal(buffer_str(&a->log), buffer_str(&b->log));
}

#endif
