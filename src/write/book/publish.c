// SPDX-License-Identifier: MIT
// The public calls that write what a consolidated run came to.
#include "write/book/consolidated.h"

// The arguments of a public call, for the guard.
struct request {
    struct cuadra_run *run;
    const char *path;
};

// Writes the workbook; under the guard.
static enum cuadra_status write_workbook(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    if (!run->consolidation)
        return run_fail(run, CUADRA_E_INTERNAL, "el libro se pidió antes de consolidar.");
    struct arena *arena = arena_child(run->arena);
    struct str message = {0};
    enum cuadra_status status = write_consolidated(arena, run, request->path, run->options.force, &message);
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s.", STR_ARG(message));
    arena_free(arena);
    return status;
}

// Writes the workbook of a run that was consolidated to `path`, whole or not at all.
enum cuadra_status cuadra_run_write_workbook(cuadra_run *run, const char *path)
{
    struct request request = {run, path};
    return memory_guard(&run->memory, write_workbook, &request);
}
