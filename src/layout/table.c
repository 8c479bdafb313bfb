// SPDX-License-Identifier: MIT
// Finding tables by their headings; see table.h.
#include "layout/table.h"

#include "layout/column.h"
#include "text/figure_text.h"
#include "text/fold.h"

// How far headings reach over each other.
enum { ROWS_UP_MAX = 4, CORE_SHARE = 6, CORE_CROWD = 5, LEVEL_CELLS = 2, YEARS_MIN = 2, DATES_MIN = 3 };

// Whether a sense can stand in a heading over a table.
bool sense_is_heading(const struct sense *sense)
{
    return sense->column || sense->measure || sense->period || sense->is_group || sense->is_cumulative ||
           sense->is_annual || sense->is_quarter || sense->is_number || sense->is_other;
}

// Whether a sense speaks of figures.
static bool is_about_figures(const struct sense *sense)
{
    return sense->measure || sense->period || sense->is_cumulative || sense->is_annual || sense->is_quarter;
}

// What the cells of a row look like.
struct row_look {
    int filled, headings, figures;
    int fields;    // different ones
    int sure;      // headings matched as a whole, not by how they begin
    int numbers;   // cells with a number
    int quarters;  // numbers from 1 to 4: a row of nothing else numbers the quarters
    int levels;    // the heading of the level, and its words, of the first two
    int dates;     // dates and years that stand for headings: there are several
    bool is_pairs; // labels and their values by turns
};

// Whether the last sign of a text is a colon.
static bool ends_with_colon(struct str text)
{
    text = str_trim(text);
    return text.n && text.s[text.n - 1] == ':';
}

// Whether a cell is a heading; labels with colons are when they stand side by side.
static bool is_heading_cell(struct sheet_view *sheet, int32_t row, const struct cell *cell, struct sense *sense)
{
    *sense = view_sense(sheet, cell);
    if (!sense_is_heading(sense) || cell->type != CELL_TEXT)
        return false;
    struct str text = view_raw(sheet, cell);
    const char *colon = memchr(text.s, ':', text.n);
    if (!colon)
        return true;
    if (!ends_with_colon(text)) { // "Ejercicio: 2025" is a label with its value, "T1: Meta" and "Trimestre: 1" are none
        enum field label = view_text_sense(sheet, str_trim(str_slice(text, 0, (size_t)(colon - text.s)))).label;
        return !label || label == FIELD_QUARTER;
    }
    struct merge span = view_span(sheet, row, cell->column);
    const struct cell *next = view_own_cell(sheet, row, span.column_to + 1);
    struct sense after = view_sense(sheet, next);
    return next && sense_is_heading(&after) && ends_with_colon(view_raw(sheet, next));
}

// The quarter that a number in a heading names, 1 to 4; 0 for any other cell.
int heading_quarter(const struct cell *cell)
{
    if (cell && cell->type == CELL_TEXT && cell->text.n == 1 && cell->text.s[0] >= '1' && cell->text.s[0] <= '4')
        return cell->text.s[0] - '0';
    for (int quarter = 1; cell && cell->type == CELL_NUMBER && cell->kind == NUMBER_PLAIN && quarter <= QUARTERS;
         quarter++)
        if (!(cell->number < quarter) && !(cell->number > quarter))
            return quarter;
    return 0;
}

// The year that a cell with nothing else names; 0 for any other cell.
int32_t heading_year(const struct cell *cell)
{
    if (cell && cell->type == CELL_NUMBER && cell->kind == NUMBER_PLAIN && cell->number >= HEADING_YEAR_FIRST &&
        cell->number <= HEADING_YEAR_LAST)
        return (int32_t)cell->number;
    if (!cell || cell->type != CELL_TEXT || cell->text.n != 4)
        return 0;
    struct words one = {.items = {cell->text}, .count = 1};
    return period_year(&one);
}

// The month that a date in a heading stands for, its first day; 0 for any other cell: "31/03/2025" may be a quarter's
// end or a cutoff.
int heading_month(const struct sheet_view *sheet, const struct cell *cell)
{
    if (!cell || cell->type != CELL_NUMBER || cell->kind != NUMBER_DATE)
        return 0;
    bool is_1904 = sheet->extraction->workbook->is_1904;
    int month = period_month_of_date(cell->number, is_1904);
    return period_month_of_date(cell->number - 1, is_1904) != month ? month : 0;
}

