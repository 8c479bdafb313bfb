// SPDX-License-Identifier: MIT
// cuadra plantilla: the list of layouts, blank and filled forms, proposals and checks of layout files.
#include "cli/session.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

// Makes a run with its configuration and vocabulary read, and no file; an exit status.
static int open_vocabulary(const struct invocation *invocation, cuadra_run **run)
{
    int status = session_new(invocation, run);
    if (status != EXIT_DONE)
        return status;
    enum cuadra_status read = cuadra_run_read(*run, NULL, 0);
    return read == CUADRA_E_NOTHING_READ ? EXIT_DONE : session_status(*run, read);
}

// Whether the output goes to a file.
static const char *output_path(const struct invocation *invocation)
{
    const char *path = invocation->given[OPTION_OUTPUT] ? invocation->values[OPTION_OUTPUT] : NULL;
    return path && strcmp(path, "-") != 0 ? path : NULL;
}

// `plantilla` alone: the list.
static int list(const struct invocation *invocation, cuadra_run *run)
{
    (void)invocation;
    struct cuadra_sink out = terminal_output();
    enum cuadra_status status = cuadra_run_list_layouts(run, &out);
    return finish_output(status == CUADRA_E_OUTPUT ? EXIT_DONE : session_status(run, status));
}

// `plantilla proponer ARCHIVO [-o NOMBRE.plantilla]`.
static int propose(const struct invocation *invocation, cuadra_run *run)
{
    const char *path = output_path(invocation);
    if (invocation->operand_count != 2) {
        complain("«plantilla proponer» toma un archivo: cuadra plantilla proponer ARCHIVO -o NOMBRE.plantilla");
        return EXIT_USAGE;
    }
    struct cuadra_sink out = terminal_output();
    enum cuadra_status status = cuadra_run_propose_layout(run, invocation->operands[1], path, path ? NULL : &out);
    if (path)
        return session_status(run, status);
    return finish_output(status == CUADRA_E_OUTPUT ? EXIT_DONE : session_status(run, status));
}

// `plantilla revisar NOMBRE.plantilla [ARCHIVO...]`.
static int review(const struct invocation *invocation, cuadra_run *run)
{
    if (invocation->operand_count < 2) {
        complain("«plantilla revisar» toma una plantilla: cuadra plantilla revisar NOMBRE.plantilla [ARCHIVO...]");
        return EXIT_USAGE;
    }
    struct cuadra_sink out = terminal_output();
    enum cuadra_status status =
        cuadra_run_review_layout(run, invocation->operands[1], (const char *const *)invocation->operands + 2,
                                 invocation->operand_count - 2, &out);
    return finish_output(status == CUADRA_E_OUTPUT ? EXIT_DONE : session_status(run, status));
}

// `plantilla NOMBRE -o FORMATO.xlsx`.
static int write_form(const struct invocation *invocation, cuadra_run *run)
{
    const char *path = output_path(invocation);
    if (invocation->operand_count != 1 || !path) {
        complain(
            "para escribir un formato en blanco dé su plantilla y el archivo: cuadra plantilla NOMBRE -o FORMATO.xlsx");
        return EXIT_USAGE;
    }
    return session_status(run, cuadra_run_write_form(run, invocation->operands[0], path));
}

// `plantilla --desde ENTREGA... -o CARPETA`.
static int write_forms(const struct invocation *invocation)
{
    const char *path = output_path(invocation);
    if (!path || !invocation->operand_count) {
        complain("«--desde» toma las entregas y una carpeta: cuadra plantilla --desde ENTREGA... -o CARPETA");
        return EXIT_USAGE;
    }
    cuadra_run *run = NULL;
    size_t count = 0;
    int status = session_read(invocation, &run);
    if (status == EXIT_DONE)
        status = session_status(run, cuadra_run_write_forms(run, path, &count));
    if (status == EXIT_DONE && !invocation->given[OPTION_QUIET])
        fprintf(stderr, count == 1 ? "%zu formato en %s\n" : "%zu formatos en %s\n", count, path);
    cuadra_run_free(run);
    return status;
}

// Does what the first operand says.
static int run(const struct invocation *invocation)
{
    if (invocation->given[OPTION_FROM])
        return write_forms(invocation);
    int (*act)(const struct invocation *, cuadra_run *) = list;
    if (invocation->operand_count)
        act = strcmp(invocation->operands[0], "proponer") == 0  ? propose
              : strcmp(invocation->operands[0], "revisar") == 0 ? review
                                                                : write_form;
    cuadra_run *run = NULL;
    int status = open_vocabulary(invocation, &run);
    if (status == EXIT_DONE)
        status = act(invocation, run);
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_OUTPUT,    OPTION_FROM,  OPTION_CONFIG,
                                      OPTION_TEMPLATES, OPTION_FORCE, OPTION_COUNT};

extern const struct command command_plantilla;
const struct command command_plantilla = {
    .name = "plantilla",
    .operands = "[NOMBRE | proponer ARCHIVO | revisar PLANTILLA [ARCHIVO...]]",
    .summary = "Lista las plantillas, escribe formatos en blanco, propone y revisa plantillas.",
    .details =
        "Sin operandos las lista. Con NOMBRE y -o escribe el formato en blanco; con --desde ENTREGA... -o CARPETA, uno por unidad\n"
        "con sus indicadores y metas. «proponer» hace una plantilla de lo que se entendió de un archivo; «revisar» dice qué está\n"
        "mal en una (archivo:línea:columna) y qué lee distinto.",
    .options = options,
    .operands_min = 0,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
