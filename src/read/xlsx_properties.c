// SPDX-License-Identifier: MIT
// The document properties of a package: when it was saved, and the mark that cuadra leaves in its own
// workbooks (a custom property "cuadra": "salida", or "formato:" and the code of a blank form). They are
// courtesies: damage in them is no reason to refuse the figures.
#include "read/xlsx.h"

// State while reading docProps/core.xml or docProps/custom.xml.
struct properties {
    struct reading *reading;
    bool is_wanted; // the text at hand is
    bool is_ours;   // inside the property "cuadra"
    struct buffer text;
};

// Takes note of the property that begins.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct properties *properties = parser->context;
    properties->text.n = 0;
    if (xml_is(element->name, SPACE_CUSTOM, "property"))
        properties->is_ours = str_is(xml_attribute(element, SPACE_NONE, "name"), "cuadra");
    properties->is_wanted = properties->is_ours || xml_is(element->name, SPACE_TERMS, "modified");
}

// Takes note of the mark "salida" or "formato:<code>".
static void see_mark(struct properties *properties, struct str mark)
{
    struct str form = STR("formato:");
    if (str_is(mark, "salida"))
        properties->reading->workbook->is_own = true;
    else if (str_starts(mark, form))
        properties->reading->workbook->form_code =
            str_copy(properties->reading->arena, str_slice(mark, form.n, mark.n));
}

// Takes the value of the property that ends.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct properties *properties = parser->context;
    struct str text = str_trim(buffer_str(&properties->text));
    if (properties->is_wanted && xml_is(name, SPACE_TERMS, "modified"))
        properties->reading->workbook->modified = str_copy(properties->reading->arena, text);
    else if (properties->is_ours && text.n)
        see_mark(properties, text);
    if (xml_is(name, SPACE_CUSTOM, "property"))
        properties->is_ours = false;
    properties->is_wanted = false;
    properties->text.n = 0;
}

// Collects a value.
static void on_text(struct xml_parser *parser, struct str piece)
{
    struct properties *properties = parser->context;
    if (properties->is_wanted && properties->text.n < 4096)
        buffer_add_str(&properties->text, piece);
}

// Reads one part of properties, whatever is wrong with it.
static void read_part(struct reading *reading, const struct relationship *relationship)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    int64_t part = relationship ? package_find(reading->package, relationship->target) : NO_PART;
    if (part == NO_PART)
        return;
    struct properties properties = {.reading = reading, .text.arena = reading->scratch};
    package_parse(reading, part, &handler, &properties);
    reading->refusal = REFUSAL_NONE;
}

// Reads both parts of properties, transitional or strict.
void xlsx_read_properties(struct reading *reading, const relationships *root)
{
    const struct relationship *core = relationship_of_type(root, "core-properties");
    const struct relationship *custom = relationship_of_type(root, "custom-properties");
    read_part(reading, core ? core : relationship_of_type(root, "coreProperties"));
    read_part(reading, custom ? custom : relationship_of_type(root, "customProperties"));
}