// Whether a cell holds a number, as one or as a text.
static bool is_number_cell(const struct cell *cell)
{
    if (cell->type == CELL_NUMBER)
        return true;
    bool may_be =
        cell->type == CELL_TEXT && cell->text.n && cell->text.n < 24 &&
        (cell->text.s[0] == '-' || cell->text.s[0] == '$' || (cell->text.s[0] >= '0' && cell->text.s[0] <= '9'));
    struct figure_text figure = {.kind = FIGURE_TEXT_OTHER};
    if (may_be)
        figure = figure_text_read(cell->text, false);
    return figure.kind == FIGURE_TEXT_NUMBER && !figure.unit.n;
}

// Whether a cell says a level, as in a form: "Nivel | Actividad".
static bool is_level_word(struct sheet_view *sheet, const struct cell *cell)
{
    const struct extraction *extraction = sheet->extraction;
    struct str rest = STR("");
    bool is_code = false;
    return cell->type == CELL_TEXT &&
           vocabulary_level(extraction->vocabulary, extraction->scratch, view_text(sheet, cell), &rest, &is_code) &&
           !rest.n;
}

// Whether a cell can be the value of the label before it: no heading, or a period or a level after a label of such.
static bool is_pair_value(struct sheet_view *sheet, const struct cell *cell, const struct sense *sense,
                          enum field label)
{
    if (!sense_is_heading(sense))
        return true;
    return (label == FIELD_QUARTER && sense->period && !sense->measure) ||
           (label == FIELD_LEVEL && is_level_word(sheet, cell));
}

// Looks at the cells of a row between two columns.
static struct row_look look_at(struct sheet_view *sheet, int32_t row, int32_t from, int32_t to)
{
    struct row_look look = {.is_pairs = true};
    const struct grid_row *cells = grid_row_at(sheet->grid, row);
    enum field label = FIELD_NONE;
    uint64_t fields = 0; // bits of those met
    int years = 0, dates = 0;
    for (uint32_t i = 0; cells && i < cells->count; i++) {
        const struct cell *cell = &cells->cells[i];
        if (!view_is_filled(cell) || cell->column < from || cell->column > to)
            continue;
        struct sense sense;
        bool is_heading = is_heading_cell(sheet, row, cell, &sense);
        look.is_pairs =
            look.is_pairs && (look.filled % 2 ? is_pair_value(sheet, cell, &sense, label) : sense.label != 0);
        label = sense.label;
        if (look.filled++ < LEVEL_CELLS)
            look.levels += sense.column == FIELD_LEVEL || is_level_word(sheet, cell);
        if (!sense.why)
            years += heading_year(cell) != 0;
        dates += cell->type == CELL_NUMBER && cell->kind == NUMBER_DATE;
        look.numbers += is_number_cell(cell);
        look.quarters += heading_quarter(cell) != 0;
        if (!is_heading)
            continue;
        look.headings++;
        look.sure += sense.why != REASON_START;
        bool is_new = sense.column && !(fields & 1ull << sense.column);
        fields |= 1ull << sense.column;
        look.fields += is_new;
        look.figures += is_about_figures(&sense);
    }
    look.dates = (years >= YEARS_MIN ? years : 0) + (dates >= DATES_MIN ? dates : 0);
    look.numbers -= look.dates;
    look.is_pairs = look.is_pairs && look.filled % 2 == 0;
    return look;
}

// How many texts of a row may be no headings if it is to be a row of headings; -1: it is none whatever they say. Most
// rows are none, and their texts need not be understood.
static int spare_texts(const struct grid_row *row)
{
    int filled = 0, texts = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        filled += view_is_filled(&row->cells[i]);
        texts += row->cells[i].type == CELL_TEXT && view_is_filled(&row->cells[i]);
    }
    int needed = (filled * CORE_SHARE + 9) / 10;
    return texts >= 2 ? texts - (needed > 2 ? needed : 2) : -1;
}

// Whether so many texts of a row are no headings that it cannot be a row of them.
static bool is_hopeless(struct sheet_view *sheet, const struct grid_row *row)
{
    int spare = spare_texts(row);
    for (uint32_t i = 0; i < row->count && spare >= 0; i++) {
        const struct cell *cell = &row->cells[i];
        struct sense sense;
        if (cell->type == CELL_TEXT && view_is_filled(cell) && !is_heading_cell(sheet, row->row, cell, &sense))
            spare--;
    }
    return spare < 0;
}

