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

// Adds a key and the sign that opens its value.
static void add_opening(struct json_line *line, struct str key, char sign)
{
    char *at = begin(line, key, 1);
    *at = sign;
    buffer_end_at(line->text, at + 1);
    line->needs_comma = false;
}

// Adds the sign that closes a value.
static void add_closing(struct json_line *line, char sign)
{
    buffer_add_char(line->text, sign);
    line->needs_comma = true;
}

// Opens an object.
static void add_open(void *context, struct str key)
{
    add_opening(context, key, '{');
}

// Closes an object.
static void add_close(void *context)
{
    add_closing(context, '}');
}

// Adds a text, or null.
static void add_text(void *context, struct str key, struct str text)
{
    struct json_line *line = context;
    buffer_end_at(line->text, begin(line, key, 0));
    if (text.s)
        json_add_string(line->text, text);
    else
        buffer_add_str(line->text, STR("null"));
}

// Writes a number, or null; returns its end.
static char *put_number(char *at, struct amount number)
{
    if (number.is_known)
        return at + decimal_shortest(at, number.value);
    memcpy(at, "null", 4);
    return at + 4;
}

// Adds a number, or null.
static void add_number(void *context, struct str key, struct amount number)
{
    struct json_line *line = context;
    char *at = begin(line, key, DECIMAL_SIZE);
    buffer_end_at(line->text, put_number(at, number));
}

// Adds a list of numbers.
static void add_list(void *context, struct str key, const struct amount *numbers, size_t count)
{
    struct json_line *line = context;
    char *at = begin(line, key, 2 + count * (DECIMAL_SIZE + 2));
    *at++ = '[';
    for (size_t i = 0; i < count; i++) {
        if (i) {
            *at++ = ',';
            *at++ = ' ';
        }
        at = put_number(at, numbers[i]);
    }
    *at++ = ']';
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
    struct json_line *line = context;
    add_opening(line, key, '[');
    for (size_t i = 0; i < keys->count; i++) {
        buffer_add_str(line->text, i ? STR(", {") : STR("{"));
        line->needs_comma = false;
        add_text(line, FIELD_KEY("clave"), keys->items[i].key);
        add_text(line, FIELD_KEY("nombre"), keys->items[i].name);
        add_close(line);
    }
    add_closing(line, ']');
}

// Adds a record as a JSON object and a line end.
void record_add_json(struct buffer *text, const struct record *record, const struct record_calculation *calculated)
{
    struct json_line line = {text, false};
    struct field_visitor visitor = {add_open,  add_close, add_text, add_number, add_list,
                                    add_truth, add_keys,  &line,    false};
    buffer_add_char(text, '{');
    record_visit(record, calculated, &visitor);
    buffer_add_z(text, "}\n");
}
