// SPDX-License-Identifier: MIT
// Dialects and records of delimited text; see delimited.h.
#include "read/delimited.h"

#include "base/bytes.h"
#include "base/decimal.h"

#include <string.h>

// The separators, the likelier in Mexico first at equal evidence; weight: tabs and bars hardly occur in prose.
static const struct {
    char separator;
    double weight;
    const char *name;
    const char *others; // as people write it in an option, between blanks
} separators[] = {
    {'\t', 1.6, "tabulador", " tab tabulador \\t \t "},
    {';', 1.2, "punto y coma", " ; punto-y-coma puntoycoma pyc "},
    {',', 1.0, "coma", " , coma "},
    {'|', 1.4, "barra", " | barra pleca "},
};
enum { SEPARATORS = sizeof separators / sizeof *separators };

// The separator of a name a person gives ("coma", ";", "tab"), or 0.
char separator_named(struct str name)
{
    for (size_t i = 0; name.n && i < SEPARATORS; i++) {
        struct str others = str_of(separators[i].others);
        for (size_t at = 0; at + name.n + 1 < others.n; at++)
            if (others.s[at] == ' ' && str_equal(str_slice(others, at + 1, name.n), name) &&
                others.s[at + 1 + name.n] == ' ')
                return separators[i].separator;
    }
    return 0;
}

// "coma", "punto y coma", "tabulador", "barra", "ninguno".
const char *separator_name(char separator)
{
    for (size_t i = 0; i < SEPARATORS; i++)
        if (separators[i].separator == separator)
            return separators[i].name;
    return "ninguno";
}

// How much of a text is looked at, and how many records of it.
enum { SAMPLE_BYTES = 1 << 16, SAMPLE_RECORDS = 400 };

// What a separator makes of the first records.
struct survey {
    uint32_t counts[SAMPLE_RECORDS]; // fields of each record that has more than nothing
    size_t records;
    size_t quoted;           // fields in quotes after the first of a record
    size_t later, spaced;    // fields after the first of a record; those that begin with a blank, as in prose
    uint64_t commas, points; // numbers that only one decimal mark explains
    size_t words, filled;    // words of the fields, fields that hold something
};

// Notes what a number's marks say: 12,5 and 1.250,75 want a comma, 12.5 and 1,250.75 a point.
static void note_marks(struct survey *survey, struct str text)
{
    size_t digits = 0, commas = 0, points = 0, since = 0;
    char last = 0;
    for (size_t i = text.n && text.s[0] == '-' ? 1 : 0; i < text.n; i++) {
        char c = text.s[i];
        if (c >= '0' && c <= '9') {
            digits++;
            since++;
        } else if (c == ',' || c == '.') {
            commas += c == ',';
            points += c == '.';
            last = c;
            since = 0;
        } else {
            return;
        }
    }
    if (!digits || !last || !since || commas + points > 4)
        return;
    bool both = commas && points, one = commas + points == 1;
    if ((both && ((last == ',') ? commas : points) == 1) || (one && since != 3)) {
        survey->commas += last == ',';
        survey->points += last == '.';
    }
}

// Counts what a field of the sample holds.
static void survey_field(void *context, const struct field *field)
{
    struct survey *survey = context;
    survey->quoted += field->is_quoted && field->column;
    survey->later += field->column > 0;
    survey->spaced += field->column > 0 && field->text.n && field->text.s[0] == ' ';
    struct str text = str_trim(field->text);
    if (!text.n)
        return;
    survey->filled++;
    survey->words++;
    for (size_t i = 0; i < text.n; i++)
        survey->words += text.s[i] == ' ';
    note_marks(survey, text);
}

// Remembers how many fields a record of the sample has.
static void survey_record(void *context, uint64_t line, uint32_t fields)
{
    struct survey *survey = context;
    (void)line;
    if (survey->records < SAMPLE_RECORDS)
        survey->counts[survey->records++] = fields;
}

// Reads the sample with a separator.
static void take_survey(struct arena *arena, struct str sample, char separator, struct survey *survey)
{
    struct dialect dialect = {.separator = separator};
    struct records_reader reader;
    memset(survey, 0, sizeof *survey);
    records_init(&reader, arena, &dialect);
    reader.field = survey_field;
    reader.record_ends = survey_record;
    reader.context = survey;
    records_add(&reader, sample);
    records_finish(&reader);
}

