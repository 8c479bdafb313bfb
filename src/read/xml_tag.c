// SPDX-License-Identifier: MIT
// Tags of the tokenizer: names, attributes, references, namespaces (XML 1.0, 3.1; Namespaces in XML 1.0).
#include "read/xml_inside.h"

#include "base/bytes.h"
#include "read/xml_chars.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char cut_off_mark;
const char *const xml_cut_off = &cut_off_mark;

enum { FEW_ATTRIBUTES = 24 };

// Skips ASCII letters eight at a time; the last few bytes before `end` are left to others.
static inline const char *skip_letters(const char *at, const char *end)
{
    while (end - at >= 8) {
        uint64_t word = bytes_load(at), lower = word | BYTES_ONES * 0x20;
        uint64_t others =
            bytes_below(lower, 'a') | bytes_above_ascii(lower + BYTES_ONES * (0x7F - 'z')) | bytes_above_ascii(word);
        if (others)
            return at + bytes_first(others);
        at += 8;
    }
    return at;
}

// Goes through the characters of the name.
const char *own_name(struct own_parser *own, const char *at, const char *end, const char **colon)
{
    const char *start = at;
    *colon = NULL;
    at = skip_letters(at, end);
    for (bool is_first = at == start; at < end;) {
        if (xml_is_class(*at, is_first ? XML_NAME_START : XML_NAME)) {
            at++;
            is_first = false;
        } else if (*at == ':' && !is_first && !*colon) {
            *colon = at++;
            is_first = true;
        } else if ((unsigned char)*at >= 0x80) {
            int size = xml_wide(at, end);
            if (size < 0)
                return xml_cut_off;
            if (!size || !xml_is_wide_name(at, size, is_first))
                return own_fail(own, size ? REFUSAL_XML_SYNTAX : REFUSAL_XML_ENCODING);
            at += size;
            is_first = false;
        } else {
            return is_first || at == start ? own_fail(own, REFUSAL_XML_SYNTAX) : at;
        }
    }
    return xml_cut_off;
}

