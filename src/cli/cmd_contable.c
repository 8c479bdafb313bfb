// SPDX-License-Identifier: MIT
// cuadra contable: the same figures for accounting, as a workbook and as CSV files.
#include "cli/session.h"

// Reads, consolidates and writes.
static int run(const struct invocation *invocation)
{
    struct cuadra_accounting options = {
        .workbook = invocation->values[OPTION_OUTPUT],
        .csv_folder = invocation->values[OPTION_CSV],
        .encoding = invocation->values[OPTION_ENCODING],
        .separator = invocation->values[OPTION_SEPARATOR],
        .decimal_mark = invocation->values[OPTION_DECIMAL],
    };
    if ((options.workbook || !options.csv_folder) && !session_book_is_named(invocation))
        return EXIT_USAGE;
    cuadra_run *run = NULL;
    int status = session_read_or_explain(invocation, &run);
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_consolidate(run));
    if (status == EXIT_DONE && invocation->given[OPTION_BUDGET])
        status = session_status(run, cuadra_run_budget(run, invocation->values[OPTION_BUDGET]));
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_accounting(run, &options));
    if (status == EXIT_DONE) {
        const char *made = options.workbook ? options.workbook : options.csv_folder;
        session_summarize(invocation, run, made, "; véalos con «cuadra revisar»");
        status = session_verdict(run, false);
    }
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {
    OPTION_OUTPUT,         OPTION_BUDGET,         OPTION_CSV,    OPTION_ENCODING, OPTION_SEPARATOR,
    OPTION_DECIMAL,        OPTION_CONFIG,         OPTION_CUTOFF, OPTION_FORCE,    OPTION_TEMPLATES,
    OPTION_IGNORE_LAYOUTS, OPTION_INPUT_ENCODING, OPTION_COUNT};

extern const struct command command_contable;
const struct command command_contable = {
    .name = "contable",
    .operands = "ENTREGA...",
    .summary = "Escribe el libro para contabilidad, y sus tablas en CSV.",
    .details = "El libro tiene las hojas Contable (un renglón por indicador), Programas y Cuadre (totales de control\n"
               "contra el consolidado). Con --csv las dos primeras van también como contable.csv y programas.csv;\n"
               "--codificacion es utf-8, windows-1252 o cp850, y un carácter que no exista en ella es un error.\n"
               "Con --presupuesto (CSV, DBF, XLS o XLSX con Aprobado, Modificado, Devengado…) se agrega la hoja\n"
               "Físico-financiero y se avisa de los programas cuyo dinero y cuyas metas se separan.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
