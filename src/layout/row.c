// SPDX-License-Identifier: MIT
// Rows of a table: which are indicators, and what each says; see row.h.
#include "layout/row.h"

#include "layout/packed.h"
#include "text/fold.h"

enum { YEAR_FIRST = 1990, YEAR_LAST = 2100, NUMBERED_MIN = 5, NUMBERED_BYTES_MAX = 24 };

// The text cell of a column in a row: a merge that began in an earlier column belongs to that one.
static const struct cell *text_cell(const struct sheet_view *sheet, const struct column *column, int32_t row)
{
    if (!column)
        return NULL;
    const struct cell *cell = column_cell(sheet, column, row);
    if (!cell || cell->column < column->column)
        return NULL;
    return cell;
}

// The cell of a figure: never one of another row.
static const struct cell *figure_cell(const struct sheet_view *sheet, const struct column *column, int32_t row)
{
    for (int32_t at = column->column; at <= column->column_to; at++) {
        const struct cell *cell = view_own_cell(sheet, row, at);
        if (cell)
            return cell;
    }
    return NULL;
}

// The tidied text of a field in a row: its column's, else "".
static struct str field_of_row(struct sheet_view *sheet, const struct table *table, enum field field, int32_t row)
{
    return view_text(sheet, text_cell(sheet, table_field(table, field), row));
}

// The texts of all columns of a field in a row: a code and its name may have a column each.
static struct str fields_of_row(struct sheet_view *sheet, const struct table *table, enum field field, int32_t row)
{
    struct buffer text = {.arena = sheet->extraction->scratch};
    const struct column *first = table_field(table, field);
    size_t at = first ? (size_t)(first - table->columns.items) : table->columns.count;
    for (; at < table->columns.count; at++) {
        const struct column *column = &table->columns.items[at];
        if (column->field != field)
            continue;
        struct str part = view_text(sheet, text_cell(sheet, column, row));
        bool is_first = !text.n;
        if (!part.n || (!is_first && !code_is_one(buffer_str(&text))))
            continue; // only a code is followed by its name
        if (!is_first)
            buffer_add_char(&text, ' ');
        buffer_add_str(&text, part);
    }
    return buffer_str(&text);
}

// The same, or the heading's value when the table has no such column.
static struct str field_text_of(struct sheet_view *sheet, const struct table *table, const struct context *context,
                                enum field field, int32_t row)
{
    if (table_field(table, field))
        return field_of_row(sheet, table, field, row);
    const struct heading *heading = context->fields[field];
    if (!heading || heading->sense.measure)
        return STR("");
    return heading->name.n
               ? str_format(sheet->extraction->scratch, "%.*s %.*s", STR_ARG(heading->value), STR_ARG(heading->name))
               : heading->value;
}

// What the figure columns hold in a row.
struct figure_count {
    int numbers, nonzero, other;
};

// How many figures of a kind the row has under the columns of the table.
static struct figure_count count_figures(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    struct figure_count count = {0};
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!column->place && column->field != FIELD_PACKED && !column->is_other)
            continue;
        const struct cell *cell = figure_cell(sheet, column, row);
        if (!cell)
            continue;
        bool is_number = cell->type == CELL_NUMBER || cell->type == CELL_ERROR;
        if (cell->type == CELL_TEXT) {
            struct str text = view_text(sheet, cell);
            for (size_t k = 0; k < text.n && text.n < 40; k++)
                is_number = is_number || (text.s[k] >= '0' && text.s[k] <= '9');
        }
        count.numbers += is_number;
        count.nonzero += is_number && !(cell->type == CELL_NUMBER && cell->number <= 0 && cell->number >= 0);
        count.other += !is_number;
    }
    return count;
}

// The first filled cell of the table in a row, and how many there are.
static const struct cell *first_cell(const struct sheet_view *sheet, const struct table *table, int32_t row,
                                     int *filled)
{
    const struct cell *first = NULL;
    *filled = 0;
    for (int32_t at = table->column; at <= table->column_to; at++) {
        const struct cell *cell = view_own_cell(sheet, row, at);
        if (!cell)
            continue;
        first = first ? first : cell;
        (*filled)++;
    }
    return first;
}

