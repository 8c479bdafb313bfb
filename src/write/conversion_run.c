// SPDX-License-Identifier: MIT
// The public call behind `cuadra convertir`: which files, where each result goes, in what form. A bad file never
// stops the others; a result is written whole or not at all.
#include "es/conversion_texts.h"
#include "es/system.h"
#include "merge/files.h"
#include "write/conversion.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

// The arguments of the public call, for the guard.
struct request {
    struct cuadra_run *run;
    const char *const *paths;
    size_t count;
    const struct cuadra_conversion *how;
    const struct cuadra_sink *report, *out;
    found_files files;
    struct conversion_job job; // what all files share
    bool to_pipe;
    size_t converted;
};

// The name of a path without its folders, and without its extension when `stem`.
static struct str base_name(struct str path, bool stem)
{
    size_t from = path.n;
    while (from && path.s[from - 1] != '/')
        from--;
    struct str name = str_slice(path, from, path.n);
    for (size_t i = name.n; stem && i > 1; i--)
        if (name.s[i - 1] == '.')
            return str_slice(name, 0, i - 1);
    return name;
}

// Whether two names are equal, ASCII case aside: some disks do not tell it apart.
static bool same_name(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        char x = a.s[i], y = b.s[i];
        if ((x >= 'A' && x <= 'Z' ? x + 32 : x) != (y >= 'A' && y <= 'Z' ? y + 32 : y))
            return false;
    }
    return true;
}

// The path of a file's result: its stem, its whole name where two files have one stem, a number where two have one
// name.
static const char *result_path(const struct request *request, size_t index)
{
    static const char *const extensions[] = {
        [TARGET_REPORT] = "", [TARGET_TXT] = "txt", [TARGET_CSV] = "csv", [TARGET_XLSX] = "xlsx"};
    struct str path = request->files.items[index].path, stem = base_name(path, true);
    size_t twins = 0, earlier = 0;
    for (size_t i = 0; i < request->files.count; i++) {
        struct str other = request->files.items[i].path;
        if (i == index || !same_name(base_name(other, true), stem))
            continue;
        twins++;
        earlier += i < index && same_name(base_name(other, false), base_name(path, false));
    }
    struct str name = twins ? base_name(path, false) : stem;
    const char *folder = request->how->output, *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    const char *extension = extensions[request->job.target];
    struct arena *arena = request->job.arena;
    return earlier ? str_format(arena, "%s%s%.*s-%zu.%s", folder, slash, STR_ARG(name), earlier + 1, extension).s
                   : str_format(arena, "%s%s%.*s.%s", folder, slash, STR_ARG(name), extension).s;
}

// Whether a container is text in lines, which is read as a stream.
static bool is_stream(const char *container)
{
    return container && strcmp(container, "csv") == 0;
}

// Whether a container is a text of its own, which --a txt only decodes.
static bool is_text_container(const char *container)
{
    return is_stream(container) || (container && (strcmp(container, "html") == 0 || strcmp(container, "xmlss") == 0 ||
                                                  strcmp(container, "xml") == 0));
}

// Reads one file into the target of its job.
static bool convert_into(struct conversion_job *job, struct conversion *conversion)
{
    struct source *source = &conversion->source;
    bool is_text = is_stream(source->container) || (job->target == TARGET_TXT && is_text_container(source->container));
    return is_text ? convert_text_file(job, conversion) : convert_workbook_file(job, conversion);
}

// Converts into a text of cells or lines at a path, or to the given receiver.
static enum cuadra_status write_text(struct conversion_job *job, struct conversion *conversion, struct output *output,
                                     struct str *message)
{
    struct cuadra_sink file = {0};
    if (output) {
        file = output_sink(output);
        job->out = &file;
    }
    // a spreadsheet program takes UTF-8 for what it is only after this mark
    if (output && job->target == TARGET_CSV)
        output_write(output, "\xEF\xBB\xBF", 3);
    if (job->target == TARGET_CSV)
        job->cells =
            csv_target(job->arena, job->separator && !is_stream(conversion->source.container) ? job->separator : ',',
                       job->out, &job->failed, false);
    bool is_read = convert_into(job, conversion);
    if (!output)
        return job->failed ? CUADRA_E_OUTPUT : CUADRA_OK;
    if (!is_read) {
        output_abandon(output);
        return CUADRA_OK;
    }
    return output_commit(output, message);
}

