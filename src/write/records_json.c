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

// Writes the key of a value; returns where the value goes, with room for `size` bytes. The caller ends the text after
// it.
static inline char *begin(struct json_line *line, struct str key, size_t size)
{
    char *at = buffer_end(line->text, FIELD_ROOM + size);
    size_t comma = line->needs_comma ? 0 : 2;
    memcpy(at, key.s + comma, FIELD_ROOM);
    line->needs_comma = true;
    return at + key.n - comma;
}

// Writes null; returns its end.
static char *put_null(char *at)
{
    memcpy(at, "null", 4);
    return at + 4;
}

// Opens a list or an object.
static void add_open(void *context, struct str key, bool is_list)
{
    struct json_line *line = context;
    char *at = begin(line, key, 1);
    *at = is_list ? '[' : '{';
    buffer_end_at(line->text, at + 1);
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
static void add_text(void *context, struct str key, struct str text)
{
    struct json_line *line = context;
    char *at = begin(line, key, 4);
    buffer_end_at(line->text, text.s ? at : put_null(at));
    if (text.s)
        json_add_string(line->text, text);
}

// Adds a number, or null.
static void add_number(void *context, struct str key, struct amount number)
{
    struct json_line *line = context;
    char *at = begin(line, key, DECIMAL_SIZE);
    at = number.is_known ? at + decimal_shortest(at, number.value) : put_null(at);
    buffer_end_at(line->text, at);
}

// Adds true or false.
static void add_truth(void *context, struct str key, bool is_true)
{
    struct json_line *line = context;
    buffer_end_at(line->text, begin(line, key, 0));
    buffer_add_str(line->text, is_true ? STR("true") : STR("false"));
}

// Adds a list of keys and names.
static void add_keys(void *context, struct str key, const named_keys *keys)
{
    add_open(context, key, true);
    for (size_t i = 0; i < keys->count; i++) {
        add_open(context, FIELD_NO_KEY, false);
        add_text(context, FIELD_KEY("clave"), keys->items[i].key);
        add_text(context, FIELD_KEY("nombre"), keys->items[i].name);
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
