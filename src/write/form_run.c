// SPDX-License-Identifier: MIT
// The public calls that write forms: the blank one of a layout, and one for each unit out of its submissions.
#include "base/map.h"
#include "es/form_texts.h"
#include "es/layout_texts.h"
#include "merge/run.h"
#include "text/fold.h"
#include "write/form.h"

#include <errno.h>
#include <sys/stat.h>

// The arguments of the calls, for the guard.
struct request {
    struct cuadra_run *run;
    const char *layout, *path;
    size_t *count;
};

// The layout of a name, NULL when there is none.
static const struct layout *find_layout(const struct vocabulary *vocabulary, struct str name)
{
    for (size_t i = 0; i < vocabulary->layouts.count; i++)
        if (str_equal(vocabulary->layouts.items[i].name, name))
            return &vocabulary->layouts.items[i];
    return NULL;
}

// Writes a blank form; under the guard.
static enum cuadra_status write_blank(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    const struct layout *layout = find_layout(run->vocabulary, str_of(request->layout));
    struct str message = {0};
    if (!layout)
        return run_fail(run, CUADRA_E_USAGE, LAYOUT_TEXT_NO_LAYOUT, request->layout);
    if (!layout->form_columns.count)
        return run_fail(run, CUADRA_E_USAGE, LAYOUT_TEXT_NO_FORM, request->layout);
    struct form_request form = {layout, &run->config, NULL, request->path, run->options.force};
    struct arena *arena = arena_child(run->arena);
    enum cuadra_status status = form_write(arena, &form, &message);
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s", STR_ARG(message));
    arena_free(arena);
    return status;
}

// Writes the blank form of a layout.
enum cuadra_status cuadra_run_write_form(cuadra_run *run, const char *layout, const char *path)
{
    struct request request = {run, layout, path, NULL};
    return memory_guard(&run->memory, write_blank, &request);
}

// What a record's unit is known by.
static struct str unit_key(struct arena *arena, const struct record *record)
{
    return record->unit.key.s ? fold_key(arena, record->unit.key) : fold_label(arena, record->unit.name);
}

// Whether two records are the same indicator.
static bool is_same(struct arena *arena, const struct record *a, const struct record *b)
{
    bool same_key = a->key.s && b->key.s ? str_equal(a->key, b->key)
                                         : !a->key.s && !b->key.s &&
                                               str_equal(fold_label(arena, a->texts[TEXT_INDICATOR].text),
                                                         fold_label(arena, b->texts[TEXT_INDICATOR].text));
    return same_key && a->level == b->level && a->fiscal_year == b->fiscal_year &&
           str_equal(fold_key(arena, a->programme.key), fold_key(arena, b->programme.key));
}

// Whether a submission is newer than another: a later quarter, else the later file.
static bool is_newer(const struct record *a, const struct record *b)
{
    if (a->quarter != b->quarter)
        return a->quarter > b->quarter;
    int order = str_compare(a->modified, b->modified);
    return order > 0 || (order == 0 && a->source != b->source && str_compare(a->source->path, b->source->path) > 0);
}

// Adds a record to the unit's, in place of an older one of the same indicator from another file.
static void add_record(struct arena *arena, record_list *records, struct record *record)
{
    for (size_t i = 0; i < records->count; i++) {
        if (records->items[i]->source == record->source || !is_same(arena, records->items[i], record))
            continue;
        if (is_newer(record, records->items[i]))
            records->items[i] = record;
        return;
    }
    *VECTOR_ADD(arena, records) = record;
}

// The layout of the form for a unit: that of its submissions, else the first that has a form.
static const struct layout *form_layout(const struct vocabulary *vocabulary, const record_list *records)
{
    const struct layout *layout = records->count ? find_layout(vocabulary, records->items[0]->layout) : NULL;
    for (size_t i = 0; (!layout || !layout->form_columns.count) && i < vocabulary->layouts.count; i++)
        if (vocabulary->layouts.items[i].form_columns.count)
            layout = &vocabulary->layouts.items[i];
    return layout && layout->form_columns.count ? layout : NULL;
}

// A file's name out of a unit's key and name.
static struct str file_name(struct arena *arena, const struct record *record)
{
    struct str folded = fold_label(arena, record->unit.name.s ? record->unit.name : STR("unidad"));
    struct buffer name = {.arena = arena};
    if (record->unit.key.s)
        buffer_format(&name, "%.*s-", STR_ARG(record->unit.key));
    for (size_t i = 0; i < folded.n && i < 60; i++)
        buffer_add_char(&name, folded.s[i] == ' ' ? '-' : folded.s[i]);
    for (size_t i = 0; i < name.n; i++)
        if (name.data[i] == '/' || name.data[i] == '\\' || name.data[i] == ':')
            name.data[i] = '-';
    return buffer_str(&name);
}

// Writes the form of the unit of a record.
static enum cuadra_status write_unit(const struct request *request, struct arena *arena, struct str unit)
{
    struct cuadra_run *run = request->run;
    record_list records = {0};
    struct str message = {0};
    for (size_t i = 0; i < run->records.count; i++)
        if (str_equal(unit_key(arena, run->records.items[i]), unit))
            add_record(arena, &records, run->records.items[i]);
    const struct layout *layout = form_layout(run->vocabulary, &records);
    if (!layout)
        return run_fail(run, CUADRA_E_USAGE, FORM_NO_LAYOUT_WITH_FORM);
    struct str path = str_format(arena, "%s/%s.xlsx", request->path, str_z(arena, file_name(arena, records.items[0])));
    struct form_request form = {layout, &run->config, &records, path.s, run->options.force};
    enum cuadra_status status = form_write(arena, &form, &message);
    return status == CUADRA_OK ? status : run_fail(run, status, "%.*s", STR_ARG(message));
}

// Writes a form for each unit; under the guard.
static enum cuadra_status write_all(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    struct map *done = map_new(run->arena);
    *request->count = 0;
    if (mkdir(request->path, 0777) != 0 && errno != EEXIST)
        return run_fail(run, CUADRA_E_OUTPUT, FORM_NO_FOLDER, request->path);
    for (size_t i = 0; i < run->records.count; i++) {
        struct arena *arena = arena_child(run->arena);
        struct str unit = unit_key(arena, run->records.items[i]);
        bool is_new = unit.n && !map_find(done, unit);
        if (is_new)
            map_set(done, unit, run);
        enum cuadra_status status = is_new ? write_unit(request, arena, unit) : CUADRA_OK;
        *request->count += is_new && status == CUADRA_OK;
        arena_free(arena);
        if (status != CUADRA_OK)
            return status;
    }
    return CUADRA_OK;
}

// Writes the forms of all units of the run.
enum cuadra_status cuadra_run_write_forms(cuadra_run *run, const char *folder, size_t *count)
{
    struct request request = {run, NULL, folder, count};
    return memory_guard(&run->memory, write_all, &request);
}
