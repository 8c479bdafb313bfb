// SPDX-License-Identifier: MIT
// Understanding a command line and printing its help, both from the option and command rows. Long options may
// be shortened as long as they stay unambiguous, take their value after "=" or as the next word, and may stand
// before or after the operands; "--" ends them.
#include "cli/command.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

const struct option_text option_texts[OPTION_COUNT] = {
#define OPTION(identifier, name, argument, help) {name, argument, help},
#include "cli/options.def"
#undef OPTION
};

// Whether the command takes the option, its own or one that every command takes.
bool command_takes(const struct command *command, enum option option)
{
    for (const enum option *own = command->options; own && *own != OPTION_COUNT; own++)
        if (*own == option)
            return true;
    return option == OPTION_QUIET || option == OPTION_COLOR || option == OPTION_HELP || option == OPTION_VERSION;
}

// The option of the command that a word names, whole or shortened; OPTION_COUNT after saying why there is none.
static enum option find_option(const struct command *command, const char *word, size_t size)
{
    enum option found = OPTION_COUNT;
    int matches = 0;
    for (int option = 0; option < OPTION_COUNT; option++) {
        const char *name = option_texts[option].name;
        if (!command_takes(command, (enum option)option) || strncmp(name, word, size) != 0)
            continue;
        found = (enum option)option;
        if (name[size] == '\0')
            return found;
        matches++;
    }
    if (matches == 1)
        return found;
    if (matches)
        complain("la opción «--%.*s» es ambigua; escríbala completa. Vea «cuadra %s --ayuda».", (int)size, word,
                 command->name);
    else
        complain("la orden no tiene la opción «--%.*s». Vea «cuadra %s --ayuda».", (int)size, word, command->name);
    return OPTION_COUNT;
}

// What is being read.
struct reader {
    const struct command *command;
    int count, at;
    char *const *words;
    struct invocation *invocation;
};

// Records an option with its value; `value` may be NULL: then the next word is it, where one is needed.
static bool set_option(struct reader *reader, enum option option, const char *value)
{
    const struct option_text *text = &option_texts[option];
    if (!text->argument && value) {
        complain("la opción «--%s» no lleva valor.", text->name);
        return false;
    }
    if (text->argument && !value && reader->at + 1 < reader->count)
        value = reader->words[++reader->at];
    if (text->argument && !value) {
        complain("falta el valor de «--%s»: %s.", text->name, text->argument);
        return false;
    }
    if (reader->invocation->given[option] && text->argument && strcmp(value, reader->invocation->values[option]) != 0) {
        complain("la opción «--%s» se dio dos veces con valores distintos.", text->name);
        return false;
    }
    reader->invocation->given[option] = true;
    reader->invocation->values[option] = value;
    return true;
}

// Reads one word that begins with a dash.
static bool read_option(struct reader *reader, const char *word)
{
    if (word[1] == 'o' && command_takes(reader->command, OPTION_OUTPUT))
        return set_option(reader, OPTION_OUTPUT, word[2] ? word + 2 : NULL);
    if (word[1] != '-') {
        complain("la orden no tiene la opción «%s». Vea «cuadra %s --ayuda».", word, reader->command->name);
        return false;
    }
    const char *name = word + 2, *equals = strchr(name, '=');
    enum option option = find_option(reader->command, name, equals ? (size_t)(equals - name) : strlen(name));
    return option != OPTION_COUNT && set_option(reader, option, equals ? equals + 1 : NULL);
}

// Whether the number of operands suits the command; says so when not.
static bool are_operands_right(const struct invocation *invocation)
{
    const struct command *command = invocation->command;
    if (invocation->operand_count < (size_t)command->operands_min)
        complain("falta %.*s. Vea «cuadra %s --ayuda».", (int)strcspn(command->operands, ".["), command->operands,
                 command->name);
    else if (invocation->operand_count > (size_t)command->operands_max)
        complain("sobra «%s». Vea «cuadra %s --ayuda».", invocation->operands[command->operands_max], command->name);
    else
        return true;
    return false;
}

// Understands the words after the command; false after saying what is wrong with them.
bool invocation_read(const struct command *command, int count, char *const *words, struct invocation *invocation)
{
    struct reader reader = {command, count, 0, words, invocation};
    bool only_operands = false;
    invocation->command = command;
    for (; reader.at < count; reader.at++) {
        const char *word = words[reader.at];
        if (!only_operands && strcmp(word, "--") == 0)
            only_operands = true;
        else if (only_operands || word[0] != '-' || word[1] == '\0')
            invocation->operands[invocation->operand_count++] = word;
        else if (!read_option(&reader, word))
            return false;
    }
    return invocation->given[OPTION_HELP] || invocation->given[OPTION_VERSION] || are_operands_right(invocation);
}

// Prints one option of a help page.
static void print_option(enum option option)
{
    const struct option_text *text = &option_texts[option];
    char name[64];
    snprintf(name, sizeof name, "%s--%s%s%s", option == OPTION_OUTPUT ? "-o, " : "", text->name,
             text->argument ? " " : "", text->argument ? text->argument : "");
    printf("  %-28s %s\n", name, text->help);
}

// Prints what the program is and its commands.
static void print_overview(void)
{
    printf("Uso: cuadra ORDEN [OPCIONES] ...\n\n"
           "Reúne, revisa y consolida el avance trimestral de los indicadores de un municipio.\n\nÓrdenes:\n");
    for (const struct command *const *each = commands; *each; each++)
        printf("  %-14s %s\n", (*each)->name, (*each)->summary);
    printf("\nLa ayuda de cada orden: cuadra ORDEN --ayuda\n");
}

// Prints the help of one command, or of the program when NULL.
void help_print(const struct command *command)
{
    if (!command) {
        print_overview();
        return;
    }
    printf("Uso: cuadra %s%s%s [OPCIONES]\n\n%s\n", command->name, *command->operands ? " " : "", command->operands,
           command->summary);
    if (command->details)
        printf("\n%s\n", command->details);
    printf("\nOpciones:\n");
    for (int option = 0; option < OPTION_COUNT; option++)
        if (command_takes(command, (enum option)option))
            print_option((enum option)option);
}
