// SPDX-License-Identifier: MIT
// An OOXML workbook (ECMA-376 part 1, 18.2): from the package's relationships to its sheets in order. The
// names of parts mean nothing; only relationships do.
#include "read/xlsx.h"

#include "es/file_kinds.h"
#include "read/containers.h"

// A sheet as the workbook part lists it.
struct listed_sheet {
    struct sheet_head head;
    struct str relationship;
};

// The workbook part while it is read.
struct book {
    struct reading *reading;
    VECTOR(struct listed_sheet) sheets;
    bool has_root; // the first element was seen
    bool is_workbook;
    const char *foreign; // what the part is instead, or NULL
};

// Root elements of the main parts of other packages.
static const struct {
    const char *local;
    enum file_kind kind;
} other_roots[] = {
    {"document", FILE_KIND_WORD}, {"presentation", FILE_KIND_POWERPOINT}, {"VisioDocument", FILE_KIND_VISIO}};

// Judges the part by its first element.
static void see_root(struct book *book, struct xml_parser *parser, const struct xml_element *element)
{
    book->has_root = true;
    book->is_workbook = xml_is(element->name, SPACE_SHEET, "workbook");
    for (size_t i = 0; i < sizeof other_roots / sizeof *other_roots; i++)
        if (str_is(element->name.local, other_roots[i].local))
            book->foreign = file_kind_name(other_roots[i].kind);
    if (!book->is_workbook)
        xml_stop(parser);
}

// Adds a sheet of the list.
static void see_sheet(struct book *book, struct xml_parser *parser, const struct xml_element *element)
{
    struct arena *arena = book->reading->arena;
    if (book->sheets.count >= (size_t)book->reading->options->limits.sheets) {
        reading_refuse(book->reading, REFUSAL_TOO_MANY_SHEETS,
                       str_format(arena, "%lld", (long long)book->reading->options->limits.sheets));
        xml_stop(parser);
        return;
    }
    struct str state = xml_attribute(element, SPACE_NONE, "state");
    struct listed_sheet *sheet = VECTOR_ADD(book->reading->scratch, &book->sheets);
    sheet->relationship = str_copy(book->reading->scratch, xml_attribute(element, SPACE_LINK, "id"));
    sheet->head = (struct sheet_head){.name = str_copy(arena, xml_attribute(element, SPACE_NONE, "name")),
                                      .has_name = true,
                                      .visibility = str_is(state, "hidden")       ? SHEET_HIDDEN
                                                    : str_is(state, "veryHidden") ? SHEET_VERY_HIDDEN
                                                                                  : SHEET_VISIBLE};
}

// Judges the root, then takes sheets and the date system.
static void on_book_start(struct xml_parser *parser, const struct xml_element *element)
{
    struct book *book = parser->context;
    if (!book->has_root)
        see_root(book, parser, element);
    else if (xml_is(element->name, SPACE_SHEET, "sheet"))
        see_sheet(book, parser, element);
    else if (xml_is(element->name, SPACE_SHEET, "workbookPr")) {
        struct str date1904 = xml_attribute(element, SPACE_NONE, "date1904");
        book->reading->workbook->is_1904 = str_is(date1904, "1") || str_is(date1904, "true");
    }
}

// Nothing ends that matters.
static void on_book_end(struct xml_parser *parser, struct xml_name name)
{
    (void)parser, (void)name;
}

// The name of the main part: what the package relates to as its office document.
static struct str main_part(struct reading *reading)
{
    relationships root = {0};
    if (!package_relationships(reading, STR(""), &root)) {
        reading->refusal = REFUSAL_NONE; // without them the usual place is tried
        root.count = 0;
    }
    const struct relationship *main = relationship_of_type(&root, "officeDocument");
    xlsx_read_properties(reading, &root);
    return main && main->target.n ? main->target : STR("xl/workbook.xml");
}

// The part of a relationship, or NO_PART after refusing what leads nowhere.
static int64_t related_part(struct reading *reading, const struct relationship *relationship)
{
    if (!relationship->target.n) {
        reading_refuse(reading, REFUSAL_TARGET_OUTSIDE, relationship->written);
        return NO_PART;
    }
    int64_t part = package_find(reading->package, relationship->target);
    if (part == NO_PART)
        reading_refuse(reading, REFUSAL_PART_MISSING, relationship->target);
    return part;
}

