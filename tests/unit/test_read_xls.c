// SPDX-License-Identifier: MIT
// Excel's binary formats from hand-made record streams: every version, kinds of numbers, texts that go on in
// another record, code pages with and without a mark, merges, and what must be refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/containers.h"

#include <string.h>

static struct memory memory;

// An arena for a test.
static struct arena *make_arena(void)
{
    memory_init(&memory, NULL);
    return arena_new(&memory);
}

// Adds a record.
static void record(struct buffer *stream, unsigned number, const void *data, size_t size)
{
    unsigned char head[4] = {(unsigned char)number, (unsigned char)(number >> 8), (unsigned char)size,
                             (unsigned char)(size >> 8)};
    buffer_add(stream, head, 4);
    buffer_add(stream, data, size);
}

// A record given as a literal.
#define RECORD(stream, number, literal) record((stream), (number), (literal), sizeof(literal) - 1)

// What came of reading a stream.
struct outcome {
    struct workbook workbook;
    struct source source;
    enum refusal refusal;
    int bid;
};

// Reads a stream as a file without a container.
static struct outcome read_stream(struct arena *arena, struct str bytes)
{
    struct outcome outcome = {0};
    struct read_options options = {.limits = limits_default()};
    struct reading reading = {.arena = arena,
                              .scratch = arena_child(arena),
                              .options = &options,
                              .source = &outcome.source,
                              .input = input_of_bytes(arena, bytes),
                              .workbook = &outcome.workbook};
    reading.sink = grid_sink(arena, &outcome.workbook);
    outcome.bid = xls_bid(&reading);
    if (outcome.bid)
        xls_read(&reading);
    outcome.refusal = reading.refusal;
    return outcome;
}

// The text of a cell of a sheet; "" when it is no text.
static const char *text_at(const struct outcome *outcome, size_t sheet, int32_t row, int32_t column)
{
    const struct cell *cell = grid_cell_at(&outcome->workbook.sheets.items[sheet], row, column);
    return cell && cell->type != CELL_NUMBER && cell->text.n ? cell->text.s : "";
}

// The number of a cell; -1 when it is none.
static double number_at(const struct outcome *outcome, size_t sheet, int32_t row, int32_t column)
{
    const struct cell *cell = grid_cell_at(&outcome->workbook.sheets.items[sheet], row, column);
    return cell && cell->type == CELL_NUMBER ? cell->number : -1;
}

// BIFF2: whole numbers, a text in Code Page 850 that the mark names.
static void the_second_version_is_read(void **state)
{
    (void)state;
    struct arena *arena = make_arena();
    struct buffer stream = {.arena = arena};
    RECORD(&stream, 0x0009, "\x02\0\x10\0");
    RECORD(&stream, 0x0042, "\x52\x03");
    RECORD(&stream, 0x0002, "\0\0\0\0\0\0\0\x2A\0");
    RECORD(&stream, 0x0004, "\0\0\1\0\0\0\0\x0APlaneaci\xA2n");
    RECORD(&stream, 0x0005, "\1\0\0\0\0\0\0\x2A\1");
    RECORD(&stream, 0x000A, "");
    struct outcome outcome = read_stream(arena, buffer_str(&stream));
    assert_int_equal(outcome.refusal, REFUSAL_NONE);
    assert_true(number_at(&outcome, 0, 0, 0) >= 42 && number_at(&outcome, 0, 0, 0) <= 42);
    assert_string_equal(text_at(&outcome, 0, 0, 1), "Planeaci\xC3\xB3n");
    assert_string_equal(text_at(&outcome, 0, 1, 0), "#N/A");
    assert_string_equal(outcome.source.encoding.s, "CP850");
    arena_free(arena);
}

// A mark that contradicts the text is overruled and reported; a page that iconv calls otherwise is read.
static void the_mark_of_the_page_is_evidence_only(void **state)
{
    (void)state;
    static const struct {
        const char *mark, *label, *text, *encoding, *declared;
        size_t size;
    } rows[] = {
        {"\xE4\x04", "\0\0\0\0\0\0\x1B\0Direcci\xA2n de Planeaci\xA2n a\xA4o",
         "Direcci\xC3\xB3n de Planeaci\xC3\xB3n a\xC3\xB1o", "CP850", "Windows-1252", 35},
        {"\x10\x27", "\0\0\0\0\0\0\x0A\0Planeaci\x97n", "Planeaci\xC3\xB3n", "MacRoman", "", 18},
        {"\0\x80", "\0\0\0\0\0\0\x0A\0Planeaci\x97n", "Planeaci\xC3\xB3n", "MacRoman", "", 18},
        {"\xE4\x04", "\0\0\0\0\0\0\x0A\0Planeaci\x81n", "Planeaci\xEF\xBF\xBDn", "Windows-1252", "", 18},
        {"\0\0", "\0\0\0\0\0\0\x0A\0Planeaci\xF3n", "Planeaci\xC3\xB3n", "Windows-1252", "", 18},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct buffer stream = {.arena = arena};
        RECORD(&stream, 0x0409, "\0\0\x10\0\0\0");
        record(&stream, 0x0042, rows[i].mark, 2);
        record(&stream, 0x0204, rows[i].label, rows[i].size);
        RECORD(&stream, 0x000A, "");
        struct outcome outcome = read_stream(arena, buffer_str(&stream));
        assert_int_equal(outcome.refusal, REFUSAL_NONE);
        assert_string_equal(text_at(&outcome, 0, 0, 0), rows[i].text);
        assert_string_equal(outcome.source.encoding.s, rows[i].encoding);
        assert_true(str_is(outcome.source.declared, rows[i].declared));
        arena_free(arena);
    }
}

