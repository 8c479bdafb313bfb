// SPDX-License-Identifier: MIT
// Writing a form, blank or filled; see form.h. One sheet for each programme and alignment of the unit.
#include "write/form.h"

#include "base/decimal.h"
#include "es/form_texts.h"
#include "text/fold.h"
#include "write/form_formula.h"

enum {
    BLANK_ROWS = 30,
    SPARE_ROWS = 5,
    LEVELS_MAX = 4,
    HEADER_FILL = 0xD9E2EC,
    TITLE_SIZE = 140,
    INPUT_FILL = 0xFFFDE7
};

// A form being written.
struct form {
    struct arena *arena;
    const struct form_request *request;
    struct book *book;
    struct sheet *sheet;
    struct form_columns columns;
    const struct record *const *group; // of the sheet being written
    size_t group_count;
    int32_t row;                    // where the next thing goes
    int32_t header;                 // first row of the headings
    int depth;                      // their rows
    int32_t list_rows[FIELD_COUNT]; // values of each field on the sheet of lists, by its own column
};

// How headings look.
static struct style header_style(void)
{
    return (struct style){.bold = 1,
                          .fill = COLOUR(HEADER_FILL),
                          .wrap = 1,
                          .across = ACROSS_CENTRE,
                          .down = DOWN_CENTRE,
                          .top = BORDER_THIN,
                          .bottom = BORDER_THIN,
                          .left = BORDER_THIN,
                          .right = BORDER_THIN};
}

// The style of a cell to fill, or of a calculated one.
static struct style cell_style(const struct layout_column *column, const struct figure *figure)
{
    struct style style = {.wrap = 1,
                          .down = DOWN_TOP,
                          .top = BORDER_HAIR,
                          .bottom = BORDER_HAIR,
                          .left = BORDER_HAIR,
                          .right = BORDER_HAIR};
    style.unlocked = !column->is_formula;
    style.fill = column->is_formula ? 0 : COLOUR(INPUT_FILL);
    bool is_percent = figure && figure->is_percent;
    if (is_percent || column->measure == MEASURE_PERCENT) {
        int decimals = figure && figure->decimals >= 0 ? figure->decimals : column->measure == MEASURE_PERCENT ? 2 : 0;
        style.number = decimals == 0 ? SHOW_PERCENT_0 : decimals == 1 ? SHOW_PERCENT_1 : SHOW_PERCENT_2;
    }
    return style;
}

// The level of a heading path, the last one repeated downwards.
static struct str path_level(struct str path, int level)
{
    struct str part = path;
    for (int i = 0; i <= level; i++) {
        size_t mark = str_find(path, STR(">"));
        part = str_trim(str_slice(path, 0, mark));
        if (mark == SIZE_MAX)
            return part;
        path = str_slice(path, mark + 1, path.n);
    }
    return part;
}

// How many levels a heading path has.
static int path_depth(struct str path)
{
    int depth = 1;
    for (size_t i = 0; i < path.n; i++)
        depth += path.s[i] == '>';
    return depth < LEVELS_MAX ? depth : LEVELS_MAX;
}

// The note on a heading.
static struct str note_of(struct arena *arena, const struct layout_column *column)
{
    if (column->is_formula)
        return STR(FORM_NOTE_FORMULA);
    if (column->measure)
        return column->measure == MEASURE_TARGET ? STR(FORM_NOTE_TARGET) : STR(FORM_NOTE_ACTUAL);
    if (column->field == FIELD_LEVEL)
        return STR(FORM_NOTE_LEVEL);
    if (column->field == FIELD_ACTION)
        return STR(FORM_NOTE_ACTION);
    if (column->field == FIELD_SUMMARY)
        return STR(FORM_NOTE_SUMMARY);
    return str_format(arena, FORM_NOTE_TEXT, field_shown(column->field));
}

// Whether two columns share the heading of a level and all above it.
static bool shares_heading(const struct layout_column *a, const struct layout_column *b, int level)
{
    for (int i = 0; i <= level; i++)
        if (!str_equal(path_level(a->heading, i), path_level(b->heading, i)))
            return false;
    return path_depth(a->heading) > level + 1 && path_depth(b->heading) > level + 1;
}