// Converts into a workbook at a path.
static enum cuadra_status write_book(struct conversion_job *job, struct conversion *conversion, const char *path,
                                     struct str *message)
{
    struct book *book;
    struct book_options options = {
        .path = path, .force = job->run->options.force, .constant_memory = is_stream(conversion->source.container)};
    enum cuadra_status status = book_new(job->arena, &options, &book, message);
    if (status != CUADRA_OK)
        return status;
    job->cells = book_target(job->arena, book, false);
    return convert_into(job, conversion) ? book_close(book, message) : CUADRA_OK;
}

// Converts one file to where it goes.
static enum cuadra_status write_result(struct conversion_job *job, struct conversion *conversion, const char *path,
                                       struct str *message)
{
    struct output *output = NULL;
    enum cuadra_status status = CUADRA_OK;
    if (job->target == TARGET_XLSX && path) {
        status = write_book(job, conversion, path, message);
    } else {
        if (path)
            status = output_begin(job->arena, path, job->run->options.force, &output, message);
        if (status == CUADRA_OK)
            status = write_text(job, conversion, output, message);
    }
    if (status == CUADRA_OK && conversion->outcome == READ_OK)
        conversion->written = path;
    return status;
}

// Adds the finding of a file that could not be read, so that the exit status tells.
static void add_finding(struct cuadra_run *run, const struct conversion *conversion)
{
    static const enum rule rules[] = {[READ_UNREADABLE] = RULE_ARCHIVO_ILEGIBLE,
                                      [READ_ENCRYPTED] = RULE_ARCHIVO_CIFRADO,
                                      [READ_FOREIGN] = RULE_TIPO_NO_ADMITIDO,
                                      [READ_ABSENT] = RULE_ARCHIVO_ILEGIBLE};
    enum rule rule = rules[conversion->outcome];
    struct finding *finding = finding_add(&run->findings, rule, place_of_file(conversion->source.name));
    if (rule != RULE_ARCHIVO_CIFRADO)
        finding_text(&run->findings, finding, rule == RULE_TIPO_NO_ADMITIDO ? "tipo" : "motivo", conversion->reason);
}

// Converts the file of a place in the list and reports it.
static enum cuadra_status convert_one(struct request *request, size_t index)
{
    struct cuadra_run *run = request->run;
    struct conversion_job job = request->job;
    struct conversion conversion = {0};
    struct str message = {0};
    job.arena = arena_child(run->arena);
    job.cells = no_target();
    conversion.source.name = request->files.items[index].name;
    conversion.source.path = request->files.items[index].path;
    conversion.outcome = read_identify(job.arena, &job.options, &conversion.source, &conversion.reason);
    const char *path = job.target == TARGET_REPORT || request->to_pipe ? NULL : result_path(request, index);
    enum cuadra_status status = CUADRA_OK;
    if (conversion.outcome == READ_OK)
        status = write_result(&job, &conversion, path, &message);
    if (status != CUADRA_OK) {
        status =
            message.n ? run_fail(run, status, "%.*s.", STR_ARG(message)) : run_fail(run, status, CONVERSION_FAILED);
    } else {
        struct buffer text = {.arena = job.arena};
        request->converted += conversion.outcome == READ_OK;
        if (conversion.outcome != READ_OK)
            add_finding(run, &conversion);
        conversion_print(&text, &conversion, request->how->as_json, job.options.encoding != NULL);
        if (request->report && !request->report->write(request->report->context, text.data, text.n))
            status = run_fail(run, CUADRA_E_OUTPUT, CONVERSION_FAILED);
    }
    arena_free(job.arena);
    return status;
}

