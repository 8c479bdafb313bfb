// SPDX-License-Identifier: MIT
// Tables: where the headings stand, what each column holds, which rows belong to it.
#ifndef CUADRA_LAYOUT_TABLE_H
#define CUADRA_LAYOUT_TABLE_H

#include "layout/sheet_view.h"

enum { HEADER_ROWS_MAX = 12, HEADING_YEAR_FIRST = 1990, HEADING_YEAR_LAST = 2100 };

// What stands between the levels of a heading path.
#define PATH_JOINT " > "

// What a column was taken for.
struct column {
    int32_t column, column_to; // its span; the others of a merged heading only serve when the first is blank
    struct str path;           // headings from top to bottom, joined with " > "
    enum field field;          // of a text column
    enum measure measure;      // of a figure column
    enum period period;
    enum figure_place place;
    bool is_cumulative, is_annual, is_quarter, is_other, is_weak, is_letter, is_number;
    bool is_unsure_field; // field or measure: the content decides
    bool is_spare;        // another column says the same: used only to compare
    bool has_rival_year;  // another column says the same of another year
    int32_t year;
    enum reason why;
    int32_t numbers, texts; // filled data cells by kind
    int32_t percents;       // numbers with a percent format or sign
};

typedef VECTOR(struct column) column_list;

// What bare numbers in the labels of rows name.
enum label_numbers { NUMBERS_NONE, NUMBERS_QUARTERS, NUMBERS_MONTHS };

struct table {
    int32_t header, header_to; // rows of the headings
    int32_t column, column_to; // extent
    int32_t data_to;           // the row after the last that may belong to it
    column_list columns;
    const struct column **by_field; // FIELD_COUNT of them, once the columns are settled; NULL before
    int32_t label_column; // whose cells say what each row's figures are ("Programado", "Primer trimestre"); -1: none
    enum label_numbers label_numbers;
    bool labels_are_periods; // they name periods, not measures
    bool labels_are_running; // from January to ever later months
    bool has_figures;        // at least one column of targets or actuals
    bool has_name;           // a column that names the indicator
    bool is_of_variables;    // its rows are the variables of an indicator: their figures are no targets
    bool is_money;           // its figures are money
    bool has_packed;         // some of its columns hold the figures of several periods in a cell
    bool has_months;         // some of its columns are months
    bool is_of_quarter;      // its sheet is one of several by quarters
    bool is_beside;          // other tables stand beside it
};

typedef VECTOR(struct table) table_list;

// Whether a sense can stand in a heading over a table.
bool sense_is_heading(const struct sense *sense);
// The quarter that a number in a heading names, 1 to 4; 0 for any other cell.
int heading_quarter(const struct cell *cell);
// The year that a cell with nothing else names; 0 for any other cell.
int32_t heading_year(const struct cell *cell);
// The month that a date in a heading stands for, its first day, 1 to 12; 0 for any other cell.
int heading_month(const struct sheet_view *sheet, const struct cell *cell);
// Finds the tables of a sheet, from top to bottom and left to right. Those without figures are heading blocks.
void tables_find(struct sheet_view *sheet, table_list *tables);
// Rows of the grid, by their index.
struct row_range {
    size_t first, past;
};

// The rows below a table's headings that may belong to it.
struct row_range table_rows(const struct sheet_view *sheet, const struct table *table);
// The table's column of a field, or NULL.
const struct column *table_field(const struct table *table, enum field field);
// The cell of a column in a row: the first filled one of its span.
const struct cell *column_cell(const struct sheet_view *sheet, const struct column *column, int32_t row);
// Gives each figure column its place in the record.
void columns_place(struct table *table);
// The place of a column if it held a measure: for tables whose rows say it.
enum figure_place column_place_as(const struct table *table, const struct column *column, enum measure measure);
// Whether the periods of a set (their bits) run from January to ever later months: "Ene-Mar, Ene-Jun, Ene-Sep".
bool periods_run(unsigned periods);
// The place that a period names; `is_cumulative`: to the end of it.
enum figure_place place_of(enum period period, bool is_cumulative);
// Gives columns what the layout says of them outright.
void columns_obey_layout(struct sheet_view *sheet, struct table *table);
// Finds the column whose cells say what the figures of each row are.
void labels_find(struct sheet_view *sheet, struct table *table);
// The sense of a row's label; a bare number names a quarter or a month where the heading says so.
struct sense label_sense(struct sheet_view *sheet, enum label_numbers numbers, const struct cell *cell);
// Settles what the headings leave open by the identities of the rows: groups that lost their label, two columns
// for one figure. What stays open is not used, and a finding names both readings.
void columns_settle_by_identity(struct sheet_view *sheet, struct table *table);

#endif
