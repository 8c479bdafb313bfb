// SPDX-License-Identifier: MIT
// cuadra reglas: the list of the rules, or all of them explained as a page of the user guide.
#include "cli/session.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

enum { ID_WIDTH = 26 };

// Prints one line a rule, family by family.
static void print_list(void)
{
    const char *family = "";
    for (size_t i = 0; i < cuadra_rule_count(); i++) {
        const struct cuadra_rule *rule = cuadra_rule(i);
        if (strcmp(family, rule->family) != 0)
            printf("%s%s\n", i ? "\n" : "", rule->family);
        family = rule->family;
        printf("  %-*s %s\n", ID_WIDTH, rule->id, cuadra_severity_name(rule->severity));
    }
}

// Prints the rule page of the user guide.
static void print_page(void)
{
    const char *family = "";
    puts("# Reglas\n");
    puts("Cada hallazgo de `cuadra revisar` lleva el nombre de su regla. La gravedad se cambia en `[gravedad]` de "
         "`cuadra.ini`.");
    for (size_t i = 0; i < cuadra_rule_count(); i++) {
        const struct cuadra_rule *rule = cuadra_rule(i);
        if (strcmp(family, rule->family) != 0)
            printf("\n## Familia: %s\n", rule->family);
        family = rule->family;
        printf("\n### `%s` (%s)\n\nMensaje: %s\n\nPor qué importa: %s\n\nQué hacer: %s\n", rule->id,
               cuadra_severity_name(rule->severity), rule->sentence, rule->why, rule->remedy);
    }
}

// Lists the rules in the format asked for.
static int run(const struct invocation *invocation)
{
    const char *format = invocation->values[OPTION_FORMAT];
    if (format && strcmp(format, "texto") != 0 && strcmp(format, "md") != 0) {
        complain("«--formato %s» no es una forma de las reglas; escriba texto o md.", format);
        return EXIT_USAGE;
    }
    if (format && strcmp(format, "md") == 0)
        print_page();
    else
        print_list();
    return finish_output(EXIT_DONE);
}

static const enum option options[] = {OPTION_FORMAT, OPTION_COUNT};

extern const struct command command_reglas;
const struct command command_reglas = {
    .name = "reglas",
    .operands = "",
    .summary = "Lista las reglas con que se revisan las entregas.",
    .details = "Formas: texto, una línea por regla; md, la página de la guía con la explicación de cada una.",
    .options = options,
    .operands_max = 0,
    .run = run,
};
