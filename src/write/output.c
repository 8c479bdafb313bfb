// SPDX-License-Identifier: MIT
// Whole-or-nothing output files; see output.h.
#define _GNU_SOURCE // realpath
#include "write/output.h"

#include "es/report.h"
#include "es/system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_TRIED = 1000 };

struct output {
    struct arena *arena;
    const char *target;    // as it will stand, symbolic links followed
    const char *shown;     // as the user gave it
    const char *temporary; // "" once it is gone or in place
    FILE *stream;          // NULL until the first write, and after the end
    bool force;
    int error; // errno of the first failed write, or 0
};

// Sets the message of a failure with the path and the reason; returns the status.
static enum cuadra_status refuse(const struct output *output, int error, struct str *message)
{
    *message = report_format(output->arena, REPORT_OUTPUT_FAILED, output->shown, system_reason(error).s);
    return CUADRA_E_OUTPUT;
}

// Removes what is left of an output when its arena goes.
static void release_output(void *handle)
{
    output_abandon(handle);
}

// Whether the target may be written: it is not there, or a regular file that force may replace.
static enum cuadra_status check_target(const struct output *output, struct str *message)
{
    struct stat seen;
    if (stat(output->target, &seen) != 0)
        return CUADRA_OK; // what else is wrong shows when the file is made
    if (S_ISDIR(seen.st_mode))
        return refuse(output, EISDIR, message);
    if (!S_ISREG(seen.st_mode)) {
        *message = report_format(output->arena, REPORT_OUTPUT_SPECIAL, output->shown);
        return CUADRA_E_OUTPUT;
    }
    if (!output->force) {
        *message = report_format(output->arena, REPORT_OUTPUT_EXISTS, output->shown);
        return CUADRA_E_OUTPUT;
    }
    return CUADRA_OK;
}

// Makes a new file beside the target under a name that nobody has; its descriptor, or -1.
static int make_temporary(struct output *output)
{
    const char *slash = strrchr(output->target, '/');
    size_t folder = slash ? (size_t)(slash - output->target) + 1 : 0;
    int file = -1;
    for (int i = 0; i < NAMES_TRIED && file < 0; i++) {
        struct str name =
            str_format(output->arena, "%.*s.cuadra-%ld-%d.tmp", (int)folder, output->target, (long)getpid(), i);
        file = open(name.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0)
            output->temporary = name.s;
        else if (errno != EEXIST)
            break;
    }
    return file;
}

// The path with symbolic links followed, so that a link to a file stays a link.
static const char *resolve(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *resolved = real ? str_z(arena, str_of(real)) : str_z(arena, str_of(path));
    free(real);
    return resolved;
}

// Begins a file that will stand at `path`.
enum cuadra_status output_begin(struct arena *arena, const char *path, bool force, struct output **begun,
                                struct str *message)
{
    struct output *output = ARENA_NEW(arena, struct output);
    *output =
        (struct output){.arena = arena, .target = resolve(arena, path), .shown = path, .temporary = "", .force = force};
    *begun = output;
    enum cuadra_status status = check_target(output, message);
    if (status != CUADRA_OK)
        return status;
    arena_defer(arena, release_output, output);
    int file = make_temporary(output);
    if (file < 0)
        return refuse(output, errno, message);
    output->stream = fdopen(file, "wb");
    if (!output->stream) {
        int error = errno;
        close(file);
        output_abandon(output);
        return refuse(output, error, message);
    }
    return CUADRA_OK;
}

// The temporary file's path, for a library that opens files itself.
const char *output_temporary_path(const struct output *output)
{
    return output->temporary;
}

// The path as the user gave it.
const char *output_target_path(const struct output *output)
{
    return output->shown;
}

// Adds bytes; false when they could not be written (output_commit() will say why).
bool output_write(struct output *output, const void *bytes, size_t size)
{
    if (output->error || !output->stream)
        return false;
    errno = 0;
    if (size && fwrite(bytes, 1, size, output->stream) != size)
        output->error = errno ? errno : EIO;
    return output->error == 0;
}

// output_write() as a sink's function.
static bool write_to_output(void *context, const char *bytes, size_t size)
{
    return output_write(context, bytes, size);
}

// A sink that writes to the output.
struct cuadra_sink output_sink(struct output *output)
{
    return (struct cuadra_sink){.write = write_to_output, .context = output};
}

// Closes the stream; the error it shows only now counts as one of writing.
static void close_stream(struct output *output)
{
    if (!output->stream)
        return;
    errno = 0;
    if (fclose(output->stream) != 0 && !output->error)
        output->error = errno ? errno : EIO;
    output->stream = NULL;
}

// Puts the finished file in its place, or removes it and says why.
enum cuadra_status output_commit(struct output *output, struct str *message)
{
    close_stream(output);
    enum cuadra_status status = CUADRA_OK;
    if (output->error)
        status = refuse(output, output->error, message);
    else
        status = check_target(output, message); // somebody may have put a file there meanwhile
    if (status == CUADRA_OK && rename(output->temporary, output->target) != 0)
        status = refuse(output, errno, message);
    if (status == CUADRA_OK)
        output->temporary = "";
    output_abandon(output);
    return status;
}

// Removes the unfinished file; nothing to do after a commit.
void output_abandon(struct output *output)
{
    if (output->stream)
        fclose(output->stream);
    output->stream = NULL;
    if (*output->temporary)
        unlink(output->temporary);
    output->temporary = "";
}
