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

// Writes the row of a finding.
static void write_finding(const struct report *report, struct sheet *sheet, int32_t row, const struct finding *finding)
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
    double lines = 1;
    for (int i = 0; i < FINDINGS_COLUMNS; i++) {
        double more = lines_needed(texts[i], columns[i].width);
        lines = more > lines ? more : lines;
    }
    sheet_row(sheet, row, row_points(lines), 0, false);
    sheet_text(sheet, row, FINDING_RULE, str_of(rule_text(finding->rule)->id), text);
    sheet_text(sheet, row, FINDING_SEVERITY, str_of(severity_name(finding->severity)), text);
    sheet_text(sheet, row, FINDING_FILE, finding->place.file, wrapped);
    sheet_text(sheet, row, FINDING_SHEET, finding->place.sheet, wrapped);
    struct str path = report_source_link(report, finding->place.file);
    if (cell.n && path.n)
        sheet_link_file(sheet, row, FINDING_CELL, path, finding->place.sheet, cell, cell,
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
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_FINDINGS)), str_of(report_text(REPORT_NOTE_FINDINGS)));
    for (int32_t i = 0; i < FINDINGS_COLUMNS; i++) {
        headers[i] = str_of(columns[i].label);
        sheet_column(sheet, i, i, columns[i].width, NULL);
        report_header(report, sheet, i, headers[i]);
    }
    int32_t row = FIRST_ROW;
    for (const struct finding *finding = report->run->findings.first;
         finding && row < SHEET_ROW_LIMIT && !book_has_failed(report->book); finding = finding->next)
        write_finding(report, sheet, row++, finding);
    if (row == FIRST_ROW)
        sheet_text(sheet, row, 0, str_of(report_text(REPORT_NO_FINDINGS)), &report->palette.label);
    sheet_table(sheet, HEADER_ROW, 0, row - 1, "Hallazgos", headers, FINDINGS_COLUMNS, &report->palette.header);
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
