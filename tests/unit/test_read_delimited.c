// SPDX-License-Identifier: MIT
// Delimited text: separators and decimal marks found out, fields in quotes and without, whatever the pieces; and
// which digits may become a number.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/delimited.h"

#include <string.h>

static struct memory memory;

// An arena for a test.
static struct arena *make_arena(void)
{
    memory_init(&memory, NULL);
    return arena_new(&memory);
}

// Separators and decimal marks.
static void the_dialect_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char separator;
        bool decimal_comma, is_prose;
    } rows[] = {
        {"Clave;Nombre;Meta\r\n1;Uno;12,5\r\n2;Dos;3,75\r\n", ';', true, false},
        {"Clave,Nombre,Meta\n1,Uno,12.5\n2,\"Dos, tres\",3.75\n", ',', false, false},
        {"Clave\tNombre\rUno, dos\t3\rTres; cuatro\t5\r", '\t', false, false},
        {"a|b|c\n1|2|3\n", '|', false, false},
        {"sep=;\na;b\n1;2\n", ';', false, false},
        {"Informe Trimestral 2024\r\nUnidad:\t504 - Instituto\r\n\r\nNivel\tClave\tMeta\r\nFin\t1\t2\r\n", '\t', false,
         false},
        {"Por medio de la presente, y en respuesta a su oficio, le informo lo siguiente.\nSin otro particular.\n", 0,
         false, true},
        {"uno\ndos\ntres\n", 0, false, false},
        {"Meta;Avance\n1.250,75;3\n900,10;4\n", ';', true, false},
        {"\"Nombre\",\"Total\"\n\"a\",\"1,250.00\"\n", ',', false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = make_arena();
        struct dialect dialect;
        dialect_find(arena, str_of(rows[i].text), 0, &dialect);
        if (dialect.separator != rows[i].separator || dialect.decimal_comma != rows[i].decimal_comma ||
            dialect.is_prose != rows[i].is_prose)
            fail_msg("row %zu: separator %d, comma %d, prose %d", i, dialect.separator, dialect.decimal_comma,
                     dialect.is_prose);
        arena_free(arena);
    }
}

// Writes a field as "line:column=text;" into the buffer.
static void write_field(void *context, const struct field *field)
{
    buffer_format(context, "%llu:%u=%.*s;", (unsigned long long)field->line, field->column, STR_ARG(field->text));
}

// The fields of a text read in pieces of a size.
static struct str fields_of(struct arena *arena, const char *text, size_t step)
{
    struct buffer out = {.arena = arena};
    struct dialect dialect = {.separator = ','};
    struct records_reader reader;
    records_init(&reader, arena, &dialect);
    reader.field = write_field;
    reader.context = &out;
    for (size_t at = 0; at < strlen(text); at += step)
        records_add(&reader, str_slice(str_of(text), at, step));
    records_finish(&reader);
    return buffer_str(&out);
}

// Fields come out the same, however the text is cut; a row is the line where its record begins.
static void fields_are_read_in_any_pieces(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fields;
    } rows[] = {
        {"a,b\nc,d\n", "0:0=a;0:1=b;1:0=c;1:1=d;"},
        {"a,b\r\n\r\nc,d", "0:0=a;0:1=b;2:0=c;2:1=d;"},
        {"a,b\rc,d\r", "0:0=a;0:1=b;1:0=c;1:1=d;"},
        {"\"a,1\",\"b\"\"c\"\nd,\"e\nf\"\ng,h", "0:0=a,1;0:1=b\"c;1:0=d;1:1=e\nf;3:0=g;3:1=h;"},
        {",,\n,x", "0:0=;0:1=;0:2=;1:0=;1:1=x;"},
        {"5\" de tubo,b\nc,d", "0:0=5\" de tubo;0:1=b;1:0=c;1:1=d;"},
        {"\"a\"b,c\n", "0:0=ab;0:1=c;"},
        {"a,\"sin cerrar\nb,c\n", "0:0=a;0:1=\"sin cerrar;1:0=b;1:1=c;"},
        {"\"\",x\n", "0:0=;0:1=x;"},
        {"Direcci\xC3\xB3n de Obras,\"Direcci\xC3\xB3n, de Obras\",1234567\r\n\"12345678\",12345678,\"\"\r\n",
         "0:0=Direcci\xC3\xB3n de Obras;0:1=Direcci\xC3\xB3n, de Obras;0:2=1234567;1:0=12345678;1:1=12345678;1:2=;"},
        {"\"dice \"\"s\xC3\xAD\"\"\",\"dos\nlineas\",\"a la vez\"x,\"y\" \n12345678\n",
         "0:0=dice \"s\xC3\xAD\";0:1=dos\nlineas;0:2=a la vezx;0:3=y ;2:0=12345678;"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t step = 1; step < 64; step++) {
            struct arena *arena = make_arena();
            struct str got = fields_of(arena, rows[i].text, step);
            if (!str_is(got, rows[i].fields))
                fail_msg("row %zu in pieces of %zu: %.*s", i, step, STR_ARG(got));
            arena_free(arena);
        }
}

// Digits that may become a number without losing how they are written, and those that may not.
static void only_safe_digits_become_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool decimal_comma, is_safe;
        double number;
        int decimals;
    } rows[] = {
        {"0", false, true, 0, 0},
        {"12", false, true, 12, 0},
        {"-4.5", false, true, -4.5, 1},
        {"0.25", false, true, 0.25, 2},
        {"0504", false, false, 0, 0},
        {"3-1", false, false, 0, 0},
        {"1.", false, false, 0, 0},
        {".5", false, false, 0, 0},
        {"-", false, false, 0, 0},
        {"1e5", false, false, 0, 0},
        {"12,5", false, false, 0, 0},
        {"12,5", true, true, 12.5, 1},
        {"1.250,75", true, true, 1250.75, 2},
        {"1.250", true, true, 1250, 0},
        {"1.1", true, false, 0, 0},
        {"123456789012345", false, true, 123456789012345, 0},
        {"1234567890123456", false, false, 0, 0},
        {"-0", false, false, 0, 0},
        {"1.2.3", false, false, 0, 0},
        {"", false, false, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double number = 0;
        int decimals = 0;
        bool is_safe = number_is_safe(str_of(rows[i].text), rows[i].decimal_comma, &number, &decimals);
        if (is_safe != rows[i].is_safe)
            fail_msg("%s: %d", rows[i].text, is_safe);
        if (is_safe) {
            assert_true(number >= rows[i].number && number <= rows[i].number);
            assert_int_equal(decimals, rows[i].decimals);
        }
    }
}

// Names of separators as people write them.
static void separators_have_names(void **state)
{
    (void)state;
    assert_int_equal(separator_named(STR(";")), ';');
    assert_int_equal(separator_named(STR("tab")), '\t');
    assert_int_equal(separator_named(STR(",")), ',');
    assert_int_equal(separator_named(STR("coma")), ',');
    assert_int_equal(separator_named(STR("|")), '|');
    assert_int_equal(separator_named(STR("x")), 0);
    assert_int_equal(separator_named(STR("")), 0);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dialect_is_found),
        cmocka_unit_test(fields_are_read_in_any_pieces),
        cmocka_unit_test(only_safe_digits_become_numbers),
        cmocka_unit_test(separators_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
