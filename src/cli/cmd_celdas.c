// SPDX-License-Identifier: MIT
// cuadra celdas: every cell of a file as JSON lines, or a summary a sheet.
#include "cli/session.h"
#include "cli/terminal.h"

// Lists the cells of each file; a file that cannot be read does not stop the others.
static int run(const struct invocation *invocation)
{
    if (invocation->operand_count > 1 && !invocation->given[OPTION_SUMMARY]) {
        complain("«celdas» lista un archivo a la vez; para comparar varios, agregue --resumen.");
        return EXIT_USAGE;
    }
    cuadra_run *run = NULL;
    int status = session_new(invocation, &run);
    struct cuadra_sink out = terminal_output();
    size_t read = 0;
    for (size_t i = 0; status == EXIT_DONE && i < invocation->operand_count; i++) {
        int one = session_status(
            run, cuadra_run_cells(run, invocation->operands[i], invocation->given[OPTION_SUMMARY], &out));
        read += one == EXIT_DONE;
        status = one == EXIT_NOTHING_READ ? EXIT_DONE : one;
    }
    if (status == EXIT_DONE && !read)
        status = EXIT_NOTHING_READ;
    cuadra_run_free(run);
    return finish_output(status);
}

static const enum option options[] = {OPTION_SUMMARY, OPTION_CONFIG, OPTION_INPUT_ENCODING, OPTION_COUNT};

extern const struct command command_celdas;
const struct command command_celdas = {
    .name = "celdas",
    .operands = "ARCHIVO...",
    .summary = "Lista cada celda de un archivo como líneas JSON.",
    .details = "Cada línea es {\"sheet\",\"ref\",\"t\",\"v\"}; t es n (número), p (porcentaje), d (fecha), s (texto), "
               "b (lógico)\n"
               "o e (error). Con --resumen, una línea por hoja con cuentas y sumas, para comparar conversiones.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
