// SPDX-License-Identifier: MIT
// make_sheet DESCRIPTION.txt BOOK.xlsx: a workbook out of a text that a person can read and change.
//
//   hoja Nombre [oculta]     begins a sheet            # remark
//   fila 4                   the next row is row 4     columna D   rows begin at column D
//   oculta                   the next row is hidden
//   | a | b | < | 25% | '7   a row: < belongs to the cell at its left, ^ to the one above; numbers are numbers, 25%
//                            a percent format, '7 a text; \n a line end in a text; !#DIV/0! an error
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { ROWS_MAX = 200, COLUMNS_MAX = 80, LINE_MAX_BYTES = 16384, CELL_BYTES = 2048 };

// One cell as written in the description.
struct mark {
    char text[CELL_BYTES];
    bool is_there;
};

// The sheet being described.
struct draft {
    struct mark (*cells)[COLUMNS_MAX];
    bool hidden[ROWS_MAX];
    int row, column; // where the next row goes
};

static lxw_format *percent_format;

// Stops with a message.
static void stop(const char *why, int line)
{
    fprintf(stderr, "make_sheet: line %d: %s\n", line, why);
    exit(2);
}

// Turns "\n" into line ends.
static void unescape(char *text)
{
    char *out = text;
    for (char *at = text; *at; at++) {
        if (at[0] == '\\' && at[1] == 'n') {
            *out++ = '\n';
            at++;
        } else {
            *out++ = *at;
        }
    }
    *out = '\0';
}

// Takes one row of cells into the draft.
static void take_row(struct draft *draft, char *line, int number)
{
    int column = draft->column;
    if (draft->row >= ROWS_MAX)
        stop("too many rows", number);
    for (char *at = line + 1; at; column++) {
        char *end = strchr(at, '|');
        if (end)
            *end = '\0';
        while (*at == ' ')
            at++;
        char *last = at + strlen(at);
        while (last > at && last[-1] == ' ')
            *--last = '\0';
        if (column >= COLUMNS_MAX || strlen(at) >= CELL_BYTES)
            stop("too many columns or too long a text", number);
        if (*at) {
            strncpy(draft->cells[draft->row][column].text, at, CELL_BYTES - 1);
            unescape(draft->cells[draft->row][column].text);
            draft->cells[draft->row][column].is_there = true;
        }
        at = end ? end + 1 : NULL;
    }
    draft->row++;
}

// Whether a text is a number, and which; `*is_percent` when a % follows.
static bool read_number(const char *text, double *value, bool *is_percent)
{
    char *end;
    if (!isdigit((unsigned char)text[0]) && !(text[0] == '-' && isdigit((unsigned char)text[1])))
        return false;
    *value = strtod(text, &end);
    *is_percent = end[0] == '%' && end[1] == '\0';
    return *end == '\0' || *is_percent;
}

// Whether the place is a continuation of the cell at its left or above.
static bool continues(const struct draft *draft, int row, int column, const char *sign)
{
    return row < ROWS_MAX && column < COLUMNS_MAX && strcmp(draft->cells[row][column].text, sign) == 0;
}

// Writes one value.
static void put(lxw_worksheet *sheet, int row, int column, const char *text)
{
    double value;
    bool is_percent;
    lxw_row_t r = (lxw_row_t)row;
    lxw_col_t c = (lxw_col_t)column;
    if (text[0] == '\'')
        worksheet_write_string(sheet, r, c, text + 1, NULL);
    else if (text[0] == '!')
        worksheet_write_formula_str(sheet, r, c, "=1/0", NULL, text + 1);
    else if (read_number(text, &value, &is_percent))
        worksheet_write_number(sheet, r, c, is_percent ? value / 100 : value, is_percent ? percent_format : NULL);
    else
        worksheet_write_string(sheet, r, c, text, NULL);
}

// Writes the drafted sheet.
static void finish(struct draft *draft, lxw_worksheet *sheet)
{
    for (int row = 0; row < draft->row; row++) {
        for (int column = 0; column < COLUMNS_MAX; column++) {
            const char *text = draft->cells[row][column].text;
            if (!draft->cells[row][column].is_there || strcmp(text, "<") == 0 || strcmp(text, "^") == 0)
                continue;
            int right = column, below = row;
            while (continues(draft, row, right + 1, "<"))
                right++;
            while (continues(draft, below + 1, column, "^"))
                below++;
            if (right > column || below > row)
                worksheet_merge_range(sheet, (lxw_row_t)row, (lxw_col_t)column, (lxw_row_t)below, (lxw_col_t)right, "",
                                      NULL);
            put(sheet, row, column, text);
        }
        if (draft->hidden[row]) {
            lxw_row_col_options options = {.hidden = 1};
            worksheet_set_row_opt(sheet, (lxw_row_t)row, LXW_DEF_ROW_HEIGHT, NULL, &options);
        }
    }
    memset(draft->cells, 0, sizeof *draft->cells * ROWS_MAX);
    memset(draft->hidden, 0, sizeof draft->hidden);
    draft->row = draft->column = 0;
}

// Runs them all.
int main(int count, char **words)
{
    if (count != 3)
        stop("usage: make_sheet DESCRIPTION.txt BOOK.xlsx", 0);
    FILE *file = fopen(words[1], "r");
    if (!file)
        stop("the description cannot be opened", 0);
    lxw_workbook *book = workbook_new(words[2]);
    percent_format = workbook_add_format(book);
    format_set_num_format(percent_format, "0%");
    static char line[LINE_MAX_BYTES];
    struct draft draft = {.cells = calloc(ROWS_MAX, sizeof *draft.cells)};
    lxw_worksheet *sheet = NULL;
    for (int number = 1; fgets(line, sizeof line, file); number++) {
        line[strcspn(line, "\r\n")] = '\0';
        if (strncmp(line, "hoja ", 5) == 0) {
            if (sheet)
                finish(&draft, sheet);
            char *hidden = strstr(line, " [oculta]");
            if (hidden)
                *hidden = '\0';
            sheet = workbook_add_worksheet(book, line + 5);
            if (sheet && hidden)
                worksheet_hide(sheet);
        } else if (line[0] == '|') {
            take_row(&draft, line, number);
        } else if (strncmp(line, "fila ", 5) == 0) {
            draft.row = (int)strtol(line + 5, NULL, 10) - 1;
        } else if (strncmp(line, "columna ", 8) == 0) {
            draft.column = line[8] - 'A';
        } else if (strcmp(line, "oculta") == 0) {
            draft.hidden[draft.row] = true;
        } else if (line[0] && line[0] != '#') {
            stop("not understood", number);
        }
        if (!sheet && line[0] == '|')
            stop("a row before the first sheet", number);
    }
    if (sheet)
        finish(&draft, sheet);
    free(draft.cells);
    fclose(file);
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
