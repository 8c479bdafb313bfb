// SPDX-License-Identifier: MIT
// Reading diccionario.txt, and the word sections of a layout file, into terms.
#include "layout/openings.h"
#include "layout/term.h"

#include "es/layout_texts.h"
#include "layout/entries.h"
#include "layout/word_sections.h"
#include "text/fold.h"

static const struct {
    const char *name, *shown; // the dictionary's and a person's
} fields[FIELD_COUNT] = {
    [FIELD_NONE] = {"", "nada"},
#define FIELD(identifier, name, shown, text) [FIELD_##identifier] = {name, shown},
#include "es/layout_fields.def"
#undef FIELD
};

const int field_texts[FIELD_COUNT] = {
    [FIELD_NONE] = -1,
#define FIELD(identifier, name, shown, text) [FIELD_##identifier] = text,
#include "es/layout_fields.def"
#undef FIELD
};

// The name of a field in the files of the vocabulary.
const char *field_name(enum field field)
{
    return fields[field].name;
}

// The name of a field for a person.
const char *field_shown(enum field field)
{
    return fields[field].shown;
}

// The field of a name of the vocabulary, or FIELD_NONE.
enum field field_find(struct str name)
{
    for (int field = 1; field < FIELD_COUNT; field++)
        if (str_is(name, fields[field].name))
            return (enum field)field;
    return FIELD_NONE;
}

// The name of a measure for a person.
const char *measure_shown(enum measure measure)
{
    static const char *const names[MEASURE_COUNT] = {"", LAYOUT_TEXT_MEASURES};
    return names[measure];
}

// The name of a place for a person.
const char *place_shown(enum figure_place place)
{
    static const char *const names[PLACE_COUNT] = {"", LAYOUT_TEXT_PLACES};
    return names[place];
}

// Reads a measure and a place; false when the text is not that.
bool figure_name_read(struct arena *arena, struct str name, enum measure *measure, enum figure_place *place)
{
    struct str folded = fold_label(arena, name);
    size_t space = str_find(folded, STR(" "));
    struct str first = str_slice(folded, 0, space);
    struct str rest = space == SIZE_MAX ? STR("") : str_slice(folded, space + 1, folded.n);
    *measure = MEASURE_NONE;
    *place = PLACE_UNKNOWN;
    for (int i = 1; i < MEASURE_COUNT; i++)
        if (str_equal(first, fold_label(arena, str_of(measure_shown((enum measure)i)))))
            *measure = (enum measure)i;
    for (int i = 1; i < PLACE_COUNT; i++)
        if (str_equal(rest, fold_label(arena, str_of(place_shown((enum figure_place)i)))))
            *place = (enum figure_place)i;
    return *measure && *place;
}

// The first listing in a role among those of a text, or NULL.
const struct term *term_of_role(const struct term *term, enum term_role role)
{
    while (term && term->role != role)
        term = term->next;
    return term;
}

// The listing of a text in a role, or NULL.
const struct term *term_find(const struct map *map, struct str folded, enum term_role role)
{
    return term_of_role(map_find(map, folded), role);
}

// Makes the maps of empty terms.
void terms_init(struct arena *arena, struct terms *terms)
{
    *terms = (struct terms){.exact = map_new(arena), .phrases = map_new(arena), .openings = map_new(arena)};
}

// Notes how labels may begin because of a listing.
static void add_opening(struct arena *arena, struct terms *terms, struct str folded, enum term_role role,
                        bool is_phrase)
{
    bool is_heading = role == TERM_COLUMN || role == TERM_LABEL || role == TERM_GROUP;
    if (role == TERM_MARK)
        openings_add(&terms->marks, folded);
    if (role == TERM_MISSING)
        openings_add(&terms->missing, folded);
    if (!is_phrase && !is_heading)
        return;
    struct opening *opening = opening_make(arena, terms, folded);
    struct words words;
    words_cut(folded, &words);
    opening->is_heading = opening->is_heading || is_heading;
    if (is_phrase && words.count > opening->phrase_words)
        opening->phrase_words = words.count;
}