// The text that names the indicator of a row, "" when there is none.
static struct str name_of_row(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    static const enum field fields[] = {FIELD_INDICATOR, FIELD_ACTION, FIELD_SUMMARY};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct str text = field_of_row(sheet, table, fields[i], row);
        if (text.n)
            return text;
    }
    return STR("");
}

// The text that names the indicator in a row of its own, "" when there is none or it began in a row above.
struct str row_name(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    static const enum field fields[] = {FIELD_INDICATOR, FIELD_ACTION, FIELD_SUMMARY};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct column *column = table_field(table, fields[i]);
        const struct cell *cell = column ? view_own_cell(sheet, row, column->column) : NULL;
        if (cell)
            return view_text(sheet, cell);
    }
    return STR("");
}

// Whether a text is a mark in any of the first cells of the row that may hold one.
static enum mark mark_of_row(struct sheet_view *sheet, const struct cell *first, struct str name)
{
    enum mark mark = first && first->type == CELL_TEXT ? view_mark(sheet, view_text(sheet, first)) : MARK_NONE;
    if (mark == MARK_NONE && name.n)
        mark = view_mark(sheet, name);
    return mark;
}

// Whether all cells of a row stand in brackets, which say what the columns hold: "(texto) | (número)".
static bool hints_at_columns(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    int count = 0;
    for (int32_t at = table->column; at <= table->column_to; at++) {
        const struct cell *cell = view_own_cell(sheet, row, at);
        if (!cell)
            continue;
        struct str text = cell->type == CELL_TEXT ? str_trim(cell->text) : STR("");
        if (text.n < 3 || text.s[0] != '(' || text.s[text.n - 1] != ')' || (text.s[1] >= '0' && text.s[1] <= '9'))
            return false;
        count++;
    }
    return count >= NUMBERED_MIN;
}

// Whether a row numbers the columns below their headings: "1 | 2 | 3", "(a) | (b) | (c)", "4 | 5 | 6 = 5 / 4".
static bool numbers_columns(struct sheet_view *sheet, const struct table *table, int32_t row)
{
    int count = 0, last = 0;
    for (int32_t at = table->column; at <= table->column_to; at++) {
        const struct cell *cell = view_own_cell(sheet, row, at);
        if (!cell)
            continue;
        bool is_long = cell->type == CELL_TEXT && cell->text.n > NUMBERED_BYTES_MAX;
        struct str folded = is_long ? STR("") : view_folded(sheet, cell);
        bool is_letter = folded.n == 1 && folded.s[0] >= 'a' && folded.s[0] <= 'z';
        int number = is_letter ? folded.s[0] - 'a' + 1 : 0;
        for (size_t i = 0; i < folded.n && i < 3 && folded.s[i] >= '0' && folded.s[i] <= '9'; i++)
            number = number * 10 + (folded.s[i] - '0');
        if (number != last + 1)
            return false;
        last = number;
        count++;
    }
    return count >= NUMBERED_MIN;
}

// Whether a row that begins as a total does is an indicator all the same ("Total de becas entregadas"): it has a number
// or a key as the others do or, in a table without them, a unit of measure.
static bool is_named_total(struct sheet_view *sheet, const struct table *table, int32_t row, struct str name)
{
    const struct extraction *extraction = sheet->extraction;
    const struct column *key = table_field(table, FIELD_KEY);
    key = key ? key : table_field(table, FIELD_NUMBER);
    struct str folded = fold_label(extraction->scratch, name);
    if (!name.n || vocabulary_is_mark(extraction->vocabulary, folded))
        return false;
    if (key) {
        struct str own = view_text(sheet, view_own_cell(sheet, row, key->column));
        return own.n && view_mark(sheet, own) != MARK_TOTAL;
    }
    struct words words;
    words_cut(folded, &words);
    bool has_of = false;
    for (size_t i = 1; i + 1 < words.count; i++)
        has_of = has_of || str_is(words.items[i], "de");
    return has_of && field_of_row(sheet, table, FIELD_UNIT_OF_MEASURE, row).n > 0;
}

