// SPDX-License-Identifier: MIT
// A record as keys and values in the order of `extraer`, whatever the output makes of them.
#ifndef CUADRA_WRITE_RECORD_FIELDS_H
#define CUADRA_WRITE_RECORD_FIELDS_H

#include "check/calculation.h"
#include "record/record.h"

// A key as it stands before its value in a line of JSON, comma first: most of what is printed are keys. Blanks follow
// it, so that FIELD_ROOM bytes can be copied whatever its length; a longer one does not compile.
enum { FIELD_ROOM = 24 };
#define FIELD_KEY(name) ((struct str)FIELD_KEY_PARTS(name))
#define FIELD_KEY_PARTS(name)                                                          \
    {                                                                                  \
        ", \"" name "\": " FIELD_BLANKS, FIELD_FITTING(sizeof(", \"" name "\": ") - 1) \
    }
#define FIELD_FITTING(n) ((n) + 0 * sizeof(char[(n) <= FIELD_ROOM ? 1 : -1]))
#define FIELD_BLANKS     "                        "

// The name alone, "clave".
static inline struct str field_key_name(struct str key)
{
    size_t before = sizeof ", \"" - 1, after = sizeof "\": " - 1;
    return str_slice(key, before, key.n - before - after);
}

// What one kind of output does with each value. Texts and numbers that are not known come with .s NULL or is_known
// false.
struct field_visitor {
    void (*open)(void *context, struct str key);
    void (*close)(void *context);
    void (*text)(void *context, struct str key, struct str text);
    void (*number)(void *context, struct str key, struct amount number);
    void (*list)(void *context, struct str key, const struct amount *numbers, size_t count);
    void (*truth)(void *context, struct str key, bool is_true);
    // Keys and names of axes, objectives or lines.
    void (*keys)(void *context, struct str key, const named_keys *keys);
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
