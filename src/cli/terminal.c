// SPDX-License-Identifier: MIT
// Standard output and standard error; see terminal.h.
#include "cli/terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROGRESS_NAME = 50 }; // characters of a file's name in the progress line

// "cuadra: " and the sentence, on standard error.
void complain(const char *format, ...)
{
    va_list arguments;
    fputs("cuadra: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

// Whether standard output (or error) takes colours, after --color and NO_COLOR.
bool wants_color(const struct invocation *invocation, bool for_output)
{
    const char *when = invocation->values[OPTION_COLOR], *no_color = getenv("NO_COLOR");
    if (when && strcmp(when, "siempre") == 0)
        return true;
    if ((when && strcmp(when, "nunca") == 0) || (no_color && *no_color))
        return false;
    return isatty(for_output ? STDOUT_FILENO : STDERR_FILENO);
}

// Writes to standard output; the sink's function. Where nobody reads on, as under head(1), the rest is of no use: the
// program ends there, and that is no fault.
static bool write_output(void *context, const char *bytes, size_t size)
{
    (void)context;
    if (fwrite(bytes, 1, size, stdout) == size)
        return true;
    if (errno == EPIPE)
        exit(EXIT_DONE);
    return false;
}

// A sink that writes to standard output.
struct cuadra_sink terminal_output(void)
{
    return (struct cuadra_sink){write_output, NULL};
}

// Writes to standard error; the sink's function.
static bool write_errors(void *context, const char *bytes, size_t size)
{
    (void)context;
    return fwrite(bytes, 1, size, stderr) == size;
}

// A sink that writes to standard error.
struct cuadra_sink terminal_errors(void)
{
    return (struct cuadra_sink){write_errors, NULL};
}

// Flushes standard output; EXIT_OUTPUT after saying why when that fails, else `status`.
int finish_output(int status)
{
    if (status == EXIT_OUTPUT) // said already
        return status;
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (errno == EPIPE)
        return status;
    complain("no se pudo escribir en la salida estándar; revise que haya espacio en el disco.");
    return EXIT_OUTPUT;
}

// The run's progress callback: a line that rewrites itself, for a terminal.
void show_progress(void *context, size_t file, size_t files, const char *name)
{
    (void)context;
    fprintf(stderr, "\r\033[KLeyendo %zu de %zu: ", file, files);
    int shown = 0; // of a long name as much as stays on one line; control characters are not shown
    for (; *name; name++) {
        bool is_first_byte = ((unsigned char)*name & 0xC0) != 0x80;
        if (is_first_byte && shown++ == PROGRESS_NAME)
            break;
        fputc((unsigned char)*name < ' ' || *name == 0x7F ? ' ' : *name, stderr);
    }
    fflush(stderr);
}

// Clears the progress line.
void clear_progress(const struct invocation *invocation)
{
    if (!invocation->given[OPTION_QUIET] && isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
}
