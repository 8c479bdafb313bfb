// SPDX-License-Identifier: MIT
// Changes the number of one cell of a workbook, in place, and leaves everything else as it was: the cached values of
// formulas too, so that what changes afterwards was recalculated.
// usage: change_cell BOOK.xlsx PART CELL NUMBER    PART: xl/worksheets/sheet6.xml
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

// Reads a part of the package whole, with a zero after it; NULL when it cannot be.
static char *read_part(zip_t *package, const char *name)
{
    zip_stat_t about;
    zip_file_t *file = zip_fopen(package, name, 0);
    if (!file || zip_stat(package, name, 0, &about) != 0)
        return NULL;
    char *text = malloc((size_t)about.size + 1);
    if (text && zip_fread(file, text, about.size) == (zip_int64_t)about.size) {
        text[about.size] = '\0';
    } else {
        free(text);
        text = NULL;
    }
    zip_fclose(file);
    return text;
}

// The sheet with another number in the cell; NULL when the cell is not there or holds no number.
static char *with_number(const char *sheet, const char *cell, const char *number)
{
    char mark[64];
    snprintf(mark, sizeof mark, "<c r=\"%s\"", cell);
    const char *start = strstr(sheet, mark);
    const char *end = start ? strstr(start, "</c>") : NULL;
    const char *value = start ? strstr(start, "<v>") : NULL;
    const char *type = start ? strstr(start, "t=\"") : NULL;
    if (!value || !end || value > end || (type && type < value))
        return NULL;
    value += strlen("<v>");
    const char *rest = strstr(value, "</v>");
    size_t size = strlen(sheet) + strlen(number) + 1;
    char *changed = malloc(size);
    if (changed)
        snprintf(changed, size, "%.*s%s%s", (int)(value - sheet), sheet, number, rest);
    return changed;
}

// Changes the cell.
int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: change_cell BOOK.xlsx PART CELL NUMBER\n");
        return 2;
    }
    zip_t *package = zip_open(argv[1], 0, NULL);
    char *sheet = package ? read_part(package, argv[2]) : NULL;
    char *changed = sheet ? with_number(sheet, argv[3], argv[4]) : NULL;
    zip_source_t *source = changed ? zip_source_buffer(package, changed, strlen(changed), 0) : NULL;
    bool is_done = source && zip_file_add(package, argv[2], source, ZIP_FL_OVERWRITE) >= 0 && zip_close(package) == 0;
    if (!is_done)
        fprintf(stderr, "change_cell: %s has no number in %s of %s\n", argv[1], argv[3], argv[2]);
    if (!is_done && package)
        zip_discard(package);
    free(sheet);
    free(changed);
    return is_done ? 0 : 1;
}