// Writes a heading over the cells it covers.
static void put_heading(struct form *form, int32_t row, int32_t column, int32_t row_to, int32_t column_to,
                        struct str text)
{
    struct style style = header_style();
    if (row_to > row || column_to > column)
        sheet_merge(form->sheet, row, column, row_to, column_to, text, &style);
    else
        sheet_text(form->sheet, row, column, text, &style);
}

// Writes the headings with their groups, and a note on each leaf.
static void write_headings(struct form *form)
{
    form->header = form->row;
    form->depth = 1;
    for (size_t i = 0; i < form->columns.count; i++)
        form->depth = path_depth(form->columns.items[i].heading) > form->depth
                          ? path_depth(form->columns.items[i].heading)
                          : form->depth;
    for (size_t i = 0; i < form->columns.count; i++) {
        const struct layout_column *column = &form->columns.items[i];
        int depth = path_depth(column->heading);
        for (int level = 0; level < depth; level++) {
            bool is_leaf = level == depth - 1;
            size_t to = i;
            if (i && !is_leaf && shares_heading(&form->columns.items[i - 1], column, level))
                continue;
            while (!is_leaf && to + 1 < form->columns.count &&
                   shares_heading(column, &form->columns.items[to + 1], level))
                to++;
            int32_t row = form->header + level, row_to = is_leaf ? form->header + form->depth - 1 : row;
            put_heading(form, row, (int32_t)i, row_to, (int32_t)to, path_level(column->heading, level));
            if (is_leaf)
                sheet_note(form->sheet, row, (int32_t)i, note_of(form->arena, column));
        }
    }
    form->row = form->header + form->depth;
}

// A key and a name as one text: "504 - Instituto".
static struct str key_text(struct arena *arena, const struct named_key *named)
{
    if (named->key.s && named->name.s)
        return str_format(arena, "%.*s - %.*s", STR_ARG(named->key), STR_ARG(named->name));
    return named->key.s ? named->key : named->name.s ? named->name : STR("");
}

// Adds the keys of a list to the heading's lines.
static void add_plan_line(struct form *form, int32_t *row, const struct named_key *named)
{
    struct style open = {.unlocked = 1, .fill = COLOUR(INPUT_FILL)};
    if (named->key.s)
        sheet_text(form->sheet, *row, 1, named->key, &open);
    if (named->name.s)
        sheet_text(form->sheet, *row, named->key.s ? 2 : 1, named->name, &open);
    (*row)++;
}

// Writes the plan's keys of a field, one a row; at least one row.
static void write_plan_keys(struct form *form, const named_keys *keys)
{
    struct style open = {.unlocked = 1, .fill = COLOUR(INPUT_FILL)};
    int32_t row = form->row;
    for (size_t i = 0; i < keys->count; i++)
        add_plan_line(form, &row, &keys->items[i]);
    if (row == form->row)
        sheet_blank(form->sheet, row++, 1, &open);
    form->row = row;
}

// Adds to a list the keys that it lacks.
static void join_keys(struct arena *arena, named_keys *all, const named_keys *more)
{
    for (size_t i = 0; i < more->count; i++) {
        size_t k = 0;
        while (k < all->count && !str_equal(all->items[k].key, more->items[i].key))
            k++;
        if (k == all->count)
            *VECTOR_ADD(arena, all) = more->items[i];
        else if (!all->items[k].name.s)
            all->items[k].name = more->items[i].name;
    }
}

// The lines of action of the heading, after their axes and objectives, as a list of codes: those of all its rows.
static void write_lines(struct form *form)
{
    int32_t before = form->row;
    named_keys kinds[3] = {{0}};
    for (size_t i = 0; i < form->group_count; i++) {
        const struct record *record = form->group[i];
        join_keys(form->arena, &kinds[0], &record->axes);
        join_keys(form->arena, &kinds[1], &record->objectives);
        join_keys(form->arena, &kinds[2], record->lines_in_row ? &record->declared_lines : &record->lines);
    }
    for (int kind = 0; kind < 3; kind++)
        for (size_t i = 0; i < kinds[kind].count; i++)
            add_plan_line(form, &form->row, &kinds[kind].items[i]);
    struct style open = {.unlocked = 1, .fill = COLOUR(INPUT_FILL)};
    if (form->row == before)
        sheet_blank(form->sheet, form->row++, 1, &open);
}