// Adds a listing at the end of those of its text.
void terms_add(struct arena *arena, struct terms *terms, struct str folded, enum term_role role, int value)
{
    bool is_phrase = role == TERM_STRONG || role == TERM_WEAK || role == TERM_LETTER || role == TERM_WORD;
    struct map *map = is_phrase ? terms->phrases : terms->exact;
    if (is_phrase && str_find(folded, STR(" ")) == SIZE_MAX)
        near_texts_add(arena, &terms->words, folded);
    if (role == TERM_COLUMN || role == TERM_LABEL)
        near_texts_add(arena, &terms->headings, folded);
    add_opening(arena, terms, folded, role, is_phrase);
    struct term *term = ARENA_NEW(arena, struct term);
    *term = (struct term){.role = role, .value = value};
    struct term *first = map_find(map, folded);
    if (!first) {
        map_set(map, folded, term);
        return;
    }
    while (first->next)
        first = first->next;
    first->next = term;
}

// One kind of section: its first word, its second words, and the keys it admits with the role of each.
struct section_row {
    const char *kind, *argument; // argument NULL: a field
    const char *key;
    enum term_role role;
    int value;
};

static const struct section_row rows[] = {
    {"columna", NULL, "igual", TERM_COLUMN, 0},
    {"columna", NULL, "empieza", TERM_COLUMN, 0},
    {"columna", NULL, "contiene", TERM_COLUMN, 0},
    {"etiqueta", NULL, "igual", TERM_LABEL, 0},
    {"etiqueta", NULL, "empieza", TERM_LABEL, 0},
    {"grupo", "", "igual", TERM_GROUP, FIELD_NONE},
    {"grupo", "", "empieza", TERM_GROUP, FIELD_NONE},
    {"grupo", "linea_base", "igual", TERM_GROUP, FIELD_BASELINE},
    {"medida", "meta", "fuerte", TERM_STRONG, MEASURE_TARGET},
    {"medida", "meta", "debil", TERM_WEAK, MEASURE_TARGET},
    {"medida", "meta", "letra", TERM_LETTER, MEASURE_TARGET},
    {"medida", "avance", "fuerte", TERM_STRONG, MEASURE_ACTUAL},
    {"medida", "avance", "debil", TERM_WEAK, MEASURE_ACTUAL},
    {"medida", "avance", "letra", TERM_LETTER, MEASURE_ACTUAL},
    {"medida", "variacion", "fuerte", TERM_STRONG, MEASURE_VARIANCE},
    {"medida", "porcentaje", "fuerte", TERM_STRONG, MEASURE_PERCENT},
    {"palabra", "acumulado", "igual", TERM_WORD, WORD_CUMULATIVE},
    {"palabra", "anual", "igual", TERM_WORD, WORD_ANNUAL},
    {"palabra", "trimestre", "igual", TERM_WORD, WORD_QUARTER},
    {"palabra", "numero", "igual", TERM_WORD, WORD_NUMBER},
    {"palabra", "otro", "igual", TERM_WORD, WORD_OTHER},
    {"palabra", "relleno", "igual", TERM_WORD, WORD_FILLER},
    {"nivel", "fin", "palabra", TERM_LEVEL_WORD, LEVEL_FIN},
    {"nivel", "fin", "sigla", TERM_LEVEL_CODE, LEVEL_FIN},
    {"nivel", "proposito", "palabra", TERM_LEVEL_WORD, LEVEL_PROPOSITO},
    {"nivel", "proposito", "sigla", TERM_LEVEL_CODE, LEVEL_PROPOSITO},
    {"nivel", "componente", "palabra", TERM_LEVEL_WORD, LEVEL_COMPONENTE},
    {"nivel", "componente", "sigla", TERM_LEVEL_CODE, LEVEL_COMPONENTE},
    {"nivel", "actividad", "palabra", TERM_LEVEL_WORD, LEVEL_ACTIVIDAD},
    {"nivel", "actividad", "sigla", TERM_LEVEL_CODE, LEVEL_ACTIVIDAD},
    {"nivel", "meta", "palabra", TERM_LEVEL_WORD, LEVEL_META},
    {"nivel", "meta", "sigla", TERM_LEVEL_CODE, LEVEL_META},
    {"valor", "vacio", "igual", TERM_MISSING, 0},
    {"marca", "firma", "igual", TERM_MARK, MARK_SIGNATURE},
    {"marca", "firma", "empieza", TERM_MARK, MARK_SIGNATURE},
    {"marca", "total", "igual", TERM_MARK, MARK_TOTAL},
    {"marca", "total", "empieza", TERM_MARK, MARK_TOTAL},
    {"marca", "titulo", "igual", TERM_MARK, MARK_TITLE},
    {"marca", "titulo", "empieza", TERM_MARK, MARK_TITLE},
    {"marca", "unidad", "empieza", TERM_MARK, MARK_UNIT},
    {"marca", "municipio", "contiene", TERM_MARK, MARK_MUNICIPALITY},
};

