// SPDX-License-Identifier: MIT
// Whose finding is whose, and the public call that writes a workbook for each unit.
#include "base/map.h"
#include "es/report.h"
#include "es/system.h"
#include "merge/catalog.h"
#include "text/fold.h"
#include "write/letters/letter.h"
#include "write/workbook.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_CHARACTERS = 80 }; // of a file name, before its ending

// Letters being made.
struct sorting {
    struct arena *arena;
    struct cuadra_run *run;
    struct catalog *catalog;
    struct map *by_number; // number of a unit in its roster, as text -> struct letter
    struct map *by_name;   // key or name of a unit as records have it -> struct letter
    struct map *by_file;   // file -> letter_list of the units that it has records of
    letter_list *letters;
    struct letter *nobody;
};

// The letter of a unit, made when it is new.
static struct letter *letter_of(struct sorting *sorting, const struct catalog_entry *unit)
{
    struct str number = str_format(sorting->arena, "%zu", unit->number);
    struct letter *letter = map_find(sorting->by_number, number);
    if (!letter) {
        letter = ARENA_NEW(sorting->arena, struct letter);
        letter->unit = unit->name;
        map_set(sorting->by_number, number, letter);
        *VECTOR_ADD(sorting->arena, sorting->letters) = letter;
    }
    return letter;
}

// Remembers that a file has records of a letter's unit.
static void note_file(struct sorting *sorting, struct str file, struct letter *letter)
{
    letter_list *list = map_find(sorting->by_file, file);
    if (!list) {
        list = arena_alloc(sorting->arena, sizeof *list);
        map_set(sorting->by_file, file, list);
    }
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == letter)
            return;
    *VECTOR_ADD(sorting->arena, list) = letter;
    *VECTOR_ADD(sorting->arena, &letter->files) = file;
}

// Makes a letter for each unit that reports anything, or that cuadra.ini expects.
static void make_letters(struct sorting *sorting)
{
    for (size_t i = 0; i < sorting->run->records.count; i++) {
        const struct record *record = sorting->run->records.items[i];
        struct arena *scratch = arena_child(sorting->arena);
        struct letter *letter = letter_of(sorting, roster_enter(sorting->catalog->units, scratch, record->unit));
        arena_free(scratch);
        map_set(sorting->by_name, record->unit.key.n ? record->unit.key : record->unit.name, letter);
        note_file(sorting, record->source->name, letter);
        if (record->fiscal_year * 4 + record->quarter > letter->fiscal_year * 4 + letter->quarter) {
            letter->fiscal_year = record->fiscal_year;
            letter->quarter = record->quarter;
        }
    }
    for (size_t i = 0; i < roster_count(sorting->catalog->units); i++)
        if (roster_at(sorting->catalog->units, i)->is_expected)
            letter_of(sorting, roster_at(sorting->catalog->units, i));
}

// Puts a finding into the letters that it belongs to.
static void sort_finding(struct sorting *sorting, const struct finding *finding)
{
    struct letter *letter = finding->unit.n ? map_find(sorting->by_name, finding->unit) : NULL;
    if (!letter && finding->unit.n)
        letter = letter_of(
            sorting, roster_enter(sorting->catalog->units, sorting->arena, (struct named_key){.key = finding->unit}));
    const letter_list *list = letter ? NULL : map_find(sorting->by_file, finding->place.file);
    if (!letter && !list) {
        if (!sorting->nobody)
            sorting->nobody = ARENA_NEW(sorting->arena, struct letter);
        letter = sorting->nobody;
    }
    if (letter)
        *VECTOR_ADD(sorting->arena, &letter->findings) = finding;
    for (size_t i = 0; list && i < list->count; i++)
        *VECTOR_ADD(sorting->arena, &list->items[i]->findings) = finding;
}

// By key, in natural order.
static int compare_letters(const void *a, const void *b)
{
    const struct letter *const *x = a, *const *y = b;
    int order = catalog_compare(&(*x)->unit, &(*y)->unit);
    return order ? order : str_compare((*x)->unit.name, (*y)->unit.name);
}

