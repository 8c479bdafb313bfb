// SPDX-License-Identifier: MIT
// What one unit has to correct, ready to be sent back: a letter and its findings.
#ifndef CUADRA_WRITE_LETTERS_LETTER_H
#define CUADRA_WRITE_LETTERS_LETTER_H

#include "es/findings.h"
#include "merge/run.h"

// One unit and what was found in its submissions.
struct letter {
    struct named_key unit;                   // key and name .s NULL: findings that belong to no unit
    VECTOR(const struct finding *) findings; // in reading order
    VECTOR(struct str) files;                // names of its submissions, in path order
    int32_t fiscal_year;                     // of the latest submission; 0: none
    int quarter;
};

typedef VECTOR(struct letter *) letter_list;

// Sorts the findings of a run by unit: one letter for each unit that delivered or had to, in the order of their
// keys, and one at the end for what belongs to no unit, if there is any.
void letters_make(struct arena *arena, struct cuadra_run *run, letter_list *letters);
// Writes the workbook of a letter to `path`; `*message` says why not.
enum cuadra_status letter_write(struct arena *arena, const struct cuadra_run *run, const struct letter *letter,
                                const char *path, struct str *message);

#endif
