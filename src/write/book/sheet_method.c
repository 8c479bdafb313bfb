// SPDX-License-Identifier: MIT
// Metodología: the parameters in force, named so that formulas can use them, and how each figure is calculated.
#include "write/book/method.h"

#include "base/decimal.h"

#include <math.h>

enum { COLUMN_TOPIC, COLUMN_VALUE, COLUMN_EXPLANATION, METHOD_COLUMNS };

// The parameters, in the order of the sheet.
enum parameter {
    PARAMETER_CUTOFF,
    PARAMETER_CAP,
    PARAMETER_GREEN,
    PARAMETER_YELLOW,
    PARAMETER_OVER,
    PARAMETER_DESCENDING,
    PARAMETER_WEIGHTED,
    PARAMETER_LEVELS,
    PARAMETER_VERSION,
    PARAMETERS
};

static const struct {
    const char *name; // defined name, or NULL
    const char *label;
    const char *explanation;
} parameters[PARAMETERS] = {
    {"Corte", "Trimestre de corte",
     "Trimestres que cuentan, de 1 a 4. Cambiarlo no trae avances que el libro no tiene."},
    {"Tope", "Tope en los promedios",
     "Lo más con que un indicador entra en los promedios de grupos; «sin»: tal como está."},
    {"Verde", "Verde desde", "Porcentaje acumulado desde el que el semáforo es verde."},
    {"Amarillo", "Amarillo desde", "Porcentaje acumulado desde el que el semáforo es amarillo; abajo, rojo."},
    {"Sobrecumplimiento", "Sobrecumplimiento arriba de",
     "Porcentaje acumulado arriba del cual el semáforo es de sobrecumplimiento."},
    {NULL, "Indicadores descendentes", "inverso: meta entre avance; directo: avance entre meta."},
    {NULL, "Ponderación", "Si los promedios usan la ponderación de cada indicador; la que falta cuenta como 1."},
    {NULL, "Niveles que cuentan", "Vacío: los indicadores que no tienen otros debajo."},
    {NULL, "Versión de cuadra", "El programa que calculó este libro."},
};

static const struct {
    const char *title, *explanation;
} topics[] = {
#define TOPIC(title, explanation) {title, explanation},
#include "write/book/method.def"
#undef TOPIC
};

// Defines the names Corte, Tope, Verde, Amarillo and Sobrecumplimiento.
void method_define_names(struct report *report)
{
    const char *sheet = sheet_name(report->sheets[SHEET_METHOD]);
    for (int32_t i = 0; i < PARAMETERS; i++)
        if (parameters[i].name)
            book_define_name(report->book, parameters[i].name,
                             str_format(report->arena, "='%s'!$B$%d", sheet, (int)(FIRST_ROW + i + 1)).s);
}

// The levels of [calculo] as a list.
static struct str level_list(const struct report *report)
{
    struct buffer list = {.arena = report->arena};
    for (int level = LEVEL_FIN; level < LEVEL_COUNT; level++)
        if (report->config->has_levels && report->config->levels[level])
            buffer_format(&list, "%s%s", list.n ? ", " : "", level_name((enum level)level));
    return buffer_str(&list);
}

