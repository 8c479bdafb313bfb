// SPDX-License-Identifier: MIT
// Finds the table of money in a sheet; see budget_sheet.h. The columns are known by the words of es/budget.def;
// what stands to the left of the first of them says which programme a row is.
#include "merge/budget_sheet.h"

#include "base/decimal.h"
#include "text/fold.h"

#include <string.h>

enum { HEADER_ROWS = 200, MIN_COLUMNS = 2, MAX_LABELS = 16 };

// Where things stand in a table.
struct table {
    const struct grid_sheet *sheet;
    int32_t header;
    int32_t columns[BUDGET_COLUMNS]; // -1: none
    int32_t reductions;              // a column of reductions of their own; -1: none
    int32_t key, name;               // columns of the programme; name -1: in the key's cell
};

// Whether a word of a folded text begins so.
static bool has_word(struct str folded, const char *stem)
{
    size_t n = strlen(stem);
    for (size_t i = 0; i + n <= folded.n; i++)
        if ((i == 0 || folded.s[i - 1] == ' ') && memcmp(folded.s + i, stem, n) == 0)
            return true;
    return false;
}

// The column of money that a heading names, or BUDGET_COLUMNS.
static enum budget_column column_of(struct str folded)
{
    static const struct {
        enum budget_column column;
        const char *stem;
    } stems[] = {
#define STEM(column, stem) {column, stem},
#include "es/budget.def"
#undef STEM
    };
    if (memchr(folded.n ? folded.s : "", '%', folded.n) || has_word(folded, "porcentaje") || has_word(folded, "avance"))
        return BUDGET_COLUMNS;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (has_word(folded, stems[i].stem))
            return stems[i].column;
    return BUDGET_COLUMNS;
}

// Reads a row as the header of a table; how many columns of money it has.
static int read_header(struct arena *scratch, const struct grid_row *row, struct table *table)
{
    int found = 0;
    table->header = row->row;
    table->reductions = -1;
    for (int column = 0; column < BUDGET_COLUMNS; column++)
        table->columns[column] = -1;
    for (uint32_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (cell->type != CELL_TEXT)
            continue;
        struct str folded = fold_label(scratch, cell->text);
        enum budget_column column = column_of(folded);
        bool only_reductions = has_word(folded, "reduccion") && !has_word(folded, "ampliac");
        if (column == BUDGET_COLUMNS)
            continue;
        if (column == BUDGET_CHANGES && only_reductions && table->reductions < 0)
            table->reductions = cell->column;
        else if (table->columns[column] < 0) {
            table->columns[column] = cell->column;
            found++;
        }
    }
    return found;
}

// A cell's text; a number as it would be typed.
static struct str text_at(struct arena *arena, const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    const struct cell *cell = column >= 0 ? grid_cell_at(sheet, row, column) : NULL;
    char number[DECIMAL_SIZE];
    if (!cell)
        return STR("");
    if (cell->type == CELL_NUMBER)
        return str_copy(arena, (struct str){number, decimal_print(number, cell->number, 15)});
    return cell->type == CELL_TEXT ? tidy_text(arena, cell->text) : STR("");
}

// Whether a label is that of a sum.
static bool is_total_text(struct arena *scratch, struct str text)
{
    struct str folded = fold_label(scratch, text);
    return has_word(folded, "total") || has_word(folded, "suma") || has_word(folded, "subtotal");
}

// The money of a cell: what a number shows as a decimal, not its binary value.
static struct money money_at(const struct grid_sheet *sheet, int32_t row, int32_t column)
{
    struct money money = {false, 0};
    const struct cell *cell = column >= 0 ? grid_cell_at(sheet, row, column) : NULL;
    if (cell && cell->type == CELL_NUMBER) {
        char text[DECIMAL_FIXED_SIZE];
        size_t n = decimal_fixed(text, decimal_clean(cell->number), 4);
        money.is_known = money_parse((struct str){text, n}, &money.units);
    } else if (cell && cell->type == CELL_TEXT) {
        money.is_known = money_parse(cell->text, &money.units);
    }
    return money;
}

// Whether the text has a digit.
static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] >= '0' && text.s[i] <= '9')
            return true;
    return false;
}

// The first word of a text, which moves past it.
static struct str take_word(struct str *text)
{
    size_t n = 0;
    while (n < text->n && text->s[n] != ' ')
        n++;
    struct str word = str_slice(*text, 0, n);
    *text = str_trim(str_slice(*text, n, text->n));
    return word;
}

// Without the punctuation after a key.
static struct str bare_key(struct str key)
{
    while (key.n && strchr(".-:)", key.s[key.n - 1]))
        key.n--;
    return key;
}

// Reads "07", "E019", "E 04 Name", "M-PPA 1.4 Name", "04 - Name": the key, the letter before it and the name.
static void read_programme(struct str text, struct budget_line *line)
{
    struct str rest = text, word = take_word(&rest);
    if (!has_digit(word)) {
        bool is_letter =
            word.n == 1 && ((word.s[0] >= 'A' && word.s[0] <= 'Z') || (word.s[0] >= 'a' && word.s[0] <= 'z'));
        struct str second = take_word(&rest);
        if (!has_digit(second)) {
            line->programme.name = text;
            return;
        }
        line->modality = is_letter ? word : STR("");
        word = second;
    }
    line->programme.key = bare_key(word);
    while (rest.n && strchr("-:. ", rest.s[0]))
        rest = str_slice(rest, 1, rest.n);
    line->programme.name = rest;
}

