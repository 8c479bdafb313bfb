// SPDX-License-Identifier: MIT
// aceptados.tsv of a run: found beside cuadra.ini, read and applied.
#include "merge/accepting.h"

#include "merge/files.h"

#include <errno.h>
#include <stdio.h>

// The path of the run's list, whether it exists or not.
struct str accepted_path(const struct cuadra_run *run)
{
    return str_format(run->arena, "%.*saceptados.tsv", STR_ARG(run->config.folder));
}

// Whether there is such a file.
static bool is_there(const char *path)
{
    FILE *file = fopen(path, "rb");
    bool is_absent = !file && errno == ENOENT;
    if (file)
        fclose(file);
    return !is_absent;
}

// Reads the list, if there is one; on CUADRA_E_CONFIG the run's message says what is wrong.
enum cuadra_status accepted_read(struct cuadra_run *run, acceptances *list)
{
    struct str path = accepted_path(run), bytes, message = {0};
    if (!run->config.path.n || !is_there(path.s))
        return CUADRA_OK;
    if (!file_read(run->arena, path.s, &bytes, &message))
        return run_fail(run, CUADRA_E_CONFIG, "%s: %.*s.", path.s, STR_ARG(message));
    enum cuadra_status status = acceptances_read(run->arena, path, bytes, list, &message);
    return status == CUADRA_OK ? status : run_fail(run, status, "%.*s", STR_ARG(message));
}

// Marks the findings that the list accepts.
enum cuadra_status accepted_apply(struct cuadra_run *run)
{
    acceptances list = {0};
    enum cuadra_status status = accepted_read(run, &list);
    if (status == CUADRA_OK)
        acceptances_apply(run->arena, STR("aceptados.tsv"), &list, &run->findings);
    return status;
}
