// SPDX-License-Identifier: MIT
// A flat, typed table in memory that is written as a sheet and as a CSV file alike: a header row, no titles, no
// merged cells; keys are text.
#ifndef CUADRA_WRITE_LEDGER_H
#define CUADRA_WRITE_LEDGER_H

#include "base/money.h"
#include "base/vector.h"
#include "check/calculation.h"
#include "write/workbook.h"

enum ledger_kind { LEDGER_BLANK, LEDGER_TEXT, LEDGER_NUMBER, LEDGER_PERCENT, LEDGER_MONEY };

struct ledger_cell {
    enum ledger_kind kind;
    struct str text;
    double number;       // a percentage in points
    int64_t money;       // ten-thousandths
    const char *formula; // of the sheet; NULL: the value alone
};

struct ledger_column {
    const char *heading;
    double width;
    int32_t show; // enum number_format
};

struct ledger {
    struct arena *arena;
    const struct ledger_column *columns;
    size_t column_count;
    VECTOR(struct ledger_cell) cells; // row by row
    int32_t header_row;               // of the sheet; 0 unless titles stand above
};

// Adds the next cell of the row; a row is full when every column has one.
void ledger_text(struct ledger *ledger, struct str text);
void ledger_number(struct ledger *ledger, struct amount number);
void ledger_count(struct ledger *ledger, size_t count);
void ledger_percent(struct ledger *ledger, struct amount points);
void ledger_money(struct ledger *ledger, struct money money);
// Makes the last cell a formula in Excel's English notation; its value is the one added.
void ledger_formula(struct ledger *ledger, struct str formula);
size_t ledger_rows(const struct ledger *ledger);
// Writes it as a sheet with frozen and filtered header.
void ledger_to_sheet(const struct ledger *ledger, struct sheet *sheet);

// How a CSV file is written.
struct csv_form {
    const char *encoding; // "utf-8" or the name of a code page
    char separator, decimal_mark;
};

// Adds the table as CSV, texts in quotes, percentages in points. False when a character has no byte in the
// encoding: `*message` then says which, and where in `file`.
bool ledger_to_csv(const struct ledger *ledger, const struct csv_form *form, const char *file, struct buffer *csv,
                   struct str *message);
// Reads the options of a CSV file (NULL: default); false when one makes no sense and `*message` says which.
bool csv_form_read(struct arena *arena, const char *encoding, const char *separator, const char *decimal_mark,
                   struct csv_form *form, struct str *message);

#endif
