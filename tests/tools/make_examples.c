// SPDX-License-Identifier: MIT
// Writes the submissions of examples/ (make_examples_data.h) into a folder, always the same bytes.
// It knows how the five forms look; it does not know what cuadra makes of them.
// usage: make_examples FOLDER
#include "tools/make_examples_data.h"

#include "base/decimal.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <xlsxwriter.h>

enum { QUARTERS = 4, TEXT_SIZE = 512 };

// A sheet being written.
struct pen {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *title, *label, *head, *text, *number, *percent;
    lxw_row_t row;
};

// A figure as its word says: a number, a percentage, a text or nothing.
struct word {
    enum { BLANK, NUMBER, PERCENT, WORD } kind;
    double value;
    char text[64];
};

// Makes a format with borders; every cell of the tables has them.
static lxw_format *new_format(lxw_workbook *workbook, bool is_bold, const char *number_format)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_font_name(format, "Arial");
    format_set_font_size(format, 9);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (is_bold) {
        format_set_bold(format);
        format_set_align(format, LXW_ALIGN_CENTER);
        format_set_bg_color(format, 0xE7E6E6);
    }
    if (number_format)
        format_set_num_format(format, number_format);
    return format;
}

// Makes the formats of a workbook.
static void prepare(struct pen *pen)
{
    pen->title = workbook_add_format(pen->workbook);
    format_set_bold(pen->title);
    format_set_align(pen->title, LXW_ALIGN_CENTER);
    pen->label = workbook_add_format(pen->workbook);
    format_set_bold(pen->label);
    pen->head = new_format(pen->workbook, true, NULL);
    pen->text = new_format(pen->workbook, false, NULL);
    pen->number = new_format(pen->workbook, false, NULL);
    pen->percent = new_format(pen->workbook, false, "0%");
}

// The zero-based column of its letters.
static lxw_col_t column(const char *letters)
{
    int number = 0;
    for (; *letters >= 'A' && *letters <= 'Z'; letters++)
        number = number * 26 + (*letters - 'A' + 1);
    return (lxw_col_t)(number - 1);
}

// Writes a text in the pen's row.
static void put(struct pen *pen, const char *letters, const char *text, lxw_format *format)
{
    worksheet_write_string(pen->sheet, pen->row, column(letters), text ? text : "", format);
}

// Writes a text over merged cells; `down` rows below the pen's row belong to it too.
static void put_merged(struct pen *pen, const char *from, const char *to, lxw_row_t down, const char *text)
{
    worksheet_merge_range(pen->sheet, pen->row, column(from), pen->row + down, column(to), text, pen->head);
}

// Writes a line of the title across the table and goes to the next row.
static void put_title(struct pen *pen, const char *to, const char *text)
{
    worksheet_merge_range(pen->sheet, pen->row, 0, pen->row, column(to), text, pen->title);
    pen->row++;
}

// Reads one word of figures.
static struct word read_word(const char *text)
{
    struct word word = {.kind = BLANK};
    snprintf(word.text, sizeof word.text, "%s", text);
    for (char *at = word.text; *at; at++)
        if (*at == '_')
            *at = ' ';
    size_t size = strlen(text);
    bool is_percent = size && text[size - 1] == '%';
    if (strcmp(text, "-") == 0)
        return word;
    if (!decimal_parse(text, size - is_percent, &word.value))
        word.kind = WORD;
    else
        word.kind = is_percent ? PERCENT : NUMBER;
    if (is_percent)
        word.value = decimal_shift(word.value, -2);
    return word;
}

// Reads the words of a list; those that are missing are blank.
static void read_words(const char *list, struct word *words, size_t count)
{
    char text[64];
    for (size_t i = 0; i < count; i++) {
        size_t size = strcspn(list, " ");
        snprintf(text, sizeof text, "%.*s", (int)size, size ? list : "-");
        words[i] = read_word(text);
        list += size + (list[size] == ' ');
    }
}

// Writes a figure in the pen's row.
static void put_word(struct pen *pen, lxw_col_t at, const struct word *word)
{
    lxw_format *format = word->kind == PERCENT ? pen->percent : pen->number;
    if (word->kind == BLANK)
        worksheet_write_blank(pen->sheet, pen->row, at, format);
    else if (word->kind == WORD)
        worksheet_write_string(pen->sheet, pen->row, at, word->text, format);
    else
        worksheet_write_number(pen->sheet, pen->row, at, word->value, format);
}

