// SPDX-License-Identifier: MIT
// cuadra extraer: the records read, as JSON lines or CSV.
#include "cli/session.h"
#include "cli/terminal.h"

#include <string.h>

// The format asked for; false after saying that there is none of that name.
static bool find_format(const struct invocation *invocation, enum cuadra_records_format *format)
{
    static const struct {
        const char *name;
        enum cuadra_records_format format;
    } formats[] = {{"jsonl", CUADRA_RECORDS_JSON}, {"json", CUADRA_RECORDS_JSON}, {"csv", CUADRA_RECORDS_CSV}};
    const char *name = invocation->values[OPTION_FORMAT];
    *format = CUADRA_RECORDS_JSON;
    for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i].name) == 0) {
            *format = formats[i].format;
            return true;
        }
    if (name)
        complain("«--formato %s» no es una forma de los indicadores; escriba jsonl, csv o sqlite.", name);
    return !name;
}

// Whether the records go into a file.
static bool has_file(const struct invocation *invocation)
{
    return invocation->given[OPTION_OUTPUT] && strcmp(invocation->values[OPTION_OUTPUT], "-") != 0;
}

// Reads the submissions and prints their records one file after the other; an exit status.
static int print_records(const struct invocation *invocation, cuadra_run **run, enum cuadra_records_format format)
{
    struct cuadra_sink out = terminal_output();
    int status = session_new(invocation, run);
    if (status != EXIT_DONE)
        return status;
    enum cuadra_status result = cuadra_run_stream_records(*run, invocation->operands, invocation->operand_count, format,
                                                          invocation->given[OPTION_CALCULATED], &out);
    clear_progress(invocation);
    return finish_output(result == CUADRA_E_OUTPUT ? EXIT_DONE : session_explain(*run, result));
}

// Reads the submissions and saves their records in a file; an exit status.
static int save_records(const struct invocation *invocation, cuadra_run **run, enum cuadra_records_format format)
{
    int status = session_read_or_explain(invocation, run);
    if (status != EXIT_DONE)
        return status;
    bool calculated = invocation->given[OPTION_CALCULATED];
    return session_status(*run, cuadra_run_save_records(*run, format, calculated, invocation->values[OPTION_OUTPUT]));
}

// Reads and consolidates the submissions and adds them to a base; an exit status.
static int put_database(const struct invocation *invocation, cuadra_run **run)
{
    int status = session_read_or_explain(invocation, run);
    if (status == EXIT_DONE)
        status = session_status(*run, cuadra_run_consolidate(*run));
    return status == EXIT_DONE ? session_status(*run, cuadra_run_database(*run, invocation->values[OPTION_OUTPUT]))
                               : status;
}

// Reads and prints.
static int run(const struct invocation *invocation)
{
    enum cuadra_records_format format = CUADRA_RECORDS_JSON;
    const char *name = invocation->values[OPTION_FORMAT];
    bool to_database = name && strcmp(name, "sqlite") == 0;
    if (!to_database && !find_format(invocation, &format))
        return EXIT_USAGE;
    cuadra_run *run = NULL;
    struct invocation reading = *invocation;
    reading.records_only = !to_database;
    int status = to_database            ? put_database(&reading, &run)
                 : has_file(invocation) ? save_records(&reading, &run, format)
                                        : print_records(&reading, &run, format);
    if (status == EXIT_DONE)
        status = session_verdict(run, true);
    if (status == EXIT_FINDINGS && !invocation->given[OPTION_QUIET])
        complain("hay hallazgos de archivo o de estructura; véalos con «cuadra revisar».");
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_FORMAT,         OPTION_CALCULATED, OPTION_OUTPUT,         OPTION_CONFIG,
                                      OPTION_CUTOFF,         OPTION_TEMPLATES,  OPTION_IGNORE_LAYOUTS, OPTION_FORCE,
                                      OPTION_INPUT_ENCODING, OPTION_COUNT};

extern const struct command command_extraer;
const struct command command_extraer = {
    .name = "extraer",
    .operands = "ENTREGA...",
    .summary = "Imprime los indicadores leídos, uno por línea.",
    .details =
        "Formas: jsonl (un objeto JSON por línea), csv (las mismas claves unidas con puntos) y sqlite (agrega el\n"
        "consolidado del corte a la base de -o, con una vista por hoja del libro).",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