// What kind of row it is.
enum row_kind row_look_at(struct sheet_view *sheet, const struct table *table, const struct context *context,
                          int32_t row)
{
    int filled;
    const struct cell *first = first_cell(sheet, table, row, &filled);
    bool is_below_headings = row == table->header_to + 1;
    if (!first || (is_below_headings && (numbers_columns(sheet, table, row) || hints_at_columns(sheet, table, row))))
        return ROW_EMPTY;
    struct str level_text = field_of_row(sheet, table, FIELD_LEVEL, row), rest;
    bool is_code;
    bool has_level = vocabulary_level(sheet->extraction->vocabulary, sheet->extraction->scratch, level_text, &rest,
                                      &is_code) != LEVEL_NONE;
    struct figure_count count = count_figures(sheet, table, row);
    struct str name = name_of_row(sheet, table, row);
    enum mark mark = has_level ? MARK_NONE : mark_of_row(sheet, first, name);
    if (mark == MARK_TOTAL && !is_named_total(sheet, table, row, name))
        return ROW_TOTAL;
    if (mark == MARK_SIGNATURE && count.numbers == 0)
        return ROW_SIGNATURE;
    bool has_unit = field_of_row(sheet, table, FIELD_UNIT_OF_MEASURE, row).n > 0;
    bool has_key = field_of_row(sheet, table, FIELD_KEY, row).n > 0;
    bool goes_on =
        name.n && !row_name(sheet, table, row).n; // the name is merged from a row above, which has its figures
    if (goes_on)
        return count.nonzero ? ROW_LOST : ROW_EMPTY;
    if (name.n && (count.numbers || has_level || has_unit || (has_key && count.other)))
        return ROW_RECORD;
    bool is_form = !table->has_name && context->fields[FIELD_INDICATOR] && context->fields[FIELD_INDICATOR]->value.n;
    if (is_form && count.numbers)
        return ROW_RECORD;
    bool is_footer = filled == 1 && count.numbers <= 1;
    if (name.n || !count.nonzero || is_footer)
        return ROW_EMPTY;
    return ROW_LOST;
}

// The words in brackets after a level.
static struct str bracketed(struct arena *arena, struct str text)
{
    size_t open = str_find(text, STR("("));
    if (open == SIZE_MAX)
        return (struct str){0};
    struct str rest = str_slice(text, open + 1, text.n);
    size_t close = rest.n;
    while (close && rest.s[close - 1] != ')')
        close--;
    rest = str_trim(str_slice(rest, 0, close ? close - 1 : rest.n));
    return rest.n ? str_copy(arena, rest) : (struct str){0};
}

// Reads level, key and area from the level's text.
static void read_level(struct sheet_view *sheet, struct record *record, struct str text)
{
    struct arena *arena = sheet->extraction->keep;
    struct str rest;
    bool is_code;
    record->level = vocabulary_level(sheet->extraction->vocabulary, arena, text, &rest, &is_code);
    struct str area = bracketed(arena, text);
    if (area.s) {
        record->area = area;
        rest = str_trim(str_slice(rest, 0, str_find(rest, STR("("))));
    }
    if (record->level == LEVEL_NONE)
        return;
    struct str word = is_code ? code_trim(str_slice(text, 0, str_find(text, STR(" ")))) : STR("");
    struct named_key code = code_split(arena, is_code ? word : rest);
    if (code.key.s)
        record->key = code.key;
}

// Sets a text of the record.
static void set_text(struct sheet_view *sheet, struct record *record, enum record_text which, struct str text,
                     int32_t row, int32_t column)
{
    struct text_field *field = &record->texts[which];
    field->is_there = true;
    field->row = row;
    field->column = column;
    field->text = text.n ? str_copy(sheet->extraction->keep, text) : (struct str){0};
}

// Fills the texts that stand in columns of their own or in the heading.
static void read_texts(struct sheet_view *sheet, const struct table *table, const struct context *context,
                       struct record *record)
{
    for (int field = 1; field < FIELD_COUNT; field++) {
        int text = field_texts[field];
        if (text < 0)
            continue;
        const struct column *column = table_field(table, (enum field)field);
        const struct heading *heading = context->fields[field];
        record->texts[text].row = record->texts[text].column = -1;
        if (column)
            set_text(sheet, record, (enum record_text)text, view_text(sheet, text_cell(sheet, column, record->row)),
                     record->row, column->column);
        else if (heading && !heading->sense.measure)
            set_text(sheet, record, (enum record_text)text, heading->value, heading->value_row, heading->value_column);
    }
}

