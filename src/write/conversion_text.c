// SPDX-License-Identifier: MIT
// A file of text as a stream: once through to find its encoding, once more to convert it, in little memory
// however large it is. The text goes on as it is, or its fields as cells.
#include "es/conversion_texts.h"
#include "es/refusals.h"
#include "es/system.h"
#include "text/repair.h"
#include "text/symptoms.h"
#include "text/utf8.h"
#include "write/conversion.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

// Read in one go; at least twice DETECT_PIECE.
enum { READ_SIZE = 1 << 18, SNIPPET = 60, WITNESS_SIZE = 1 << 14 };

// A file read in pieces that end where a detector or a converter may be interrupted.
struct pieces {
    FILE *file;
    char *bytes;
    size_t from, to; // what was read and not handed out
    bool at_end;
};

// State of the second reading.
struct stream {
    struct conversion_job *job;
    struct conversion *conversion;
    struct converter *converter;
    struct arena *piece;  // goes after each piece
    struct buffer out;    // UTF-8 of the piece
    struct buffer mended; // the same, repaired
    struct records_reader records;
    const struct column_profiles *profiles;
    uint64_t record; // its number; empty ones count
    bool is_first, row_has_something;
    // where the output stands, for reporting losses
    uint64_t line, column;
    size_t counted; // bytes of `out` that line and column cover
};

// Closes a file that an arena owns.
static void close_file(void *file)
{
    fclose(file);
}

// The next piece; empty at the end.
static struct str next_piece(struct pieces *pieces)
{
    if (!pieces->at_end && pieces->to - pieces->from < READ_SIZE / 2) {
        memmove(pieces->bytes, pieces->bytes + pieces->from, pieces->to - pieces->from);
        pieces->to -= pieces->from;
        pieces->from = 0;
        size_t got = fread(pieces->bytes + pieces->to, 1, READ_SIZE - pieces->to, pieces->file);
        pieces->to += got;
        pieces->at_end = pieces->to < READ_SIZE;
    }
    struct str rest = {pieces->bytes + pieces->from, pieces->to - pieces->from};
    rest.n = detect_piece(rest);
    pieces->from += rest.n;
    return rest;
}

// Goes back to the beginning of the file.
static void rewind_pieces(struct pieces *pieces)
{
    rewind(pieces->file);
    pieces->from = pieces->to = 0;
    pieces->at_end = false;
}

// Finds out the encoding; false when the file is no text.
static bool find_encoding(struct conversion_job *job, struct pieces *pieces, struct detection *detection)
{
    struct detector detector;
    struct str piece;
    if (job->options.encoding)
        return encoding_named(str_of(job->options.encoding), detection);
    detector_init(&detector, job->arena);
    while ((piece = next_piece(pieces)).n)
        detector_add(&detector, piece);
    detector_finish(&detector, detection);
    rewind_pieces(pieces);
    return detection->kind != TEXT_BINARY;
}

// Moves line and column over the output up to an offset. Line ends are line feeds, or returns where there is none.
static void count_places(struct stream *stream, size_t to)
{
    const char *bytes = stream->out.data, *start = bytes + stream->counted, *end = bytes + to, *found;
    if (to == stream->counted)
        return;
    char mark = memchr(bytes, '\n', stream->out.n) ? '\n' : '\r';
    while ((found = memchr(start, mark, (size_t)(end - start)))) {
        stream->line++;
        stream->column = 0;
        start = found + 1;
    }
    for (; start < end; start++)
        stream->column += ((unsigned char)*start & 0xC0) != 0x80;
    stream->counted = to;
}

// Keeps the place of a byte that stands for nothing.
static void on_lost(void *context, size_t offset, unsigned char byte)
{
    struct stream *stream = context;
    count_places(stream, offset);
    if (stream->conversion->lost_bytes.count < LOST_BYTES_KEPT)
        *VECTOR_ADD(stream->job->arena, &stream->conversion->lost_bytes) =
            (struct lost_byte){stream->line + 1, stream->column + 1, byte};
}

// Repairs a text and counts it; the result lives in `arena` or is the text itself.
struct str convert_repair(struct conversion_job *job, struct conversion *conversion, struct arena *arena,
                          struct str text)
{
    struct repair repair;
    unsigned symptoms = job->keep_text ? 0 : examine_text(text);
    if (!symptoms)
        return text;
    bool changed = repair_symptoms(arena, text, symptoms, &repair);
    conversion->lost += repair.lost;
    if (changed && !conversion->repaired++) {
        conversion->before = str_copy(job->arena, text);
        conversion->after = str_copy(job->arena, repair.text);
    }
    return repair.text;
}

// The length of the first line, its end included.
static size_t line_length(struct str text)
{
    const char *feed = text.n ? memchr(text.s, '\n', text.n) : NULL;
    size_t n = feed ? (size_t)(feed - text.s) + 1 : text.n;
    const char *carriage = n ? memchr(text.s, '\r', n) : NULL;
    return carriage && carriage + 1 != feed ? (size_t)(carriage - text.s) + 1 : n;
}

