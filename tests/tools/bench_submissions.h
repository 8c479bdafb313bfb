// SPDX-License-Identifier: MIT
// The forms of the benchmark's submissions, as tables of columns: five that have a template and four that only the
// dictionary knows. What the words and figures are is none of its business.
#ifndef BENCH_SUBMISSIONS_H
#define BENCH_SUBMISSIONS_H

#include <stdbool.h>
#include <stddef.h>

// What a column holds. Those from TARGET on are figures and have a part: the quarter or the month, from 0.
enum field {
    LEVEL,
    LEVEL_OFFICE,
    KEY,
    NARRATIVE,
    NUMBERED_NAME,
    NAME,
    DEFINITION,
    METHOD,
    MEASURE,
    BOTH_MEASURES,
    KIND,
    DIMENSION,
    FREQUENCY,
    DIRECTION,
    OFFICE,
    LINE,
    EVIDENCE,
    NOTE,
    LEFT_TOO, // belongs to the column at its left
    BASE_VALUE,
    BASE_YEAR,
    TARGET,
    ANNUAL_TARGET,
    ACTUAL,
    ANNUAL_ACTUAL,
    VARIANCE,
    ANNUAL_VARIANCE,
    PERCENT,
    CUMULATIVE_PERCENT,
    ANNUAL_PERCENT,
    MONTH_TARGET,
    MONTH_ACTUAL,
};

// A column and the headings above it, from the highest; one that is NULL is none, and the next reaches up there.
struct column {
    const char *top, *group, *head;
    enum field field;
    int part;
    double width;
};

// How a page is headed.
enum heading { LABELS_BESIDE, LABELS_BESIDE_PLAN, LINES, CODES, LABELS_IN_ROW, SECTIONS };

struct form {
    enum heading heading;
    const char *sheet, *title;
    bool has_sheet_per_page, has_pasted_values; // what is computed: values instead of formulas
    int rows_per_page;
    int header_rows;
    const struct column *columns;
    size_t count;
};

#define QUARTERS_OF(top, group, field)                                                \
    {top, group, "1er. Trim.", field, 0, 9}, {top, group, "2do. Trim.", field, 1, 9}, \
        {top, group, "3er. Trim.", field, 2, 9},                                      \
    {                                                                                 \
        top, group, "4to. Trim.", field, 3, 9                                         \
    }

#define INDICATOR_COLUMNS(top, first, first_field, second, second_field)                                          \
    {top, NULL, "Nivel", LEVEL, 0, 15}, {top, NULL, "Nombre", NAME, 0, 40},                                       \
        {top, NULL, "Definición", DEFINITION, 0, 40}, {top, NULL, "Método de Cálculo", METHOD, 0, 36},            \
        {top, NULL, "Unidad de Medida", MEASURE, 0, 14}, {top, NULL, "Tipo", KIND, 0, 11},                        \
        {top, NULL, "Dimensión", DIMENSION, 0, 11}, {top, NULL, "Frecuencia de Medición", FREQUENCY, 0, 12},      \
        {top, NULL, "Sentido Esperado", DIRECTION, 0, 12}, {top, "Línea Base", first, first_field, 0, 8},         \
        {top, "Línea Base", second, second_field, 0, 8}, QUARTERS_OF(NULL, "Valores Programados", TARGET),        \
        {NULL, "Valores Programados", "Acumulado *", ANNUAL_TARGET, 0, 11},                                       \
        QUARTERS_OF(NULL, "Valores Alcanzados", ACTUAL),                                                          \
        {NULL, "Valores Alcanzados", "Acumulado *", ANNUAL_ACTUAL, 0, 11},                                        \
        {NULL, "Variación *", "1er. Trim.", VARIANCE, 0, 9}, {NULL, "Variación *", "2do. Trim.", VARIANCE, 1, 5}, \
        {NULL, "Variación *", "2do. Trim.", LEFT_TOO, 0, 5}, {NULL, "Variación *", "3er. Trim.", VARIANCE, 2, 9}, \
        {NULL, "Variación *", "4to. Trim.", VARIANCE, 3, 9},                                                      \
        {NULL, "Variación *", "Acumulado", ANNUAL_VARIANCE, 0, 11},                                               \
    {                                                                                                             \
        NULL, NULL, "Medios de Verificación", EVIDENCE, 0, 44                                                     \
    }

static const struct column value_year_columns[] = {INDICATOR_COLUMNS(NULL, "Valor", BASE_VALUE, "Año", BASE_YEAR)};
static const struct column year_value_columns[] = {INDICATOR_COLUMNS(NULL, "Año", BASE_YEAR, "Valor", BASE_VALUE)};
static const struct column form_2023_columns[] = {
    INDICATOR_COLUMNS("Datos del Indicador", "Valor", BASE_VALUE, "Año", BASE_YEAR)};

