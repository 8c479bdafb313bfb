// SPDX-License-Identifier: MIT
// The shared strings of a workbook (ECMA-376 part 1, 18.4): rich text joined, phonetic text left out.
#include "read/xlsx.h"

#include "read/xml_chars.h"

// State while reading the part.
struct table {
    struct reading *reading;
    struct shared_strings *strings;
    struct buffer text; // of the string at hand
    bool in_string;     // inside an <si>
    bool in_text;       // inside a <t> that counts
    unsigned phonetic;  // depth of <rPh>
    struct foreign foreign;
};

// Adds a string to the table.
static void add_string(struct table *table, struct xml_parser *parser, struct str text)
{
    struct shared_strings *strings = table->strings;
    struct reading *reading = table->reading;
    if (strings->count >= (size_t)reading->options->limits.shared_strings) {
        reading_refuse(reading, REFUSAL_TOO_MANY_STRINGS,
                       str_format(reading->scratch, "%lld", (long long)reading->options->limits.shared_strings));
        xml_stop(parser);
        return;
    }
    if (strings->count % STRING_PAGE == 0)
        *VECTOR_ADD(reading->scratch, &strings->pages) =
            arena_bytes(reading->scratch, STRING_PAGE * sizeof(struct shared_string));
    struct shared_string *slot = &strings->pages.items[strings->count / STRING_PAGE][strings->count % STRING_PAGE];
    *slot = (struct shared_string){.text = text.n ? arena_copy(reading->arena, text.s, text.n) : "",
                                   .size = (uint32_t)text.n};
    strings->count++;
}

// Takes as many plain strings as follow one another: <si><t>text</t></si>; see xml_parser.shortcut.
static size_t take_plain(struct xml_parser *parser, const char *bytes, size_t size)
{
    static const char opening[] = "<si><t", closing[] = "</t></si>", preserve[] = " xml:space=\"preserve\"";
    enum { ROOM = 64 };
    struct table *table = parser->context;
    const char *at = bytes, *end = bytes + size;
    if (table->foreign.depth || table->in_string)
        return 0;
    while (end - at > ROOM && memcmp(at, opening, sizeof opening - 1) == 0 && !parser->is_stopped) {
        const char *text = at + sizeof opening - 1;
        if (memcmp(text, preserve, sizeof preserve - 1) == 0)
            text += sizeof preserve - 1;
        if (*text++ != '>')
            break;
        const char *stop = xml_plain_text(text, end);
        struct str string = {text, (size_t)(stop - text)};
        if (end - stop < (ptrdiff_t)sizeof closing - 1 || memcmp(stop, closing, sizeof closing - 1) != 0 ||
            xlsx_has_escape(string))
            break;
        add_string(table, parser, string);
        at = stop + sizeof closing - 1;
    }
    return (size_t)(at - bytes);
}

// Takes note of where the parser is.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct table *table = parser->context;
    if (foreign_start(&table->foreign, element->name))
        return;
    if (xml_is(element->name, SPACE_SHEET, "sst"))
        parser->shortcut = parser->has_prefix ? NULL : take_plain;
    else if (xml_is(element->name, SPACE_SHEET, "si"))
        table->in_string = true;
    else if (xml_is(element->name, SPACE_SHEET, "rPh"))
        table->phonetic++;
    else if (xml_is(element->name, SPACE_SHEET, "t"))
        table->in_text = !table->phonetic;
}

// Adds the string that ends.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct table *table = parser->context;
    if (foreign_end(&table->foreign, name))
        return;
    if (xml_is(name, SPACE_SHEET, "si") || xml_is(name, SPACE_SHEET, "sstItem")) {
        if (xlsx_has_escape(buffer_str(&table->text)))
            table->text.n = xlsx_unescape(table->text.data, table->text.n);
        add_string(table, parser, buffer_str(&table->text));
        table->text.n = 0;
        table->in_string = false;
    } else if (xml_is(name, SPACE_SHEET, "sst"))
        parser->shortcut = NULL;
    else if (xml_is(name, SPACE_SHEET, "t"))
        table->in_text = false;
    else if (xml_is(name, SPACE_SHEET, "rPh") && table->phonetic)
        table->phonetic--;
}

// Collects the string at hand.
static void on_text(struct xml_parser *parser, struct str piece)
{
    struct table *table = parser->context;
    if (!table->in_text)
        return;
    buffer_add_str(&table->text, piece);
    if (table->text.n > (size_t)table->reading->options->limits.string_bytes) {
        parser->refusal = REFUSAL_XML_TOKEN;
        xml_stop(parser);
    }
}

// Parses the part of shared strings.
bool xlsx_read_strings(struct reading *reading, int64_t part, struct shared_strings *strings)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct table table = {.reading = reading, .strings = strings, .text.arena = reading->scratch};
    return package_parse(reading, part, &handler, &table);
}