// The sum of figures, blank and text as 0, as a spreadsheet adds them.
static double sum_of(const struct word *words)
{
    double sum = 0;
    for (int q = 0; q < QUARTERS; q++)
        sum = decimal_clean(sum + words[q].value);
    return sum;
}

// Writes a formula of the pen's row, where # stands for the row number, with its value.
static void put_formula(struct pen *pen, const char *letters, const char *pattern, double value, lxw_format *format)
{
    char formula[TEXT_SIZE], *end = formula;
    for (; *pattern; pattern++)
        end += snprintf(end, (size_t)(formula + sizeof formula - end), *pattern == '#' ? "%u" : "%c",
                        *pattern == '#' ? (unsigned)pen->row + 1 : (unsigned)(unsigned char)*pattern);
    worksheet_write_formula_num(pen->sheet, pen->row, column(letters), formula, format, value);
}

// Overwrites cells of the pen's row with what a person mistyped.
static void put_wrong(struct pen *pen, const char *wrong, lxw_format *format)
{
    while (wrong && *wrong) {
        const char *equals = strchr(wrong, '=');
        size_t size = strcspn(equals + 1, ";");
        double value = 0;
        if (decimal_parse(equals + 1, size, &value))
            worksheet_write_number(pen->sheet, pen->row, column(wrong), value, format);
        else
            worksheet_write_blank(pen->sheet, pen->row, column(wrong), format);
        wrong = equals + 1 + size + (equals[1 + size] == ';');
    }
}

// Writes "label:" and its value beside it.
static void put_heading(struct pen *pen, const char *label, const char *value, const char *to)
{
    put(pen, "A", label, pen->label);
    worksheet_merge_range(pen->sheet, pen->row, 1, pen->row, column(to), value, pen->text);
    pen->row++;
}

// Writes the lines of who made, checked and approved a page.
static void put_signatures(struct pen *pen)
{
    static const char *const roles[] = {"ELABORÓ", "REVISÓ", "AUTORIZÓ"};
    static const char *const names[] = {"Enlace de la unidad", "Titular de la unidad", "Presidencia Municipal"};
    pen->row += 2;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        put(pen, "B", roles[i], pen->label);
        pen->row++;
        put(pen, "B", names[i], NULL);
        pen->row++;
    }
    pen->row += 2;
}

// Writes the headings of the indicator tables: two rows, in the form of 2023 three.
static void put_indicator_header(struct pen *pen, enum layout layout)
{
    static const char *const columns[] = {"Nivel",
                                          "Nombre",
                                          "Definición",
                                          "Método de Cálculo",
                                          "Unidad de Medida",
                                          "Tipo",
                                          "Dimensión",
                                          "Frecuencia de Medición",
                                          "Sentido Esperado"};
    static const char *const quarters[] = {"1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado *"};
    static const char *const variances[] = {"V", "W", "Y", "Z", "AA"};
    bool is_2023 = layout == INDICATORS_2023;
    if (is_2023)
        put_merged(pen, "A", "K", 0, "Datos del Indicador");
    put_merged(pen, "L", "P", 0, "Valores Programados");
    put_merged(pen, "Q", "U", 0, "Valores Alcanzados");
    put_merged(pen, "V", "AA", 0, "Variación *");
    put_merged(pen, "AB", "AB", is_2023 ? 2 : 1, "Medios de Verificación");
    pen->row += is_2023;
    for (lxw_col_t i = 0; i < sizeof columns / sizeof *columns; i++)
        worksheet_merge_range(pen->sheet, pen->row, i, pen->row + 1, i, columns[i], pen->head);
    put_merged(pen, "J", "K", 0, "Línea Base");
    pen->row += !is_2023;
    for (lxw_col_t i = 0; i < QUARTERS + 1; i++) {
        lxw_row_t down = is_2023 ? 1 : 0;
        for (lxw_col_t group = 0; group < 2; group++) {
            lxw_col_t at = (lxw_col_t)(column("L") + group * 5 + i);
            if (down)
                worksheet_merge_range(pen->sheet, pen->row, at, pen->row + down, at, quarters[i], pen->head);
            else
                worksheet_write_string(pen->sheet, pen->row, at, quarters[i], pen->head);
        }
        put(pen, variances[i], i == QUARTERS ? "Acumulado" : quarters[i], pen->head);
    }
    worksheet_merge_range(pen->sheet, pen->row, column("W"), pen->row, column("X"), quarters[1], pen->head);
    pen->row += is_2023;
    put(pen, "J", layout == INDICATORS_YEAR_VALUE ? "Año" : "Valor", pen->head);
    put(pen, "K", layout == INDICATORS_YEAR_VALUE ? "Valor" : "Año", pen->head);
    pen->row++;
}

