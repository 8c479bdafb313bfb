// SPDX-License-Identifier: MIT
// The guard around libxlsxwriter: what it is given may be hostile, what leaves it must be a sound workbook.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/output.h"
#include "write/workbook.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

static struct memory memory;
static struct arena *arena;
static char folder[] = "/tmp/cuadra-test-XXXXXX";

// Makes what a test works on.
static int setup(void **state)
{
    (void)state;
    memory_init(&memory, NULL);
    arena = arena_new(&memory);
    return arena ? 0 : -1;
}

// Frees what a test worked on.
static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

// A path in the scratch folder.
static const char *path_of(const char *name)
{
    return str_format(arena, "%s/%s", folder, name).s;
}

// A part of a workbook as text; fails the test when it is not there.
static const char *part(const char *path, const char *name)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    zip_stat_t about;
    assert_int_equal(zip_stat(zip, name, 0, &about), 0);
    char *bytes = arena_alloc(arena, about.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, bytes, about.size), (zip_int64_t)about.size);
    zip_fclose(file);
    zip_discard(zip);
    return bytes;
}

// A new workbook in the scratch folder.
static struct book *new_book(const char *name)
{
    struct book *book;
    struct str message;
    struct book_options options = {.path = path_of(name), .force = true, .mark = "salida"};
    assert_int_equal(book_new(arena, &options, &book, &message), CUADRA_OK);
    return book;
}

// Closes the workbook and checks that it was written.
static void close_well(struct book *book)
{
    struct str message = STR("");
    enum cuadra_status status = book_close(book, &message);
    if (status != CUADRA_OK)
        print_error("%.*s\n", STR_ARG(message));
    assert_int_equal(status, CUADRA_OK);
}

// Texts stay texts.
static void texts_stay_texts(void **state)
{
    (void)state;
    struct book *book = new_book("texts.xlsx");
    struct sheet *sheet = book_add_sheet(book, STR("Datos"));
    static const char *const given[] = {"=1+1",
                                        "=cmd|' /C calc'!A0",
                                        "+5",
                                        "@SUM(A1)",
                                        "_x0041_",
                                        "a\001b",
                                        "bad \xFF\xC3 byte",
                                        "line\r\nend\rover",
                                        "nonchar \xEF\xBF\xBF",
                                        "ñandú"};
    for (int32_t i = 0; i < 10; i++)
        sheet_text(sheet, i, 0, str_of(given[i]), NULL);
    close_well(book);
    const char *strings = part(path_of("texts.xlsx"), "xl/sharedStrings.xml");
    assert_non_null(strstr(strings, "<t>=1+1</t>"));
    assert_non_null(strstr(strings, "=cmd|"));
    assert_non_null(strstr(strings, "_x005F_x0041_"));
    assert_non_null(strstr(strings, "a_x0001_b"));
    assert_non_null(strstr(strings, "bad \xEF\xBF\xBD\xEF\xBF\xBD byte"));
    assert_non_null(strstr(strings, "line\nend\nover"));
    assert_non_null(strstr(strings, "nonchar \xEF\xBF\xBD<"));
    assert_non_null(strstr(strings, "ñandú"));
    assert_null(strstr(part(path_of("texts.xlsx"), "xl/worksheets/sheet1.xml"), "<f>"));
    assert_non_null(strstr(part(path_of("texts.xlsx"), "docProps/custom.xml"), "salida"));
}

// Long texts are cut and say so.
static void long_texts_are_cut_and_say_so(void **state)
{
    (void)state;
    char *text = arena_alloc(arena, 80001);
    for (size_t i = 0; i < 80000; i += 2)
        memcpy(text + i, "ñ", 2);
    struct str clean = cell_text(arena, (struct str){text, 80000});
    size_t characters = 0;
    for (size_t i = 0; i < clean.n; i++)
        characters += ((unsigned char)clean.s[i] & 0xC0) != 0x80;
    assert_in_range(characters, CELL_TEXT_LIMIT - 100, CELL_TEXT_LIMIT);
    assert_true(str_find(clean, STR("texto cortado")) != SIZE_MAX);
    struct str exact = {text, 2 * CELL_TEXT_LIMIT};
    assert_true(str_equal(cell_text(arena, exact), exact));
    struct book *book = new_book("long.xlsx");
    sheet_text(book_add_sheet(book, STR("a")), 0, 0, (struct str){text, 80000}, NULL);
    close_well(book);
}

// Sheet names are cleaned and unique.
static void sheet_names_are_cleaned_and_unique(void **state)
{
    (void)state;
    static const struct {
        const char *given, *name;
    } rows[] = {
        {"Hoja [1]: a/b\\c*?", "Hoja 1 a b c"},
        {"'comillas'", "comillas"},
        {"", "Hoja"},
        {"***", "Hoja (2)"},
        {"hoja", "hoja (3)"},
        {"Programa presupuestario con un nombre largo", "Programa presupuestario con un"},
        {"Programa presupuestario con un nombre largo", "Programa presupuestario con (2)"},
        {"ÁREA", "ÁREA"},
        {"área", "área (2)"},
        {"a\x01\nb", "a b"},
    };
    struct book *book = new_book("names.xlsx");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(sheet_name(book_add_sheet(book, str_of(rows[i].given))), rows[i].name);
    close_well(book);
}

