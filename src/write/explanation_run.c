// SPDX-License-Identifier: MIT
// The public call behind `cuadra ver`: one file read again, with all that was understood kept.
#include "es/explain_texts.h"
#include "merge/run.h"
#include "write/explanation.h"
#include "write/output.h"

// The arguments of cuadra_run_explain, for the guard.
struct request {
    struct cuadra_run *run;
    const char *input;
    enum cuadra_explanation_format format;
    const struct cuadra_sink *out; // NULL: a file at `path`
    const char *path;
};

// Explains the file into a text; false with the run's message when it cannot be read.
static bool explain(const struct request *request, struct arena *arena, struct buffer *text)
{
    static void (*const add[])(struct buffer *, const struct source *, const struct explanation *,
                               const struct findings *) = {
        [CUADRA_EXPLAIN_TEXT] = explanation_add_text,
        [CUADRA_EXPLAIN_JSON] = explanation_add_json,
        [CUADRA_EXPLAIN_HTML] = explanation_add_html,
    };
    struct cuadra_run *run = request->run;
    struct source *source = ARENA_NEW(arena, struct source);
    const char *name = request->input;
    for (const char *at = name; *at; at++)
        if (*at == '/' && at[1])
            name = at + 1;
    source->name = str_of(name);
    source->path = str_of(request->input);
    struct read_options options = {.limits = run->config.limits, .encoding = run->options.encoding};
    struct workbook workbook = {0};
    struct str reason = {0};
    if (read_workbook(arena, &options, source, NULL, &workbook, &reason) != READ_OK) {
        run_fail(run, CUADRA_E_NOTHING_READ, EXPLAIN_UNREADABLE, request->input, STR_ARG(reason));
        return false;
    }
    struct findings findings;
    findings_init(&findings, arena);
    struct extraction extraction = {
        arena, arena, run->vocabulary, &run->config, source, &workbook, run->options.ignore_layouts, &findings, NULL};
    struct explanation explanation = {.records = {0}};
    layout_explain(&extraction, &explanation);
    add[request->format](text, source, &explanation, &findings);
    return true;
}

// Reads, explains and prints; under the guard.
static enum cuadra_status run_request(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    struct arena *arena = arena_child(run->arena);
    struct buffer text = {.arena = arena};
    struct str message = {0};
    enum cuadra_status status = CUADRA_OK;
    if (!explain(request, arena, &text))
        return CUADRA_E_NOTHING_READ;
    if (request->out) {
        status = request->out->write(request->out->context, text.data, text.n) ? CUADRA_OK : CUADRA_E_OUTPUT;
    } else {
        struct output *output;
        status = output_begin(arena, request->path, run->options.force, &output, &message);
        if (status == CUADRA_OK) {
            output_write(output, text.data, text.n);
            status = output_commit(output, &message);
        }
        if (status != CUADRA_OK)
            run_fail(run, status, "%.*s", STR_ARG(message));
    }
    arena_free(arena);
    return status;
}

// Explains a file to a sink.
enum cuadra_status cuadra_run_explain(cuadra_run *run, const char *input, enum cuadra_explanation_format format,
                                      const struct cuadra_sink *out)
{
    struct request request = {run, input, format, out, NULL};
    return memory_guard(&run->memory, run_request, &request);
}

// Explains a file into another.
enum cuadra_status cuadra_run_save_explanation(cuadra_run *run, const char *input,
                                               enum cuadra_explanation_format format, const char *path)
{
    struct request request = {run, input, format, NULL, path};
    return memory_guard(&run->memory, run_request, &request);
}
