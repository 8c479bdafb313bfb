// SPDX-License-Identifier: MIT
// Proposing a layout file; see propose.h. What was sure needs no line: the dictionary knows it.
#include "layout/propose.h"

#include "es/layout_texts.h"
#include "text/fold.h"

enum { CLUES_MAX = 6, TITLES_MAX = 2, CLUE_BYTES_MAX = 90 };

// Whether a table names indicators over columns of periods, so that it may be one that was refused.
static bool may_be_table(const struct table *table)
{
    bool has_open = table->has_figures;
    for (size_t i = 0; i < table->columns.count; i++)
        has_open = has_open || (table->columns.items[i].period && !table->columns.items[i].field);
    return has_open && (table->has_figures || table->has_name);
}

// The first table of a sheet with figures, or that may have them; NULL when it has none.
static const struct table *main_table(const struct sheet_explanation *sheet)
{
    for (size_t i = 0; i < sheet->reading->tables.count; i++)
        if (sheet->reading->tables.items[i].has_figures)
            return &sheet->reading->tables.items[i];
    for (size_t i = 0; i < sheet->reading->tables.count; i++)
        if (may_be_table(&sheet->reading->tables.items[i]))
            return &sheet->reading->tables.items[i];
    return NULL;
}

// The sheet with most records that counts, NULL when there is none.
static const struct sheet_explanation *main_sheet(const struct explanation *explanation)
{
    const struct sheet_explanation *best = NULL;
    for (size_t i = 0; i < explanation->sheets.count; i++) {
        const struct sheet_explanation *sheet = &explanation->sheets.items[i];
        size_t count = sheet->reading->is_left_out ? 0 : sheet->reading->records.count;
        bool is_first = !best && (count || main_table(sheet));
        if (is_first || (best && count > best->reading->records.count))
            best = sheet;
    }
    return best;
}

// A name for the layout out of the file's: "PbRM 08c.xlsx" is "pbrm-08c".
static struct str slug(struct arena *arena, struct str name)
{
    size_t end = name.n;
    while (end && name.s[end - 1] != '.')
        end--;
    struct str folded = fold_label(arena, str_slice(name, 0, end ? end - 1 : name.n));
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < folded.n; i++)
        buffer_add_char(&out, folded.s[i] == ' ' ? '-' : folded.s[i]);
    return out.n ? buffer_str(&out) : STR("plantilla");
}

// Whether a text has letters, is short, and has no digits that would tie the layout to one file.
static bool is_clue(struct str text)
{
    bool has_letter = false;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] >= '0' && text.s[i] <= '9')
            return false;
        has_letter = has_letter || (text.s[i] & 0x80) || (text.s[i] >= 'A' && text.s[i] <= 'z');
    }
    return has_letter && text.n >= 4 && text.n <= CLUE_BYTES_MAX;
}

// The front of a title up to its first digit.
static struct str title_front(struct str title)
{
    size_t n = 0;
    while (n < title.n && !(title.s[n] >= '0' && title.s[n] <= '9'))
        n++;
    while (n && (title.s[n - 1] == ' ' || title.s[n - 1] == '-' || title.s[n - 1] == ',' || title.s[n - 1] == ':'))
        n--;
    return str_slice(title, 0, n);
}

// The lines by which the format will be recognised; returns how many.
static int add_clues(struct buffer *out, const struct sheet_explanation *sheet, const struct table *table)
{
    int clues = 0;
    for (size_t i = 0; i < sheet->reading->headings.count && clues < TITLES_MAX; i++) {
        const struct heading *heading = &sheet->reading->headings.items[i];
        struct str front = title_front(heading->value);
        if (heading->field || heading->row > table->header || !is_clue(front) || str_find(front, STR(" ")) == SIZE_MAX)
            continue;
        buffer_format(out, "texto: %.*s\n", STR_ARG(front));
        clues++;
    }
    for (size_t i = 0; i < table->columns.count && clues < CLUES_MAX; i++) {
        const struct column *column = &table->columns.items[i];
        struct str leaf = column->path;
        size_t mark = str_find(leaf, STR(" > "));
        struct str top = str_slice(leaf, 0, mark);
        if (!is_clue(top) || (i && str_starts(table->columns.items[i - 1].path, top)))
            continue;
        buffer_format(out, "texto: %.*s\n", STR_ARG(top));
        clues++;
    }
    return clues;
}

