// SPDX-License-Identifier: MIT
// Heading paths: every column sees the labels above it, from the leaf to the group, and each adds what the ones
// below it left open.
#include "layout/column.h"

#include "text/fold.h"

// One label over a column.
struct path_label {
    struct merge span; // the cells it covers, or was extended over
    struct sense sense;
    struct str text;
};

struct path {
    struct path_label labels[HEADER_ROWS_MAX];
    int count;
};

// Whether a sense may be extended to the right over cells without a label of their own.
static bool is_extensible(const struct sense *sense)
{
    return sense->measure || sense->period || sense->is_group || sense->is_cumulative || sense->is_annual ||
           sense->is_quarter || sense->is_base_group || sense->year;
}

// What a year, a date or, under another label, a bare number says in a heading.
static void take_number(struct sheet_view *sheet, const struct cell *cell, bool is_under, struct sense *sense)
{
    int month = heading_month(sheet, cell), quarter = is_under ? heading_quarter(cell) : 0;
    if (month)
        sense->period = (enum period)(PERIOD_M1 + month - 1);
    else if (quarter)
        sense->period = (enum period)(PERIOD_T1 + quarter - 1);
    else
        sense->year = heading_year(cell);
}

// The sense of a label in a heading, where numbers are labels too.
static inline struct sense heading_sense(struct sheet_view *sheet, const struct cell *cell, bool is_under)
{
    struct sense sense = view_sense(sheet, cell);
    if (!sense.why && cell)
        take_number(sheet, cell, is_under, &sense);
    return sense;
}

// The first label under a place in the block, or NULL.
static const struct cell *label_below(const struct sheet_view *sheet, const struct table *table, int32_t row,
                                      int32_t column)
{
    for (int32_t below = row + 1; below <= table->header_to; below++) {
        const struct cell *cell = view_cell(sheet, below, column);
        if (cell)
            return cell;
    }
    return NULL;
}

// Whether the label below a column says the same as one between `from` and the column: a new group began there.
static bool restarts(struct sheet_view *sheet, const struct table *table, int32_t row, int32_t from, int32_t column)
{
    struct sense own = heading_sense(sheet, label_below(sheet, table, row, column), true);
    for (int32_t at = from; at < column; at++) {
        const struct cell *cell = label_below(sheet, table, row, at);
        if (!cell)
            continue;
        if (view_span(sheet, row + 1, at).column_to >= column)
            continue; // one label over both
        struct sense other = heading_sense(sheet, cell, true);
        bool same_figures = own.measure == other.measure && own.period == other.period &&
                            own.is_annual == other.is_annual && own.is_cumulative == other.is_cumulative &&
                            own.column == other.column;
        if (same_figures)
            return true;
    }
    return false;
}

// The label at the left that reaches over a blank heading cell; its column, or -1.
static int32_t find_left(struct sheet_view *sheet, const struct table *table, int32_t row, int32_t column)
{
    if (!label_below(sheet, table, row, column))
        return -1;
    for (int32_t at = column - 1; at >= table->column; at--) {
        const struct cell *cell = view_cell(sheet, row, at);
        if (!cell) {
            if (!label_below(sheet, table, row, at))
                return -1;
            continue;
        }
        struct merge span = view_span(sheet, row, at);
        struct sense sense = heading_sense(sheet, cell, false);
        bool is_leaf = span.row_to >= table->header_to || !label_below(sheet, table, span.row_to, span.column);
        if (is_leaf || !is_extensible(&sense) || restarts(sheet, table, row, span.column, column))
            return -1;
        return span.column;
    }
    return -1;
}

// The month that a letter names among the initials of all twelve, side by side: "E F M A M J J A S O N D"; 0: none.
static int month_initial(const struct sheet_view *sheet, int32_t row, int32_t column)
{
    static const char initials[] = "EFMAMJJASOND";
    for (int32_t from = column > 11 ? column - 11 : 0; from <= column; from++) {
        int met = 0;
        while (met < 12) {
            const struct cell *cell = view_own_cell(sheet, row, from + met);
            if (!cell || cell->type != CELL_TEXT || cell->text.n != 1 || (cell->text.s[0] & ~0x20) != initials[met])
                break;
            met++;
        }
        if (met == 12)
            return column - from + 1;
    }
    return 0;
}

