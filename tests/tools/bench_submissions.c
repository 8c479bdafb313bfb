// SPDX-License-Identifier: MIT
// Writes a folder of submissions for the benchmark, no two alike and always the same: the third quarter of an invented
// municipality in the forms of bench_submissions.h, and what each record of them must be. It does not know what
// cuadra makes of them.
// usage: bench_submissions FOLDER COUNT    writes FOLDER/cuadra.ini, FOLDER/entregas/*.xlsx, FOLDER/esperado.txt
#include "tools/bench_submissions.h"
#include "tools/bench_submissions_words.h"

#include "base/decimal.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <xlsxwriter.h>

enum { QUARTERS = 4, REPORTED = 3, MONTHS = 12, SHORT_SIZE = 128, TEXT_SIZE = 512, MOST_ROWS = 48 };

// What a cell looks like.
enum look { TITLE, LABEL, HEAD, PLAIN, WHOLE, SHARE, SMALL, LOOKS };

// One indicator.
struct indicator {
    char level[32], key[16], name[TEXT_SIZE], definition[TEXT_SIZE], method[TEXT_SIZE], narrative[TEXT_SIZE];
    char evidence[TEXT_SIZE], note[TEXT_SIZE], line[16];
    const char *measure, *direction;
    bool is_result, is_share; // Fin or Propósito; its figures are percentages
    int month_targets[MONTHS], month_actuals[MONTHS];
    double base, targets[QUARTERS], actuals[QUARTERS];
};

// One submission being written.
struct submission {
    const struct form *form;
    unsigned number;
    uint64_t state; // of what looks random
    char unit_key[16], unit[SHORT_SIZE], programme_key[24], programme[SHORT_SIZE];
    unsigned axis, objective;
    struct indicator rows[MOST_ROWS];
    size_t count;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    char sheet_name[32];
    lxw_format *looks[LOOKS];
    lxw_row_t row;
    FILE *expected;
    char file[64];
};

// The next of a sequence of numbers that only looks random, below a limit.
static unsigned draw(struct submission *from, size_t limit)
{
    from->state = from->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((uint32_t)(from->state >> 33) % (uint32_t)limit);
}

#define DRAWN(from, list) (list)[draw(from, COUNT_OF(list))]

// Makes the name of somebody.
static void draw_person(struct submission *from, char person[SHORT_SIZE])
{
    const char *first_name = DRAWN(from, first_names), *surname = DRAWN(from, surnames), *other = DRAWN(from, surnames);
    snprintf(person, SHORT_SIZE, "%s %s %s", first_name, surname, other);
}

// The texts of an indicator. A draw is a statement of its own: compilers order arguments as they like.
static void make_texts(struct submission *from, struct indicator *row)
{
    const struct thing *thing = &things[draw(from, COUNT_OF(things))];
    const char *place = DRAWN(from, places), *other_place = DRAWN(from, places), *purpose = DRAWN(from, purposes);
    const char *other_purpose = DRAWN(from, purposes), *measure_of = DRAWN(from, measures_of);
    const char *participle = DRAWN(from, participles), *evidence = DRAWN(from, evidences),
               *keeper = DRAWN(from, keepers);
    const char *cause = DRAWN(from, causes);
    unsigned folio = 100 + draw(from, 9900), some = 9 * (unsigned)from->count + draw(from, 9),
             line = 1 + draw(from, QUARTERS);
    char done[SHORT_SIZE];
    snprintf(done, sizeof done, "%s %s%s", thing->plural, participle, thing->is_feminine ? "as" : "os");
    row->measure = row->is_share ? "Porcentaje" : thing->singular;
    row->direction = "Ascendente";
    snprintf(row->name, TEXT_SIZE, "%s%s %s", row->is_share ? "Porcentaje de " : "Número de ", done, place);
    snprintf(row->definition, TEXT_SIZE, "%s %s %s.", measure_of, done, purpose);
    if (row->is_share)
        snprintf(row->method, TEXT_SIZE, "(%s / Total de %s en el padrón) * 100", done, thing->plural);
    else
        snprintf(row->method, TEXT_SIZE, "Suma de %s en los meses del trimestre", done);
    snprintf(row->narrative, TEXT_SIZE, "%s %s, %s", done, place, other_purpose);
    snprintf(row->evidence, TEXT_SIZE, "%s %s, folio %u/2025, %s", evidence, thing->plural, folio, keeper);
    snprintf(row->note, TEXT_SIZE, "%s, con %u %s.", cause, some, other_place);
    snprintf(row->line, sizeof row->line, "%u.%u.%u", from->axis + 1, from->objective + 1, line);
}

