// SPDX-License-Identifier: MIT
// Rosters of keys and names; see catalog.h.
#include "merge/catalog.h"

#include "base/map.h"
#include "text/fold.h"

enum { SCRATCH_RECORDS = 512 }; // records after which the foldings are dropped

struct roster {
    struct arena *arena;
    struct map *by_identity; // -> struct catalog_entry
    struct map *by_name;     // folded name -> struct catalog_entry; `ambiguous` when several keys have it
    struct catalog_entry ambiguous;
    VECTOR(struct catalog_entry *) entries;
    bool is_given;
    bool names_give_keys; // a name that a submission gives a key has that key in the others too
};

// `names_give_keys`: a name that one submission gives a key has that key in the others too.
struct roster *roster_new(struct arena *arena, bool names_give_keys)
{
    struct roster *roster = ARENA_NEW(arena, struct roster);
    roster->arena = arena;
    roster->names_give_keys = names_give_keys;
    roster->by_identity = map_new(arena);
    roster->by_name = map_new(arena);
    return roster;
}

// The entry whose key, or else name, a text is; NULL: none.
size_t roster_count(const struct roster *roster)
{
    return roster->entries.count;
}

// The entry whose key, or else name, a text is; NULL: none.
struct catalog_entry *roster_at(const struct roster *roster, size_t number)
{
    return roster->entries.items[number];
}

// Whether cuadra.ini has rows of this kind.
bool roster_is_given(const struct roster *roster)
{
    return roster->is_given;
}

// The entry of an identity, made when it is new.
static struct catalog_entry *enter(struct roster *roster, struct str identity, struct named_key name)
{
    struct catalog_entry *entry = map_find(roster->by_identity, identity);
    if (!entry) {
        entry = ARENA_NEW(roster->arena, struct catalog_entry);
        entry->number = roster->entries.count;
        entry->identity = str_copy(roster->arena, identity);
        map_set(roster->by_identity, identity, entry);
        *VECTOR_ADD(roster->arena, &roster->entries) = entry;
    }
    if (!entry->name.key.n)
        entry->name.key = name.key;
    if (!entry->name.name.n)
        entry->name.name = name.name;
    return entry;
}

// The identity of a key: marked, so that it is never that of a name.
static struct str key_identity(struct arena *scratch, struct str key)
{
    return str_format(scratch, "#%.*s", STR_ARG(fold_key(scratch, key)));
}

// Enters the rows of a section of cuadra.ini; before anything else.
void roster_expect(struct roster *roster, const config_entries *entries)
{
    struct arena *scratch = arena_child(roster->arena);
    for (size_t i = 0; i < entries->count; i++) {
        struct named_key name = {entries->items[i].key, entries->items[i].value};
        struct catalog_entry *entry = enter(roster, key_identity(scratch, name.key), name);
        struct str folded = fold_label(scratch, name.name);
        entry->is_expected = true;
        map_set(roster->by_name, folded, map_find(roster->by_name, folded) ? &roster->ambiguous : entry);
        roster->is_given = true;
    }
    arena_free(scratch);
}

// Remembers a key and the name that a submission gives it; does nothing without a key.
void roster_learn(struct roster *roster, struct arena *scratch, struct named_key name)
{
    if (!name.key.n)
        return;
    struct catalog_entry *entry = enter(roster, key_identity(scratch, name.key), name);
    if (!name.name.n || !roster->names_give_keys)
        return;
    struct str folded = fold_label(scratch, name.name);
    struct catalog_entry *known = map_find(roster->by_name, folded);
    if (!known)
        map_set(roster->by_name, folded, entry);
    else if (known != entry && !known->is_expected)
        map_set(roster->by_name, folded, &roster->ambiguous);
}

// The entry of a key, or of a name without key; made when it is new.
struct catalog_entry *roster_enter(struct roster *roster, struct arena *scratch, struct named_key name)
{
    if (name.key.n)
        return enter(roster, key_identity(scratch, name.key), name);
    struct str folded = fold_label(scratch, name.name);
    struct catalog_entry *known = folded.n ? map_find(roster->by_name, folded) : NULL;
    return known && known != &roster->ambiguous ? known : enter(roster, folded, name);
}