// Writes the value of a parameter.
static void write_value(const struct report *report, struct sheet *sheet, int32_t row, enum parameter parameter)
{
    const struct config *config = report->config;
    struct style percent = *palette_look(&report->palette, ROW_PLAIN, LOOK_PERCENT);
    struct style text = *palette_look(&report->palette, ROW_PLAIN, LOOK_CODE);
    const double values[] = {[PARAMETER_CAP] = config->cap,
                             [PARAMETER_GREEN] = config->green,
                             [PARAMETER_YELLOW] = config->yellow,
                             [PARAMETER_OVER] = config->over};
    percent.across = text.across = ACROSS_CENTRE;
    percent.indent = 0;
    switch (parameter) {
    case PARAMETER_CUTOFF:
        text.number = SHOW_GENERAL;
        sheet_number(sheet, row, COLUMN_VALUE, report->figures->cutoff, &text);
        break;
    case PARAMETER_DESCENDING:
        sheet_text(sheet, row, COLUMN_VALUE, str_of(config->descending == DESCENDING_DIRECT ? "directo" : "inverso"),
                   &text);
        break;
    case PARAMETER_WEIGHTED:
        sheet_text(sheet, row, COLUMN_VALUE, str_of(config->is_weighted ? "sí" : "no"), &text);
        break;
    case PARAMETER_LEVELS:
        sheet_text(sheet, row, COLUMN_VALUE, level_list(report), &text);
        break;
    case PARAMETER_VERSION:
        sheet_text(sheet, row, COLUMN_VALUE, STR(CUADRA_VERSION), &text);
        break;
    default:
        if (isfinite(values[parameter]))
            sheet_number(sheet, row, COLUMN_VALUE, decimal_shift(values[parameter], -2), &percent);
        else
            sheet_text(sheet, row, COLUMN_VALUE, STR("sin"), &text);
    }
}

// Writes a row: what it is about, and the explanation.
static void write_topic(const struct report *report, struct sheet *sheet, int32_t row, const char *title,
                        const char *explanation)
{
    enum { EXPLANATION_WIDTH = 106 };
    struct style bold = *palette_look(&report->palette, ROW_PLAIN, LOOK_WRAPPED);
    bold.bold = 1;
    sheet_row(sheet, row, row_points(lines_needed(str_of(explanation), EXPLANATION_WIDTH)), 0, false);
    sheet_text(sheet, row, COLUMN_TOPIC, str_of(title), &bold);
    sheet_text(sheet, row, COLUMN_EXPLANATION, str_of(explanation),
               palette_look(&report->palette, ROW_PLAIN, LOOK_WRAPPED));
}

// Writes the sheet Metodología.
void write_method(struct report *report, struct sheet *sheet)
{
    report_titles(report, sheet, str_of(report_text(REPORT_TITLE_METHOD)), str_of(report_text(REPORT_NOTE_METHOD)));
    sheet_column(sheet, COLUMN_TOPIC, COLUMN_TOPIC, 32, NULL);
    sheet_column(sheet, COLUMN_VALUE, COLUMN_VALUE, 16, NULL);
    sheet_column(sheet, COLUMN_EXPLANATION, COLUMN_EXPLANATION, 110, NULL);
    report_header(report, sheet, COLUMN_TOPIC, str_of(report_text(REPORT_COLUMN_TOPIC)));
    report_header(report, sheet, COLUMN_VALUE, str_of(report_text(REPORT_COLUMN_VALUE)));
    report_header(report, sheet, COLUMN_EXPLANATION, str_of(report_text(REPORT_COLUMN_EXPLANATION)));
    int32_t row = FIRST_ROW;
    for (int i = 0; i < PARAMETERS; i++, row++) {
        write_topic(report, sheet, row, parameters[i].label, parameters[i].explanation);
        write_value(report, sheet, row, (enum parameter)i);
    }
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++, row++) {
        write_topic(report, sheet, row, topics[i].title, topics[i].explanation);
        sheet_blank(sheet, row, COLUMN_VALUE, palette_look(&report->palette, ROW_PLAIN, LOOK_TEXT));
    }
    if (!report->is_live) {
        write_topic(report, sheet, row, report_text(REPORT_TOPIC_SCALE), report_text(REPORT_TOPIC_SCALE_TEXT));
        sheet_blank(sheet, row++, COLUMN_VALUE, palette_look(&report->palette, ROW_PLAIN, LOOK_TEXT));
    }
    sheet_freeze(sheet, FIRST_ROW, 0);
    report_print(report, sheet, row - 1, METHOD_COLUMNS, NULL, 0);
}