// The part that all sheets share, or NO_PART; its name when it should be there and is not.
static int64_t shared_part(struct reading *reading, const struct relationship *relationship, struct str *missing)
{
    if (!relationship)
        return NO_PART;
    int64_t part = relationship->target.n ? package_find(reading->package, relationship->target) : NO_PART;
    if (part == NO_PART)
        *missing = relationship->written;
    return part;
}

// Reads one sheet of the list; false after refusing.
static bool read_sheet(struct reading *reading, struct listed_sheet *sheet, const relationships *related,
                       const struct shared_strings *strings, const struct cell_formats *formats)
{
    int64_t part = NO_PART;
    sheet->head.is_chart = !sheet->relationship.n; // a sheet that claims no part, as some add-ins leave behind
    if (!sheet->head.is_chart) {
        const struct relationship *relationship = relationship_of_id(related, sheet->relationship);
        if (!relationship)
            return reading_refuse(reading, REFUSAL_TARGET_UNKNOWN, sheet->head.name);
        part = related_part(reading, relationship);
        if (part == NO_PART)
            return false;
        sheet->head.is_chart = str_is(relationship->type, "chartsheet");
    }
    reading->sink.sheet_begins(reading->sink.context, &sheet->head);
    bool is_well = sheet->head.is_chart || xlsx_read_sheet(reading, part, sheet->head.name, strings, formats);
    reading->sink.sheet_ends(reading->sink.context);
    return is_well;
}

// Reads shared strings, styles and sheets, now that the workbook part is known.
static void read_parts(struct reading *reading, struct book *book, struct str main)
{
    relationships related = {0};
    struct shared_strings strings = {0};
    struct cell_formats formats = {0};
    if (!package_relationships(reading, main, &related))
        return;
    const struct relationship *table = relationship_of_type(&related, "sharedStrings");
    const struct relationship *styles = relationship_of_type(&related, "styles");
    int64_t part = shared_part(reading, table, &strings.missing);
    if (part != NO_PART && !xlsx_read_strings(reading, part, &strings))
        return;
    part = shared_part(reading, styles, &formats.missing);
    if (part != NO_PART && !xlsx_read_styles(reading, part, &formats))
        return;
    for (size_t i = 0; i < book->sheets.count; i++)
        if (!read_sheet(reading, &book->sheets.items[i], &related, &strings, &formats))
            return;
}

// Says what a package is whose main part is no workbook.
static void refuse_other(struct reading *reading, const struct book *book, struct str main)
{
    if (book->foreign)
        reading_foreign(reading, book->foreign);
    else
        reading_refuse(reading, REFUSAL_PART_OTHER, main);
}

// Bids on packages that have the marks of OOXML.
int xlsx_bid(struct reading *reading)
{
    if (!reading->package)
        return 0;
    return package_find(reading->package, STR("_rels/.rels")) != NO_PART ||
                   package_find(reading->package, STR("[Content_Types].xml")) != NO_PART ||
                   package_find(reading->package, STR("xl/workbook.xml")) != NO_PART
               ? 80
               : 0;
}

// Finds the main part and follows it to the sheets.
void xlsx_read(struct reading *reading)
{
    static const struct xml_handler handler = {on_book_start, on_book_end, NULL};
    struct str main = main_part(reading);
    int64_t part = package_find(reading->package, main);
    if (part == NO_PART) {
        reading_refuse(reading, REFUSAL_PART_MISSING, main);
        return;
    }
    if (str_ends(main, STR(".bin"))) {
        reading_foreign(reading, file_kind_name(FILE_KIND_XLSB));
        return;
    }
    struct book book = {.reading = reading};
    if (!package_parse(reading, part, &handler, &book))
        return;
    if (!book.is_workbook)
        refuse_other(reading, &book, main);
    else if (!book.sheets.count)
        reading_refuse(reading, REFUSAL_NO_SHEETS, STR(""));
    else
        read_parts(reading, &book, main);
}
