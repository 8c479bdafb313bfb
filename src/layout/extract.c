// SPDX-License-Identifier: MIT
// A workbook's records: sheet by sheet, row by row, headings and tables as they come; then what only the whole
// workbook can tell (the quarter reported, sheets that repeat others, sheets without indicators).
#include "layout/extract.h"

#include "es/layout_texts.h"
#include "layout/labelled.h"
#include "layout/recognise.h"
#include "layout/shift.h"

// Reads one sheet from top to bottom.
struct walk {
    struct sheet_view *sheet;
    table_list tables;
    heading_list headings;
    size_t first, past; // the tables in force: those of the last headings met
    int32_t run;
    bool had_row;             // a record was read since the last heading
    int32_t values_row;       // a row already read as values of the labels above it; -1
    size_t seen, labels;      // headings counted, and those with a field
    size_t context_headings;  // headings that the contexts know; SIZE_MAX: none
    struct context *contexts; // one for each table in force
    open_records *open;       // of each table in force
    struct sheet_reading *reading;
};

// Remembers what a row was taken for.
static void note(struct walk *walk, int32_t row, enum row_use use)
{
    *VECTOR_ADD(walk->sheet->extraction->scratch, &walk->reading->rows) = (struct row_note){row, use};
}

// Brings the contexts of the tables in force up to date.
static void refresh_contexts(struct walk *walk)
{
    for (; walk->seen < walk->headings.count; walk->seen++) // a lone text among the rows of a table changes nothing
        walk->labels += walk->headings.items[walk->seen].field != FIELD_NONE;
    if (walk->context_headings == walk->labels)
        return;
    walk->context_headings = walk->labels;
    walk->contexts = arena_array(walk->sheet->extraction->keep, walk->past - walk->first + 1, sizeof *walk->contexts);
    for (size_t i = walk->first; i < walk->past; i++)
        context_make(walk->sheet, &walk->headings, &walk->tables.items[i], &walk->contexts[i - walk->first]);
}

// The first column with a figure, for findings on a row.
static int32_t first_figure_column(const struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].place)
            return table->columns.items[i].column;
    return table->column;
}

// A row as a range of cells.
static struct place row_place(const struct sheet_view *sheet, int32_t row, int32_t from, int32_t to)
{
    struct place place = view_place(sheet, row, from);
    place.row_to = row;
    place.column_to = to;
    return place;
}

// The texts and figures of a row, for the finding about it.
static struct str row_excerpt(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    struct buffer text = {.arena = sheet->extraction->scratch};
    for (int32_t at = table->column; at <= table->column_to && text.n < 80; at++) {
        const struct cell *cell = view_own_cell(sheet, row, at);
        if (!cell)
            continue;
        if (text.n)
            buffer_add_z(&text, " | ");
        buffer_add_str(&text, view_text(sheet, cell));
    }
    return buffer_str(&text);
}

// Reports a row with figures and no indicator.
static void report_lost(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    struct findings *findings = sheet->extraction->findings;
    struct finding *finding =
        finding_add(findings, RULE_FILA_NO_INTERPRETADA, view_place(sheet, row, first_figure_column(table)));
    finding->place.row_to = row;
    finding->place.column_to = table->column_to;
    finding_text(findings, finding, "texto", row_excerpt(sheet, table, row));
}

// Reports a row that slipped.
static bool report_shift(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    struct findings *findings = sheet->extraction->findings;
    int columns;
    int32_t from, to;
    if (!row_is_shifted(sheet, table, row, &columns, &from, &to))
        return false;
    struct finding *finding = finding_add(findings, RULE_COLUMNAS_CORRIDAS, row_place(sheet, row, table->column, to));
    struct str name = place_column_name(sheet->extraction->scratch, from);
    finding_text(
        findings, finding, "lugares",
        str_format(sheet->extraction->scratch, columns > 0 ? LAYOUT_TEXT_SHIFT_RIGHT : LAYOUT_TEXT_SHIFT_LEFT, name.s));
    return true;
}

