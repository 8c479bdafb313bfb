// SPDX-License-Identifier: MIT
// cuadra consolidar: the submissions merged by axis and objective into one workbook.
#include "cli/session.h"

#include "cli/terminal.h"

// Reads, consolidates and writes.
static int run(const struct invocation *invocation)
{
    const char *path = invocation->values[OPTION_OUTPUT];
    if (!session_book_is_named(invocation))
        return EXIT_USAGE;
    cuadra_run *run = NULL;
    int status = session_read_or_explain(invocation, &run);
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_consolidate(run));
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_write_workbook(run, path));
    if (status == EXIT_DONE && invocation->given[OPTION_PAGE])
        status = session_status(run, cuadra_run_write_page(run, invocation->values[OPTION_PAGE]));
    if (status == EXIT_DONE && invocation->given[OPTION_ANNEX])
        status = session_status(run, cuadra_run_write_annex(run, invocation->values[OPTION_ANNEX]));
    if (*cuadra_run_notice(run))
        complain("%s", cuadra_run_notice(run));
    if (status == EXIT_DONE) {
        session_summarize(invocation, run, path, " en la hoja Hallazgos");
        status = session_verdict(run, false);
    }
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_OUTPUT,         OPTION_PAGE,  OPTION_ANNEX,     OPTION_CONFIG,
                                      OPTION_CUTOFF,         OPTION_FORCE, OPTION_TEMPLATES, OPTION_IGNORE_LAYOUTS,
                                      OPTION_INPUT_ENCODING, OPTION_COUNT};

extern const struct command command_consolidar;
const struct command command_consolidar = {
    .name = "consolidar",
    .operands = "ENTREGA... -o LIBRO.xlsx",
    .summary = "Une las entregas por eje y objetivo en un solo libro.",
    .details =
        "ENTREGA es un archivo o una carpeta, que se recorre completa. El libro lleva los promedios por eje, objetivo, programa y\n"
        "unidad, los totales, cada indicador con sus fórmulas, los hallazgos, las fuentes y la metodología.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