// Adds a label to the path unless it is the same cell as the one before. Merges that overlap leave no cell (NULL).
static void add_label(struct sheet_view *sheet, struct path *path, struct merge span, const struct cell *cell)
{
    if (path->count && path->labels[path->count - 1].span.row == span.row &&
        path->labels[path->count - 1].span.column == span.column)
        return;
    if (path->count == HEADER_ROWS_MAX)
        return;
    struct sense sense = heading_sense(sheet, cell, path->count > 0);
    bool is_letter =
        cell && cell->type == CELL_TEXT && cell->text.n == 1 && cell->text.s[0] != 'P' && cell->text.s[0] != '%';
    int month = is_letter ? month_initial(sheet, span.row, span.column) : 0;
    if (month)
        sense = (struct sense){.period = (enum period)(PERIOD_M1 + month - 1)};
    path->labels[path->count++] = (struct path_label){span, sense, view_text(sheet, cell)};
}

// Collects the labels over a column from top to bottom.
static void read_path(struct sheet_view *sheet, const struct table *table, int32_t column, struct path *path)
{
    path->count = 0;
    for (int32_t row = table->header; row <= table->header_to; row++) {
        const struct cell *cell = view_cell(sheet, row, column);
        if (cell) {
            add_label(sheet, path, view_span(sheet, row, column), cell);
            continue;
        }
        int32_t left = find_left(sheet, table, row, column);
        if (left < 0)
            continue;
        struct merge span = view_span(sheet, row, left);
        span.column_to = column;
        add_label(sheet, path, span, view_cell(sheet, row, left));
    }
}

// Whether a label is a title over the table: it also covers a column whose own heading is a text field.
static bool is_title(struct sheet_view *sheet, const struct table *table, const struct path_label *label)
{
    if (label->span.column == label->span.column_to)
        return false;
    for (int32_t at = label->span.column; at <= label->span.column_to; at++) {
        struct sense below = view_sense(sheet, label_below(sheet, table, label->span.row_to, at));
        if (below.column == FIELD_INDICATOR || below.column == FIELD_LEVEL || below.column == FIELD_SUMMARY ||
            (below.column == FIELD_ACTION && !below.measure))
            return true;
    }
    return false;
}

// Takes a label's measure when nothing below it has one, or when the one below is only a noun for its number.
static void take_measure(struct column *column, const struct sense *sense, bool number_leaf)
{
    if (!sense->measure)
        return;
    if (!column->measure) {
        column->measure = sense->measure;
        column->is_weak = sense->is_weak;
        column->is_letter = sense->is_letter;
        return;
    }
    if (number_leaf && column->is_weak && !sense->is_weak && sense->measure != MEASURE_PERCENT) {
        column->measure = sense->measure;
        column->is_weak = false;
    }
    if (column->measure == MEASURE_PERCENT &&
        (sense->measure == MEASURE_TARGET || sense->measure == MEASURE_VARIANCE) && !sense->is_weak)
        column->is_other = true; // the share of the target or of the variance, not of what was achieved
}

// Takes what a label says of the period, unless a label below already did.
static void take_period(struct column *column, const struct sense *sense)
{
    bool is_open = !column->period && !column->is_annual && !column->is_quarter;
    if (sense->period && !column->period)
        column->period = sense->period;
    if (is_open && !column->is_cumulative) {
        column->is_cumulative = sense->is_cumulative;
        column->is_annual = sense->is_annual;
    }
    if (is_open)
        column->is_quarter = sense->is_quarter;
}

// Whether the labels beside a leaf, under the same group, name another measure than percent: then "Meta" is one too.
static bool has_measured_sibling(struct sheet_view *sheet, const struct table *table, const struct path *path, int leaf)
{
    if (!leaf)
        return false;
    const struct path_label *group = &path->labels[leaf - 1];
    for (int32_t at = group->span.column; at <= table->column_to; at++) {
        struct merge over = view_span(sheet, group->span.row, at);
        if (view_cell(sheet, group->span.row, at) && over.column != group->span.column)
            break;
        struct sense sense = view_sense(sheet, view_cell(sheet, path->labels[leaf].span.row, at));
        if (sense.measure == MEASURE_ACTUAL || sense.measure == MEASURE_VARIANCE)
            return true;
    }
    return false;
}

// Joins the labels for people.
static struct str join_path(struct arena *arena, const struct path *path)
{
    struct buffer text = {.arena = arena};
    for (int i = 0; i < path->count; i++) {
        if (i)
            buffer_add_z(&text, PATH_JOINT);
        buffer_add_str(&text, path->labels[i].text);
    }
    return buffer_str(&text);
}

// The baseline's columns are only known by the group over them: outside it "Año" is a year and "Valor" a number.
static void settle_baseline(struct column *column, bool is_base)
{
    if (is_base && column->is_number && !column->field)
        column->field = FIELD_BASE_VALUE;
    if (is_base && (column->field == FIELD_YEAR || column->field == FIELD_BASE_YEAR))
        column->field = FIELD_BASE_YEAR;
    if (is_base && (column->field == FIELD_BASE_VALUE || column->field == FIELD_BASE_YEAR)) {
        column->measure = MEASURE_NONE;
        return;
    }
    if (column->is_number && column->field == FIELD_BASE_VALUE)
        column->field = FIELD_NONE;
}