// The figures of an indicator: months first, a quarter is their sum; the last quarter has not come yet.
static void make_figures(struct submission *from, struct indicator *row)
{
    bool is_component = strcmp(row->level, "Componente") == 0; // counts more than its activities, and other things
    int most_size = draw(from, 4) ? 40 : 300, size = 2 + (int)draw(from, (size_t)most_size);
    size = row->is_share ? 7 : is_component ? 400 + size : size;
    for (int month = 0; month < MONTHS; month++) {
        int target = row->is_share ? 5 + (int)draw(from, 3) : size + (int)draw(from, (size_t)size / 3 + 1);
        int most = target / 6 + 1;
        row->month_targets[month] = target;
        row->month_actuals[month] = target - most + (int)draw(from, (size_t)most * 2 + 1);
        row->targets[month / 3] += target;
        row->actuals[month / 3] += month < 3 * REPORTED ? row->month_actuals[month] : 0;
    }
    row->base = size * 10;
}

// Adds an indicator to the submission.
static void add_row(struct submission *to, const char *level, const char *key, bool is_result)
{
    if (to->count == MOST_ROWS)
        return;
    struct indicator *row = &to->rows[to->count++];
    memset(row, 0, sizeof *row);
    snprintf(row->level, sizeof row->level, "%s", level);
    snprintf(row->key, sizeof row->key, "%s", key);
    row->is_result = is_result;
    row->is_share = is_result && to->form->columns != monthly_columns;
    make_texts(to, row);
    make_figures(to, row);
}

// Adds the ladder of a programme: purpose, components and the activities of each; of an operating programme, its goals.
static void make_rows(struct submission *to)
{
    char key[16];
    size_t count = 30 + draw(to, 11);
    if (to->form->heading == CODES) {
        for (size_t i = 0; i < count; i++) {
            snprintf(key, sizeof key, "%u", (unsigned)(100 * (i / 8 + 1) + i % 8));
            add_row(to, "Meta", key, false);
        }
        return;
    }
    add_row(to, "Fin", "", true);
    add_row(to, "Propósito", "", true);
    for (unsigned component = 1; to->count < count; component++) {
        snprintf(key, sizeof key, "%u", component);
        add_row(to, "Componente", key, false);
        for (unsigned activity = 1, last = 3 + draw(to, 5); activity <= last && to->count < count; activity++) {
            snprintf(key, sizeof key, "%u.%u", component, activity);
            add_row(to, "Actividad", key, false);
        }
    }
}

// Makes the formats of the workbook.
static void make_looks(struct submission *to)
{
    for (int look = 0; look < LOOKS; look++) {
        lxw_format *format = to->looks[look] = workbook_add_format(to->book);
        format_set_font_name(format, to->number % 3 ? "Arial" : "Calibri");
        format_set_font_size(format, look == TITLE ? 12 : look == SMALL ? 8 : 9);
        if (look == TITLE || look == LABEL || look == HEAD)
            format_set_bold(format);
        if (look == TITLE || look == HEAD)
            format_set_align(format, LXW_ALIGN_CENTER);
        if (look == TITLE || look == LABEL || look == SMALL)
            continue;
        format_set_border(format, LXW_BORDER_THIN);
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        format_set_text_wrap(format);
    }
    format_set_bg_color(to->looks[HEAD], 0x9D2449);
    format_set_font_color(to->looks[HEAD], LXW_COLOR_WHITE);
    format_set_num_format(to->looks[WHOLE], "#,##0");
    format_set_num_format(to->looks[SHARE], "0%");
}

// The last column of the form.
static lxw_col_t last_column(const struct submission *of)
{
    return (lxw_col_t)(of->form->count - 1);
}

// Writes a text.
static void put(struct submission *to, lxw_col_t at, const char *text, enum look look)
{
    worksheet_write_string(to->sheet, to->row, at, text, to->looks[look]);
}

// Writes a line across the table.
static void put_line(struct submission *to, const char *text)
{
    worksheet_merge_range(to->sheet, to->row, 0, to->row, last_column(to), text, to->looks[TITLE]);
    to->row++;
}

// Writes a label and its value in the cells beside it.
static void put_label(struct submission *to, const char *label, const char *value)
{
    put(to, 0, label, LABEL);
    worksheet_merge_range(to->sheet, to->row, 1, to->row, 8, value, to->looks[PLAIN]);
    to->row++;
}