// Whether a heading path stands over one column only.
static bool is_only_path(const struct table *table, const struct column *column)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (&table->columns.items[i] != column && str_equal(table->columns.items[i].path, column->path))
            return false;
    return column->path.n > 0;
}

// The sections for columns that were not sure, and remarks for those not understood.
static void add_columns(struct buffer *out, const struct table *table)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        bool is_sure = column->why == REASON_SYNONYM || column->why == REASON_WORDS;
        struct str letter = place_column_name(out->arena, column->column);
        if (column->place && !column->is_spare && !is_sure) {
            buffer_format(out, "\n" LAYOUT_TEXT_PROPOSE_DOUBT, letter.s, STR_ARG(column->path));
            buffer_format(out, "[cifra %s %s]\n", measure_shown(column->measure), place_shown(column->place));
            if (is_only_path(table, column))
                buffer_format(out, "encabezado: %.*s\n", STR_ARG(column->path));
            else
                buffer_format(out, "columna: %s\n", letter.s);
        } else if (column->field && column->path.n && !is_sure) {
            buffer_format(out, "\n" LAYOUT_TEXT_PROPOSE_DOUBT, letter.s, STR_ARG(column->path));
            buffer_format(out, "[columna %s]\nigual: %.*s\n", field_name(column->field), STR_ARG(column->path));
        } else if (!column->place && !column->field && column->path.n && !column->is_other) {
            buffer_format(out, "\n" LAYOUT_TEXT_PROPOSE_UNKNOWN, letter.s, STR_ARG(column->path));
            enum figure_place place = place_of(column->period, column->is_cumulative);
            if (place)
                buffer_format(out, LAYOUT_TEXT_PROPOSE_OPEN, place_shown(place), letter.s);
        } else if (column->is_spare && column->place) {
            buffer_format(out, "\n" LAYOUT_TEXT_PROPOSE_SPARE, letter.s, STR_ARG(column->path));
        }
    }
}

// Whether the declared variances are actual minus target in more rows than target minus actual.
static bool has_reversed_variance(const struct sheet_reading *reading, bool *has_any)
{
    int reversed = 0, usual = 0;
    for (size_t i = 0; i < reading->records.count; i++)
        for (int q = 0; q < QUARTERS; q++) {
            const struct record *record = reading->records.items[i];
            const struct figure *target = &record->target.t[q], *actual = &record->actual.t[q],
                                *variance = &record->variance.t[q];
            if (!figure_is_number(target) || !figure_is_number(actual) || !figure_is_number(variance))
                continue;
            double gap = target->value - actual->value;
            bool is_zero = gap < 0.01 && gap > -0.01;
            usual += !is_zero && variance->value - gap < 0.51 && variance->value - gap > -0.51;
            reversed += !is_zero && variance->value + gap < 0.51 && variance->value + gap > -0.51;
        }
    *has_any = usual || reversed;
    return reversed > usual;
}

// Writes the proposal for the sheet with most records.
bool layout_propose(struct buffer *out, const struct source *source, const struct explanation *explanation)
{
    const struct sheet_explanation *sheet = main_sheet(explanation);
    const struct table *table = sheet ? main_table(sheet) : NULL;
    if (!table)
        return false;
    buffer_format(out, LAYOUT_TEXT_PROPOSE_HEAD, STR_ARG(source->name), STR_ARG(sheet->view->grid->name));
    struct str name = slug(out->arena, source->name);
    buffer_format(out, "[plantilla]\nnombre: %.*s\ntitulo: %.*s\nversion: 1\n\n", STR_ARG(name), STR_ARG(source->name));
    buffer_format(out, LAYOUT_TEXT_PROPOSE_CLUES "[reconocer]\n");
    int clues = add_clues(out, sheet, table);
    buffer_format(out, "minimo: %d\n", clues > 2 ? clues - 1 : clues);
    add_columns(out, table);
    bool has_variance;
    bool is_reversed = has_reversed_variance(sheet->reading, &has_variance);
    buffer_add_z(out, "\n[convenciones]\n");
    if (has_variance)
        buffer_format(out, "variacion: %s\n", is_reversed ? "avance menos meta" : "meta menos avance");
    buffer_add_z(out, "porcentaje acumulado: de la meta anual\nacumulacion: por indicador\n");
    return clues > 0;
}