// Whether a title over a table says nothing but its quarter: "SEGUNDO TRIMESTRE 2025", not "al segundo trimestre".
static bool is_quarter_alone(struct sheet_view *sheet, const struct sense *title, struct str text)
{
    struct words words;
    words_cut(fold_label(sheet->extraction->scratch, text), &words);
    for (size_t i = 0; i < words.count; i++)
        if (str_is(words.items[i], "al") || str_is(words.items[i], "a"))
            return false;
    return title->period >= PERIOD_T1 && title->period <= PERIOD_T4 && !title->measure && !title->is_cumulative;
}

// Whether the lowest label over a column says something that is not understood.
static bool is_unknown_leaf(struct sheet_view *sheet, const struct path *path)
{
    const struct path_label *leaf = path->count ? &path->labels[path->count - 1] : NULL;
    if (!leaf || leaf->sense.why || leaf->sense.period || leaf->sense.year)
        return false;
    return !vocabulary_is_filler(sheet->extraction->vocabulary, fold_label(sheet->extraction->scratch, leaf->text));
}

// Reads one column from its path.
static struct column read_column(struct sheet_view *sheet, const struct table *table, int32_t at,
                                 const struct path *path)
{
    struct column column = {.column = at, .column_to = at};
    bool is_base = false;
    const struct sense *title = NULL;
    struct str title_text = STR("");
    bool is_merged = false; // the title, over this column too
    column.path = join_path(sheet->extraction->scratch, path);
    for (int i = path->count - 1; i >= 0; i--) {
        const struct sense *sense = &path->labels[i].sense;
        bool is_leaf = i == path->count - 1;
        if (!is_leaf && is_title(sheet, table, &path->labels[i])) {
            title = sense;
            title_text = path->labels[i].text;
            is_merged = view_span(sheet, path->labels[i].span.row, path->labels[i].span.column).column_to >= at;
            continue;
        }
        bool number_leaf = column.is_weak && column.measure == MEASURE_TARGET && is_leaf == false &&
                           !has_measured_sibling(sheet, table, path, path->count - 1);
        if (sense->column && !column.field && is_leaf)
            column.field = sense->column;
        bool is_text = !is_leaf && column.field && !column.measure && column.field != FIELD_BASE_VALUE;
        if (!is_text) { // what stands over a text column is a title, whatever it says of figures
            bool gives_measure = !column.measure && sense->measure;
            take_measure(&column, sense, number_leaf);
            take_period(&column, sense);
            if (gives_measure && sense->is_cumulative) // "Avance acumulado" over the quarters
                column.is_cumulative = true;
        }
        column.is_other = column.is_other || sense->is_other;
        column.is_number = column.is_number || (is_leaf && sense->is_number);
        column.year = column.year ? column.year : sense->year;
        is_base = is_base || sense->is_base_group || (!is_leaf && sense->column == FIELD_BASELINE);
        if (sense->why && !column.why)
            column.why = sense->why;
    }
    if (column.measure && is_unknown_leaf(sheet, path)) { // "Programado > Zona norte": which part of it, nobody says
        column.measure = MEASURE_NONE;
        column.is_annual = column.is_cumulative = column.is_quarter = false;
    }
    bool is_open = !column.measure && !column.field && (column.period || column.is_annual || column.is_cumulative);
    if (title && is_open)
        take_measure(&column, title, false); // a title over the whole table says what its only group is
    bool is_undated =
        column.measure && !column.period && !column.is_annual && !column.is_cumulative && !column.is_quarter;
    if (title && is_undated && is_merged && is_quarter_alone(sheet, title, title_text))
        column.period = title->period;
    settle_baseline(&column, is_base);
    column.is_unsure_field = column.field && column.measure;
    return column;
}

// Reads the heading paths of the table's extent into its columns.
void columns_read(struct sheet_view *sheet, struct table *table)
{
    struct arena *arena = sheet->extraction->scratch;
    struct path path;
    for (int32_t at = table->column; at <= table->column_to; at++) {
        read_path(sheet, table, at, &path);
        struct merge leaf = path.count ? path.labels[path.count - 1].span : (struct merge){0, at, 0, at};
        struct column *last = table->columns.count ? &table->columns.items[table->columns.count - 1] : NULL;
        if (path.count && leaf.column < at && last && last->column >= leaf.column && leaf.row_to >= table->header_to) {
            last->column_to = at; // the rest of a merged leaf
            continue;
        }
        *VECTOR_ADD(arena, &table->columns) = read_column(sheet, table, at, &path);
    }
}
