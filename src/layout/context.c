// SPDX-License-Identifier: MIT
// Resolving the headings above a row; see context.h.
#include "layout/context.h"

#include "text/fold.h"

enum { MUNICIPALITY_BYTES_MAX = 110, MUNICIPALITY_AT_MAX = 40, TITLES_AT_TOP = 64, TITLES_BEFORE = 128 };

// Adds a key with its name unless it is there; a missing name is filled in.
static void add_key(struct arena *arena, named_keys *keys, struct str key, struct str name)
{
    for (size_t i = 0; i < keys->count; i++) {
        bool same = key.s ? keys->items[i].key.s && str_equal(keys->items[i].key, key)
                          : !keys->items[i].key.s && str_equal(keys->items[i].name, name);
        if (!same)
            continue;
        if (!keys->items[i].name.s)
            keys->items[i].name = name;
        return;
    }
    *VECTOR_ADD(arena, keys) = (struct named_key){key, name};
}

// The first name given to a key.
static struct str find_name(const plan_codes *names, struct str key)
{
    for (size_t i = 0; names && i < names->count; i++)
        if (names->items[i].key.s && names->items[i].name.s && str_equal(names->items[i].key, key))
            return names->items[i].name;
    return (struct str){0};
}

// The keys that codes stand for: lines imply objectives, objectives axes; names from `names`.
void alignment_make(struct arena *arena, const plan_codes *codes, const plan_codes *names, struct alignment_keys *keys)
{
    for (size_t i = 0; i < codes->count; i++) {
        const struct plan_code *code = &codes->items[i];
        struct str name = code->name.s ? code->name : code->key.s ? find_name(names, code->key) : (struct str){0};
        if (code->depth >= 3)
            add_key(arena, &keys->lines, code->key, name);
        if (code->depth == 1) {
            add_key(arena, &keys->axes, code->key, name);
            continue;
        }
        bool has_parent = code->key.s && str_find(code->key, STR(".")) != SIZE_MAX;
        struct str objective = code->depth == 2 ? code->key
                               : has_parent     ? plan_code_parent(arena, code->key, 2)
                                                : (struct str){0};
        if (code->depth == 2)
            add_key(arena, &keys->objectives, objective, name);
        else if (objective.s)
            add_key(arena, &keys->objectives, objective, find_name(names, objective));
        if (has_parent) {
            struct str axis = plan_code_parent(arena, code->key, 1);
            add_key(arena, &keys->axes, axis, find_name(names, axis));
        }
    }
}

// A text without a label word and mark before its code: "Eje 2 Bienestar" is "2 Bienestar".
static struct str skip_label_word(struct sheet_view *sheet, struct str text)
{
    size_t space = str_find(text, STR(" "));
    if (space == SIZE_MAX || !view_text_sense(sheet, str_slice(text, 0, space)).label)
        return text;
    struct str rest = str_slice(text, space + 1, text.n);
    return rest.n && rest.s[0] >= '0' && rest.s[0] <= '9' ? rest : text;
}

// Whether one of the codes has the key.
static bool has_key(const plan_codes *codes, struct str key)
{
    for (size_t i = 0; codes && i < codes->count; i++)
        if (codes->items[i].key.s && str_equal(codes->items[i].key, key))
            return true;
    return false;
}

// Reads the codes of a text that stands under a label or column of the plan; a text without code is a name.
void plan_text_read(struct sheet_view *sheet, struct arena *arena, enum field field, struct str text,
                    const plan_codes *axes, plan_codes *codes)
{
    if (!text.n || vocabulary_is_missing(sheet->extraction->vocabulary, sheet->extraction->scratch, text))
        return;
    size_t before = codes->count;
    if (plan_codes_read(arena, skip_label_word(sheet, text), codes)) {
        bool has_axes = axes && axes->count > 0;
        for (size_t i = before; i < codes->count && field == FIELD_OBJECTIVE; i++)
            if (codes->items[i].depth == 1 && has_axes && !has_key(axes, codes->items[i].key))
                codes->items[i].depth = 2; // numbered within its axis
        return;
    }
    if (view_text_sense(sheet, text).label == FIELD_PLAN)
        return;
    int depth = field == FIELD_AXIS ? 1 : field == FIELD_OBJECTIVE ? 2 : 3;
    *VECTOR_ADD(arena, codes) = (struct plan_code){{0}, str_copy(arena, text), depth};
}

// The rank of a plan field, 0 for the axis; -1 for other fields.
static int plan_rank(enum field field)
{
    return field == FIELD_AXIS ? 0 : field == FIELD_OBJECTIVE ? 1 : field == FIELD_LINE ? 2 : -1;
}

