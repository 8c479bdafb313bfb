// SPDX-License-Identifier: MIT
// Hallazgos: one row a finding, in reading order, each linked to its cell; with the keys of the
// JSON lines as columns.
#include "write/book/report.h"

#include "es/findings.h"

// The columns of the sheet, from 0: the keys of the JSON lines.
enum findings_column {
    FINDING_RULE,
    FINDING_SEVERITY,
    FINDING_FILE,
    FINDING_SHEET,
    FINDING_CELL,
    FINDING_DECLARED,
    FINDING_CALCULATED,
    FINDING_MESSAGE,
    FINDING_ACCEPTED,
    FINDINGS_COLUMNS
};

static const struct {
    const char *label;
    double width;
} columns[FINDINGS_COLUMNS] = {
    {"Regla", 26},     {"Gravedad", 10},  {"Archivo", 34}, {"Hoja", 16},     {"Celda", 11},
    {"Declarado", 18}, {"Calculado", 18}, {"Mensaje", 86}, {"Aceptado", 16},
};

// The legend at the right of the table, a column apart: what each rule found means.
enum legend_column { LEGEND_RULE = FINDINGS_COLUMNS + 1, LEGEND_WHY, LEGEND_REMEDY, LEGEND_END };

static const double LEGEND_RULE_WIDTH = 26, LEGEND_WIDTH = 70;

// The rules that were found, in the order of their table.
struct legend {
    enum rule rules[RULE_COUNT];
    int32_t count;
};

// Gathers the rules that were found.
static void gather_legend(const struct report *report, struct legend *legend)
{
    bool is_found[RULE_COUNT] = {false};
    legend->count = 0;
    for (const struct finding *finding = report->run->findings.first; finding; finding = finding->next)
        is_found[finding->rule] = true;
    for (int rule = 0; rule < RULE_COUNT; rule++)
        if (is_found[rule])
            legend->rules[legend->count++] = (enum rule)rule;
}

// The lines that the legend takes in a row of the table.
static double legend_lines(const struct legend *legend, int32_t entry)
{
    if (entry >= legend->count)
        return 1;
    const struct rule_text *rule = rule_text(legend->rules[entry]);
    double why = lines_needed(str_of(rule->why), LEGEND_WIDTH);
    double remedy = lines_needed(str_of(rule->remedy), LEGEND_WIDTH);
    return why > remedy ? why : remedy;
}

// Writes an entry of the legend, if there is one for the row.
static void write_legend(const struct report *report, struct sheet *sheet, const struct legend *legend, int32_t row)
{
    int32_t entry = row - FIRST_ROW;
    if (entry >= legend->count)
        return;
    const struct rule_text *rule = rule_text(legend->rules[entry]);
    const struct style *wrapped = palette_look(&report->palette, ROW_LONG, LOOK_WRAPPED);
    sheet_text(sheet, row, LEGEND_RULE, str_of(rule->id), palette_look(&report->palette, ROW_LONG, LOOK_TEXT));
    sheet_text(sheet, row, LEGEND_WHY, str_of(rule->why), wrapped);
    sheet_text(sheet, row, LEGEND_REMEDY, str_of(rule->remedy), wrapped);
}

// Writes an argument of the finding: a number as a number.
static void write_argument(const struct report *report, struct sheet *sheet, int32_t row, int32_t column,
                           const struct finding *finding, const char *name)
{
    const struct finding_argument *argument = finding_argument(finding, name);
    struct amount amount = {argument && argument->is_number, argument ? argument->number : 0};
    if (amount.is_known)
        sheet_number(sheet, row, column, amount.value,
                     palette_figure(&report->palette, ROW_LONG, decimals_needed(amount)));
    else
        sheet_text(sheet, row, column, argument ? argument->text : STR(""),
                   palette_look(&report->palette, ROW_LONG, LOOK_WRAPPED));
}

// The word for the severity: an accepted finding has none any more.
static struct str severity_text(const struct finding *finding)
{
    return str_of(finding->accepted.s ? report_text(REPORT_SEVERITY_ACCEPTED) : severity_name(finding->severity));
}