// Lets the value of a field's label be chosen from the sheet of lists.
static void offer_list(struct form *form, enum field field, int32_t row, int32_t column, int32_t row_to)
{
    if (!form->list_rows[field])
        return;
    struct str letter = place_column_name(form->arena, (int32_t)field - 1);
    struct str range = str_format(form->arena, FORM_LISTS "!$%s$1:$%s$%d", letter.s, letter.s, form->list_rows[field]);
    sheet_choices_from(form->sheet, row, column, row_to, column, range.s);
}

// Writes one label with its value.
static void write_label(struct form *form, const struct form_label *label, const struct record *record)
{
    static const char *const quarters[] = {FORM_QUARTERS};
    struct style bold = {.bold = 1}, open = {.unlocked = 1, .fill = COLOUR(INPUT_FILL)};
    int32_t row = form->row;
    sheet_text(form->sheet, row, 0, str_format(form->arena, "%.*s:", STR_ARG(label->text)), &bold);
    struct str value = STR("");
    switch (label->field) {
    case FIELD_UNIT:
        value = record ? key_text(form->arena, &record->unit) : value;
        break;
    case FIELD_PROGRAMME:
        value = record ? key_text(form->arena, &record->programme) : value;
        break;
    case FIELD_QUARTER:
        if (record && record->quarter && record->fiscal_year) {
            struct buffer text = {.arena = form->arena};
            const char *format = quarters[record->quarter - 1];
            for (const char *at = format; *at && *at != '%'; at++)
                buffer_add_char(&text, *at);
            buffer_format(&text, "%d", record->fiscal_year);
            value = buffer_str(&text);
        }
        break;
    case FIELD_AXIS:
        if (!record)
            offer_list(form, FIELD_AXIS, row, 1, row);
        write_plan_keys(form, record ? &record->axes : &(named_keys){0});
        return;
    case FIELD_OBJECTIVE:
        if (!record)
            offer_list(form, FIELD_OBJECTIVE, row, 1, row);
        write_plan_keys(form, record ? &record->objectives : &(named_keys){0});
        return;
    case FIELD_LINE:
        write_lines(form);
        return;
    default:
        break;
    }
    if (value.n)
        sheet_text(form->sheet, row, 1, value, &open);
    else
        sheet_blank(form->sheet, row, 1, &open);
    offer_list(form, label->field, row, 1, row);
    form->row++;
}

// The text of the level's cell: level, key unless another cell has it, area.
static struct str level_text(struct form *form, const struct record *record, bool with_key)
{
    const char *name = level_name(record->level);
    struct buffer text = {.arena = form->arena};
    buffer_add_z(&text, name ? name : "");
    if (with_key && record->key.s)
        buffer_format(&text, " %.*s", STR_ARG(record->key));
    if (record->area.s)
        buffer_format(&text, " (%.*s)", STR_ARG(record->area));
    return buffer_str(&text);
}

// Whether the form has a column of a field.
static bool has_field(const struct form *form, enum field field)
{
    for (size_t i = 0; i < form->columns.count; i++)
        if (form->columns.items[i].field == field)
            return true;
    return false;
}

// A text with its key before it.
static struct str keyed(struct form *form, const struct record *record, struct str text, const char *mark)
{
    if (!record->key.s)
        return text;
    return str_format(form->arena, "%.*s%s %.*s", STR_ARG(record->key), mark, STR_ARG(text));
}

