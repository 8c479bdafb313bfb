// SPDX-License-Identifier: MIT
// cuadra ayuda: the help of the program or of one command, and the reference that is installed with it.
#include "cli/reference.h"
#include "cli/terminal.h"

#include <string.h>

static const struct {
    const char *name;
    void (*print)(void);
} formats[] = {{"man", reference_print_manual}, {"bash", reference_print_completion}};

// Prints the whole reference in the format asked for.
static int print_reference(const char *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(format, formats[i].name) == 0) {
            formats[i].print();
            return finish_output(EXIT_DONE);
        }
    complain("«--formato %s» no es una forma de la ayuda; escriba man o bash.", format);
    return EXIT_USAGE;
}

// Prints the help asked for.
static int run(const struct invocation *invocation)
{
    const struct command *command = NULL;
    if (invocation->given[OPTION_FORMAT])
        return print_reference(invocation->values[OPTION_FORMAT]);
    if (invocation->operand_count) {
        command = command_find(invocation->operands[0]);
        if (!command) {
            complain_of_command(invocation->operands[0]);
            return EXIT_USAGE;
        }
    }
    help_print(command);
    return finish_output(EXIT_DONE);
}

static const enum option options[] = {OPTION_FORMAT, OPTION_COUNT};

extern const struct command command_ayuda;
const struct command command_ayuda = {
    .name = "ayuda",
    .operands = "[ORDEN]",
    .summary = "Muestra la ayuda del programa o de una orden.",
    .details = "Formas de la salida: man escribe la página de manual; bash, el completado de la línea de órdenes.",
    .options = options,
    .operands_max = 1,
    .run = run,
};
