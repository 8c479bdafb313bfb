// SPDX-License-Identifier: MIT
// What both parsers share: the table of namespaces, opening and feeding.
#include "read/xml.h"

// Namespaces by URI; transitional and strict forms are the same to a reader.
static const struct {
    enum xml_space space;
    const char *uri;
} spaces[] = {
    {SPACE_SHEET, "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
    {SPACE_SHEET, "http://purl.oclc.org/ooxml/spreadsheetml/main"},
    {SPACE_SHEET, "http://schemas.microsoft.com/office/excel/2006/2"}, // the betas of 2007
    {SPACE_SHEET, "http://schemas.openxmlformats.org/spreadsheetml/2006/5/main"},
    {SPACE_SHEET, "http://schemas.openxmlformats.org/spreadsheetml/2006/7/main"},
    {SPACE_LINK, "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {SPACE_LINK, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {SPACE_PACKAGE, "http://schemas.openxmlformats.org/package/2006/relationships"},
    {SPACE_TERMS, "http://purl.org/dc/terms/"},
    {SPACE_DC, "http://purl.org/dc/elements/1.1/"},
    {SPACE_CUSTOM, "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"},
    {SPACE_CUSTOM, "http://purl.oclc.org/ooxml/officeDocument/customProperties"},
    {SPACE_VALUE, "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"},
    {SPACE_VALUE, "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"},
    {SPACE_OFFICE, "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {SPACE_TABLE, "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {SPACE_TEXT, "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {SPACE_STYLE, "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {SPACE_NUMBER, "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"},
    {SPACE_MANIFEST, "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
    {SPACE_CHOICE, "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {SPACE_CALC, "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"},
    {SPACE_2003_EXCEL, "urn:schemas-microsoft-com:office:excel"},
    {SPACE_2003, "urn:schemas-microsoft-com:office:spreadsheet"},
    {SPACE_2003_OFFICE, "urn:schemas-microsoft-com:office:office"},
    {SPACE_XML, "http://www.w3.org/XML/1998/namespace"},
};

// Looks the URI up in the table.
enum xml_space xml_space_of(struct str uri)
{
    if (!uri.n)
        return SPACE_NONE;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (str_is(uri, spaces[i].uri))
            return spaces[i].space;
    return SPACE_OTHER;
}

// Makes a parser of the engine asked for.
struct xml_parser *xml_open(struct arena *arena, enum xml_engine engine, struct xml_limits limits,
                            const struct xml_handler *handler, void *context)
{
    struct xml_parser *parser = engine == XML_OWN ? xml_open_own(arena, limits) : xml_open_expat(arena, limits);
    parser->handler = handler;
    parser->context = context;
    return parser;
}

// Feeds a parser that has not ended.
bool xml_feed(struct xml_parser *parser, const char *bytes, size_t size, bool is_last)
{
    return !parser->is_stopped && parser->refusal == REFUSAL_NONE && parser->feed(parser, bytes, size, is_last);
}

// Ends the parsing after the event at hand.
void xml_stop(struct xml_parser *parser)
{
    parser->is_stopped = true;
}