// Whether a later run of headings replaces a plan heading.
static bool is_replaced(const heading_list *headings, size_t at)
{
    int rank = plan_rank(headings->items[at].field);
    for (size_t i = at + 1; i < headings->count; i++) {
        int other = plan_rank(headings->items[i].field);
        if (headings->items[i].run > headings->items[at].run && other >= 0 && other <= rank)
            return true;
    }
    return false;
}

// The run in which the page of the row begins: the last one that names a unit or a programme.
static int32_t page_run(const heading_list *headings)
{
    int32_t run = 0;
    for (size_t i = 0; i < headings->count; i++)
        if (headings->items[i].field == FIELD_UNIT || headings->items[i].field == FIELD_PROGRAMME)
            run = headings->items[i].run;
    return run;
}

// The value and the name of a heading as one text.
static struct str whole_text(struct arena *arena, const struct heading *heading)
{
    struct buffer text = {.arena = arena};
    if (!heading->name.n)
        return heading->value;
    buffer_add_str(&text, heading->value);
    buffer_add_char(&text, ' ');
    buffer_add_str(&text, heading->name);
    return buffer_str(&text);
}

// Whether a table that has neighbours sees a heading: one over another table is not its own.
static bool is_over(const struct table *table, const struct heading *heading)
{
    return heading->column >= table->column && heading->column <= table->column_to;
}

// Reads the names of the plan's codes out of the headings that came since the last time.
static void read_names(struct sheet_view *sheet, const heading_list *headings)
{
    for (; sheet->plan_headings < headings->count; sheet->plan_headings++) {
        const struct heading *heading = &headings->items[sheet->plan_headings];
        if (plan_rank(heading->field) >= 0)
            plan_codes_read(sheet->extraction->keep,
                            skip_label_word(sheet, whole_text(sheet->extraction->scratch, heading)),
                            &sheet->plan_names);
    }
}

// The first heading of a run.
static size_t first_of_run(const heading_list *headings, int32_t run)
{
    size_t first = headings->count;
    while (first && headings->items[first - 1].run >= run)
        first--;
    return first;
}

// Collects the plan's codes of the page and the names of all pages.
static void read_plan(struct sheet_view *sheet, const heading_list *headings, const struct table *table,
                      struct context *context)
{
    struct arena *arena = sheet->extraction->keep;
    int32_t first_run = page_run(headings);
    plan_codes axes = {0};
    bool has_own = false;
    for (size_t i = 0; i < headings->count && table->is_beside; i++)
        has_own = has_own || (plan_rank(headings->items[i].field) >= 0 && is_over(table, &headings->items[i]));
    read_names(sheet, headings);
    context->names = sheet->plan_names;
    for (size_t i = first_of_run(headings, first_run); i < headings->count; i++) {
        const struct heading *heading = &headings->items[i];
        if (plan_rank(heading->field) < 0 || is_replaced(headings, i) || (has_own && !is_over(table, heading)))
            continue;
        struct str text = whole_text(sheet->extraction->scratch, heading);
        plan_text_read(sheet, arena, heading->field, text, &axes, &context->codes);
        if (heading->field == FIELD_AXIS)
            plan_codes_read(arena, skip_label_word(sheet, text), &axes);
    }
    alignment_make(arena, &context->codes, &context->names, &context->alignment);
}

// The quarter and year of a heading's value.
static void read_period(struct sheet_view *sheet, const struct heading *heading, int *quarter, int32_t *year)
{
    *quarter = 0;
    *year = 0;
    if (!heading || !heading->value.n)
        return;
    const struct cell *cell = heading->cell;
    if (cell && cell->type == CELL_NUMBER && cell->kind == NUMBER_DATE)
        period_of_date(cell->number, sheet->extraction->workbook->is_1904, quarter, year);
    else
        period_of_text(fold_label(sheet->extraction->scratch, heading->value), quarter, year);
}

// The quarter that a date is about, and its year.
static void read_date(struct sheet_view *sheet, const struct heading *heading, int *quarter, int32_t *year)
{
    read_period(sheet, heading, quarter, year);
    if (!*quarter)
        return;
    const struct cell *cell = heading->cell;
    bool is_number = cell && cell->type == CELL_NUMBER && cell->kind == NUMBER_DATE;
    int month = is_number ? period_month_of_date(cell->number, sheet->extraction->workbook->is_1904)
                          : period_month_of_text(fold_label(sheet->extraction->scratch, heading->value));
    if (month)
        *quarter = period_reported(month, year);
}

// Whether a heading is a title that is looked at: of very many, those at the top and the last ones.
static bool is_title(const heading_list *headings, size_t at)
{
    bool is_near = at < TITLES_AT_TOP || at + TITLES_BEFORE > headings->count;
    return !headings->items[at].field && is_near;
}

