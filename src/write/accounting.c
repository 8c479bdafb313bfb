// SPDX-License-Identifier: MIT
// The files for accounting: the workbook, the CSV files, or both; all of them or none.
#include "write/accounting.h"
#include "es/accounting_texts.h"
#include "es/system.h"
#include "write/output.h"

#include <errno.h>
#include <sys/stat.h>

enum { CSV_FILES = 3 };

// The arguments of cuadra_run_accounting, for the guard, and what is made of them.
struct accounting {
    struct cuadra_run *run;
    const struct cuadra_accounting *options;
    struct arena *arena;
    struct ledger rows, programmes, controls, money, findings; // the last two without columns: no budget
    struct output *outputs[CSV_FILES];
};

// Writes the CSV files to their temporary names.
static enum cuadra_status begin_csv(struct accounting *accounting, struct str *message)
{
    const struct cuadra_accounting *options = accounting->options;
    const struct {
        const char *name;
        const struct ledger *ledger;
    } files[CSV_FILES] = {{ACCOUNTING_FILE_ROWS, &accounting->rows},
                          {ACCOUNTING_FILE_PROGRAMMES, &accounting->programmes},
                          {ACCOUNTING_FILE_MONEY, &accounting->money}};
    int count = accounting->money.column_count ? CSV_FILES : CSV_FILES - 1;
    struct csv_form form;
    if (!csv_form_read(accounting->arena, options->encoding, options->separator, options->decimal_mark, &form, message))
        return CUADRA_E_USAGE;
    struct buffer texts[CSV_FILES] = {{0}};
    for (int i = 0; i < count; i++) {
        texts[i].arena = accounting->arena;
        if (!ledger_to_csv(files[i].ledger, &form, files[i].name, &texts[i], message))
            return CUADRA_E_OUTPUT;
    }
    if (mkdir(options->csv_folder, 0777) != 0 && errno != EEXIST) {
        *message = str_format(accounting->arena, ACCOUNTING_NO_FOLDER, options->csv_folder, system_reason(errno).s);
        return CUADRA_E_OUTPUT;
    }
    for (int i = 0; i < count; i++) {
        struct str path = str_format(accounting->arena, "%s/%s", options->csv_folder, files[i].name);
        enum cuadra_status status =
            output_begin(accounting->arena, path.s, accounting->run->options.force, &accounting->outputs[i], message);
        if (status != CUADRA_OK)
            return status;
        output_write(accounting->outputs[i], texts[i].data, texts[i].n);
    }
    return CUADRA_OK;
}

// Writes the workbook.
static enum cuadra_status write_book(struct accounting *accounting, struct str *message)
{
    struct book_options options = {.path = accounting->options->workbook,
                                   .force = accounting->run->options.force,
                                   .mark = "salida",
                                   .title = STR(ACCOUNTING_TITLE),
                                   .company = accounting->run->config.municipality};
    struct book *book;
    enum cuadra_status status = book_new(accounting->arena, &options, &book, message);
    if (status != CUADRA_OK)
        return status;
    ledger_to_sheet(&accounting->rows, book_add_sheet(book, STR(ACCOUNTING_SHEET_ROWS)));
    ledger_to_sheet(&accounting->programmes, book_add_sheet(book, STR(ACCOUNTING_SHEET_PROGRAMMES)));
    ledger_to_sheet(&accounting->controls, book_add_sheet(book, STR(ACCOUNTING_SHEET_CONTROLS)));
    if (accounting->money.column_count) {
        ledger_to_sheet(&accounting->money, book_add_sheet(book, STR(ACCOUNTING_SHEET_MONEY)));
        ledger_to_sheet(&accounting->findings, book_add_sheet(book, STR(ACCOUNTING_SHEET_FINDINGS)));
    }
    return book_close(book, message);
}

// Makes the tables and writes what was asked for.
static enum cuadra_status write_all(struct accounting *accounting, struct str *message)
{
    const struct cuadra_accounting *options = accounting->options;
    if (!options->workbook && !options->csv_folder) {
        *message = STR(ACCOUNTING_NO_OUTPUT);
        return CUADRA_E_USAGE;
    }
    accounting_rows(accounting->arena, accounting->run, &accounting->rows);
    accounting_programmes(accounting->arena, accounting->run, &accounting->programmes);
    accounting_controls(accounting->arena, accounting->run, &accounting->rows, &accounting->programmes,
                        &accounting->controls);
    if (accounting->run->budget) {
        accounting_money(accounting->arena, accounting->run, &accounting->money);
        accounting_findings(accounting->arena, accounting->run, &accounting->findings);
    }
    enum cuadra_status status = options->csv_folder ? begin_csv(accounting, message) : CUADRA_OK;
    if (status == CUADRA_OK && options->workbook)
        status = write_book(accounting, message);
    for (int i = 0; i < CSV_FILES && status == CUADRA_OK; i++)
        if (accounting->outputs[i])
            status = output_commit(accounting->outputs[i], message);
    return status;
}

// Under the guard.
static enum cuadra_status account(void *context)
{
    struct accounting *accounting = context;
    struct cuadra_run *run = accounting->run;
    if (!run->consolidation)
        return run_fail(run, CUADRA_E_INTERNAL, "%s", "cuadra_run_consolidate");
    struct str message = {NULL, 0};
    accounting->arena = arena_child(run->arena);
    enum cuadra_status status = write_all(accounting, &message);
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s.", STR_ARG(message));
    arena_free(accounting->arena);
    return status;
}

// Writes the files for accounting out of the consolidation.
enum cuadra_status cuadra_run_accounting(cuadra_run *run, const struct cuadra_accounting *options)
{
    struct accounting accounting = {.run = run, .options = options};
    return memory_guard(&run->memory, account, &accounting);
}
