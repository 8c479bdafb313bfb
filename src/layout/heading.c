// SPDX-License-Identifier: MIT
// Reading labels and their values; see heading.h.
#include "layout/heading.h"

#include "text/fold.h"

enum { LABEL_BYTES_MAX = 120, VALUE_COLUMNS_MAX = 14, HEADINGS_MAX = 20000, LABEL_FIGURES_MAX = 2 };

// A cell cut into its label and what stands after the colon.
struct label_parts {
    struct sense sense;
    struct str code;  // "EJE 1: ..." has its code between label and colon
    struct str value; // after the colon, or after the code; may be empty
    bool has_colon;
};

// Whether a field comes with a number in its label: "EJE 1", "Objetivo 2.1".
static bool is_numbered_field(enum field field)
{
    return field == FIELD_AXIS || field == FIELD_OBJECTIVE || field == FIELD_LINE || field == FIELD_STRATEGY ||
           field == FIELD_PROGRAMME || field == FIELD_UNIT;
}

// Reads "EJE 1" or "EJE 1 NOMBRE": a label, a code and perhaps a name.
static bool read_numbered(struct sheet_view *sheet, struct str text, struct label_parts *parts)
{
    size_t space = str_find(text, STR(" "));
    if (space == SIZE_MAX)
        return false;
    struct sense sense = view_text_sense(sheet, str_slice(text, 0, space));
    if (!is_numbered_field(sense.label))
        return false;
    struct named_key rest = code_split(sheet->extraction->scratch, str_slice(text, space + 1, text.n));
    if (!rest.key.s || !(rest.key.s[0] >= '0' && rest.key.s[0] <= '9'))
        return false;
    parts->sense = sense;
    parts->code = rest.key;
    parts->value = rest.name.s ? rest.name : STR("");
    return true;
}

// Cuts a text into label and value; false when it does not begin with a label.
static bool read_label(struct sheet_view *sheet, struct str text, struct label_parts *parts)
{
    *parts = (struct label_parts){0};
    size_t colon = str_find(text, STR(":"));
    struct str left = str_trim(str_slice(text, 0, colon));
    if (!left.n || left.n > LABEL_BYTES_MAX)
        return colon == SIZE_MAX && read_numbered(sheet, text, parts);
    parts->sense = view_text_sense(sheet, left);
    parts->has_colon = colon != SIZE_MAX;
    parts->value =
        colon == SIZE_MAX ? STR("") : tidy_text(sheet->extraction->scratch, str_slice(text, colon + 1, text.n));
    bool is_dated = parts->sense.measure && (parts->sense.is_annual || parts->sense.period);
    bool is_label = parts->sense.label || (parts->has_colon && parts->sense.measure) || is_dated ||
                    (parts->has_colon && parts->sense.column && parts->sense.why == REASON_SYNONYM);
    if (is_label && !parts->sense.label && !parts->sense.measure)
        parts->sense.label = parts->sense.column;
    if (is_label)
        return true;
    struct str after = parts->value;
    if (!read_numbered(sheet, colon == SIZE_MAX ? text : left, parts))
        return false;
    if (colon != SIZE_MAX)
        parts->value = after;
    return true;
}

// Whether what was read as a label is one of its own.
static bool is_label(const struct label_parts *parts)
{
    return parts->has_colon || parts->code.n || (parts->sense.label && parts->sense.why == REASON_SYNONYM);
}

// Whether a cell is a label of its own, not the value of the one before it.
static bool is_label_cell(struct sheet_view *sheet, const struct cell *cell)
{
    struct label_parts parts;
    if (!cell || cell->type != CELL_TEXT || !read_label(sheet, view_raw(sheet, cell), &parts))
        return false;
    return is_label(&parts);
}

// The next filled cell to the right of a span, within reach; NULL when there is none.
static const struct cell *next_cell(const struct sheet_view *sheet, int32_t row, int32_t after)
{
    for (int32_t at = after + 1; at <= after + VALUE_COLUMNS_MAX && at < sheet->grid->column_count; at++) {
        const struct cell *cell = view_own_cell(sheet, row, at);
        if (cell)
            return cell;
    }
    return NULL;
}