// The keys of a row's lines: "4.2.1, 4.2.3".
static struct str line_keys(struct form *form, const named_keys *lines)
{
    struct buffer text = {.arena = form->arena};
    for (size_t i = 0; i < lines->count; i++) {
        if (i)
            buffer_add_z(&text, ", ");
        buffer_add_str(&text, lines->items[i].key.s ? lines->items[i].key : lines->items[i].name);
    }
    return buffer_str(&text);
}

// The text of a record in a column.
static struct str record_text(struct form *form, const struct record *record, enum field field)
{
    // a key alone would be read back as the narrative
    bool has_summary = record->texts[TEXT_SUMMARY].text.n > 0;
    bool key_elsewhere =
        (has_summary && has_field(form, FIELD_SUMMARY)) || has_field(form, FIELD_ACTION) || has_field(form, FIELD_KEY);
    switch (field) {
    case FIELD_LEVEL:
        return level_text(form, record, !key_elsewhere);
    case FIELD_KEY:
        return record->key;
    case FIELD_ACTION:
        return keyed(form, record, record->texts[TEXT_INDICATOR].text, ".");
    case FIELD_SUMMARY:
        return has_summary ? keyed(form, record, record->texts[TEXT_SUMMARY].text, "") : (struct str){0};
    case FIELD_LINE:
        return line_keys(form, &record->lines);
    default:
        return field_texts[field] >= 0 ? record->texts[field_texts[field]].text : (struct str){0};
    }
}

// The figure of a record in a column, NULL when the column holds none.
static const struct figure *record_figure(const struct record *record, const struct layout_column *column)
{
    const struct figures *figures = column->measure == MEASURE_TARGET     ? &record->target
                                    : column->measure == MEASURE_ACTUAL   ? &record->actual
                                    : column->measure == MEASURE_VARIANCE ? &record->variance
                                                                          : &record->percentage;
    if (column->field == FIELD_BASE_VALUE)
        return &record->baseline;
    if (column->field == FIELD_WEIGHT)
        return &record->weight;
    if (!column->measure)
        return NULL;
    return column->place == PLACE_ANNUAL ? &figures->annual
           : column->place <= PLACE_T4   ? &figures->t[column->place - PLACE_T1]
                                         : NULL;
}

// Writes a figure, or a blank cell to type it in.
static void put_figure(struct form *form, int32_t row, int32_t column, const struct figure *figure,
                       const struct style *style)
{
    if (!figure || figure->kind != FIGURE_NUMBER)
        sheet_blank(form->sheet, row, column, style);
    else
        sheet_number(form->sheet, row, column, figure->is_percent ? decimal_shift(figure->value, -2) : figure->value,
                     style);
}

// Writes one row; `record` NULL: one to fill.
static void write_row(struct form *form, const struct record *record)
{
    for (size_t i = 0; i < form->columns.count; i++) {
        const struct layout_column *column = &form->columns.items[i];
        const struct figure *figure = record ? record_figure(record, column) : NULL;
        struct style style = cell_style(column, figure && figure->kind == FIGURE_NUMBER ? figure : NULL);
        if (column->is_formula) {
            form_formula_write(form->sheet, form->arena, &form->columns, i, form->row, record, &style);
        } else if (column->measure || column->field == FIELD_BASE_VALUE || column->field == FIELD_WEIGHT) {
            put_figure(form, form->row, (int32_t)i, figure, &style);
        } else if (column->field == FIELD_BASE_YEAR) {
            struct figure year = {.kind = record && record->baseline_year ? FIGURE_NUMBER : FIGURE_BLANK,
                                  .value = record ? record->baseline_year : 0};
            put_figure(form, form->row, (int32_t)i, &year, &style);
        } else {
            struct str text = record ? record_text(form, record, column->field) : (struct str){0};
            if (text.n)
                sheet_text(form->sheet, form->row, (int32_t)i, text, &style);
            else
                sheet_blank(form->sheet, form->row, (int32_t)i, &style);
        }
    }
    form->row++;
}

