// SPDX-License-Identifier: MIT
// Runs made of a command line; see session.h.
#include "cli/session.h"

#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

// The templates folder beside the program: of the build tree or of an installation elsewhere. NULL: neither.
static const char *beside_program(char path[PATH_SIZE])
{
    static const char *const folders[] = {"/../templates", "/../share/cuadra/templates"};
    ssize_t n = readlink("/proc/self/exe", path, PATH_SIZE - 64);
    if (n <= 0)
        return NULL;
    path[n] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    size_t room = PATH_SIZE - (size_t)(slash - path);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char dictionary[PATH_SIZE + 32];
        snprintf(slash, room, "%s", folders[i]);
        snprintf(dictionary, sizeof dictionary, "%s/diccionario.txt", path);
        if (access(dictionary, R_OK) == 0)
            return path;
    }
    return NULL;
}

// Whether a path names a workbook. A workbook of cuadra's own is known by its content, so what else is found under such
// a name may be a submission.
static bool is_workbook_name(const char *path)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".xls", ".ods"};
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (length > size && strcasecmp(path + length - size, endings[i]) == 0)
            return true;
    }
    return false;
}

// Makes the run only, for commands that read nothing or read otherwise.
int session_new(const struct invocation *invocation, cuadra_run **run)
{
    char path[PATH_SIZE];
    const char *templates = invocation->values[OPTION_TEMPLATES];
    if (!templates)
        templates = getenv("CUADRA_TEMPLATES");
    // what this job reads or writes beside the submissions
    static const enum option files[] = {OPTION_OUTPUT, OPTION_PAGE, OPTION_ANNEX, OPTION_BUDGET, OPTION_CSV};
    const char *passed_over[sizeof files / sizeof *files + 1] = {NULL};
    for (size_t i = 0, n = 0; i < sizeof files / sizeof *files; i++) {
        const char *named = invocation->values[files[i]];
        if (named && (files[i] == OPTION_BUDGET || !is_workbook_name(named)))
            passed_over[n++] = named;
    }
    struct cuadra_options options = {
        .passed_over = passed_over,
        .config = invocation->values[OPTION_CONFIG],
        .templates = templates ? templates : beside_program(path),
        .cutoff = invocation->values[OPTION_CUTOFF],
        .encoding = invocation->values[OPTION_INPUT_ENCODING],
        .ignore_layouts = invocation->given[OPTION_IGNORE_LAYOUTS],
        .force = invocation->given[OPTION_FORCE],
        .records_only = invocation->records_only,
    };
    bool shares_terminal = invocation->records_only && isatty(STDOUT_FILENO); // records are shown as they are read
    if (!invocation->given[OPTION_QUIET] && isatty(STDERR_FILENO) && !shares_terminal)
        options.progress = show_progress;
    enum cuadra_status status = cuadra_run_new(&options, run);
    return session_status(*run, status);
}

// Whether no output would take the place of a submission; says which one when not.
static bool spares_submissions(const struct invocation *invocation, const cuadra_run *run)
{
    static const enum option outputs[] = {OPTION_OUTPUT, OPTION_PAGE, OPTION_ANNEX};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        const char *path = invocation->values[outputs[i]];
        if (path && cuadra_run_has_file(run, path)) {
            complain("«%s» es una de las entregas y no se reemplaza; dé otro nombre para la salida.", path);
            return false;
        }
        for (size_t j = 0; path && j < i; j++)
            if (invocation->values[outputs[j]] && strcmp(invocation->values[outputs[j]], path) == 0) {
                complain("«%s» está dos veces como salida; dé otro nombre a una de las dos.", path);
                return false;
            }
    }
    return true;
}

// Makes a run of the invocation's options and reads its operands.
int session_read(const struct invocation *invocation, cuadra_run **run)
{
    int status = session_new(invocation, run);
    if (status != EXIT_DONE)
        return status;
    enum cuadra_status result = cuadra_run_read(*run, invocation->operands, invocation->operand_count);
    clear_progress(invocation);
    if (!spares_submissions(invocation, *run))
        return EXIT_USAGE;
    return session_status(*run, result);
}