#define JUSTIFIED      "AVANCE EN CUMPLIMIENTO DE METAS TRIMESTRAL Y ANUAL ACUMULADO 2025"
#define GOALS          "META PROGRAMADA 2025"
#define RESULTS        "META REALIZADA 2025"
#define SHARES         "PORCENTAJE DE AVANCE TRIMESTRAL 2025"
#define SHARES_TO_DATE "PORCENTAJE DE AVANCE TRIMESTRAL ACUMULADO 2025"
#define NUMBERED_QUARTERS(group, field)                                                               \
    {JUSTIFIED, group, "TRIMESTRE 1", field, 0, 11}, {JUSTIFIED, group, "TRIMESTRE 2", field, 1, 11}, \
        {JUSTIFIED, group, "TRIMESTRE 3", field, 2, 11},                                              \
    {                                                                                                 \
        JUSTIFIED, group, "TRIMESTRE 4", field, 3, 11                                                 \
    }

static const struct column justified_columns[] = {
    {NULL, NULL, "Nivel (unidad administrativa responsable)", LEVEL_OFFICE, 0, 24},
    {NULL, NULL, "Resumen narrativo u objetivos\nClave y texto del nivel.", NARRATIVE, 0, 46},
    {NULL, NULL, "INDICADOR\nSiglas y nombre del indicador.", NAME, 0, 40},
    {NULL, NULL, "Frecuencia de medición del Indicador.", FREQUENCY, 0, 14},
    {NULL, NULL, "UNIDAD DE MEDIDA DEL INDICADOR\ny unidad de medida de sus variables.", BOTH_MEASURES, 0, 32},
    {JUSTIFIED, GOALS, "ANUAL", ANNUAL_TARGET, 0, 11},
    NUMBERED_QUARTERS(GOALS, TARGET),
    NUMBERED_QUARTERS(RESULTS, ACTUAL),
    NUMBERED_QUARTERS(SHARES, PERCENT),
    {JUSTIFIED, SHARES_TO_DATE, "TRIMESTRE 2", CUMULATIVE_PERCENT, 1, 11},
    {JUSTIFIED, SHARES_TO_DATE, "TRIMESTRE 3", CUMULATIVE_PERCENT, 2, 11},
    {JUSTIFIED, SHARES_TO_DATE, "TRIMESTRE 4", CUMULATIVE_PERCENT, 3, 11},
    {NULL, NULL, "JUSTIFICACIÓN TRIMESTRAL DE AVANCE DE RESULTADOS 2025", NOTE, 0, 60},
};

#define PAIR(top, period, first, second, part) \
    {top, period, first, TARGET, part, 9},     \
    {                                          \
        top, period, second, ACTUAL, part, 9   \
    }

static const struct column programme_columns[] = {
    {NULL, NULL, "LINEA DE ACCIÓN P.M.D.", LINE, 0, 12},
    {NULL, NULL, "DESCRIPCIÓN DE METAS Y ACCIONES", NUMBERED_NAME, 0, 56},
    {NULL, NULL, "UNIDAD DE MEDIDA", MEASURE, 0, 16},
    {NULL, NULL, "META ANUAL", ANNUAL_TARGET, 0, 10},
    PAIR("PERIODO", "Ene-Mar", "P", "A", 0),
    PAIR("PERIODO", "Abr-Jun", "P", "A", 1),
    PAIR("PERIODO", "Jul-Sep", "P", "A", 2),
    PAIR("PERIODO", "Oct-Dic", "P", "A", 3),
    {NULL, NULL, "AVANCE ABSOLUTO", ANNUAL_ACTUAL, 0, 12},
    {NULL, NULL, "ACUMULADO RELATIVO", ANNUAL_PERCENT, 0, 12},
    {NULL, NULL, "OBSERVACIONES", NOTE, 0, 60},
};

static const struct column keyed_columns[] = {
    {NULL, NULL, "Clave", KEY, 0, 10},
    {NULL, NULL, "Nivel MIR", LEVEL, 0, 14},
    {NULL, NULL, "Indicador", NAME, 0, 48},
    {NULL, NULL, "Unidad de medida", MEASURE, 0, 16},
    {NULL, NULL, "Unidad responsable", OFFICE, 0, 34},
    {NULL, NULL, "Meta anual", ANNUAL_TARGET, 0, 10},
    PAIR(NULL, "Primer trimestre", "Programado", "Realizado", 0),
    PAIR(NULL, "Segundo trimestre", "Programado", "Realizado", 1),
    PAIR(NULL, "Tercer trimestre", "Programado", "Realizado", 2),
    PAIR(NULL, "Cuarto trimestre", "Programado", "Realizado", 3),
    {NULL, NULL, "Avance acumulado", ANNUAL_ACTUAL, 0, 12},
    {NULL, NULL, "Medio de verificación", EVIDENCE, 0, 44},
    {NULL, NULL, "Justificación", NOTE, 0, 60},
};