// Whether a row can only be a row of headings.
static bool is_core(const struct row_look *look)
{
    bool is_crowded = look->headings >= CORE_CROWD;
    bool is_level = look->filled == LEVEL_CELLS && look->levels == LEVEL_CELLS; // a label and its value
    return !is_level && !look->is_pairs && look->headings >= 2 &&
           (look->headings + look->dates) * 10 >= look->filled * CORE_SHARE &&
           (look->fields >= 2 || look->figures >= 2) && (look->sure >= 2 || is_crowded) &&
           (!look->numbers || is_crowded);
}

// Whether a row below or above a core row belongs to the same headings.
static bool is_attached(const struct row_look *look)
{
    return look->filled > 0 && look->headings + look->dates == look->filled &&
           (look->figures > 0 || look->fields >= 1 || look->dates);
}

// Whether a row below belongs to the headings: a lone field name there is a row of the table.
static bool is_attached_below(const struct row_look *look)
{
    bool numbers_quarters =
        look->quarters >= QUARTERS && look->quarters % QUARTERS == 0 && look->quarters + look->headings == look->filled;
    return numbers_quarters || (is_attached(look) && (look->filled > 1 || look->figures > 0));
}

// Whether a row below a blank one goes on with the headings: nothing but periods and measures.
static bool goes_on_below(struct sheet_view *sheet, int32_t row)
{
    struct row_look look = look_at(sheet, row, 0, sheet->grid->column_count);
    return look.filled > 1 && look.figures == look.filled && !look.fields;
}

// The last row that the merged cells of a row reach.
static int32_t merged_to(const struct sheet_view *sheet, int32_t row)
{
    int32_t last = row;
    const struct grid_row *cells = grid_row_at(sheet->grid, row);
    for (uint32_t i = 0; cells && i < cells->count; i++) {
        if (!view_own_cell(sheet, row, cells->cells[i].column))
            continue;
        struct merge span = view_span(sheet, row, cells->cells[i].column);
        if (span.row_to > last && span.row_to - row < HEADER_ROWS_MAX)
            last = span.row_to;
    }
    return last;
}

// Grows a core row to the block of headings.
static void grow_block(struct sheet_view *sheet, int32_t core, int32_t above_limit, struct table *table)
{
    int32_t wide = sheet->grid->column_count;
    table->header = table->header_to = core;
    while (core - table->header < ROWS_UP_MAX && table->header - 1 > above_limit) {
        struct row_look look = look_at(sheet, table->header - 1, 0, wide);
        if (!is_attached(&look))
            break;
        table->header--;
    }
    for (int32_t row = table->header; row <= table->header_to; row++) {
        int32_t reach = merged_to(sheet, row);
        if (reach > table->header_to)
            table->header_to = reach;
    }
    while (table->header_to - table->header < HEADER_ROWS_MAX - 1) {
        struct row_look look = look_at(sheet, table->header_to + 1, 0, wide);
        if (!look.filled && goes_on_below(sheet, table->header_to + 2)) {
            table->header_to += 2;
            continue;
        }
        if (!is_attached_below(&look) && !is_core(&look))
            break;
        int32_t reach = merged_to(sheet, table->header_to + 1);
        table->header_to = reach;
    }
}

// The columns that the headings of a block cover.
static void measure_block(struct sheet_view *sheet, struct table *table)
{
    table->column = sheet->grid->column_count;
    table->column_to = -1;
    for (int32_t row = table->header; row <= table->header_to; row++) {
        const struct grid_row *cells = grid_row_at(sheet->grid, row);
        for (uint32_t i = 0; cells && i < cells->count; i++) {
            if (!view_own_cell(sheet, row, cells->cells[i].column))
                continue;
            struct merge span = view_span(sheet, row, cells->cells[i].column);
            if (span.column < table->column)
                table->column = span.column;
            if (span.column_to > table->column_to)
                table->column_to = span.column_to;
        }
    }
}

// Whether a field names what a row is about: when it comes again, another table begins.
static bool is_identifying(enum field field)
{
    return field == FIELD_INDICATOR || field == FIELD_LEVEL || field == FIELD_ACTION || field == FIELD_SUMMARY ||
           field == FIELD_KEY || field == FIELD_NUMBER;
}

// The column at which a second table begins beside the first, or -1.
static size_t find_second(const column_list *columns)
{
    for (size_t i = 1; i < columns->count; i++) {
        if (!is_identifying(columns->items[i].field) || columns->items[i].measure)
            continue;
        size_t first = 0;
        while (first < i && columns->items[first].field != columns->items[i].field)
            first++;
        bool has_figures = false;
        for (size_t k = first + 1; k < i; k++)
            has_figures = has_figures || columns->items[k].measure || columns->items[k].period;
        if (first == i || !has_figures)
            continue;
        size_t start = i; // the second table begins where the first one's order begins again
        while (start > first + 1 && columns->items[start - 1].field && !columns->items[start - 1].measure &&
               !columns->items[start - 1].period)
            start--;
        return start;
    }
    return 0;
}