// The key at the front of a record's text moves to the key, when the record has none.
static void take_key(struct sheet_view *sheet, struct record *record, enum record_text which)
{
    struct text_field *field = &record->texts[which];
    if (!field->text.s)
        return;
    struct named_key code = code_split_numbered(sheet->extraction->keep, field->text);
    if (!code.key.s || (record->key.s && !str_equal(record->key, code.key)))
        return;
    record->key = code.key;
    field->text = code.name;
}

// The level and the key at the front of a text ("Actividad 1.1 Contratar artistas"), when nothing else gives them.
static void take_level(struct sheet_view *sheet, struct record *record, enum record_text which)
{
    struct text_field *field = &record->texts[which];
    struct str rest;
    bool is_code;
    if (record->level != LEVEL_NONE || record->key.s || !field->text.s)
        return;
    enum level level =
        vocabulary_level(sheet->extraction->vocabulary, sheet->extraction->scratch, field->text, &rest, &is_code);
    if (level && !is_code && rest.n && rest.s[0] == ':') { // "Fin: Contribuir a ..."
        rest = str_trim(str_slice(rest, 1, rest.n));
        record->level = level;
        field->text = str_copy(sheet->extraction->keep, rest);
        take_key(sheet, record, which);
        return;
    }
    struct named_key code =
        level && !is_code ? code_split(sheet->extraction->keep, rest) : (struct named_key){{0}, {0}};
    if (!code.key.s || !code.name.s || !(code.key.s[0] >= '0' && code.key.s[0] <= '9'))
        return;
    record->level = level;
    record->key = code.key;
    field->text = code.name;
}

// Places the text of actions: the indicator's name, or its summary when the indicator has a column of its own.
static void read_action(struct sheet_view *sheet, const struct table *table, struct record *record)
{
    const struct column *column = table_field(table, FIELD_ACTION);
    if (!column)
        return;
    struct str text = view_text(sheet, text_cell(sheet, column, record->row));
    enum record_text which = !record->texts[TEXT_INDICATOR].is_there ? TEXT_INDICATOR
                             : !record->texts[TEXT_SUMMARY].is_there ? TEXT_SUMMARY
                                                                     : TEXT_COUNT;
    if (which == TEXT_COUNT)
        return;
    set_text(sheet, record, which, text, record->row, column->column);
    take_level(sheet, record, which);
    take_key(sheet, record, which);
}

// Reads what identifies the indicator: level, key, names.
static void read_identity(struct sheet_view *sheet, const struct table *table, const struct context *context,
                          struct record *record)
{
    struct arena *arena = sheet->extraction->keep;
    read_level(sheet, record, field_text_of(sheet, table, context, FIELD_LEVEL, record->row));
    struct str key = field_text_of(sheet, table, context, FIELD_KEY, record->row);
    if (key.n && !vocabulary_is_missing(sheet->extraction->vocabulary, arena, key))
        record->key = str_copy(arena, code_trim(key));
    read_action(sheet, table, record);
    take_level(sheet, record, TEXT_SUMMARY);
    take_key(sheet, record, TEXT_SUMMARY);
    if (!record->texts[TEXT_INDICATOR].is_there && record->texts[TEXT_SUMMARY].is_there) {
        record->texts[TEXT_INDICATOR] = record->texts[TEXT_SUMMARY];
        record->texts[TEXT_SUMMARY] = (struct text_field){.row = -1, .column = -1};
    }
    bool has_level = table_field(table, FIELD_LEVEL) || context->fields[FIELD_LEVEL];
    if (!record->key.s && !has_level) {
        struct str number = field_of_row(sheet, table, FIELD_NUMBER, record->row);
        if (number.n)
            record->key = str_copy(arena, code_trim(number));
    }
    if (!record->key.s)
        take_key(sheet, record, TEXT_INDICATOR);
    struct str rest;
    bool is_code;
    if (!has_level && !record->key.s && !table->has_name &&
        sheet->grid->has_name) { // a form's sheet may be its code: "C1A1"
        enum level level = vocabulary_level(sheet->extraction->vocabulary, arena, sheet->grid->name, &rest, &is_code);
        if (level && is_code && !rest.n) {
            record->level = level;
            record->key = code_is_one(sheet->grid->name) ? str_copy(arena, sheet->grid->name) : (struct str){0};
        }
        return;
    }
    if (record->level != LEVEL_NONE || has_level || !record->key.s)
        return;
    record->level = vocabulary_level(sheet->extraction->vocabulary, arena, record->key, &rest, &is_code);
    bool is_poa = table_field(table, FIELD_ACTION) || table_field(table, FIELD_NUMBER);
    if (record->level == LEVEL_NONE && is_poa)
        record->level = LEVEL_META;
}