// The code point of a character reference between "&#" and ";"; 0 when it is none.
static uint32_t character_of(struct str digits)
{
    uint32_t base = 10, point = 0;
    if (digits.n && digits.s[0] == 'x') {
        base = 16;
        digits = str_slice(digits, 1, digits.n);
    }
    if (!digits.n)
        return 0;
    for (size_t i = 0; i < digits.n; i++) {
        char c = digits.s[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : base;
        if (digit >= base || (point = point * base + digit) > 0x10FFFF)
            return 0;
    }
    return xml_is_char(point) ? point : 0;
}

// Finds the end of the reference, then what it stands for.
const char *own_reference(struct own_parser *own, const char *at, const char *end, char *text, size_t *size)
{
    static const struct {
        const char *name;
        char character;
    } entities[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    const char *stop = at + 1;
    while (stop < end &&
           (xml_is_class(*stop, XML_NAME) || *stop == '#' || *stop == ':' || (unsigned char)*stop >= 0x80))
        stop++;
    if (stop == end)
        return xml_cut_off;
    struct str name = {at + 1, (size_t)(stop - at - 1)};
    if (*stop != ';' || !name.n)
        return own_fail(own, REFUSAL_XML_SYNTAX);
    if (name.s[0] == '#') {
        uint32_t point = character_of(str_slice(name, 1, name.n));
        if (!point)
            return own_fail(own, REFUSAL_XML_CHARACTER);
        *size = utf8_put(text, point);
        return stop + 1;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (str_is(name, entities[i].name)) {
            *text = entities[i].character;
            *size = 1;
            return stop + 1;
        }
    return own_fail(own, REFUSAL_XML_ENTITY);
}

// Takes one stop of a value that has to be decoded: adds what it stands for to own->values.
static const char *value_stop(struct own_parser *own, const char *at, const char *end)
{
    char text[4] = " ";
    size_t size = 1;
    if (*at == '&') {
        const char *next = own_reference(own, at, end, text, &size);
        if (next && next != xml_cut_off)
            buffer_add(&own->values, text, size);
        return next;
    }
    if (xml_is_class(*at, XML_BLANK)) { // each becomes a space, a line end of two bytes one
        buffer_add_char(&own->values, ' ');
        if (*at == '\r' && at + 1 == end)
            return xml_cut_off;
        return at + 1 + (*at == '\r' && at[1] == '\n');
    }
    return own_fail(own, *at == '<' ? REFUSAL_XML_SYNTAX : REFUSAL_XML_CHARACTER);
}

// Skips what surely stands for itself in a value eight bytes at a time; the last few before `end` are left to others.
static inline const char *skip_plain(const char *at, const char *end, char quote)
{
    while (end - at >= 8) {
        uint64_t word = bytes_load(at);
        uint64_t stops = bytes_below(word, 0x20) | bytes_equal(word, '<') | bytes_equal(word, '&') |
                         bytes_equal(word, (unsigned char)quote) | bytes_above_ascii(word);
        if (stops)
            return at + bytes_first(stops);
        at += 8;
    }
    return at;
}

// Skips what stands for itself in a value, up to the next byte that does not.
static const char *plain_value(struct own_parser *own, const char *at, const char *end, char quote)
{
    while ((at = skip_plain(at, end, quote)) < end) {
        if (!xml_is_class(*at, XML_VALUE_STOP)) {
            at++;
        } else if ((unsigned char)*at >= 0x80) {
            int size = xml_wide(at, end);
            if (size <= 0)
                return size ? xml_cut_off : own_fail(own, REFUSAL_XML_ENCODING);
            at += size;
        } else if ((*at == '"' || *at == '\'') && *at != quote) {
            at++;
        } else {
            return at;
        }
    }
    return xml_cut_off;
}

// Takes the value at `at` (its quote) into `*value`; where it ends. One that has to be decoded stands in own->values,
// whose bytes stay where they are in the arena when those of a later value outgrow it.
static const char *take_value(struct own_parser *own, const char *at, const char *end, struct str *value)
{
    char quote = *at++;
    if (quote != '"' && quote != '\'')
        return own_fail(own, REFUSAL_XML_SYNTAX);
    const char *start = at;
    size_t begin = own->values.n;
    for (;;) {
        const char *stop = plain_value(own, at, end, quote);
        if (!stop || stop == xml_cut_off)
            return stop;
        if (*stop == quote && at == start) {
            *value = (struct str){start, (size_t)(stop - start)};
            return stop + 1;
        }
        buffer_add(&own->values, at, (size_t)(stop - at));
        if (*stop == quote) {
            *value = str_slice(buffer_str(&own->values), begin, own->values.n);
            return stop + 1;
        }
        at = value_stop(own, stop, end);
        if (!at || at == xml_cut_off)
            return at;
    }
}

// Skips blanks.
static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && xml_is_class(*at, XML_BLANK))
        at++;
    return at;
}

// Adds an attribute without its value. The prefix stays with the name until it is resolved.
static inline struct xml_attribute *add_attribute(struct own_parser *own, struct str name, bool has_prefix)
{
    struct xml_attribute *attribute = VECTOR_ADD(own->arena, &own->attributes);
    attribute->name = (struct xml_name){has_prefix ? SPACE_OTHER : SPACE_NONE, name};
    own->has_prefix |= has_prefix;
    own->has_declaration |= str_starts(name, STR("xmlns"));
    return attribute;
}

// Takes the attribute at `at`, name to closing quote, if it is as nearly all are: letters="value", the value standing
// for itself. NULL when it is another.
static const char *take_simple_attribute(struct own_parser *own, const char *at, const char *end)
{
    const char *after = skip_letters(at, end);
    if (after == at || end - after < 8 || after[0] != '=' || after[1] != '"')
        return NULL;
    const char *value = after + 2, *stop = skip_plain(value, end, '"');
    if (stop == end || *stop != '"')
        return NULL;
    add_attribute(own, (struct str){at, (size_t)(after - at)}, false)->value =
        (struct str){value, (size_t)(stop - value)};
    return stop + 1;
}

// The same for any attribute.
static const char *take_attribute(struct own_parser *own, const char *at, const char *end)
{
    const char *colon, *name = at;
    at = own_name(own, at, end, &colon);
    if (!at || at == xml_cut_off)
        return at;
    struct str raw = {name, (size_t)(at - name)};
    at = skip_blanks(at, end);
    if (at == end)
        return xml_cut_off;
    if (*at != '=')
        return own_fail(own, REFUSAL_XML_SYNTAX);
    at = skip_blanks(at + 1, end);
    if (at == end)
        return xml_cut_off;
    return take_value(own, at, end, &add_attribute(own, raw, colon != NULL)->value);
}

// Orders names by their bytes.
static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

// Whether two of own->sorted are the same; it puts them in order.
static bool sorted_has_twins(struct own_parser *own)
{
    struct str *names = own->sorted.items;
    qsort(names, own->sorted.count, sizeof *names, by_bytes);
    for (size_t i = 1; i < own->sorted.count; i++)
        if (str_equal(names[i - 1], names[i]))
            return true;
    return false;
}

// Whether two attributes have the same name, prefix and all.
static bool has_twins(struct own_parser *own)
{
    const struct xml_attribute *all = own->attributes.items;
    size_t count = own->attributes.count;
    if (count > FEW_ATTRIBUTES) { // comparing each with each would be quadratic
        own->sorted.count = 0;
        for (size_t i = 0; i < count; i++)
            *VECTOR_ADD(own->arena, &own->sorted) = all[i].name.local;
        return sorted_has_twins(own);
    }
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_equal(all[i].name.local, all[k].name.local))
                return true;
    return false;
}

