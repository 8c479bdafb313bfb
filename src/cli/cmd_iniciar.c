// SPDX-License-Identifier: MIT
// cuadra iniciar: a first cuadra.ini out of the submissions.
#include "cli/session.h"
#include "cli/terminal.h"

// Reads the submissions and prints the draft.
static int run(const struct invocation *invocation)
{
    cuadra_run *run = NULL;
    int status = session_read_or_explain(invocation, &run);
    if (status == EXIT_DONE) {
        struct cuadra_sink out = terminal_output();
        enum cuadra_status result = cuadra_run_draft(run, &out);
        status = result == CUADRA_E_OUTPUT ? EXIT_DONE : session_status(run, result);
        if (status == EXIT_DONE)
            status = session_verdict(run, true);
        status = finish_output(status);
    }
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_CONFIG, OPTION_TEMPLATES, OPTION_IGNORE_LAYOUTS, OPTION_COUNT};

extern const struct command command_iniciar;
const struct command command_iniciar = {
    .name = "iniciar",
    .operands = "ENTREGA...",
    .summary = "Escribe un borrador de cuadra.ini con lo que las entregas nombran.",
    .details = "Guárdelo junto a las entregas: cuadra iniciar entregas > cuadra.ini",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
