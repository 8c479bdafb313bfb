// SPDX-License-Identifier: MIT
// cuadra convertir: any text or spreadsheet container as clean UTF-8.
#include "cli/session.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

// Writes to standard error; the report's place when the data takes standard output.
static bool write_report(void *context, const char *bytes, size_t size)
{
    (void)context;
    return fwrite(bytes, 1, size, stderr) == size;
}

// Whether --formato is one that this command knows.
static bool find_format(const struct invocation *invocation, bool *as_json)
{
    const char *format = invocation->values[OPTION_FORMAT];
    *as_json = format && strcmp(format, "json") == 0;
    if (!format || *as_json || strcmp(format, "texto") == 0)
        return true;
    complain("no hay un formato «%s»; escriba --formato texto o --formato json.", format);
    return false;
}

// Converts or lists the files.
static int run(const struct invocation *invocation)
{
    struct cuadra_conversion how = {.output = invocation->values[OPTION_OUTPUT],
                                    .target = invocation->values[OPTION_TARGET],
                                    .separator = invocation->values[OPTION_SEPARATOR],
                                    .keep_text = invocation->given[OPTION_KEEP_TEXT]};
    if (!find_format(invocation, &how.as_json))
        return EXIT_USAGE;
    if (invocation->given[OPTION_LIST])
        how.output = NULL;
    if (!how.output && !invocation->given[OPTION_LIST]) {
        complain("falta la carpeta de salida; escriba -o CARPETA, o --listar para ver sin convertir.");
        return EXIT_USAGE;
    }
    cuadra_run *run = NULL;
    int status = session_new(invocation, &run);
    if (status == EXIT_DONE) {
        bool to_pipe = how.output && strcmp(how.output, "-") == 0;
        struct cuadra_sink out = terminal_output(), report = {write_report, NULL};
        const struct cuadra_sink *lines = to_pipe ? &report : &out;
        if (invocation->given[OPTION_QUIET] && how.output)
            lines = NULL;
        status = session_status(
            run, cuadra_run_convert(run, invocation->operands, invocation->operand_count, &how, lines, &out));
        clear_progress(invocation);
    }
    if (status == EXIT_DONE)
        status = session_verdict(run, true);
    cuadra_run_free(run);
    return finish_output(status);
}

static const enum option options[] = {OPTION_OUTPUT, OPTION_LIST,      OPTION_FORMAT,    OPTION_INPUT_ENCODING,
                                      OPTION_TARGET, OPTION_SEPARATOR, OPTION_KEEP_TEXT, OPTION_FORCE,
                                      OPTION_CONFIG, OPTION_COUNT};

extern const struct command command_convertir;
const struct command command_convertir = {
    .name = "convertir",
    .operands = "ARCHIVO...",
    .summary = "Convierte textos y hojas de cálculo de cualquier codificación a UTF-8 limpio.",
    .details =
        "Con -o CARPETA escribe un libro de Excel por archivo, o un .csv o .txt con --a; con -o - escribe el texto de\n"
        "un solo archivo en la salida estándar. Dice de cada archivo el tipo, la codificación y qué tan segura es, el\n"
        "separador, las filas, lo reparado y lo perdido. --listar solo informa. En un texto, --separador es el suyo; en\n"
        "un libro, el del .csv que se escribe.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
