// SPDX-License-Identifier: MIT
// OpenDocument packages and flat documents (ODF 1.3 part 2): what they are, whether they are encrypted, where
// the styles and the tables stand.
#include "read/ods.h"

#include "es/file_kinds.h"
#include "read/containers.h"
#include "read/package.h"
#include "read/xml_file.h"

enum { MIMETYPE_SIZE = 128 };

static const char sheet_type[] = "application/vnd.oasis.opendocument.spreadsheet";
static const char any_type[] = "application/vnd.oasis.opendocument.";

// What the package says it is: its part "mimetype".
static struct str mimetype_of(struct reading *reading, char text[MIMETYPE_SIZE])
{
    size_t n = package_peek(reading, package_find(reading->package, STR("mimetype")), text, MIMETYPE_SIZE);
    return str_trim((struct str){text, n});
}

// Bids on packages by their type, and on flat documents by their first bytes.
int ods_bid(struct reading *reading)
{
    char text[MIMETYPE_SIZE];
    if (!reading->package)
        return xml_file_has(reading, "office:document") && xml_file_has(reading, sheet_type) ? 90 : 0;
    if (str_starts(mimetype_of(reading, text), str_of(any_type)))
        return 90;
    return package_find(reading->package, STR("content.xml")) != NO_PART &&
                   package_find(reading->package, STR("META-INF/manifest.xml")) != NO_PART
               ? 60
               : 0;
}

// Refuses documents of the other kinds; true when it is one.
static bool refuse_other(struct reading *reading, struct str type)
{
    static const struct {
        const char *kind;
        enum file_kind name;
    } others[] = {{"text", FILE_KIND_OPEN_TEXT}, {"presentation", FILE_KIND_OPEN_SLIDES}, {"", FILE_KIND_OPEN_OTHER}};
    if (!type.n || str_starts(type, str_of(sheet_type)))
        return false;
    struct str rest = str_slice(type, sizeof any_type - 1, type.n);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_starts(rest, str_of(others[i].kind)))
            return !reading_foreign(reading, file_kind_name(others[i].name));
    return true;
}

// What the manifest says: whether a part is encrypted.
static void on_manifest_start(struct xml_parser *parser, const struct xml_element *element)
{
    bool *is_encrypted = parser->context;
    *is_encrypted |= xml_is(element->name, SPACE_MANIFEST, "encryption-data");
}

// Nothing matters at the end of an element.
static void on_any_end(struct xml_parser *parser, struct xml_name name)
{
    (void)parser, (void)name;
}

// Takes note of styles in styles.xml.
static void on_style_start(struct xml_parser *parser, const struct xml_element *element)
{
    ods_styles_start(parser->context, element);
}

// The same for end tags.
static void on_style_end(struct xml_parser *parser, struct xml_name name)
{
    ods_styles_end(parser->context, name);
}

// The date in meta.xml, while it is read.
struct meta {
    struct reading *reading;
    bool in_date;
    struct buffer text;
};

// Takes note that the date begins.
static void on_meta_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct meta *meta = parser->context;
    meta->in_date = element->name.space == SPACE_DC && str_is(element->name.local, "date");
}

// Keeps the date.
static void on_meta_end(struct xml_parser *parser, struct xml_name name)
{
    struct meta *meta = parser->context;
    (void)name;
    if (meta->in_date)
        meta->reading->workbook->modified = str_copy(meta->reading->arena, str_trim(buffer_str(&meta->text)));
    meta->in_date = false;
}

// Collects the date.
static void on_meta_text(struct xml_parser *parser, struct str piece)
{
    struct meta *meta = parser->context;
    if (meta->in_date && meta->text.n < 64)
        buffer_add_str(&meta->text, piece);
}

// Reads when the document was saved; damage there is no reason to refuse the figures.
static void read_meta(struct reading *reading)
{
    static const struct xml_handler handler = {on_meta_start, on_meta_end, on_meta_text};
    struct meta meta = {.reading = reading, .text.arena = reading->scratch};
    int64_t part = package_find(reading->package, STR("meta.xml"));
    if (part != NO_PART && !package_parse(reading, part, &handler, &meta))
        reading->refusal = REFUSAL_NONE;
}

// Whether the document is encrypted; refuses it then, or when its manifest is damaged.
static bool refuse_encrypted(struct reading *reading)
{
    static const struct xml_handler handler = {on_manifest_start, on_any_end, NULL};
    bool is_encrypted = false;
    int64_t part = package_find(reading->package, STR("META-INF/manifest.xml"));
    if (part != NO_PART && !package_parse(reading, part, &handler, &is_encrypted))
        return true;
    if (is_encrypted || package_find(reading->package, STR("encrypted-package")) != NO_PART)
        reading_refuse(reading, REFUSAL_ENCRYPTED, STR(""));
    return reading->refusal != REFUSAL_NONE;
}

// Reads the parts of a package.
static bool read_package(struct reading *reading, struct ods_styles *styles, struct ods_book *book)
{
    static const struct xml_handler style_handler = {on_style_start, on_style_end, NULL};
    char text[MIMETYPE_SIZE];
    if (refuse_other(reading, mimetype_of(reading, text)) || refuse_encrypted(reading))
        return false;
    read_meta(reading);
    int64_t part = package_find(reading->package, STR("styles.xml"));
    if (part != NO_PART && !package_parse(reading, part, &style_handler, styles))
        return false;
    part = package_find(reading->package, STR("content.xml"));
    if (part == NO_PART)
        return reading_refuse(reading, REFUSAL_PART_MISSING, STR("content.xml"));
    return package_parse(reading, part, &ods_handler, book);
}

// Reads a package or a flat document.
void ods_read(struct reading *reading)
{
    struct ods_styles styles;
    ods_styles_init(&styles, reading->scratch);
    struct ods_book *book = ods_book_new(reading, &styles);
    bool is_well =
        reading->package ? read_package(reading, &styles, book) : xml_file_parse(reading, &ods_handler, book);
    if (is_well && !ods_book_has_sheets(book))
        reading_refuse(reading, REFUSAL_NO_SHEETS, STR(""));
}
