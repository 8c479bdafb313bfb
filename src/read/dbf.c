// SPDX-License-Identifier: MIT
// dBASE tables (dBASE III to 7, FoxPro, Visual FoxPro): the names of the fields are the first row, each record
// that is not deleted one more. What the header and a .cpg file say about the encoding is evidence, not truth.
#include "base/decimal.h"
#include "read/containers.h"
#include "read/dbf_parts.h"
#include "read/iso_date.h"

#include <math.h>
#include <string.h>

// Bytes of text that the encoding is judged by.
enum { SAMPLE_BYTES = 1 << 20 };

// State while reading.
struct dbf {
    struct reading *reading;
    struct dbf_table table;
    struct dbf_memo memo;
    struct detection encoding;
    struct converter *converter;
    struct buffer text; // the decoded field at hand
    size_t page_lines;
};

// dBASE tables.
int dbf_bid(struct reading *reading)
{
    struct dbf_table table;
    return dbf_open(reading->scratch, reading->input, &table) ? 90 : 0;
}

// The bytes of a field in a record.
static struct str field_bytes(const struct dbf *dbf, uint32_t record, const struct dbf_field *field)
{
    uint64_t at = dbf->table.header + (uint64_t)record * dbf->table.record_size + field->offset;
    return str_slice(dbf->table.bytes, (size_t)at, field->size);
}

// Whether a field holds text.
static bool is_text(const struct dbf_field *field)
{
    return strchr("CVM", field->type) != NULL;
}

// A text field without its padding; a memo's text from the file beside.
static struct str raw_text(const struct dbf *dbf, uint32_t record, const struct dbf_field *field)
{
    struct str raw = field_bytes(dbf, record, field);
    if (field->type == 'M')
        return dbf_memo_text(&dbf->memo, raw);
    const char *end = raw.n ? memchr(raw.s, '\0', raw.n) : NULL;
    if (end)
        raw.n = (size_t)(end - raw.s);
    while (raw.n && raw.s[raw.n - 1] == ' ')
        raw.n--;
    return raw;
}

// Whether the record is marked as deleted.
static bool is_deleted(const struct dbf *dbf, uint32_t record)
{
    return dbf->table.bytes.s[dbf->table.header + (uint64_t)record * dbf->table.record_size] == '*';
}

// Joins the texts of the table, one a line, to judge their encoding.
static struct str sample_texts(const struct dbf *dbf)
{
    struct buffer sample = {.arena = dbf->reading->scratch};
    for (size_t k = 0; k < dbf->table.field_count; k++) {
        buffer_add_str(&sample, dbf->table.fields[k].name);
        buffer_add_char(&sample, '\n');
    }
    for (uint32_t record = 0; record < dbf->table.records && sample.n < SAMPLE_BYTES; record++)
        for (size_t k = 0; k < dbf->table.field_count; k++)
            if (is_text(&dbf->table.fields[k])) {
                buffer_add_str(&sample, raw_text(dbf, record, &dbf->table.fields[k]));
                buffer_add_char(&sample, '\n');
            }
    return buffer_str(&sample);
}

// Chooses the encoding: the one somebody named; else the text's own when it is plain, else what a .cpg file or
// the header says.
static void choose_encoding(struct dbf *dbf)
{
    struct reading *reading = dbf->reading;
    struct source *source = reading->source;
    struct detection claimed;
    struct str claim = dbf_claimed_encoding(reading, &dbf->table);
    struct str sample = sample_texts(dbf);
    bool has_claim = claim.n && encoding_named(claim, &claimed);
    detect_text(reading->scratch, sample, &dbf->encoding);
    if (reading->options->encoding) {
        encoding_named(str_of(reading->options->encoding), &dbf->encoding);
    } else if (has_claim) {
        bool agrees = same_text(reading->scratch, sample, &claimed, &dbf->encoding);
        bool is_overruled = !agrees && dbf->encoding.kind != TEXT_BINARY && dbf->encoding.confidence >= 0.95;
        if (is_overruled)
            source->declared = str_copy(reading->arena, claim);
        else
            dbf->encoding = (struct detection){.kind = claimed.kind,
                                               .page = claimed.page,
                                               .confidence = agrees ? 0.99 : 0.8,
                                               .second = text_kind_name(&dbf->encoding)};
        if (agrees)
            dbf->encoding.second = NULL;
    } else if (dbf->encoding.kind == TEXT_BINARY) {
        dbf->encoding = (struct detection){.kind = TEXT_PAGE, .page = CP1252, .confidence = 0.3};
    }
    source->confidence = dbf->encoding.confidence;
    dbf->converter = converter_new(reading->scratch, &dbf->encoding);
}

// Decodes a text field into the buffer of the reading.
static struct str decoded(struct dbf *dbf, struct str raw)
{
    dbf->text.n = 0;
    converter_add(dbf->converter, raw, true, &dbf->text, NULL);
    return buffer_str(&dbf->text);
}