// Keeps bytes on the stack of names; where they begin.
static uint32_t push_bytes(struct own_parser *own, struct str bytes)
{
    uint32_t at = (uint32_t)own->names.n;
    buffer_add_str(&own->names, bytes);
    return at;
}

// The bytes kept at a place of the stack.
static struct str kept(const struct own_parser *own, uint32_t at, uint32_t size)
{
    return (struct str){own->names.data + at, size};
}

// Puts a declaration xmlns="uri" or xmlns:prefix="uri" in force; false after failing.
static bool declare(struct own_parser *own, struct str prefix, struct str uri)
{
    static const char xml[] = "http://www.w3.org/XML/1998/namespace", xmlns[] = "http://www.w3.org/2000/xmlns/";
    bool is_xml = str_is(prefix, "xml");
    if ((prefix.n && !uri.n) || str_is(prefix, "xmlns") || str_is(uri, xmlns) || is_xml != str_is(uri, xml) ||
        str_find(uri, STR("\n")) != SIZE_MAX) {
        own_fail(own, REFUSAL_XML_NAMESPACE);
        return false;
    }
    struct binding *binding = VECTOR_ADD(own->arena, &own->bindings);
    binding->prefix = push_bytes(own, prefix);
    binding->prefix_size = (uint32_t)prefix.n;
    binding->uri = push_bytes(own, uri);
    binding->uri_size = (uint32_t)uri.n;
    binding->space = xml_space_of(uri);
    return true;
}

// The binding of a prefix in force, or NULL.
static const struct binding *binding_of(const struct own_parser *own, struct str prefix)
{
    for (size_t i = own->bindings.count; i > 0; i--) {
        const struct binding *binding = &own->bindings.items[i - 1];
        if (str_equal(kept(own, binding->prefix, binding->prefix_size), prefix))
            return binding;
    }
    return NULL;
}

// Takes the declarations out of the attributes and puts them in force; false after failing.
static bool take_declarations(struct own_parser *own)
{
    size_t left = 0;
    for (size_t i = 0; i < own->attributes.count; i++) {
        struct xml_attribute attribute = own->attributes.items[i];
        struct str name = attribute.name.local, start = STR("xmlns:");
        bool is_default = str_is(name, "xmlns");
        if (!is_default && !str_starts(name, start))
            own->attributes.items[left++] = attribute;
        else if (!declare(own, str_slice(name, start.n, name.n), attribute.value))
            return false;
    }
    own->attributes.count = left;
    return true;
}

// Resolves the prefix of an attribute, which is then no longer part of its name; its URI, .s NULL after failing.
static struct str resolve_attribute(struct own_parser *own, struct xml_attribute *attribute)
{
    struct str name = attribute->name.local;
    struct str prefix = str_slice(name, 0, str_find(name, STR(":")));
    bool is_xml = str_is(prefix, "xml");
    const struct binding *binding = is_xml ? NULL : binding_of(own, prefix);
    if (!binding && !is_xml) {
        own_fail(own, REFUSAL_XML_NAMESPACE);
        return (struct str){NULL, 0};
    }
    attribute->name.local = str_slice(name, prefix.n + 1, name.n);
    attribute->name.space = is_xml ? SPACE_XML : binding->space;
    return is_xml ? STR("") : kept(own, binding->uri, binding->uri_size);
}

// Resolves the prefixes of the attributes; false after failing. Two attributes of one name in one namespace
// under different prefixes are told by their expanded names.
static bool resolve_attributes(struct own_parser *own)
{
    own->sorted.count = 0;
    for (size_t i = 0; i < own->attributes.count; i++) {
        struct xml_attribute *attribute = &own->attributes.items[i];
        if (attribute->name.space == SPACE_NONE)
            continue;
        struct str uri = resolve_attribute(own, attribute);
        if (!uri.s)
            return false;
        size_t begin = own->values.n;
        buffer_add_str(&own->values, uri);
        buffer_add_char(&own->values, '\n');
        buffer_add_str(&own->values, attribute->name.local);
        *VECTOR_ADD(own->arena, &own->sorted) = str_slice(buffer_str(&own->values), begin, own->values.n);
    }
    if (own->sorted.count > 1 && sorted_has_twins(own)) {
        own_fail(own, REFUSAL_XML_DUPLICATE);
        return false;
    }
    return true;
}

// Checks and resolves the attributes of a tag; false after failing.
static bool finish_attributes(struct own_parser *own)
{
    if (own->attributes.count > 1 && has_twins(own)) {
        own_fail(own, REFUSAL_XML_DUPLICATE);
        return false;
    }
    if (own->has_declaration && !take_declarations(own))
        return false;
    return !own->has_prefix || resolve_attributes(own);
}

