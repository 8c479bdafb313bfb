// SPDX-License-Identifier: MIT
// cuadra revisar: what does not add up in the submissions, one located line each.
#include "cli/session.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

// The format asked for; false after saying that there is none of that name.
static bool find_format(const struct invocation *invocation, enum cuadra_findings_format *format)
{
    static const struct {
        const char *name;
        enum cuadra_findings_format format;
    } formats[] = {{"texto", CUADRA_FINDINGS_TEXT}, {"json", CUADRA_FINDINGS_JSON}, {"csv", CUADRA_FINDINGS_CSV}};
    const char *name = invocation->values[OPTION_FORMAT];
    bool to_terminal = !invocation->given[OPTION_OUTPUT];
    *format = to_terminal && wants_color(invocation, true) ? CUADRA_FINDINGS_COLOR : CUADRA_FINDINGS_TEXT;
    for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i].name) == 0) {
            *format = i ? formats[i].format : *format;
            return true;
        }
    if (name)
        complain("«--formato %s» no es una forma de los hallazgos; escriba texto, json o csv.", name);
    return !name;
}

// Says on standard error how many findings there are of each severity.
static void summarize(const cuadra_run *run)
{
    static const char *const names[CUADRA_SEVERITIES][2] = {
        {"nota", "notas"}, {"aviso", "avisos"}, {"error", "errores"}, {"fatal", "fatales"}};
    size_t total = 0;
    for (int severity = 0; severity < CUADRA_SEVERITIES; severity++)
        total += cuadra_run_findings(run, (enum cuadra_severity)severity);
    size_t files = cuadra_run_files(run), records = cuadra_run_records(run);
    fprintf(stderr, "%zu %s, %zu %s: ", files, files == 1 ? "archivo" : "archivos", records,
            records == 1 ? "indicador" : "indicadores");
    if (!total)
        fputs("ningún hallazgo", stderr);
    const char *separator = "";
    for (int severity = CUADRA_SEVERITIES - 1; severity >= 0; severity--) {
        size_t count = cuadra_run_findings(run, (enum cuadra_severity)severity);
        if (!count)
            continue;
        fprintf(stderr, "%s%zu %s", separator, count, names[severity][count != 1]);
        separator = ", ";
    }
    fputs(".\n", stderr);
}

// Prints or saves the findings; an exit status.
static int put_findings(const struct invocation *invocation, cuadra_run *run, enum cuadra_findings_format format)
{
    if (invocation->given[OPTION_OUTPUT] && strcmp(invocation->values[OPTION_OUTPUT], "-") != 0)
        return session_status(run, cuadra_run_save_findings(run, format, invocation->values[OPTION_OUTPUT]));
    struct cuadra_sink out = terminal_output();
    enum cuadra_status status = cuadra_run_print_findings(run, format, &out);
    if (status == CUADRA_E_OUTPUT)
        return finish_output(EXIT_DONE);
    return finish_output(session_status(run, status));
}

// Adds what was found to aceptados.tsv, where asked for; an exit status.
static int accept_findings(const struct invocation *invocation, cuadra_run *run)
{
    size_t count;
    if (!invocation->given[OPTION_ACCEPT])
        return EXIT_DONE;
    int status = session_status(run, cuadra_run_accept(run, &count));
    if (status == EXIT_DONE && !invocation->given[OPTION_QUIET])
        fprintf(stderr,
                count == 1 ? "aceptados.tsv: %zu línea nueva; escriba el motivo.\n"
                           : "aceptados.tsv: %zu líneas nuevas; escriba el motivo de cada una que acepte.\n",
                count);
    return status;
}

// Writes the workbooks for the units, where asked for; an exit status.
static int write_letters(const struct invocation *invocation, cuadra_run *run)
{
    size_t count;
    if (!invocation->given[OPTION_BY_UNIT])
        return EXIT_DONE;
    const char *folder = invocation->values[OPTION_BY_UNIT];
    int status = session_status(run, cuadra_run_write_letters(run, folder, &count));
    if (status == EXIT_DONE && !invocation->given[OPTION_QUIET])
        fprintf(stderr, "%s: %zu %s.\n", folder, count,
                count == 1 ? "libro para una unidad" : "libros, uno por unidad");
    return status;
}

// Reads the earlier delivery, where one is given, and checks; an exit status.
static int check(const struct invocation *invocation, cuadra_run *run)
{
    if (invocation->given[OPTION_PREVIOUS]) {
        int status = session_status(run, cuadra_run_compare(run, invocation->values[OPTION_PREVIOUS]));
        if (status != EXIT_DONE)
            return status;
    }
    return session_status(run, cuadra_run_check(run));
}

// Reads, checks and lists; a folder of which nothing could be read still has findings that say why.
static int run(const struct invocation *invocation)
{
    enum cuadra_findings_format format;
    if (!find_format(invocation, &format))
        return EXIT_USAGE;
    cuadra_run *run = NULL;
    int read = session_read(invocation, &run);
    int status = read;
    if (read == EXIT_DONE || read == EXIT_NOTHING_READ) {
        status = check(invocation, run);
        if (status == EXIT_DONE)
            status = put_findings(invocation, run, format);
        if (status == EXIT_DONE)
            status = write_letters(invocation, run);
        if (status == EXIT_DONE)
            status = accept_findings(invocation, run);
        if (status == EXIT_DONE && !invocation->given[OPTION_QUIET])
            summarize(run);
        if (status == EXIT_DONE)
            status = read == EXIT_NOTHING_READ ? read : session_verdict(run, false);
    }
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_FORMAT,  OPTION_OUTPUT,    OPTION_CONFIG,         OPTION_CUTOFF,
                                      OPTION_FORCE,   OPTION_TEMPLATES, OPTION_IGNORE_LAYOUTS, OPTION_PREVIOUS,
                                      OPTION_BY_UNIT, OPTION_ACCEPT,    OPTION_INPUT_ENCODING, OPTION_COUNT};

extern const struct command command_revisar;
const struct command command_revisar = {
    .name = "revisar",
    .operands = "ENTREGA...",
    .summary = "Revisa las entregas y dice qué no cuadra y dónde.",
    .details =
        "Cada línea es archivo:hoja!celda: gravedad: mensaje [regla]. Formas: texto, json (una línea por hallazgo) y csv.\n"
        "Cada entrega se revisa al trimestre que reporta, o al de --corte. «cuadra explicar REGLA» dice por qué importa.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
