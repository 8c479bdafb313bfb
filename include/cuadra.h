// SPDX-License-Identifier: MIT
// cuadra: reads the quarterly submissions of a municipality's units, checks them, merges them by axis and
// objective of the Plan Municipal de Desarrollo and writes the consolidated workbook.
//
// Ownership, in one sentence: everything that a run returns lives until cuadra_run_free(); nothing else is
// ever freed by the caller.
//
// Threads: the library has no global state. Different runs may work in different threads at the same time;
// one run belongs to one thread at a time.
//
// Text is UTF-8. Every sentence meant for a person is in Spanish (es-MX). Rows and columns are zero-based;
// quarters are 1 to 4; percentages are in percentage points (92.5 is 92.5 %).
#ifndef CUADRA_H
#define CUADRA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The version of the library, as in CHANGELOG.md.
#define CUADRA_VERSION "0.1.0"

// What a call came to. What is wrong *inside* a submission is a finding, never a status.
enum cuadra_status {
    CUADRA_OK = 0,
    CUADRA_E_USAGE,        // an argument makes no sense; cuadra_run_message() says which
    CUADRA_E_CONFIG,       // cuadra.ini, aceptados.tsv or a layout file is wrong; the message has file, line, column
    CUADRA_E_NOTHING_READ, // no submission could be read
    CUADRA_E_OUTPUT,       // the output could not be written, or exists and `force` is off
    CUADRA_E_MEMORY,       // out of memory
    CUADRA_E_INTERNAL      // a mistake of the program
};

// How much a finding matters, by what it does to the consolidated figures.
enum cuadra_severity {
    CUADRA_NOTE,    // nota: nothing changes
    CUADRA_WARNING, // aviso: the figure was used, a person should look
    CUADRA_ERROR,   // error: figures contradict each other, or one could not be used
    CUADRA_FATAL    // fatal: a submission could not be read
};
enum { CUADRA_SEVERITIES = 4 };

// Where the memory comes from. `get` returns NULL when there is none; `put` takes back what `get` gave.
struct cuadra_allocator {
    void *(*get)(void *context, size_t size);
    void (*put)(void *context, void *block);
    void *context;
};

// How a run works. Zero is the default of every field; the limits on input are in cuadra.ini.
struct cuadra_options {
    const char *config;                       // path of cuadra.ini; NULL: the one beside or inside the first submission
    const char *templates;                    // folder of diccionario.txt and *.plantilla; NULL: the installed one
    const char *cutoff;                       // "2024-T4"; NULL: found out
    const char *encoding;                     // overrides the detection of the encoding of text files; NULL: detect
    bool ignore_layouts;                      // read every sheet with the dictionary alone
    bool force;                               // replace output files that exist
    const struct cuadra_allocator *allocator; // NULL: malloc and free
    // Called before each file with its number (from 1), the number of files and its name; may be NULL.
    void (*progress)(void *context, size_t file, size_t files, const char *name);
    void *progress_context;
    // Files, or folders of files, that are no submissions though they stand in a folder of them, as the outputs
    // of this job or a statement of money: passed over there. Ends with NULL; may be NULL.
    const char *const *passed_over;
    // Only the records and findings will be asked for: what the outputs alone tell of the files (their SHA-256) is left
    // out.
    bool records_only;
};

// Where output goes: called with pieces of it; returns false to stop (the disk is full, the pipe is closed).
struct cuadra_sink {
    bool (*write)(void *context, const char *bytes, size_t size);
    void *context;
};

// One job: its configuration, the submissions read and what was found in them.
typedef struct cuadra_run cuadra_run;

// Makes a run. `options` may be NULL; the strings in it are copied. `*run` is NULL only on CUADRA_E_MEMORY:
// otherwise it must be freed, also when the status is not CUADRA_OK, and says why in cuadra_run_message().
enum cuadra_status cuadra_run_new(const struct cuadra_options *options, cuadra_run **run);

// Frees the run and everything it returned. NULL is accepted.
void cuadra_run_free(cuadra_run *run);

// The reason of the last status other than CUADRA_OK, one Spanish sentence; "" when there was none.
const char *cuadra_run_message(const cuadra_run *run);

