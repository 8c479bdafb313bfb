// SPDX-License-Identifier: MIT
// What the program says on standard error, and the data it writes on standard output.
#ifndef CUADRA_CLI_TERMINAL_H
#define CUADRA_CLI_TERMINAL_H

#include "cli/command.h"

// "cuadra: " and the sentence, on standard error.
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
// Whether standard output (or error) takes colours, after --color and NO_COLOR.
bool wants_color(const struct invocation *invocation, bool for_output);
// A sink that writes to standard output.
struct cuadra_sink terminal_output(void);
// A sink that writes to standard error.
struct cuadra_sink terminal_errors(void);
// Flushes standard output; EXIT_OUTPUT after saying why when that or what the sink wrote before failed, else `status`.
// A closed pipe is no fault.
int finish_output(int status);
// The run's progress callback: a line that rewrites itself, for a terminal.
void show_progress(void *context, size_t file, size_t files, const char *name);
// Clears the progress line.
void clear_progress(const struct invocation *invocation);

#endif