// Opens the element of a tag whose attributes are ready and reports it.
static bool open_element(struct own_parser *own, struct str name, const char *colon, size_t bindings)
{
    struct str prefix = colon ? (struct str){name.s, (size_t)(colon - name.s)} : STR("");
    const struct binding *binding = str_is(prefix, "xml") ? NULL : binding_of(own, prefix);
    if (colon && !binding && !str_is(prefix, "xml")) {
        own_fail(own, REFUSAL_XML_NAMESPACE);
        return false;
    }
    if (own->open.count >= own->limits.depth) {
        own_fail(own, REFUSAL_XML_DEPTH);
        return false;
    }
    struct open_element *element = VECTOR_ADD(own->arena, &own->open);
    element->name = push_bytes(own, name);
    element->size = (uint32_t)name.n;
    element->local = colon ? (uint32_t)(colon - name.s) + 1 : 0;
    element->bindings = (uint32_t)bindings;
    element->space = binding ? binding->space : colon ? SPACE_XML : SPACE_NONE;
    own->has_root = true;
    struct xml_element reported = {{element->space, {name.s + element->local, name.n - element->local}},
                                   own->attributes.items,
                                   own->attributes.count};
    own->parser.has_prefix = colon != NULL;
    own->parser.handler->start(&own->parser, &reported);
    return true;
}

// Reports the end of the innermost element and forgets it.
static void close_element(struct own_parser *own)
{
    struct open_element *element = &own->open.items[own->open.count - 1];
    struct str name = kept(own, element->name, element->size);
    if (!own->parser.is_stopped)
        own->parser.handler->end(&own->parser,
                                 (struct xml_name){element->space, str_slice(name, element->local, name.n)});
    element = &own->open.items[own->open.count - 1];
    own->names.n =
        element->bindings < own->bindings.count ? own->bindings.items[element->bindings].prefix : element->name;
    own->bindings.count = element->bindings;
    own->open.count--;
}

// Reads attributes from `at` to the end of the tag; `*is_empty` when it is "/>".
static const char *take_attributes(struct own_parser *own, const char *at, const char *end, bool *is_empty)
{
    own->attributes.count = 0;
    own->has_prefix = own->has_declaration = false;
    own->values.n = 0;
    for (;;) {
        const char *next = skip_blanks(at, end);
        if (next == end)
            return xml_cut_off;
        if (*next == '>')
            return next + 1;
        if (*next == '/') {
            if (next + 1 == end)
                return xml_cut_off;
            *is_empty = true;
            return next[1] == '>' ? next + 2 : own_fail(own, REFUSAL_XML_SYNTAX);
        }
        if (next == at)
            return own_fail(own, REFUSAL_XML_SYNTAX);
        at = take_simple_attribute(own, next, end);
        if (!at)
            at = take_attribute(own, next, end);
        if (!at || at == xml_cut_off)
            return at;
    }
}

// Takes name and attributes, then opens the element.
const char *own_start_tag(struct own_parser *own, const char *at, const char *end)
{
    const char *colon = NULL, *name = at + 1, *after = skip_letters(name, end);
    if (after == name || after == end || (*after != '>' && *after != ' ')) {
        after = own_name(own, name, end, &colon);
        if (!after || after == xml_cut_off)
            return after;
    }
    bool is_empty = false;
    const char *next = take_attributes(own, after, end, &is_empty);
    if (!next || next == xml_cut_off)
        return next;
    size_t bindings = own->bindings.count;
    if (!own->open.count && own->has_root) // one root only
        return own_fail(own, REFUSAL_XML_SYNTAX);
    if (!finish_attributes(own) || !open_element(own, (struct str){name, (size_t)(after - name)}, colon, bindings))
        return NULL;
    if (is_empty)
        close_element(own);
    return next;
}

// Compares the name with that of the innermost element and closes it.
const char *own_end_tag(struct own_parser *own, const char *at, const char *end)
{
    const char *name = at + 2;
    if (!own->open.count)
        return own_fail(own, REFUSAL_XML_SYNTAX);
    const struct open_element *element = &own->open.items[own->open.count - 1];
    size_t there = (size_t)(end - name);
    size_t compared = there < element->size ? there : element->size;
    if (memcmp(name, own->names.data + element->name, compared) != 0)
        return own_fail(own, REFUSAL_XML_NESTING);
    const char *next = skip_blanks(name + compared, end);
    if (next == end)
        return xml_cut_off;
    if (*next != '>') // a longer name, or anything else
        return own_fail(own, next == name + compared ? REFUSAL_XML_NESTING : REFUSAL_XML_SYNTAX);
    close_element(own);
    return next + 1;
}
