// SPDX-License-Identifier: MIT
// Parsing a file in pieces, as package.c parses a part; see xml_file.h.
#include "read/xml_file.h"

enum { PIECE = 64 * 1024 };

// Refuses a file whose XML is wrong.
static bool refuse(struct reading *reading, enum refusal fault)
{
    return reading_refuse(reading, REFUSAL_FILE_XML, refusal_phrase(reading->scratch, fault, STR("")));
}

// Parses the whole file.
bool xml_file_parse(struct reading *reading, const struct xml_handler *handler, void *context)
{
    struct arena *scratch = arena_child(reading->scratch);
    struct xml_limits limits = {(size_t)reading->options->limits.depth, (size_t)reading->options->limits.string_bytes};
    struct xml_parser *parser =
        xml_open(scratch, reading->options->use_expat ? XML_EXPAT : XML_OWN, limits, handler, context);
    char *piece = arena_bytes(scratch, PIECE);
    uint64_t offset = 0;
    bool is_well = true, is_last = false;
    while (is_well && !is_last && !parser->is_stopped) {
        size_t got = input_read(reading->input, offset, piece, PIECE);
        offset += got;
        is_last = got == 0 || offset == reading->input->size;
        is_well = got || offset == reading->input->size || reading_refuse(reading, REFUSAL_READ_ERROR, STR(""));
        if (is_well && !xml_feed(parser, piece, got, is_last) && parser->refusal != REFUSAL_NONE)
            is_well = refuse(reading, parser->refusal);
    }
    arena_free(scratch);
    return is_well && reading->refusal == REFUSAL_NONE;
}

// Looks for the text among the bytes that are not zero.
bool xml_file_has(const struct reading *reading, const char *text)
{
    char ascii[XML_FILE_HEAD];
    struct str head = str_slice(input_head(reading->input), 0, XML_FILE_HEAD);
    size_t n = 0;
    for (size_t i = 0; i < head.n; i++)
        if (head.s[i])
            ascii[n++] = head.s[i];
    return str_find((struct str){ascii, n}, str_of(text)) != SIZE_MAX;
}