// Sorts the findings of a run by unit: one letter for each unit that delivered or had to, in the order of their
// keys, and one at the end for what belongs to no unit, if there is any.
void letters_make(struct arena *arena, struct cuadra_run *run, letter_list *letters)
{
    struct sorting sorting = {.arena = arena,
                              .run = run,
                              .catalog = catalog_new(arena, &run->config, &run->records),
                              .by_number = map_new(arena),
                              .by_name = map_new(arena),
                              .by_file = map_new(arena),
                              .letters = letters};
    make_letters(&sorting);
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next)
        sort_finding(&sorting, finding);
    if (letters->count)
        qsort(letters->items, letters->count, sizeof *letters->items, compare_letters);
    if (sorting.nobody)
        *VECTOR_ADD(arena, letters) = sorting.nobody;
}

// Whether a byte may stand in a file name on any system.
static bool is_plain(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= ' ' && byte != 0x7F && !(byte < 0x80 && strchr("/\\:*?\"<>|", c));
}

// A file name for a unit, without its ending: what submissions say is never used as a path.
static struct str file_name(struct arena *arena, const struct letter *letter)
{
    struct str name = str_format(arena, "%.*s%s%.*s", STR_ARG(letter->unit.key),
                                 letter->unit.key.n && letter->unit.name.n ? " " : "", STR_ARG(letter->unit.name));
    struct buffer clean = {.arena = arena};
    for (size_t i = 0; i < name.n; i++)
        buffer_add_char(&clean, is_plain(name.s[i]) ? name.s[i] : '-');
    struct str cut = utf8_cut(buffer_str(&clean), NAME_CHARACTERS);
    while (cut.n && (cut.s[0] == '.' || cut.s[0] == ' '))
        cut = str_slice(cut, 1, cut.n);
    while (cut.n && (cut.s[cut.n - 1] == '.' || cut.s[cut.n - 1] == ' '))
        cut.n--;
    return cut.n ? cut : str_of(report_text(REPORT_LETTER_NO_UNIT));
}

// The path of a letter's workbook; two names that a file system may take for one are told apart by a number.
static const char *letter_path(struct arena *arena, const char *folder, const struct letter *letter, struct map *taken)
{
    struct str name = file_name(arena, letter), unique = name;
    for (int number = 2; map_find(taken, fold_label(arena, unique)); number++)
        unique = str_format(arena, "%.*s (%d)", STR_ARG(name), number);
    map_set(taken, fold_label(arena, unique), taken);
    return str_format(arena, "%s/%.*s.xlsx", folder, STR_ARG(unique)).s;
}

// The arguments of cuadra_run_write_letters, for the guard.
struct request {
    struct cuadra_run *run;
    const char *folder;
    size_t *count;
};

// Writes all letters; under the guard.
static enum cuadra_status write_letters(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    struct arena *arena = arena_child(run->arena);
    struct map *taken = map_new(arena);
    letter_list letters = {0};
    struct str message = {0};
    enum cuadra_status status = CUADRA_OK;
    if (mkdir(request->folder, 0777) != 0 && errno != EEXIST) {
        message = report_format(arena, REPORT_OUTPUT_FAILED, request->folder, system_reason(errno).s);
        status = CUADRA_E_OUTPUT;
    }
    letters_make(arena, run, &letters);
    for (size_t i = 0; status == CUADRA_OK && i < letters.count; i++) {
        const char *path = letter_path(arena, request->folder, letters.items[i], taken);
        status = letter_write(arena, run, letters.items[i], path, &message);
        *request->count += status == CUADRA_OK;
    }
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s.", STR_ARG(message));
    arena_free(arena);
    return status;
}

// Writes into `folder` a workbook for each unit, to be sent back to it: a letter (what to correct and where, by
// importance) and its findings, linked to their cells.
enum cuadra_status cuadra_run_write_letters(cuadra_run *run, const char *folder, size_t *count)
{
    struct request request = {run, folder, count};
    *count = 0;
    return memory_guard(&run->memory, write_letters, &request);
}