// Reads the unit, the programme and the plan of a row, or takes the heading's.
static void read_alignment(struct sheet_view *sheet, const struct table *table, const struct context *context,
                           struct record *record)
{
    static const enum field fields[] = {FIELD_AXIS, FIELD_OBJECTIVE, FIELD_LINE};
    struct arena *arena = sheet->extraction->keep;
    struct str unit = fields_of_row(sheet, table, FIELD_UNIT, record->row);
    struct str programme = fields_of_row(sheet, table, FIELD_PROGRAMME, record->row);
    record->unit = unit.n ? code_split(arena, unit) : context->unit;
    record->programme = programme.n ? code_split(arena, programme) : context->programme;
    plan_codes codes = {0};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        plan_text_read(sheet, arena, fields[i], fields_of_row(sheet, table, fields[i], record->row), NULL, &codes);
    struct alignment_keys keys = {0};
    record->lines_in_row = table_field(table, FIELD_LINE) != NULL;
    if (codes.count)
        alignment_make(arena, &codes, &context->names, &keys);
    else
        keys = context->alignment;
    record->axes = keys.axes;
    record->objectives = keys.objectives;
    record->lines = keys.lines;
    if (record->lines_in_row) {
        record->declared_lines = context->alignment.lines;
        if (!codes.count)
            record->lines = (named_keys){0};
    }
}

// Reads "2023" of a figure, 0 when it is no year.
static int32_t year_of(const struct figure *figure)
{
    if (figure->kind != FIGURE_NUMBER || !(figure->value >= YEAR_FIRST && figure->value <= YEAR_LAST))
        return 0;
    int32_t year = (int32_t)figure->value;
    return figure->value > year ? 0 : year;
}

// Puts a baseline right whose year stands under the value.
static void mend_baseline(struct sheet_view *sheet, struct record *record, struct figure value, struct figure year)
{
    struct findings *findings = sheet->extraction->findings;
    int32_t under_value = year_of(&value), under_year = year_of(&year);
    record->baseline = value;
    record->baseline_year = under_year;
    if (!under_value || under_year || year.kind != FIGURE_NUMBER)
        return;
    record->baseline = year;
    record->baseline_year = under_value;
    struct finding *finding =
        finding_add(findings, RULE_COLUMNAS_INTERCAMBIADAS, view_place(sheet, value.row, value.column));
    finding_text(findings, finding, "anio", str_format(sheet->extraction->scratch, "%d", under_value));
    finding_number(findings, finding, "valor", year.value);
}

// The year in a text such as "45 % (2023)".
static int32_t year_in(struct sheet_view *sheet, struct str text)
{
    struct words words;
    words_cut(fold_label(sheet->extraction->scratch, text), &words);
    return words.count > 1 ? period_year(&words) : 0;
}