// Whether a cell is the value of a label "Nivel", though its word is a label elsewhere: "Actividad".
static bool is_level_value(struct sheet_view *sheet, const struct heading *heading, const struct cell *cell)
{
    const struct extraction *extraction = sheet->extraction;
    struct str rest = STR("");
    bool is_code;
    if (heading->field != FIELD_LEVEL || cell->type != CELL_TEXT)
        return false;
    return vocabulary_level(extraction->vocabulary, extraction->scratch, view_text(sheet, cell), &rest, &is_code) &&
           (!rest.n || code_is_one(rest));
}

// Takes the value from the cells at the right: one, or a code and its name.
static void take_right(struct sheet_view *sheet, struct heading *heading)
{
    int32_t after = view_span(sheet, heading->row, heading->column).column_to;
    const struct cell *cell = next_cell(sheet, heading->row, after);
    if (!cell || (is_label_cell(sheet, cell) && !is_level_value(sheet, heading, cell)))
        return;
    heading->cell = cell;
    heading->value = view_text(sheet, cell);
    heading->value_row = heading->row;
    heading->value_column = cell->column;
    const struct cell *name = next_cell(sheet, heading->row, view_span(sheet, heading->row, cell->column).column_to);
    if (name && name->type == CELL_TEXT && code_is_one(heading->value) && !is_label_cell(sheet, name))
        heading->name = view_text(sheet, name);
}

// Takes the value from the cell below the label.
static void take_below(struct sheet_view *sheet, struct heading *heading)
{
    const struct cell *cell = view_own_cell(sheet, heading->row + 1, heading->column);
    struct sense sense = view_sense(sheet, cell);
    if (!cell || is_label_cell(sheet, cell) || (sense_is_heading(&sense) && sense.why == REASON_SYNONYM))
        return;
    heading->cell = cell;
    heading->value = view_text(sheet, cell);
    heading->value_row = heading->row + 1;
    heading->value_column = cell->column;
}

// Whether one number, and no other, stands beside a cell: "Meta anual | 120".
static bool has_one_number(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    const struct cell *cell = next_cell(sheet, row, view_span(sheet, row, column).column_to);
    const struct cell *after = cell ? next_cell(sheet, row, view_span(sheet, row, cell->column).column_to) : NULL;
    return cell && cell->type == CELL_NUMBER && !(after && after->type == CELL_NUMBER);
}

// "Año" after "Línea base" in the same row is the baseline's.
static void settle_field(struct label_parts *parts, int32_t row, const heading_list *headings)
{
    const struct heading *last = headings->count ? &headings->items[headings->count - 1] : NULL;
    bool is_after_base = last && last->row == row && (last->field == FIELD_BASE_VALUE || last->field == FIELD_BASELINE);
    if (is_after_base && parts->sense.label == FIELD_YEAR)
        parts->sense.label = FIELD_BASE_YEAR;
}

// Adds the heading of one line of a cell; true when it begins with a label.
static bool add_heading(struct sheet_view *sheet, int32_t row, const struct cell *cell, struct str text, int32_t run,
                        heading_list *headings)
{
    struct label_parts parts;
    if (!read_label(sheet, text, &parts))
        return false;
    if (!parts.has_colon && !parts.sense.label && parts.sense.measure && !has_one_number(sheet, row, cell->column))
        return false;
    settle_field(&parts, row, headings);
    struct heading *heading = VECTOR_ADD(sheet->extraction->scratch, headings);
    *heading = (struct heading){.field = parts.sense.label,
                                .sense = parts.sense,
                                .row = row,
                                .column = cell->column,
                                .value_row = -1,
                                .value_column = -1,
                                .run = run,
                                .value = STR("")};
    if (parts.code.n) {
        heading->value = parts.code;
        heading->name = parts.value;
    } else if (parts.value.n) {
        heading->value = parts.value;
    }
    if (heading->value.n) {
        heading->value_row = row;
        heading->value_column = cell->column;
        return true;
    }
    struct words words;
    words_cut(fold_label(sheet->extraction->scratch, text), &words);
    if (heading->field == FIELD_YEAR && period_year(&words)) { // "EJERCICIO FISCAL 2025"
        heading->value = tidy_text(sheet->extraction->scratch, text);
        heading->value_row = row;
        heading->value_column = cell->column;
        return true;
    }
    take_right(sheet, heading);
    if (!heading->value.n && !parts.has_colon)
        take_below(sheet, heading);
    if (heading->field == FIELD_KEY && !code_is_one(heading->value))
        heading->field = FIELD_NONE; // "Clave | Denominación" over a box, not a label with its value
    return true;
}