// The year that the titles name; texts with two different years (a plan's term) do not count.
static void read_title_period(struct sheet_view *sheet, const heading_list *headings, int *quarter, int32_t *year,
                              int *date_quarter)
{
    for (size_t i = 0; i < headings->count; i++) {
        const struct heading *heading = &headings->items[i];
        if (!is_title(headings, i) || view_text_sense(sheet, heading->value).label == FIELD_PLAN)
            continue;
        const struct title_period *said = facts_period(view_facts(sheet, heading->value));
        if (said->quarter)
            *quarter = said->quarter;
        if (said->year)
            *year = said->year;
        if (said->date_quarter && !*date_quarter)
            *date_quarter = said->date_quarter;
    }
}

// The year in the headings of a table's figures, or of a form's.
static int32_t table_year(const struct table *table, const heading_list *headings)
{
    int32_t year = 0;
    for (size_t i = 0; i < headings->count; i++)
        if (headings->items[i].sense.measure && headings->items[i].sense.year > year)
            year = headings->items[i].sense.year;
    int32_t of_rivals = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (column->place && !column->has_rival_year && column->year > year)
            year = column->year;
        if (column->place && column->has_rival_year && column->measure == MEASURE_ACTUAL && column->year > of_rivals)
            of_rivals = column->year;
    }
    return year ? year : of_rivals;
}

// A name in capitals with small letters inside its words: "SAN ISIDRO DEL VALLE" is "San Isidro del Valle".
static struct str name_case(struct arena *arena, struct str name)
{
    static const char *const small_words[] = {"de", "del", "la", "las", "los", "el", "y"};
    char *out = arena_copy(arena, name.s, name.n);
    for (size_t i = 0; i < name.n; i++)
        if (out[i] >= 'a' && out[i] <= 'z')
            return name;
    for (size_t i = 0; i < name.n; i++) {
        bool starts = i == 0 || out[i - 1] == ' ' || out[i - 1] == '-';
        if (starts)
            continue;
        if (out[i] >= 'A' && out[i] <= 'Z')
            out[i] = (char)(out[i] + 32);
        else if ((unsigned char)out[i] == 0xC3 && i + 1 < name.n && (unsigned char)out[i + 1] >= 0x80 &&
                 (unsigned char)out[i + 1] <= 0x9E)
            out[i + 1] = (char)((unsigned char)out[i + 1] + 0x20), i++;
    }
    for (size_t i = 1; i < name.n; i++)
        for (size_t k = 0; k < sizeof small_words / sizeof *small_words; k++) {
            struct str word = str_of(small_words[k]);
            bool fits = out[i - 1] == ' ' && i + word.n < name.n && out[i + word.n] == ' ';
            if (fits && out[i] == word.s[0] - 32 &&
                str_equal(str_slice((struct str){out + i + 1, word.n - 1}, 0, word.n), str_slice(word, 1, word.n)))
                out[i] = word.s[0];
        }
    return (struct str){out, name.n};
}

// The municipality that a title names, or an empty string.
static struct str title_municipality(struct sheet_view *sheet, struct str title)
{
    struct arena *arena = sheet->extraction->scratch;
    if (title.n > MUNICIPALITY_BYTES_MAX)
        return STR("");
    size_t after = vocabulary_municipality(sheet->extraction->vocabulary, fold_label(arena, title));
    if (after == SIZE_MAX || after > MUNICIPALITY_AT_MAX)
        return STR("");
    size_t at = 0;
    while (at < title.n && fold_label(arena, str_slice(title, 0, at)).n < after)
        at++;
    while (at < title.n && title.s[at] != ' ')
        at++;
    struct str name = str_trim(str_slice(title, at, title.n));
    size_t end = 0;
    while (end < name.n && name.s[end] != ',' && name.s[end] != '.' && name.s[end] != '(' && name.s[end] != ';' &&
           !(name.s[end] >= '0' && name.s[end] <= '9'))
        end++;
    while (end && (name.s[end - 1] == ' ' || name.s[end - 1] == '-'))
        end--;
    return name_case(sheet->extraction->keep, str_copy(sheet->extraction->keep, str_slice(name, 0, end)));
}

// Takes the municipality from its label, or from a title of the sheet.
static void read_municipality(struct sheet_view *sheet, const heading_list *headings, struct context *context)
{
    const struct heading *label = context->fields[FIELD_MUNICIPALITY];
    if (sheet->extraction->config->municipality.n) {
        context->municipality = sheet->extraction->config->municipality;
        return;
    }
    if (label && label->value.n) {
        struct str found = title_municipality(sheet, label->value);
        struct str whole = str_slice(label->value, 0, str_find(label->value, STR(",")));
        context->municipality =
            found.n ? found : name_case(sheet->extraction->keep, str_copy(sheet->extraction->keep, whole));
        return;
    }
    for (size_t i = 0; i < headings->count && !context->municipality.s; i++) {
        if (!is_title(headings, i))
            continue;
        struct str found = title_municipality(sheet, headings->items[i].value);
        if (found.n)
            context->municipality = found;
    }
}

