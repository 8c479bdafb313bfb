// SPDX-License-Identifier: MIT
// Workbooks made in memory: what their cells are, what is refused and with which sentence, which limits hold,
// and how the grid settles what comes out of order.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "listing.h"
#include "read/iso_date.h"
#include "read/reference.h"
#include "read/xlsx.h"
#include "stored_zip.h"

#define SHEET(rows)    "<worksheet xmlns=\"" OOXML_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"
#define STRINGS(items) "<sst xmlns=\"" OOXML_MAIN "\">" items "</sst>"
#define STYLES(formats, cells) \
    "<styleSheet xmlns=\"" OOXML_MAIN "\"><numFmts>" formats "</numFmts><cellXfs>" cells "</cellXfs></styleSheet>"

static struct memory memory;
static struct arena *arena;

// Each test has an arena of its own.
static int set_up(void **state)
{
    (void)state;
    memory_init(&memory, NULL);
    arena = arena_new(&memory);
    return arena ? 0 : -1;
}

// Drops the arena.
static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

// A sheet, and its cells as "A1 n 5" one after another.
struct row {
    const char *sheet, *cells;
};

static const char some_strings[] =
    STRINGS("<si><t>uno</t></si><si><r><t>d</t></r><r><t xml:space=\"preserve\">os </t></r>"
            "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t>_x0041__x000D_</t></si><si/>");
static const char some_styles[] = STYLES("<numFmt numFmtId=\"164\" formatCode=\"0.0%\"/>",
                                         "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/>");

static const struct row rows[] = {
    {SHEET("<row r=\"2\"><c r=\"B2\"><v>5</v></c><c r=\"C2\" t=\"n\"><v>-1.50</v></c><c><v>1e3</v></c></row>"),
     "B2 n 5 C2 n -1.5 D2 n 1000 "},
    {SHEET("<row><c s=\"1\"><v>0.255</v></c><c s=\"2\"><v>45382</v></c><c s=\"9\"><v>1</v></c></row>"),
     "A1 p 0.255 B1 d 45382 C1 n 1 "},
    {SHEET("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"),
     "A1 s \"uno\" B1 s \"dos \" C1 s \"A\\r\" "},
    {SHEET(
         "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"b\"><v>x</v></c></row>"),
     "A1 b true B1 b false C1 e \"#DIV/0!\" D1 s \"x\" "},
    {SHEET("<row><c t=\"str\"><f>A1&amp;\"x\"</f><v>t &amp; u</v></c><c><f>1/3</f><v>0.33333333333333331</v></c>"
           "<c><f>0</f></c><c><f t=\"shared\" si=\"0\"/><v>7</v></c></row>"),
     "A1 s \"t & u\" B1 n 0.333333333333333 D1 n 7 "},
    {SHEET(
         "<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh><t>no</t></rPh></is></c>"
         "<c t=\"inlineStr\"><v>9</v><is><t>c</t></is></c><c t=\"inlineStr\"><is/></c></row>"),
     "A1 s \"a b\" B1 s \"c\" "},
    {SHEET("<row><c t=\"d\" s=\"2\"><v>2024-03-31</v></c><c t=\"d\"><v>1900-01-01T12:00:00</v></c></row>"),
     "A1 d 45382 B1 n 1.5 "},
    {SHEET("<row><c><v>abc</v></c><c><v>1e999</v></c><c><v> 5 </v></c><c><v>007</v></c><c><v>-0</v></c></row>"),
     "A1 s \"abc\" B1 s \"1e999\" C1 n 5 D1 n 7 E1 n 0 "},
    {SHEET("<row><c><v>123456789012345678</v></c><c><v>0.1234567890123456</v></c><c><v>12345678901234.5</v></c></row>"),
     "A1 n 1.23456789012346e+17 B1 n 0.123456789012346 C1 n 12345678901234.5 "},
    {"<x:worksheet xmlns:x=\"" OOXML_MAIN
     "\"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>",
     "A1 n 5 "},
    {"<worksheet xmlns=\"" OOXML_MAIN
     "\" xmlns:o=\"o\"><sheetData><row><o:c><v>1</v></o:c><c><o:v>2</o:v><v>3</v></c></row>"
     "</sheetData></worksheet>",
     "A1 n 3 "},
    {"<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>", "A1 n 5 "},
};

