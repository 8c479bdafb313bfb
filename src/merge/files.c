// SPDX-License-Identifier: MIT
// Searching folders for submissions; see files.h. Links to folders are not followed, so no search is endless.
#include "merge/files.h"

#include "base/map.h"
#include "es/system.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

// A folder still to be searched.
struct pending_folder {
    struct str path, name; // name: below the operand, empty for the operand itself
};

typedef VECTOR(struct pending_folder) pending_folders;

// Files of a folder that are never submissions.
static bool is_passed_over(struct str name)
{
    return str_starts(name, STR(".")) || str_starts(name, STR("~$")) || str_is(name, "cuadra.ini") ||
           str_is(name, "aceptados.tsv");
}

// Closes a folder; for arena_defer().
static void close_folder(void *folder)
{
    closedir(folder);
}

// Adds a file; `about` is NULL where the system says nothing of it.
static void add_file(struct arena *arena, found_files *files, struct found_file file, const struct stat *about)
{
    if (about) {
        file.identity[0] = about->st_dev;
        file.identity[1] = about->st_ino;
    }
    *VECTOR_ADD(arena, files) = file;
}

// Adds the entries of one folder to the files and to the folders still to be searched.
static void search_folder(struct arena *arena, struct pending_folder folder, pending_folders *pending,
                          found_files *files)
{
    struct arena *scratch = arena_child(arena);
    DIR *handle = opendir(folder.path.s);
    if (handle) {
        arena_defer(scratch, close_folder, handle);
        for (struct dirent *entry = readdir(handle); entry; entry = readdir(handle)) {
            struct str entry_name = str_of(entry->d_name);
            if (is_passed_over(entry_name))
                continue;
            bool has_slash = str_ends(folder.path, STR("/"));
            struct str path = str_format(arena, "%s%s%s", folder.path.s, has_slash ? "" : "/", entry_name.s);
            struct str name =
                folder.name.n ? str_format(arena, "%s/%s", folder.name.s, entry_name.s) : str_copy(arena, entry_name);
            struct stat about;
            bool is_there = lstat(path.s, &about) == 0, is_link = is_there && S_ISLNK(about.st_mode);
            if (is_link)
                is_there = stat(path.s, &about) == 0;
            if (!is_there || !S_ISDIR(about.st_mode)) // what is no file the reader refuses with its reason
                add_file(arena, files, (struct found_file){path, name, true, {0}}, is_there ? &about : NULL);
            else if (!is_link)
                *VECTOR_ADD(arena, pending) = (struct pending_folder){path, name};
        }
    } else { // said like any file that cannot be opened
        struct str name = folder.name.n ? folder.name : folder.path;
        struct stat about;
        bool is_there = stat(folder.path.s, &about) == 0;
        add_file(arena, files, (struct found_file){folder.path, name, false, {0}}, is_there ? &about : NULL);
    }
    arena_free(scratch);
}

// Orders files by path.
static int by_path(const void *a, const void *b)
{
    const struct found_file *left = a, *right = b;
    return str_compare(left->path, right->path);
}

// What tells a file from all others, as a key: its device and inode, or its path where they are not known.
static struct str identity_key(const struct found_file *file)
{
    return file->identity[1] ? (struct str){(const char *)file->identity, sizeof file->identity} : file->path;
}

// Drops files named twice, also by different paths to the same file; the first path stays.
static void drop_repeated(struct arena *arena, found_files *files)
{
    struct arena *scratch = arena_child(arena);
    struct map *seen = map_new(scratch);
    size_t kept = 0;
    for (size_t i = 0; i < files->count; i++) {
        struct str key = identity_key(&files->items[i]);
        if (map_find(seen, key))
            continue;
        map_set(seen, key, seen);
        files->items[kept++] = files->items[i];
    }
    files->count = kept;
    arena_free(scratch);
}

// The files of the operands, sorted by path bytes, each once.
void files_find(struct arena *arena, const char *const *operands, size_t count, found_files *files)
{
    pending_folders pending = {0};
    for (size_t i = 0; i < count; i++) {
        struct str path = str_copy(arena, str_of(operands[i]));
        struct stat about;
        bool is_there = stat(path.s, &about) == 0;
        if (is_there && S_ISDIR(about.st_mode)) {
            *VECTOR_ADD(arena, &pending) = (struct pending_folder){path, STR("")};
            continue;
        }
        size_t from = path.n;
        while (from > 0 && path.s[from - 1] != '/')
            from--;
        struct found_file file = {path, str_slice(path, from, path.n), false, {0}};
        add_file(arena, files, file, is_there ? &about : NULL);
    }
    while (pending.count) {
        struct pending_folder folder = pending.items[--pending.count];
        search_folder(arena, folder, &pending, files);
    }
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, by_path);
    drop_repeated(arena, files);
}

// Whether two paths lead to the same file that exists.
bool file_is_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

// Closes a file; for arena_defer().
static void close_file(void *file)
{
    fclose(file);
}

// The whole content of a file; false when it cannot be read (then *reason is a Spanish phrase).
bool file_read(struct arena *arena, const char *path, struct str *bytes, struct str *reason)
{
    struct arena *scratch = arena_child(arena);
    FILE *file = fopen(path, "rb");
    if (!file) {
        *reason = system_reason(errno);
        arena_free(scratch);
        return false;
    }
    arena_defer(scratch, close_file, file);
    struct buffer content = {.arena = arena};
    char piece[16384];
    size_t n;
    errno = 0;
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buffer_add(&content, piece, n);
    bool is_whole = !ferror(file);
    if (!is_whole)
        *reason = system_reason(errno);
    arena_free(scratch);
    *bytes = buffer_str(&content);
    return is_whole;
}
