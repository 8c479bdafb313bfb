// SPDX-License-Identifier: MIT
// A run from its options to its records: finding the files, reading the configuration and the vocabulary, and
// reading file after file. A bad file is a finding and never stops the others.
#include "merge/run.h"

#include "es/run_texts.h"
#include "merge/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef CUADRA_TEMPLATES
#define CUADRA_TEMPLATES "templates"
#endif

// Remembers why a call failed; returns the status given.
enum cuadra_status run_fail(struct cuadra_run *run, enum cuadra_status status, const char *format, ...)
{
    char sentence[2048];
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    run->message = str_copy(run->arena, (struct str){sentence, n < 0 ? 0 : strlen(sentence)});
    return status;
}

// A copy of an option's string in the run, NULL for NULL.
static const char *keep(struct cuadra_run *run, const char *string)
{
    return string ? str_z(run->arena, str_of(string)) : NULL;
}

// A copy of a list of strings that ends with NULL; NULL for NULL.
static const char *const *keep_list(struct cuadra_run *run, const char *const *list)
{
    size_t count = 0;
    while (list && list[count])
        count++;
    const char **copy = arena_array(run->arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = keep(run, list[i]);
    return copy;
}

// Reads "2024-T4" into the run's cutoff.
static bool read_cutoff(struct cuadra_run *run, const char *cutoff)
{
    int32_t year = 0;
    for (int i = 0; i < 4; i++) {
        if (cutoff[i] < '0' || cutoff[i] > '9')
            return false;
        year = year * 10 + (cutoff[i] - '0');
    }
    bool is_right = cutoff[4] == '-' && (cutoff[5] == 'T' || cutoff[5] == 't') && cutoff[6] >= '1' &&
                    cutoff[6] <= '4' && cutoff[7] == '\0';
    run->cutoff_year = year;
    run->cutoff_quarter = is_right ? cutoff[6] - '0' : 0;
    return is_right;
}

// Copies the options and reads those that have a form; under the guard.
static enum cuadra_status set_up(void *context)
{
    struct cuadra_run *run = context;
    struct cuadra_options *options = &run->options;
    options->config = keep(run, options->config);
    options->templates = keep(run, options->templates);
    options->cutoff = keep(run, options->cutoff);
    options->encoding = keep(run, options->encoding);
    options->passed_over = keep_list(run, options->passed_over);
    config_default(&run->config);
    findings_init(&run->findings, run->arena);
    if (options->cutoff && !read_cutoff(run, options->cutoff))
        return run_fail(run, CUADRA_E_USAGE, RUN_TEXT_CUTOFF, options->cutoff);
    return CUADRA_OK;
}

// Makes a run.
enum cuadra_status cuadra_run_new(const struct cuadra_options *options, cuadra_run **run)
{
    struct memory memory;
    memory_init(&memory, options ? options->allocator : NULL);
    struct cuadra_run *made = memory.get(memory.context, sizeof *made);
    *run = NULL;
    if (!made)
        return CUADRA_E_MEMORY;
    memset(made, 0, sizeof *made);
    made->memory = memory;
    if (options)
        made->options = *options;
    made->arena = arena_new(&made->memory);
    enum cuadra_status status = CUADRA_E_MEMORY;
    if (made->arena)
        status = memory_guard(&made->memory, set_up, made);
    if (status == CUADRA_E_MEMORY)
        cuadra_run_free(made);
    else
        *run = made;
    return status;
}

// Frees the run and everything it returned.
void cuadra_run_free(cuadra_run *run)
{
    if (!run)
        return;
    struct memory memory = run->memory;
    arena_free(run->arena);
    memory.put(memory.context, run);
}

// The reason of the last status other than CUADRA_OK, one Spanish sentence; "" when there was none.
const char *cuadra_run_message(const cuadra_run *run)
{
    return run && run->message.n ? run->message.s : "";
}

// What the outputs written lack, one Spanish sentence; "" when they lack nothing.
const char *cuadra_run_notice(const cuadra_run *run)
{
    return run && run->notice.n ? run->notice.s : "";
}

// The folder of a path, with its last slash; "" when it has none.
static struct str folder_of(struct str path)
{
    while (path.n && path.s[path.n - 1] != '/')
        path.n--;
    return path;
}

// Whether a file can be opened.
static bool is_readable(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

// The path of cuadra.ini: the one named, else the one inside or beside the first operand in path order.
static struct str find_config(struct cuadra_run *run, const char *const *paths, size_t count)
{
    if (run->options.config)
        return str_of(run->options.config);
    if (!count)
        return (struct str){0};
    struct str first = str_of(paths[0]);
    for (size_t i = 1; i < count; i++)
        if (str_compare(str_of(paths[i]), first) < 0)
            first = str_of(paths[i]);
    struct str inside = str_format(run->arena, "%s/cuadra.ini", first.s);
    if (is_readable(inside.s))
        return inside;
    while (first.n > 1 && first.s[first.n - 1] == '/')
        first.n--;
    struct str beside = str_format(run->arena, "%.*scuadra.ini", STR_ARG(folder_of(first)));
    return is_readable(beside.s) ? beside : (struct str){0};
}

// Puts the severities of [gravedad] in force.
static enum cuadra_status set_severities(struct cuadra_run *run)
{
    const config_entries *entries = &run->config.severities;
    for (size_t i = 0; i < entries->count; i++) {
        enum rule rule = rule_find(entries->items[i].key);
        int severity = severity_find(entries->items[i].value);
        if (rule == RULE_COUNT || severity == CUADRA_SEVERITIES)
            return run_fail(run, CUADRA_E_CONFIG, RUN_TEXT_SEVERITY, run->config.path.s, entries->items[i].line,
                            STR_ARG(entries->items[i].key), STR_ARG(entries->items[i].value));
        run->findings.severities[rule] = (enum cuadra_severity)severity;
    }
    return CUADRA_OK;
}

// Reads cuadra.ini, if there is one, and the vocabulary.
static enum cuadra_status read_configuration(struct cuadra_run *run, const char *const *paths, size_t count)
{
    struct str path = find_config(run, paths, count);
    struct str message = {0}, bytes, reason;
    if (path.n) {
        if (!file_read(run->arena, path.s, &bytes, &reason))
            return run_fail(run, CUADRA_E_CONFIG, RUN_TEXT_CONFIG, path.s, reason.s);
        if (config_read(run->arena, path, bytes, &run->config, &message) != CUADRA_OK)
            return run_fail(run, CUADRA_E_CONFIG, "%s", message.s);
        run->config.path = path;
        run->config.folder = folder_of(path);
    }
    enum cuadra_status status = set_severities(run);
    if (status != CUADRA_OK)
        return status;
    const char *folder = run->options.templates ? run->options.templates : CUADRA_TEMPLATES;
    run->texts = text_memory_new(run->arena);
    if (vocabulary_read(run->arena, folder, &run->config, &run->vocabulary, &message) != CUADRA_OK)
        return run_fail(run, CUADRA_E_CONFIG, "%s", message.s);
    return CUADRA_OK;
}

// Turns a file that could not be read into its finding.
static void report_unread(struct cuadra_run *run, struct run_source *source)
{
    static const struct {
        enum rule rule;
        enum source_state state;
        const char *argument; // of the rule's sentence, NULL: none
    } rows[] = {
        [READ_UNREADABLE] = {RULE_ARCHIVO_ILEGIBLE, SOURCE_UNREADABLE, "motivo"},
        [READ_ENCRYPTED] = {RULE_ARCHIVO_CIFRADO, SOURCE_ENCRYPTED, NULL},
        [READ_FOREIGN] = {RULE_TIPO_NO_ADMITIDO, SOURCE_FOREIGN, "tipo"},
        [READ_ABSENT] = {RULE_ARCHIVO_ILEGIBLE, SOURCE_UNREADABLE, "motivo"},
    };
    source->state = rows[source->outcome].state;
    struct finding *finding =
        finding_add(&run->findings, rows[source->outcome].rule, place_of_file(source->source.name));
    if (rows[source->outcome].argument)
        finding_text(&run->findings, finding, rows[source->outcome].argument, source->reason);
}

// Reads one file and takes its records; its grid goes with the scratch arena. False: it is cuadra's own output.
static bool read_file(struct cuadra_run *run, struct arena *keep_in, struct arena *scratch,
                      const struct found_file *file, struct run_source *source)
{
    struct read_options options = {
        .limits = run->config.limits, .encoding = run->options.encoding, .no_fingerprint = run->options.records_only};
    struct workbook workbook = {0};
    struct str reason = {0};
    source->source.name = file->name;
    source->source.path = file->path;
    source->outcome = read_workbook(scratch, &options, &source->source, NULL, &workbook, &reason);
    if (source->outcome == READ_OK && workbook.is_own && file->is_from_folder)
        return false;
    source->source.encoding = str_copy(run->arena, source->source.encoding);
    source->reason = str_copy(run->arena, reason);
    source->first_record = run->records.count;
    if (source->outcome == READ_OK) {
        struct extraction extraction = {keep_in,
                                        scratch,
                                        run->vocabulary,
                                        &run->config,
                                        &source->source,
                                        &workbook,
                                        run->options.ignore_layouts,
                                        &run->findings,
                                        run->texts};
        layout_extract(&extraction, &run->records);
        source->record_count = run->records.count - source->first_record;
        source->state = source->record_count ? SOURCE_READ : SOURCE_NO_TABLE;
    } else {
        report_unread(run, source);
    }
    return true;
}

// Whether the caller named a file of a folder as none of the submissions.
static bool is_passed_over(struct cuadra_run *run, const struct found_file *file)
{
    const char *const *names = run->options.passed_over;
    const char *folder = str_z(run->arena, folder_of(file->path));
    for (size_t i = 0; file->is_from_folder && names && names[i]; i++)
        if (file_is_same(names[i], file->path.s) || file_is_same(names[i], folder))
            return true;
    return false;
}

// The arguments of cuadra_run_read, for the guard.
struct reading {
    struct cuadra_run *run;
    const char *const *paths;
    size_t count;
};

// Reads one of the files found; false when the taker of records stopped.
static bool read_found(struct cuadra_run *run, const struct found_file *file)
{
    struct run_source *source = ARENA_NEW(run->arena, struct run_source);
    struct arena *scratch = arena_child(run->arena);
    struct arena *records = run->take_records ? arena_child(run->arena) : run->arena;
    bool goes_on = true;
    if (read_file(run, records, scratch, file, source))
        *VECTOR_ADD(run->arena, &run->sources) = source;
    if (run->take_records) {
        goes_on = run->take_records(run->taker);
        run->taken += run->records.count;
        run->records = (record_list){0};
        arena_free(records);
    }
    arena_free(scratch);
    return goes_on;
}

// Reads submissions; under the guard of the caller.
enum cuadra_status run_read(struct cuadra_run *run, const char *const *paths, size_t count)
{
    enum cuadra_status status = read_configuration(run, paths, count);
    if (status != CUADRA_OK)
        return status;
    found_files files = {0};
    files_find(run->arena, paths, count, &files);
    for (size_t i = 0; i < files.count; i++) {
        if (is_passed_over(run, &files.items[i]))
            continue;
        if (run->options.progress)
            run->options.progress(run->options.progress_context, i + 1, files.count, files.items[i].name.s);
        if (!read_found(run, &files.items[i]))
            return CUADRA_E_OUTPUT;
    }
    if (!run->records.count && !run->taken)
        return run_fail(run, CUADRA_E_NOTHING_READ, files.count ? RUN_TEXT_NO_RECORD : RUN_TEXT_NO_FILE);
    return CUADRA_OK;
}

// Reads everything; under the guard.
static enum cuadra_status read_all(void *context)
{
    const struct reading *reading = context;
    return run_read(reading->run, reading->paths, reading->count);
}

// Reads submissions: files, or folders searched recursively.
enum cuadra_status cuadra_run_read(cuadra_run *run, const char *const *paths, size_t count)
{
    struct reading reading = {run, paths, count};
    return memory_guard(&run->memory, read_all, &reading);
}

// Records read.
size_t cuadra_run_records(const cuadra_run *run)
{
    return run->records.count + run->taken;
}

// Files read or tried.
size_t cuadra_run_files(const cuadra_run *run)
{
    return run->sources.count;
}

// Whether the file at `path` is one of those read or tried.
bool cuadra_run_has_file(const cuadra_run *run, const char *path)
{
    for (size_t i = 0; i < run->sources.count; i++)
        if (file_is_same(run->sources.items[i]->source.path.s, path))
            return true;
    return false;
}

// Findings of a severity that nobody accepted, of the families up to `last`.
static size_t count_findings(const cuadra_run *run, enum cuadra_severity severity, enum rule_family last)
{
    size_t count = 0;
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next)
        count += finding->severity == severity && !finding->accepted.s && rule_text(finding->rule)->family <= last;
    return count;
}

// Findings of a severity that nobody accepted.
size_t cuadra_run_findings(const cuadra_run *run, enum cuadra_severity severity)
{
    return count_findings(run, severity, FAMILY_COMPARISON);
}

// The same, only of the families file and structure (what `extraer` and `ver` answer for).
size_t cuadra_run_reading_findings(const cuadra_run *run, enum cuadra_severity severity)
{
    return count_findings(run, severity, FAMILY_STRUCTURE);
}