// The cells of a listing without what all share.
static struct str cells_of(struct str listing)
{
    struct buffer cells = {.arena = arena};
    struct str opening = STR("{\"sheet\":\"Hoja1\",\"ref\":\"");
    while (listing.n) {
        size_t end = str_find(listing, STR("\n"));
        struct str line = str_slice(listing, 0, end);
        listing = str_slice(listing, end + 1, listing.n);
        if (!str_starts(line, opening))
            continue;
        line = str_slice(line, opening.n, line.n - opening.n - 1);
        size_t type = str_find(line, STR("\",\"t\":\"")), value = str_find(line, STR("\",\"v\":"));
        buffer_format(&cells, "%.*s %c %.*s ", (int)type, line.s, line.s[type + 7], (int)(line.n - value - 6),
                      line.s + value + 6);
    }
    return buffer_str(&cells);
}

// Reads a workbook with the default limits, by either parser.
static void read_book(struct str bytes, bool use_expat, struct listing *listing)
{
    struct limits limits = limits_default();
    listing_read(arena, bytes, &limits, use_expat, listing);
}

// Every sheet gives the cells of its row, by the shortcut, without it, and pretty-printed.
static void cells_are_what_they_declare(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str book = stored_workbook(arena, str_of(rows[i].sheet), STR(some_strings), STR(some_styles));
        for (int use_expat = 0; use_expat <= 1; use_expat++) {
            struct listing listing;
            read_book(book, use_expat, &listing);
            assert_int_equal(listing.outcome, READ_OK);
            assert_string_equal(cells_of(buffer_str(&listing.text)).s, rows[i].cells);
        }
    }
}

// Workbooks that are refused, and a piece of the sentence.
static void what_is_wrong_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *sheet, *strings, *reason;
    } wrong[] = {
        {SHEET("<row><c r=\"A1048577\"><v>1</v></c></row>"), "", "fuera de la cuadrícula"},
        {SHEET("<row><c r=\"XFE1\"><v>1</v></c></row>"), "", "fuera de la cuadrícula"},
        {SHEET("<row><c r=\"7B\"><v>1</v></c></row>"), "", "fuera de la cuadrícula"},
        {SHEET("<row r=\"0\"/>"), "", "fuera de la cuadrícula"},
        {SHEET("<row r=\"-1\"/>"), "", "fuera de la cuadrícula"},
        {SHEET("<row r=\"99999999999999999999\"/>"), "", "fuera de la cuadrícula"},
        {SHEET("<row><c t=\"s\"><v>0</v></c></row>"), "", "texto compartido que no existe"},
        {SHEET("<row><c t=\"s\"><v>4</v></c></row>"), some_strings, "texto compartido que no existe"},
        {SHEET("<row><c t=\"s\"><v>-1</v></c></row>"), some_strings, "texto compartido que no existe"},
        {SHEET("<row><c t=\"s\"><v>x</v></c></row>"), some_strings, "texto compartido que no existe"},
        {SHEET("<row><c><v>1</v></row>"), "", "no cierran en orden"},
        {"<worksheet xmlns=\"" OOXML_MAIN "\"><sheetData><row><c><v>1", "", "termina antes de tiempo"},
        {SHEET("<row><c t=\"s\"><v>0</v></c></row>"), "<sst xmlns=\"" OOXML_MAIN "\"><si><t>u",
         "termina antes de tiempo"},
        {"<!DOCTYPE a>" SHEET(""), "", "declaración de tipo de documento"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct listing listing;
        read_book(stored_workbook(arena, str_of(wrong[i].sheet), str_of(wrong[i].strings), STR("")), false, &listing);
        assert_int_equal(listing.outcome, READ_UNREADABLE);
        if (str_find(listing.reason, str_of(wrong[i].reason)) == SIZE_MAX)
            fail_msg("%s: %.*s", wrong[i].sheet, STR_ARG(listing.reason));
    }
}