// What may be typed in the columns of the rows.
static void write_rules(struct form *form, int32_t first, int32_t last)
{
    for (size_t i = 0; i < form->columns.count; i++) {
        const struct layout_column *column = &form->columns.items[i];
        bool is_figure = column->measure || column->field == FIELD_BASE_VALUE || column->field == FIELD_BASE_YEAR ||
                         column->field == FIELD_WEIGHT;
        if (is_figure && !column->is_formula)
            sheet_numbers_only(form->sheet, first, (int32_t)i, last, (int32_t)i, -1e15, STR(FORM_ONLY_NUMBERS));
        else if (column->field)
            offer_list(form, column->field, first, (int32_t)i, last);
        double width =
            column->measure                                                                                       ? 11
            : column->field == FIELD_INDICATOR || column->field == FIELD_ACTION || column->field == FIELD_SUMMARY ? 44
                                                                                                                  : 20;
        sheet_column(form->sheet, (int32_t)i, (int32_t)i, width, NULL);
    }
}

// Writes one sheet for records of one programme and alignment.
static void write_sheet(struct form *form, const struct record *const *records, size_t count)
{
    const struct layout *layout = form->request->layout;
    const struct record *first = count ? records[0] : NULL;
    struct style title = {.bold = 1, .size = TITLE_SIZE};
    form->group = records;
    form->group_count = count;
    form->sheet = book_add_sheet(form->book, STR(FORM_SHEET));
    form->row = 0;
    struct str municipality =
        first && first->municipality.s ? first->municipality : form->request->config->municipality;
    if (municipality.n)
        sheet_text(form->sheet, form->row++, 0, str_format(form->arena, FORM_MUNICIPALITY, STR_ARG(municipality)),
                   &title);
    struct str heading = layout->form_title.n ? layout->form_title : layout->title;
    if (first && first->fiscal_year)
        heading = str_format(form->arena, "%.*s %d", STR_ARG(heading), first->fiscal_year);
    sheet_text(form->sheet, form->row, 0, heading, &title);
    form->row += 2;
    if (!first) { // a blank form asks for the year that a filled one has in its title
        struct form_label year = {FIELD_YEAR, STR(FORM_BLANK_YEAR)};
        write_label(form, &year, NULL);
    }
    for (size_t i = 0; i < layout->form_labels.count; i++)
        write_label(form, &layout->form_labels.items[i], first);
    form->row++;
    write_headings(form);
    int32_t begin = form->row;
    for (size_t i = 0; i < count; i++)
        write_row(form, records[i]);
    for (int i = 0; i < (count ? SPARE_ROWS : BLANK_ROWS); i++)
        write_row(form, NULL);
    write_rules(form, begin, form->row - 1);
    sheet_freeze(form->sheet, begin, 0);
    sheet_protect(form->sheet);
}

// Puts the values of a field on the sheet of lists, in the field's own column.
static void add_list(struct form *form, struct sheet *lists, enum field field, const struct str *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        sheet_text(lists, (int32_t)i, (int32_t)field - 1, values[i], NULL);
    form->list_rows[field] = (int32_t)count;
}

