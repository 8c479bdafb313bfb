// SPDX-License-Identifier: MIT
// dBASE tables from hand-made bytes: kinds of fields, deleted records, what the header says of the encoding
// against what the text says, and headers that lie.
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

// A field of a table to make.
struct made_field {
    const char *name;
    char type;
    unsigned char size, decimals;
};

// A table with these fields and records; `language` is the mark of the encoding.
static struct str make_table(struct arena *arena, unsigned char language, const struct made_field *fields, size_t count,
                             const char *const *records, size_t record_count)
{
    struct buffer out = {.arena = arena};
    size_t size = 1, header = 33 + 32 * count;
    for (size_t i = 0; i < count; i++)
        size += fields[i].size;
    unsigned char head[32] = {3,
                              124,
                              5,
                              1,
                              (unsigned char)record_count,
                              0,
                              0,
                              0,
                              (unsigned char)header,
                              (unsigned char)(header >> 8),
                              (unsigned char)size,
                              (unsigned char)(size >> 8)};
    head[29] = language;
    buffer_add(&out, head, sizeof head);
    for (size_t i = 0; i < count; i++) {
        unsigned char field[32] = {0};
        memcpy(field, fields[i].name, strlen(fields[i].name));
        field[11] = (unsigned char)fields[i].type;
        field[16] = fields[i].size;
        field[17] = fields[i].decimals;
        buffer_add(&out, field, sizeof field);
    }
    buffer_add_char(&out, '\r');
    for (size_t i = 0; i < record_count; i++) {
        assert_int_equal(strlen(records[i]), size);
        buffer_add_z(&out, records[i]);
    }
    buffer_add_char(&out, '\x1A');
    return buffer_str(&out);
}

// What came of reading a table.
struct outcome {
    struct workbook workbook;
    struct source source;
    enum refusal refusal;
    int bid;
};

// Reads bytes as a file.
static struct outcome read_table(struct arena *arena, struct str bytes)
{
    struct outcome outcome = {0};
    struct read_options options = {.limits = limits_default()};
    outcome.source.path = STR("nowhere/table");
    struct reading reading = {.arena = arena,
                              .scratch = arena_child(arena),
                              .options = &options,
                              .source = &outcome.source,
                              .input = input_of_bytes(arena, bytes),
                              .workbook = &outcome.workbook};
    reading.sink = grid_sink(arena, &outcome.workbook);
    outcome.bid = dbf_bid(&reading);
    if (outcome.bid)
        dbf_read(&reading);
    outcome.refusal = reading.refusal;
    return outcome;
}

// The cell of the only sheet.
static const struct cell *cell_at(const struct outcome *outcome, int32_t row, int32_t column)
{
    return grid_cell_at(&outcome->workbook.sheets.items[0], row, column);
}

static const struct made_field people[] = {
    {"CLAVE", 'C', 4, 0}, {"NOMBRE", 'C', 12, 0}, {"META", 'N', 8, 2}, {"FECHA", 'D', 8, 0}, {"ACTIVO", 'L', 1, 0}};

// Keys stay text, figures are numbers with their decimals, dates dates; deleted records are gone.
static void fields_are_read_by_their_type(void **state)
{
    (void)state;
    static const char *const records[] = {" 0504Planeaci\xA2n     12.5020241231T", "*0505Borrado            120241231F",
                                          " 0506A\xA4o           ******        ?"};
    struct arena *arena = make_arena();
    struct outcome outcome = read_table(arena, make_table(arena, 0x02, people, 5, records, 3));
    assert_int_equal(outcome.refusal, REFUSAL_NONE);
    assert_true(str_is(cell_at(&outcome, 0, 1)->text, "NOMBRE"));
    assert_true(str_is(cell_at(&outcome, 1, 0)->text, "0504"));
    assert_true(str_is(cell_at(&outcome, 1, 1)->text, "Planeaci\xC3\xB3n"));
    assert_true(cell_at(&outcome, 1, 2)->number >= 12.5 && cell_at(&outcome, 1, 2)->number <= 12.5);
    assert_int_equal(cell_at(&outcome, 1, 2)->decimals, 2);
    assert_int_equal(cell_at(&outcome, 1, 3)->kind, NUMBER_DATE);
    assert_true(cell_at(&outcome, 1, 3)->number >= 45657 && cell_at(&outcome, 1, 3)->number <= 45657);
    assert_int_equal(cell_at(&outcome, 1, 4)->type, CELL_BOOLEAN);
    assert_true(str_is(cell_at(&outcome, 2, 0)->text, "0506"));
    assert_true(str_is(cell_at(&outcome, 2, 2)->text, "******"));
    assert_null(cell_at(&outcome, 2, 3));
    assert_null(cell_at(&outcome, 2, 4));
    assert_string_equal(outcome.source.encoding.s, "CP850");
    assert_int_equal(outcome.source.declared.n, 0);
    arena_free(arena);
}