// Writes a label with a code and a name in the two cells beside it.
static void put_coded(struct submission *to, const char *label, const char *code, const char *name)
{
    put(to, 0, label, LABEL);
    put(to, 1, code, SMALL);
    put(to, 2, name, SMALL);
    to->row++;
}

// Heads a page of the forms that write labels in the first column.
static void head_beside(struct submission *to, const char *axis, const char *objective)
{
    char text[TEXT_SIZE];
    to->row++;
    put_line(to, to->form->title);
    to->row++;
    snprintf(text, sizeof text, "%s - %s", to->unit_key, to->unit);
    put_label(to, "Unidad Responsable:", text);
    snprintf(text, sizeof text, "%s - %s", to->programme_key, to->programme);
    put_label(to, "Programa Presupuestario:", text);
    put_label(to, "Trimestre que se reporta:", "3er. Trimestre 2025");
    if (to->form->heading == LABELS_BESIDE_PLAN)
        put_line(to, "Vinculación con el Plan Municipal de Desarrollo 2025 - 2027");
    put_label(to, "Eje:", axis);
    put_label(to, "Objetivo:", objective);
    to->row++;
}

// Heads the form with a line for each fact.
static void head_lines(struct submission *to)
{
    char text[TEXT_SIZE];
    to->row += 2;
    put_line(to, to->form->title);
    snprintf(text, sizeof text, "EJE %u: %s", to->axis + 1, axes[to->axis].name);
    put_line(to, text);
    snprintf(text, sizeof text, "CLAVE Y NOMBRE DEL PPA: %s %s", to->programme_key, to->programme);
    put_line(to, text);
    snprintf(text, sizeof text, "NOMBRE DE LA DEPENDENCIA QUE ATIENDE AL PROGRAMA: %s - %s", to->unit_key, to->unit);
    put_line(to, text);
    put_line(to, "TRIMESTRE QUE SE REPORTA: 3ER. TRIMESTRE 2025");
    to->row++;
}

// Heads the form with a code and a name for each fact.
static void head_codes(struct submission *to)
{
    char code[16];
    put_line(to, "AYUNTAMIENTO DE VALLE DE ENCINOS");
    put_line(to, "PROGRAMA OPERATIVO ANUAL");
    to->row++;
    put_line(to, to->form->title);
    to->row++;
    put_coded(to, "RAMO:", "10", "AYUNTAMIENTO");
    put_coded(to, "PROGRAMA", to->programme_key, to->programme);
    put_coded(to, "UNIDAD EJECUTORA", to->unit_key, to->unit);
    snprintf(code, sizeof code, "%u", to->axis + 1);
    put_coded(to, "LINEAS DE ACCION", code, axes[to->axis].name);
    snprintf(code, sizeof code, "%u.%u", to->axis + 1, to->objective + 1);
    put_coded(to, "", code, axes[to->axis].objectives[to->objective]);
    for (unsigned line = 1; line <= QUARTERS; line++) {
        snprintf(code, sizeof code, "%u.%u.%u", to->axis + 1, to->objective + 1, line);
        put_coded(to, "", code, purposes[(to->axis * 7 + to->objective * 5 + line) % COUNT_OF(purposes)]);
    }
    put(to, 0, "TMM-F004", LABEL);
    to->row++;
    put(to, 0, "FECHA: 30 de septiembre de 2025", LABEL);
    to->row += 2;
}

// Heads the forms with two labels in a row.
static void head_in_row(struct submission *to, const char *axis, const char *objective)
{
    char unit[TEXT_SIZE], programme[TEXT_SIZE], person[SHORT_SIZE];
    snprintf(unit, sizeof unit, "%s - %s", to->unit_key, to->unit);
    snprintf(programme, sizeof programme, "%s - %s", to->programme_key, to->programme);
    draw_person(to, person);
    const char *labels[][4] = {{"Eje:", axis, "Objetivo:", objective},
                               {"Unidad responsable:", unit, "Programa presupuestario:", programme},
                               {"Ejercicio:", "2025", "Elaboró:", person}};
    put_line(to, "H. Ayuntamiento de Valle de Encinos");
    put_line(to, to->form->title);
    for (size_t i = 0; i < COUNT_OF(labels); i++, to->row++)
        for (lxw_col_t j = 0; j < 4; j++)
            put(to, j, labels[i][j], j % 2 ? SMALL : LABEL);
    to->row++;
}