// The section's first word and the rest.
static void split_section(struct str section, struct str *kind, struct str *argument)
{
    size_t space = str_find(section, STR(" "));
    *kind = str_slice(section, 0, space);
    *argument = space == SIZE_MAX ? STR("") : str_slice(section, space + 1, section.n);
}

// Whether a row is of the section; a field's section matches when the argument is a field.
static bool is_row_of(const struct section_row *row, struct str kind, struct str argument)
{
    return str_is(kind, row->kind) &&
           (row->argument ? str_is(argument, row->argument) : field_find(argument) != FIELD_NONE);
}

// Whether the first word of a section is one of the kinds of words.
bool is_word_section(struct str section)
{
    struct str kind, argument;
    split_section(section, &kind, &argument);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_is(kind, rows[i].kind))
            return true;
    return false;
}

// Adds one line of words; false with the message when it is wrong.
bool word_entry_add(struct arena *arena, struct terms *terms, struct str path, const struct entry *entry,
                    struct str *message)
{
    struct str kind, argument;
    split_section(entry->section, &kind, &argument);
    const struct section_row *found = NULL;
    bool is_section = false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !found; i++) {
        bool is_of = is_row_of(&rows[i], kind, argument);
        is_section = is_section || is_of;
        if (is_of && str_is(entry->key, rows[i].key))
            found = &rows[i];
    }
    if (!found) {
        bool is_field_section = str_is(kind, "columna") || str_is(kind, "etiqueta");
        const char *why = is_section         ? LAYOUT_TEXT_NO_KEY
                          : is_field_section ? LAYOUT_TEXT_NO_FIELD
                                             : LAYOUT_TEXT_NO_SECTION;
        struct str quoted = is_section ? entry->key : is_field_section ? argument : entry->section;
        *message = entry_message(arena, path, entry, 1, why, quoted);
        return false;
    }
    struct str folded = fold_label(arena, entry->value);
    int value = found->argument ? found->value : (int)field_find(argument);
    bool takes_signs =
        found->role == TERM_MISSING || (found->role == TERM_COLUMN && str_is(entry->key, "igual")); // "#", "-"
    if (!folded.n && !takes_signs) {
        *message = entry_message(arena, path, entry, entry->column, LAYOUT_TEXT_EMPTY_WORDS, entry->value);
        return false;
    }
    bool is_prefix = str_is(str_of(found->key), "empieza");
    struct partial_term partial = {folded, is_prefix, (int)found->role, value};
    if (str_is(str_of(found->key), "contiene")) {
        if (found->role == TERM_MARK && value != MARK_MUNICIPALITY)
            openings_add_all(&terms->marks);
        *VECTOR_ADD(arena, &terms->containing) = partial;
        return true;
    }
    if (is_prefix)
        *VECTOR_ADD(arena, &opening_make(arena, terms, folded)->partials) = partial;
    terms_add(arena, terms, folded.n ? folded : tidy_text(arena, entry->value), found->role, value);
    return true;
}

// Reads a dictionary from its text; false with the message at its first wrong line.
bool dictionary_read(struct arena *arena, struct terms *terms, struct str path, struct str text, struct str *message)
{
    entry_list entries = {0};
    terms_init(arena, terms);
    if (!entries_read(arena, path, text, &entries, message))
        return false;
    for (size_t i = 0; i < entries.count; i++)
        if (!word_entry_add(arena, terms, path, &entries.items[i], message))
            return false;
    return true;
}
