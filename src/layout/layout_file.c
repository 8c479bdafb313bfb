// SPDX-License-Identifier: MIT
// Reading a .plantilla: name, how the format is recognised, headings of its own, conventions.
#include "es/layout_texts.h"
#include "layout/entries.h"
#include "layout/openings.h"
#include "layout/term.h"
#include "layout/word_sections.h"
#include "text/fold.h"

// One answer of a convention.
struct convention_row {
    const char *key, *answer;
    int value;
};

enum convention { CONVENTION_VARIANCE, CONVENTION_ACCUMULATION, CONVENTION_ZERO, CONVENTION_PERCENT };

static const char *const convention_keys[] = {"variacion", "acumulacion", "cero entre cero", "porcentaje acumulado"};

static const struct convention_row convention_rows[] = {
    {"variacion", "meta menos avance", 0},
    {"variacion", "avance menos meta", 1},
    {"acumulacion", "suma", ACCUMULATE_SUM},
    {"acumulacion", "promedio", ACCUMULATE_MEAN},
    {"acumulacion", "ultimo", ACCUMULATE_LAST},
    {"acumulacion", "por indicador", ACCUMULATE_UNKNOWN},
    {"cero entre cero", "no programado", ZERO_NOT_PROGRAMMED},
    {"cero entre cero", "100", ZERO_IS_COMPLETE},
    {"porcentaje acumulado", "de la meta anual", PERCENT_OF_ANNUAL},
    {"porcentaje acumulado", "de la meta acumulada", PERCENT_OF_CUMULATIVE_TARGET},
};

// Sets a convention of the layout.
static void set_convention(struct conventions *conventions, enum convention which, int value)
{
    switch (which) {
    case CONVENTION_VARIANCE:
        conventions->variance_is_actual_minus_target = value != 0;
        break;
    case CONVENTION_ACCUMULATION:
        conventions->accumulation = (enum accumulation)value;
        break;
    case CONVENTION_ZERO:
        conventions->zero_over_zero = (enum zero_over_zero)value;
        break;
    case CONVENTION_PERCENT:
        conventions->annual_percent = (enum annual_percent)value;
        break;
    }
}

// Reads a line of [convenciones]; what is wrong with it, or NULL.
static const char *read_convention(struct arena *arena, struct layout *layout, const struct entry *entry)
{
    struct str key = fold_label(arena, entry->key), answer = fold_label(arena, entry->value);
    bool is_key = false;
    for (size_t i = 0; i < sizeof convention_rows / sizeof *convention_rows; i++) {
        if (!str_is(key, convention_rows[i].key))
            continue;
        is_key = true;
        if (!str_is(answer, convention_rows[i].answer))
            continue;
        for (int which = 0; which < 4; which++)
            if (str_is(key, convention_keys[which]))
                set_convention(&layout->conventions, (enum convention)which, convention_rows[i].value);
        return NULL;
    }
    return is_key ? LAYOUT_TEXT_BAD_CONVENTION : LAYOUT_TEXT_NO_KEY;
}

// Cuts "Año > Valor" into its headings.
static void read_sequence(struct arena *arena, struct clue *clue, struct str value)
{
    while (value.n) {
        size_t mark = str_find(value, STR(">"));
        *VECTOR_ADD(arena, &clue->sequence) = fold_label(arena, str_slice(value, 0, mark));
        value = mark == SIZE_MAX ? STR("") : str_slice(value, mark + 1, value.n);
    }
}

// Reads a line of [reconocer]; what is wrong with it, or NULL.
static const char *read_clue(struct arena *arena, struct layout *layout, const struct entry *entry)
{
    struct str key = fold_label(arena, entry->key);
    if (str_is(key, "minimo")) {
        int32_t value = 0;
        for (size_t i = 0; i < entry->value.n && i < 4; i++) {
            if (entry->value.s[i] < '0' || entry->value.s[i] > '9')
                return LAYOUT_TEXT_BAD_MINIMUM;
            value = value * 10 + (entry->value.s[i] - '0');
        }
        layout->minimum = value;
        return value ? NULL : LAYOUT_TEXT_BAD_MINIMUM;
    }
    bool is_text = str_is(key, "texto"), is_sequence = str_is(key, "seguidas"), is_without = str_is(key, "sin texto");
    if (!is_text && !is_sequence && !is_without)
        return LAYOUT_TEXT_NO_KEY;
    struct str folded = fold_label(arena, entry->value);
    if (!folded.n)
        return LAYOUT_TEXT_EMPTY_WORDS;
    struct clue *clue = VECTOR_ADD(arena, &layout->clues);
    *clue = (struct clue){.is_excluding = is_without, .line = entry->line};
    if (is_sequence)
        read_sequence(arena, clue, entry->value);
    else
        clue->text = folded;
    return NULL;
}