// Heads a section of the report of sections; only the first has the titles.
static void head_section(struct submission *to, const char *axis, const char *objective)
{
    char text[TEXT_SIZE];
    if (to->row == 0) {
        put_line(to, "H. Ayuntamiento de Valle de Encinos");
        put_line(to, to->form->title);
        snprintf(text, sizeof text, "%s - %s", to->unit_key, to->unit);
        put_label(to, "Unidad responsable:", text);
        snprintf(text, sizeof text, "%s - %s", to->programme_key, to->programme);
        put_label(to, "Programa presupuestario:", text);
    }
    snprintf(text, sizeof text, "EJE %s", axis);
    put_line(to, text);
    snprintf(text, sizeof text, "OBJETIVO %s", objective);
    put_line(to, text);
}

// Heads a page.
static void put_heading(struct submission *to)
{
    char axis[SHORT_SIZE], objective[SHORT_SIZE];
    snprintf(axis, sizeof axis, "%u. %s", to->axis + 1, axes[to->axis].name);
    snprintf(objective, sizeof objective, "%u.%u %s", to->axis + 1, to->objective + 1,
             axes[to->axis].objectives[to->objective]);
    switch (to->form->heading) {
    case LABELS_BESIDE:
    case LABELS_BESIDE_PLAN:
        head_beside(to, axis, objective);
        break;
    case LINES:
        head_lines(to);
        break;
    case CODES:
        head_codes(to);
        break;
    case LABELS_IN_ROW:
        head_in_row(to, axis, objective);
        break;
    case SECTIONS:
        head_section(to, axis, objective);
        break;
    }
}

// The heading of a column in one of the header's rows; NULL where the one below reaches up.
static const char *heading_at(const struct form *form, size_t column, int row)
{
    const struct column *of = &form->columns[column];
    const char *three[] = {of->top, of->group, of->head};
    return three[row + 3 - form->header_rows];
}

// Whether two columns have the same headings from the first row down to this one.
static bool heads_join(const struct form *form, size_t a, size_t b, int row)
{
    for (int i = 0; i <= row; i++) {
        const char *one = heading_at(form, a, i), *other = heading_at(form, b, i);
        if (!one != !other || (one && strcmp(one, other) != 0))
            return false;
    }
    return row < form->header_rows - 1 || form->columns[b].field == LEFT_TOO;
}

// Writes the headings of the table over merged cells.
static void put_header(struct submission *to)
{
    const struct form *form = to->form;
    for (int row = 0; row < form->header_rows; row++)
        for (size_t column = 0, next; column < form->count; column = next) {
            const char *text = heading_at(form, column, row);
            for (next = column + 1; text && next < form->count && heads_join(form, column, next, row);)
                next++;
            int top = row;
            while (text && row == form->header_rows - 1 && top && !heading_at(form, column, top - 1))
                top--;
            lxw_row_t first = to->row + (lxw_row_t)top, last = to->row + (lxw_row_t)row;
            if (text && (top < row || next > column + 1))
                worksheet_merge_range(to->sheet, first, (lxw_col_t)column, last, (lxw_col_t)(next - 1), text,
                                      to->looks[HEAD]);
            else if (text)
                worksheet_write_string(to->sheet, last, (lxw_col_t)column, text, to->looks[HEAD]);
        }
    to->row += (lxw_row_t)form->header_rows;
}

// The column of a field.
static size_t column_of(const struct form *form, enum field field, int part)
{
    size_t column = 0;
    while (column < form->count && (form->columns[column].field != field || form->columns[column].part != part))
        column++;
    return column;
}

// Adds the address of a field in the row to a formula.
static void add_cell(const struct submission *of, char formula[TEXT_SIZE], enum field field, int part)
{
    size_t n = strlen(formula);
    lxw_rowcol_to_cell(formula + n, of->row, (lxw_col_t)column_of(of->form, field, part));
}

// Adds the sum of the first parts of a field to a formula: as a range where they are neighbours.
static void add_sum(const struct submission *of, char formula[TEXT_SIZE], enum field field, int count)
{
    size_t first = column_of(of->form, field, 0), last = column_of(of->form, field, count - 1);
    bool is_range = last == first + (size_t)count - 1;
    snprintf(formula + strlen(formula), TEXT_SIZE - strlen(formula), is_range ? "SUM(" : "(");
    for (int part = 0; part < count; part += is_range ? count - 1 : 1) {
        if (part)
            snprintf(formula + strlen(formula), TEXT_SIZE - strlen(formula), is_range ? ":" : "+");
        add_cell(of, formula, field, part);
        if (count == 1)
            break;
    }
    snprintf(formula + strlen(formula), TEXT_SIZE - strlen(formula), ")");
}

