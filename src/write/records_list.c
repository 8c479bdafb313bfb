// SPDX-License-Identifier: MIT
// The records of a run, one by one, to a sink or into a file; with what is calculated of each where asked for.
#include "write/records.h"

#include "base/map.h"
#include "check/leaves.h"
#include "merge/run.h"
#include "text/fold.h"
#include "write/output.h"

enum { FULL = 64 * 1024 }; // bytes of text that go to the sink at once

// The arguments of cuadra_run_print_records, for the guard.
struct printing {
    struct cuadra_run *run;
    enum cuadra_records_format format;
    bool with_calculation;
    const struct cuadra_sink *out;
    const char *path;
    bool *leaves;       // of each record, where calculated
    struct buffer text; // of the records still to go to the sink
};

// One group of records of the same file, unit, programme and year.
struct leaf_group {
    VECTOR(struct leaf_item) items;
    VECTOR(size_t) records;
};

// What records of one group have in common, as a text.
static struct str group_key(struct arena *arena, const struct record *record)
{
    struct str unit = record->unit.key.s ? fold_key(arena, record->unit.key) : fold_label(arena, record->unit.name);
    struct str programme =
        record->programme.key.s ? fold_key(arena, record->programme.key) : fold_label(arena, record->programme.name);
    return str_format(arena, "%.*s\t%.*s\t%.*s\t%d", STR_ARG(record->source->path), STR_ARG(unit), STR_ARG(programme),
                      record->fiscal_year);
}

// What the marking of the leaves needs at each group.
struct marking {
    struct arena *scratch;
    const struct config *config;
    bool *leaves;
};

// Marks the leaves of one group.
static void mark_group(void *context, struct str key, void *value)
{
    const struct marking *marking = context;
    struct leaf_group *group = value;
    (void)key;
    leaves_mark(marking->scratch, marking->config, group->items.items, group->items.count);
    for (size_t i = 0; i < group->items.count; i++)
        marking->leaves[group->records.items[i]] = group->items.items[i].is_leaf;
}

// Finds which records are leaves.
static void find_leaves(struct printing *printing, struct arena *scratch)
{
    const struct cuadra_run *run = printing->run;
    struct map *groups = map_new(scratch);
    struct marking marking = {scratch, &run->config, arena_array(scratch, run->records.count + 1, sizeof(bool))};
    for (size_t i = 0; i < run->records.count; i++) {
        const struct record *record = run->records.items[i];
        struct str key = group_key(scratch, record);
        struct leaf_group *group = map_find(groups, key);
        if (!group) {
            group = ARENA_NEW(scratch, struct leaf_group);
            map_set(groups, key, group);
        }
        *VECTOR_ADD(scratch, &group->items) = (struct leaf_item){.level = record->level, .key = record->key};
        *VECTOR_ADD(scratch, &group->records) = i;
    }
    map_each(groups, mark_group, &marking);
    printing->leaves = marking.leaves;
}

// The quarter at which a record is calculated: that of --corte, else the one it reports.
static int cutoff_of(const struct cuadra_run *run, const struct record *record)
{
    return run->cutoff_quarter ? run->cutoff_quarter : record->quarter;
}

// Adds one record to the text.
static void add_record(struct printing *printing, size_t number)
{
    const struct record *record = printing->run->records.items[number];
    struct record_calculation made = {0}, *calculated = printing->with_calculation ? &made : NULL;
    if (calculated) {
        calculate(&printing->run->config, record, cutoff_of(printing->run, record), &made.calculation);
        made.is_evaluable = printing->leaves[number];
    }
    if (printing->format == CUADRA_RECORDS_CSV) {
        if (!number && !printing->run->taken)
            records_add_csv_header(&printing->text, record, calculated);
        record_add_csv(&printing->text, record, calculated);
    } else {
        record_add_json(&printing->text, record, calculated);
    }
}

// Hands the text to the sink; false when it refused.
static bool flush(struct printing *printing)
{
    struct str text = buffer_str(&printing->text);
    printing->text.n = 0;
    return !text.n || printing->out->write(printing->out->context, text.s, text.n);
}

// Prints all records there are; false when the sink refused.
static bool print_all(struct printing *printing)
{
    struct arena *scratch = arena_child(printing->run->arena);
    if (printing->with_calculation)
        find_leaves(printing, scratch);
    bool is_written = true;
    for (size_t i = 0; i < printing->run->records.count && is_written; i++) {
        add_record(printing, i);
        if (printing->text.n >= FULL)
            is_written = flush(printing);
    }
    arena_free(scratch);
    return is_written && flush(printing);
}

// Prints all records; under the guard.
static enum cuadra_status print_records(void *context)
{
    struct printing *printing = context;
    printing->text.arena = arena_child(printing->run->arena);
    bool is_written = print_all(printing);
    arena_free(printing->text.arena);
    return is_written ? CUADRA_OK : CUADRA_E_OUTPUT;
}

// Prints the records read, in reading order; `with_calculation` adds what is calculated of each, at the cutoff of
// the options or else at the quarter that each submission reports.
enum cuadra_status cuadra_run_print_records(cuadra_run *run, enum cuadra_records_format format, bool with_calculation,
                                            const struct cuadra_sink *out)
{
    struct printing printing = {.run = run, .format = format, .with_calculation = with_calculation, .out = out};
    return memory_guard(&run->memory, print_records, &printing);
}

// A streaming: what is printed, and of which files.
struct streaming {
    struct printing printing;
    const char *const *paths;
    size_t count;
};

// Prints the records of the file just read.
static bool print_file(void *context)
{
    return print_all(context);
}

// Reads and prints file by file; under the guard.
static enum cuadra_status stream_all(void *context)
{
    struct streaming *streaming = context;
    struct cuadra_run *run = streaming->printing.run;
    streaming->printing.text.arena = arena_child(run->arena);
    run->take_records = print_file;
    run->taker = &streaming->printing;
    enum cuadra_status status = run_read(run, streaming->paths, streaming->count);
    run->take_records = NULL;
    arena_free(streaming->printing.text.arena);
    return status;
}

// Reads submissions and prints the records of each as soon as it is read.
enum cuadra_status cuadra_run_stream_records(cuadra_run *run, const char *const *paths, size_t count,
                                             enum cuadra_records_format format, bool with_calculation,
                                             const struct cuadra_sink *out)
{
    struct streaming streaming = {
        {.run = run, .format = format, .with_calculation = with_calculation, .out = out}, paths, count};
    return memory_guard(&run->memory, stream_all, &streaming);
}

// Writes all records to a file; under the guard.
static enum cuadra_status save_all(void *context)
{
    struct printing *printing = context;
    struct cuadra_run *run = printing->run;
    struct output *output;
    struct str message = {0};
    enum cuadra_status status = output_begin(run->arena, printing->path, run->options.force, &output, &message);
    if (status == CUADRA_OK) {
        struct cuadra_sink sink = output_sink(output);
        printing->out = &sink;
        print_records(printing);
        status = output_commit(output, &message);
    }
    return status == CUADRA_OK ? status : run_fail(run, status, "%.*s", STR_ARG(message));
}

// The same into a file, written whole or not at all.
enum cuadra_status cuadra_run_save_records(cuadra_run *run, enum cuadra_records_format format, bool with_calculation,
                                           const char *path)
{
    struct printing printing = {.run = run, .format = format, .with_calculation = with_calculation, .path = path};
    return memory_guard(&run->memory, save_all, &printing);
}