// Reads a row of a table whose rows say what their figures are.
static bool read_labelled_row(struct walk *walk, size_t at, int32_t row)
{
    struct record *made;
    open_records *open = &walk->open[at - walk->first];
    bool is_row = labelled_row_read(walk->sheet, &walk->tables.items[at], &walk->contexts[at - walk->first],
                                    walk->headings.count, row, open, &made);
    walk->had_row = walk->had_row || is_row;
    if (is_row)
        note(walk, row, made ? USE_RECORD : USE_CONTINUED);
    if (is_row && made)
        *VECTOR_ADD(walk->sheet->extraction->keep, &walk->reading->records) = made;
    return is_row;
}

// Reads a row for one table in force; whether it was a row of it.
static bool read_table_row(struct walk *walk, size_t at, int32_t row)
{
    struct sheet_view *sheet = walk->sheet;
    const struct table *table = &walk->tables.items[at];
    refresh_contexts(walk);
    const struct context *context = &walk->contexts[at - walk->first];
    if (table->label_column >= 0)
        return read_labelled_row(walk, at, row);
    switch (row_look_at(sheet, table, context, row)) {
    case ROW_RECORD:
        walk->had_row = true;
        if (report_shift(sheet, table, row)) {
            walk->reading->left_out++;
            note(walk, row, USE_SHIFTED);
            return true;
        }
        note(walk, row, USE_RECORD);
        *VECTOR_ADD(sheet->extraction->keep, &walk->reading->records) = row_read(sheet, table, context, row);
        return true;
    case ROW_TOTAL:
        note(walk, row, USE_TOTAL);
        return true;
    case ROW_SIGNATURE:
        note(walk, row, USE_SIGNATURE);
        return true;
    case ROW_LOST:
        note(walk, row, USE_LOST);
        report_lost(sheet, table, row);
        return true;
    case ROW_EMPTY:
        break;
    }
    return false;
}

// Enters the tables whose headings begin at a row; returns the last row of the headings.
static int32_t enter_tables(struct walk *walk, size_t *next)
{
    struct table *first = &walk->tables.items[*next];
    size_t past = *next;
    bool has_figures = false;
    while (past < walk->tables.count && walk->tables.items[past].header == first->header) {
        has_figures = has_figures || walk->tables.items[past].has_figures;
        past++;
    }
    if (walk->had_row) {
        walk->run++;
        walk->had_row = false;
    }
    if (has_figures) {
        walk->first = *next;
        walk->past = past;
        walk->context_headings = SIZE_MAX;
        walk->open = arena_array(walk->sheet->extraction->scratch, past - *next, sizeof *walk->open);
    } else if (!first->is_of_variables) {
        heading_table_read(walk->sheet, first, walk->run, &walk->headings);
        walk->values_row = first->header_to + 1;
        if (first->is_money)
            walk->reading->has_money = true;
    }
    *next = past;
    return first->header_to;
}

// Whether the only cell of a row says nothing of figures but their period: a title that stands close over a table.
static bool is_title_row(struct sheet_view *sheet, int32_t row)
{
    const struct grid_row *cells = grid_row_at(sheet->grid, row);
    const struct cell *only = NULL;
    for (uint32_t i = 0; cells && i < cells->count; i++) {
        if (!view_is_filled(&cells->cells[i]))
            continue;
        if (only)
            return false;
        only = &cells->cells[i];
    }
    struct sense sense = view_sense(sheet, only);
    return sense.period && !sense.measure;
}

// Reads a row that is no heading of a table.
static void read_row(struct walk *walk, int32_t row)
{
    bool in_table = walk->past > walk->first;
    const struct table *table = in_table ? &walk->tables.items[walk->first] : NULL;
    if (table && !walk->had_row && heading_row_continues(walk->sheet, row, walk->run, table, &walk->headings)) {
        note(walk, row, USE_HEADING);
        return;
    }
    if (table && !heading_row_is_one(walk->sheet, row, table)) {
        bool is_row = false;
        refresh_contexts(walk);
        for (size_t i = walk->first; i < walk->past; i++)
            is_row = (walk->tables.items[i].has_figures && read_table_row(walk, i, row)) || is_row;
        if (is_row)
            return;
    }
    if (walk->had_row) {
        walk->run++;
        walk->had_row = false;
    }
    bool is_label = heading_row_read(walk->sheet, row, walk->run, &walk->headings);
    note(walk, row, is_label ? USE_HEADING : USE_TEXT);
}

