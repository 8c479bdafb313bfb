// SPDX-License-Identifier: MIT
// Reading with memory that ends at each request in turn, for every container: the call says so, nothing stays
// behind, and with memory enough the cells are there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "listing.h"
#include "stored_zip.h"

#include <stdlib.h>

// An allocator that grants so many requests and counts what is out.
struct counted {
    size_t out, left;
};

// Memory that ends at the request that is to fail.
static void *counted_get(void *context, size_t size)
{
    struct counted *counted = context;
    if (!counted->left)
        return NULL;
    counted->left--;
    counted->out++;
    return malloc(size);
}

// Gives memory back and counts it.
static void counted_put(void *context, void *block)
{
    ((struct counted *)context)->out--;
    free(block);
}

// One reading, for the guard.
struct job {
    struct arena *arena;
    struct str bytes;
    bool use_expat;
    enum read_outcome outcome;
    size_t listed, rows;
};

// Reads into a listing and into a grid; under the guard.
static enum cuadra_status read_both_ways(void *context)
{
    struct job *job = context;
    struct limits limits = limits_default();
    struct listing listing;
    listing_read(job->arena, job->bytes, &limits, job->use_expat, &listing);
    struct read_options options = {.limits = limits, .use_expat = job->use_expat};
    struct source source = {.name = STR("entrega")};
    struct workbook workbook = {0};
    struct str reason;
    job->outcome =
        read_bytes(job->arena, &options, &source, job->bytes, grid_sink(job->arena, &workbook), &workbook, &reason);
    job->listed = listing.text.n;
    job->rows = workbook.sheets.count ? workbook.sheets.items[0].rows.count : 0;
    return CUADRA_OK;
}

// Lets memory end at each request of reading the bytes.
static void starve(struct str bytes, bool use_expat)
{
    enum cuadra_status status = CUADRA_E_MEMORY;
    for (size_t granted = 0; status != CUADRA_OK; granted++) {
        assert_true(granted < 20000);
        struct counted counted = {0, granted};
        const struct cuadra_allocator allocator = {counted_get, counted_put, &counted};
        struct memory memory;
        memory_init(&memory, &allocator);
        struct job job = {.arena = arena_new(&memory), .bytes = bytes, .use_expat = use_expat};
        if (job.arena)
            status = memory_guard(&memory, read_both_ways, &job);
        assert_true(status == CUADRA_OK || status == CUADRA_E_MEMORY);
        if (status == CUADRA_OK) {
            assert_int_equal(job.outcome, READ_OK);
            assert_true(job.listed > 0 && job.rows > 0);
        }
        arena_free(job.arena);
        assert_int_equal(counted.out, 0);
    }
}

// The file of a case or seed, read whole.
static struct str load(struct arena *arena, const char *name)
{
    const char *top = getenv("TOP");
    struct str path = str_format(arena, "%s/tests/%s", top ? top : ".", name);
    FILE *file = fopen(path.s, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(arena, 1 << 16);
    struct str loaded = {bytes, fread(bytes, 1, 1 << 16, file)};
    fclose(file);
    return loaded;
}

// OOXML by either parser.
static void an_ooxml_workbook_survives_any_shortage(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    static const char sheet[] =
        "<worksheet xmlns=\"" OOXML_MAIN
        "\"><sheetData><row r=\"2\"><c t=\"s\" s=\"1\"><v>0</v></c><c><v>1</v></c></row><row "
        "r=\"1\"><c t=\"inlineStr\"><is><t>&#241;</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/>"
        "</mergeCells></worksheet>";
    struct str book = stored_workbook(
        arena, STR(sheet), STR("<sst xmlns=\"" OOXML_MAIN "\"><si><t>uno</t></si><si><r><t>x</t></r></si></sst>"),
        STR("<styleSheet xmlns=\"" OOXML_MAIN "\"><cellXfs><xf/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"));
    starve(book, false);
    starve(book, true);
    arena_free(arena);
}

// The other containers that this project reads itself.
static void other_containers_survive_any_shortage(void **state)
{
    (void)state;
    static const char *const files[] = {"cases/celdas-fods/entrega.fods", "cases/celdas-xml-2003/entrega.xls",
                                        "cases/celdas-html/entrega.xls", "fuzz/corpus/package/csv"};
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        starve(load(arena, files[i]), false);
    const struct stored_part parts[] = {{"mimetype", STR("application/vnd.oasis.opendocument.spreadsheet")},
                                        {"content.xml", load(arena, "fuzz/corpus/ods/small")}};
    starve(stored_zip(arena, parts, 2), false);
    arena_free(arena);
}

// Runs the tests.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ooxml_workbook_survives_any_shortage),
        cmocka_unit_test(other_containers_survive_any_shortage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
