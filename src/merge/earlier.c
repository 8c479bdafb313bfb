// SPDX-License-Identifier: MIT
// Reading an earlier delivery into the run, beside the records that are checked.
#include "merge/earlier.h"

#include "es/run_texts.h"
#include "merge/files.h"

// Reads one file of the earlier side; what is wrong with it was said when it was delivered.
static void read_file(struct cuadra_run *run, const struct found_file *file, struct str folder)
{
    struct arena *scratch = arena_child(run->arena);
    struct read_options options = {.limits = run->config.limits, .encoding = run->options.encoding};
    struct source *source = ARENA_NEW(run->arena, struct source);
    struct workbook workbook = {0};
    struct findings ignored;
    struct str reason = {0};
    source->name = str_format(run->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(file->name));
    source->path = file->path;
    findings_init(&ignored, scratch);
    if (read_workbook(scratch, &options, source, NULL, &workbook, &reason) == READ_OK) {
        bool is_own = workbook.is_own;
        if (is_own && !file->is_from_folder)
            read_consolidated(run, source, &workbook, &run->earlier);
        struct extraction extraction = {
            run->arena, scratch,   run->vocabulary, &run->config, source, &workbook, run->options.ignore_layouts,
            &ignored,   run->texts};
        if (!is_own)
            layout_extract(&extraction, &run->earlier);
    }
    arena_free(scratch);
}

// The arguments of cuadra_run_compare, for the guard.
struct earlier {
    struct cuadra_run *run;
    const char *path;
};

// Reads the earlier side; under the guard.
static enum cuadra_status read_earlier(void *context)
{
    const struct earlier *earlier = context;
    struct cuadra_run *run = earlier->run;
    found_files files = {0};
    files_find(run->arena, &earlier->path, 1, &files);
    // Both sides often have files of the same names: the folder tells them apart.
    struct str folder = str_of(earlier->path);
    bool from_folder = files.count && files.items[0].is_from_folder;
    while (folder.n > 1 && folder.s[folder.n - 1] == '/')
        folder.n--;
    folder = from_folder ? str_format(run->arena, "%.*s/", STR_ARG(folder)) : STR("");
    for (size_t i = 0; i < files.count; i++)
        read_file(run, &files.items[i], folder);
    if (!run->earlier.count)
        return run_fail(run, CUADRA_E_NOTHING_READ, RUN_TEXT_NOTHING_EARLIER, earlier->path);
    return CUADRA_OK;
}

// Reads an earlier delivery, which the checks then compare with: a folder, a submission, or a consolidated workbook
// of cuadra's own.
enum cuadra_status cuadra_run_compare(cuadra_run *run, const char *path)
{
    struct earlier earlier = {run, path};
    return memory_guard(&run->memory, read_earlier, &earlier);
}