// How surely a heading is that of the programme's key.
static int key_score(struct str folded)
{
    bool is_code =
        has_word(folded, "clave") || has_word(folded, "cve") || has_word(folded, "codigo") || has_word(folded, "id");
    bool is_programme = has_word(folded, "programa") || has_word(folded, "pp") || has_word(folded, "categoria");
    if (has_word(folded, "unidad") || has_word(folded, "ur") || has_word(folded, "eje") || has_word(folded, "nombre"))
        return 0;
    return is_code && is_programme ? 5 : is_programme ? 4 : is_code ? 3 : has_word(folded, "concepto") ? 2 : 1;
}

// Whether the rows with money have keys in the column; groups of programmes between them have none.
static bool holds_keys(struct arena *scratch, const struct table *table, int32_t column)
{
    size_t rows = 0, keys = 0;
    for (size_t i = 0; i < table->sheet->rows.count && rows < HEADER_ROWS; i++) {
        int32_t row = table->sheet->rows.items[i].row;
        bool has_money = false;
        for (int money = 0; money < BUDGET_COLUMNS && !has_money; money++)
            has_money = money_at(table->sheet, row, table->columns[money]).is_known;
        struct str text = text_at(scratch, table->sheet, row, column);
        if (row <= table->header || !has_money || !text.n || is_total_text(scratch, text))
            continue;
        struct budget_line line = {.row = row};
        read_programme(text, &line);
        rows++;
        keys += line.programme.key.n > 0;
    }
    return keys && keys * 4 >= rows;
}

// Finds the columns of the programme to the left of the money; false when there is none.
static bool find_labels(struct arena *scratch, struct table *table)
{
    int32_t first = INT32_MAX;
    for (int column = 0; column < BUDGET_COLUMNS; column++)
        if (table->columns[column] >= 0 && table->columns[column] < first)
            first = table->columns[column];
    int best = 0;
    table->key = table->name = -1;
    for (int32_t column = 0; column < first; column++) {
        const struct cell *cell = grid_visible_at(table->sheet, table->header, column);
        struct str folded = cell && cell->type == CELL_TEXT ? fold_label(scratch, cell->text) : STR("");
        int score = key_score(folded);
        if (score > best && holds_keys(scratch, table, column)) {
            best = score;
            table->key = column;
        }
    }
    for (int32_t column = 0; column < first; column++) {
        const struct cell *cell = grid_visible_at(table->sheet, table->header, column);
        struct str folded = cell && cell->type == CELL_TEXT ? fold_label(scratch, cell->text) : STR("");
        bool names = has_word(folded, "nombre") || has_word(folded, "denominacion") ||
                     has_word(folded, "descripcion") || has_word(folded, "concepto") || has_word(folded, "programa");
        if (column != table->key && names && table->name < 0 && !has_word(folded, "unidad"))
            table->name = column;
    }
    return table->key >= 0;
}

// Reads one row; false when it has no money.
static bool read_line(struct arena *arena, const struct table *table, int32_t row, struct budget_line *line)
{
    *line = (struct budget_line){.sheet = table->sheet->name, .row = row};
    bool has_money = false;
    for (int column = 0; column < BUDGET_COLUMNS; column++) {
        line->columns[column] = table->columns[column];
        line->money[column] = money_at(table->sheet, row, table->columns[column]);
        has_money |= line->money[column].is_known;
    }
    struct money reduction = money_at(table->sheet, row, table->reductions);
    if (reduction.is_known) { // it stands as a positive or as a negative amount
        reduction.units = reduction.units < 0 ? reduction.units : -reduction.units;
        struct money *changes = &line->money[BUDGET_CHANGES];
        *changes = changes->is_known ? money_add(*changes, reduction) : reduction;
    }
    struct str text = text_at(arena, table->sheet, row, table->key);
    struct str name = text_at(arena, table->sheet, row, table->name);
    line->is_total = is_total_text(arena, text.n ? text : name);
    read_programme(text, line);
    if (name.n && !line->programme.name.n)
        line->programme.name = name;
    return has_money && (text.n || name.n);
}

// Whether a row repeats the header, on a new page or with its formulas "3 = (1+2)".
static bool is_header(struct arena *scratch, const struct grid_row *row)
{
    struct table again;
    return read_header(scratch, row, &again) >= MIN_COLUMNS;
}

// Adds the rows of a sheet.
static enum budget_outcome find_in_sheet(struct arena *arena, const struct grid_sheet *sheet, budget_lines *lines)
{
    struct table table = {.sheet = sheet}, candidate = {.sheet = sheet};
    int best = 0;
    for (size_t i = 0; i < sheet->rows.count && i < HEADER_ROWS; i++) {
        int found = read_header(arena, &sheet->rows.items[i], &candidate);
        if (found > best) {
            best = found;
            table = candidate;
        }
    }
    if (best < MIN_COLUMNS)
        return BUDGET_NO_TABLE;
    if (!find_labels(arena, &table))
        return BUDGET_NO_KEY;
    for (size_t i = 0; i < sheet->rows.count; i++) {
        const struct grid_row *row = &sheet->rows.items[i];
        struct budget_line line;
        if (row->row > table.header && !is_header(arena, row) && read_line(arena, &table, row->row, &line))
            *VECTOR_ADD(arena, lines) = line;
    }
    return BUDGET_FOUND;
}

// Adds the rows of the first table of money of each visible sheet.
enum budget_outcome budget_lines_find(struct arena *arena, const struct workbook *workbook, budget_lines *lines)
{
    enum budget_outcome outcome = BUDGET_NO_TABLE;
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct grid_sheet *sheet = &workbook->sheets.items[i];
        if (sheet->visibility != SHEET_VISIBLE)
            continue;
        enum budget_outcome one = find_in_sheet(arena, sheet, lines);
        if (one == BUDGET_FOUND || outcome == BUDGET_NO_TABLE)
            outcome = one;
    }
    return outcome;
}
