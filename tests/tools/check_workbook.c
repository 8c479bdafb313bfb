// SPDX-License-Identifier: MIT
// Says what is wrong with a workbook as a package: parts that are no XML, relationships that lead nowhere, names
// given twice, numbers that are none, texts outside the limits of a cell. Prints nothing when all is well.
// usage: check_workbook BOOK.xlsx...
#include <expat.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

enum { NAME_SIZE = 512, NAMES = 2000, IDS = 100000, CELL_TEXT = 32767, LINKS = 65530 };

// A list of names that must be different.
struct names {
    char *items[NAMES];
    size_t count;
};

// What is known of the part being read.
struct check {
    const char *book, *part;
    zip_t *zip;
    int faults;
    struct names sheets, defined, tables;
    bool relations[IDS]; // of the part at hand, by the number of their id "rId7"
    size_t strings, links;
    char text[NAME_SIZE]; // of the value at hand, cut
    size_t text_size;     // of all of it
    char cell_type[16], cell[16];
    bool in_value, in_string;
};

// Prints a fault with its place.
static void fault(struct check *check, const char *what, const char *detail)
{
    printf("%s: %s: %s %s\n", check->book, check->part, what, detail ? detail : "");
    check->faults++;
}

// Adds a name; a fault when it is there already. Case aside, as Excel compares.
static void add_name(struct check *check, struct names *names, const char *name, const char *what)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcasecmp(names->items[i], name) == 0)
            fault(check, what, name);
    if (names->count < NAMES)
        names->items[names->count++] = strdup(name);
}

// The number of a relationship's id; 0 when it is of another form.
static size_t id_number(const char *id)
{
    size_t number = strncmp(id, "rId", 3) == 0 ? strtoul(id + 3, NULL, 10) : 0;
    return number < IDS ? number : 0;
}

// Empties the list.
static void clear_names(struct names *names)
{
    while (names->count)
        free(names->items[--names->count]);
}

// The value of an attribute, or "".
static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return "";
}

// Characters of a text in UTF-8, as Excel counts them.
static size_t units(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80 ? 1 + (size_t)((unsigned char)text[i] >= 0xF0) : 0;
    return count;
}

// The part that a relationship of this part leads to.
static void resolve(const char *part, const char *target, char path[NAME_SIZE])
{
    if (*target == '/') {
        snprintf(path, NAME_SIZE, "%s", target + 1);
        return;
    }
    // part is "xl/worksheets/_rels/sheet1.xml.rels": the base is the folder above _rels
    char base[NAME_SIZE];
    snprintf(base, sizeof base, "%s", part);
    char *rels = strstr(base, "_rels/");
    if (rels)
        *rels = '\0';
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        if (*base)
            base[strlen(base) - 1] = '\0';
        char *slash = strrchr(base, '/');
        slash ? (slash[1] = '\0') : (base[0] = '\0');
    }
    snprintf(path, NAME_SIZE, "%.250s%.250s", base, target);
}

// A relationship: what it leads to must be there, its id once.
static void see_relation(struct check *check, const char **attributes)
{
    char path[NAME_SIZE];
    const char *target = attribute(attributes, "Target");
    size_t id = id_number(attribute(attributes, "Id"));
    if (check->relations[id])
        fault(check, "relationship id given twice, or not of the form rId7", attribute(attributes, "Id"));
    check->relations[id] = true;
    if (strcmp(attribute(attributes, "TargetMode"), "External") == 0) {
        if (strpbrk(target, " \t\n\"<>"))
            fault(check, "external target with characters that no URL has", target);
        return;
    }
    resolve(check->part, target, path);
    if (zip_name_locate(check->zip, path, 0) < 0)
        fault(check, "relationship leads nowhere", path);
}

// A sheet of the workbook: Excel's rules for its name.
static void see_sheet(struct check *check, const char *name)
{
    size_t size = strlen(name);
    add_name(check, &check->sheets, name, "sheet name given twice");
    if (!size || units(name, size) > 31 || strpbrk(name, "[]:*?/\\") || name[0] == '\'' || name[size - 1] == '\'')
        fault(check, "sheet name that Excel refuses", name);
}

// The beginning of an element of any part.
static void XMLCALL start(void *context, const char *element, const char **attributes)
{
    struct check *check = context;
    if (strcmp(element, "Relationship") == 0)
        see_relation(check, attributes);
    else if (strcmp(element, "sheet") == 0)
        see_sheet(check, attribute(attributes, "name"));
    else if (strcmp(element, "definedName") == 0 && !*attribute(attributes, "localSheetId"))
        add_name(check, &check->defined, attribute(attributes, "name"), "defined name given twice");
    else if (strcmp(element, "table") == 0)
        add_name(check, &check->tables, attribute(attributes, "name"), "table name given twice");
    else if (strcmp(element, "si") == 0)
        check->strings++;
    else if (strcmp(element, "hyperlink") == 0 && ++check->links > LINKS)
        fault(check, "more links than Excel takes", NULL);
    else if (strcmp(element, "c") == 0) {
        snprintf(check->cell, sizeof check->cell, "%s", attribute(attributes, "r"));
        snprintf(check->cell_type, sizeof check->cell_type, "%s", attribute(attributes, "t"));
    }
    if (*attribute(attributes, "r:id") && !check->relations[id_number(attribute(attributes, "r:id"))])
        fault(check, "relationship id that is not there", attribute(attributes, "r:id"));
    check->in_value = strcmp(element, "v") == 0;
    check->in_string = strcmp(element, "t") == 0;
    if (check->in_value || check->in_string)
        check->text[0] = '\0', check->text_size = 0;
}