// What the outputs written lack although the status was CUADRA_OK (a shield that is no image), one Spanish sentence;
// "" when they lack nothing.
const char *cuadra_run_notice(const cuadra_run *run);

// ---- Reading and understanding ----

// Reads submissions: files, or folders searched recursively. In a folder, hidden files, lock files, cuadra.ini,
// aceptados.tsv and what cuadra itself wrote (workbooks, pages, lists of records or findings) are passed over. The
// order of `paths` does not matter. May be called once per run. CUADRA_E_CONFIG when cuadra.ini or a layout is wrong,
// CUADRA_E_NOTHING_READ when no file gave a single record (the findings say why).
enum cuadra_status cuadra_run_read(cuadra_run *run, const char *const *paths, size_t count);

// Checks the records read, each submission at the quarter it reports, or all at `cutoff` of the options.
// What is found is added to the findings. May be called once per run, and not after cuadra_run_consolidate().
enum cuadra_status cuadra_run_check(cuadra_run *run);

// Reads an earlier delivery, which the checks then compare with: a folder, a submission, or a consolidated workbook
// of cuadra's own. After cuadra_run_read(), before cuadra_run_check(). CUADRA_E_NOTHING_READ when there is none.
enum cuadra_status cuadra_run_compare(cuadra_run *run, const char *path);

// Merges the submissions by axis and objective at the cutoff (of the options, else the latest quarter reported)
// and checks them there. May be called once per run, and not after cuadra_run_check().
enum cuadra_status cuadra_run_consolidate(cuadra_run *run);

// Records read.
size_t cuadra_run_records(const cuadra_run *run);
// Files read or tried.
size_t cuadra_run_files(const cuadra_run *run);
// Whether the file at `path` is one of those read or tried, so that nothing may be written there.
bool cuadra_run_has_file(const cuadra_run *run, const char *path);
// Findings of a severity that nobody accepted.
size_t cuadra_run_findings(const cuadra_run *run, enum cuadra_severity severity);
// The same, only of the families file and structure (what `extraer` and `ver` answer for).
size_t cuadra_run_reading_findings(const cuadra_run *run, enum cuadra_severity severity);

// ---- Findings ----

// A rule as its row says; the texts are Spanish sentences.
struct cuadra_rule {
    const char *id;                // "escala-mixta"
    const char *family;            // "aritmética"
    enum cuadra_severity severity; // unless cuadra.ini says otherwise
    const char *sentence;          // with {names} for what each finding fills in
    const char *why, *remedy;
};

// How many rules there are, and the rule of a number from 0; NULL past the end.
size_t cuadra_rule_count(void);
const struct cuadra_rule *cuadra_rule(size_t number);
// The rule of an id, or NULL.
const struct cuadra_rule *cuadra_rule_find(const char *id);
// "nota", "aviso", "error", "fatal".
const char *cuadra_severity_name(enum cuadra_severity severity);

enum cuadra_findings_format {
    CUADRA_FINDINGS_TEXT,  // archivo:hoja!celda: gravedad: mensaje [regla]
    CUADRA_FINDINGS_COLOR, // the same, the severity in colour
    CUADRA_FINDINGS_JSON,  // a JSON object a line
    CUADRA_FINDINGS_CSV    // the same keys as columns
};

// Prints the findings in reading order. CUADRA_E_OUTPUT when the sink refused; it has said why itself.
enum cuadra_status cuadra_run_print_findings(cuadra_run *run, enum cuadra_findings_format format,
                                             const struct cuadra_sink *out);
// The same into a file, written whole or not at all.
enum cuadra_status cuadra_run_save_findings(cuadra_run *run, enum cuadra_findings_format format, const char *path);

// Appends to aceptados.tsv, beside cuadra.ini, a line without reason for each warning, error or fatal finding that
// no line of it stands for yet; `*count` says how many. CUADRA_E_USAGE when there is no cuadra.ini.
enum cuadra_status cuadra_run_accept(cuadra_run *run, size_t *count);

// Writes into `folder` a workbook for each unit, to be sent back to it: a letter (what to correct and where, by
// importance) and its findings, linked to their cells. `*count` says how many. After the checks.
enum cuadra_status cuadra_run_write_letters(cuadra_run *run, const char *folder, size_t *count);

