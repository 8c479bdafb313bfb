// SPDX-License-Identifier: MIT
// A record as keys and values in the order of `extraer`, whatever the output makes of them.
#ifndef CUADRA_WRITE_RECORD_FIELDS_H
#define CUADRA_WRITE_RECORD_FIELDS_H

#include "check/calculation.h"
#include "record/record.h"

// What one kind of output does with each value. A key is NULL inside a list. Texts and numbers that are not known
// come with .s NULL or is_known false.
struct field_visitor {
    void (*open)(void *context, const char *key, bool is_list);
    void (*close)(void *context, bool is_list);
    void (*text)(void *context, const char *key, struct str text);
    void (*number)(void *context, const char *key, struct amount number);
    void (*truth)(void *context, const char *key, bool is_true);
    // Keys and names of axes, objectives or lines.
    void (*keys)(void *context, const char *key, const named_keys *keys);
    void *context;
    bool wants_all; // also the fields that the layout does not have
};

// What `--calculado` adds.
struct record_calculation {
    struct calculation calculation;
    bool is_evaluable;
};

// Visits every field. `calculated` may be NULL.
void record_visit(const struct record *record, const struct record_calculation *calculated,
                  const struct field_visitor *visitor);

#endif
