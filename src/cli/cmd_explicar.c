// SPDX-License-Identifier: MIT
// cuadra explicar: what a rule says, why it matters and what to do.
#include "cli/session.h"
#include "cli/terminal.h"

#include <stdio.h>

// Explains each rule named.
static int run(const struct invocation *invocation)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        const struct cuadra_rule *rule = cuadra_rule_find(invocation->operands[i]);
        if (!rule) {
            complain("no hay una regla «%s». Vea la lista con «cuadra reglas».", invocation->operands[i]);
            return EXIT_USAGE;
        }
        printf("%s%s (%s, familia %s)\n\n", i ? "\n" : "", rule->id, cuadra_severity_name(rule->severity),
               rule->family);
        printf("Mensaje: %s\n", rule->sentence);
        printf("Por qué importa: %s\n", rule->why);
        printf("Qué hacer: %s\n", rule->remedy);
    }
    return finish_output(EXIT_DONE);
}

static const enum option options[] = {OPTION_COUNT};

extern const struct command command_explicar;
const struct command command_explicar = {
    .name = "explicar",
    .operands = "REGLA...",
    .summary = "Explica una regla: qué dice, por qué importa y qué hacer.",
    .options = options,
    .operands_min = 1,
    .operands_max = MANY_OPERANDS,
    .run = run,
};
