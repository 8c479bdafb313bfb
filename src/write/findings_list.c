// SPDX-License-Identifier: MIT
// Findings as lines: for a person, as JSON lines, as CSV. All three say the same; none of them sorts or counts.
#include "base/decimal.h"
#include "es/csv_heads.h"
#include "es/findings.h"
#include "es/report.h"
#include "merge/run.h"
#include "write/json.h"
#include "write/output.h"

#include <string.h>

// The arguments of cuadra_run_print_findings, for the guard.
struct printing {
    struct cuadra_run *run;
    enum cuadra_findings_format format;
    const struct cuadra_sink *out; // NULL: a file at `path`
    const char *path;
};

// The word for the severity: an accepted finding has none any more.
static const char *severity_word(const struct finding *finding)
{
    return finding->accepted.s ? report_text(REPORT_ACCEPTED) : severity_name(finding->severity);
}

// What was found, what to do, and why a person accepted it.
static struct str full_message(struct arena *arena, const struct finding *finding)
{
    struct str message = finding_message(arena, finding);
    if (!finding->accepted.s)
        return message;
    return report_format(arena, REPORT_ACCEPTED_BECAUSE, message.s, str_z(arena, finding->accepted));
}

// Adds a text as part of a line: names of files and cells of submissions may hold line breaks and the control
// characters that command a terminal.
static void add_plain(struct buffer *line, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.s[i];
        bool is_c1 = byte == 0xC2 && i + 1 < text.n && (unsigned char)text.s[i + 1] < 0xA0;
        buffer_add_char(line, byte < ' ' || byte == 0x7F || is_c1 ? ' ' : text.s[i]);
        i += is_c1;
    }
}

// Adds a line for a person.
static void add_text(struct buffer *line, const struct finding *finding, bool with_color)
{
    static const char *const colors[CUADRA_SEVERITIES] = {"\033[36m", "\033[33m", "\033[31m", "\033[1;31m"};
    add_plain(line, place_text(line->arena, &finding->place));
    if (line->n)
        buffer_add_z(line, ": ");
    if (with_color)
        buffer_add_z(line, finding->accepted.s ? "\033[2m" : colors[finding->severity]);
    buffer_add_z(line, severity_word(finding));
    if (with_color)
        buffer_add_z(line, "\033[0m");
    buffer_add_z(line, ": ");
    add_plain(line, full_message(line->arena, finding));
    buffer_format(line, " [%s]\n", rule_text(finding->rule)->id);
}

// Adds a value of JSON: a number as such, a text as a string, what is missing as null.
static void add_json_argument(struct buffer *line, const struct finding_argument *argument)
{
    char number[DECIMAL_SIZE];
    if (!argument)
        buffer_add_z(line, "null");
    else if (argument->is_number)
        buffer_add(line, number, decimal_shortest(number, argument->number));
    else
        json_add_string(line, argument->text);
}

// Adds a string of JSON, null when it is empty.
static void add_json_text(struct buffer *line, struct str text)
{
    if (text.n)
        json_add_string(line, text);
    else
        buffer_add_z(line, "null");
}

// Adds a finding as a JSON line.
static void add_json(struct buffer *line, const struct finding *finding)
{
    buffer_format(line, "{\"regla\": \"%s\", \"gravedad\": \"%s\", \"archivo\": ", rule_text(finding->rule)->id,
                  severity_word(finding));
    add_json_text(line, finding->place.file);
    buffer_add_z(line, ", \"hoja\": ");
    add_json_text(line, finding->place.sheet);
    buffer_add_z(line, ", \"celda\": ");
    add_json_text(line, place_cell_name(line->arena, &finding->place));
    buffer_add_z(line, ", \"declarado\": ");
    add_json_argument(line, finding_argument(finding, "declarado"));
    buffer_add_z(line, ", \"calculado\": ");
    add_json_argument(line, finding_argument(finding, "calculado"));
    buffer_add_z(line, ", \"mensaje\": ");
    json_add_string(line, full_message(line->arena, finding));
    buffer_add_z(line, "}\n");
}