// How well a separator explains the records: many records that agree on many fields.
static double survey_score(const struct survey *survey)
{
    size_t split = 0, best = 0;
    uint32_t mode = 1;
    double fields = 0;
    for (size_t i = 0; i < survey->records; i++) {
        size_t same = 0;
        if (survey->counts[i] < 2)
            continue;
        split++;
        fields += survey->counts[i];
        for (size_t k = 0; k < survey->records; k++)
            same += survey->counts[k] == survey->counts[i];
        if (same > best || (same == best && survey->counts[i] > mode)) {
            best = same;
            mode = survey->counts[i];
        }
    }
    if (!split)
        return 0;
    double agreement = (double)best / (double)split, coverage = (double)split / (double)survey->records;
    double mean = fields / (double)split;
    double evidence = (mean > 12 ? 12 : mean) - 1;
    double prose = survey->spaced * 2 > survey->later ? 0.3 : 1;
    return prose * (0.15 + agreement) * (0.1 + coverage) * (1 + evidence / 4) * (survey->quoted ? 1.5 : 1);
}

// The length of a first line "sep=;", and the separator it names.
static size_t separator_line(struct str text, char *separator)
{
    if (text.n < 5 || !str_starts(text, STR("sep=")))
        return 0;
    size_t n = 5;
    while (n < text.n && (text.s[n] == '\r' || text.s[n] == '\n') && n < 7)
        n++;
    if (n == 5 && text.n > 5)
        return 0;
    *separator = text.s[4];
    return n;
}

// Without the last, incomplete line of a sample that is not the whole text.
static struct str whole_lines(struct str text)
{
    struct str sample = str_slice(text, 0, SAMPLE_BYTES);
    if (sample.n == text.n)
        return sample;
    size_t n = sample.n;
    while (n && sample.s[n - 1] != '\n' && sample.s[n - 1] != '\r')
        n--;
    return n ? str_slice(sample, 0, n) : sample;
}

// Finds out the dialect from the beginning of a text; `separator` decides when it is not 0.
void dialect_find(struct arena *arena, struct str text, char separator, struct dialect *dialect)
{
    *dialect = (struct dialect){0};
    char named = 0;
    dialect->mark = separator_line(text, &named);
    struct str sample = whole_lines(str_slice(text, dialect->mark, text.n));
    struct arena *scratch = arena_child(arena);
    struct survey *survey = ARENA_NEW(scratch, struct survey);
    if (!separator)
        separator = named;
    double best = 0.45; // less than that is prose with a comma now and then
    for (size_t i = 0; !named && !separator && i < SEPARATORS; i++) {
        take_survey(scratch, sample, separators[i].separator, survey);
        double score = survey_score(survey) * separators[i].weight;
        if (score > best) {
            best = score;
            dialect->separator = separators[i].separator;
        }
    }
    if (separator)
        dialect->separator = separator;
    take_survey(scratch, sample, dialect->separator, survey);
    dialect->decimal_comma =
        dialect->separator != ',' ? survey->commas > survey->points : survey->commas > 2 * survey->points;
    dialect->is_prose = !dialect->separator && survey->filled && survey->words >= survey->filled * 4;
    arena_free(scratch);
}

// A reader at the beginning of a text.
void records_init(struct records_reader *reader, struct arena *arena, const struct dialect *dialect)
{
    *reader = (struct records_reader){.arena = arena, .dialect = dialect, .limit = 1 << 20};
    reader->text.arena = arena;
    reader->state = FIELD_START;
}

// Hands over the field at hand.
static void end_field(struct records_reader *reader)
{
    struct field field = {reader->record_line, reader->column, buffer_str(&reader->text), reader->is_quoted};
    if (reader->field)
        reader->field(reader->context, &field);
    reader->column++;
    reader->text.n = 0;
    reader->is_quoted = false;
    reader->quotes_off = false;
    reader->state = FIELD_START;
}

// Ends the record at a line end; a line without anything is a record without fields.
static void end_record(struct records_reader *reader)
{
    if (reader->in_record)
        end_field(reader);
    if (reader->record_ends)
        reader->record_ends(reader->context, reader->record_line, reader->column);
    reader->column = 0;
    reader->in_record = false;
    reader->state = FIELD_START;
}

