// SPDX-License-Identifier: MIT
// Header, memos and binary fields of dBASE tables; see dbf_parts.h. Every size is checked against the file.
#include "read/dbf_parts.h"

#include <string.h>

enum { HEADER = 32, FIELD = 32, HEADER7 = 68, FIELD7 = 48, END_OF_FIELDS = 0x0D };

// A little-endian number of two bytes.
static uint32_t little16(const unsigned char *b)
{
    return b[0] | (uint32_t)b[1] << 8;
}

// A little-endian number of four bytes.
static uint32_t little32(const unsigned char *b)
{
    return little16(b) | little16(b + 2) << 16;
}

// A big-endian number of four bytes.
static uint32_t big32(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

// Whether the first byte is a version that programs wrote, and the date of the last change can be one.
static bool is_header(const unsigned char *h)
{
    static const unsigned char versions[] = {0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43,
                                             0x63, 0x83, 0x8B, 0x8C, 0xCB, 0xE5, 0xF5, 0xFB};
    return memchr(versions, h[0], sizeof versions) && h[2] <= 12 && h[3] <= 31 && little16(h + 8) > HEADER &&
           little16(h + 10) > 0;
}

// Reads one field's description; false when it is none.
static bool read_field(struct arena *arena, const unsigned char *b, bool is_seven, struct dbf_field *field)
{
    static const char types[] = "CNFDLMGPBITYVQW+@O0";
    size_t room = is_seven ? 32 : 11, n = 0;
    while (n < room && b[n])
        n++;
    field->name = str_copy(arena, (struct str){(const char *)b, n});
    const unsigned char *rest = b + (is_seven ? 32 : 11);
    field->type = (char)rest[0];
    field->size = is_seven ? rest[1] : b[16];
    field->decimals = is_seven ? rest[2] : b[17];
    if (field->type == 'C' && !is_seven) { // long texts of Clipper and FoxPro use both bytes
        field->size += (uint32_t)field->decimals << 8;
        field->decimals = 0;
    }
    return n && field->type && strchr(types, field->type) && field->size;
}

// Reads and checks the header; false when the file is no table.
bool dbf_open(struct arena *arena, struct input *input, struct dbf_table *table)
{
    unsigned char head[HEADER7], bytes[FIELD7];
    *table = (struct dbf_table){0};
    if (input_read(input, 0, head, sizeof head) < HEADER + 1 || !is_header(head))
        return false;
    bool is_seven = (head[0] & 7) == 4;
    uint32_t size = is_seven ? FIELD7 : FIELD, at = is_seven ? HEADER7 : HEADER;
    table->header = little16(head + 8);
    table->record_size = little16(head + 10);
    table->language = head[29];
    table->is_foxpro = head[0] == 0x30 || head[0] == 0x31 || head[0] == 0x32;
    if (table->header > input->size)
        return false;
    VECTOR(struct dbf_field) fields = {0};
    uint32_t offset = 1;
    for (; at + size <= table->header; at += size) {
        size_t got = input_read(input, at, bytes, size);
        if (got < size || bytes[0] == END_OF_FIELDS)
            break;
        struct dbf_field *field = VECTOR_ADD(arena, &fields);
        if (!read_field(arena, bytes, is_seven, field))
            return false;
        field->offset = offset;
        offset += field->size;
    }
    if (!fields.count || offset > table->record_size || offset + 8 < table->record_size)
        return false;
    if (is_seven) {
        size_t n = 0;
        while (n < 32 && head[32 + n])
            n++;
        table->driver = str_copy(arena, (struct str){(const char *)head + 32, n});
    }
    uint64_t held = (input->size - table->header) / table->record_size;
    uint32_t said = little32(head + 4);
    table->records = said < held ? said : (uint32_t)(held < UINT32_MAX ? held : UINT32_MAX);
    table->fields = fields.items;
    table->field_count = fields.count;
    return true;
}

// Loads the file beside the table that has another extension, in either case; empty when there is none.
static struct str load_beside(struct reading *reading, const char *small, const char *capital)
{
    struct str path = reading->source->path;
    size_t stem = path.n;
    while (stem && path.s[stem - 1] != '.' && path.s[stem - 1] != '/')
        stem--;
    if (!stem || path.s[stem - 1] != '.')
        return STR("");
    const char *extensions[] = {small, capital};
    for (int i = 0; i < 2; i++) {
        struct input *input;
        struct str bytes, detail;
        const char *beside = str_format(reading->scratch, "%.*s%s", (int)stem, path.s, extensions[i]).s;
        if (input_open(reading->scratch, beside, (uint64_t)reading->options->limits.file_bytes, &input, &detail) ==
                REFUSAL_NONE &&
            input_load(input, &bytes))
            return bytes;
    }
    return STR("");
}

// The code page of each language driver id that western offices used.
static const struct {
    unsigned char language;
    const char *page;
} languages[] = {
    {0x01, "CP437"}, {0x02, "CP850"},  {0x03, "CP1252"}, {0x04, "MacRoman"}, {0x0A, "CP850"}, {0x14, "CP850"},
    {0x18, "CP437"}, {0x19, "CP437"},  {0x1A, "CP850"},  {0x1B, "CP437"},    {0x1C, "CP863"}, {0x1D, "CP850"},
    {0x1F, "CP852"}, {0x22, "CP852"},  {0x23, "CP852"},  {0x24, "CP860"},    {0x25, "CP850"}, {0x37, "CP850"},
    {0x40, "CP852"}, {0x57, "CP1252"}, {0x58, "CP1252"}, {0x59, "CP1252"},   {0x64, "CP852"}, {0xC8, "CP1250"},
};

// What a .cpg file beside the table says, else the header's mark; empty when both are silent.
struct str dbf_claimed_encoding(struct reading *reading, const struct dbf_table *table)
{
    struct detection known;
    struct str beside = str_trim(load_beside(reading, "cpg", "CPG"));
    if (beside.n && beside.n < 32 && encoding_named(beside, &known))
        return beside;
    if (table->driver.n >= 5) { // "DB850ES0", "DBWINES0"
        struct str page = str_slice(table->driver, 2, 3);
        return str_is(page, "WIN") ? STR("CP1252") : page;
    }
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (languages[i].language == table->language)
            return str_of(languages[i].page);
    return STR("");
}

// Whether two encodings read a text alike.
bool same_text(struct arena *scratch, struct str text, const struct detection *a, const struct detection *b)
{
    if (b->kind == TEXT_BINARY)
        return false;
    struct arena *own = arena_child(scratch);
    struct buffer one = {.arena = own}, other = {.arena = own};
    converter_add(converter_new(own, a), text, true, &one, NULL);
    converter_add(converter_new(own, b), text, true, &other, NULL);
    bool is_same = str_equal(buffer_str(&one), buffer_str(&other));
    arena_free(own);
    return is_same;
}

// Opens the file of memos beside the table, where it has memo fields.
void dbf_memo_open(struct reading *reading, const struct dbf_table *table, struct dbf_memo *memo)
{
    *memo = (struct dbf_memo){0};
    bool has_memos = false;
    for (size_t i = 0; i < table->field_count; i++)
        has_memos = has_memos || table->fields[i].type == 'M';
    if (!has_memos)
        return;
    memo->bytes = load_beside(reading, "fpt", "FPT");
    memo->kind = MEMO_FOXPRO;
    if (!memo->bytes.n) {
        memo->bytes = load_beside(reading, "dbt", "DBT");
        unsigned char version = table->bytes.n ? (unsigned char)table->bytes.s[0] : 0;
        memo->kind = version == 0x83 ? MEMO_DBASE3 : MEMO_DBASE4;
    }
    const unsigned char *b = (const unsigned char *)memo->bytes.s;
    memo->block = 512;
    if (memo->bytes.n < 24)
        memo->kind = MEMO_NONE;
    else if (memo->kind == MEMO_FOXPRO)
        memo->block = (uint32_t)b[6] << 8 | b[7];
    else if (memo->kind == MEMO_DBASE4 && little16(b + 20))
        memo->block = little16(b + 20);
    if (!memo->block)
        memo->block = 1;
}

// The block number a memo field holds, in digits or in binary; 0: none.
static uint64_t memo_block(struct str field)
{
    const unsigned char *b = (const unsigned char *)field.s;
    if (field.n == 4)
        return little32(b);
    uint64_t number = 0;
    for (size_t i = 0; i < field.n; i++)
        if (b[i] >= '0' && b[i] <= '9')
            number = number * 10 + (unsigned)(b[i] - '0');
        else if (b[i] != ' ')
            return 0;
    return number;
}

// The text a memo field points to.
struct str dbf_memo_text(const struct dbf_memo *memo, struct str field)
{
    uint64_t block = field.n && field.n <= 10 ? memo_block(field) : 0, at = block * memo->block;
    if (memo->kind == MEMO_NONE || !block || at + 8 > memo->bytes.n)
        return STR("");
    struct str rest = str_slice(memo->bytes, (size_t)at, memo->bytes.n);
    const unsigned char *b = (const unsigned char *)rest.s;
    if (memo->kind == MEMO_FOXPRO)
        return big32(b) == 1 ? str_slice(rest, 8, big32(b + 4)) : STR(""); // other kinds are pictures
    if (memo->kind == MEMO_DBASE4 && b[0] == 0xFF && b[1] == 0xFF)
        return str_slice(rest, 8, little32(b + 4) > 8 ? little32(b + 4) - 8 : 0);
    const char *end = memchr(rest.s, 0x1A, rest.n);
    return str_slice(rest, 0, end ? (size_t)(end - rest.s) : rest.n);
}

// The binary type of a field, where it is none of text.
enum dbf_binary dbf_binary_type(const struct dbf_field *field, bool is_foxpro)
{
    switch (field->type) {
    case 'I':
        return field->size == 4 ? is_foxpro ? DBF_INTEGER : DBF_INTEGER_BIG : DBF_NO_BINARY;
    case '+':
        return DBF_INTEGER_BIG;
    case 'O':
        return DBF_DOUBLE_BIG;
    case 'B':
        return field->size == 8 && is_foxpro ? DBF_DOUBLE : DBF_NO_BINARY;
    case 'Y':
        return DBF_CURRENCY;
    case 'T':
        return field->size == 8 ? DBF_JULIAN : DBF_NO_BINARY;
    default:
        return DBF_NO_BINARY;
    }
}

// Days from the julian day number of 1899-12-30.
enum { JULIAN_EPOCH = 2415019 };

// The bytes as a 64-bit number.
static uint64_t little64(const unsigned char *b)
{
    return little32(b) | (uint64_t)little32(b + 4) << 32;
}

// The number; false when the field is blank or makes no sense.
bool dbf_binary_number(enum dbf_binary how, struct str raw, double *number)
{
    const unsigned char *b = (const unsigned char *)raw.s;
    bool is_short = how == DBF_INTEGER || how == DBF_INTEGER_BIG;
    if (raw.n < (is_short ? 4U : 8U))
        return false;
    uint64_t bits = is_short ? 0 : little64(b);
    switch (how) {
    case DBF_INTEGER:
        *number = (int32_t)little32(b);
        return true;
    case DBF_INTEGER_BIG: // dBASE 7 turns the sign bit around
        *number = (int32_t)(big32(b) ^ 0x80000000U);
        return big32(b) != 0;
    case DBF_DOUBLE_BIG:
        bits = (uint64_t)big32(b) << 32 | big32(b + 4);
        bits = bits >> 63 ? bits ^ 0x8000000000000000U : ~bits;
        memcpy(number, &bits, sizeof bits);
        return bits != UINT64_MAX;
    case DBF_DOUBLE:
        memcpy(number, &bits, sizeof bits);
        return true;
    case DBF_CURRENCY:
        *number = (double)(int64_t)bits / 10000;
        return true;
    case DBF_JULIAN:
        *number = (double)(int32_t)little32(b) - JULIAN_EPOCH + little32(b + 4) / 86400000.0;
        return little32(b) != 0;
    default:
        return false;
    }
}