// Adds a row of values that continues the list of axes, objectives and lines above it.
static bool continue_list(struct sheet_view *sheet, int32_t row, int32_t run, heading_list *headings)
{
    if (!headings->count)
        return false;
    struct heading last = headings->items[headings->count - 1];
    bool is_list = last.field == FIELD_AXIS || last.field == FIELD_OBJECTIVE || last.field == FIELD_LINE;
    if (!is_list || last.run != run || last.value_row != row - 1)
        return false;
    int32_t label_to = view_span(sheet, last.row, last.column).column_to;
    if (last.value_column == last.column || view_cell(sheet, row, last.column))
        return false;
    struct heading next = last;
    next.value = STR("");
    next.name = (struct str){0};
    next.row = row;
    const struct cell *cell = next_cell(sheet, row, label_to);
    if (!cell || is_label_cell(sheet, cell))
        return false;
    next.cell = cell;
    next.value = view_text(sheet, cell);
    next.value_row = row;
    next.value_column = cell->column;
    const struct cell *name = next_cell(sheet, row, cell->column);
    if (name && name->type == CELL_TEXT && code_is_one(next.value))
        next.name = view_text(sheet, name);
    *VECTOR_ADD(sheet->extraction->scratch, headings) = next;
    return true;
}

// Adds a text without label, which may be a title with the year or the municipality.
static void add_title(struct sheet_view *sheet, int32_t row, const struct cell *cell, int32_t run,
                      heading_list *headings)
{
    if (headings->count >= HEADINGS_MAX)
        return;
    struct heading *heading = VECTOR_ADD(sheet->extraction->scratch, headings);
    *heading = (struct heading){.row = row,
                                .column = cell->column,
                                .value_row = row,
                                .value_column = cell->column,
                                .cell = cell,
                                .value = view_text(sheet, cell),
                                .run = run};
}

// Adds every line of a cell that has several labels in it; false when it has one line only.
static bool add_lines(struct sheet_view *sheet, int32_t row, const struct cell *cell, int32_t run,
                      heading_list *headings)
{
    struct str text = view_raw(sheet, cell);
    size_t end = str_find(text, STR("\n"));
    if (end == SIZE_MAX)
        return false;
    bool found = false;
    while (text.n) {
        end = str_find(text, STR("\n"));
        struct str line = str_trim(str_slice(text, 0, end));
        text = end == SIZE_MAX ? STR("") : str_slice(text, end + 1, text.n);
        if (line.n && str_find(line, STR(":")) != SIZE_MAX)
            found = add_heading(sheet, row, cell, line, run, headings) || found;
    }
    return found;
}

// Adds a number that is a year as a title: "2025" beside "TRIMESTRE: PRIMERO".
static void add_year(struct sheet_view *sheet, int32_t row, const struct cell *cell, int32_t run,
                     heading_list *headings)
{
    struct words words;
    if (cell->type != CELL_NUMBER || cell->kind != NUMBER_PLAIN)
        return;
    words_cut(view_text(sheet, cell), &words);
    if (period_year(&words))
        add_title(sheet, row, cell, run, headings);
}