// A layout has a place for the area when its heading says so in brackets or any level has one.
static void settle_areas(struct sheet_reading *reading)
{
    bool has_area = false;
    for (size_t i = 0; i < reading->records.count; i++)
        has_area = has_area || reading->records.items[i]->area.s;
    for (size_t i = 0; i < reading->tables.count; i++) {
        const struct column *level = table_field(&reading->tables.items[i], FIELD_LEVEL);
        has_area = has_area || (level && str_find(level->path, STR("(")) != SIZE_MAX);
    }
    for (size_t i = 0; i < reading->records.count; i++)
        reading->records.items[i]->has_area = has_area;
}

// Adds the record of a sheet that is one form without a table.
static void add_form(struct walk *walk)
{
    struct record *record = form_read(walk->sheet, &walk->headings);
    if (record)
        *VECTOR_ADD(walk->sheet->extraction->keep, &walk->reading->records) = record;
    walk->reading->has_table = walk->reading->has_table || record;
}

// Whether figures of the quarter reported were read and nothing names that quarter.
static bool lacks_quarter(const struct sheet_reading *reading)
{
    bool has_column = false;
    for (size_t i = 0; i < reading->tables.count; i++)
        for (size_t k = 0; k < reading->tables.items[i].columns.count; k++)
            has_column = has_column || reading->tables.items[i].columns.items[k].place == PLACE_QUARTER;
    for (size_t i = 0; i < reading->records.count && has_column; i++)
        if (!reading->records.items[i]->quarter)
            return true;
    return false;
}

// Reads a sheet row by row.
void sheet_read(struct sheet_view *sheet, struct sheet_reading *reading)
{
    struct walk walk = {.sheet = sheet, .values_row = -1, .context_headings = SIZE_MAX, .reading = reading};
    tables_find(sheet, &walk.tables);
    size_t next = 0;
    int32_t header_to = -1;
    for (size_t i = 0; i < sheet->grid->rows.count; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        if (row <= header_to) {
            note(&walk, row, USE_HEADER);
            continue;
        }
        if (next < walk.tables.count && walk.tables.items[next].header <= row) {
            header_to = enter_tables(&walk, &next);
            if (row < header_to && is_title_row(sheet, row))
                heading_row_read(sheet, row, walk.run, &walk.headings);
            if (row <= header_to) {
                note(&walk, row, USE_HEADER);
                continue;
            }
        }
        if (row != walk.values_row)
            read_row(&walk, row);
        else
            note(&walk, row, USE_HEADING);
    }
    reading->tables = walk.tables;
    reading->headings = walk.headings;
    if (!reading->records.count && !reading->left_out)
        add_form(&walk);
    settle_areas(reading);
    reading->lacks_quarter = lacks_quarter(reading);
    for (size_t i = 0; i < walk.tables.count; i++) {
        reading->has_table = reading->has_table || walk.tables.items[i].has_figures;
        reading->has_money = reading->has_money || walk.tables.items[i].is_money;
    }
}

// The last quarter with an actual value among the records, 0 when there is none.
static int last_reported(const record_list *records)
{
    int last = 0;
    for (size_t i = 0; i < records->count; i++)
        for (int q = last; q < QUARTERS; q++)
            if (figure_is_number(&records->items[i]->actual.t[q]))
                last = q + 1;
    return last;
}

// Gives records without a quarter the last one with any actual value in the workbook.
static void settle_quarters(struct sheet_reading *readings, size_t count)
{
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        int here = readings[i].is_left_out ? 0 : last_reported(&readings[i].records);
        last = here > last ? here : last;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < readings[i].records.count; k++)
            if (!readings[i].records.items[k]->quarter)
                readings[i].records.items[k]->quarter = last;
}

