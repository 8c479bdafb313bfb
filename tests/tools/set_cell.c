// SPDX-License-Identifier: MIT
// Sets a number in a workbook, as a person would, without recalculating anything: the tests look at what follows.
// usage: set_cell BOOK.xlsx PART CELL NUMBER    PART: as in the package, "xl/worksheets/sheet6.xml"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

// The whole part, zero-terminated; NULL when it is not there.
static char *read_part(zip_t *zip, const char *name)
{
    zip_stat_t about;
    if (zip_stat(zip, name, 0, &about) != 0)
        return NULL;
    char *bytes = calloc(about.size + 1, 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    if (!bytes || !file || zip_fread(file, bytes, about.size) != (zip_int64_t)about.size) {
        free(bytes);
        return NULL;
    }
    zip_fclose(file);
    return bytes;
}

// The part with the cell's value replaced; NULL when the cell is not there with a number.
static char *replaced(const char *part, const char *cell, const char *number)
{
    char mark[64];
    snprintf(mark, sizeof mark, "<c r=\"%s\"", cell);
    const char *at = strstr(part, mark), *end = at ? strstr(at, "</c>") : NULL;
    const char *value = at ? strstr(at, "<v>") : NULL;
    if (!value || !end || value > end)
        return NULL;
    const char *rest = strstr(value, "</v>");
    size_t size = strlen(part) + strlen(number) + 1;
    char *text = malloc(size);
    if (text)
        snprintf(text, size, "%.*s%s%s", (int)(value + 3 - part), part, number, rest);
    return text;
}

// Opens, replaces and saves; an exit status.
int main(int count, char **words)
{
    if (count != 5)
        return 2;
    zip_t *zip = zip_open(words[1], 0, NULL);
    char *part = zip ? read_part(zip, words[2]) : NULL;
    char *text = part ? replaced(part, words[3], words[4]) : NULL;
    if (!text) {
        fprintf(stderr, "set_cell: %s has no number in %s %s\n", words[1], words[2], words[3]);
        free(part);
        if (zip)
            zip_discard(zip);
        return 1;
    }
    zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
    zip_int64_t at = zip_name_locate(zip, words[2], 0);
    int status = zip_file_replace(zip, (zip_uint64_t)at, source, 0) != 0 || zip_close(zip) != 0;
    free(part);
    free(text);
    return status;
}
