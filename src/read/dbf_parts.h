// SPDX-License-Identifier: MIT
// The parts of a dBASE table: header and fields, the file of memos beside it, what it says about its encoding.
#ifndef CUADRA_READ_DBF_PARTS_H
#define CUADRA_READ_DBF_PARTS_H

#include "read/reading.h"
#include "text/convert.h"

struct dbf_field {
    struct str name;       // bytes as in the file
    char type;             // 'C', 'N', 'D', ...
    uint32_t offset, size; // in a record
    int decimals;
};

struct dbf_table {
    struct str bytes; // the whole file; empty until somebody loads it
    struct dbf_field *fields;
    size_t field_count;
    uint32_t records; // those that the file really holds
    uint32_t header, record_size;
    unsigned char language; // the language driver id
    struct str driver;      // dBASE 7: the name of the driver
    bool is_foxpro;
};

// Reads and checks the header; false when the file is no table.
bool dbf_open(struct arena *arena, struct input *input, struct dbf_table *table);

// What a .cpg file beside the table says, else the header's mark; empty when both are silent.
struct str dbf_claimed_encoding(struct reading *reading, const struct dbf_table *table);
// Whether two encodings read a text alike.
bool same_text(struct arena *scratch, struct str text, const struct detection *a, const struct detection *b);

// The memos of a table; without a file all are empty.
struct dbf_memo {
    struct str bytes;
    uint32_t block; // bytes of a block
    enum { MEMO_NONE, MEMO_DBASE3, MEMO_DBASE4, MEMO_FOXPRO } kind;
};

void dbf_memo_open(struct reading *reading, const struct dbf_table *table, struct dbf_memo *memo);
// The text a memo field points to.
struct str dbf_memo_text(const struct dbf_memo *memo, struct str field);

// Fields that hold a number in binary.
enum dbf_binary { DBF_NO_BINARY, DBF_INTEGER, DBF_INTEGER_BIG, DBF_DOUBLE, DBF_DOUBLE_BIG, DBF_CURRENCY, DBF_JULIAN };

enum dbf_binary dbf_binary_type(const struct dbf_field *field, bool is_foxpro);
// The number; false when the field is blank or makes no sense.
bool dbf_binary_number(enum dbf_binary how, struct str raw, double *number);

#endif