// Reads the baseline from its columns, from a single one, or from the heading.
static void read_baseline(struct sheet_view *sheet, const struct table *table, const struct context *context,
                          struct record *record)
{
    const struct column *value = table_field(table, FIELD_BASE_VALUE), *year = table_field(table, FIELD_BASE_YEAR);
    if (!value)
        value = table_field(table, FIELD_BASELINE);
    const struct heading *head =
        context->fields[FIELD_BASE_VALUE] ? context->fields[FIELD_BASE_VALUE] : context->fields[FIELD_BASELINE];
    struct figure none = {.kind = FIGURE_ABSENT, .decimals = -1, .row = -1, .column = -1};
    record->baseline = none;
    record->has_baseline = value || year || head || context->fields[FIELD_BASE_YEAR];
    if (value || year) {
        const struct cell *cell = value ? figure_cell(sheet, value, record->row) : NULL;
        struct str text = view_text(sheet, cell);
        size_t open = str_find(text, STR("("));
        int32_t in_text = cell && cell->type == CELL_TEXT ? year_in(sheet, text) : 0;
        struct figure first = none;
        if (cell && in_text && open != SIZE_MAX) {
            struct cell cut = {.column = cell->column, .type = CELL_TEXT, .text = str_slice(text, 0, open)};
            first = figure_read(sheet, record->row, value->column, &cut);
        } else if (value) {
            first = figure_read(sheet, record->row, value->column, cell);
        }
        struct figure second =
            year ? figure_read(sheet, record->row, year->column, figure_cell(sheet, year, record->row)) : none;
        mend_baseline(sheet, record, first, second);
        if (!record->baseline_year)
            record->baseline_year = in_text;
        return;
    }
    if (head && head->value_row >= 0 && head->value.n) {
        struct cell text = {.column = head->value_column, .type = CELL_TEXT, .text = head->value};
        record->baseline = figure_read(sheet, head->value_row, head->value_column, head->cell ? head->cell : &text);
    }
    const struct heading *year_head = context->fields[FIELD_BASE_YEAR];
    struct words words;
    words_cut(year_head ? year_head->value : STR(""), &words);
    record->baseline_year = period_year(&words);
}

// Reads the cells that hold the figures of several periods: targets first, for actuals may go by them.
static void read_packed(struct sheet_view *sheet, const struct table *table, struct record *record)
{
    for (size_t i = 0; i < 2 * table->columns.count; i++) {
        const struct column *column = &table->columns.items[i % table->columns.count];
        bool is_first = i < table->columns.count;
        if (column->field != FIELD_PACKED || (column->measure == MEASURE_TARGET) != is_first)
            continue;
        const struct cell *cell = figure_cell(sheet, column, record->row);
        if (cell)
            packed_read(sheet, column, cell, record);
    }
}

// Whether a column that names a year holds figures of the fiscal year (0: unknown): one of several years must name it.
static bool is_of_year(const struct column *column, int32_t fiscal_year)
{
    return column->has_rival_year ? column->year == fiscal_year : !fiscal_year || column->year >= fiscal_year;
}

// Takes the actual of an earlier year as the baseline.
static void take_last_year(struct record *record, struct figure figure, int32_t year)
{
    if (!record->has_baseline || record->baseline.kind == FIGURE_ABSENT)
        record->baseline = figure;
    if (!record->baseline_year)
        record->baseline_year = year;
    record->has_baseline = true;
}

// Reads the figures of a row that stand in columns of months, or those in all the others: a quarter that stands beside
// its months has the last word.
static void read_placed(struct sheet_view *sheet, const struct table *table, const struct context *context, bool months,
                        struct record *record)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!column->place || column->is_spare)
            continue;
        if (table->has_months && (column->place >= PLACE_M1 && column->place <= PLACE_M12) != months)
            continue;
        struct figure figure = figure_read(sheet, record->row, column->column, figure_cell(sheet, column, record->row));
        if (!column->year || is_of_year(column, context->fiscal_year))
            figure_put(record, column->measure, column->place, record->quarter, figure);
        else if (column->year < context->fiscal_year && column->measure == MEASURE_ACTUAL)
            take_last_year(record, figure, column->year);
    }
}

// Reads the figures of a row.
static void read_figures(struct sheet_view *sheet, const struct table *table, const struct context *context,
                         struct record *record)
{
    if (table->has_months && table->label_column < 0)
        read_placed(sheet, table, context, true, record);
    if (table->label_column < 0)
        read_placed(sheet, table, context, false, record);
    if (table->has_packed)
        read_packed(sheet, table, record);
    const struct column *weight = table_field(table, FIELD_WEIGHT);
    record->has_weight = weight != NULL;
    record->weight = weight ? figure_read(sheet, record->row, weight->column, figure_cell(sheet, weight, record->row))
                            : (struct figure){.decimals = -1, .row = -1, .column = -1};
}