// The beginning of a BIFF8 workbook with one sheet, whose BOF will stand where `sheet` says.
static void begin_eight(struct buffer *stream, const char *strings, size_t strings_size, const char *more,
                        size_t more_size)
{
    RECORD(stream, 0x0809, "\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0");
    RECORD(stream, 0x041E,
           "\xA4\0\5\0\0"
           "0.00%");
    RECORD(stream, 0x00E0, "\0\0\0\0");
    RECORD(stream, 0x00E0, "\0\0\xA4\0");
    RECORD(stream, 0x00E0, "\0\0\x0E\0");
    size_t at = stream->n + 4;
    RECORD(stream, 0x0085, "\0\0\0\0\0\0\5\0Hoja1");
    record(stream, 0x00FC, strings, strings_size);
    if (more)
        record(stream, 0x003C, more, more_size);
    RECORD(stream, 0x000A, "");
    stream->data[at] = (char)stream->n;
    stream->data[at + 1] = (char)(stream->n >> 8);
    RECORD(stream, 0x0809, "\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0");
}

// BIFF8: shared strings, one of which goes on in another record with other flags; packed numbers; formats; a
// formula's text; merges; a hidden row.
static void the_eighth_version_is_read(void **state)
{
    (void)state;
    struct arena *arena = make_arena();
    struct buffer stream = {.arena = arena};
    static const char strings[] = "\2\0\0\0\2\0\0\0\3\0\0A\xF1o\4\0\0ab", more[] = "\1\x22\x20\x64\x22";
    begin_eight(&stream, strings, sizeof strings - 1, more, sizeof more - 1);
    RECORD(&stream, 0x0208, "\1\0\0\0\2\0\0\0\0\0\0\0\x20\0\0\0");
    RECORD(&stream, 0x00FD, "\0\0\0\0\0\0\0\0\0\0");
    RECORD(&stream, 0x00FD, "\0\0\1\0\0\0\1\0\0\0");
    RECORD(&stream, 0x027E, "\0\0\2\0\1\0\x67\0\0\0");                     // 25 hundredths, percent
    RECORD(&stream, 0x00BD, "\1\0\0\0\0\0\x0A\0\0\0\2\0\x02\xC1\2\0\1\0"); // 2 and a date
    RECORD(&stream, 0x0006, "\1\0\2\0\0\0\0\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
    RECORD(&stream, 0x0207, "\2\0\0ya");
    RECORD(&stream, 0x00E5, "\1\0\2\0\3\0\0\0\1\0");
    RECORD(&stream, 0x000A, "");
    struct outcome outcome = read_stream(arena, buffer_str(&stream));
    assert_int_equal(outcome.refusal, REFUSAL_NONE);
    assert_string_equal(text_at(&outcome, 0, 0, 0), "A\xC3\xB1o");
    assert_string_equal(text_at(&outcome, 0, 0, 1), "ab\xE2\x80\xA2\xE2\x89\xA4");
    const struct cell *percent = grid_cell_at(&outcome.workbook.sheets.items[0], 0, 2);
    assert_true(percent && percent->kind == NUMBER_PERCENT && percent->decimals == 2);
    assert_true(percent->number > 0.2499999 && percent->number < 0.2500001);
    assert_true(number_at(&outcome, 0, 1, 0) >= 2 && number_at(&outcome, 0, 1, 0) <= 2);
    const struct cell *date = grid_cell_at(&outcome.workbook.sheets.items[0], 1, 1);
    assert_true(date && date->kind == NUMBER_DATE);
    assert_string_equal(text_at(&outcome, 0, 1, 2), "ya");
    assert_int_equal(outcome.workbook.sheets.items[0].merges.count, 1);
    assert_true(grid_row_at(&outcome.workbook.sheets.items[0], 1)->is_hidden);
    arena_free(arena);
}

// Protected, or wrong inside: refused with a reason, never read as something else.
static void what_cannot_be_read_is_refused(void **state)
{
    (void)state;
    struct arena *arena = make_arena();
    struct buffer locked = {.arena = arena}, wrong = {.arena = arena}, empty = {.arena = arena};
    RECORD(&locked, 0x0809, "\0\5\5\0\0\0\0\0");
    RECORD(&locked, 0x002F, "\1\2\3\4");
    struct outcome outcome = read_stream(arena, buffer_str(&locked));
    assert_int_equal(outcome.refusal, REFUSAL_ENCRYPTED);
    static const char none[] = "\0\0\0\0\0\0\0\0";
    begin_eight(&wrong, none, sizeof none - 1, NULL, 0);
    RECORD(&wrong, 0x00FD, "\0\0\0\0\0\0\x63\0\0\0");
    outcome = read_stream(arena, buffer_str(&wrong));
    assert_int_equal(outcome.refusal, REFUSAL_BAD_STRING_INDEX);
    RECORD(&empty, 0x0809, "\0\6\5\0\0\0\0\0");
    RECORD(&empty, 0x000A, "");
    outcome = read_stream(arena, buffer_str(&empty));
    assert_int_equal(outcome.refusal, REFUSAL_NO_SHEETS);
    assert_int_equal(read_stream(arena, STR("Clave,Nombre\n")).bid, 0);
    arena_free(arena);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second_version_is_read),
        cmocka_unit_test(the_mark_of_the_page_is_evidence_only),
        cmocka_unit_test(the_eighth_version_is_read),
        cmocka_unit_test(what_cannot_be_read_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