// Whether a heading has "meta" in it, in small letters or capitals.
static bool says_meta(struct str path)
{
    static const char *const spellings[] = {"meta", "Meta", "META"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (str_find(path, str_of(spellings[i])) != SIZE_MAX)
            return true;
    return false;
}

// Whether a table with money speaks of what is done with it too: levels, units of measure, indicators, actuals, or
// targets that are called so.
static bool has_physical(const struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        bool is_figure = !column->field && !column->is_other;
        if (column->field == FIELD_LEVEL || column->field == FIELD_UNIT_OF_MEASURE ||
            column->field == FIELD_INDICATOR || (is_figure && column->measure == MEASURE_ACTUAL) ||
            (is_figure && column->measure == MEASURE_TARGET && says_meta(column->path)))
            return true;
    }
    return false;
}

// What the columns of a table hold as a whole.
static void summarise(struct table *table)
{
    bool has_money = false, has_periods = false, has_variables = false;
    bool has_packed = false;
    table->has_figures = table->has_name = false;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        bool is_figure = !column->field && !column->is_other;
        if ((is_figure && (column->measure == MEASURE_TARGET || column->measure == MEASURE_ACTUAL)) ||
            column->field == FIELD_PACKED)
            table->has_figures = true;
        has_periods = has_periods || (is_figure && !column->measure && (column->period || column->is_annual));
        has_variables = has_variables || column->field == FIELD_VARIABLE;
        if (column->field == FIELD_INDICATOR || column->field == FIELD_ACTION || column->field == FIELD_SUMMARY)
            table->has_name = true;
        has_money = has_money || column->field == FIELD_MONEY;
        has_packed = has_packed || column->field == FIELD_PACKED;
    }
    if (table->label_column >= 0 && !table->labels_are_periods && has_periods)
        table->has_figures = true;
    table->has_packed = has_packed;
    table->is_of_variables = has_variables && !table->has_name;
    if (table->is_of_variables)
        table->has_figures = false;
    if (has_money && table->label_column < 0 && !has_physical(table)) // "Partida | Programado | Ejercido"
        table->has_figures = false;
    table->is_money = has_money && !table->has_figures;
}

// Splits tables that stand side by side.
static void add_tables(struct sheet_view *sheet, struct table *table, table_list *tables)
{
    struct arena *arena = sheet->extraction->scratch;
    size_t second;
    while ((second = find_second(&table->columns))) {
        struct table left = *table;
        left.columns = (column_list){0};
        left.is_beside = table->is_beside = true;
        for (size_t i = 0; i < second; i++)
            *VECTOR_ADD(arena, &left.columns) = table->columns.items[i];
        left.column_to = table->columns.items[second - 1].column_to;
        column_list rest = {0};
        for (size_t i = second; i < table->columns.count; i++)
            *VECTOR_ADD(arena, &rest) = table->columns.items[i];
        table->columns = rest;
        table->column = rest.items[0].column;
        summarise(&left);
        *VECTOR_ADD(arena, tables) = left;
    }
    summarise(table);
    *VECTOR_ADD(arena, tables) = *table;
}

// Whether a table has columns of periods whose measure is still open.
static bool has_open_figures(const struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].period && !table->columns.items[i].field)
            return true;
    return false;
}

// Gives every block of tables the rows down to the next block that has figures.
static void set_data_ends(const struct sheet_view *sheet, table_list *tables)
{
    int32_t next = sheet->grid->row_count;
    for (size_t i = tables->count; i > 0;) {
        size_t first = i - 1;
        int32_t header = tables->items[first].header;
        bool has_figures = false;
        while (first > 0 && tables->items[first - 1].header == header)
            first--;
        for (size_t k = first; k < i; k++) {
            tables->items[k].data_to = next;
            has_figures = has_figures || tables->items[k].has_figures || tables->items[k].is_money ||
                          has_open_figures(&tables->items[k]);
        }
        if (has_figures)
            next = header;
        i = first;
    }
}

// Whether a heading path is another one, or its lower end.
static bool is_lower_path(struct str lower, struct str path)
{
    if (str_equal(lower, path))
        return true;
    size_t n = lower.n + strlen(PATH_JOINT);
    return lower.n && path.n > n && str_ends(path, lower) &&
           str_equal(str_slice(path, path.n - n, strlen(PATH_JOINT)), str_of(PATH_JOINT));
}