// Adds a finding about a whole sheet.
static void report_sheet(const struct extraction *extraction, const struct sheet_view *sheet, const char *why,
                         struct str other)
{
    struct finding *finding = finding_add(extraction->findings, RULE_HOJA_OMITIDA, view_place(sheet, -1, -1));
    struct buffer text = {.arena = extraction->scratch};
    for (const char *at = why; *at; at++) {
        if (*at == '@')
            buffer_add_str(&text, other);
        else
            buffer_add_char(&text, *at);
    }
    finding_text(extraction->findings, finding, "motivo", buffer_str(&text));
}

// Why a sheet gave no record.
static const char *why_empty(const struct sheet_reading *reading)
{
    if (reading->has_money && !reading->has_table)
        return LAYOUT_TEXT_SHEET_MONEY;
    return reading->has_table ? LAYOUT_TEXT_SHEET_NO_ROWS : LAYOUT_TEXT_SHEET_NO_TABLE;
}

// Says what became of each sheet, or of the file when none has an indicator.
static void report_outcome(const struct extraction *extraction, struct sheet_view *sheets,
                           struct sheet_reading *readings, size_t count)
{
    size_t used = 0, filled = 0, tables = 0;
    for (size_t i = 0; i < count; i++) {
        used += (readings[i].records.count && !readings[i].is_left_out) || readings[i].left_out;
        filled += readings[i].is_filled;
        tables += readings[i].has_table;
    }
    if (!used) {
        struct finding *finding =
            finding_add(extraction->findings, RULE_SIN_TABLA, place_of_file(extraction->source->name));
        finding_text(extraction->findings, finding, "motivo",
                     str_of(!filled  ? LAYOUT_TEXT_EMPTY_BOOK
                            : tables ? LAYOUT_TEXT_NO_ROWS
                                     : LAYOUT_TEXT_NO_TABLE));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (readings[i].is_hidden && readings[i].is_filled && !extraction->workbook->form_code.n)
            report_sheet(extraction, &sheets[i], LAYOUT_TEXT_SHEET_HIDDEN, STR(""));
        else if (readings[i].is_left_out)
            report_sheet(extraction, &sheets[i], LAYOUT_TEXT_SHEET_REPEATS, readings[i].repeats);
        else if (readings[i].is_filled && !readings[i].records.count && !readings[i].left_out)
            report_sheet(extraction, &sheets[i], why_empty(&readings[i]), STR(""));
    }
}

// Says of a sheet that no layout recognised what was taken for what.
static void report_general(const struct extraction *extraction, struct sheet_view *sheet,
                           const struct sheet_reading *reading)
{
    if (sheet->layout || !reading->records.count || reading->is_left_out)
        return;
    struct buffer text = {.arena = extraction->scratch};
    for (size_t i = 0; i < reading->tables.count; i++) {
        if (!reading->tables.items[i].has_figures)
            continue;
        table_describe(extraction->scratch, &reading->tables.items[i], &text);
        break;
    }
    struct finding *finding = finding_add(extraction->findings, RULE_PLANTILLA_GENERAL, view_place(sheet, -1, -1));
    finding_text(extraction->findings, finding, "columnas", text.n ? buffer_str(&text) : STR(LAYOUT_TEXT_FORM));
}

// Reports the columns with figures of the indicators that no heading explains: they were not used.
static void report_unknown_columns(const struct extraction *extraction, struct sheet_view *sheet,
                                   const struct sheet_reading *reading)
{
    for (size_t i = 0; i < reading->tables.count; i++) {
        const struct table *table = &reading->tables.items[i];
        for (size_t k = 0; k < table->columns.count && table->has_figures; k++) {
            const struct column *column = &table->columns.items[k];
            bool is_unknown = !column->place && !column->field && !column->is_other &&
                              (!column->period || column->is_cumulative || column->period == PERIOD_FOREIGN) &&
                              column->path.n && table->label_column < 0 && column->numbers > 0 &&
                              column->numbers >= column->texts;
            if (!is_unknown)
                continue;
            struct str letter = place_column_name(extraction->scratch, column->column);
            struct finding *finding = finding_add(extraction->findings, RULE_ENCABEZADO_INCOMPLETO,
                                                  view_place(sheet, table->header_to, column->column));
            finding_text(extraction->findings, finding, "faltante",
                         str_format(extraction->scratch, LAYOUT_TEXT_UNKNOWN_COLUMN, letter.s,
                                    STR_ARG(column->path.n ? column->path : STR(LAYOUT_TEXT_BLANK_HEADING))));
        }
    }
}