// The unit or the programme of a heading.
static struct named_key read_named(struct sheet_view *sheet, const struct heading *heading)
{
    struct arena *arena = sheet->extraction->keep;
    if (!heading || !heading->value.n || vocabulary_is_missing(sheet->extraction->vocabulary, arena, heading->value))
        return (struct named_key){{0}, {0}};
    if (heading->name.n)
        return (struct named_key){str_copy(arena, code_trim(heading->value)), str_copy(arena, heading->name)};
    return code_split(arena, heading->value);
}

// The unit that a title names, when no label does.
static void read_title_unit(struct sheet_view *sheet, const heading_list *headings, struct context *context)
{
    for (size_t i = 0; i < headings->count && !context->unit.key.s && !context->unit.name.s; i++) {
        const struct heading *heading = &headings->items[i];
        bool may_be = is_title(headings, i) && heading->value.n < MUNICIPALITY_BYTES_MAX;
        if (may_be && view_mark(sheet, heading->value) == MARK_UNIT)
            context->unit.name = str_copy(sheet->extraction->keep, heading->value);
    }
}

// Year and quarter in the order in which they are to be believed.
static void read_periods(struct sheet_view *sheet, const heading_list *headings, const struct table *table,
                         struct context *context)
{
    int quarter = 0, date_quarter = 0, title_quarter = 0, unused;
    int32_t year = 0, quarter_year = 0, date_year = 0, title_year = 0;
    read_period(sheet, context->fields[FIELD_YEAR], &unused, &year);
    read_period(sheet, context->fields[FIELD_QUARTER], &quarter, &quarter_year);
    read_date(sheet, context->fields[FIELD_DATE], &date_quarter, &date_year);
    read_title_period(sheet, headings, &title_quarter, &title_year, &date_quarter);
    if (!quarter && context->fields[FIELD_END])
        read_period(sheet, context->fields[FIELD_END], &quarter, &quarter_year);
    context->quarter = quarter ? quarter : title_quarter ? title_quarter : date_quarter;
    context->is_quarter_of_date = !quarter && !title_quarter && date_quarter;
    int32_t table_says = table_year(table, headings);
    context->fiscal_year = year           ? year
                           : quarter_year ? quarter_year
                           : table_says   ? table_says
                           : title_year   ? title_year
                                          : date_year;
    if (context->quarter || !sheet->grid->has_name)
        return;
    period_of_text(fold_label(sheet->extraction->scratch, sheet->grid->name), &quarter, &year);
    struct words words;
    words_cut(fold_label(sheet->extraction->scratch, sheet->grid->name), &words);
    enum period period;
    for (size_t i = 0; i < words.count; i++)
        if (period_at(&words, i, &period) && period >= PERIOD_T1 && period <= PERIOD_T4)
            context->quarter = period_quarter(period);
    if (!context->fiscal_year)
        context->fiscal_year = year;
}

// Whether a heading is the annual target of the indicator that the heading block names.
static bool is_annual_target(const struct heading *heading, const struct heading *indicator)
{
    return indicator && heading->run == indicator->run && heading->sense.measure == MEASURE_TARGET &&
           heading->sense.is_annual && !heading->sense.period && !heading->field && heading->value.n;
}

// The context of the rows of a table below the first `count` headings.
void context_make(struct sheet_view *sheet, const heading_list *headings, const struct table *table,
                  struct context *context)
{
    *context = (struct context){.quarter = 0};
    for (size_t i = 0; i < headings->count; i++) {
        const struct heading *heading = &headings->items[i];
        const struct heading *before = context->fields[heading->field];
        bool is_own = !table->is_beside || is_over(table, heading);
        bool had_own = before && (!table->is_beside || is_over(table, before));
        bool repeats =
            before && before->run == heading->run && before->value.n; // of one block, the first filled label holds
        if ((is_own || !had_own) && !(repeats && is_own == had_own))
            context->fields[heading->field] = heading;
    }
    for (size_t i = 0; i < headings->count; i++)
        if (is_annual_target(&headings->items[i], context->fields[FIELD_INDICATOR]))
            context->annual_target = &headings->items[i];
    const struct heading *entity = context->fields[FIELD_ENTITY];
    if (entity && !context->fields[FIELD_UNIT])
        context->fields[FIELD_UNIT] = entity;
    else if (entity && !context->fields[FIELD_MUNICIPALITY])
        context->fields[FIELD_MUNICIPALITY] = entity;
    context->unit = read_named(sheet, context->fields[FIELD_UNIT]);
    read_title_unit(sheet, headings, context);
    context->programme = read_named(sheet, context->fields[FIELD_PROGRAMME]);
    read_municipality(sheet, headings, context);
    read_periods(sheet, headings, table, context);
    read_plan(sheet, headings, table, context);
}
