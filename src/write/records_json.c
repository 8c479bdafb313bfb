// SPDX-License-Identifier: MIT
// Records as JSON lines.
#include "write/records.h"

#include "base/decimal.h"
#include "write/json.h"

// A line being written: whether a comma must come before the next value.
struct json_line {
    struct buffer *text;
    bool needs_comma;
};

// What stands before a value.
static void begin(struct json_line *line, const char *key)
{
    if (line->needs_comma)
        buffer_add_z(line->text, ", ");
    line->needs_comma = true;
    if (key) {
        buffer_add_char(line->text, '"'); // our own keys need no escapes
        buffer_add_z(line->text, key);
        buffer_add_z(line->text, "\": ");
    }
}

// Opens a list or an object.
static void add_open(void *context, const char *key, bool is_list)
{
    struct json_line *line = context;
    begin(line, key);
    buffer_add_char(line->text, is_list ? '[' : '{');
    line->needs_comma = false;
}

// Closes a list or an object.
static void add_close(void *context, bool is_list)
{
    struct json_line *line = context;
    buffer_add_char(line->text, is_list ? ']' : '}');
    line->needs_comma = true;
}

// Adds a text, or null.
static void add_text(void *context, const char *key, struct str text)
{
    struct json_line *line = context;
    begin(line, key);
    if (text.s)
        json_add_string(line->text, text);
    else
        buffer_add_z(line->text, "null");
}

// Adds a number, or null.
static void add_number(void *context, const char *key, struct amount number)
{
    struct json_line *line = context;
    char digits[DECIMAL_SIZE];
    begin(line, key);
    if (number.is_known)
        buffer_add(line->text, digits, decimal_shortest(digits, number.value));
    else
        buffer_add_z(line->text, "null");
}

// Adds true or false.
static void add_truth(void *context, const char *key, bool is_true)
{
    struct json_line *line = context;
    begin(line, key);
    buffer_add_z(line->text, is_true ? "true" : "false");
}

// Adds a list of keys and names.
static void add_keys(void *context, const char *key, const named_keys *keys)
{
    add_open(context, key, true);
    for (size_t i = 0; i < keys->count; i++) {
        add_open(context, NULL, false);
        add_text(context, "clave", keys->items[i].key);
        add_text(context, "nombre", keys->items[i].name);
        add_close(context, false);
    }
    add_close(context, true);
}

// Adds a record as a JSON object and a line end.
void record_add_json(struct buffer *text, const struct record *record, const struct record_calculation *calculated)
{
    struct json_line line = {text, false};
    struct field_visitor visitor = {add_open, add_close, add_text, add_number, add_truth, add_keys, &line, false};
    buffer_add_char(text, '{');
    record_visit(record, calculated, &visitor);
    buffer_add_z(text, "}\n");
}
