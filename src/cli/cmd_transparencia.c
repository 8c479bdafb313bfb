// SPDX-License-Identifier: MIT
// cuadra transparencia: the national transparency formats of indicators.
#include "cli/session.h"

// Reads, consolidates and writes.
static int run(const struct invocation *invocation)
{
    if (!session_book_is_named(invocation))
        return EXIT_USAGE;
    cuadra_run *run = NULL;
    int status = session_read_or_explain(invocation, &run);
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_consolidate(run));
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_transparency(run, invocation->values[OPTION_OUTPUT]));
    if (status == EXIT_DONE) {
        session_summarize(invocation, run, invocation->values[OPTION_OUTPUT], "; véalos con «cuadra revisar»");
        status = session_verdict(run, false);
    }
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_OUTPUT,    OPTION_CONFIG,         OPTION_CUTOFF, OPTION_FORCE,
                                      OPTION_TEMPLATES, OPTION_IGNORE_LAYOUTS, OPTION_COUNT};

extern const struct command command_transparencia;
const struct command command_transparencia = {
    .name = "transparencia",
    .operands = "ENTREGA...",
    .summary = "Escribe los formatos de transparencia de los indicadores.",
    .details =
        "Una hoja por fracción (indicadores de interés público y de resultados): encabezados en el renglón 7,\n"
        "datos desde el 8. El artículo, las fracciones, el área y las fechas van en [transparencia] de cuadra.ini.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
