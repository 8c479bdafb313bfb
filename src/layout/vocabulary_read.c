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

// The names of the fields that headings are given to, between commas.
static struct str list_fields(struct arena *arena)
{
    struct buffer names = {.arena = arena};
    for (int field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
        buffer_format(&names, "%s%s", names.n ? ", " : "", field_name((enum field)field));
    return buffer_str(&names);
}

// The field that a key of [sinonimos] names, as the dictionary or as people say it, case and accents aside.
static enum field find_synonym_field(struct arena *arena, struct str key)
{
    struct str folded = fold_label(arena, key);
    for (int field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
        if (str_equal(folded, fold_label(arena, str_of(field_name((enum field)field)))) ||
            str_equal(folded, fold_label(arena, str_of(field_shown((enum field)field)))))
            return (enum field)field;
    return FIELD_NONE;
}

// Adds [sinonimos] of cuadra.ini: field = heading, as a column and as a label. False, with a message, where there is no
// such field.
static bool add_synonyms(struct arena *arena, struct vocabulary *vocabulary, const struct config *config,
                         struct str *message)
{
    for (size_t i = 0; config && i < config->synonyms.count; i++) {
        const struct config_entry *entry = &config->synonyms.items[i];
        enum field field = find_synonym_field(arena, entry->key);
        struct str folded = fold_label(arena, entry->value);
        if (field == FIELD_NONE) {
            *message = str_format(arena, LAYOUT_TEXT_SYNONYM_FIELD, STR_ARG(config->path), (int)entry->line,
                                  STR_ARG(entry->key), STR_ARG(list_fields(arena)));
            return false;
        }
        if (!folded.n)
            continue;
        terms_add(arena, &vocabulary->terms, folded, TERM_COLUMN, (int)field);
        terms_add(arena, &vocabulary->terms, folded, TERM_LABEL, (int)field);
    }
    return true;
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
    return add_synonyms(arena, made, config, message) ? CUADRA_OK : CUADRA_E_CONFIG;
}
