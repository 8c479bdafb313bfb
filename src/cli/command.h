// SPDX-License-Identifier: MIT
// What a command is: one row with its texts and its function. The table of all commands is commands.def; each
// command has its own file cmd_<name>.c. Commands use the library only through <cuadra.h>.
#ifndef CUADRA_CLI_COMMAND_H
#define CUADRA_CLI_COMMAND_H

#include <cuadra.h>

enum option {
#define OPTION(identifier, name, argument, help) OPTION_##identifier,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT
};

// Exit statuses, the same for all commands.
enum exit_status {
    EXIT_DONE = 0,
    EXIT_FINDINGS = 1, // done, and there are findings of severity error or fatal
    EXIT_USAGE = 2,    // wrong usage or a wrong cuadra.ini
    EXIT_NOTHING_READ = 3,
    EXIT_OUTPUT = 4,
    EXIT_INTERNAL = 70
};

enum { MANY_OPERANDS = 0x7FFFFFFF };

struct command;

// A command line understood.
struct invocation {
    const struct command *command;
    bool given[OPTION_COUNT];
    const char *values[OPTION_COUNT]; // NULL when not given or without argument
    const char **operands;
    size_t operand_count;
    bool records_only; // set by commands that show nothing of the files
};

// One row: a command as the user sees it.
struct command {
    const char *name;
    const char *operands;       // "ENTREGA...", "" when it takes none
    const char *summary;        // one line
    const char *details;        // more lines for its --ayuda, may be NULL
    const enum option *options; // ends with OPTION_COUNT; HELP, VERSION, QUIET, COLOR are everybody's
    int operands_min, operands_max;
    // Does the job; returns an exit_status.
    int (*run)(const struct invocation *invocation);
};

// The commands in the order of the help; ends with NULL.
extern const struct command *const commands[];
// The command of a name, or NULL.
const struct command *command_find(const char *name);
// The command that a mistyped word is nearest to, or NULL when none is near.
const struct command *command_nearest(const char *word);
// Says that there is no command of that name, and which one may have been meant.
void complain_of_command(const char *word);

// An option as its row says.
struct option_text {
    const char *name, *argument, *help;
};
extern const struct option_text option_texts[OPTION_COUNT];

// Whether the command takes the option, its own or one that every command takes.
bool command_takes(const struct command *command, enum option option);
// Understands the words after the command; false after saying what is wrong with them.
bool invocation_read(const struct command *command, int count, char *const *words, struct invocation *invocation);
// Prints the help of one command, or of the program when NULL.
void help_print(const struct command *command);

#endif