// The sum of the first of some figures.
static double sum_of(const double *figures, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += figures[i];
    return sum;
}

// Makes the formula of a computed column, and its value; false where the column of this form is typed in.
static bool make_formula(const struct submission *of, const struct indicator *row, const struct column *column,
                         char formula[TEXT_SIZE], double *value)
{
    bool is_monthly = of->form->columns == monthly_columns;
    int part = column->part;
    double target = sum_of(row->targets, QUARTERS), actual = sum_of(row->actuals, REPORTED);
    snprintf(formula, TEXT_SIZE, "=");
    switch (column->field) {
    case ANNUAL_TARGET:
        if (of->form->heading != LABELS_BESIDE && of->form->heading != LABELS_BESIDE_PLAN && !is_monthly)
            return false;
        add_sum(of, formula, is_monthly ? MONTH_TARGET : TARGET, is_monthly ? MONTHS : QUARTERS);
        *value = target;
        return true;
    case ANNUAL_ACTUAL:
        add_sum(of, formula, is_monthly ? MONTH_ACTUAL : ACTUAL, is_monthly ? MONTHS : QUARTERS);
        *value = actual;
        return true;
    case VARIANCE:
    case PERCENT:
        add_cell(of, formula, column->field == VARIANCE ? TARGET : ACTUAL, part);
        snprintf(formula + strlen(formula), 2, column->field == VARIANCE ? "-" : "/");
        add_cell(of, formula, column->field == VARIANCE ? ACTUAL : TARGET, part);
        *value = column->field == VARIANCE ? row->targets[part] - row->actuals[part]
                                           : row->actuals[part] / row->targets[part];
        return true;
    case CUMULATIVE_PERCENT:
        add_sum(of, formula, ACTUAL, part + 1);
        snprintf(formula + strlen(formula), 2, "/");
        add_sum(of, formula, TARGET, part + 1);
        *value = sum_of(row->actuals, part + 1) / sum_of(row->targets, part + 1);
        return true;
    case ANNUAL_VARIANCE:
    case ANNUAL_PERCENT:
        add_cell(of, formula, column->field == ANNUAL_VARIANCE ? ANNUAL_TARGET : ANNUAL_ACTUAL, 0);
        snprintf(formula + strlen(formula), 2, column->field == ANNUAL_VARIANCE ? "-" : "/");
        add_cell(of, formula, column->field == ANNUAL_VARIANCE ? ANNUAL_ACTUAL : ANNUAL_TARGET, 0);
        *value = column->field == ANNUAL_VARIANCE ? target - actual : actual / target;
        return true;
    default:
        return false;
    }
}

// Whether a column of figures is still blank: what has not been reported.
static bool is_awaited(const struct column *column)
{
    bool is_month = column->field == MONTH_ACTUAL && column->part >= 3 * REPORTED;
    bool is_quarter = (column->field == ACTUAL || column->field == PERCENT || column->field == CUMULATIVE_PERCENT) &&
                      column->part >= REPORTED;
    return is_month || is_quarter;
}

// The figure of a column that is typed in.
static double typed_figure(const struct indicator *row, const struct column *column)
{
    switch (column->field) {
    case TARGET:
        return row->targets[column->part];
    case ACTUAL:
        return row->actuals[column->part];
    case MONTH_TARGET:
        return row->month_targets[column->part];
    case MONTH_ACTUAL:
        return row->month_actuals[column->part];
    case ANNUAL_TARGET:
        return sum_of(row->targets, QUARTERS);
    default:
        return row->base;
    }
}

