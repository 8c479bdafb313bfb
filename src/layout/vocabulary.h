// SPDX-License-Identifier: MIT
// What words mean: the dictionary that all layouts share and the few words that each layout adds. It knows
// nothing of sheets; a label goes in and its senses come out.
#ifndef CUADRA_LAYOUT_VOCABULARY_H
#define CUADRA_LAYOUT_VOCABULARY_H

#include "base/map.h"
#include "base/vector.h"
#include "record/record.h"
#include "text/period.h"

// The fields of layout_fields.def.
enum field {
    FIELD_NONE,
#define FIELD(identifier, name, shown, text) FIELD_##identifier,
#include "es/layout_fields.def"
#undef FIELD
    FIELD_COUNT
};

// The name of a field in the dictionary ("unidad_medida"), and as people say it ("unidad de medida").
const char *field_name(enum field field);
const char *field_shown(enum field field);
// The record text that each field fills, or -1.
extern const int field_texts[FIELD_COUNT];
// The field of a name, or FIELD_NONE.
enum field field_find(struct str name);

enum measure { MEASURE_NONE, MEASURE_TARGET, MEASURE_ACTUAL, MEASURE_VARIANCE, MEASURE_PERCENT, MEASURE_COUNT };

// "meta", "avance", "variación", "porcentaje".
const char *measure_shown(enum measure measure);

// Why something was taken for what it was.
enum reason {
    REASON_NONE,
    REASON_SYNONYM,
    REASON_WORDS,
    REASON_START,
    REASON_CONTENT,
    REASON_POSITION,
    REASON_IDENTITY
};

// What a label may mean. Several may hold at once: "Meta" is a measure and a column of actions.
struct sense {
    enum field column;    // heading of a text column
    enum field label;     // label of a heading block
    enum measure measure; // of the figures below
    enum period period;
    bool is_weak;   // the measure is only a noun ("meta", "avance"): a participle beside it decides
    bool is_letter; // the measure is one letter: only under a period
    bool is_cumulative, is_annual, is_quarter; // to date; of the year; of the quarter reported
    bool is_number;                            // "valor", "número": the figure of the group above
    bool is_group, is_base_group; // spans several columns and says nothing of figures; the baseline's group
    bool is_other;                // figures of something else: money, adjusted targets
    int32_t year;                 // a year in the label, or 0
    enum reason why;              // how the label was matched
};

// Rows that are no indicators.
enum mark { MARK_NONE, MARK_SIGNATURE, MARK_TOTAL, MARK_TITLE, MARK_MUNICIPALITY, MARK_UNIT };

// A heading that begins with or contains some words.
struct partial_term {
    struct str words; // folded
    bool is_prefix;
    int role; // enum term_role
    int value;
};

// How texts may begin: a bit for their first two signs.
struct openings {
    uint64_t bits[16];
};

// Texts by length, to find those that are mistyped.
enum { NEAR_LENGTHS = 64 };
struct near_text {
    struct str text;
    uint16_t front, rear; // its first and its last two bytes
};
struct near_texts {
    VECTOR(struct near_text) by_length[NEAR_LENGTHS]; // the last one for all that are longer
};

// The words of the dictionary or of one layout.
struct terms {
    struct map *exact;                      // folded heading -> struct term
    struct map *phrases;                    // folded words inside a heading -> struct term
    struct map *openings;                   // first word of any of them -> struct opening
    VECTOR(struct partial_term) containing; // those that may stand anywhere; prefixes are with the openings
    struct openings marks, missing;         // how the texts of these may begin
    struct near_texts words;                // the phrases of one word
    struct near_texts headings;             // the exact headings of columns and labels
};

// One column heading by which a layout is recognised, or several cells in a row.
struct clue {
    struct str text;             // folded; a text somewhere on the sheet
    VECTOR(struct str) sequence; // folded headings one beside the other, for `seguidas`
    bool is_excluding;           // the layout is not this one when it is met
    int32_t line;                // in its file
};

// Which place of a record a figure fills.
enum figure_place {
    PLACE_UNKNOWN,
    PLACE_T1,
    PLACE_T2,
    PLACE_T3,
    PLACE_T4,
    PLACE_ANNUAL,  // the annual target; the declared cumulative of actuals, its % and its variance
    PLACE_TO_DATE, // a target to date
    PLACE_QUARTER, // the quarter that the submission reports
    PLACE_CUM_T1,
    PLACE_CUM_T2,
    PLACE_CUM_T3,
    PLACE_CUM_T4, // cumulative to the end of a quarter
    PLACE_M1,
    PLACE_M12 = PLACE_M1 + 11,
    PLACE_COUNT
};