// Reads a line of [plantilla]; what is wrong with it, or NULL.
static const char *read_identity(struct arena *arena, struct layout *layout, const struct entry *entry)
{
    struct str key = fold_label(arena, entry->key);
    if (str_is(key, "nombre"))
        layout->name = str_copy(arena, entry->value);
    else if (str_is(key, "titulo"))
        layout->title = str_copy(arena, entry->value);
    else if (str_is(key, "formato"))
        layout->form_code = str_copy(arena, entry->value);
    else if (!str_is(key, "version"))
        return LAYOUT_TEXT_NO_KEY;
    return NULL;
}

// Folds each level of "A > B" and joins them by ">".
static struct str fold_path(struct arena *arena, struct str path)
{
    struct buffer folded = {.arena = arena};
    while (path.n) {
        size_t mark = str_find(path, STR(">"));
        if (folded.n)
            buffer_add_char(&folded, '>');
        buffer_add_str(&folded, fold_label(arena, str_slice(path, 0, mark)));
        path = mark == SIZE_MAX ? STR("") : str_slice(path, mark + 1, path.n);
    }
    return buffer_str(&folded);
}

// Folds the levels of a heading path, as fold_path() does.
struct str layout_fold_path(struct arena *arena, struct str path)
{
    return fold_path(arena, path);
}

// The zero-based column of "A" or "AB", -1 for anything else.
static int32_t read_letters(struct str text)
{
    int32_t column = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] < 'A' || text.s[i] > 'Z' || i == 3)
            return -1;
        column = column * 26 + (text.s[i] - 'A' + 1);
    }
    return column - 1;
}

// Reads a line of [cifra meta T1].
static const char *read_figure(struct arena *arena, struct layout *layout, const struct entry *entry)
{
    struct layout_column column = {.column = -1};
    struct str name = str_slice(entry->section, sizeof "cifra", entry->section.n);
    if (!figure_name_read(arena, name, &column.measure, &column.place))
        return LAYOUT_TEXT_BAD_FIGURE;
    if (str_is(entry->key, "columna")) {
        column.column = read_letters(entry->value);
        if (column.column < 0)
            return LAYOUT_TEXT_BAD_LETTER;
    } else if (str_is(entry->key, "encabezado")) {
        column.heading = str_copy(arena, entry->value);
        column.folded = fold_path(arena, entry->value);
    } else {
        return LAYOUT_TEXT_NO_KEY;
    }
    *VECTOR_ADD(arena, &layout->figures) = column;
    return NULL;
}

// Reads a line of [formato].
static const char *read_form(struct arena *arena, struct layout *layout, const struct entry *entry)
{
    if (str_is(entry->key, "titulo")) {
        layout->form_title = str_copy(arena, entry->value);
        return NULL;
    }
    size_t sign = str_find(entry->value, STR("="));
    if (sign == SIZE_MAX)
        return LAYOUT_TEXT_NO_SIGN;
    struct str name = str_trim(str_slice(entry->value, 0, sign));
    struct str heading = str_trim(str_slice(entry->value, sign + 1, entry->value.n));
    if (str_is(entry->key, "dato")) {
        if (field_find(name) == FIELD_NONE)
            return LAYOUT_TEXT_BAD_FIELD;
        *VECTOR_ADD(arena, &layout->form_labels) = (struct form_label){field_find(name), str_copy(arena, heading)};
        return NULL;
    }
    bool is_formula = str_is(entry->key, "formula");
    if (!is_formula && !str_is(entry->key, "columna"))
        return LAYOUT_TEXT_NO_KEY;
    struct layout_column column = {.column = -1, .is_formula = is_formula, .heading = str_copy(arena, heading)};
    column.folded = fold_path(arena, heading);
    column.field = field_find(name);
    if (column.field == FIELD_NONE && !figure_name_read(arena, name, &column.measure, &column.place))
        return LAYOUT_TEXT_BAD_FIELD;
    *VECTOR_ADD(arena, &layout->form_columns) = column;
    return NULL;
}

