// SPDX-License-Identifier: MIT
// Text in records and fields: which separator and decimal mark a text uses, and its fields one by one, however
// large it is. It takes UTF-8 and knows nothing of files or sheets.
#ifndef CUADRA_READ_DELIMITED_H
#define CUADRA_READ_DELIMITED_H

#include "base/str.h"

#include <stdint.h>

// How a text writes its records.
struct dialect {
    char separator;     // ',' ';' '\t' '|', or 0: one field a line
    bool decimal_comma; // 12,5 is twelve and a half
    size_t mark;        // bytes of a first line "sep=;" to leave out
    bool is_prose;      // lines of words without fields
};

// The separator of a name a person gives ("coma", ";", "tab"), or 0.
char separator_named(struct str name);
// "coma", "punto y coma", "tabulador", "barra", "ninguno".
const char *separator_name(char separator);

// Finds out the dialect from the beginning of a text; `separator` decides when it is not 0.
void dialect_find(struct arena *arena, struct str text, char separator, struct dialect *dialect);

// A field: the record's first line (zero-based) and the field's place in it. Its text is valid during the call.
struct field {
    uint64_t line;
    uint32_t column;
    struct str text;
    bool is_quoted;
};

// A reader of records; feed it the text in pieces. Texts over `limit` bytes are cut off and counted.
struct records_reader {
    struct arena *arena;
    const struct dialect *dialect;
    void (*field)(void *context, const struct field *field);
    void (*record_ends)(void *context, uint64_t line, uint32_t fields);
    void *context;
    size_t limit;
    // what was read so far
    struct buffer text;
    enum { FIELD_START, FIELD_PLAIN, FIELD_QUOTED, FIELD_QUOTE_SEEN } state;
    uint64_t line, record_line;
    uint32_t column;
    bool after_carriage, is_quoted, in_record, quotes_off;
    uint64_t cut;
};

void records_init(struct records_reader *reader, struct arena *arena, const struct dialect *dialect);
void records_add(struct records_reader *reader, struct str piece);
// Ends the last record.
void records_finish(struct records_reader *reader);

// Whether a text is a number that keeps its digits when it becomes one: no leading zeros, at most 15 digits, no
// blanks or thousands marks. With `decimal_comma` a comma is the decimal mark and points mark thousands.
// `*decimals` are those written.
bool number_is_safe(struct str text, bool decimal_comma, double *number, int *decimals);

#endif
