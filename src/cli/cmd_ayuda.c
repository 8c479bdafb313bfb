// SPDX-License-Identifier: MIT
// cuadra ayuda: the help of the program or of one command.
#include "cli/terminal.h"

// Prints the help asked for.
static int run(const struct invocation *invocation)
{
    const struct command *command = NULL;
    if (invocation->operand_count) {
        command = command_find(invocation->operands[0]);
        if (!command) {
            complain("no hay una orden «%s». Vea la lista con «cuadra ayuda».", invocation->operands[0]);
            return EXIT_USAGE;
        }
    }
    help_print(command);
    return finish_output(EXIT_DONE);
}

extern const struct command command_ayuda;
const struct command command_ayuda = {
    .name = "ayuda",
    .operands = "[ORDEN]",
    .summary = "Muestra la ayuda del programa o de una orden.",
    .operands_max = 1,
    .run = run,
};
