// SPDX-License-Identifier: MIT
// Cell, table and number styles of OpenDocument (ODF 1.3 part 3, 16 and 16.29); see ods.h.
#include "read/ods.h"

#include "grid/grid.h"

// Makes the tables of names.
void ods_styles_init(struct ods_styles *styles, struct arena *arena)
{
    *styles = (struct ods_styles){
        .arena = arena, .cells = map_new(arena), .tables = map_new(arena), .formats = map_new(arena)};
}

// Begins a style of cells or tables.
static void begin_style(struct ods_styles *styles, const struct xml_element *element)
{
    struct str family = xml_attribute(element, SPACE_STYLE, "family");
    struct map *map = str_is(family, "table-cell") ? styles->cells : str_is(family, "table") ? styles->tables : NULL;
    styles->style = NULL;
    if (!map)
        return;
    styles->style = ARENA_NEW(styles->arena, struct ods_style);
    styles->style->data_style = str_copy(styles->arena, xml_attribute(element, SPACE_STYLE, "data-style-name"));
    styles->style->parent = str_copy(styles->arena, xml_attribute(element, SPACE_STYLE, "parent-style-name"));
    map_set(map, xml_attribute(element, SPACE_STYLE, "name"), styles->style);
}

// The kind of numbers that a data style is for, or -1 when the element is none.
static int kind_of(struct str local)
{
    static const struct {
        const char *local;
        int kind;
    } kinds[] = {{"number-style", NUMBER_PLAIN},       {"currency-style", NUMBER_PLAIN}, {"text-style", NUMBER_PLAIN},
                 {"percentage-style", NUMBER_PERCENT}, {"date-style", NUMBER_DATE},      {"time-style", NUMBER_DATE},
                 {"boolean-style", NUMBER_PLAIN}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(local, kinds[i].local))
            return kinds[i].kind;
    return -1;
}

// A small number of an attribute; -1 when there is none.
static int8_t small_number(struct str text)
{
    int number = text.n ? 0 : -1;
    for (size_t i = 0; i < text.n; i++)
        number = text.s[i] < '0' || text.s[i] > '9' || number > 9 ? 100 : number * 10 + (text.s[i] - '0');
    return (int8_t)(number > 100 ? 100 : number);
}

// Takes note of a start tag.
void ods_styles_start(struct ods_styles *styles, const struct xml_element *element)
{
    if (element->name.space == SPACE_STYLE && str_is(element->name.local, "style"))
        begin_style(styles, element);
    else if (element->name.space == SPACE_STYLE && str_is(element->name.local, "table-properties") && styles->style)
        styles->style->is_hidden = str_is(xml_attribute(element, SPACE_TABLE, "display"), "false");
    if (element->name.space != SPACE_NUMBER)
        return;
    int kind = kind_of(element->name.local);
    if (kind >= 0) {
        styles->format = ARENA_NEW(styles->arena, struct number_format);
        *styles->format = (struct number_format){(uint8_t)kind, -1};
        map_set(styles->formats, xml_attribute(element, SPACE_STYLE, "name"), styles->format);
    } else if (styles->format && styles->format->kind != NUMBER_DATE &&
               (str_is(element->name.local, "number") || str_is(element->name.local, "scientific-number")))
        styles->format->decimals = small_number(xml_attribute(element, SPACE_NUMBER, "decimal-places"));
}

// Takes note of an end tag.
void ods_styles_end(struct ods_styles *styles, struct xml_name name)
{
    if (name.space == SPACE_STYLE && str_is(name.local, "style"))
        styles->style = NULL;
    else if (name.space == SPACE_NUMBER && kind_of(name.local) >= 0)
        styles->format = NULL;
}

// Follows the parents of a cell style to the first data style.
struct number_format ods_styles_format(const struct ods_styles *styles, struct str name)
{
    const struct number_format *found = NULL;
    for (int generation = 0; generation < 8 && name.n && !found; generation++) {
        const struct ods_style *style = map_find(styles->cells, name);
        if (!style)
            break;
        found = style->data_style.n ? map_find(styles->formats, style->data_style) : NULL;
        name = style->parent;
    }
    return found ? *found : (struct number_format){NUMBER_PLAIN, -1};
}

// Looks the table's style up.
bool ods_styles_hides(const struct ods_styles *styles, struct str name)
{
    const struct ods_style *style = name.n ? map_find(styles->tables, name) : NULL;
    return style && style->is_hidden;
}
