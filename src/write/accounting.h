// SPDX-License-Identifier: MIT
// The tables that accounting receives, made of a consolidation.
#ifndef CUADRA_WRITE_ACCOUNTING_H
#define CUADRA_WRITE_ACCOUNTING_H

#include "merge/consolidation.h"
#include "write/ledger.h"

// One row per programme and indicator.
void accounting_rows(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger);
// One row per programme.
void accounting_programmes(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger);
// Physical against financial progress by programme, axis and objective; the run must have a budget.
void accounting_money(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger);
// What was found in the budget.
void accounting_findings(struct arena *arena, const struct cuadra_run *run, struct ledger *ledger);
// Control totals of those two against the consolidation, as formulas over the sheets of that name.
void accounting_controls(struct arena *arena, const struct cuadra_run *run, const struct ledger *rows,
                         const struct ledger *programmes, struct ledger *ledger);
// The letter of the modality of a programme: of [modalidades], else of a key like E019, else of the budget; empty:
// none. `programme` is an index of the consolidation's programmes.
struct str modality_of(const struct cuadra_run *run, size_t programme);

#endif
