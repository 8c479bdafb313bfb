// SPDX-License-Identifier: MIT
// What accounting says of the programmes' money, joined to the goals by programme key. Money is exact; only a
// percentage is a binary number.
#ifndef CUADRA_MERGE_BUDGET_H
#define CUADRA_MERGE_BUDGET_H

#include "base/money.h"
#include "merge/consolidation.h"

// The money of one programme, all its rows added up.
struct budget_programme {
    struct named_key programme; // as the statement has it
    struct str modality;        // letter before the key, or empty
    struct money money[BUDGET_COLUMNS];
    struct place place; // of its first row: the cell of the moment that counts, or the row
    size_t group;       // index in the consolidation's programmes; SIZE_MAX: it has no goals
    struct str nearest; // without group: the programme most like it, or empty
};

// Money beside a group of the consolidation.
struct budget_group {
    bool is_there; // any programme with money stands behind it
    struct money money[BUDGET_COLUMNS];
};

struct budget {
    struct str file;
    VECTOR(struct budget_programme) programmes;      // in the order of the statement
    struct money declared_total[BUDGET_COLUMNS];     // of its row Total; unknown without
    struct budget_group *axes, *objectives, *groups; // by index of the consolidation's axes, objectives, programmes
    struct budget_group total;                       // of all programmes of the statement
    struct str *nearest; // of a programme of the consolidation without money: the one most like it
};

// Reads the statement at `path`, joins it to the run's consolidation and adds the findings on its identities and
// on programmes whose money and goals diverge. On anything but CUADRA_OK the run's message says why.
enum cuadra_status budget_read(struct cuadra_run *run, const char *path);
// Financial progress of a group in points: the moment over the base of [presupuesto].
struct amount financial_progress(const struct config *config, const struct money money[BUDGET_COLUMNS]);

#endif