// Counts the lines that a repair changed and keeps the first.
static void count_changed_lines(struct conversion_job *job, struct conversion *conversion, struct str before,
                                struct str after)
{
    while (before.n && after.n) {
        struct str old = str_slice(before, 0, line_length(before)), new = str_slice(after, 0, line_length(after));
        if (!str_equal(old, new) && !conversion->repaired++) {
            conversion->before = str_copy(job->arena, str_trim(old));
            conversion->after = str_copy(job->arena, str_trim(new));
        }
        before = str_slice(before, old.n, before.n);
        after = str_slice(after, new.n, after.n);
    }
}

// Counts the lines of a piece of text that hold something.
static void count_lines(struct stream *stream, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '\n' || c == '\r') {
            stream->conversion->rows += stream->row_has_something;
            stream->row_has_something = false;
        } else if (c != ' ' && c != '\t') {
            const char *end = memchr(text.s + i, '\n', text.n - i), *carriage = NULL;
            size_t rest = end ? (size_t)(end - text.s) - i : text.n - i;
            carriage = memchr(text.s + i, '\r', rest);
            stream->row_has_something = true;
            i += (carriage ? (size_t)(carriage - text.s) - i : rest) - 1;
        }
    }
}

// Repairs a piece of text and counts it: small ones as a whole, so that their lines bear witness for one another,
// others line by line.
static struct str repair_piece(struct stream *stream, struct str text)
{
    struct conversion *conversion = stream->conversion;
    struct repair repair;
    if (text.n <= WITNESS_SIZE) {
        if (repair_text(stream->piece, text, &repair))
            count_changed_lines(stream->job, conversion, text, repair.text);
        conversion->lost += repair.lost;
        return repair.text;
    }
    struct buffer *mended = &stream->mended;
    size_t kept = 0; // what comes before it is in `mended`, if anything changed
    mended->n = 0;
    for (size_t at = 0, n; at < text.n; at += n) {
        struct str line = str_slice(text, at, text.n);
        n = line.n = line_length(line);
        struct str now = convert_repair(stream->job, conversion, stream->piece, line);
        if (now.s == line.s)
            continue;
        buffer_add(mended, text.s + kept, at - kept);
        buffer_add_str(mended, now);
        kept = at + n;
    }
    if (!kept)
        return text;
    buffer_add(mended, text.s + kept, text.n - kept);
    return buffer_str(mended);
}

// Hands on a piece as text.
static void put_text(struct stream *stream, struct str text)
{
    struct conversion_job *job = stream->job;
    count_lines(stream, text);
    if (!job->keep_text)
        text = repair_piece(stream, text);
    if (job->out && text.n && !job->out->write(job->out->context, text.s, text.n))
        job->failed = true;
}

// Hands on a field whose text may be repaired, as a number where it is one.
static void put_typed(struct stream *stream, const struct field *field, struct str text)
{
    struct field mended = {field->line, field->column, text, field->is_quoted};
    struct sink_cell cell = {.row = (int32_t)stream->record};
    // some are quoted for their comma and not to stay text
    if (!field->is_quoted || (text.s && memchr(text.s, ',', text.n)))
        typed_cell(stream->profiles, &mended, &cell.cell);
    else
        cell.cell = (struct cell){.column = (int32_t)field->column, .type = CELL_TEXT, .text = text, .decimals = -1};
    stream->job->cells.cell(stream->job->cells.context, &cell);
}

// Hands on a field.
static void put_field(void *context, const struct field *field)
{
    struct stream *stream = context;
    struct conversion_job *job = stream->job;
    if (!field->text.n || stream->record >= INT32_MAX || field->column >= INT32_MAX)
        return;
    stream->row_has_something = true;
    struct str text = convert_repair(job, stream->conversion, stream->piece, field->text);
    if (job->target == TARGET_CSV)
        csv_text(job->cells.context, (int32_t)stream->record, (int32_t)field->column, text);
    else if (job->target == TARGET_XLSX)
        put_typed(stream, field, text);
}

// Counts the records that hold something.
static void end_record(void *context, uint64_t line, uint32_t fields)
{
    struct stream *stream = context;
    (void)line;
    (void)fields;
    stream->conversion->rows += stream->row_has_something;
    stream->row_has_something = false;
    stream->record++;
}

// Finds out the dialect by the first piece, and what follows from it.
static void begin(struct stream *stream, struct str text)
{
    struct conversion_job *job = stream->job;
    struct dialect *dialect = &stream->conversion->dialect;
    dialect_find(job->arena, text, job->separator, dialect);
    stream->conversion->source.container = dialect->separator == '\t' ? "tsv" : dialect->separator ? "csv" : "txt";
    if (job->target == TARGET_TXT)
        return;
    if (job->target == TARGET_XLSX)
        stream->profiles = profile_columns(job->arena, text, dialect);
    records_init(&stream->records, job->arena, dialect);
    stream->records.field = put_field;
    stream->records.record_ends = end_record;
    stream->records.context = stream;
    stream->records.limit = (size_t)job->options.limits.string_bytes;
    job->cells.sheet_begins(job->cells.context, &(struct sheet_head){.name = STR("Datos"), .has_name = true});
}

