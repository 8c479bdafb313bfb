// SPDX-License-Identifier: MIT
// What reading is measured against: the sheets and shared strings of each workbook inflated with zlib, and
// with `expat` also parsed by expat, each cell decoded to a number or a text. Nothing is checked.
// usage: bench_reference inflate|expat WORKBOOK...
#include <expat.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { PIECE = 64 * 1024, NAME = 512 };

// A file in memory.
struct bytes {
    unsigned char *data;
    size_t size;
};

// What the pass of expat keeps: the strings' places and the sums.
struct pass {
    bool in_strings, takes_text, is_string;
    char *texts;
    size_t texts_size, texts_room;
    size_t *starts;
    size_t count, room;
    char value[PIECE];
    size_t value_size;
    double sum;
    uint64_t cells, characters;
    int column;
};

// A number of the zip directory, low byte first.
static uint32_t number_at(const unsigned char *at, int bytes)
{
    uint32_t number = 0;
    for (int i = bytes; i > 0; i--)
        number = number << 8 | at[i - 1];
    return number;
}

// Remembers where a string of the table begins.
static void keep_string(struct pass *pass)
{
    if (pass->count + 1 >= pass->room) {
        pass->room = pass->room ? pass->room * 2 : 1024;
        pass->starts = realloc(pass->starts, pass->room * sizeof *pass->starts);
    }
    pass->starts[++pass->count] = pass->texts_size;
}

// Takes note of a cell's type and column, or that a text begins.
static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **pairs)
{
    struct pass *pass = user;
    if (strcmp(name, "c") == 0) {
        pass->is_string = false;
        pass->value_size = 0;
        for (; *pairs; pairs += 2) {
            if (strcmp(pairs[0], "t") == 0)
                pass->is_string = strcmp(pairs[1], "s") == 0;
            else if (strcmp(pairs[0], "r") == 0)
                for (pass->column = 0, name = pairs[1]; *name >= 'A'; name++)
                    pass->column = pass->column * 26 + (*name - '@');
        }
    } else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        pass->takes_text = true;
    }
}

// Decodes the cell or keeps the string that ends.
static void XMLCALL on_end(void *user, const XML_Char *name)
{
    struct pass *pass = user;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        pass->takes_text = false;
    } else if (strcmp(name, "si") == 0) {
        keep_string(pass);
    } else if (strcmp(name, "c") == 0 && pass->value_size) {
        pass->value[pass->value_size] = '\0';
        pass->cells++;
        if (pass->is_string) {
            size_t index = strtoul(pass->value, NULL, 10);
            pass->characters += index < pass->count ? pass->starts[index + 1] - pass->starts[index] : 0;
        } else {
            pass->sum += strtod(pass->value, NULL);
        }
    }
}

// Collects the value at hand.
static void XMLCALL on_text(void *user, const XML_Char *text, int size)
{
    struct pass *pass = user;
    if (!pass->takes_text)
        return;
    if (!pass->in_strings) {
        if (pass->value_size + (size_t)size < sizeof pass->value) {
            memcpy(pass->value + pass->value_size, text, (size_t)size);
            pass->value_size += (size_t)size;
        }
        return;
    }
    while (pass->texts_size + (size_t)size > pass->texts_room) {
        pass->texts_room = pass->texts_room ? pass->texts_room * 2 : PIECE;
        pass->texts = realloc(pass->texts, pass->texts_room);
    }
    memcpy(pass->texts + pass->texts_size, text, (size_t)size);
    pass->texts_size += (size_t)size;
}

// Inflates one entry, through expat when `pass` is given; the bytes that came out.
static uint64_t inflate_entry(const unsigned char *data, size_t size, struct pass *pass)
{
    unsigned char piece[PIECE];
    uint64_t total = 0;
    z_stream stream = {.next_in = (unsigned char *)(uintptr_t)data, .avail_in = (uInt)size};
    XML_Parser parser = pass ? XML_ParserCreate(NULL) : NULL;
    if (parser) {
        XML_SetUserData(parser, pass);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
    }
    inflateInit2(&stream, -MAX_WBITS);
    for (int status = Z_OK; status == Z_OK;) {
        stream.next_out = piece;
        stream.avail_out = PIECE;
        status = inflate(&stream, Z_NO_FLUSH);
        size_t got = PIECE - stream.avail_out;
        total += got;
        if (parser)
            XML_Parse(parser, (char *)piece, (int)got, status == Z_STREAM_END);
    }
    inflateEnd(&stream);
    if (parser)
        XML_ParserFree(parser);
    return total;
}

// Whether an entry is one that a reader of cells needs.
static bool is_wanted(const char *name, bool strings)
{
    return strings ? strcmp(name, "xl/sharedStrings.xml") == 0 : strncmp(name, "xl/worksheets/sheet", 19) == 0;
}

// Goes through the directory of a zip, the strings first.
static uint64_t read_workbook_bytes(struct bytes file, bool strings, struct pass *pass)
{
    if (file.size < 22)
        return 0;
    const unsigned char *end = file.data + file.size - 22;
    const unsigned char *entry = file.data + number_at(end + 16, 4);
    uint64_t total = 0;
    for (uint32_t left = number_at(end + 10, 2); left; left--) {
        char name[NAME] = "";
        size_t length = number_at(entry + 28, 2);
        memcpy(name, entry + 46, length < NAME - 1 ? length : NAME - 1);
        const unsigned char *local = file.data + number_at(entry + 42, 4);
        if (is_wanted(name, strings))
            total += inflate_entry(local + 30 + number_at(local + 26, 2) + number_at(local + 28, 2),
                                   number_at(entry + 20, 4), pass);
        entry += 46 + length + number_at(entry + 30, 2) + number_at(entry + 32, 2);
    }
    return total;
}

// Reads a whole file.
static struct bytes load(const char *path)
{
    struct bytes file = {NULL, 0};
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return file;
    fseek(stream, 0, SEEK_END);
    file.size = (size_t)ftell(stream);
    rewind(stream);
    file.data = malloc(file.size + 1);
    file.size = fread(file.data, 1, file.size, stream);
    fclose(stream);
    return file;
}

// Goes through the workbooks.
int main(int argc, char **argv)
{
    uint64_t total = 0;
    struct pass *pass = NULL;
    for (int i = 2; i < argc; i++) {
        struct bytes file = load(argv[i]);
        if (strcmp(argv[1], "expat") == 0) {
            pass = calloc(1, sizeof *pass);
            pass->in_strings = true;
        }
        total += read_workbook_bytes(file, true, pass);
        if (pass)
            pass->in_strings = false;
        total += read_workbook_bytes(file, false, pass);
        if (pass) {
            printf("%s %llu %.15g %llu\n", argv[i], (unsigned long long)pass->cells, pass->sum,
                   (unsigned long long)pass->characters);
            free(pass->texts);
            free(pass->starts);
            free(pass);
        }
        free(file.data);
    }
    printf("%llu bytes\n", (unsigned long long)total);
    return 0;
}
