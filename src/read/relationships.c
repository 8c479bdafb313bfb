// SPDX-License-Identifier: MIT
// Relationships between the parts of a package (ECMA-376 part 2, 9.3); see package.h.
#include "read/package.h"

// What the handler of a relationships part fills.
struct listing {
    struct arena *arena;
    struct str folder; // of the part whose relationships they are
    relationships *found;
};

// The folder of a part's name, with its slash; empty at the top.
static struct str folder_of(struct str name)
{
    size_t n = name.n;
    while (n && name.s[n - 1] != '/' && name.s[n - 1] != '\\')
        n--;
    return (struct str){name.s, n};
}

// Takes the last segment off a path under construction; false when there is none.
static bool drop_segment(struct buffer *path)
{
    if (!path->n)
        return false;
    path->n--;
    while (path->n && path->data[path->n - 1] != '/')
        path->n--;
    return true;
}

// The name of the part that a target leads to; empty when it leads out of the package.
static struct str resolve(struct arena *arena, struct str folder, struct str target)
{
    struct buffer path = {.arena = arena};
    bool is_absolute = target.n && (target.s[0] == '/' || target.s[0] == '\\');
    struct buffer written = {.arena = arena};
    buffer_add_str(&written, is_absolute ? STR("") : folder);
    buffer_add_str(&written, target);
    struct str whole = buffer_str(&written);
    size_t start = 0;
    for (size_t i = 0; i <= whole.n; i++) {
        if (i < whole.n && whole.s[i] != '/' && whole.s[i] != '\\')
            continue;
        struct str segment = str_slice(whole, start, i - start);
        start = i + 1;
        if (str_is(segment, "..")) {
            if (!drop_segment(&path))
                return STR("");
        } else if (segment.n && !str_is(segment, ".")) {
            buffer_add_str(&path, segment);
            if (i < whole.n)
                buffer_add_char(&path, '/');
        }
    }
    return buffer_str(&path);
}

// Adds a relationship to the list.
static void on_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct listing *listing = parser->context;
    if (!xml_is(element->name, SPACE_PACKAGE, "Relationship"))
        return;
    struct relationship *one = VECTOR_ADD(listing->arena, listing->found);
    struct str type = xml_attribute(element, SPACE_NONE, "Type");
    for (size_t i = type.n; i > 0; i--)
        if (type.s[i - 1] == '/') {
            type = str_slice(type, i, type.n);
            break;
        }
    one->type = str_copy(listing->arena, type);
    one->id = str_copy(listing->arena, xml_attribute(element, SPACE_NONE, "Id"));
    one->written = str_copy(listing->arena, xml_attribute(element, SPACE_NONE, "Target"));
    one->is_external = str_is(xml_attribute(element, SPACE_NONE, "TargetMode"), "External");
    if (!one->is_external)
        one->target = resolve(listing->arena, listing->folder, one->written);
}

// Nothing ends that matters.
static void on_end(struct xml_parser *parser, struct xml_name name)
{
    (void)parser, (void)name;
}

// Parses the part that lists them, where there is one.
bool package_relationships(struct reading *reading, struct str name, relationships *found)
{
    static const struct xml_handler handler = {on_start, on_end, NULL};
    struct str folder = folder_of(name);
    struct str list = str_format(reading->scratch, "%.*s_rels/%.*s.rels", STR_ARG(folder),
                                 STR_ARG(str_slice(name, folder.n, name.n)));
    int64_t part = package_find(reading->package, list);
    struct listing listing = {reading->scratch, folder, found};
    return part == NO_PART || package_parse(reading, part, &handler, &listing);
}

// Looks for the type's last word.
const struct relationship *relationship_of_type(const relationships *all, const char *type)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_is(all->items[i].type, type))
            return &all->items[i];
    return NULL;
}

// Looks for the id.
const struct relationship *relationship_of_id(const relationships *all, struct str id)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_equal(all->items[i].id, id))
            return &all->items[i];
    return NULL;
}