// ---- Accounting ----

// Joins a statement of expenditure (CONAC, Gasto por Categoría Programática, in any container and encoding) to the
// consolidation by programme key, and adds the findings on its identities and on programmes whose money and goals
// diverge. After cuadra_run_consolidate(), once. CUADRA_E_NOTHING_READ when it has no table of money.
enum cuadra_status cuadra_run_budget(cuadra_run *run, const char *path);

// What to write for accounting. A path that is NULL is not written; at least one must be there.
struct cuadra_accounting {
    const char *workbook; // .xlsx with the sheets Contable, Programas and Cuadre, and
                          // Físico-financiero after cuadra_run_budget()
    const char
        *csv_folder; // folder of contable.csv, programas.csv (and fisico-financiero.csv); made when it is not there
    const char *encoding;     // of the CSV files: "utf-8" (NULL), "windows-1252", "cp850", ...
    const char *separator;    // "," (NULL), ";", "|" or "tab"; NULL with a decimal comma: ";"
    const char *decimal_mark; // "." (NULL) or ","
};

// Writes the files for accounting out of the consolidation. CUADRA_E_USAGE when an option makes no sense,
// CUADRA_E_OUTPUT when a file could not be written, also when the encoding lacks a character: the message says
// where it stands. Nothing is left half written.
enum cuadra_status cuadra_run_accounting(cuadra_run *run, const struct cuadra_accounting *options);

// ---- The consolidated workbook ----

// Writes the workbook of a run that was consolidated to `path`, whole or not at all. CUADRA_E_OUTPUT when it
// exists and `force` is off, or cannot be written.
enum cuadra_status cuadra_run_write_workbook(cuadra_run *run, const char *path);
// The same figures as one self-contained page for a browser: Resumen, Por eje, Por unidad, Hallazgos.
enum cuadra_status cuadra_run_write_page(cuadra_run *run, const char *path);
// The sheet Anexo as a page that Word opens with its tables.
enum cuadra_status cuadra_run_write_annex(cuadra_run *run, const char *path);

// Prints a first cuadra.ini: the units, axes, objectives and programmes that the submissions name, and every
// setting at its default with a remark. After cuadra_run_read().
enum cuadra_status cuadra_run_draft(cuadra_run *run, const struct cuadra_sink *out);

// ---- Records ----

enum cuadra_records_format {
    CUADRA_RECORDS_JSON, // a JSON object a line, with the keys of the documentation
    CUADRA_RECORDS_CSV   // the same keys joined with dots, one column each
};

// Prints the records read, in reading order; `with_calculation` adds what is calculated of each, at the cutoff of
// the options or else at the quarter that each submission reports. CUADRA_E_OUTPUT when the sink refused.
enum cuadra_status cuadra_run_print_records(cuadra_run *run, enum cuadra_records_format format, bool with_calculation,
                                            const struct cuadra_sink *out);
// Reads submissions as cuadra_run_read() does and prints the records of each as soon as it is read. None is kept, so
// that memory does not grow with their number: there is nothing to check or to consolidate afterwards, but the findings
// of reading are there. CUADRA_E_OUTPUT when the sink refused: the files after that are not read.
enum cuadra_status cuadra_run_stream_records(cuadra_run *run, const char *const *paths, size_t count,
                                             enum cuadra_records_format format, bool with_calculation,
                                             const struct cuadra_sink *out);
// Prints the records read into a file, written whole or not at all.
enum cuadra_status cuadra_run_save_records(cuadra_run *run, enum cuadra_records_format format, bool with_calculation,
                                           const char *path);

// ---- Transparency ----

// Writes the national transparency formats of indicators out of the consolidation, a sheet a fraction.
// CUADRA_E_CONFIG when [transparencia] has a date that is none, CUADRA_E_OUTPUT when the file could not be written.
enum cuadra_status cuadra_run_transparency(cuadra_run *run, const char *path);

// ---- Database ----