// Text inside an element: the beginning is kept, all of it counted.
static void XMLCALL characters(void *context, const char *text, int size)
{
    struct check *check = context;
    if (!check->in_value && !check->in_string)
        return;
    size_t used = strlen(check->text);
    snprintf(check->text + used, sizeof check->text - used, "%.*s", size, text);
    check->text_size += units(text, (size_t)size);
}

// Whether the text is a finite number in the notation of XML.
static bool is_number(const char *text)
{
    char *end;
    if (!*text || strspn(text, "0123456789+-.eE") != strlen(text))
        return false;
    strtod(text, &end);
    return *end == '\0';
}

// The end of an element.
static void XMLCALL finish(void *context, const char *element)
{
    struct check *check = context;
    if (strcmp(element, "v") == 0 && (!*check->cell_type || strcmp(check->cell_type, "n") == 0) &&
        !is_number(check->text))
        fault(check, check->cell, check->text);
    if (strcmp(element, "v") == 0 && strcmp(check->cell_type, "s") == 0 &&
        (!is_number(check->text) || strtoul(check->text, NULL, 10) >= check->strings))
        fault(check, "shared string that is not there", check->cell);
    if (strcmp(element, "t") == 0 && check->text_size > 7 * CELL_TEXT) // _x005F_ and the like take seven
        fault(check, "text longer than a cell takes", NULL);
    check->in_value = check->in_string = false;
}

// Parses one part of the package.
static void check_part(struct check *check, const char *name)
{
    zip_stat_t about;
    check->part = name;
    check->cell_type[0] = '\0';
    if (zip_stat(check->zip, name, 0, &about) != 0) {
        fault(check, "missing part", NULL);
        return;
    }
    char *bytes = malloc(about.size + 1);
    zip_file_t *file = zip_fopen(check->zip, name, 0);
    if (!bytes || !file || zip_fread(file, bytes, about.size) != (zip_int64_t)about.size) {
        fault(check, "cannot be read", NULL);
        free(bytes);
        return;
    }
    zip_fclose(file);
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, check);
    XML_SetElementHandler(parser, start, finish);
    XML_SetCharacterDataHandler(parser, characters);
    for (size_t at = 0, piece; at <= about.size; at += piece + (at + piece == about.size)) {
        piece = about.size - at < (1 << 20) ? about.size - at : (1 << 20);
        if (XML_Parse(parser, bytes + at, (int)piece, at + piece == about.size) != XML_STATUS_OK) {
            fault(check, "no XML:", XML_ErrorString(XML_GetErrorCode(parser)));
            break;
        }
    }
    XML_ParserFree(parser);
    free(bytes);
}

// Whether the part is XML by its name.
static bool is_xml(const char *name)
{
    size_t size = strlen(name);
    return (size > 4 && strcmp(name + size - 4, ".xml") == 0) || (size > 5 && strcmp(name + size - 5, ".rels") == 0) ||
           (size > 4 && strcmp(name + size - 4, ".vml") == 0);
}

// Checks a part after its relationships, which its ids must be among.
static void check_with_relations(struct check *check, const char *name)
{
    char rels[NAME_SIZE];
    const char *slash = strrchr(name, '/');
    snprintf(rels, sizeof rels, "%.*s_rels/%s.rels", slash ? (int)(slash - name) + 1 : 0, name,
             slash ? slash + 1 : name);
    memset(check->relations, 0, sizeof check->relations);
    check->relations[0] = true; // an id of another form is a fault
    check->links = 0;
    if (zip_name_locate(check->zip, rels, 0) >= 0)
        check_part(check, rels);
    check_part(check, name);
}

// Checks one workbook; how many faults it has.
static int check_book(const char *path)
{
    static struct check check;
    check = (struct check){.book = path, .part = "", .zip = zip_open(path, ZIP_CHECKCONS, NULL)};
    if (!check.zip) {
        fault(&check, "is no sound zip archive", NULL);
        return 1;
    }
    zip_int64_t count = zip_get_num_entries(check.zip, 0);
    if (zip_name_locate(check.zip, "xl/sharedStrings.xml", 0) >= 0)
        check_with_relations(&check, "xl/sharedStrings.xml");
    size_t strings = check.strings;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(check.zip, (zip_uint64_t)i, 0);
        check.strings = strings;
        if (zip_name_locate(check.zip, name, ZIP_FL_NOCASE) != i)
            fault(&check, "part that is there twice", name);
        if (is_xml(name) && !strstr(name, "_rels/"))
            check_with_relations(&check, name);
    }
    clear_names(&check.sheets);
    clear_names(&check.defined);
    clear_names(&check.tables);
    zip_discard(check.zip);
    return check.faults;
}

// Checks each workbook named; an exit status.
int main(int count, char **words)
{
    int faults = 0;
    for (int i = 1; i < count; i++)
        faults += check_book(words[i]);
    return count < 2 ? 2 : faults > 0;
}