// A package of given parts is judged by what its relationships lead to.
static void packages_are_followed_and_never_left(void **state)
{
    (void)state;
#define ROOT(target, mode)                                                                     \
    "<Relationships xmlns=\"" OOXML_PACKAGE "\"><Relationship Id=\"r\" Type=\"" OOXML_DOCUMENT \
    "/worksheet\" Target=\"" target "\" " mode "/></Relationships>"
    static const char book[] = "<workbook xmlns=\"" OOXML_MAIN "\" xmlns:r=\"" OOXML_DOCUMENT
                               "\"><sheets><sheet name=\"Hoja1\" r:id=\"r\"/></sheets></workbook>";
    static const struct {
        const char *related, *reason; // NULL: read
    } packages[] = {
        {ROOT("worksheets/sheet1.xml", ""), NULL},
        {ROOT("/xl/worksheets/sheet1.xml", ""), NULL},
        {ROOT("./x/../Worksheets\\SHEET1.xml", ""), NULL},
        {ROOT("../../etc/passwd", ""), "fuera del archivo"},
        {ROOT("worksheets/sheet1.xml", "TargetMode=\"External\""), "fuera del archivo"},
        {ROOT("worksheets/sheet2.xml", ""), "le falta la parte"},
        {"<Relationships xmlns=\"" OOXML_PACKAGE "\"/>", "no remite a ninguna parte"},
    };
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
        const struct stored_part parts[] = {{"xl/workbook.xml", STR(book)},
                                            {"xl/_rels/workbook.xml.rels", str_of(packages[i].related)},
                                            {"xl/worksheets/sheet1.xml", STR(SHEET("<row><c><v>5</v></c></row>"))}};
        struct listing listing;
        read_book(stored_zip(arena, parts, 3), false, &listing);
        assert_int_equal(listing.outcome, packages[i].reason ? READ_UNREADABLE : READ_OK);
        if (packages[i].reason && str_find(listing.reason, str_of(packages[i].reason)) == SIZE_MAX)
            fail_msg("%s: %.*s", packages[i].related, STR_ARG(listing.reason));
    }
}

// Every flipped bit of a package is noticed or does no harm: never other cells without a word.
static void damage_is_noticed(void **state)
{
    (void)state;
    struct str book = stored_workbook(arena, STR(SHEET("<row><c><v>12345</v></c></row>")), STR(""), STR(""));
    struct listing good, bad;
    read_book(book, false, &good);
    struct str cells = cells_of(buffer_str(&good.text));
    for (size_t i = 0; i < book.n; i++) {
        struct arena *outer = arena;
        arena = arena_child(outer);
        char *damaged = arena_copy(arena, book.s, book.n);
        damaged[i] ^= 0x10;
        read_book((struct str){damaged, book.n}, false, &bad);
        if (bad.outcome == READ_OK && !str_equal(cells_of(buffer_str(&bad.text)), cells))
            fail_msg("byte %zu: %.*s", i, STR_ARG(buffer_str(&bad.text)));
        arena_free(arena);
        arena = outer;
    }
}