// Reads a layout file beside the installed ones.
bool layout_try(struct arena *arena, const struct vocabulary *installed, struct str path,
                struct vocabulary **vocabulary, struct vocabulary **without, struct str *message)
{
    struct vocabulary *alone = ARENA_NEW(arena, struct vocabulary), *all = ARENA_NEW(arena, struct vocabulary);
    struct vocabulary *others = ARENA_NEW(arena, struct vocabulary);
    struct str text;
    alone->terms = all->terms = others->terms = installed->terms;
    if (!vocabulary_file_text(arena, path, &text, message) || !layout_file_read(arena, alone, path, text, message))
        return false;
    for (size_t i = 0; i < installed->layouts.count; i++) {
        if (str_equal(installed->layouts.items[i].name, alone->layouts.items[0].name))
            continue;
        vocabulary_add(arena, all, &installed->layouts.items[i]);
        vocabulary_add(arena, others, &installed->layouts.items[i]);
    }
    vocabulary_add(arena, all, &alone->layouts.items[0]);
    *vocabulary = all;
    *without = others;
    return true;
}

// What a column was taken for, as one text.
static struct str taken_for(struct arena *arena, const struct column *column)
{
    if (!column)
        return STR(LAYOUT_TEXT_NOTHING);
    if (column->place)
        return str_format(arena, "%s %s", measure_shown(column->measure), place_shown(column->place));
    return column->field ? str_of(field_shown(column->field)) : STR(LAYOUT_TEXT_NOTHING);
}

// The column of a sheet at a place, NULL when no table has one there.
static const struct column *column_at(const struct sheet_explanation *sheet, int32_t header, int32_t at)
{
    for (size_t i = 0; i < sheet->reading->tables.count; i++)
        for (size_t k = 0; k < sheet->reading->tables.items[i].columns.count; k++) {
            const struct column *column = &sheet->reading->tables.items[i].columns.items[k];
            if (sheet->reading->tables.items[i].header_to == header && column->column == at)
                return column;
        }
    return NULL;
}

// The columns of a sheet that changed.
static int compare_columns(struct buffer *out, const struct sheet_explanation *before,
                           const struct sheet_explanation *after)
{
    int changes = 0;
    for (size_t i = 0; i < after->reading->tables.count; i++) {
        const struct table *table = &after->reading->tables.items[i];
        for (size_t k = 0; k < table->columns.count; k++) {
            const struct column *column = &table->columns.items[k];
            struct str was = taken_for(out->arena, column_at(before, table->header_to, column->column));
            struct str is = taken_for(out->arena, column);
            if (str_equal(was, is))
                continue;
            buffer_format(out, LAYOUT_TEXT_CHANGE, place_column_name(out->arena, column->column).s,
                          STR_ARG(column->path), STR_ARG(was), STR_ARG(is));
            changes++;
        }
    }
    return changes;
}

// Writes what changed, sheet by sheet.
void readings_compare(struct buffer *out, const struct layout *layout, const struct explanation *before,
                      const struct explanation *after)
{
    for (size_t i = 0; i < after->sheets.count && i < before->sheets.count; i++) {
        const struct sheet_explanation *sheet = &after->sheets.items[i];
        int32_t met = 0, clues = 0;
        for (size_t k = 0; k < sheet->bids.count; k++)
            if (str_equal(sheet->bids.items[k].layout->name, layout->name)) {
                met = sheet->bids.items[k].met;
                clues = sheet->bids.items[k].clues;
            }
        bool is_used = sheet->view->layout && str_equal(sheet->view->layout->name, layout->name);
        buffer_format(out, is_used ? LAYOUT_TEXT_RECOGNISED : LAYOUT_TEXT_NOT_RECOGNISED,
                      STR_ARG(sheet->view->grid->name), met < 0 ? 0 : met, clues, layout->minimum);
        int changes = compare_columns(out, &before->sheets.items[i], sheet);
        size_t was = before->sheets.items[i].reading->records.count, is = sheet->reading->records.count;
        if (was != is)
            buffer_format(out, LAYOUT_TEXT_COUNT_CHANGE, was, is);
        else if (!changes)
            buffer_add_z(out, LAYOUT_TEXT_NO_CHANGE);
    }
}
