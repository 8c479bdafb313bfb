// SPDX-License-Identifier: MIT
// The public calls that write what a consolidated run came to.
#include "es/report.h"
#include "write/book/annex.h"
#include "write/book/consolidated.h"
#include "write/page/page.h"

// Writes one output of a run. `*message`: why not, or what the output lacks.
typedef enum cuadra_status (*writer)(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                                     struct str *message);

// The arguments of a public call, for the guard.
struct request {
    struct cuadra_run *run;
    const char *path;
    writer write;
};

// Writes what was asked for; under the guard.
static enum cuadra_status write_request(void *context)
{
    const struct request *request = context;
    struct cuadra_run *run = request->run;
    if (!run->consolidation)
        return run_fail(run, CUADRA_E_INTERNAL, "%s", report_text(REPORT_NOT_CONSOLIDATED));
    struct arena *arena = arena_child(run->arena);
    struct str message = {0};
    enum cuadra_status status = request->write(arena, run, request->path, run->options.force, &message);
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s.", STR_ARG(message));
    else if (message.n)
        run->notice = str_format(run->arena, "%.*s.", STR_ARG(message));
    arena_free(arena);
    return status;
}

// Writes one output of the run under its guard.
static enum cuadra_status publish(cuadra_run *run, const char *path, writer write)
{
    struct request request = {run, path, write};
    return memory_guard(&run->memory, write_request, &request);
}

// The consolidated workbook.
enum cuadra_status cuadra_run_write_workbook(cuadra_run *run, const char *path)
{
    return publish(run, path, write_consolidated);
}

// The page for a browser.
enum cuadra_status cuadra_run_write_page(cuadra_run *run, const char *path)
{
    return publish(run, path, write_page);
}

// The annex for Word.
enum cuadra_status cuadra_run_write_annex(cuadra_run *run, const char *path)
{
    return publish(run, path, write_annex_page);
}