// A page may repeat the lowest row of the headings alone: its columns are those of the table before it.
static void inherit_groups(const table_list *tables, struct table *table)
{
    const struct table *before = tables->count ? &tables->items[tables->count - 1] : NULL;
    if (!before || before->columns.count != table->columns.count)
        return;
    bool has_lost = false;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *one = &before->columns.items[i], *here = &table->columns.items[i];
        if (one->column != here->column || !is_lower_path(here->path, one->path))
            return;
        has_lost = has_lost || (one->measure && !here->measure);
    }
    for (size_t i = 0; i < table->columns.count && has_lost; i++)
        table->columns.items[i] = before->columns.items[i];
}

// Files the columns by their fields: every row asks for them again.
static void index_fields(const struct sheet_view *sheet, struct table *table)
{
    const struct column **by_field = arena_array(sheet->extraction->scratch, FIELD_COUNT, sizeof *by_field);
    for (int field = 0; field < FIELD_COUNT; field++)
        by_field[field] = table_field(table, (enum field)field);
    table->by_field = by_field;
}

// The quarter that a sheet's name says, 0 when it says none.
static int name_quarter(struct sheet_view *sheet, struct str name)
{
    struct words words;
    words_cut(fold_label(sheet->extraction->scratch, name), &words);
    for (size_t i = 0; i < words.count; i++) {
        enum period period;
        if (period_at(&words, i, &period) && period >= PERIOD_T1 && period <= PERIOD_T4)
            return period_quarter(period);
    }
    return 0;
}

// Whether the sheet is one of several by quarters: its name says one and another visible sheet's says another.
static bool is_sheet_of_quarter(struct sheet_view *sheet)
{
    const struct workbook *workbook = sheet->extraction->workbook;
    int own = workbook->sheets.count > 1 && sheet->grid->has_name ? name_quarter(sheet, sheet->grid->name) : 0;
    for (size_t i = 0; i < workbook->sheets.count && own; i++) {
        int other = workbook->sheets.items[i].visibility == SHEET_VISIBLE
                        ? name_quarter(sheet, workbook->sheets.items[i].name)
                        : 0;
        if (other && other != own)
            return true;
    }
    return false;
}

// Finds the tables of a sheet, from top to bottom and left to right.
void tables_find(struct sheet_view *sheet, table_list *tables)
{
    int32_t above = -1;
    for (size_t i = 0; i < sheet->grid->rows.count; i++) {
        int32_t row = sheet->grid->rows.items[i].row;
        if (row <= above || is_hopeless(sheet, &sheet->grid->rows.items[i]))
            continue;
        struct row_look look = look_at(sheet, row, 0, sheet->grid->column_count);
        if (!is_core(&look))
            continue;
        struct table table = {.label_column = -1};
        grow_block(sheet, row, above, &table);
        measure_block(sheet, &table);
        columns_read(sheet, &table);
        inherit_groups(tables, &table);
        add_tables(sheet, &table, tables);
        above = table.header_to;
    }
    set_data_ends(sheet, tables);
    bool is_of_quarter = tables->count && is_sheet_of_quarter(sheet);
    for (size_t i = 0; i < tables->count; i++) {
        struct table *table = &tables->items[i];
        table->is_of_quarter = is_of_quarter;
        columns_obey_layout(sheet, table);
        columns_settle(sheet, table);
        summarise(table);
        labels_find(sheet, table);
        columns_place(table);
        if (!table->is_of_variables)
            columns_settle_by_identity(sheet, table);
        summarise(table);
        index_fields(sheet, table);
    }
}

// The rows below a table's headings that may belong to it.
struct row_range table_rows(const struct sheet_view *sheet, const struct table *table)
{
    return (struct row_range){view_rows_from(sheet, table->header_to + 1), view_rows_from(sheet, table->data_to)};
}

// The table's column of a field, or NULL.
const struct column *table_field(const struct table *table, enum field field)
{
    if (table->by_field)
        return table->by_field[field];
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].field == field && !table->columns.items[i].is_spare)
            return &table->columns.items[i];
    return NULL;
}

// The cell of a column in a row: the first filled one of its span.
const struct cell *column_cell(const struct sheet_view *sheet, const struct column *column, int32_t row)
{
    for (int32_t at = column->column; at <= column->column_to; at++) {
        const struct cell *cell = view_cell(sheet, row, at);
        if (cell)
            return cell;
    }
    return NULL;
}