// Writes what an indicator is, columns A to K.
static void put_indicator_texts(struct pen *pen, const struct row *row, bool is_year_first)
{
    char text[TEXT_SIZE];
    bool is_top = strcmp(row->level, "Fin") == 0 || strcmp(row->level, "Propósito") == 0;
    put(pen, "A", row->level, pen->text);
    put(pen, "B", row->name, pen->text);
    snprintf(text, sizeof text, "Mide cuánto de lo programado se logró: %s.", row->name);
    put(pen, "C", text, pen->text);
    put(pen, "D", "(Avance del trimestre / Meta del trimestre) * 100", pen->text);
    put(pen, "E", row->measure, pen->text);
    put(pen, "F", is_top ? "Estratégico" : "De gestión", pen->text);
    put(pen, "G", "Eficacia", pen->text);
    put(pen, "H", strcmp(row->level, "Fin") == 0 ? "Anual" : "Trimestral", pen->text);
    put(pen, "I", row->direction ? row->direction : "Ascendente", pen->text);
    struct word baseline[2];
    read_words(row->baseline ? row->baseline : "0 2024", baseline, 2);
    put_word(pen, column(is_year_first ? "K" : "J"), &baseline[0]);
    put_word(pen, column(is_year_first ? "J" : "K"), &baseline[1]);
}

// Writes one indicator of the forms with variances.
static void put_indicator(struct pen *pen, const struct row *row, enum layout layout)
{
    static const char *const formulas[][2] = {
        {"V", "=L#-Q#"}, {"W", "=M#-R#"}, {"Y", "=N#-S#"}, {"Z", "=O#-T#"}, {"AA", "=P#-U#"}};
    struct word targets[QUARTERS], actuals[QUARTERS];
    read_words(row->targets, targets, QUARTERS);
    read_words(row->actuals, actuals, QUARTERS);
    put_indicator_texts(pen, row, layout == INDICATORS_YEAR_VALUE);
    for (lxw_col_t q = 0; q < QUARTERS; q++) {
        put_word(pen, (lxw_col_t)(column("L") + q), &targets[q]);
        put_word(pen, (lxw_col_t)(column("Q") + q), &actuals[q]);
    }
    double target = sum_of(targets), actual = sum_of(actuals);
    put_formula(pen, "P", "=SUM(L#:O#)", target, targets[0].kind == PERCENT ? pen->percent : pen->number);
    put_formula(pen, "U", "=SUM(Q#:T#)", actual, actuals[0].kind == PERCENT ? pen->percent : pen->number);
    worksheet_merge_range(pen->sheet, pen->row, column("W"), pen->row, column("X"), "", pen->number);
    for (size_t i = 0; i < QUARTERS + 1; i++) {
        double variance = i < QUARTERS ? targets[i].value - actuals[i].value : target - actual;
        put_formula(pen, formulas[i][0], formulas[i][1], decimal_clean(variance),
                    actuals[0].kind == PERCENT ? pen->percent : pen->number);
    }
    put(pen, "AB", row->note, pen->text);
    put_wrong(pen, row->wrong, pen->number);
}

// Writes a page of the forms with variances.
static void put_indicator_page(struct pen *pen, const struct book *book, const struct page *page)
{
    char text[TEXT_SIZE];
    bool is_2023 = book->layout == INDICATORS_2023;
    pen->row++;
    snprintf(text, sizeof text, "Informe Trimestral %s", book->year);
    put_title(pen, "AB", text);
    pen->row++;
    put_heading(pen, "Unidad Responsable:", book->unit, "L");
    put_heading(pen, "Programa Presupuestario:", page->programme, "L");
    put_heading(pen, "Trimestre que se reporta:", book->quarter, "L");
    if (is_2023)
        put_title(pen, "AB", "Vinculación con el Plan Municipal de Desarrollo 2025 - 2027");
    put_heading(pen, "Eje:", page->axis, "L");
    put_heading(pen, "Objetivo:", page->objectives, "L");
    pen->row++;
    put_indicator_header(pen, book->layout);
    for (size_t i = 0; i < page->count; i++, pen->row++)
        put_indicator(pen, &page->rows[i], book->layout);
    put_signatures(pen);
}