// A number as written, into the cell; what is no number stays text.
static void set_number(struct sink_cell *cell, struct str raw, int decimals)
{
    struct str text = str_trim(raw);
    const char *end = text.n ? memchr(text.s, '\0', text.n) : NULL;
    if (end)
        text.n = (size_t)(end - text.s);
    size_t figures = 0;
    for (size_t i = 0; i < text.n; i++)
        figures += text.s[i] >= '0' && text.s[i] <= '9';
    if (!text.n)
        return;
    size_t from = text.s[0] == '+';
    if (figures <= 17 && decimal_parse(text.s + from, text.n - from, &cell->cell.number) &&
        isfinite(cell->cell.number)) {
        cell->cell.type = CELL_NUMBER;
        cell->cell.decimals = (int8_t)(decimals > 15 ? -1 : decimals);
    } else {
        cell->cell.type = CELL_TEXT;
        cell->cell.text = text;
    }
}

// A date written as YYYYMMDD.
static void set_date(struct sink_cell *cell, struct str raw)
{
    char iso[11];
    struct str text = str_trim(raw);
    if (text.n != 8 || !memcmp(text.s, "00000000", 8))
        return;
    memcpy(iso, text.s, 4);
    iso[4] = iso[7] = '-';
    memcpy(iso + 5, text.s + 4, 2);
    memcpy(iso + 8, text.s + 6, 2);
    if (iso_date_serial((struct str){iso, 10}, false, &cell->cell.number)) {
        cell->cell.type = CELL_NUMBER;
        cell->cell.kind = NUMBER_DATE;
        cell->cell.decimals = -1;
    } else {
        cell->cell.type = CELL_TEXT;
        cell->cell.text = text;
    }
}

// A binary number of the later formats; false for types that are none.
static bool set_binary(struct sink_cell *cell, const struct dbf_field *field, struct str raw, bool is_foxpro)
{
    enum dbf_binary how = dbf_binary_type(field, is_foxpro);
    if (how == DBF_NO_BINARY)
        return false;
    if (dbf_binary_number(how, raw, &cell->cell.number) && isfinite(cell->cell.number)) {
        cell->cell.type = CELL_NUMBER;
        cell->cell.kind = how == DBF_JULIAN ? NUMBER_DATE : NUMBER_PLAIN;
        cell->cell.decimals = (int8_t)(how == DBF_CURRENCY ? 4 : -1);
    }
    return true;
}

// A cell of a record; its type stays CELL_EMPTY when there is nothing.
static void fill_cell(struct dbf *dbf, uint32_t record, const struct dbf_field *field, struct sink_cell *cell)
{
    struct str raw = field_bytes(dbf, record, field);
    if (set_binary(cell, field, raw, dbf->table.is_foxpro))
        return;
    if (field->type == 'N' || field->type == 'F') {
        set_number(cell, raw, field->decimals);
    } else if (field->type == 'D') {
        set_date(cell, raw);
    } else if (field->type == 'L') {
        if (raw.n && strchr("TtYyFfNn", raw.s[0]) && raw.s[0]) {
            cell->cell.type = CELL_BOOLEAN;
            cell->cell.number = strchr("TtYy", raw.s[0]) ? 1 : 0;
        }
    }
    if (is_text(field) || cell->cell.type == CELL_TEXT) { // a figure that is none stays as it stands
        struct str text = decoded(dbf, is_text(field) ? raw_text(dbf, record, field) : cell->cell.text);
        cell->cell.type = CELL_EMPTY;
        if (text.n) {
            cell->cell.type = CELL_TEXT;
            cell->cell.text = text;
        }
    }
}

// The names of the fields as the first row.
static bool read_head(struct dbf *dbf)
{
    for (size_t k = 0; k < dbf->table.field_count; k++) {
        struct sink_cell cell = {.row = 0, .cell = {.column = (int32_t)k, .type = CELL_TEXT}};
        cell.cell.text = decoded(dbf, dbf->table.fields[k].name);
        if (cell.cell.text.n && !reading_cell(dbf->reading, &cell))
            return false;
    }
    return true;
}

// All records; false when a limit was passed.
static bool read_records(struct dbf *dbf)
{
    int32_t row = 1;
    for (uint32_t record = 0; record < dbf->table.records; record++) {
        if (is_deleted(dbf, record))
            continue;
        for (size_t k = 0; k < dbf->table.field_count; k++) {
            struct sink_cell cell = {.row = row, .cell.column = (int32_t)k};
            fill_cell(dbf, record, &dbf->table.fields[k], &cell);
            if (cell.cell.type != CELL_EMPTY && !reading_cell(dbf->reading, &cell))
                return false;
        }
        if (row++ == INT32_MAX)
            return reading_refuse(dbf->reading, REFUSAL_TOO_MANY_CELLS, STR("2147483647"));
    }
    return true;
}

// dBASE tables.
void dbf_read(struct reading *reading)
{
    struct dbf dbf = {.reading = reading, .text.arena = reading->scratch};
    struct str bytes;
    if (!input_load(reading->input, &bytes) || !dbf_open(reading->scratch, reading->input, &dbf.table)) {
        reading_refuse(reading, REFUSAL_READ_ERROR, STR(""));
        return;
    }
    dbf.table.bytes = bytes;
    dbf_memo_open(reading, &dbf.table, &dbf.memo);
    choose_encoding(&dbf);
    reading->sink.sheet_begins(reading->sink.context, &(struct sheet_head){.name = STR("")});
    if (read_head(&dbf))
        read_records(&dbf);
    reading->sink.sheet_ends(reading->sink.context);
    reading->source->encoding = str_copy(
        reading->arena, str_of(encoding_shown(reading->scratch, &dbf.encoding, converter_page_lines(dbf.converter))));
}