// Numbers must be finite.
static void numbers_must_be_finite(void **state)
{
    (void)state;
    struct book *book = new_book("nan.xlsx");
    struct sheet *sheet = book_add_sheet(book, STR("Cifras"));
    struct str message;
    sheet_number(sheet, 6, 1, NAN, NULL);
    assert_true(book_has_failed(book));
    assert_int_equal(book_close(book, &message), CUADRA_E_OUTPUT);
    assert_true(str_find(message, STR("Cifras")) != SIZE_MAX);
    assert_true(str_find(message, STR("B7")) != SIZE_MAX);
    assert_int_not_equal(access(path_of("nan.xlsx"), F_OK), 0);
}

// Merges must not overlap.
static void merges_must_not_overlap(void **state)
{
    (void)state;
    struct book *book = new_book("merge.xlsx");
    struct sheet *sheet = book_add_sheet(book, STR("a"));
    struct str message;
    sheet_merge(sheet, 0, 0, 0, 3, STR("one"), NULL);
    sheet_merge(sheet, 1, 1, 1, 1, STR("single"), NULL);
    assert_false(book_has_failed(book));
    sheet_merge(sheet, 0, 3, 2, 3, STR("two"), NULL);
    assert_int_equal(book_close(book, &message), CUADRA_E_OUTPUT);
}

// Links stay of their kind.
static void links_stay_of_their_kind(void **state)
{
    (void)state;
    struct book *book = new_book("links.xlsx");
    struct sheet *sheet = book_add_sheet(book, STR("a"));
    static const char *const names[] = {"internal:x.xlsx", "external:y.xlsx", "a#b.xlsx",
                                        "http://z",        "mailto:q",        "ñ & 50%.xlsx"};
    for (int32_t i = 0; i < 6; i++)
        sheet_link_file(sheet, i, 0,
                        &(struct file_link){link_path(arena, path_of("links.xlsx"), path_of(names[i])),
                                            STR("Hoja 'uno'"), STR("B7")},
                        STR("carpeta/archivo"), NULL);
    sheet_link_file(sheet, 7, 0, &(struct file_link){STR("x.xlsx"), STR("internal:x"), STR("B7")}, STR("t"), NULL);
    sheet_link_cell(sheet, 8, 0, sheet, "A1", STR("arriba"), NULL);
    close_well(book);
    const char *relations = part(path_of("links.xlsx"), "xl/worksheets/_rels/sheet1.xml.rels");
    assert_non_null(strstr(relations, "\"internal%3Ax.xlsx\""));
    assert_non_null(strstr(relations, "\"external%3Ay.xlsx\""));
    assert_non_null(strstr(relations, "\"a%23b.xlsx\""));
    assert_non_null(strstr(relations, "%C3%B1%20%26%2050%25.xlsx"));
    const char *cells = part(path_of("links.xlsx"), "xl/worksheets/sheet1.xml");
    assert_non_null(strstr(cells, "location=\"'Hoja ''uno'''!B7\""));
    assert_null(strstr(cells, "location=\"'internal"));
    assert_non_null(strstr(part(path_of("links.xlsx"), "xl/sharedStrings.xml"), "carpeta/archivo"));
}

// Paths are relative to the workbook.
static void paths_are_relative_to_the_workbook(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path_of("in"), 0777), 0);
    assert_int_equal(mkdir(path_of("out"), 0777), 0);
    struct str link = link_path(arena, path_of("out/a.xlsx"), path_of("in/b c.xlsx"));
    assert_string_equal(link.s, "../in/b%20c.xlsx");
    assert_string_equal(link_path(arena, path_of("out/a.xlsx"), path_of("out/b.xlsx")).s, "b.xlsx");
}

// Formulas carry their value.
static void formulas_carry_their_value(void **state)
{
    (void)state;
    struct book *book = new_book("formulas.xlsx");
    struct sheet *sheet = book_add_sheet(book, STR("a"));
    sheet_formula_number(sheet, 0, 0, "=0.5+0.425", 0.925, NULL);
    sheet_formula_text(sheet, 1, 0, "=\"\"", STR(""), NULL);
    sheet_formula_text(sheet, 2, 0, "=\"Verde\"", STR("Verde"), NULL);
    close_well(book);
    const char *cells = part(path_of("formulas.xlsx"), "xl/worksheets/sheet1.xml");
    assert_non_null(strstr(cells, "<f>0.5+0.425</f><v>0.925</v>"));
    assert_non_null(strstr(cells, "t=\"str\"><f>\"\"</f><v></v>"));
    assert_non_null(strstr(cells, "<v>Verde</v>"));
}