// Understands what is asked; a usage error when it makes no sense.
static enum cuadra_status understand(struct request *request)
{
    struct cuadra_run *run = request->run;
    const struct cuadra_conversion *how = request->how;
    struct conversion_job *job = &request->job;
    struct detection known;
    static const struct {
        const char *name;
        enum conversion_target target;
    } targets[] = {{"xlsx", TARGET_XLSX}, {"csv", TARGET_CSV}, {"txt", TARGET_TXT}};
    request->to_pipe = how->output && strcmp(how->output, "-") == 0;
    job->target = !how->output ? TARGET_REPORT : request->to_pipe ? TARGET_CSV : TARGET_XLSX;
    if (how->target && how->output) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
            if (strcmp(how->target, targets[i].name) == 0) {
                job->target = targets[i].target;
                is_known = true;
            }
        if (!is_known)
            return run_fail(run, CUADRA_E_USAGE, CONVERSION_TARGET, how->target);
    }
    if (request->to_pipe && job->target == TARGET_XLSX)
        return run_fail(run, CUADRA_E_USAGE, CONVERSION_XLSX_PIPE);
    job->separator = how->separator ? separator_named(str_of(how->separator)) : 0;
    if (how->separator && !job->separator)
        return run_fail(run, CUADRA_E_USAGE, CONVERSION_SEPARATOR, how->separator);
    if (run->options.encoding && !encoding_named(str_of(run->options.encoding), &known))
        return run_fail(run, CUADRA_E_USAGE, CONVERSION_ENCODING, run->options.encoding);
    job->run = run;
    job->arena = run->arena;
    job->keep_text = how->keep_text;
    job->out = request->to_pipe ? request->out : NULL;
    job->options = (struct read_options){
        .limits = run->config.limits, .encoding = run->options.encoding, .keep_text = how->keep_text};
    return CUADRA_OK;
}

// Makes the output folder when it is not there.
static enum cuadra_status make_folder(struct cuadra_run *run, const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return CUADRA_OK;
    return run_fail(run, CUADRA_E_OUTPUT, CONVERSION_FOLDER, path, system_reason(errno).s);
}

// Converts all files; under the guard.
static enum cuadra_status convert_all(void *context)
{
    struct request *request = context;
    struct cuadra_run *run = request->run;
    enum cuadra_status status = understand(request), worst = CUADRA_OK;
    if (status != CUADRA_OK)
        return status;
    files_find(run->arena, request->paths, request->count, &request->files);
    if (!request->files.count)
        return run_fail(run, CUADRA_E_NOTHING_READ, CONVERSION_NO_FILES);
    if (request->to_pipe && request->files.count > 1)
        return run_fail(run, CUADRA_E_USAGE, CONVERSION_ONE);
    if (request->how->output && !request->to_pipe && (status = make_folder(run, request->how->output)) != CUADRA_OK)
        return status;
    for (size_t i = 0; i < request->files.count; i++) {
        if (run->options.progress)
            run->options.progress(run->options.progress_context, i + 1, request->files.count,
                                  request->files.items[i].name.s);
        status = convert_one(request, i);
        worst = worst == CUADRA_OK ? status : worst;
    }
    if (worst == CUADRA_OK && !request->converted)
        return run_fail(run, CUADRA_E_NOTHING_READ, CONVERSION_NOTHING);
    return worst;
}

// Converts files of any container and encoding to clean UTF-8 and reports on each: container, encoding and how sure
// it is, separator, rows, what was repaired and what was lost.
enum cuadra_status cuadra_run_convert(cuadra_run *run, const char *const *paths, size_t count,
                                      const struct cuadra_conversion *how, const struct cuadra_sink *report,
                                      const struct cuadra_sink *out)
{
    struct request request = {.run = run, .paths = paths, .count = count, .how = how, .report = report, .out = out};
    return memory_guard(&run->memory, convert_all, &request);
}
