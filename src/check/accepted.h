// SPDX-License-Identifier: MIT
// aceptados.tsv: the findings that a person has accepted, with the reason. They stay in every list and no longer
// count. The file is text: rule, unit, key or cell, reason, apart by tabs; # begins a remark.
#ifndef CUADRA_CHECK_ACCEPTED_H
#define CUADRA_CHECK_ACCEPTED_H

#include "base/vector.h"
#include "es/findings.h"

// One line of the file.
struct acceptance {
    int line; // one-based
    enum rule rule;
    struct str unit, where; // as written; "" or "*": any
    struct str reason;      // "" accepts nothing yet
    bool is_used;
};

typedef VECTOR(struct acceptance) acceptances;

// Reads the file's bytes, of any encoding. On CUADRA_E_CONFIG `*message` is "path:line:1: what is wrong".
enum cuadra_status acceptances_read(struct arena *arena, struct str path, struct str bytes, acceptances *list,
                                    struct str *message);
// Marks the findings that the list accepts, and adds a finding for each line that does nothing. `file` is where
// these are: the name of the list.
void acceptances_apply(struct arena *scratch, struct str file, acceptances *list, struct findings *findings);
// Adds to `text` a line without reason for each finding that no line of the list stands for yet; returns how many.
size_t acceptances_propose(struct arena *scratch, const acceptances *list, const struct findings *findings,
                           struct buffer *text);

#endif
