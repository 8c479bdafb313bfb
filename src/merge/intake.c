// SPDX-License-Identifier: MIT
// Parts, piles and replacement; see intake.h. What is said of them is in intake_report.c.
#include "merge/intake.h"

#include "base/map.h"
#include "check/scale.h"
#include "text/fold.h"

enum { SCRATCH_RECORDS = 512 }; // records after which the foldings are dropped

// What is known of a record's identity while the piles are made.
struct identity {
    struct arena *arena;  // of the maps and their counts
    struct map *parts;    // -> struct part
    struct map *seen;     // identity in a part -> size_t count
    struct map *repeated; // identities that some file has twice: they go on by name
    struct map *piles;    // -> struct pile
};

// Days from 1970-01-01 of a date of the proleptic Gregorian calendar.
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

// The number of `n` digits at `at`; -1 when they are not there.
static int64_t digits_at(struct str text, size_t at, size_t n)
{
    int64_t number = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= text.n || text.s[i] < '0' || text.s[i] > '9')
            return -1;
        number = number * 10 + (text.s[i] - '0');
    }
    return number;
}

// Seconds of "2025-09-28T10:00:00Z", with an offset or without, or of a date alone; INT64_MIN when it is none.
static int64_t seconds_of(struct str text)
{
    int64_t year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31)
        return INT64_MIN;
    int64_t seconds = days_of(year, month, day) * 86400;
    int64_t hour = digits_at(text, 11, 2), minute = digits_at(text, 14, 2), second = digits_at(text, 17, 2);
    seconds += (hour > 0 ? hour * 3600 : 0) + (minute > 0 ? minute * 60 : 0) + (second > 0 ? second : 0);
    for (size_t i = 19; i < text.n; i++) {
        if (text.s[i] != '+' && text.s[i] != '-')
            continue;
        int64_t hours = digits_at(text, i + 1, 2), minutes = digits_at(text, i + 4, 2);
        int64_t offset = (hours > 0 ? hours * 3600 : 0) + (minutes > 0 ? minutes * 60 : 0);
        return seconds + (text.s[i] == '+' ? -offset : offset);
    }
    return seconds;
}

// Whether `a` is a later submission than `b`: by quarter, then modification, then path.
bool part_is_later(const struct part *a, const struct part *b)
{
    if (a->quarter != b->quarter)
        return a->quarter > b->quarter;
    if (a->modified != b->modified)
        return a->modified > b->modified;
    return a->source > b->source;
}

// The part of a record, made when it is the first of it.
static struct part *find_part(struct cuadra_run *run, struct intake *intake, struct identity *identity,
                              struct arena *scratch, const struct record *record, size_t source)
{
    struct catalog_entry *unit = roster_enter(intake->catalog->units, scratch, record->unit);
    struct catalog_entry *programme = roster_enter(intake->catalog->programmes, scratch, record->programme);
    int32_t year = record->fiscal_year ? record->fiscal_year : intake->fiscal_year;
    struct str name = str_format(scratch, "%zu %zu %zu %d %d", source, unit->number, programme->number, (int)year,
                                 record_reported_quarter(record));
    struct part *part = map_find(identity->parts, name);
    if (!part) {
        part = ARENA_NEW(run->arena, struct part);
        *part = (struct part){.source = source,
                              .fiscal_year = year,
                              .quarter = record_reported_quarter(record),
                              .unit = unit,
                              .programme = programme,
                              .modified = seconds_of(record->modified)};
        part->is_outside = intake->fiscal_year && year != intake->fiscal_year;
        map_set(identity->parts, name, part);
        *VECTOR_ADD(run->arena, &intake->parts) = part;
    }
    return part;
}

// What an indicator is known by without its name: year, unit, programme, level, key. What has no unit or no
// programme is known in its file only.
static struct str base_identity(struct arena *scratch, const struct part *part, const struct record *record)
{
    bool is_known = part->unit->identity.n && part->programme->identity.n;
    return str_format(scratch, "%d|%zu|%zu|%zu|%d|%.*s", (int)part->fiscal_year, part->unit->number,
                      part->programme->number, is_known ? SIZE_MAX : part->source, (int)record->level,
                      STR_ARG(fold_key(scratch, record->key)));
}

// Counts an identity in its part; returns how often it was seen there before.
static size_t count_in_part(struct arena *arena, struct map *seen, struct str name)
{
    size_t *count = map_find(seen, name);
    if (!count) {
        count = ARENA_NEW(arena, size_t);
        map_set(seen, name, count);
    }
    return (*count)++;
}

