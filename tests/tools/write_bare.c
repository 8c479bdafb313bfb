// SPDX-License-Identifier: MIT
// Writes the cells of a workbook again with nothing but libxlsxwriter: the measure of the guard around it. The
// cells are read before the clock starts.
// usage: write_bare BOOK.xlsx COPY.xlsx    prints the seconds of processor that writing took
#include <expat.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>
#include <zip.h>

enum { SHEETS = 32, FORMATS = 256, NAME_SIZE = 64 };

// A cell as it stands in the part.
struct cell {
    uint32_t row, column, style;
    bool is_shared, is_text;
    char *formula, *value;
};

// Cells of a sheet, or the shared strings.
struct list {
    struct cell *cells;
    size_t count, room;
};

// What the parser is in the middle of.
struct reading {
    struct list *list;
    char *text;
    size_t size, room;
    bool keeps;
};

// A new cell at the end.
static struct cell *add(struct list *list)
{
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 1024;
        list->cells = realloc(list->cells, list->room * sizeof *list->cells);
    }
    return memset(&list->cells[list->count++], 0, sizeof *list->cells);
}

// Sets row and column out of "AB12".
static void place(struct cell *cell, const char *reference)
{
    for (; *reference >= 'A' && *reference <= 'Z'; reference++)
        cell->column = cell->column * 26 + (uint32_t)(*reference - 'A') + 1;
    cell->column--;
    cell->row = (uint32_t)strtoul(reference, NULL, 10) - 1;
}

// The beginning of an element: a cell, a string, or a text to keep.
static void XMLCALL start(void *context, const char *element, const char **attributes)
{
    struct reading *reading = context;
    reading->keeps = strcmp(element, "v") == 0 || strcmp(element, "f") == 0 || strcmp(element, "t") == 0;
    reading->size = 0;
    if (strcmp(element, "si") == 0)
        add(reading->list);
    if (strcmp(element, "c") != 0)
        return;
    struct cell *cell = add(reading->list);
    for (; *attributes; attributes += 2) {
        if (strcmp(attributes[0], "r") == 0)
            place(cell, attributes[1]);
        else if (strcmp(attributes[0], "s") == 0)
            cell->style = (uint32_t)strtoul(attributes[1], NULL, 10);
        else if (strcmp(attributes[0], "t") == 0) {
            cell->is_shared = strcmp(attributes[1], "s") == 0;
            cell->is_text = !cell->is_shared;
        }
    }
}

// Text of an element that is kept.
static void XMLCALL characters(void *context, const char *text, int size)
{
    struct reading *reading = context;
    if (!reading->keeps)
        return;
    if (reading->size + (size_t)size + 1 > reading->room) {
        reading->room = (reading->size + (size_t)size + 1) * 2;
        reading->text = realloc(reading->text, reading->room);
    }
    memcpy(reading->text + reading->size, text, (size_t)size);
    reading->size += (size_t)size;
}

// The end of an element: its text belongs to the last cell.
static void XMLCALL finish(void *context, const char *element)
{
    struct reading *reading = context;
    if (!reading->keeps || !reading->list->count)
        return;
    struct cell *cell = &reading->list->cells[reading->list->count - 1];
    char *text = calloc(reading->size + 1, 1);
    if (reading->size)
        memcpy(text, reading->text, reading->size);
    *(strcmp(element, "f") == 0 ? &cell->formula : &cell->value) = text;
    reading->keeps = false;
}

// Reads a part; false when it is not there.
static bool read_part(zip_t *zip, const char *name, struct list *list)
{
    zip_stat_t about;
    if (zip_stat(zip, name, 0, &about) != 0)
        return false;
    char *bytes = malloc(about.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    if (!bytes || !file || zip_fread(file, bytes, about.size) != (zip_int64_t)about.size)
        exit(1);
    zip_fclose(file);
    struct reading reading = {.list = list};
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, &reading);
    XML_SetElementHandler(parser, start, finish);
    XML_SetCharacterDataHandler(parser, characters);
    if (XML_Parse(parser, bytes, (int)about.size, 1) != XML_STATUS_OK)
        exit(1);
    XML_ParserFree(parser);
    free(reading.text);
    free(bytes);
    return true;
}

// Writes one cell as the library has it.
static void write_cell(lxw_worksheet *sheet, const struct cell *cell, const struct list *strings, lxw_format *format)
{
    if (cell->formula && cell->is_text)
        worksheet_write_formula_str(sheet, cell->row, (lxw_col_t)cell->column, cell->formula, format,
                                    cell->value ? cell->value : "");
    else if (cell->formula)
        worksheet_write_formula_num(sheet, cell->row, (lxw_col_t)cell->column, cell->formula, format,
                                    strtod(cell->value, NULL));
    else if (cell->is_shared)
        worksheet_write_string(sheet, cell->row, (lxw_col_t)cell->column,
                               strings->cells[strtoul(cell->value, NULL, 10)].value, format);
    else if (cell->value)
        worksheet_write_number(sheet, cell->row, (lxw_col_t)cell->column, strtod(cell->value, NULL), format);
    else
        worksheet_write_blank(sheet, cell->row, (lxw_col_t)cell->column, format);
}

// Reads, starts the clock, writes; an exit status.
int main(int count, char **words)
{
    static struct list strings, sheets[SHEETS];
    zip_t *zip = count == 3 ? zip_open(words[1], ZIP_RDONLY, NULL) : NULL;
    if (!zip)
        return 2;
    char name[NAME_SIZE];
    size_t number = 0;
    read_part(zip, "xl/sharedStrings.xml", &strings);
    for (; number < SHEETS; number++) {
        snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", number + 1);
        if (!read_part(zip, name, &sheets[number]))
            break;
    }
    zip_discard(zip);
    clock_t begin = clock();
    lxw_workbook *book = workbook_new(words[2]);
    lxw_format *formats[FORMATS];
    for (int i = 0; i < FORMATS; i++) {
        formats[i] = workbook_add_format(book);
        format_set_font_size(formats[i], 8 + i % 40);
    }
    for (size_t i = 0; i < number; i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
        for (size_t k = 0; k < sheets[i].count; k++)
            write_cell(sheet, &sheets[i].cells[k], &strings, formats[sheets[i].cells[k].style % FORMATS]);
    }
    lxw_error error = workbook_close(book);
    long milliseconds = (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC);
    printf("%ld.%03ld\n", milliseconds / 1000, milliseconds % 1000);
    return error != LXW_NO_ERROR;
}
