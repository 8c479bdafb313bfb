// SPDX-License-Identifier: MIT
// Delimited text as a sheet without a name: rows are lines of the file. Every other reader goes first: what is
// left and is text is read here. Texts are not repaired; keys keep their zeros.
#include "es/csv_heads.h"
#include "es/file_kinds.h"
#include "read/containers.h"
#include "read/csv_headings.h"
#include "read/delimited.h"
#include "text/decode.h"
#include "text/detect.h"

// State while reading.
struct csv {
    struct reading *reading;
    const struct dialect *dialect;
    bool goes_on;
    struct heading_row row, above; // the record at hand and the one before it
};

// Whether the text is another program's: markup and page descriptions have readers of their own or none.
static bool is_markup(struct str head)
{
    struct str text = str_trim(head);
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_trim(str_slice(text, 3, text.n));
    if (text.n < 2)
        return false;
    char second = text.s[1];
    return text.s[0] == '<' && (second == '?' || second == '!' || (second | 0x20) >= 'a');
}

// Delimited text: .csv, .tsv, .txt.
int csv_bid(struct reading *reading)
{
    struct str head = input_head(reading->input);
    enum file_kind kind = file_kind_of(head);
    // words may begin with the letters that some kinds are known by
    bool is_word = kind == FILE_KIND_BMP || kind == FILE_KIND_PROGRAM_WINDOWS || kind == FILE_KIND_SOUND;
    if (reading->package || (kind != FILE_KIND_COUNT && !is_word) || is_markup(head))
        return 0;
    struct detection detection;
    struct arena *scratch = arena_child(reading->scratch);
    detect_text(scratch, head, &detection);
    arena_free(scratch);
    return detection.kind == TEXT_BINARY ? 0 : 5;
}

// Whether a number may become one without losing how it is written: keys such as 1.10 stay text.
static bool becomes_number(const struct csv *csv, const struct field *field, double *number, int *decimals)
{
    if (field->is_quoted || !number_is_safe(field->text, csv->dialect->decimal_comma, number, decimals))
        return false;
    return csv->dialect->decimal_comma || !*decimals || field->text.s[field->text.n - 1] != '0';
}

// One field into the sink.
static void take_field(void *context, const struct field *field)
{
    struct csv *csv = context;
    if (!csv->goes_on || !field->text.n)
        return;
    if (field->line >= INT32_MAX || field->column >= INT32_MAX) {
        csv->goes_on = reading_refuse(csv->reading, REFUSAL_TOO_MANY_CELLS, STR("2147483647"));
        return;
    }
    heading_row_note(&csv->row, (int32_t)field->line, (int32_t)field->column, field->text);
    struct sink_cell cell = {.row = (int32_t)field->line, .cell.column = (int32_t)field->column};
    int decimals;
    if (becomes_number(csv, field, &cell.cell.number, &decimals)) {
        cell.cell.type = CELL_NUMBER;
        cell.cell.decimals = (int8_t)decimals;
    } else {
        cell.cell.type = CELL_TEXT;
        cell.cell.text = field->text;
    }
    csv->goes_on = reading_cell(csv->reading, &cell);
}

// Ends a record: what its words say of the headings above it.
static void end_record(void *context, uint64_t line, uint32_t fields)
{
    struct csv *csv = context;
    (void)line;
    (void)fields;
    heading_row_spans(&csv->above, &csv->row, &csv->reading->sink);
    csv->above = csv->row;
    heading_row_clear(&csv->row);
}

// Whether a text is an output of cuadra's own, by its first line.
static bool is_own_output(struct str text)
{
    return str_starts(text, STR(CSV_RECORDS_HEAD)) || str_starts(text, STR(CSV_FINDINGS_HEAD));
}

// Delimited text: .csv, .tsv, .txt.
void csv_read(struct reading *reading)
{
    struct str bytes;
    struct decoding decoding;
    struct dialect dialect;
    if (!input_load(reading->input, &bytes)) {
        reading_refuse(reading, REFUSAL_READ_ERROR, STR(""));
        return;
    }
    bool is_text = decode_text(reading->scratch, bytes, reading->options->encoding, &decoding);
    if (!is_text) {
        reading_refuse(reading, REFUSAL_UNKNOWN, STR(""));
        return;
    }
    dialect_find(reading->scratch, decoding.text, 0, &dialect);
    reading->source->encoding = str_copy(reading->arena, str_of(decoding.encoding));
    reading->source->confidence = decoding.confidence;
    reading->source->container = dialect.separator == '\t' ? "tsv" : dialect.separator ? "csv" : "txt";
    reading->workbook->is_own = is_own_output(str_slice(decoding.text, dialect.mark, decoding.text.n));
    if (dialect.is_prose && !reading->workbook->is_own) {
        reading_foreign(reading, file_kind_name(FILE_KIND_PLAIN_TEXT));
        return;
    }
    struct csv csv = {.reading = reading, .dialect = &dialect, .goes_on = true};
    heading_row_clear(&csv.row);
    heading_row_clear(&csv.above);
    struct records_reader records;
    records_init(&records, reading->scratch, &dialect);
    records.field = take_field;
    records.record_ends = end_record;
    records.context = &csv;
    records.limit = (size_t)reading->options->limits.string_bytes;
    reading->sink.sheet_begins(reading->sink.context, &(struct sheet_head){.name = STR("")});
    records_add(&records, str_slice(decoding.text, dialect.mark, decoding.text.n));
    records_finish(&records);
    reading->sink.sheet_ends(reading->sink.context);
}