// Takes the year and the quarter that the row itself gives.
static void read_row_period(struct sheet_view *sheet, const struct table *table, struct record *record)
{
    static const enum field fields[] = {FIELD_END, FIELD_QUARTER, FIELD_PERIOD, FIELD_YEAR};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct column *column = table_field(table, fields[i]);
        const struct cell *cell =
            column && column->column != table->label_column ? text_cell(sheet, column, record->row) : NULL;
        int quarter = 0;
        int32_t year = 0;
        if (!cell)
            continue;
        if (cell->type == CELL_NUMBER && cell->kind == NUMBER_DATE)
            period_of_date(cell->number, sheet->extraction->workbook->is_1904, &quarter, &year);
        else
            period_of_text(fold_label(sheet->extraction->scratch, view_text(sheet, cell)), &quarter, &year);
        if (quarter && fields[i] != FIELD_YEAR)
            record->quarter = quarter;
        if (year)
            record->fiscal_year = year;
    }
}

// Marks all figures of the record as absent.
static void clear_figures(struct record *record)
{
    struct figure none = {.kind = FIGURE_ABSENT, .decimals = -1, .row = -1, .column = -1};
    struct figures *all[] = {&record->target, &record->actual, &record->variance, &record->percentage};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        for (int q = 0; q < QUARTERS; q++)
            all[i]->t[q] = none;
        all[i]->annual = none;
    }
    record->target_to_date = none;
    for (int q = 0; q < QUARTERS; q++)
        record->percentage_to_date[q] = none;
}

// The unit of measure of the variables, when the unit's text gives both as "label: value".
static void read_variables_unit(struct sheet_view *sheet, struct record *record)
{
    struct str text = record->texts[TEXT_UNIT_OF_MEASURE].text;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != ':')
            continue;
        struct str left = fold_label(sheet->extraction->scratch, str_slice(text, 0, i));
        if (str_ends(left, STR("variables")))
            record->variables_unit = str_copy(sheet->extraction->keep, str_trim(str_slice(text, i + 1, text.n)));
    }
}

// Takes the annual target of a form from its heading block, unless the table has one.
static void read_annual_target(struct sheet_view *sheet, const struct table *table, const struct context *context,
                               struct record *record)
{
    const struct heading *heading = context->annual_target;
    if (!heading || table->has_name || record->target.annual.kind != FIGURE_ABSENT)
        return;
    struct cell text = {.column = heading->value_column, .type = CELL_TEXT, .text = heading->value};
    figure_put(record, MEASURE_TARGET, PLACE_ANNUAL, 0,
               figure_read(sheet, heading->value_row, heading->value_column, heading->cell ? heading->cell : &text));
}

// Makes the record of a row; figures that are none are reported.
struct record *row_read(struct sheet_view *sheet, const struct table *table, const struct context *context, int32_t row)
{
    struct record *record = ARENA_NEW(sheet->extraction->keep, struct record);
    record->source = sheet->extraction->source;
    if (sheet->grid->has_name)
        record->sheet = sheet->kept_name;
    record->sheet_index = sheet->index;
    record->row = row;
    record->column = table->column;
    record->column_to = table->column_to;
    record->municipality = context->municipality;
    record->fiscal_year = context->fiscal_year;
    record->quarter = context->quarter;
    read_row_period(sheet, table, record);
    clear_figures(record);
    read_texts(sheet, table, context, record);
    read_identity(sheet, table, context, record);
    read_alignment(sheet, table, context, record);
    read_variables_unit(sheet, record);
    read_baseline(sheet, table, context, record);
    read_figures(sheet, table, context, record);
    read_annual_target(sheet, table, context, record);
    record->modified = sheet->kept_modified;
    if (sheet->layout) {
        record->conventions = sheet->layout->conventions;
        record->layout = sheet->layout->name;
    }
    return record;
}