// Reports, once a sheet, what its headings do not say.
static void report_lacks(const struct extraction *extraction, struct sheet_view *sheet,
                         const struct sheet_reading *reading)
{
    bool no_unit = false, no_year = false;
    for (size_t i = 0; i < reading->records.count; i++) {
        const struct record *record = reading->records.items[i];
        no_unit = no_unit || (!record->unit.key.s && !record->unit.name.s);
        no_year = no_year || !record->fiscal_year;
    }
    if (reading->lacks_quarter && !reading->is_left_out) {
        struct finding *lost = finding_add(extraction->findings, RULE_ENCABEZADO_INCOMPLETO, view_place(sheet, -1, -1));
        finding_text(extraction->findings, lost, "faltante", STR(LAYOUT_TEXT_LACK_QUARTER));
    }
    if (reading->is_left_out || (!no_unit && !no_year))
        return;
    struct finding *finding = finding_add(extraction->findings, RULE_ENCABEZADO_INCOMPLETO, view_place(sheet, -1, -1));
    finding_text(extraction->findings, finding, "faltante",
                 str_of(no_unit && no_year ? LAYOUT_TEXT_LACK_BOTH
                        : no_unit          ? LAYOUT_TEXT_LACK_UNIT
                                           : LAYOUT_TEXT_LACK_YEAR));
}

// Whether a sheet holds any cell.
static bool is_filled(const struct grid_sheet *grid)
{
    for (size_t i = 0; i < grid->rows.count; i++)
        if (grid->rows.items[i].count)
            return true;
    return false;
}

// Takes back what was found in sheets that only repeat others: it is said of the rows that count.
static void forget_repeated(const struct extraction *extraction, const struct sheet_reading *readings, size_t count)
{
    for (size_t i = count; i > 0; i--) // from the last, so that no `before` is one that was taken back
        if (readings[i - 1].is_left_out)
            findings_take_back(extraction->findings, readings[i - 1].before, readings[i - 1].last);
}

// Reads every visible sheet, then settles what only the whole workbook can tell.
struct workbook_reading workbook_extract(const struct extraction *extraction, record_list *records)
{
    size_t count = extraction->workbook->sheets.count;
    struct sheet_view *sheets = arena_array(extraction->scratch, count + 1, sizeof *sheets);
    struct sheet_reading *readings = arena_array(extraction->scratch, count + 1, sizeof *readings);
    for (size_t i = 0; i < count; i++) {
        view_open(extraction, (int32_t)i, &sheets[i]);
        readings[i].is_filled = is_filled(sheets[i].grid);
        readings[i].is_hidden = sheets[i].grid->visibility != SHEET_VISIBLE;
        if (readings[i].is_hidden || !readings[i].is_filled)
            continue;
        readings[i].before = extraction->findings->last;
        view_report_repairs(&sheets[i]);
        sheets[i].layout = extraction->ignore_layouts ? NULL : layout_recognise(&sheets[i]);
        sheet_read(&sheets[i], &readings[i]);
        readings[i].last = extraction->findings->last;
    }
    sheets_leave_out_repeated(extraction, sheets, readings, count);
    forget_repeated(extraction, readings, count);
    settle_quarters(readings, count);
    report_outcome(extraction, sheets, readings, count);
    for (size_t i = 0; i < count; i++) {
        report_general(extraction, &sheets[i], &readings[i]);
        if (readings[i].records.count && !readings[i].is_left_out)
            report_unknown_columns(extraction, &sheets[i], &readings[i]);
        report_lacks(extraction, &sheets[i], &readings[i]);
        for (size_t k = 0; k < readings[i].records.count && !readings[i].is_left_out; k++)
            *VECTOR_ADD(extraction->keep, records) = readings[i].records.items[k];
    }
    return (struct workbook_reading){sheets, readings, count};
}

// Reads a workbook for a run.
void layout_extract(const struct extraction *extraction, record_list *records)
{
    workbook_extract(extraction, records);
}