#define MONTH(name, part)                        \
    {NULL, name, "Meta", MONTH_TARGET, part, 7}, \
    {                                            \
        NULL, name, "Res", MONTH_ACTUAL, part, 7 \
    }

static const struct column monthly_columns[] = {
    {NULL, NULL, "Clave", KEY, 0, 10},
    {NULL, NULL, "Nivel MIR", LEVEL, 0, 14},
    {NULL, NULL, "Indicador", NAME, 0, 48},
    {NULL, NULL, "Unidad de medida", MEASURE, 0, 16},
    MONTH("ENE", 0),
    MONTH("FEB", 1),
    MONTH("MAR", 2),
    MONTH("ABR", 3),
    MONTH("MAY", 4),
    MONTH("JUN", 5),
    MONTH("JUL", 6),
    MONTH("AGO", 7),
    MONTH("SEP", 8),
    MONTH("OCT", 9),
    MONTH("NOV", 10),
    MONTH("DIC", 11),
    {NULL, "ACUMULADO", "Meta", ANNUAL_TARGET, 0, 9},
    {NULL, "ACUMULADO", "Res", ANNUAL_ACTUAL, 0, 9},
    {NULL, "ACUMULADO", "% Av.", ANNUAL_PERCENT, 0, 9},
    {NULL, NULL, "Observaciones", NOTE, 0, 60},
};

static const struct column sectioned_columns[] = {
    {NULL, NULL, "Nivel", LEVEL, 0, 16},       {NULL, NULL, "Indicador", NAME, 0, 48},
    {NULL, NULL, "U.M.", MEASURE, 0, 14},      {NULL, NULL, "Frecuencia", FREQUENCY, 0, 12},
    {NULL, NULL, "Sentido", DIRECTION, 0, 12}, {NULL, NULL, "Meta 1T", TARGET, 0, 9},
    {NULL, NULL, "Meta 2T", TARGET, 1, 9},     {NULL, NULL, "Meta 3T", TARGET, 2, 9},
    {NULL, NULL, "Meta 4T", TARGET, 3, 9},     {NULL, NULL, "Logro 1T", ACTUAL, 0, 9},
    {NULL, NULL, "Logro 2T", ACTUAL, 1, 9},    {NULL, NULL, "Logro 3T", ACTUAL, 2, 9},
    {NULL, NULL, "Logro 4T", ACTUAL, 3, 9},    {NULL, NULL, "Evidencia", EVIDENCE, 0, 44},
    {NULL, NULL, "Comentarios", NOTE, 0, 60},
};

#define COLUMNS(list) list, sizeof(list) / sizeof *(list)

// The forms; the numbers of their lines are those of `turns` in bench_submissions.c.
static const struct form forms[] = {
    {LABELS_BESIDE, "Informe", "Informe Trimestral 2025", false, false, 9, 2, COLUMNS(value_year_columns)},
    {LABELS_BESIDE, "Informe", "Informe Trimestral 2025", false, true, 9, 2, COLUMNS(year_value_columns)},
    {LABELS_BESIDE_PLAN, "Hoja", "Informe Trimestral 2025", true, true, 18, 3, COLUMNS(form_2023_columns)},
    {LINES, "AVANCE", "SEGUIMIENTO DE AVANCE EN CUMPLIMIENTO DE METAS Y OBJETIVOS 2025", false, false, 60, 3,
     COLUMNS(justified_columns)},
    {CODES, "TMM-F004", "AVANCE FÍSICO PROGRAMÁTICO", true, false, 20, 3, COLUMNS(programme_columns)},
    {LABELS_IN_ROW, "Seguimiento", "Seguimiento de indicadores, tercer trimestre de 2025", false, false, 60, 2,
     COLUMNS(keyed_columns)},
    {LABELS_IN_ROW, "Mensual", "Avance mensual de indicadores a septiembre de 2025", false, true, 60, 2,
     COLUMNS(monthly_columns)},
    {SECTIONS, "Reporte", "Tercer Informe Trimestral 2025", false, false, 10, 1, COLUMNS(sectioned_columns)},
};

#endif
