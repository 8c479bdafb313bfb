// SPDX-License-Identifier: MIT
// Writes the big workbooks of the benchmark, a million cells each and always the same. It knows nothing of how they
// are read.
// usage: bench_make FOLDER
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <xlsxwriter.h>

enum { LINE = 256, POOL = 20000 };

// The next of a sequence of numbers that only looks random.
static uint32_t next_number(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

// One of POOL texts, the lengths of those that indicators have.
static const char *pool_text(char text[LINE], uint32_t number)
{
    static const char *const words[] = {"Atención",  "Niñez",         "servicio",     "público",
                                        "municipal", "porcentaje de", "programa",     "evaluación",
                                        "acción",    "bitácora",      "Dirección de", "Obras"};
    snprintf(text, LINE, "%s %s %s %u", words[number % 12], words[number / 12 % 12], words[number / 144 % 12], number);
    return text;
}

// Opens a workbook in the folder.
static lxw_workbook *begin(const char *folder, const char *name)
{
    char path[LINE * 4];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return workbook_new(path);
}

// A million numbers, most with two decimals.
static void make_numbers(const char *folder)
{
    lxw_workbook *book = begin(folder, "numbers.xlsx");
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    uint64_t state = 1;
    for (lxw_row_t row = 0; row < 50000; row++)
        for (lxw_col_t column = 0; column < 20; column++)
            worksheet_write_number(sheet, row, column, (double)next_number(&state) / (column % 3 ? 100 : 1), NULL);
    workbook_close(book);
}

// A million cells of all kinds: texts, whole numbers, amounts, percentages, dates, truth values, formulas.
static void make_mixed(const char *folder)
{
    lxw_workbook *book = begin(folder, "mixed.xlsx");
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    lxw_format *percent = workbook_add_format(book), *date = workbook_add_format(book);
    format_set_num_format(percent, "0.00%");
    format_set_num_format(date, "dd/mm/yyyy");
    uint64_t state = 2;
    char text[LINE];
    for (lxw_row_t row = 0; row < 100000; row++) {
        for (lxw_col_t column = 0; column < 4; column++)
            worksheet_write_string(sheet, row, column, pool_text(text, next_number(&state) % POOL), NULL);
        worksheet_write_number(sheet, row, 4, next_number(&state) % 1000, NULL);
        worksheet_write_number(sheet, row, 5, (double)next_number(&state) / 100, NULL);
        worksheet_write_number(sheet, row, 6, (double)(next_number(&state) % 10000) / 10000, percent);
        worksheet_write_number(sheet, row, 7, 43000 + next_number(&state) % 3000, date);
        worksheet_write_boolean(sheet, row, 8, (int)(next_number(&state) % 2), NULL);
        snprintf(text, sizeof text, "=E%u*F%u", row + 1, row + 1);
        worksheet_write_formula_num(sheet, row, 9, text, NULL, (double)next_number(&state) / 7);
    }
    workbook_close(book);
}

// 61 rows as wide as a sheet can be.
static void make_wide(const char *folder)
{
    lxw_workbook *book = begin(folder, "wide.xlsx");
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    uint64_t state = 3;
    for (lxw_row_t row = 0; row < 61; row++)
        for (lxw_col_t column = 0; column < 16384; column++)
            worksheet_write_number(sheet, row, column, next_number(&state) % 100000, NULL);
    workbook_close(book);
}

// Writes them into the folder.
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    mkdir(argv[1], 0777);
    make_numbers(argv[1]);
    make_mixed(argv[1]);
    make_wide(argv[1]);
    return 0;
}
