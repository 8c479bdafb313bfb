// SPDX-License-Identifier: MIT
// Keys and names: two keys that differ in leading zeros, case or accents are one; what has no key is known by its
// name; a key or a name missing in one submission comes from cuadra.ini or from another submission.
#ifndef CUADRA_MERGE_CATALOG_H
#define CUADRA_MERGE_CATALOG_H

#include "record/config.h"
#include "record/record.h"

// One axis, objective, line, programme or unit.
struct catalog_entry {
    size_t number;         // in its roster, from 0
    struct str identity;   // "" for the entry of what has neither key nor name
    struct named_key name; // key as first written; .s NULL: none
    bool is_expected;      // a row of cuadra.ini
};

// All of one kind.
struct roster;

// `names_give_keys`: a name that one submission gives a key has that key in the others too.
struct roster *roster_new(struct arena *arena, bool names_give_keys);
// Enters the rows of a section of cuadra.ini; before anything else.
void roster_expect(struct roster *roster, const config_entries *entries);
// Remembers a key and the name that a submission gives it; does nothing without a key.
void roster_learn(struct roster *roster, struct arena *scratch, struct named_key name);
// The entry of a key, or of a name without key; made when it is new. Never NULL.
struct catalog_entry *roster_enter(struct roster *roster, struct arena *scratch, struct named_key name);
// The entry whose key, or else name, a text is; NULL: none.
struct catalog_entry *roster_find(const struct roster *roster, struct arena *scratch, struct str text);
size_t roster_count(const struct roster *roster);
struct catalog_entry *roster_at(const struct roster *roster, size_t number);
// Whether cuadra.ini has rows of this kind.
bool roster_is_given(const struct roster *roster);
// The key and name given, what they lack taken from the entry.
struct named_key catalog_complete(const struct catalog_entry *entry, struct named_key name);

// The rosters of a run.
struct catalog {
    struct roster *axes, *objectives, *lines, *programmes, *units;
};

// Learns all rows of cuadra.ini and all records.
struct catalog *catalog_new(struct arena *arena, const struct config *config, const record_list *list);

// Natural order of two keys: numbers by value, so that 1.2 stands before 1.10; what has no key is last.
int catalog_compare(const struct named_key *a, const struct named_key *b);

#endif
