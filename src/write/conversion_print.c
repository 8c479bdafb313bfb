// SPDX-License-Identifier: MIT
// What is said of a converted file: one line for a person and its losses below, or one JSON object.
#include "base/decimal.h"
#include "es/conversion_texts.h"
#include "write/conversion.h"
#include "write/json.h"

enum { SHOWN_TEXT = 60, SURE = 95 };

// The confidence in percent, never rounded up to 100.
static int percent_of(double confidence)
{
    int percent = (int)(confidence * 100);
    return percent < 0 ? 0 : percent;
}

// Adds `"key":` and a number.
static void add_number(struct buffer *out, const char *key, uint64_t number)
{
    buffer_format(out, ",\"%s\":%llu", key, (unsigned long long)number);
}

// Adds `"key":` and a text, null when it is NULL.
static void add_text(struct buffer *out, const char *key, const char *text)
{
    buffer_format(out, ",\"%s\":", key);
    if (text)
        json_add_string(out, str_of(text));
    else
        buffer_add_z(out, "null");
}

// The object of a file.
static void print_json(struct buffer *out, const struct conversion *conversion)
{
    char separator[2] = {conversion->dialect.separator, '\0'}, number[DECIMAL_SIZE];
    bool is_read = conversion->outcome == READ_OK;
    buffer_add_z(out, "{\"archivo\":");
    json_add_string(out, conversion->source.name);
    add_text(out, "contenedor", conversion->source.container);
    add_text(out, "codificacion", is_read && conversion->has_encoding ? conversion->source.encoding.s : NULL);
    buffer_add_z(out, ",\"confianza\":");
    if (is_read && conversion->has_encoding) {
        size_t n = decimal_print(number, conversion->source.confidence, 3);
        buffer_add(out, number, n);
    } else {
        buffer_add_z(out, "null");
    }
    add_text(out, "segunda", is_read ? conversion->second : NULL);
    add_text(out, "separador", is_read && separator[0] ? separator : NULL);
    add_number(out, "filas", conversion->rows);
    add_number(out, "reparados", conversion->repaired);
    add_number(out, "perdidos", conversion->lost);
    if (conversion->source.declared.n)
        add_text(out, "declarada", conversion->source.declared.s);
    if (!is_read)
        add_text(out, "motivo", conversion->reason.s);
    if (conversion->lost_bytes.count) {
        buffer_add_z(out, ",\"bytes\":[");
        for (size_t i = 0; i < conversion->lost_bytes.count; i++) {
            const struct lost_byte *lost = &conversion->lost_bytes.items[i];
            buffer_format(out, "%s{\"linea\":%llu,\"columna\":%llu,\"byte\":\"0x%02X\"}", i ? "," : "",
                          (unsigned long long)lost->line, (unsigned long long)lost->column, lost->byte);
        }
        buffer_add_z(out, "]");
    }
    buffer_add_z(out, "}\n");
}

// The encoding and how sure it is.
static void print_encoding(struct buffer *out, const struct conversion *conversion, bool is_named)
{
    const char *encoding = conversion->source.encoding.s;
    int percent = percent_of(conversion->source.confidence);
    if (is_named)
        buffer_format(out, CONVERSION_NAMED, encoding);
    else if (conversion->second && percent < SURE)
        buffer_format(out, CONVERSION_EITHER, encoding, conversion->second, percent);
    else
        buffer_format(out, CONVERSION_SURE, encoding, percent);
    if (conversion->source.declared.n)
        buffer_format(out, CONVERSION_DECLARED, STR_ARG(conversion->source.declared));
}

// The bytes that stand for nothing, each with its place.
static void print_lost_bytes(struct buffer *out, const struct conversion *conversion)
{
    struct str name = conversion->source.name;
    for (size_t i = 0; i < conversion->lost_bytes.count; i++) {
        const struct lost_byte *lost = &conversion->lost_bytes.items[i];
        buffer_format(out, CONVERSION_BYTE, STR_ARG(name), (unsigned long long)lost->line,
                      (unsigned long long)lost->column, lost->byte, conversion->source.encoding.s);
    }
    if (conversion->lost_bytes.count == LOST_BYTES_KEPT && conversion->lost > LOST_BYTES_KEPT)
        buffer_format(out, CONVERSION_MORE, STR_ARG(name), (unsigned long long)(conversion->lost - LOST_BYTES_KEPT));
}

// The line of a file that was read.
static void print_line(struct buffer *out, const struct conversion *conversion, bool is_named)
{
    buffer_format(out, CONVERSION_NAME, STR_ARG(conversion->source.name));
    buffer_add_z(out, conversion->source.container ? conversion->source.container : "");
    if (conversion->has_encoding)
        print_encoding(out, conversion, is_named);
    if (conversion->is_text && conversion->dialect.separator)
        buffer_format(out, CONVERSION_SEPARATED, separator_name(conversion->dialect.separator));
    buffer_format(out, CONVERSION_ROWS, (unsigned long long)conversion->rows,
                  conversion->rows == 1 ? CONVERSION_ROW : CONVERSION_ROW_MANY);
    if (conversion->repaired) {
        struct str before = utf8_cut(conversion->before, SHOWN_TEXT), after = utf8_cut(conversion->after, SHOWN_TEXT);
        buffer_format(out, CONVERSION_REPAIRED, (unsigned long long)conversion->repaired,
                      conversion->repaired == 1 ? CONVERSION_TEXT : CONVERSION_TEXT_MANY, STR_ARG(before),
                      STR_ARG(after));
    }
    if (conversion->lost)
        buffer_format(out, CONVERSION_LOST, (unsigned long long)conversion->lost,
                      conversion->lost == 1 ? CONVERSION_LOSS : CONVERSION_LOSS_MANY);
    if (conversion->written)
        buffer_format(out, CONVERSION_WRITTEN, conversion->written);
    buffer_add_char(out, '\n');
    if (conversion->readings[0].n)
        buffer_format(out, CONVERSION_READINGS, conversion->source.encoding.s, STR_ARG(conversion->readings[0]),
                      conversion->second, STR_ARG(conversion->readings[1]));
    print_lost_bytes(out, conversion);
}

// The line a person reads about a file, and its losses; or the JSON object.
void conversion_print(struct buffer *out, const struct conversion *conversion, bool as_json, bool is_named)
{
    if (as_json)
        print_json(out, conversion);
    else if (conversion->outcome == READ_FOREIGN)
        buffer_format(out, CONVERSION_FOREIGN, STR_ARG(conversion->source.name), STR_ARG(conversion->reason));
    else if (conversion->outcome != READ_OK)
        buffer_format(out, CONVERSION_REFUSED, STR_ARG(conversion->source.name), STR_ARG(conversion->reason));
    else
        print_line(out, conversion, is_named);
}