// The mark is used where the text does not contradict it; a contradiction is reported.
static void the_mark_is_evidence_only(void **state)
{
    (void)state;
    static const struct made_field names[] = {{"NOMBRE", 'C', 24, 0}};
    static const struct {
        unsigned char mark;
        const char *record, *text, *encoding, *declared;
    } rows[] = {
        {0x03, " Direcci\xA2n de Planeaci\xA2n  ", "Direcci\xC3\xB3n de Planeaci\xC3\xB3n", "CP850", "CP1252"},
        {0x00,
         " Direcci\xC3\xB3n de Econom\xC3\xAD"
         "a  ",
         "Direcci\xC3\xB3n de Econom\xC3\xAD"
         "a",
         "UTF-8", ""},
        {0x57, " Direcci\xF3n de Planeaci\xF3n  ", "Direcci\xC3\xB3n de Planeaci\xC3\xB3n", "Windows-1252", ""},
        {0x04, " Direcci\x97n de Planeaci\x97n  ", "Direcci\xC3\xB3n de Planeaci\xC3\xB3n", "MacRoman", ""},
        {0x01, " Direccion de Planeacion  ", "Direccion de Planeacion", "CP437", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        char padded[26];
        size_t n = strlen(rows[i].record);
        memset(padded, ' ', 25);
        padded[25] = '\0';
        memcpy(padded, rows[i].record, n < 25 ? n : 25);
        const char *records[] = {padded};
        struct outcome outcome = read_table(arena, make_table(arena, rows[i].mark, names, 1, records, 1));
        assert_int_equal(outcome.refusal, REFUSAL_NONE);
        assert_true(str_is(cell_at(&outcome, 1, 0)->text, rows[i].text));
        assert_string_equal(outcome.source.encoding.s, rows[i].encoding);
        assert_true(str_is(outcome.source.declared, rows[i].declared));
        arena_free(arena);
    }
}

// Headers that lie: more records than there are, records of another size, cut files, other bytes.
static void headers_are_not_believed(void **state)
{
    (void)state;
    static const char *const records[] = {" 0504Planeaci\xA2n     12.5020241231T"};
    struct arena *arena = make_arena();
    struct str table = make_table(arena, 0x02, people, 5, records, 1);
    char *bytes = arena_copy(arena, table.s, table.n);
    bytes[4] = 100; // records
    struct outcome outcome = read_table(arena, (struct str){bytes, table.n});
    assert_int_equal(outcome.refusal, REFUSAL_NONE);
    assert_int_equal(outcome.workbook.sheets.items[0].row_count, 2);
    for (size_t n = 0; n < table.n; n++)
        read_table(arena, (struct str){bytes, n});
    bytes[10] = 5; // size of a record
    assert_int_equal(read_table(arena, (struct str){bytes, table.n}).bid, 0);
    assert_int_equal(read_table(arena, STR("\3Clave;Nombre\n1;2\n")).bid, 0);
    arena_free(arena);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_read_by_their_type),
        cmocka_unit_test(the_mark_is_evidence_only),
        cmocka_unit_test(headers_are_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