// Writes a figure of the row, typed in or computed; percentages are parts of one, as spreadsheets hold them.
static void put_figure(struct submission *to, const struct indicator *row, lxw_col_t at)
{
    const struct column *column = &to->form->columns[at];
    char formula[TEXT_SIZE];
    double value;
    bool is_ratio = column->field == PERCENT || column->field == CUMULATIVE_PERCENT || column->field == ANNUAL_PERCENT;
    bool is_share = row->is_share && column->field != BASE_YEAR;
    lxw_format *format = to->looks[is_ratio || is_share ? SHARE : column->field == BASE_YEAR ? PLAIN : WHOLE];
    if (is_awaited(column)) {
        worksheet_write_blank(to->sheet, to->row, at, format);
    } else if (make_formula(to, row, column, formula, &value)) {
        value = is_share && !is_ratio ? decimal_shift(value, -2) : value;
        if (to->form->has_pasted_values)
            worksheet_write_number(to->sheet, to->row, at, value, format);
        else
            worksheet_write_formula_num(to->sheet, to->row, at, formula, format, value);
    } else {
        value = column->field == BASE_YEAR ? 2024 : typed_figure(row, column);
        worksheet_write_number(to->sheet, to->row, at, is_share ? decimal_shift(value, -2) : value, format);
    }
}

// The key of a row as its form writes it, and as it must be read.
static void key_of(const struct submission *of, const struct indicator *row, char key[64])
{
    char letter[2] = {row->level[0], '\0'};
    unsigned programme =
        (unsigned)strtoul(strrchr(of->programme_key, '.') ? strrchr(of->programme_key, '.') + 1 : "0", NULL, 10);
    if (of->form->heading == LABELS_IN_ROW)
        snprintf(key, 64, "%s%s", letter, row->is_result ? "1" : row->key);
    else if (of->form->heading == LINES)
        snprintf(key, 64, "%u.%u.1%s%s%s", of->axis + 1, programme, strcmp(row->level, "Fin") ? ".1" : "",
                 row->is_result ? "" : ".", row->key);
    else
        snprintf(key, 64, "%s", row->key);
}

// Writes the text of a column in `text`.
static void text_of(const struct submission *of, const struct indicator *row, enum field field,
                    char text[2 * TEXT_SIZE])
{
    char key[64];
    key_of(of, row, key);
    const char *same = field == NAME         ? row->name
                       : field == DEFINITION ? row->definition
                       : field == METHOD     ? row->method
                       : field == MEASURE    ? row->measure
                       : field == KIND       ? (row->is_result ? "Estratégico" : "De gestión")
                       : field == DIMENSION  ? "Eficacia"
                       : field == FREQUENCY  ? "Trimestral"
                       : field == DIRECTION  ? row->direction
                       : field == LINE       ? row->line
                       : field == EVIDENCE   ? row->evidence
                       : field == NOTE       ? row->note
                       : field == KEY        ? key
                                             : row->level;
    if (field == LEVEL_OFFICE)
        snprintf(text, 2 * TEXT_SIZE, "%s (%s)", row->level, of->unit);
    else if (field == OFFICE)
        snprintf(text, 2 * TEXT_SIZE, "%s - %s", of->unit_key, of->unit);
    else if (field == NARRATIVE)
        snprintf(text, 2 * TEXT_SIZE, "%s %s", key, row->narrative);
    else if (field == NUMBERED_NAME)
        snprintf(text, 2 * TEXT_SIZE, "%s. %s", key, row->name);
    else if (field == BOTH_MEASURES)
        snprintf(text, 2 * TEXT_SIZE,
                 "UNIDAD DE MEDIDA DEL INDICADOR: Porcentaje UNIDAD DE MEDIDA DE LAS VARIABLES: %s", row->measure);
    else if (field == LEVEL && of->form->heading != LABELS_IN_ROW && row->key[0])
        snprintf(text, 2 * TEXT_SIZE, "%s %s", row->level, key);
    else
        snprintf(text, 2 * TEXT_SIZE, "%s", same);
}

// Writes the cells of one indicator.
static void put_row(struct submission *to, const struct indicator *row)
{
    char text[2 * TEXT_SIZE];
    for (size_t i = 0; i < to->form->count; i++) {
        lxw_col_t at = (lxw_col_t)i;
        enum field field = to->form->columns[i].field;
        if (field == LEFT_TOO)
            continue;
        if (i + 1 < to->form->count && to->form->columns[i + 1].field == LEFT_TOO)
            worksheet_merge_range(to->sheet, to->row, at, to->row, (lxw_col_t)(at + 1), "", to->looks[WHOLE]);
        if (field >= BASE_VALUE) {
            put_figure(to, row, at);
            continue;
        }
        text_of(to, row, field, text);
        put(to, at, text, PLAIN);
    }
}

// Adds a text of the row to what is expected, nothing where the form has no such column.
static void expect_text(const struct submission *of, enum field field, const char *text)
{
    bool has = column_of(of->form, field, 0) < of->form->count;
    fprintf(of->expected, "|%s", has ? text : "");
}

