// SPDX-License-Identifier: MIT
// cuadra ver: what was understood of a file.
#include "cli/session.h"
#include "cli/terminal.h"

#include <string.h>

// The format asked for; false after saying that there is none of that name.
static bool find_format(const struct invocation *invocation, enum cuadra_explanation_format *format)
{
    static const struct {
        const char *name;
        enum cuadra_explanation_format format;
    } formats[] = {{"texto", CUADRA_EXPLAIN_TEXT}, {"json", CUADRA_EXPLAIN_JSON}, {"html", CUADRA_EXPLAIN_HTML}};
    const char *name = invocation->values[OPTION_FORMAT];
    *format = invocation->given[OPTION_HTML] ? CUADRA_EXPLAIN_HTML : CUADRA_EXPLAIN_TEXT;
    for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i].name) == 0) {
            *format = formats[i].format;
            return true;
        }
    if (name)
        complain("«--formato %s» no es una forma de ver un archivo; escriba texto, json o html.", name);
    return !name;
}

// Prints or saves what was understood; an exit status.
static int put_explanation(const struct invocation *invocation, cuadra_run *run, enum cuadra_explanation_format format)
{
    const char *input = invocation->operands[0];
    if (invocation->given[OPTION_OUTPUT] && strcmp(invocation->values[OPTION_OUTPUT], "-") != 0)
        return session_status(run, cuadra_run_save_explanation(run, input, format, invocation->values[OPTION_OUTPUT]));
    struct cuadra_sink out = terminal_output();
    enum cuadra_status status = cuadra_run_explain(run, input, format, &out);
    return finish_output(status == CUADRA_E_OUTPUT ? EXIT_DONE : session_status(run, status));
}

// Reads the file for its findings, then shows what was understood; a file without indicators is shown too.
static int run(const struct invocation *invocation)
{
    enum cuadra_explanation_format format;
    if (!find_format(invocation, &format))
        return EXIT_USAGE;
    cuadra_run *run = NULL;
    int read = session_read(invocation, &run);
    int status = read;
    if (read == EXIT_DONE || read == EXIT_NOTHING_READ)
        status = put_explanation(invocation, run, format);
    if (status == EXIT_DONE)
        status = session_verdict(run, true);
    cuadra_run_free(run);
    return status;
}

static const enum option options[] = {OPTION_FORMAT, OPTION_HTML,           OPTION_OUTPUT,
                                      OPTION_CONFIG, OPTION_TEMPLATES,      OPTION_IGNORE_LAYOUTS,
                                      OPTION_FORCE,  OPTION_INPUT_ENCODING, OPTION_COUNT};

extern const struct command command_ver;
const struct command command_ver = {
    .name = "ver",
    .operands = "ARCHIVO",
    .summary = "Muestra qué se entendió de un archivo: tablas, columnas, filas y por qué.",
    .details =
        "Formas: texto, json y html (la hoja dibujada, con los campos en colores). Cada columna dice su encabezado, para qué\n"
        "campo se tomó, por qué (sinónimo, palabras, comienzo, contenido, identidad) y con qué certeza.",
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
