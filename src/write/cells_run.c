// SPDX-License-Identifier: MIT
// The public call behind `cuadra celdas`: one file read into a listing or a summary, without a grid.
#include "es/refusals.h"
#include "merge/run.h"
#include "read/reading.h"
#include "write/cells.h"

// The arguments of cuadra_run_cells, for the guard.
struct request {
    struct cuadra_run *run;
    const char *path;
    bool summary;
    const struct cuadra_sink *out;
};

// Whether a file that is mere text calls itself a packaged workbook. Text has no mark of its own, so here, where
// the question is what a workbook holds, it is no workbook; elsewhere it is read for what it is.
static bool is_text_in_disguise(const struct source *source)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods"};
    if (!source->container || (strcmp(source->container, "csv") != 0 && strcmp(source->container, "tsv") != 0 &&
                               strcmp(source->container, "txt") != 0))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(source->name, str_of(endings[i])))
            return true;
    return false;
}

// Reads the file and prints its cells; under the guard.
static enum cuadra_status list_cells(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    struct arena *arena = arena_child(run->arena);
    struct source source = {.name = str_of(request->path), .path = str_of(request->path)};
    struct read_options options = {.limits = run->config.limits, .encoding = run->options.encoding};
    struct workbook workbook = {0};
    struct str reason = {0};
    struct cells_output *output = cells_output_new(arena, request->out, source.name, request->summary);
    enum read_outcome outcome = read_into(arena, &options, &source, NULL, cells_sink(output), &workbook, &reason);
    if (outcome == READ_OK && is_text_in_disguise(&source)) {
        outcome = READ_UNREADABLE;
        reason = refusal_phrase(arena, REFUSAL_TEXT_AS_BOOK, STR(""));
    }
    bool is_written = outcome == READ_OK ? cells_finish(output, workbook.is_1904) : true;
    enum cuadra_status status = CUADRA_OK;
    if (outcome != READ_OK)
        status =
            run_fail(run, CUADRA_E_NOTHING_READ,
                     outcome == READ_FOREIGN ? "%s es %.*s y no una hoja de cálculo." : "%s no se pudo leer: %.*s.",
                     request->path, STR_ARG(reason));
    else if (!is_written)
        status = run_fail(run, CUADRA_E_OUTPUT, "no se pudo escribir la salida; revise que haya espacio en el disco.");
    arena_free(arena);
    return status;
}

// Lists the cells under the guard.
enum cuadra_status cuadra_run_cells(cuadra_run *run, const char *path, bool summary, const struct cuadra_sink *out)
{
    struct request request = {run, path, summary, out};
    return memory_guard(&run->memory, list_cells, &request);
}