// Reads the headings of a row into the list; returns whether the row is one of labels.
bool heading_row_read(struct sheet_view *sheet, int32_t row, int32_t run, heading_list *headings)
{
    const struct grid_row *cells = grid_row_at(sheet->grid, row);
    bool has_label = false;
    if (continue_list(sheet, row, run, headings))
        return true;
    for (uint32_t i = 0; cells && i < cells->count; i++) {
        const struct cell *cell = view_own_cell(sheet, row, cells->cells[i].column);
        if (!cell)
            continue;
        const struct heading *last = headings->count ? &headings->items[headings->count - 1] : NULL;
        bool is_taken =
            last && last->row == row && last->value_row == row && last->value_column >= cell->column && last->field;
        bool is_name = last && last->row == row && last->name.n && last->cell && last->cell->column < cell->column &&
                       str_equal(last->name, view_text(sheet, cell));
        if (is_taken || is_name)
            continue;
        if (cell->type != CELL_TEXT) {
            add_year(sheet, row, cell, run, headings);
            continue;
        }
        if (add_lines(sheet, row, cell, run, headings) ||
            add_heading(sheet, row, cell, view_raw(sheet, cell), run, headings))
            has_label = true;
        else
            add_title(sheet, row, cell, run, headings);
    }
    return has_label;
}

// Reads a row of labels whose values stand below (a block of headings without figures).
void heading_table_read(struct sheet_view *sheet, const struct table *table, int32_t run, heading_list *headings)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        const struct cell *label = view_cell(sheet, table->header_to, column->column);
        struct sense sense = view_sense(sheet, label);
        const struct cell *cell = column_cell(sheet, column, table->header_to + 1);
        enum field field = sense.label ? sense.label : sense.column;
        if (!field || !cell || sense.measure)
            continue;
        struct heading *heading = VECTOR_ADD(sheet->extraction->scratch, headings);
        *heading = (struct heading){.field = field,
                                    .sense = sense,
                                    .row = table->header_to,
                                    .column = column->column,
                                    .value_row = table->header_to + 1,
                                    .value_column = cell->column,
                                    .cell = cell,
                                    .value = view_text(sheet, cell),
                                    .run = run};
    }
}

// The numbers of a row in the figure columns of a table, up to as many as tell that it has figures.
static int count_numbers(struct sheet_view *sheet, int32_t row, const struct table *table)
{
    int figures = 0;
    for (size_t i = 0; i < table->columns.count && figures <= LABEL_FIGURES_MAX; i++) {
        const struct cell *cell =
            table->columns.items[i].place ? view_own_cell(sheet, row, table->columns.items[i].column) : NULL;
        figures += cell && cell->type == CELL_NUMBER;
    }
    return figures;
}

// Whether a row without figures, below a table in force, goes on with the list of the heading above it; reads it.
bool heading_row_continues(struct sheet_view *sheet, int32_t row, int32_t run, const struct table *table,
                           heading_list *headings)
{
    return count_numbers(sheet, row, table) == 0 && continue_list(sheet, row, run, headings);
}

// Whether the first cell of a row is a label with its value, so that the row cannot be one of a table.
bool heading_row_is_one(struct sheet_view *sheet, int32_t row, const struct table *table)
{
    const struct grid_row *cells = grid_row_at(sheet->grid, row);
    const struct cell *first = NULL;
    int figures = count_numbers(sheet, row, table);
    for (uint32_t i = 0; cells && i < cells->count && !first && figures <= LABEL_FIGURES_MAX; i++)
        first = view_own_cell(sheet, row, cells->cells[i].column);
    struct label_parts parts;
    if (!first || first->type != CELL_TEXT || !read_label(sheet, view_raw(sheet, first), &parts) || !is_label(&parts))
        return false;
    if (!parts.has_colon && !parts.code.n && !next_cell(sheet, row, first->column))
        return false;
    return figures < LABEL_FIGURES_MAX || parts.has_colon;
}
