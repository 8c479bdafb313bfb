// SPDX-License-Identifier: MIT
// The program: finds the command and lets it run. Only this folder prints or exits.
#include "cli/terminal.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Whether --color has a value that means something; says so when not.
static bool is_color_right(const struct invocation *invocation)
{
    const char *when = invocation->values[OPTION_COLOR];
    if (!when || strcmp(when, "auto") == 0 || strcmp(when, "siempre") == 0 || strcmp(when, "nunca") == 0)
        return true;
    complain("«--color %s» no dice nada; escriba auto, siempre o nunca.", when);
    return false;
}

// Prints the version.
static int print_version(void)
{
    printf("cuadra %s\n", CUADRA_VERSION);
    return finish_output(EXIT_DONE);
}

// Runs a command with its words; `operands` has room for all of them.
static int run_command(const struct command *command, int count, char *const *words, const char **operands)
{
    struct invocation invocation = {.operands = operands};
    if (!invocation_read(command, count, words, &invocation) || !is_color_right(&invocation))
        return EXIT_USAGE;
    if (invocation.given[OPTION_VERSION])
        return print_version();
    if (invocation.given[OPTION_HELP]) {
        help_print(command);
        return finish_output(EXIT_DONE);
    }
    return command->run(&invocation);
}

// What stands in the place of a command, or nothing.
static int run_without_command(const char *word)
{
    if (!word || strcmp(word, "--ayuda") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        help_print(NULL);
        return finish_output(word ? EXIT_DONE : EXIT_USAGE);
    }
    if (strcmp(word, "--version") == 0)
        return print_version();
    complain_of_command(word);
    return EXIT_USAGE;
}

// Keeps freed memory for the next file instead of giving it back each time; only glibc needs to be told.
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}

// Makes the local time that of Greenwich: no output tells another, and libzip asks for it once for each part of a
// workbook, where the C library would look at the zone's file each time.
static void fix_time_zone(void)
{
    setenv("TZ", "UTC0", 1);
}

// Runs them all.
int main(int argc, char **argv)
{
    keep_memory();
    fix_time_zone();
    signal(SIGPIPE, SIG_IGN); // a closed pipe is noticed where we write
    const struct command *command = argc > 1 ? command_find(argv[1]) : NULL;
    if (!command)
        return run_without_command(argc > 1 ? argv[1] : NULL);
    const char **operands = calloc((size_t)argc, sizeof *operands);
    if (!operands) {
        complain("no alcanzó la memoria.");
        return EXIT_INTERNAL;
    }
    int status = run_command(command, argc - 2, argv + 2, operands);
    free(operands);
    return status;
}