// Adds bytes to the field at hand, up to the limit.
static void add_bytes(struct records_reader *reader, const char *bytes, size_t n)
{
    size_t room = reader->text.n < reader->limit ? reader->limit - reader->text.n : 0;
    if (n > room) {
        reader->cut += n - room;
        n = room;
    }
    buffer_add(&reader->text, bytes, n);
}

// Counts the line a byte ends; true when the byte ends one, false for a line feed that belongs to the return before it.
static bool ends_line(struct records_reader *reader, char c)
{
    bool is_second = c == '\n' && reader->after_carriage;
    reader->after_carriage = c == '\r';
    if ((c != '\n' && c != '\r') || is_second)
        return false;
    reader->line++;
    return true;
}

// A byte inside quotes.
static void take_quoted(struct records_reader *reader, char c)
{
    ends_line(reader, c);
    if (c == '"')
        reader->state = FIELD_QUOTE_SEEN;
    else
        add_bytes(reader, &c, 1);
}

// A byte outside quotes.
static void take_plain(struct records_reader *reader, char c)
{
    bool is_second = c == '\n' && reader->after_carriage && !reader->in_record;
    if (is_second) {
        reader->after_carriage = false;
        return;
    }
    if (!reader->in_record && c != '\n' && c != '\r') {
        reader->record_line = reader->line;
        reader->in_record = true;
    } else if (!reader->in_record) {
        reader->record_line = reader->line;
    }
    if (ends_line(reader, c)) {
        end_record(reader);
        return;
    }
    if (c == reader->dialect->separator && c) {
        end_field(reader);
        return;
    }
    if (c == '"' && reader->state == FIELD_START && reader->dialect->separator && !reader->quotes_off) {
        reader->is_quoted = true;
        reader->state = FIELD_QUOTED;
        return;
    }
    // blanks before a quote do not hide it when the separator is no blank
    if (!(c == ' ' && reader->state == FIELD_START))
        reader->state = FIELD_PLAIN;
    add_bytes(reader, &c, 1);
}

// A byte after a quote inside quotes: a second quote, the end of the field, or text that goes on.
static void take_after_quote(struct records_reader *reader, char c)
{
    if (c == '"') {
        add_bytes(reader, "\"", 1);
        reader->state = FIELD_QUOTED;
    } else {
        reader->state = FIELD_PLAIN;
        take_plain(reader, c);
    }
}

// Reads what an unclosed quote swallowed once more, as text without quotes.
static void reread_unclosed(struct records_reader *reader)
{
    struct arena *scratch = arena_child(reader->arena);
    struct str swallowed = str_copy(scratch, buffer_str(&reader->text));
    for (size_t i = 0; i < swallowed.n; i++) // its line ends were counted
        reader->line -= swallowed.s[i] == '\r' || (swallowed.s[i] == '\n' && !(i && swallowed.s[i - 1] == '\r'));
    reader->text.n = 0;
    reader->is_quoted = false;
    reader->quotes_off = true;
    reader->state = FIELD_PLAIN;
    reader->after_carriage = false;
    add_bytes(reader, "\"", 1);
    for (size_t i = 0; i < swallowed.n; i++)
        take_plain(reader, swallowed.s[i]);
    arena_free(scratch);
}

// The length of the run of bytes at the start without line ends and without `end`.
static inline size_t run_until(char end, struct str text)
{
    size_t n = 0;
    for (; n + 8 <= text.n; n += 8) {
        uint64_t word = bytes_load(text.s + n);
        uint64_t marks = bytes_equal(word, (unsigned char)end) | bytes_equal(word, '\n') | bytes_equal(word, '\r');
        if (marks)
            return n + bytes_first(marks);
    }
    while (n < text.n && text.s[n] != end && text.s[n] != '\n' && text.s[n] != '\r')
        n++;
    return n;
}

// The length of the run of bytes at the start that are plain content in the state at hand.
static size_t plain_run(const struct records_reader *reader, struct str piece)
{
    if (reader->state == FIELD_PLAIN && reader->in_record)
        return run_until(reader->dialect->separator, piece);
    return reader->state == FIELD_QUOTED ? run_until('"', piece) : 0;
}