// Puts fixed words on the sheet of lists.
static void add_words(struct form *form, struct sheet *lists, enum field field, const char *const *words, size_t count)
{
    struct str *values = arena_array(form->arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = str_of(words[i]);
    add_list(form, lists, field, values, count);
}

// Puts `clave = nombre` of cuadra.ini on the sheet of lists.
static void add_entries(struct form *form, struct sheet *lists, enum field field, const config_entries *entries)
{
    struct str *values = arena_array(form->arena, entries->count + 1, sizeof *values);
    for (size_t i = 0; i < entries->count; i++)
        values[i] =
            str_format(form->arena, "%.*s - %.*s", STR_ARG(entries->items[i].key), STR_ARG(entries->items[i].value));
    add_list(form, lists, field, values, entries->count);
}

// Writes the hidden sheet with the lists that cells are chosen from.
static void write_lists(struct form *form)
{
    static const char *const frequencies[] = {FORM_FREQUENCIES}, *const directions[] = {FORM_DIRECTIONS};
    static const char *const kinds[] = {FORM_KINDS}, *const dimensions[] = {FORM_DIMENSIONS};
    const struct record *first =
        form->request->records && form->request->records->count ? form->request->records->items[0] : NULL;
    struct sheet *lists = book_add_sheet(form->book, STR(FORM_LISTS));
    const char *levels[LEVEL_COUNT];
    size_t count = 0;
    for (int level = LEVEL_FIN; level < LEVEL_COUNT; level++)
        levels[count++] = level_name((enum level)level);
    add_words(form, lists, FIELD_LEVEL, levels, count);
    add_words(form, lists, FIELD_FREQUENCY, frequencies, sizeof frequencies / sizeof *frequencies);
    add_words(form, lists, FIELD_DIRECTION, directions, sizeof directions / sizeof *directions);
    add_words(form, lists, FIELD_KIND, kinds, sizeof kinds / sizeof *kinds);
    add_words(form, lists, FIELD_DIMENSION, dimensions, sizeof dimensions / sizeof *dimensions);
    add_entries(form, lists, FIELD_UNIT, &form->request->config->units);
    add_entries(form, lists, FIELD_AXIS, &form->request->config->axes);
    add_entries(form, lists, FIELD_OBJECTIVE, &form->request->config->objectives);
    struct str quarters[QUARTERS];
    static const char *const names[] = {FORM_QUARTERS};
    for (int q = 0; q < QUARTERS; q++) {
        size_t n = str_find(str_of(names[q]), STR(" %"));
        struct str front = str_slice(str_of(names[q]), 0, n);
        quarters[q] = first && first->fiscal_year
                          ? str_format(form->arena, "%.*s %d", STR_ARG(front), first->fiscal_year)
                          : front;
    }
    add_list(form, lists, FIELD_QUARTER, quarters, QUARTERS);
    sheet_hide(lists);
}

// What records of one sheet have in common.
static struct str sheet_key(struct arena *arena, const struct record *record)
{
    struct buffer key = {.arena = arena};
    buffer_format(&key, "%.*s|%.*s|%d|%d", STR_ARG(record->programme.key),
                  STR_ARG(fold_label(arena, record->programme.name)), record->fiscal_year, record->quarter);
    for (size_t i = 0; !record->lines_in_row && i < record->objectives.count; i++)
        buffer_format(&key, "|%.*s", STR_ARG(record->objectives.items[i].key));
    for (size_t i = 0; !record->lines_in_row && i < record->axes.count; i++)
        buffer_format(&key, "|%.*s", STR_ARG(record->axes.items[i].key));
    return buffer_str(&key);
}

// Writes the records, a sheet for each group of them.
static void write_records(struct form *form)
{
    const record_list *records = form->request->records;
    bool *done = arena_array(form->arena, records->count + 1, sizeof *done);
    const struct record **group = arena_array(form->arena, records->count + 1, sizeof *group);
    for (size_t i = 0; i < records->count; i++) {
        size_t count = 0;
        if (done[i])
            continue;
        struct str key = sheet_key(form->arena, records->items[i]);
        for (size_t k = i; k < records->count; k++)
            if (!done[k] && str_equal(sheet_key(form->arena, records->items[k]), key)) {
                done[k] = true;
                group[count++] = records->items[k];
            }
        write_sheet(form, group, count);
    }
}

// Writes the whole form.
enum cuadra_status form_write(struct arena *arena, const struct form_request *request, struct str *message)
{
    struct form form = {.arena = arena, .request = request};
    form.columns = (struct form_columns){request->layout->form_columns.items, request->layout->form_columns.count};
    struct str mark = str_format(arena, "formato:%.*s", STR_ARG(request->layout->form_code));
    struct book_options options = {
        .path = request->path, .force = request->force, .mark = mark.s, .title = request->layout->title};
    enum cuadra_status status = book_new(arena, &options, &form.book, message);
    if (status != CUADRA_OK)
        return status;
    write_lists(&form); // first, so that the forms may refer to it; the form is what opens
    if (request->records && request->records->count)
        write_records(&form);
    else
        write_sheet(&form, NULL, 0);
    sheet_show_first(form.sheet);
    return book_close(form.book, message);
}
