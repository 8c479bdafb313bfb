// SPDX-License-Identifier: MIT
// The public calls behind `cuadra plantilla`: the list of layouts, a proposal, the check of a layout file.
#include "es/layout_texts.h"
#include "layout/propose.h"
#include "merge/run.h"
#include "write/output.h"

// The arguments of the calls, for the guard.
struct request {
    struct cuadra_run *run;
    const char *path;         // the layout file
    const char *const *files; // workbooks
    size_t count;
    const struct cuadra_sink *out; // NULL: a file at `path`
};

// Prints the names and titles of the layouts; under the guard.
static enum cuadra_status list_all(void *context)
{
    const struct request *request = context;
    const struct vocabulary *vocabulary = request->run->vocabulary;
    struct buffer text = {.arena = request->run->arena};
    for (size_t i = 0; i < vocabulary->layouts.count; i++) {
        const struct layout *layout = &vocabulary->layouts.items[i];
        buffer_format(&text, LAYOUT_TEXT_LIST, STR_ARG(layout->name), STR_ARG(layout->title),
                      layout->form_columns.count ? LAYOUT_TEXT_LIST_FORM : LAYOUT_TEXT_LIST_NO_FORM);
    }
    return request->out->write(request->out->context, text.data ? text.data : "", text.n) ? CUADRA_OK : CUADRA_E_OUTPUT;
}

// Lists the layouts.
enum cuadra_status cuadra_run_list_layouts(cuadra_run *run, const struct cuadra_sink *out)
{
    struct request request = {run, NULL, NULL, 0, out};
    return memory_guard(&run->memory, list_all, &request);
}

// Reads a workbook with a vocabulary and keeps what was understood; false with the run's message.
static bool understand(struct cuadra_run *run, struct arena *arena, const struct vocabulary *vocabulary,
                       const char *path, struct source *source, struct explanation *explanation)
{
    struct read_options options = {.limits = run->config.limits, .encoding = run->options.encoding};
    struct workbook *workbook = ARENA_NEW(arena, struct workbook);
    struct findings *findings = ARENA_NEW(arena, struct findings);
    struct extraction *extraction = ARENA_NEW(arena, struct extraction);
    struct str reason = {0};
    const char *name = path;
    for (const char *at = path; *at; at++)
        if (*at == '/' && at[1])
            name = at + 1;
    source->name = str_of(name);
    source->path = str_of(path);
    if (read_workbook(arena, &options, source, NULL, workbook, &reason) != READ_OK) {
        run_fail(run, CUADRA_E_NOTHING_READ, LAYOUT_TEXT_FILE_UNREADABLE, path, STR_ARG(reason));
        return false;
    }
    findings_init(findings, arena);
    *extraction = (struct extraction){
        arena, arena, vocabulary, &run->config, source, workbook, run->options.ignore_layouts, findings, NULL};
    layout_explain(extraction, explanation);
    return true;
}

// Writes a text to the sink, or to the file of the request.
static enum cuadra_status put_text(const struct request *request, struct arena *arena, const struct buffer *text)
{
    struct cuadra_run *run = request->run;
    struct output *output;
    struct str message = {0};
    if (request->out)
        return request->out->write(request->out->context, text->data, text->n) ? CUADRA_OK : CUADRA_E_OUTPUT;
    enum cuadra_status status = output_begin(arena, request->path, run->options.force, &output, &message);
    if (status == CUADRA_OK) {
        output_write(output, text->data, text->n);
        status = output_commit(output, &message);
    }
    return status == CUADRA_OK ? status : run_fail(run, status, "%.*s", STR_ARG(message));
}

// Proposes a layout file; under the guard.
static enum cuadra_status propose(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    struct arena *arena = arena_child(run->arena);
    struct source source = {.name = {0}};
    struct explanation explanation = {.records = {0}};
    struct buffer text = {.arena = arena};
    if (!understand(run, arena, run->vocabulary, request->files[0], &source, &explanation))
        return CUADRA_E_NOTHING_READ;
    if (!layout_propose(&text, &source, &explanation))
        return run_fail(run, CUADRA_E_NOTHING_READ, LAYOUT_TEXT_NOTHING_TO_PROPOSE, request->files[0]);
    return put_text(request, arena, &text);
}

// Proposes a layout file.
enum cuadra_status cuadra_run_propose_layout(cuadra_run *run, const char *input, const char *path,
                                             const struct cuadra_sink *out)
{
    struct request request = {run, path, &input, 1, out};
    return memory_guard(&run->memory, propose, &request);
}

// Checks a layout file and shows what it reads differently; under the guard.
static enum cuadra_status review(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    struct arena *arena = arena_child(run->arena);
    struct vocabulary *vocabulary, *without;
    struct str message = {0};
    if (!layout_try(arena, run->vocabulary, str_of(request->path), &vocabulary, &without, &message))
        return run_fail(run, CUADRA_E_CONFIG, "%.*s", STR_ARG(message));
    const struct layout *layout = &vocabulary->layouts.items[vocabulary->layouts.count - 1];
    struct buffer text = {.arena = arena};
    buffer_format(&text, LAYOUT_TEXT_CORRECT, STR_ARG(layout->path), STR_ARG(layout->name), layout->clues.count);
    for (size_t i = 0; i < request->count; i++) {
        struct source source = {.name = {0}}, again = {.name = {0}};
        struct explanation before = {.records = {0}}, after = {.records = {0}};
        if (!understand(run, arena, without, request->files[i], &source, &before) ||
            !understand(run, arena, vocabulary, request->files[i], &again, &after))
            return CUADRA_E_NOTHING_READ;
        buffer_format(&text, LAYOUT_TEXT_COMPARED, STR_ARG(source.name));
        readings_compare(&text, layout, &before, &after);
    }
    return put_text(request, arena, &text);
}

// Checks a layout file.
enum cuadra_status cuadra_run_review_layout(cuadra_run *run, const char *path, const char *const *files, size_t count,
                                            const struct cuadra_sink *out)
{
    struct request request = {run, path, files, count, out};
    return memory_guard(&run->memory, review, &request);
}
