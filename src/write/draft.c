// SPDX-License-Identifier: MIT
// cuadra iniciar: a first cuadra.ini with what the submissions name, and every setting at its default with its
// remark. What is printed can be read back as it is.
#include "base/map.h"
#include "es/findings.h"
#include "es/report.h"
#include "merge/catalog.h"
#include "merge/run.h"
#include "text/fold.h"

#include <stdlib.h>

// A draft being printed.
struct draft {
    struct cuadra_run *run;
    struct arena *arena;
    const struct catalog *catalog;
    struct buffer text;
};

// The arguments of cuadra_run_draft, for the guard.
struct drafting {
    struct cuadra_run *run;
    const struct cuadra_sink *out;
};

// Natural order of keys.
static int compare_entries(const void *a, const void *b)
{
    const struct catalog_entry *const *x = a, *const *y = b;
    int order = catalog_compare(&(*x)->name, &(*y)->name);
    return order ? order : ((*x)->number > (*y)->number) - ((*x)->number < (*y)->number);
}

// The entries of a roster in the order of their keys.
static const struct catalog_entry **sorted_entries(struct draft *draft, const struct roster *roster, size_t *count)
{
    *count = roster_count(roster);
    const struct catalog_entry **entries = arena_array(draft->arena, *count + 1, sizeof *entries);
    for (size_t i = 0; i < *count; i++)
        entries[i] = roster_at(roster, i);
    qsort(entries, *count, sizeof *entries, compare_entries);
    return entries;
}

// Whether a text can stand in a line of the file as a key.
static bool is_plain_key(struct str key)
{
    return key.n && str_find(key, STR("=")) == SIZE_MAX && key.s[0] != '#' && key.s[0] != ';' && key.s[0] != '[';
}

// "clave = nombre" for each entry of a roster; a remark where one of the two is missing.
static void add_roster(struct draft *draft, const struct roster *roster)
{
    size_t count;
    const struct catalog_entry **entries = sorted_entries(draft, roster, &count);
    for (size_t i = 0; i < count; i++) {
        struct named_key name = entries[i]->name;
        if (is_plain_key(name.key) && name.name.n)
            buffer_format(&draft->text, "%.*s = %.*s\n", STR_ARG(name.key), STR_ARG(name.name));
        else if (is_plain_key(name.key))
            buffer_format(&draft->text, "# %.*s = \n", STR_ARG(name.key));
        else if (name.name.n)
            buffer_format(&draft->text, "# %s = %.*s\n", report_text(REPORT_DRAFT_KEY), STR_ARG(name.name));
    }
}

// The programmes found; those that no submission aligns wait for their objectives.
static void add_programmes(struct draft *draft)
{
    struct map *aligned = map_new(draft->arena);
    for (size_t i = 0; i < draft->run->records.count; i++) {
        const struct record *record = draft->run->records.items[i];
        if (record->objectives.count)
            map_set(aligned, fold_key(draft->arena, record->programme.key), draft);
    }
    size_t count;
    const struct catalog_entry **entries = sorted_entries(draft, draft->catalog->programmes, &count);
    for (size_t i = 0; i < count; i++) {
        struct named_key name = entries[i]->name;
        if (!is_plain_key(name.key))
            continue;
        bool is_aligned = map_find(aligned, fold_key(draft->arena, name.key)) != NULL;
        buffer_format(&draft->text, "# %s: %.*s\n# %.*s = \n",
                      report_text(is_aligned ? REPORT_DRAFT_ALIGNED : REPORT_DRAFT_NOT_ALIGNED), STR_ARG(name.name),
                      STR_ARG(name.key));
    }
}

// Every rule with its severity, as a remark.
static void add_severities(struct draft *draft)
{
    for (int rule = 0; rule < RULE_COUNT; rule++)
        buffer_format(&draft->text, "# %s = %s\n", rule_text((enum rule)rule)->id,
                      severity_name(rule_text((enum rule)rule)->severity));
}

// Every limit with its default, as a remark.
static void add_limits(struct draft *draft)
{
#define LIMIT(name, key, value, reason) buffer_format(&draft->text, "# %s = %lld\n", key, (long long)(value));
#include "base/limits.h"
#undef LIMIT
}

// The first municipality that a submission names.
static struct str find_municipality(const struct cuadra_run *run)
{
    for (size_t i = 0; i < run->records.count; i++)
        if (run->records.items[i]->municipality.n)
            return run->records.items[i]->municipality;
    return STR("");
}

// The lines of a section whose keys are the user's own.
static void add_own_keys(struct draft *draft, struct str section)
{
    if (str_is(section, "ejes"))
        add_roster(draft, draft->catalog->axes);
    else if (str_is(section, "objetivos"))
        add_roster(draft, draft->catalog->objectives);
    else if (str_is(section, "unidades"))
        add_roster(draft, draft->catalog->units);
    else if (str_is(section, "alineacion"))
        add_programmes(draft);
    else if (str_is(section, "gravedad"))
        add_severities(draft);
    else if (str_is(section, "limites"))
        add_limits(draft);
}

// One setting with its remark; one without a value is a remark itself.
static void add_setting(struct draft *draft, const struct config_setting *setting)
{
    buffer_format(&draft->text, "# %s\n", setting->comment);
    struct str section = str_of(setting->section), value = str_of(setting->value);
    if (!setting->key[0]) {
        add_own_keys(draft, section);
        return;
    }
    if (str_is(section, "municipio") && str_is(str_of(setting->key), "nombre"))
        value = find_municipality(draft->run);
    buffer_format(&draft->text, "%s%s = %.*s\n", value.n ? "" : "# ", setting->key, STR_ARG(value));
}

// Prints the draft; under the guard.
static enum cuadra_status print_draft(void *context)
{
    const struct drafting *drafting = context;
    struct cuadra_run *run = drafting->run;
    struct arena *arena = arena_child(run->arena);
    struct draft draft = {.run = run, .arena = arena, .text.arena = arena};
    draft.catalog = catalog_new(arena, &run->config, &run->records);
    buffer_format(&draft.text, "%s", report_text(REPORT_DRAFT_HEADER));
    size_t count;
    const struct config_setting *settings = config_settings(&count);
    struct str section = STR("");
    for (size_t i = 0; i < count; i++) {
        if (!str_is(section, settings[i].section)) {
            section = str_of(settings[i].section);
            buffer_format(&draft.text, "\n[%s]\n", settings[i].section);
        }
        add_setting(&draft, &settings[i]);
    }
    bool is_written = drafting->out->write(drafting->out->context, draft.text.data, draft.text.n);
    arena_free(arena);
    return is_written ? CUADRA_OK : CUADRA_E_OUTPUT;
}

// Prints a first cuadra.ini: the units, axes, objectives and programmes that the submissions name, and every setting
// at its default with a remark.
enum cuadra_status cuadra_run_draft(cuadra_run *run, const struct cuadra_sink *out)
{
    struct drafting drafting = {run, out};
    return memory_guard(&run->memory, print_draft, &drafting);
}