// Every limit of the table that a workbook can pass, set just below what this one has.
static void limits_hold(void **state)
{
    (void)state;
    struct str book = stored_workbook(arena, STR(SHEET("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>")),
                                      STR(some_strings), STR(""));
    struct limits base = limits_default();
    const struct {
        size_t offset;
        int64_t passes, refuses;
        const char *reason;
    } limits[] = {
        {offsetof(struct limits, entries), 5, 4, "límite de partes"},
        {offsetof(struct limits, sheets), 1, 0, "límite de hojas"},
        {offsetof(struct limits, cells), 2, 1, "límite de celdas"},
        {offsetof(struct limits, shared_strings), 4, 3, "límite de textos"},
        {offsetof(struct limits, entry_bytes), 1000, 100, "límite de tamaño"},
        {offsetof(struct limits, workbook_bytes), 5000, 500, "límite de tamaño"},
        {offsetof(struct limits, string_bytes), 400, 20, "límite de tamaño"},
        {offsetof(struct limits, depth), 5, 3, "demasiados elementos"},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        for (int refuses = 0; refuses <= 1; refuses++) {
            struct limits set = base;
            struct listing listing;
            *(int64_t *)((char *)&set + limits[i].offset) = refuses ? limits[i].refuses : limits[i].passes;
            listing_read(arena, book, &set, false, &listing);
            if (listing.outcome != (refuses ? READ_UNREADABLE : READ_OK) ||
                (refuses && str_find(listing.reason, str_of(limits[i].reason)) == SIZE_MAX))
                fail_msg("limit %zu: outcome %d, %.*s", i, (int)listing.outcome, STR_ARG(listing.reason));
        }
}

// Rows and cells out of order and twice: the grid has each once, in order, the last report of it.
static void the_grid_settles_any_order(void **state)
{
    (void)state;
    static const char sheet[] =
        "<worksheet xmlns=\"" OOXML_MAIN
        "\"><sheetData><row r=\"3\" hidden=\"1\"><c r=\"C3\"><v>1</v></c><c r=\"A3\"><v>2</v>"
        "</c><c r=\"C3\"><v>3</v></c></row><row r=\"1\"><c r=\"B1\"><v>4</v></c></row><row r=\"3\"><c r=\"B3\"><v>5</v></c>"
        "<c r=\"A3\"><v>6</v></c></row></sheetData><mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells></worksheet>";
    struct read_options options = {.limits = limits_default()};
    struct source source = {.name = STR("entrega")};
    struct workbook workbook = {0};
    struct str reason;
    assert_int_equal(read_bytes(arena, &options, &source, stored_workbook(arena, STR(sheet), STR(""), STR("")),
                                grid_sink(arena, &workbook), &workbook, &reason),
                     READ_OK);
    const struct grid_sheet *grid = &workbook.sheets.items[0];
    assert_int_equal(grid->rows.count, 2);
    assert_int_equal(grid->row_count, 3);
    assert_int_equal(grid->column_count, 3);
    static const int expected[3][3] = {{0, 4, 0}, {0, 0, 0}, {6, 5, 3}};
    for (int32_t row = 0; row < 3; row++)
        for (int32_t column = 0; column < 3; column++) {
            const struct cell *cell = grid_cell_at(grid, row, column);
            assert_int_equal(cell ? (int)cell->number : 0, expected[row][column]);
        }
    assert_true(grid_row_at(grid, 2)->is_hidden);
    assert_false(grid_row_at(grid, 0)->is_hidden);
    assert_int_equal(grid_merge_at(grid, 1, 1)->row, 0);
    assert_null(grid_merge_at(grid, 2, 1));
}

// What number formats make of a number.
static void number_formats_are_understood(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int kind, decimals;
    } formats[] = {
        {"General", NUMBER_PLAIN, -1},
        {"", NUMBER_PLAIN, -1},
        {"0", NUMBER_PLAIN, 0},
        {"#,##0.00", NUMBER_PLAIN, 2},
        {"0%", NUMBER_PERCENT, 0},
        {"0.0 %", NUMBER_PERCENT, 1},
        {"0.00E+00", NUMBER_PLAIN, 2},
        {"dd/mm/yyyy", NUMBER_DATE, -1},
        {"[h]:mm", NUMBER_DATE, -1},
        {"[Red]0.0;[Blue]0", NUMBER_PLAIN, 1},
        {"\"days\"0", NUMBER_PLAIN, 0},
        {"\\d0.0", NUMBER_PLAIN, 1},
        {"_d0", NUMBER_PLAIN, 0},
        {"0;dd", NUMBER_PLAIN, 0},
        {"0\"%\"", NUMBER_PLAIN, 0},
        {"# ?/?", NUMBER_PLAIN, -1},
        {"@", NUMBER_PLAIN, -1},
        {"[$-80A]d mmm", NUMBER_DATE, -1},
        {"[Red]General", NUMBER_PLAIN, -1},
        {"A/P", NUMBER_DATE, -1},
        {"e", NUMBER_DATE, -1},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct number_format format = number_format_of_code(str_of(formats[i].code));
        if (format.kind != formats[i].kind || format.decimals != formats[i].decimals)
            fail_msg("%s: kind %d, decimals %d", formats[i].code, format.kind, format.decimals);
    }
    assert_int_equal(number_format_builtin(9).kind, NUMBER_PERCENT);
    assert_int_equal(number_format_builtin(10).decimals, 2);
    assert_int_equal(number_format_builtin(22).kind, NUMBER_DATE);
    assert_int_equal(number_format_builtin(164).kind, NUMBER_PLAIN);
}