// A workbook with a bit of everything.
static void write_sample(const char *name)
{
    struct book *book = new_book(name);
    struct style head = {
        .bold = 1, .fill = COLOUR(0x1F3864), .ink = COLOUR(0xFFFFFF), .wrap = 1, .bottom = BORDER_THIN};
    struct style percent = {.number = SHOW_PERCENT_1}, amount = {.number = book_number_format(book, "#,##0.000000")};
    struct sheet *sheet = book_add_sheet(book, STR("Datos"));
    struct str headers[] = {STR("Clave"), STR("Valor"), STR("%")};
    for (int32_t i = 0; i < 3; i++)
        sheet_text(sheet, 0, i, headers[i], &head);
    for (int32_t i = 1; i < 20; i++) {
        sheet_text(sheet, i, 0, str_format(arena, "1.%d", (int)i), NULL);
        sheet_number(sheet, i, 1, 12.5 + i / 8.0, &amount);
        sheet_formula_number(sheet, i, 2, "=12.5/100", 0.125, &percent);
    }
    sheet_table(sheet, 0, 0, 19, &(struct table){"Datos", headers, 3, &head});
    sheet_column(sheet, 0, 0, 21.25, NULL);
    struct print_setup setup = {.header = STR("&L&\"Calibri\"Título"), .footer = STR("&R&P de &N"), .last_row = -1};
    sheet_print(sheet, &setup);
    book_define_name(book, "Cumplimiento", "=Datos!$B$2");
    close_well(book);
}

// The bytes of a file.
static struct str contents(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buffer bytes = {.arena = arena};
    char piece[4096];
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add(&bytes, piece, n);
    fclose(file);
    return buffer_str(&bytes);
}

// Bytes do not depend on surroundings.
static void bytes_do_not_depend_on_surroundings(void **state)
{
    (void)state;
    write_sample("one.xlsx");
    setenv("TZ", "America/Tijuana", 1);
    locale_t spanish = newlocale(LC_ALL_MASK, "es_ES.UTF-8", (locale_t)0);
    locale_t before = spanish ? uselocale(spanish) : (locale_t)0;
    write_sample("two.xlsx");
    if (spanish) {
        uselocale(before);
        freelocale(spanish);
    } else {
        print_message("es_ES.UTF-8 is not installed: only the time zone was changed\n");
    }
    unsetenv("TZ");
    assert_true(str_equal(contents(path_of("one.xlsx")), contents(path_of("two.xlsx"))));
    assert_null(strstr(part(path_of("two.xlsx"), "xl/worksheets/sheet1.xml"), ",5</v>"));
}

// Existing files need force.
static void existing_files_need_force(void **state)
{
    (void)state;
    struct book *book;
    struct str message;
    write_sample("kept.xlsx");
    struct book_options options = {.path = path_of("kept.xlsx")};
    assert_int_equal(book_new(arena, &options, &book, &message), CUADRA_E_OUTPUT);
    assert_true(str_find(message, STR("ya existe")) != SIZE_MAX);
    options.path = path_of("no-such-folder/x.xlsx");
    assert_int_equal(book_new(arena, &options, &book, &message), CUADRA_E_OUTPUT);
    options.path = folder;
    options.force = true;
    assert_int_equal(book_new(arena, &options, &book, &message), CUADRA_E_OUTPUT);
    options.path = "/dev/null";
    assert_int_equal(book_new(arena, &options, &book, &message), CUADRA_E_OUTPUT);
}

// Outputs are whole or not there.
static void outputs_are_whole_or_not_there(void **state)
{
    (void)state;
    struct output *output;
    struct str message;
    assert_int_equal(output_begin(arena, path_of("text.html"), false, &output, &message), CUADRA_OK);
    assert_true(output_write(output, "half", 4));
    assert_int_not_equal(access(path_of("text.html"), F_OK), 0);
    output_abandon(output);
    assert_int_not_equal(access(output_temporary_path(output), F_OK), 0);
    assert_int_equal(output_begin(arena, path_of("text.html"), false, &output, &message), CUADRA_OK);
    struct cuadra_sink sink = output_sink(output);
    assert_true(sink.write(sink.context, "whole", 5));
    assert_int_equal(output_commit(output, &message), CUADRA_OK);
    assert_true(str_is(contents(path_of("text.html")), "whole"));
}

// Nothing is left behind.
static void nothing_is_left_behind(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "ls -A %s | grep -c 'tmp$' | grep -qx 0", folder);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

// Runs them all.
int main(void)
{
    if (!mkdtemp(folder))
        return 1;
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(texts_stay_texts),
        TEST(long_texts_are_cut_and_say_so),
        TEST(sheet_names_are_cleaned_and_unique),
        TEST(numbers_must_be_finite),
        TEST(merges_must_not_overlap),
        TEST(links_stay_of_their_kind),
        TEST(paths_are_relative_to_the_workbook),
        TEST(formulas_carry_their_value),
        TEST(bytes_do_not_depend_on_surroundings),
        TEST(existing_files_need_force),
        TEST(outputs_are_whole_or_not_there),
        TEST(nothing_is_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