// Adds a field of CSV, in quotes where it needs them.
static void add_csv_field(struct buffer *line, struct str text, char end)
{
    bool quoted = text.n && (memchr(text.s, ',', text.n) || memchr(text.s, '"', text.n) ||
                             memchr(text.s, '\n', text.n) || memchr(text.s, '\r', text.n));
    if (quoted)
        buffer_add_char(line, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '"')
            buffer_add_char(line, '"');
        buffer_add_char(line, text.s[i]);
    }
    if (quoted)
        buffer_add_char(line, '"');
    buffer_add_char(line, end);
}

// An argument as a field of CSV: a number without grouping, so that a program can read it.
static struct str csv_argument(struct arena *arena, const struct finding_argument *argument)
{
    char number[DECIMAL_SIZE];
    if (!argument)
        return STR("");
    if (!argument->is_number)
        return argument->text;
    return str_copy(arena, (struct str){number, decimal_shortest(number, argument->number)});
}

// Adds a finding as a line of CSV.
static void add_csv(struct buffer *line, const struct finding *finding)
{
    struct arena *arena = line->arena;
    add_csv_field(line, str_of(rule_text(finding->rule)->id), ',');
    add_csv_field(line, str_of(severity_word(finding)), ',');
    add_csv_field(line, finding->place.file, ',');
    add_csv_field(line, finding->place.sheet, ',');
    add_csv_field(line, place_cell_name(arena, &finding->place), ',');
    add_csv_field(line, csv_argument(arena, finding_argument(finding, "declarado")), ',');
    add_csv_field(line, csv_argument(arena, finding_argument(finding, "calculado")), ',');
    add_csv_field(line, full_message(arena, finding), '\n');
}

// Prints one finding; false when the sink refused.
static bool print_finding(const struct printing *printing, const struct finding *finding)
{
    struct arena *arena = arena_child(printing->run->arena);
    struct buffer line = {.arena = arena};
    if (printing->format == CUADRA_FINDINGS_JSON)
        add_json(&line, finding);
    else if (printing->format == CUADRA_FINDINGS_CSV)
        add_csv(&line, finding);
    else
        add_text(&line, finding, printing->format == CUADRA_FINDINGS_COLOR);
    bool is_written = printing->out->write(printing->out->context, line.data, line.n);
    arena_free(arena);
    return is_written;
}

// Prints all findings; under the guard.
static enum cuadra_status print_all(void *context)
{
    static const char header[] = CSV_FINDINGS_HEAD;
    const struct printing *printing = context;
    const struct cuadra_sink *out = printing->out;
    if (printing->format == CUADRA_FINDINGS_CSV && !out->write(out->context, header, sizeof header - 1))
        return CUADRA_E_OUTPUT;
    for (const struct finding *finding = printing->run->findings.first; finding; finding = finding->next)
        if (!print_finding(printing, finding))
            return CUADRA_E_OUTPUT;
    return CUADRA_OK;
}

// Prints the findings in reading order.
enum cuadra_status cuadra_run_print_findings(cuadra_run *run, enum cuadra_findings_format format,
                                             const struct cuadra_sink *out)
{
    struct printing printing = {run, format, out, NULL};
    return memory_guard(&run->memory, print_all, &printing);
}

// Writes all findings to a file; under the guard.
static enum cuadra_status save_all(void *context)
{
    struct printing *printing = context;
    struct cuadra_run *run = printing->run;
    struct output *output;
    struct str message = {0};
    enum cuadra_status status = output_begin(run->arena, printing->path, run->options.force, &output, &message);
    if (status == CUADRA_OK) {
        struct cuadra_sink sink = output_sink(output);
        printing->out = &sink;
        print_all(printing);
        status = output_commit(output, &message);
    }
    return status == CUADRA_OK ? status : run_fail(run, status, "%.*s", STR_ARG(message));
}

// The same into a file, written whole or not at all.
enum cuadra_status cuadra_run_save_findings(cuadra_run *run, enum cuadra_findings_format format, const char *path)
{
    struct printing printing = {run, format, NULL, path};
    return memory_guard(&run->memory, save_all, &printing);
}