// Adds four quarters and the year to what is expected; what has not been reported is nothing.
static void expect_figures(const struct submission *of, const double figures[QUARTERS], int reported, enum field annual)
{
    char number[DECIMAL_SIZE];
    bool has_annual = column_of(of->form, annual, 0) < of->form->count;
    for (int i = 0; i <= QUARTERS; i++) {
        bool is_there = i < reported || (i == QUARTERS && has_annual);
        double figure = i < QUARTERS ? figures[i] : sum_of(figures, reported);
        size_t n = is_there ? decimal_print(number, figure, 12) : 0;
        fprintf(of->expected, "|%.*s", (int)n, number);
    }
}

// Notes what the record of the row must be: its fields between bars. A template for Benito Juárez drops what stands
// before the key of the programme, and its form names no objective.
static void expect(const struct submission *of, const struct indicator *row)
{
    char key[64], text[2 * TEXT_SIZE], objective[16] = "";
    bool has_lines = of->form->heading == LINES;
    const char *programme = strrchr(of->programme_key, ' ');
    if (!has_lines)
        snprintf(objective, sizeof objective, "%u.%u", of->axis + 1, of->objective + 1);
    key_of(of, row, key);
    text_of(of, row, has_lines ? BOTH_MEASURES : MEASURE, text);
    fprintf(of->expected, "%s|%s|%u|%s|%s|%s|%s|%u|%s|%s|%s|%s|%s", of->file, of->sheet_name, (unsigned)of->row + 1,
            of->unit_key, of->unit, programme ? programme + 1 : of->programme_key, of->programme, of->axis + 1,
            objective, row->level, key, row->name, text);
    expect_figures(of, row->targets, QUARTERS, ANNUAL_TARGET);
    expect_figures(of, row->actuals, REPORTED, ANNUAL_ACTUAL);
    expect_text(of, DEFINITION, row->definition);
    expect_text(of, EVIDENCE, row->evidence);
    expect_text(of, NOTE, row->note);
    expect_text(of, NARRATIVE, row->narrative);
    fputc('\n', of->expected);
}

// Writes the lines of who made, checked and approved the page.
static void put_signatures(struct submission *to)
{
    static const char *const roles[] = {"ELABORÓ", "REVISÓ", "AUTORIZÓ"};
    char person[SHORT_SIZE];
    to->row += 2;
    for (size_t i = 0; i < COUNT_OF(roles); i++) {
        put(to, 1, roles[i], LABEL);
        to->row++;
        draw_person(to, person);
        put(to, 1, person, SMALL);
        to->row++;
    }
    to->row += 2;
}

// Adds a sheet, dressed as offices dress theirs.
static void start_sheet(struct submission *to, unsigned page)
{
    snprintf(to->sheet_name, sizeof to->sheet_name, page ? "%s (%u)" : "%s", to->form->sheet, page + 1);
    to->sheet = workbook_add_worksheet(to->book, to->sheet_name);
    to->row = 0;
    worksheet_set_landscape(to->sheet);
    worksheet_fit_to_pages(to->sheet, 1, 0);
    worksheet_set_footer(to->sheet, "&CPágina &P de &N");
    for (size_t i = 0; i < to->form->count; i++)
        worksheet_set_column(to->sheet, (lxw_col_t)i, (lxw_col_t)i, to->form->columns[i].width, NULL);
}

// Writes the pages of the submission.
static void put_pages(struct submission *to)
{
    unsigned page = 0, objective = to->objective;
    for (size_t i = 0; i < to->count; page++) {
        if (!page || to->form->has_sheet_per_page)
            start_sheet(to, page);
        if (to->form->heading == SECTIONS)
            to->objective = (objective + page) % 3;
        put_heading(to);
        put_header(to);
        for (int n = 0; n < to->form->rows_per_page && i < to->count; n++, i++, to->row++) {
            worksheet_set_row(to->sheet, to->row, 36, NULL);
            put_row(to, &to->rows[i]);
            expect(to, &to->rows[i]);
        }
        if (to->form->heading != SECTIONS || i == to->count)
            put_signatures(to);
    }
}