// Writes the headings of the form with justification, three rows.
static void put_justified_header(struct pen *pen, const char *year)
{
    static const char *const columns[] = {
        "Nivel (unidad administrativa responsable)", "Resumen narrativo u objetivos\nClave y texto del nivel.",
        "INDICADOR\nSiglas y nombre del indicador.", "Frecuencia de medición del Indicador.",
        "UNIDAD DE MEDIDA DEL INDICADOR\ny unidad de medida de sus variables."};
    static const struct {
        const char *from, *to, *text;
        int first; // quarter of the first column; 0: a column ANUAL before them
    } groups[] = {{"F", "J", "META PROGRAMADA", 0},
                  {"K", "N", "META REALIZADA", 1},
                  {"O", "R", "PORCENTAJE DE AVANCE TRIMESTRAL", 1},
                  {"S", "U", "PORCENTAJE DE AVANCE TRIMESTRAL ACUMULADO", 2}};
    char text[TEXT_SIZE];
    for (lxw_col_t i = 0; i < sizeof columns / sizeof *columns; i++)
        worksheet_merge_range(pen->sheet, pen->row, i, pen->row + 2, i, columns[i], pen->head);
    snprintf(text, sizeof text, "AVANCE EN CUMPLIMIENTO DE METAS TRIMESTRAL Y ANUAL ACUMULADO %s", year);
    put_merged(pen, "F", "U", 0, text);
    snprintf(text, sizeof text, "JUSTIFICACIÓN TRIMESTRAL DE AVANCE DE RESULTADOS %s", year);
    put_merged(pen, "V", "V", 2, text);
    pen->row++;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        snprintf(text, sizeof text, "%s %s", groups[i].text, year);
        put_merged(pen, groups[i].from, groups[i].to, 0, text);
        int quarter = groups[i].first;
        for (lxw_col_t at = column(groups[i].from); at <= column(groups[i].to); at++, quarter++) {
            snprintf(text, sizeof text, quarter ? "TRIMESTRE %d" : "ANUAL", quarter);
            worksheet_write_string(pen->sheet, pen->row + 1, at, text, pen->head);
        }
    }
    pen->row += 2;
}

// Writes one indicator of the form with justification.
static void put_justified(struct pen *pen, const struct row *row)
{
    static const char *const formulas[][2] = {{"O", "=K#/G#"}, {"P", "=L#/H#"}, {"Q", "=M#/I#"}, {"R", "=N#/J#"}};
    struct word targets[QUARTERS], actuals[QUARTERS], annual;
    char text[TEXT_SIZE];
    read_words(row->targets, targets, QUARTERS);
    read_words(row->actuals, actuals, QUARTERS);
    annual = row->annual ? read_word(row->annual) : (struct word){.kind = NUMBER, .value = sum_of(targets)};
    put(pen, "A", row->level, pen->text);
    put(pen, "B", row->narrative, pen->text);
    put(pen, "C", row->name, pen->text);
    put(pen, "D", "Trimestral", pen->text);
    snprintf(text, sizeof text, "UNIDAD DE MEDIDA DEL INDICADOR: Porcentaje UNIDAD DE MEDIDA DE LAS VARIABLES: %s",
             row->measure);
    put(pen, "E", text, pen->text);
    put_word(pen, column("F"), &annual);
    for (lxw_col_t q = 0; q < QUARTERS; q++) {
        put_word(pen, (lxw_col_t)(column("G") + q), &targets[q]);
        put_word(pen, (lxw_col_t)(column("K") + q), &actuals[q]);
        if (actuals[q].kind != BLANK && targets[q].value > 0)
            put_formula(pen, formulas[q][0], formulas[q][1], actuals[q].value / targets[q].value, pen->percent);
    }
    put(pen, "V", row->note, pen->text);
    put_wrong(pen, row->wrong, pen->percent);
}

// Writes a page of the form with justification.
static void put_justified_page(struct pen *pen, const struct book *book, const struct page *page)
{
    char text[TEXT_SIZE];
    pen->row += 2;
    snprintf(text, sizeof text, "SEGUIMIENTO DE AVANCE EN CUMPLIMIENTO DE METAS Y OBJETIVOS %s", book->year);
    put_title(pen, "V", text);
    put_title(pen, "V", page->axis);
    snprintf(text, sizeof text, "CLAVE Y NOMBRE DEL PPA: %s", page->programme);
    put_title(pen, "V", text);
    snprintf(text, sizeof text, "NOMBRE DE LA DEPENDENCIA QUE ATIENDE AL PROGRAMA: %s", book->unit);
    put_title(pen, "V", text);
    pen->row++;
    put_justified_header(pen, book->year);
    for (size_t i = 0; i < page->count; i++, pen->row++)
        put_justified(pen, &page->rows[i]);
}

