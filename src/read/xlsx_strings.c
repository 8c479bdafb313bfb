// SPDX-License-Identifier: MIT
// The shared strings of a workbook (ECMA-376 part 1, 18.4): rich text joined, phonetic text left out.
#include "read/xlsx.h"

// State while reading the part.
struct table {
    struct reading *reading;
    struct shared_strings *strings;
    struct buffer text; // of the string at hand
    bool in_text;       // inside a <t> that counts
    unsigned phonetic;  // depth of <rPh>
    struct foreign foreign;
};

// Adds the string at hand to the table.
static void add_string(struct table *table, struct xml_parser *parser)
{
    struct shared_strings *strings = table->strings;
    struct reading *reading = table->reading;
    if (strings->count >= (size_t)reading->options->limits.shared_strings) {
        reading_refuse(reading, REFUSAL_TOO_MANY_STRINGS,
                       str_format(reading->scratch, "%lld", (long long)reading->options->limits.shared_strings));
        xml_stop(parser);
        return;
    }
    if (xlsx_has_escape(buffer_str(&table->text)))
        table->text.n = xlsx_unescape(table->text.data, table->text.n);
    if (strings->count % STRING_PAGE == 0)
        *VECTOR_ADD(reading->scratch, &strings->pages) =
            arena_array(reading->scratch, STRING_PAGE, sizeof(struct str));
    struct str *slot = &strings->pages.items[strings->count / STRING_PAGE][strings->count % STRING_PAGE];
    if (table->text.n)
        *slot = str_copy(reading->arena, buffer_str(&table->text));
    strings->count++;
    table->text.n = 0;
}

static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct table *table = parser->context;
    if (foreign_start(&table->foreign, element->name))
        return;
    if (xml_is(element->name, SPACE_SHEET, "rPh"))
        table->phonetic++;
    else if (xml_is(element->name, SPACE_SHEET, "t"))
        table->in_text = !table->phonetic;
}

static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct table *table = parser->context;
    if (foreign_end(&table->foreign, name))
        return;
    if (xml_is(name, SPACE_SHEET, "si") || xml_is(name, SPACE_SHEET, "sstItem"))
        add_string(table, parser);
    else if (xml_is(name, SPACE_SHEET, "t"))
        table->in_text = false;
    else if (xml_is(name, SPACE_SHEET, "rPh") && table->phonetic)
        table->phonetic--;
}

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

bool xlsx_read_strings(struct reading *reading, int64_t part, struct shared_strings *strings)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct table table = {.reading = reading, .strings = strings, .text.arena = reading->scratch};
    return package_parse(reading, part, &handler, &table);
}