// Hands over a field that stands whole at the start of a piece, plain or in quotes that hide nothing, without copying
// it; returns its length with the separator or the line end after it, or 0.
static size_t take_whole_field(struct records_reader *reader, struct str piece)
{
    char separator = reader->dialect->separator;
    if (!separator || piece.s[0] == ' ')
        return 0;
    bool is_quoted = piece.s[0] == '"';
    struct str text = {piece.s + is_quoted, piece.n - is_quoted};
    text.n = run_until(is_quoted ? '"' : separator, text);
    size_t n = text.n + (is_quoted ? 2 : 0);
    if (n >= piece.n || text.n >= reader->limit || (!n && !reader->in_record && piece.s[0] != separator))
        return 0;
    char end = piece.s[n];
    if (is_quoted && (piece.s[n - 1] != '"' || (end != separator && end != '\n' && end != '\r')))
        return 0;
    if (!reader->in_record)
        reader->record_line = reader->line;
    reader->in_record = true;
    reader->after_carriage = false;
    if (reader->field)
        reader->field(reader->context, &(struct field){reader->record_line, reader->column, text, is_quoted});
    reader->column++;
    if (end != separator) {
        ends_line(reader, end);
        reader->in_record = false;
        if (reader->record_ends)
            reader->record_ends(reader->context, reader->record_line, reader->column);
        reader->column = 0;
    }
    return n + 1;
}

// Takes the next piece of the text.
void records_add(struct records_reader *reader, struct str piece)
{
    for (size_t i = 0; i < piece.n;) {
        size_t whole = 0;
        if (reader->state == FIELD_START && !reader->text.n &&
            !(reader->after_carriage && !reader->in_record && piece.s[i] == '\n'))
            whole = take_whole_field(reader, (struct str){piece.s + i, piece.n - i});
        if (whole) {
            i += whole;
            continue;
        }
        size_t run = plain_run(reader, str_slice(piece, i, piece.n));
        if (run) {
            add_bytes(reader, piece.s + i, run);
            reader->after_carriage = false;
            i += run;
            continue;
        }
        char c = piece.s[i++];
        if (reader->state == FIELD_QUOTED && reader->text.n >= reader->limit)
            reread_unclosed(reader);
        if (reader->state == FIELD_QUOTED)
            take_quoted(reader, c);
        else if (reader->state == FIELD_QUOTE_SEEN)
            take_after_quote(reader, c);
        else
            take_plain(reader, c);
    }
}

// Ends the last record.
void records_finish(struct records_reader *reader)
{
    if (reader->state == FIELD_QUOTED)
        reread_unclosed(reader);
    if (reader->in_record)
        end_record(reader);
}

// Whether a text is a number that keeps its digits when it becomes one: no leading zeros, at most 15 digits, no
// blanks or thousands marks.
bool number_is_safe(struct str text, bool decimal_comma, double *number, int *decimals)
{
    char digits[24];
    size_t n = 0, figures = 0, after = 0, group = 0;
    bool in_decimals = false, has_groups = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (n + 2 > sizeof digits)
            return false;
        if (c == '-' && i == 0) {
            digits[n++] = c;
        } else if (c >= '0' && c <= '9') {
            digits[n++] = c;
            figures++;
            after += in_decimals;
            group++;
        } else if (c == (decimal_comma ? ',' : '.') && !in_decimals && figures) {
            if (has_groups && group != 3)
                return false;
            in_decimals = true;
            digits[n++] = '.';
        } else if (decimal_comma && c == '.' && !in_decimals && figures && (has_groups ? group == 3 : group <= 3)) {
            has_groups = true;
            group = 0;
        } else {
            return false;
        }
    }
    size_t first = n && digits[0] == '-' ? 1 : 0;
    if (!figures || figures > 15 || (in_decimals && !after) || (has_groups && !in_decimals && group != 3))
        return false;
    if (digits[first] == '0' && figures > 1 && digits[first + 1] != '.')
        return false; // a leading zero: a key
    if (first && figures == 1 && digits[1] == '0')
        return false;
    *decimals = (int)after;
    return decimal_parse(digits, n, number);
}