// The identity of a record; the second of the same name in one part is another indicator.
static struct str full_identity(struct arena *scratch, struct identity *identity, const struct part *part,
                                const struct record *record)
{
    struct str name = base_identity(scratch, part, record);
    if (!record->key.n || map_find(identity->repeated, name))
        name = str_format(scratch, "%.*s|%.*s", STR_ARG(name),
                          STR_ARG(fold_label(scratch, record->texts[TEXT_INDICATOR].text)));
    struct str in_part = str_format(scratch, "%p|%.*s", (const void *)part, STR_ARG(name));
    size_t before = count_in_part(identity->arena, identity->seen, in_part);
    return before ? str_format(scratch, "%.*s|%zu", STR_ARG(name), before) : name;
}

// Puts a record on its pile.
static void pile_record(struct cuadra_run *run, struct intake *intake, struct identity *identity, struct arena *scratch,
                        size_t index)
{
    struct part *part = intake->part_of[index];
    struct str name = full_identity(scratch, identity, part, run->records.items[index]);
    struct pile *pile = map_find(identity->piles, name);
    if (!pile) {
        pile = ARENA_NEW(run->arena, struct pile);
        pile->number = intake->piles.count;
        map_set(identity->piles, name, pile);
        *VECTOR_ADD(run->arena, &intake->piles) = pile;
    }
    *VECTOR_ADD(run->arena, &pile->records) = index;
    *VECTOR_ADD(run->arena, &part->piles) = pile;
    intake->pile_of[index] = pile;
}

// Finds the part of every record and the keys that one file has twice.
static void find_parts(struct cuadra_run *run, struct intake *intake, struct identity *identity)
{
    struct arena *scratch = arena_child(run->arena), *counts = arena_child(run->arena);
    struct map *seen = map_new(counts);
    for (size_t s = 0; s < run->sources.count; s++) {
        const struct run_source *source = run->sources.items[s];
        for (size_t i = source->first_record; i < source->first_record + source->record_count; i++) {
            const struct record *record = run->records.items[i];
            struct part *part = find_part(run, intake, identity, scratch, record, s);
            intake->part_of[i] = part;
            struct str name = base_identity(scratch, part, record);
            struct str in_part = str_format(scratch, "%p|%.*s", (const void *)part, STR_ARG(name));
            if (record->key.n && count_in_part(counts, seen, in_part) == 1)
                map_set(identity->repeated, name, identity);
            if (i % SCRATCH_RECORDS == 0) {
                arena_free(scratch);
                scratch = arena_child(run->arena);
            }
        }
    }
    arena_free(counts);
    arena_free(scratch);
}

// Decides which part gives each quarter of each indicator: the latest that reports it.
static void choose_owners(const struct intake *intake)
{
    for (size_t i = 0; i < intake->piles.count; i++) {
        struct pile *pile = intake->piles.items[i];
        for (size_t k = 0; k < pile->records.count; k++) {
            const struct part *part = intake->part_of[pile->records.items[k]];
            const struct part **owner = &pile->owner[part->quarter];
            if (!*owner || part_is_later(part, *owner))
                *owner = part;
        }
    }
}

// Sorts the run's records into parts and piles.
struct intake *intake_new(struct cuadra_run *run, int32_t fiscal_year, int cutoff)
{
    struct intake *intake = ARENA_NEW(run->arena, struct intake);
    struct arena *maps = arena_child(run->arena);
    struct identity identity = {maps, map_new(maps), map_new(maps), map_new(maps), map_new(maps)};
    intake->fiscal_year = fiscal_year;
    intake->cutoff = cutoff;
    intake->catalog = catalog_new(run->arena, &run->config, &run->records);
    intake->part_of = arena_array(run->arena, run->records.count + 1, sizeof(struct part *));
    intake->pile_of = arena_array(run->arena, run->records.count + 1, sizeof(struct pile *));
    find_parts(run, intake, &identity);
    struct arena *scratch = arena_child(run->arena);
    for (size_t i = 0; i < run->records.count; i++) {
        if (intake->part_of[i])
            pile_record(run, intake, &identity, scratch, i);
        if (i % SCRATCH_RECORDS == SCRATCH_RECORDS - 1) {
            arena_free(scratch);
            scratch = arena_child(run->arena);
        }
    }
    arena_free(scratch);
    arena_free(maps);
    choose_owners(intake);
    return intake;
}

// Whether a record counts in the consolidation.
bool intake_counts(const struct intake *intake, size_t record)
{
    const struct part *part = intake->part_of[record];
    return part && !part->is_outside && intake->pile_of[record]->owner[part->quarter] == part;
}