// Reads one line of a layout file into the layout.
static bool read_entry(struct arena *arena, struct layout *layout, const struct entry *entry, struct str *message)
{
    struct str section = fold_label(arena, entry->section);
    const char *why = NULL;
    if (str_is(section, "plantilla"))
        why = read_identity(arena, layout, entry);
    else if (str_is(section, "reconocer"))
        why = read_clue(arena, layout, entry);
    else if (str_is(section, "convenciones"))
        why = read_convention(arena, layout, entry);
    else if (str_is(section, "formato"))
        why = read_form(arena, layout, entry);
    else if (str_starts(section, STR("cifra ")))
        why = read_figure(arena, layout, entry);
    else
        return word_entry_add(arena, &layout->terms, layout->path, entry, message);
    if (!why)
        return true;
    bool is_key = str_is(str_of(why), LAYOUT_TEXT_NO_KEY);
    *message =
        entry_message(arena, layout->path, entry, is_key ? 1 : entry->column, why, is_key ? entry->key : entry->value);
    return false;
}

// What a layout as a whole lacks, or NULL.
static const char *find_lack(const struct vocabulary *vocabulary, const struct layout *layout)
{
    if (!layout->name.n)
        return LAYOUT_TEXT_NO_NAME;
    for (size_t i = 0; i < vocabulary->layouts.count; i++)
        if (str_equal(vocabulary->layouts.items[i].name, layout->name))
            return LAYOUT_TEXT_TWICE;
    int32_t clues = 0;
    for (size_t i = 0; i < layout->clues.count; i++)
        clues += !layout->clues.items[i].is_excluding;
    if (!clues && !layout->form_code.n)
        return LAYOUT_TEXT_NO_CLUES;
    return layout->minimum > clues ? LAYOUT_TEXT_BAD_MINIMUM : NULL;
}

// Adds a layout, and its clues to those of all.
void vocabulary_add(struct arena *arena, struct vocabulary *vocabulary, const struct layout *layout)
{
    if (!vocabulary->clues)
        vocabulary->clues = map_new(arena);
    for (size_t i = 0; i < layout->clues.count; i++) {
        const struct clue *clue = &layout->clues.items[i];
        struct str word = opening_word(clue->sequence.count ? clue->sequence.items[0] : clue->text);
        clue_numbers *numbers = map_find(vocabulary->clues, word);
        openings_add(&vocabulary->clue_openings, clue->sequence.count ? clue->sequence.items[0] : clue->text);
        if (!numbers) {
            numbers = ARENA_NEW(arena, clue_numbers);
            map_set(vocabulary->clues, word, numbers);
        }
        *VECTOR_ADD(arena, numbers) = (struct clue_number){vocabulary->layouts.count, i};
    }
    *VECTOR_ADD(arena, &vocabulary->layouts) = *layout;
}

// Reads one layout file from its text into `vocabulary`; false when it is wrong (then *message is
// "archivo:línea:columna: ...").
bool layout_file_read(struct arena *arena, struct vocabulary *vocabulary, struct str path, struct str text,
                      struct str *message)
{
    entry_list entries = {0};
    struct layout layout = {.path = path};
    terms_init(arena, &layout.terms);
    if (!entries_read(arena, path, text, &entries, message))
        return false;
    for (size_t i = 0; i < entries.count; i++)
        if (!read_entry(arena, &layout, &entries.items[i], message))
            return false;
    const char *lack = find_lack(vocabulary, &layout);
    if (lack) {
        struct entry at = {.line = entries.count ? entries.items[entries.count - 1].line : 1};
        struct str minimum = str_format(arena, "%d", layout.minimum);
        *message = entry_message(arena, path, &at, 1, lack,
                                 str_is(str_of(lack), LAYOUT_TEXT_BAD_MINIMUM) ? minimum : layout.name);
        return false;
    }
    if (layout.form_columns.count && !layout.form_code.n)
        layout.form_code = layout.name;
    if (!layout.minimum)
        layout.minimum = (int32_t)layout.clues.count;
    vocabulary_add(arena, vocabulary, &layout);
    return true;
}