// The entry whose key, or else name, a text is; NULL: none.
struct catalog_entry *roster_find(const struct roster *roster, struct arena *scratch, struct str text)
{
    struct catalog_entry *entry = text.n ? map_find(roster->by_identity, key_identity(scratch, text)) : NULL;
    struct str folded = fold_label(scratch, text);
    if (!entry && folded.n)
        entry = map_find(roster->by_name, folded);
    if (!entry && folded.n)
        entry = map_find(roster->by_identity, folded);
    return entry == &roster->ambiguous ? NULL : entry;
}

// The key and name given, what they lack taken from the entry.
struct named_key catalog_complete(const struct catalog_entry *entry, struct named_key name)
{
    if (!name.key.n)
        name.key = entry->name.key;
    if (!name.name.n)
        name.name = entry->name.name;
    return name;
}

// Learns the keys of a list.
static void learn_all(struct roster *roster, struct arena *scratch, const named_keys *names)
{
    for (size_t i = 0; i < names->count; i++)
        roster_learn(roster, scratch, names->items[i]);
}

// Learns all rows of cuadra.ini and all records.
struct catalog *catalog_new(struct arena *arena, const struct config *config, const record_list *list)
{
    struct catalog *catalog = ARENA_NEW(arena, struct catalog);
    *catalog = (struct catalog){.axes = roster_new(arena, false),
                                .objectives = roster_new(arena, false),
                                .lines = roster_new(arena, false),
                                .programmes = roster_new(arena, false),
                                .units = roster_new(arena, true)};
    roster_expect(catalog->axes, &config->axes);
    roster_expect(catalog->objectives, &config->objectives);
    roster_expect(catalog->units, &config->units);
    struct arena *scratch = arena_child(arena);
    for (size_t i = 0; i < list->count; i++) {
        const struct record *record = list->items[i];
        roster_learn(catalog->units, scratch, record->unit);
        roster_learn(catalog->programmes, scratch, record->programme);
        learn_all(catalog->axes, scratch, &record->axes);
        learn_all(catalog->objectives, scratch, &record->objectives);
        learn_all(catalog->lines, scratch, &record->lines);
        learn_all(catalog->lines, scratch, &record->declared_lines);
        if (i % SCRATCH_RECORDS == SCRATCH_RECORDS - 1) {
            arena_free(scratch);
            scratch = arena_child(arena);
        }
    }
    arena_free(scratch);
    return catalog;
}

// Moves past a run of digits; its value's digits without leading zeros.
static struct str take_number(struct str *text)
{
    size_t n = 0, zeros = 0;
    while (n < text->n && text->s[n] >= '0' && text->s[n] <= '9')
        n++;
    while (zeros + 1 < n && text->s[zeros] == '0')
        zeros++;
    struct str number = str_slice(*text, zeros, n - zeros);
    *text = str_slice(*text, n, text->n);
    return number;
}

// Natural order of two texts.
static int compare_natural(struct str a, struct str b)
{
    while (a.n && b.n) {
        bool are_digits = a.s[0] >= '0' && a.s[0] <= '9' && b.s[0] >= '0' && b.s[0] <= '9';
        if (!are_digits) {
            if (a.s[0] != b.s[0])
                return (unsigned char)a.s[0] < (unsigned char)b.s[0] ? -1 : 1;
            a = str_slice(a, 1, a.n);
            b = str_slice(b, 1, b.n);
            continue;
        }
        struct str x = take_number(&a), y = take_number(&b);
        int order = x.n == y.n ? str_compare(x, y) : x.n < y.n ? -1 : 1;
        if (order)
            return order;
    }
    return (a.n > 0) - (b.n > 0);
}

// Natural order of two keys: numbers by value, so that 1.2 stands before 1.10; what has no key is last.
int catalog_compare(const struct named_key *a, const struct named_key *b)
{
    if (!a->key.n || !b->key.n)
        return a->key.n                     ? -1
               : b->key.n                   ? 1
               : (!a->name.n || !b->name.n) ? (!a->name.n) - (!b->name.n)
                                            : compare_natural(a->name, b->name);
    int order = compare_natural(a->key, b->key);
    return order ? order : str_compare(a->key, b->key);
}