// Writes a label with a code and a name in the two cells beside it.
static void put_coded(struct pen *pen, const char *label, const char *coded)
{
    char code[TEXT_SIZE];
    size_t size = strcspn(coded, " ");
    snprintf(code, sizeof code, "%.*s", (int)size, coded);
    put(pen, "A", label, pen->label);
    put(pen, "B", code, NULL);
    put(pen, "C", coded[size] ? coded + size + 1 : "", NULL);
    pen->row++;
}

// Writes the headings of the operating programme, three rows.
static void put_programme_header(struct pen *pen)
{
    static const char *const periods[] = {"Ene-Mar", "Abr-Jun", "Jul-Sep", "Oct-Dic"};
    static const char *const left[] = {"LINEA DE ACCIÓN P.M.D.", "DESCRIPCIÓN DE METAS Y ACCIONES", "UNIDAD DE MEDIDA",
                                       "META ANUAL"};
    static const char *const right[] = {"AVANCE ABSOLUTO", "ACUMULADO RELATIVO", "OBSERVACIONES"};
    for (lxw_col_t i = 0; i < sizeof left / sizeof *left; i++)
        worksheet_merge_range(pen->sheet, pen->row, i, pen->row + 2, i, left[i], pen->head);
    put_merged(pen, "E", "L", 0, "PERIODO");
    for (lxw_col_t i = 0; i < sizeof right / sizeof *right; i++)
        worksheet_merge_range(pen->sheet, pen->row, (lxw_col_t)(12 + i), pen->row + 2, (lxw_col_t)(12 + i), right[i],
                              pen->head);
    for (lxw_col_t q = 0; q < QUARTERS; q++) {
        lxw_col_t at = (lxw_col_t)(4 + 2 * q);
        worksheet_merge_range(pen->sheet, pen->row + 1, at, pen->row + 1, (lxw_col_t)(at + 1), periods[q], pen->head);
        worksheet_write_string(pen->sheet, pen->row + 2, at, "P", pen->head);
        worksheet_write_string(pen->sheet, pen->row + 2, (lxw_col_t)(at + 1), "A", pen->head);
    }
    pen->row += 3;
}

// Writes one goal or action of the operating programme.
static void put_goal(struct pen *pen, const struct row *row)
{
    struct word targets[QUARTERS], actuals[QUARTERS], annual;
    read_words(row->targets, targets, QUARTERS);
    read_words(row->actuals, actuals, QUARTERS);
    annual = row->annual ? read_word(row->annual) : (struct word){.kind = NUMBER, .value = sum_of(targets)};
    put(pen, "A", row->level, pen->text);
    put(pen, "B", row->name, pen->text);
    put(pen, "C", row->measure, pen->text);
    put_word(pen, column("D"), &annual);
    double actual = sum_of(actuals);
    int reported = 0;
    for (lxw_col_t q = 0; q < QUARTERS; q++) {
        put_word(pen, (lxw_col_t)(4 + 2 * q), &targets[q]);
        put_word(pen, (lxw_col_t)(5 + 2 * q), &actuals[q]);
        reported += actuals[q].kind != BLANK;
    }
    if (annual.kind == PERCENT && reported)
        actual = decimal_clean(actual / reported);
    struct word cumulative = {.kind = annual.kind, .value = actual};
    put_word(pen, column("M"), &cumulative);
    put_formula(pen, "N", "=M#/D#", annual.value > 0 ? actual / annual.value : 0, pen->percent);
    put(pen, "O", row->note, pen->text);
    put_wrong(pen, row->wrong, pen->number);
}