// "T1", "anual", "acumulado a T2", "enero": the name of a place for a person.
const char *place_shown(enum figure_place place);
// Reads "meta T1" or "avance anual".
bool figure_name_read(struct arena *arena, struct str name, enum measure *measure, enum figure_place *place);

// What a column of a layout is, said outright: in [cifra ...] by its headings or its letter, in [formato] for the
// blank form made from it.
struct layout_column {
    struct str heading;   // as written, levels parted by " > "; .n 0: the letter says which
    struct str folded;    // each level folded, joined by ">"
    int32_t column;       // by its letter, zero-based; -1: by its heading
    enum field field;     // a text column, or
    enum measure measure; // a figure's
    enum figure_place place;
    bool is_formula; // in a form: calculated, locked
};

// A label of the heading block of a form.
struct form_label {
    enum field field;
    struct str text;
};

// A layout file.
struct layout {
    struct str name, title, path;
    struct terms terms;
    VECTOR(struct clue) clues;
    int32_t minimum; // clues that must be met
    struct conventions conventions;
    struct str form_code;                  // the code of blank forms made from it
    VECTOR(struct layout_column) figures;  // [cifra ...]
    VECTOR(struct form_label) form_labels; // [formato]
    VECTOR(struct layout_column) form_columns;
    struct str form_title;
};

// A clue of a layout, by their numbers.
struct clue_number {
    size_t layout, clue;
};

typedef VECTOR(struct clue_number) clue_numbers;

struct vocabulary {
    struct terms terms;
    VECTOR(struct layout) layouts; // by file name
    struct map *clues;             // first word -> clue_numbers of all layouts
    struct openings clue_openings; // how they may begin
};

// Adds a layout, and its clues to those of all.
void vocabulary_add(struct arena *arena, struct vocabulary *vocabulary, const struct layout *layout);
// Reads one layout file from its text into `vocabulary`; false when it is wrong (then *message is
// "archivo:línea:columna: ...").
bool layout_file_read(struct arena *arena, struct vocabulary *vocabulary, struct str path, struct str text,
                      struct str *message);
// The levels of "A > B", each folded, joined by ">".
struct str layout_fold_path(struct arena *arena, struct str path);
// Reads the dictionary from its text.
bool dictionary_read(struct arena *arena, struct terms *terms, struct str path, struct str text, struct str *message);

// The senses of a label, those of the layout (may be NULL) before those of the dictionary. `folded` is fold_label() of
// the text.
struct sense vocabulary_sense(const struct vocabulary *vocabulary, const struct layout *layout, struct arena *arena,
                              struct str text, struct str folded);
// The sense of a folded label that is one letter away from a listed one ("DIMENCION"); no sense when it is none, or of
// two.
struct sense vocabulary_guess(const struct vocabulary *vocabulary, struct arena *arena, struct str folded);
// Whether a text, folded or not, may be a mark by how it begins.
bool vocabulary_may_be_mark(const struct vocabulary *vocabulary, struct str text);
// What kind of row a folded text at its front makes of it.
enum mark vocabulary_mark(const struct vocabulary *vocabulary, struct str folded);
// Whether all words of a folded text say nothing: "de la obra", "físico".
bool vocabulary_is_filler(const struct vocabulary *vocabulary, struct str folded);
// Whether a folded text is a mark as a whole, not only by how it begins.
bool vocabulary_is_mark(const struct vocabulary *vocabulary, struct str folded);
// The words after which the municipality's name stands, found in a folded text; where the name begins, or SIZE_MAX.
size_t vocabulary_municipality(const struct vocabulary *vocabulary, struct str folded);
// Whether a text stands for "no figure" ("N/A", "No aplica").
bool vocabulary_is_missing(const struct vocabulary *vocabulary, struct arena *arena, struct str text);
// The level that a text begins with. `rest` is what follows it; `is_code` says that it is a short form whose
// whole first word is the key ("C1A1", "F1").
enum level vocabulary_level(const struct vocabulary *vocabulary, struct arena *arena, struct str text, struct str *rest,
                            bool *is_code);

#endif