// ISO dates as serial numbers of each system.
static void iso_dates_become_serials(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum date_system system;
        double serial;
    } dates[] = {{"2024-03-31", DATES_1900, 45382},
                 {"2024-03-31", DATES_1904, 43920},
                 {"1900-01-01", DATES_1900, 1},
                 {"1900-02-28", DATES_1900, 59},
                 {"1900-03-01", DATES_1900, 61},
                 {"1900-01-01", DATES_PLAIN, 2},
                 {"12:00:00", DATES_1900, 0.5},
                 {"2024-03-31T06:00", DATES_1900, 45382.25},
                 {"2024-03-31T12:00:00.000Z", DATES_1900, 45382.5}};
    static const char *const wrong[] = {"", "ayer", "2024-13-01", "2024-03-31x", "2024-3-1", "12:00:00pm"};
    double serial;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        assert_true(iso_date_serial(str_of(dates[i].text), dates[i].system, &serial));
        assert_true(serial > dates[i].serial - 1e-9 && serial < dates[i].serial + 1e-9);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(iso_date_serial(str_of(wrong[i]), DATES_1900, &serial));
    assert_true(iso_duration_serial(STR("P1DT12H00M00S"), &serial) && serial > 1.49 && serial < 1.51);
    assert_false(iso_duration_serial(STR("PT12"), &serial));
}

// The marks of cuadra's own workbooks, the date of saving and the date system are facts of the workbook.
static void properties_are_facts(void **state)
{
    (void)state;
    static const char relations[] =
        "<Relationships xmlns=\"" OOXML_PACKAGE "\"><Relationship Id=\"a\" Type=\"" OOXML_DOCUMENT
        "/officeDocument\" Target=\"libro.xml\"/><Relationship Id=\"b\" Type=\"" OOXML_DOCUMENT
        "/custom-properties\" Target=\"c.xml\"/><Relationship Id=\"c\" Type=\"x/core-properties\" Target=\"d.xml\"/>"
        "</Relationships>";
    static const char custom[] =
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
        "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property name=\"otra\">"
        "<vt:lpwstr>salida</vt:lpwstr></property><property name=\"cuadra\"><vt:lpwstr>formato:F-7</vt:lpwstr></property>"
        "</Properties>";
    static const char core[] =
        "<p xmlns:d=\"http://purl.org/dc/terms/\"><d:modified>2025-10-03T14:00:00Z</d:modified></p>";
    static const char book[] =
        "<workbook xmlns=\"" OOXML_MAIN "\" xmlns:r=\"" OOXML_DOCUMENT
        "\"><workbookPr date1904=\"true\"/><sheets><sheet name=\"x\" state=\"veryHidden\"/></sheets>"
        "</workbook>";
    const struct stored_part parts[] = {
        {"_rels/.rels", STR(relations)}, {"libro.xml", STR(book)}, {"c.xml", STR(custom)}, {"d.xml", STR(core)}};
    struct listing listing;
    read_book(stored_zip(arena, parts, 4), false, &listing);
    assert_int_equal(listing.outcome, READ_OK);
    assert_true(listing.facts.is_1904);
    assert_false(listing.facts.is_own);
    assert_string_equal(listing.facts.form_code.s, "F-7");
    assert_string_equal(listing.facts.modified.s, "2025-10-03T14:00:00Z");
    assert_true(str_find(buffer_str(&listing.text), STR("\"veryHidden\"")) != SIZE_MAX);
}

// Runs the tests.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_are_what_they_declare, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(packages_are_followed_and_never_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(limits_hold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_grid_settles_any_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(number_formats_are_understood, set_up, tear_down),
        cmocka_unit_test_setup_teardown(iso_dates_become_serials, set_up, tear_down),
        cmocka_unit_test_setup_teardown(properties_are_facts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