// Counts the characters that say that one is lost, new ones and those that the text came with.
static void count_marks(struct conversion *conversion, struct str text)
{
    for (const char *found; text.n && (found = memchr(text.s, '\xEF', text.n));) {
        size_t at = (size_t)(found - text.s);
        conversion->lost += str_starts(str_slice(text, at, 3), STR("\xEF\xBF\xBD"));
        text = str_slice(text, at + 1, text.n);
    }
}

// Converts one piece and hands it on.
static void take_piece(struct stream *stream, struct str piece, bool is_last)
{
    struct loss_listener listener = {on_lost, stream};
    stream->out.n = 0;
    stream->counted = 0;
    converter_add(stream->converter, piece, is_last, &stream->out, &listener);
    count_places(stream, stream->out.n);
    struct str text = buffer_str(&stream->out);
    if (stream->job->keep_text) // else the repairs count them
        count_marks(stream->conversion, text);
    if (stream->is_first)
        begin(stream, text);
    stream->piece = arena_child(stream->job->arena);
    if (stream->job->target == TARGET_TXT)
        put_text(stream, text);
    else
        records_add(&stream->records,
                    stream->is_first ? str_slice(text, stream->conversion->dialect.mark, text.n) : text);
    arena_free(stream->piece);
    stream->piece = NULL;
    stream->is_first = false;
}

// Ends the stream: the last record, the counts.
static void finish(struct stream *stream)
{
    struct conversion_job *job = stream->job;
    if (job->target != TARGET_TXT) {
        stream->piece = arena_child(job->arena);
        records_finish(&stream->records);
        arena_free(stream->piece);
        job->cells.sheet_ends(job->cells.context);
    }
    stream->conversion->rows += stream->row_has_something;
}

// Keeps how the two best encodings read the first text that tells them apart.
static void keep_readings(struct conversion_job *job, struct conversion *conversion, const struct detection *detection,
                          struct str sample)
{
    struct detection other;
    if (!detection->second || detection->confidence >= 0.95 || !encoding_named(str_of(detection->second), &other))
        return;
    struct arena *scratch = arena_child(job->arena);
    struct buffer one = {.arena = scratch}, two = {.arena = scratch};
    converter_add(converter_new(scratch, detection), sample, true, &one, NULL);
    converter_add(converter_new(scratch, &other), sample, true, &two, NULL);
    struct str a = buffer_str(&one), b = buffer_str(&two);
    while (a.n && b.n) {
        struct str line_a = str_slice(a, 0, line_length(a)), line_b = str_slice(b, 0, line_length(b));
        if (!str_equal(line_a, line_b)) {
            conversion->readings[0] = str_copy(job->arena, utf8_cut(str_trim(line_a), SNIPPET));
            conversion->readings[1] = str_copy(job->arena, utf8_cut(str_trim(line_b), SNIPPET));
            break;
        }
        a = str_slice(a, line_a.n, a.n);
        b = str_slice(b, line_b.n, b.n);
    }
    arena_free(scratch);
}

// Opens the file; false after saying why not.
static bool open_pieces(struct conversion_job *job, struct conversion *conversion, struct pieces *pieces)
{
    const char *path = str_z(job->arena, conversion->source.path);
    pieces->file = fopen(path, "rb");
    if (!pieces->file) {
        conversion->outcome = READ_ABSENT;
        conversion->reason = refusal_phrase(job->arena, REFUSAL_ABSENT, system_reason(errno));
        return false;
    }
    arena_defer(job->arena, close_file, pieces->file);
    pieces->bytes = arena_alloc(job->arena, READ_SIZE);
    return true;
}

// Reads a file of text piece by piece into the target.
bool convert_text_file(struct conversion_job *job, struct conversion *conversion)
{
    struct pieces pieces = {0};
    struct detection detection;
    if (!open_pieces(job, conversion, &pieces))
        return false;
    if (!find_encoding(job, &pieces, &detection)) {
        conversion->outcome = READ_UNREADABLE;
        conversion->reason = STR(CONVERSION_NO_TEXT);
        return false;
    }
    struct stream stream = {
        .job = job, .conversion = conversion, .out.arena = job->arena, .mended.arena = job->arena, .is_first = true};
    stream.converter = converter_new(job->arena, &detection);
    conversion->is_text = conversion->has_encoding = true;
    conversion->second = detection.second;
    conversion->source.confidence = detection.confidence;
    struct str piece = next_piece(&pieces);
    keep_readings(job, conversion, &detection, piece);
    piece = str_slice(piece, encoding_mark(&detection, piece), piece.n);
    bool is_last;
    do { // the empty piece at the end lets go of what is incomplete
        is_last = !piece.n && pieces.at_end;
        take_piece(&stream, piece, is_last);
        piece = is_last ? piece : next_piece(&pieces);
    } while (!is_last && !job->failed);
    finish(&stream);
    conversion->source.encoding =
        str_copy(job->arena, str_of(encoding_shown(job->arena, &detection, converter_page_lines(stream.converter))));
    return true;
}
