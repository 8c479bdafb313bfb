// SPDX-License-Identifier: MIT
// The readers of old containers on any bytes: delimited text, dBASE tables, binary workbooks. Reading ends, texts
// are valid UTF-8, and delimited text gives the same fields whatever the pieces.
#include "read/containers.h"
#include "read/delimited.h"
#include "text/fold.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What the guard runs on.
struct job {
    struct arena *arena;
    struct str bytes;
};

// Ends the program when a text of the workbook is no UTF-8.
static void check_texts(const struct workbook *workbook)
{
    for (size_t s = 0; s < workbook->sheets.count; s++)
        for (size_t r = 0; r < workbook->sheets.items[s].rows.count; r++) {
            const struct grid_row *row = &workbook->sheets.items[s].rows.items[r];
            for (uint32_t c = 0; c < row->count; c++)
                if (!utf8_is_valid(row->cells[c].text.s, row->cells[c].text.n))
                    abort();
        }
}

// Reads the bytes with one reader if it bids.
static void read_with(const struct job *job, int (*bid)(struct reading *), void (*read)(struct reading *))
{
    struct workbook workbook = {0};
    struct source source = {.name = STR("file"), .path = STR("no/such/file")};
    struct read_options options = {.limits = limits_default()};
    options.limits.cells = 100000;
    struct reading reading = {.arena = job->arena,
                              .scratch = arena_child(job->arena),
                              .options = &options,
                              .source = &source,
                              .input = input_of_bytes(job->arena, job->bytes),
                              .workbook = &workbook};
    reading.sink = grid_sink(job->arena, &workbook);
    if (bid(&reading))
        read(&reading);
    check_texts(&workbook);
}

// Writes a field with its place.
static void write_field(void *context, const struct field *field)
{
    buffer_format(context, "%llu:%u:%d=%.*s\n", (unsigned long long)field->line, field->column, field->is_quoted,
                  STR_ARG(field->text));
}

// The fields of the bytes in pieces of a size.
static struct str fields_of(const struct job *job, size_t step)
{
    struct buffer *out = ARENA_NEW(job->arena, struct buffer);
    struct dialect dialect = {.separator = ';'};
    struct records_reader reader;
    out->arena = job->arena;
    records_init(&reader, job->arena, &dialect);
    reader.field = write_field;
    reader.context = out;
    for (size_t at = 0; at < job->bytes.n; at += step)
        records_add(&reader, str_slice(job->bytes, at, step));
    records_finish(&reader);
    return buffer_str(out);
}

// Reads the bytes in every way; under the guard.
static enum cuadra_status read_all(void *context)
{
    const struct job *job = context;
    read_with(job, csv_bid, csv_read);
    read_with(job, dbf_bid, dbf_read);
    read_with(job, xls_bid, xls_read);
    struct str whole = fields_of(job, job->bytes.n + 1);
    if (job->bytes.n < 4096 && (!str_equal(whole, fields_of(job, 1)) || !str_equal(whole, fields_of(job, 7))))
        abort();
    return CUADRA_OK;
}

// Gives one input to the target.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory;
    memory_init(&memory, NULL);
    struct arena *arena = arena_new(&memory);
    if (!arena)
        return 0;
    struct job job = {arena, {(const char *)data, size}};
    memory_guard(&memory, read_all, &job);
    arena_free(arena);
    return 0;
}