// Where nothing was read, prints on standard error why.
static void explain(cuadra_run *run, int status)
{
    struct cuadra_sink errors = terminal_errors();
    if (status == EXIT_NOTHING_READ)
        cuadra_run_print_findings(run, CUADRA_FINDINGS_TEXT, &errors);
}

// The same, for commands that do not print findings: where nothing was read, prints on standard error why.
int session_read_or_explain(const struct invocation *invocation, cuadra_run **run)
{
    int status = session_read(invocation, run);
    explain(*run, status);
    return status;
}

// The exit status of a reading that was made otherwise; where nothing was read, prints on standard error why.
int session_explain(cuadra_run *run, enum cuadra_status result)
{
    int status = session_status(run, result);
    explain(run, status);
    return status;
}

// The exit status of a call; says the run's message when it is not CUADRA_OK.
int session_status(const cuadra_run *run, enum cuadra_status status)
{
    static const int exits[] = {
        [CUADRA_OK] = EXIT_DONE,
        [CUADRA_E_USAGE] = EXIT_USAGE,
        [CUADRA_E_CONFIG] = EXIT_USAGE,
        [CUADRA_E_NOTHING_READ] = EXIT_NOTHING_READ,
        [CUADRA_E_OUTPUT] = EXIT_OUTPUT,
        [CUADRA_E_MEMORY] = EXIT_INTERNAL,
        [CUADRA_E_INTERNAL] = EXIT_INTERNAL,
    };
    if (status == CUADRA_E_MEMORY)
        complain("no alcanzó la memoria; cierre otros programas o divida la carpeta.");
    else if (status != CUADRA_OK)
        complain("%s", cuadra_run_message(run));
    return exits[status];
}

// EXIT_FINDINGS when there are errors or fatal findings (only of file and structure where `only_reading`), else
// EXIT_DONE.
int session_verdict(const cuadra_run *run, bool only_reading)
{
    size_t (*count)(const cuadra_run *, enum cuadra_severity) =
        only_reading ? cuadra_run_reading_findings : cuadra_run_findings;
    return count(run, CUADRA_ERROR) + count(run, CUADRA_FATAL) > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

// Whether two paths lead to one file.
static bool is_same_file(const char *one, const char *other)
{
    struct stat left, right;
    return stat(one, &left) == 0 && stat(other, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

// Whether -o names a file that a workbook can be written to.
bool session_book_is_named(const struct invocation *invocation)
{
    const char *path = invocation->values[OPTION_OUTPUT];
    if (!path || !*path) {
        complain("falta decir dónde se escribe el libro; agregue -o LIBRO.xlsx.");
        return false;
    }
    if (strcmp(path, "-") == 0) {
        complain("un libro no cabe en la salida estándar; dé un nombre de archivo con -o.");
        return false;
    }
    for (size_t i = 0; i < invocation->operand_count; i++)
        if (is_same_file(path, invocation->operands[i])) {
            complain("«%s» es una de las entregas; dé otro nombre con -o.", path);
            return false;
        }
    return true;
}

// Says what was made and what was found.
void session_summarize(const struct invocation *invocation, const cuadra_run *run, const char *path, const char *where)
{
    size_t errors = cuadra_run_findings(run, CUADRA_ERROR) + cuadra_run_findings(run, CUADRA_FATAL);
    size_t warnings = cuadra_run_findings(run, CUADRA_WARNING);
    size_t files = cuadra_run_files(run), records = cuadra_run_records(run);
    if (!invocation->given[OPTION_QUIET])
        fprintf(stderr, "%s: %zu %s, %zu %s; %zu %s y %zu %s%s.\n", path, files, files == 1 ? "archivo" : "archivos",
                records, records == 1 ? "registro" : "registros", errors, errors == 1 ? "error" : "errores", warnings,
                warnings == 1 ? "aviso" : "avisos", where);
}
