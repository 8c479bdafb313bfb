// SPDX-License-Identifier: MIT
// Records as CSV: the keys of the JSON lines joined with dots, the same columns in every line; lists of axes,
// objectives and lines are joined with semicolons.
#include "write/records.h"

#include "base/decimal.h"

#include <string.h>

enum { DEPTH_MAX = 4 };

// A line being written, or the header when `is_header`.
struct csv_line {
    struct buffer *text;
    bool is_header, needs_comma;
    struct str path[DEPTH_MAX];
    int depth;
};

// Adds a field, quoted where CSV wants it.
static void add_quoted(struct buffer *text, struct str field)
{
    bool needs_quotes = field.n && (memchr(field.s, ',', field.n) || memchr(field.s, '"', field.n) ||
                                    memchr(field.s, '\n', field.n) || memchr(field.s, '\r', field.n));
    if (!needs_quotes) {
        buffer_add_str(text, field);
        return;
    }
    buffer_add_char(text, '"');
    for (size_t i = 0; i < field.n; i++) {
        if (field.s[i] == '"')
            buffer_add_char(text, '"');
        buffer_add_char(text, field.s[i]);
    }
    buffer_add_char(text, '"');
}

// Adds the value of a field, or its name with its path in the header.
static void add_field(struct csv_line *line, struct str name, struct str value)
{
    if (line->needs_comma)
        buffer_add_char(line->text, ',');
    line->needs_comma = true;
    if (!line->is_header) {
        add_quoted(line->text, value);
        return;
    }
    for (int i = 0; i < line->depth; i++)
        buffer_format(line->text, "%.*s.", STR_ARG(line->path[i]));
    buffer_add_str(line->text, name);
}

// Goes one level down in the name of the column.
static void add_open(void *context, struct str key)
{
    struct csv_line *line = context;
    if (line->depth < DEPTH_MAX)
        line->path[line->depth++] = field_key_name(key);
}

// Goes one level up in the name of the column.
static void add_close(void *context)
{
    struct csv_line *line = context;
    line->depth--;
}

// Adds a field that holds a text.
static void add_text(void *context, struct str key, struct str text)
{
    add_field(context, field_key_name(key), text);
}

// Adds a number, or nothing, under a name.
static void add_named_number(struct csv_line *line, struct str name, struct amount number)
{
    char digits[DECIMAL_SIZE];
    add_field(line, name, (struct str){digits, number.is_known ? decimal_shortest(digits, number.value) : 0});
}

// Adds a field that holds a number, or nothing.
static void add_number(void *context, struct str key, struct amount number)
{
    add_named_number(context, field_key_name(key), number);
}

// Adds a field for each number of a list; their names count from 1.
static void add_list(void *context, struct str key, const struct amount *numbers, size_t count)
{
    add_open(context, key);
    for (size_t i = 0; i < count; i++) {
        char name[DECIMAL_SIZE];
        add_named_number(context, (struct str){name, decimal_shortest(name, (double)(i + 1))}, numbers[i]);
    }
    add_close(context);
}

// Adds a field that is 1 or 0.
static void add_truth(void *context, struct str key, bool is_true)
{
    add_field(context, field_key_name(key), str_of(is_true ? "1" : "0"));
}

// One part of all keys of a list, joined.
static struct str join(struct arena *arena, const named_keys *keys, bool names)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < keys->count; i++) {
        if (i)
            buffer_add_z(&text, "; ");
        buffer_add_str(&text, names ? keys->items[i].name : keys->items[i].key);
    }
    return buffer_str(&text);
}

// Adds the keys and the names of a list as two fields.
static void add_keys(void *context, struct str key, const named_keys *keys)
{
    struct csv_line *line = context;
    add_open(context, key);
    add_field(line, STR("clave"), join(line->text->arena, keys, false));
    add_field(line, STR("nombre"), join(line->text->arena, keys, true));
    add_close(context);
}

// Adds one line.
static void add_line(struct buffer *text, bool is_header, const struct record *record,
                     const struct record_calculation *calculated)
{
    struct csv_line line = {.text = text, .is_header = is_header};
    struct field_visitor visitor = {add_open,  add_close, add_text, add_number, add_list,
                                    add_truth, add_keys,  &line,    true};
    record_visit(record, calculated, &visitor);
    buffer_add_char(text, '\n');
}

// Adds the names of the columns; any record serves, all have the same.
void records_add_csv_header(struct buffer *text, const struct record *record,
                            const struct record_calculation *calculated)
{
    add_line(text, true, record, calculated);
}

// Adds a record as a line of CSV.
void record_add_csv(struct buffer *text, const struct record *record, const struct record_calculation *calculated)
{
    add_line(text, false, record, calculated);
}