// Writes a page of the operating programme.
static void put_programme_page(struct pen *pen, const struct book *book, const struct page *page)
{
    char text[TEXT_SIZE], *lines = text;
    worksheet_merge_range(pen->sheet, 0, 0, 0, column("O"), "AYUNTAMIENTO DE PUERTO JACARANDA", pen->title);
    worksheet_merge_range(pen->sheet, 1, 0, 1, column("O"), "PROGRAMA OPERATIVO ANUAL", pen->title);
    worksheet_merge_range(pen->sheet, 3, 0, 3, column("O"), "AVANCE FÍSICO PROGRAMÁTICO", pen->title);
    pen->row = 5;
    put_coded(pen, "RAMO:", "10 AYUNTAMIENTO");
    put_coded(pen, "PROGRAMA", page->programme);
    put_coded(pen, "UNIDAD EJECUTORA", book->unit);
    put_coded(pen, "LINEAS DE ACCION", page->axis);
    snprintf(text, sizeof text, "%s", page->objectives);
    for (char *next = lines; next; lines = next) {
        next = strchr(lines, '|');
        if (next)
            *next++ = '\0';
        put_coded(pen, "", lines);
    }
    put(pen, "A", "TMM-F004", pen->label);
    pen->row++;
    snprintf(text, sizeof text, "FECHA: %s", book->quarter);
    put(pen, "A", text, pen->label);
    pen->row += 2;
    put_programme_header(pen);
    for (size_t i = 0; i < page->count; i++, pen->row++)
        put_goal(pen, &page->rows[i]);
    put_signatures(pen);
}

// Starts a sheet with columns wide enough to read.
static void start_sheet(struct pen *pen, const char *name, enum layout layout)
{
    pen->sheet = workbook_add_worksheet(pen->workbook, name);
    pen->row = 0;
    worksheet_set_landscape(pen->sheet);
    worksheet_fit_to_pages(pen->sheet, 1, 0);
    worksheet_set_column(pen->sheet, 0, 0, 24, NULL);
    worksheet_set_column(pen->sheet, 1, 1, 46, NULL);
    if (layout == WITH_JUSTIFICATION)
        worksheet_set_column(pen->sheet, column("C"), column("C"), 34, NULL);
    if (layout == WITH_JUSTIFICATION)
        worksheet_set_column(pen->sheet, column("V"), column("V"), 50, NULL);
    else if (layout != OPERATING_PROGRAMME)
        worksheet_set_column(pen->sheet, column("AB"), column("AB"), 40, NULL);
}

// Writes the pages of a book into its sheets.
static void put_pages(struct pen *pen, const struct book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        if (book->pages[i].sheet)
            start_sheet(pen, book->pages[i].sheet, book->layout);
        if (book->layout == WITH_JUSTIFICATION)
            put_justified_page(pen, book, &book->pages[i]);
        else if (book->layout == OPERATING_PROGRAMME)
            put_programme_page(pen, book, &book->pages[i]);
        else
            put_indicator_page(pen, book, &book->pages[i]);
    }
    if (book->instructions) {
        start_sheet(pen, "Instrucciones", book->layout);
        put(pen, "A", book->instructions, NULL);
    }
}

// Writes one workbook into the folder; true when it could be written.
static bool write_book(const char *folder, const struct book *book)
{
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/%s", folder, book->path);
    char *slash = size > 0 && size < (int)sizeof path ? strrchr(path, '/') : NULL;
    if (!slash)
        return false;
    *slash = '\0';
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return false;
    *slash = '/';
    struct pen pen = {.workbook = workbook_new(path)};
    if (!pen.workbook)
        return false;
    // Seconds since 1970 of 15:00 UTC on that day of October 2025.
    time_t saved = 1759276800 + (time_t)(book->day - 1) * 86400 + 54000;
    lxw_doc_properties properties = {.author = (char *)book->unit, .created = saved};
    workbook_set_properties(pen.workbook, &properties);
    prepare(&pen);
    put_pages(&pen, book);
    return workbook_close(pen.workbook) == LXW_NO_ERROR;
}

// Writes the covering letter that somebody left among the workbooks: a PDF, which is no submission.
static bool write_letter(const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/oficio de entrega.pdf", folder);
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    fputs("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] "
          "/Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj\ntrailer\n"
          "<< /Root 1 0 R >>\n%%EOF\n",
          file);
    return fclose(file) == 0;
}

// Writes them all.
int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: make_examples FOLDER\n");
        return 2;
    }
    bool is_written = (mkdir(argv[1], 0777) == 0 || errno == EEXIST) && write_letter(argv[1]);
    for (size_t i = 0; is_written && i < sizeof books / sizeof *books; i++)
        is_written = write_book(argv[1], &books[i]);
    if (!is_written)
        fprintf(stderr, "make_examples: cannot write into %s\n", argv[1]);
    return is_written ? 0 : 1;
}