// Writes the row of a finding.
static void write_finding(const struct report *report, struct sheet *sheet, int32_t row, const struct finding *finding,
                          double least_lines)
{
    const struct palette *palette = &report->palette;
    const struct style *text = palette_look(palette, ROW_LONG, LOOK_TEXT),
                       *wrapped = palette_look(palette, ROW_LONG, LOOK_WRAPPED);
    struct arena *scratch = arena_child(report->arena);
    struct str message = finding_message(scratch, finding), cell = place_cell_name(scratch, &finding->place);
    const struct str texts[FINDINGS_COLUMNS] = {
        [FINDING_FILE] = finding->place.file,
        [FINDING_SHEET] = finding->place.sheet,
        [FINDING_MESSAGE] = message,
        [FINDING_DECLARED] = finding_argument_text(scratch, finding_argument(finding, "declarado")),
        [FINDING_CALCULATED] = finding_argument_text(scratch, finding_argument(finding, "calculado")),
        [FINDING_ACCEPTED] = finding->accepted,
    };
    double lines = least_lines;
    for (int i = 0; i < FINDINGS_COLUMNS; i++) {
        double more = lines_needed(texts[i], columns[i].width);
        lines = more > lines ? more : lines;
    }
    sheet_row(sheet, row, row_points(lines), 0, false);
    sheet_text(sheet, row, FINDING_RULE, str_of(rule_text(finding->rule)->id), text);
    sheet_text(sheet, row, FINDING_SEVERITY, severity_text(finding), text);
    sheet_text(sheet, row, FINDING_FILE, finding->place.file, wrapped);
    sheet_text(sheet, row, FINDING_SHEET, finding->place.sheet, wrapped);
    struct str path = report_source_link(report, finding->place.file);
    if (cell.n && path.n)
        sheet_link_file(sheet, row, FINDING_CELL, &(struct file_link){path, finding->place.sheet, cell}, cell,
                        palette_look(palette, ROW_LONG, LOOK_LINK));
    else
        sheet_text(sheet, row, FINDING_CELL, cell, text);
    write_argument(report, sheet, row, FINDING_DECLARED, finding, "declarado");
    write_argument(report, sheet, row, FINDING_CALCULATED, finding, "calculado");
    sheet_text(sheet, row, FINDING_MESSAGE, message, wrapped);
    sheet_text(sheet, row, FINDING_ACCEPTED, finding->accepted, wrapped);
    arena_free(scratch);
}

// Writes the sheet Hallazgos.
void write_findings(struct report *report, struct sheet *sheet)
{
    struct str headers[FINDINGS_COLUMNS];
    enum report_text note =
        report->run->findings.count > RECORDS_PER_SHEET ? REPORT_NOTE_FINDINGS_CUT : REPORT_NOTE_FINDINGS;
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_FINDINGS)), str_of(report_text(note)));
    for (int32_t i = 0; i < FINDINGS_COLUMNS; i++) {
        headers[i] = str_of(columns[i].label);
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header(report, sheet, i, headers[i]);
    }
    struct legend legend;
    gather_legend(report, &legend);
    sheet_column(sheet, LEGEND_RULE, LEGEND_RULE, LEGEND_RULE_WIDTH, NULL);
    sheet_column(sheet, LEGEND_WHY, LEGEND_REMEDY, LEGEND_WIDTH, NULL);
    if (legend.count) {
        report_header(report, sheet, LEGEND_RULE, str_of(report_text(REPORT_LEGEND_RULE)));
        report_header(report, sheet, LEGEND_WHY, str_of(report_text(REPORT_LEGEND_WHY)));
        report_header(report, sheet, LEGEND_REMEDY, str_of(report_text(REPORT_LEGEND_REMEDY)));
    }
    int32_t row = FIRST_ROW;
    for (const struct finding *finding = report->run->findings.first;
         finding && row < SHEET_ROW_LIMIT && !book_has_failed(report->book); finding = finding->next) {
        write_finding(report, sheet, row, finding, legend_lines(&legend, row - FIRST_ROW));
        write_legend(report, sheet, &legend, row++);
    }
    if (row == FIRST_ROW)
        sheet_text(sheet, row, 0, str_of(report_text(REPORT_NO_FINDINGS)), &report->palette.label);
    sheet_table(sheet, HEADER_ROW, 0, row - 1,
                &(struct table){"Hallazgos", headers, FINDINGS_COLUMNS, &report->palette.header});
    if (row > FIRST_ROW) {
        struct style error = report->palette.lights[LIGHT_RED], warning = report->palette.lights[LIGHT_YELLOW];
        sheet_when_text(sheet, FIRST_ROW, FINDING_SEVERITY, row - 1, FINDING_SEVERITY,
                        str_of(severity_name(CUADRA_FATAL)), &error);
        sheet_when_text(sheet, FIRST_ROW, FINDING_SEVERITY, row - 1, FINDING_SEVERITY,
                        str_of(severity_name(CUADRA_ERROR)), &error);
        sheet_when_text(sheet, FIRST_ROW, FINDING_SEVERITY, row - 1, FINDING_SEVERITY,
                        str_of(severity_name(CUADRA_WARNING)), &warning);
    }
    sheet_freeze(sheet, FIRST_ROW, 0);
    report_print(report, sheet, row - 1, FINDINGS_COLUMNS, NULL, 0);
}