// Adds the consolidation to the SQLite base at `path`, made when it is not there: tables entregas, indicadores,
// trimestres, alineacion and hallazgos, and a view hoja_... per sheet of the consolidated workbook. Another cutoff
// stands beside those that are there; of the same cutoff what differs is replaced; the same files change
// nothing. One transaction: on CUADRA_E_OUTPUT the base is as it was.
enum cuadra_status cuadra_run_database(cuadra_run *run, const char *path);

// ---- What was understood ----

enum cuadra_explanation_format {
    CUADRA_EXPLAIN_TEXT, // for a person
    CUADRA_EXPLAIN_JSON, // one JSON object
    CUADRA_EXPLAIN_HTML  // a page with each sheet drawn as a grid, its fields in colours
};

// Shows what is understood of one file: sheets, tables, columns and why, headings, rows. After cuadra_run_read()
// (whatever that gave), which reads the configuration. CUADRA_E_NOTHING_READ when the file cannot be read,
// CUADRA_E_OUTPUT when the sink refused.
enum cuadra_status cuadra_run_explain(cuadra_run *run, const char *input, enum cuadra_explanation_format format,
                                      const struct cuadra_sink *out);
// The same into a file, written whole or not at all.
enum cuadra_status cuadra_run_save_explanation(cuadra_run *run, const char *input,
                                               enum cuadra_explanation_format format, const char *path);

// ---- Layouts ----

// These come after cuadra_run_read(), which reads the vocabulary (a call with no paths will do, whatever it gives).

// Prints the name and the title of each layout, one line each.
enum cuadra_status cuadra_run_list_layouts(cuadra_run *run, const struct cuadra_sink *out);
// Writes a layout file out of what is understood of one workbook, its doubts as remarks, to `out` or, when that is
// NULL, to the file `path`. CUADRA_E_NOTHING_READ when nothing is understood.
enum cuadra_status cuadra_run_propose_layout(cuadra_run *run, const char *input, const char *path,
                                             const struct cuadra_sink *out);
// Checks a layout file; for each workbook given it prints what is read differently with it. CUADRA_E_CONFIG when the
// file is wrong: the message says where.
enum cuadra_status cuadra_run_review_layout(cuadra_run *run, const char *path, const char *const *files, size_t count,
                                            const struct cuadra_sink *out);
// Writes the blank form of a layout to `path`. CUADRA_E_USAGE when there is no such layout or it has no form.
enum cuadra_status cuadra_run_write_form(cuadra_run *run, const char *layout, const char *path);
// Writes into `folder` one form for each unit of the submissions read, filled with its indicators, targets and what
// it already reported; `*count` says how many.
enum cuadra_status cuadra_run_write_forms(cuadra_run *run, const char *folder, size_t *count);

// ---- Cells ----

// Prints every cell of one file, of any container, as JSON lines: {"sheet","ref","t","v"}, merged ranges and the
// list of sheets; with `summary`, one line of counts and sums a sheet instead. May be called again and again.
// CUADRA_E_NOTHING_READ when the file could not be read whole; the message says why.
enum cuadra_status cuadra_run_cells(cuadra_run *run, const char *path, bool summary, const struct cuadra_sink *out);

// ---- Conversion ----

// How to convert.
struct cuadra_conversion {
    const char *output;    // folder for the results (made when missing), "-": one file to `out`, NULL: only report
    const char *target;    // "xlsx", "csv" or "txt"; NULL: xlsx, or csv to `out`
    const char *separator; // of the fields of text files; of the CSV written from workbooks; NULL: found out, comma
    bool keep_text;        // decode and repair nothing
    bool as_json;          // the report as JSON lines
};

// Converts files of any container and encoding to clean UTF-8 and reports on each: container, encoding and how sure
// it is, separator, rows, what was repaired and what was lost. Text files are streamed, whatever their size. The
// encoding of the options overrides the one found. `report` and `out` may be NULL. Files that could not be read are
// findings; CUADRA_E_NOTHING_READ when none could.
enum cuadra_status cuadra_run_convert(cuadra_run *run, const char *const *paths, size_t count,
                                      const struct cuadra_conversion *how, const struct cuadra_sink *report,
                                      const struct cuadra_sink *out);

#ifdef __cplusplus
}
#endif

#endif
