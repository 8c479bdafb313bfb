// SPDX-License-Identifier: MIT
// cuadra revisar --aceptar: the findings of a run as lines of aceptados.tsv, for a person to give the reasons.
#include "es/phrases.h"
#include "es/report.h"
#include "merge/accepting.h"
#include "merge/files.h"
#include "write/output.h"

// The arguments of cuadra_run_accept, for the guard.
struct accepting {
    struct cuadra_run *run;
    size_t *count;
};

// Writes the list anew with the lines added; under the guard.
static enum cuadra_status accept_all(void *context)
{
    const struct accepting *accepting = context;
    struct cuadra_run *run = accepting->run;
    if (!run->config.path.n)
        return run_fail(run, CUADRA_E_USAGE, "%s", report_text(REPORT_ACCEPT_WITHOUT_CONFIG));
    acceptances list = {0};
    enum cuadra_status status = accepted_read(run, &list);
    if (status != CUADRA_OK)
        return status;
    struct str path = accepted_path(run), old = {0}, message = {0};
    bool is_new = !file_read(run->arena, path.s, &old, &message);
    struct buffer text = {.arena = run->arena};
    buffer_add_str(&text, is_new ? phrase(PHRASE_ACCEPTED_HEADER) : old);
    if (text.n && text.data[text.n - 1] != '\n')
        buffer_add_char(&text, '\n');
    *accepting->count = acceptances_propose(run->arena, &list, &run->findings, &text);
    if (!*accepting->count)
        return CUADRA_OK;
    struct output *output;
    status = output_begin(run->arena, path.s, true, &output, &message);
    if (status == CUADRA_OK) {
        output_write(output, text.data, text.n);
        status = output_commit(output, &message);
    }
    return status == CUADRA_OK ? status : run_fail(run, status, "%.*s", STR_ARG(message));
}

// Appends to aceptados.tsv, beside cuadra.ini, a line without reason for each warning, error or fatal finding that
// no line of it stands for yet; `*count` says how many.
enum cuadra_status cuadra_run_accept(cuadra_run *run, size_t *count)
{
    struct accepting accepting = {run, count};
    *count = 0;
    return memory_guard(&run->memory, accept_all, &accepting);
}
