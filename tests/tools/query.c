// SPDX-License-Identifier: MIT
// Prints what a query of a SQLite base gives: a line a row, fields between bars, null as nothing.
// usage: query BASE.db SQL
#include "base/decimal.h"

#include <sqlite3.h>
#include <stdio.h>

// Prints one field.
static void print_field(sqlite3_stmt *statement, int column)
{
    char number[DECIMAL_SIZE];
    if (column)
        putchar('|');
    if (sqlite3_column_type(statement, column) == SQLITE_FLOAT) {
        size_t n = decimal_print(number, sqlite3_column_double(statement, column), 12);
        fwrite(number, 1, n, stdout);
    } else if (sqlite3_column_type(statement, column) != SQLITE_NULL) {
        fputs((const char *)sqlite3_column_text(statement, column), stdout);
    }
}

// Opens the base, which also undoes what a killed process left half done, and prints the rows.
int main(int count, char **words)
{
    sqlite3 *base = NULL;
    sqlite3_stmt *statement = NULL;
    if (count != 3) {
        fputs("usage: query BASE.db SQL\n", stderr);
        return 2;
    }
    int result = sqlite3_open_v2(words[1], &base, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_prepare_v2(base, words[2], -1, &statement, NULL);
    while (result == SQLITE_OK || result == SQLITE_ROW) {
        result = sqlite3_step(statement);
        if (result != SQLITE_ROW)
            break;
        for (int column = 0; column < sqlite3_column_count(statement); column++)
            print_field(statement, column);
        putchar('\n');
    }
    if (result != SQLITE_DONE)
        fprintf(stderr, "query: %s\n", sqlite3_errmsg(base));
    sqlite3_finalize(statement);
    sqlite3_close(base);
    return result == SQLITE_DONE ? 0 : 1;
}