// Chooses form, unit and programme; three units in a row share a programme.
static void choose_unit(struct submission *to, unsigned number)
{
    // Which form each has, in turn: those with a template are more than half.
    static const unsigned char turns[] = {0, 3, 5, 1, 4, 6, 2, 0, 7, 3, 5, 4, 7, 6, 5};
    unsigned programme = number / 3 + 1;
    to->form = &forms[turns[number % COUNT_OF(turns)]];
    to->number = number;
    to->axis = programme % (unsigned)COUNT_OF(axes);
    to->objective = programme / (unsigned)COUNT_OF(axes) % 3;
    snprintf(to->unit_key, sizeof to->unit_key, "%u", 101 + number);
    snprintf(to->unit, sizeof to->unit, "%s %s%s",
             levels_of_office[(number + number / 320) % COUNT_OF(levels_of_office)],
             subjects_of_office[number % COUNT_OF(subjects_of_office)],
             zones_of_office[number / COUNT_OF(subjects_of_office) % COUNT_OF(zones_of_office)]);
    snprintf(to->programme_key, sizeof to->programme_key, to->form->heading == LINES ? "M-PPA %u.%u" : "%.0u%u",
             to->form->heading == LINES ? to->axis + 1 : 0, programme);
    const struct thing *thing = &things[programme * 7 % COUNT_OF(things)];
    snprintf(to->programme, sizeof to->programme, "%s %s", programme_starts[programme % COUNT_OF(programme_starts)],
             thing->plural);
}

// Writes one submission; true when it could be written.
static bool write_submission(const char *folder, unsigned number, FILE *expected)
{
    char path[4096];
    struct submission *to = calloc(1, sizeof *to);
    if (!to)
        return false;
    choose_unit(to, number);
    to->state = 7919 + number;
    to->expected = expected;
    snprintf(to->file, sizeof to->file, "%s-%s-2025-t3.xlsx", to->unit_key, to->form->sheet);
    snprintf(path, sizeof path, "%s/entregas/%s", folder, to->file);
    to->book = workbook_new(path);
    lxw_doc_properties properties = {.author = to->unit, .created = 1760022000};
    workbook_set_properties(to->book, &properties);
    make_looks(to);
    make_rows(to);
    put_pages(to);
    bool is_written = workbook_close(to->book) == LXW_NO_ERROR;
    free(to);
    return is_written;
}

// Writes the configuration of the municipality.
static bool write_config(const char *folder, unsigned count)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/cuadra.ini", folder);
    struct submission *to = calloc(1, sizeof *to);
    FILE *file = to ? fopen(path, "w") : NULL;
    if (!file) {
        free(to);
        return false;
    }
    fputs("[municipio]\nnombre = Valle de Encinos\n\n[ejes]\n", file);
    for (size_t i = 0; i < COUNT_OF(axes); i++)
        fprintf(file, "%zu = %s\n", i + 1, axes[i].name);
    fputs("\n[objetivos]\n", file);
    for (size_t i = 0; i < COUNT_OF(axes); i++)
        for (size_t j = 0; j < COUNT_OF(axes[i].objectives); j++)
            fprintf(file, "%zu.%zu = %s\n", i + 1, j + 1, axes[i].objectives[j]);
    fputs("\n[unidades]\n", file);
    for (unsigned i = 0; i < count; i++) {
        choose_unit(to, i);
        fprintf(file, "%s = %s\n", to->unit_key, to->unit);
    }
    fputs("\n[alineacion]\n", file);
    for (unsigned i = 0; i < count; i++) {
        choose_unit(to, i);
        if (to->form->heading == LINES)
            fprintf(file, "%s = %u.%u\n", strrchr(to->programme_key, ' ') + 1, to->axis + 1, to->objective + 1);
    }
    free(to);
    return fclose(file) == 0;
}

// Writes them all.
int main(int argc, char **argv)
{
    char path[4096];
    unsigned count = argc == 3 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
    if (count == 0 || count > 800) {
        fputs("usage: bench_submissions FOLDER COUNT\n", stderr);
        return 2;
    }
    mkdir(argv[1], 0777);
    snprintf(path, sizeof path, "%s/entregas", argv[1]);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/esperado.txt", argv[1]);
    FILE *expected = fopen(path, "w");
    bool is_written = expected && write_config(argv[1], count);
    for (unsigned i = 0; is_written && i < count; i++)
        is_written = write_submission(argv[1], i, expected);
    if (expected && fclose(expected) != 0)
        is_written = false;
    if (!is_written)
        fprintf(stderr, "bench_submissions: cannot write into %s\n", argv[1]);
    return is_written ? 0 : 1;
}
