// SPDX-License-Identifier: MIT
// Reading the templates folder: diccionario.txt, then the layouts in the order of their names, then the
// municipality's own headings of [sinonimos].
#include "layout/layout.h"

#include "es/layout_texts.h"
#include "layout/entries.h"
#include "layout/propose.h"
#include "layout/term.h"
#include "text/decode.h"
#include "text/fold.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { TEMPLATE_BYTES_MAX = 4 << 20 };

// Closes a file, for the arena.
static void close_file(void *handle)
{
    fclose(handle);
}

// Closes a folder, for the arena.
static void close_folder(void *handle)
{
    closedir(handle);
}

// Reads and decodes a file of the vocabulary.
bool vocabulary_file_text(struct arena *arena, struct str path, struct str *text, struct str *message)
{
    struct entry start = {.line = 1};
    struct arena *own = arena_child(arena);
    FILE *file = fopen(str_z(arena, path), "rb");
    struct buffer bytes = {.arena = arena};
    if (file) {
        arena_defer(own, close_file, file);
        char piece[8192];
        size_t n;
        while ((n = fread(piece, 1, sizeof piece, file)) > 0 && bytes.n < TEMPLATE_BYTES_MAX)
            buffer_add(&bytes, piece, n);
    }
    bool is_read = file && !ferror(file) && bytes.n < TEMPLATE_BYTES_MAX;
    arena_free(own);
    struct decoding decoding = {0};
    if (is_read && (bytes.n == 0 || decode_text(arena, buffer_str(&bytes), NULL, &decoding))) {
        *text = bytes.n ? decoding.text : STR("");
        return true;
    }
    *message = entry_message(arena, path, &start, 1, LAYOUT_TEXT_UNREADABLE, path);
    return false;
}

// Orders names by their bytes.
static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

// The names of the *.plantilla files of a folder, sorted.
static void list_layouts(struct arena *arena, const char *folder, struct str **names, size_t *count)
{
    VECTOR(struct str) found = {0};
    struct arena *own = arena_child(arena);
    DIR *directory = opendir(folder);
    if (directory) {
        arena_defer(own, close_folder, directory);
        struct dirent *item;
        while ((item = readdir(directory)))
            if (str_ends(str_of(item->d_name), STR(".plantilla")) && item->d_name[0] != '.')
                *VECTOR_ADD(arena, &found) = str_copy(arena, str_of(item->d_name));
    }
    arena_free(own);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_bytes);
    *names = found.items;
    *count = found.count;
}

// Adds [sinonimos] of cuadra.ini: field = heading, as a column and as a label.
static void add_synonyms(struct arena *arena, struct vocabulary *vocabulary, const struct config *config)
{
    for (size_t i = 0; config && i < config->synonyms.count; i++) {
        const struct config_entry *entry = &config->synonyms.items[i];
        enum field field = field_find(entry->key);
        struct str folded = fold_label(arena, entry->value);
        if (field == FIELD_NONE || !folded.n)
            continue;
        terms_add(arena, &vocabulary->terms, folded, TERM_COLUMN, (int)field);
        terms_add(arena, &vocabulary->terms, folded, TERM_LABEL, (int)field);
    }
}

// Reads diccionario.txt and *.plantilla of `folder`, and [sinonimos] of `config`.
enum cuadra_status vocabulary_read(struct arena *arena, const char *folder, const struct config *config,
                                   struct vocabulary **vocabulary, struct str *message)
{
    struct vocabulary *made = ARENA_NEW(arena, struct vocabulary);
    struct str path = str_format(arena, "%s/diccionario.txt", folder), text;
    *vocabulary = made;
    if (!vocabulary_file_text(arena, path, &text, message) ||
        !dictionary_read(arena, &made->terms, path, text, message))
        return CUADRA_E_CONFIG;
    struct str *names;
    size_t count;
    list_layouts(arena, folder, &names, &count);
    for (size_t i = 0; i < count; i++) {
        path = str_format(arena, "%s/%s", folder, names[i].s);
        if (!vocabulary_file_text(arena, path, &text, message) || !layout_file_read(arena, made, path, text, message))
            return CUADRA_E_CONFIG;
    }
    add_synonyms(arena, made, config);
    return CUADRA_OK;
}
