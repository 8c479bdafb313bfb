// SPDX-License-Identifier: MIT
// Records in the forms of `extraer`.
#ifndef CUADRA_WRITE_RECORDS_H
#define CUADRA_WRITE_RECORDS_H

#include "write/record_fields.h"

// Adds a record as a JSON object and a line end. `calculated` may be NULL.
void record_add_json(struct buffer *text, const struct record *record, const struct record_calculation *calculated);
// Adds the names of the columns; any record serves, all have the same.
void records_add_csv_header(struct buffer *text, const struct record *record,
                            const struct record_calculation *calculated);
// Adds a record as a line of CSV.
void record_add_csv(struct buffer *text, const struct record *record, const struct record_calculation *calculated);

#endif
