// SPDX-License-Identifier: MIT
// The number format of each cell style of a workbook (ECMA-376 part 1, 18.8); the rest of the styles is of no
// interest to a reader.
#include "read/xlsx.h"

// A format that the workbook defines.
struct defined {
    uint32_t id;
    struct number_format format;
};

// State while reading the part.
struct styles {
    struct arena *arena;
    VECTOR(struct defined) defined;
    struct cell_formats *formats;
    bool in_cell_styles; // inside <cellXfs>
};

// A non-negative number of an attribute; 0 for anything else.
static uint32_t number_of(struct str text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] < '0' || text.s[i] > '9' || number > 100000000)
            return 0;
        number = number * 10 + (uint32_t)(text.s[i] - '0');
    }
    return number;
}

// The format of an id: the workbook's own definition, else the built-in one.
static struct number_format format_of(const struct styles *styles, uint32_t id)
{
    for (size_t i = styles->defined.count; i > 0; i--)
        if (styles->defined.items[i - 1].id == id)
            return styles->defined.items[i - 1].format;
    return number_format_builtin(id);
}

// Takes formats and the styles that use them.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct styles *styles = parser->context;
    if (xml_is(element->name, SPACE_SHEET, "numFmt")) {
        struct defined *defined = VECTOR_ADD(styles->arena, &styles->defined);
        defined->id = number_of(xml_attribute(element, SPACE_NONE, "numFmtId"));
        defined->format = number_format_of_code(xml_attribute(element, SPACE_NONE, "formatCode"));
    } else if (xml_is(element->name, SPACE_SHEET, "cellXfs"))
        styles->in_cell_styles = true;
    else if (styles->in_cell_styles && xml_is(element->name, SPACE_SHEET, "xf"))
        *VECTOR_ADD(styles->arena, &styles->formats->list) =
            format_of(styles, number_of(xml_attribute(element, SPACE_NONE, "numFmtId")));
}

// Takes note that the styles of cells end.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    struct styles *styles = parser->context;
    if (xml_is(name, SPACE_SHEET, "cellXfs"))
        styles->in_cell_styles = false;
}

// Parses the part of styles.
bool xlsx_read_styles(struct reading *reading, int64_t part, struct cell_formats *formats)
{
    static const struct xml_handler handler = {on_start, on_end, NULL};
    struct styles styles = {.arena = reading->scratch, .formats = formats};
    return package_parse(reading, part, &handler, &styles);
}
