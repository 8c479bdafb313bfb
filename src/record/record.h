// SPDX-License-Identifier: MIT
// What a unit reports: one record for each indicator row, with the values as declared and the place of each.
// Nothing is completed or mended here. Glossary: eje = axis, objetivo = objective, unidad responsable = unit,
// programa presupuestario = programme, meta = target, avance = actual, corte = cutoff.
#ifndef CUADRA_RECORD_RECORD_H
#define CUADRA_RECORD_RECORD_H

#include "base/place.h"
#include "base/vector.h"

struct source; // read/reader.h

enum { QUARTERS = 4 };

enum level { LEVEL_NONE, LEVEL_FIN, LEVEL_PROPOSITO, LEVEL_COMPONENTE, LEVEL_ACTIVIDAD, LEVEL_META, LEVEL_COUNT };

// "Fin", "Propósito", "Componente", "Actividad", "Meta"; NULL for LEVEL_NONE.
const char *level_name(enum level level);

// A key and its name; .s is NULL where there is none.
struct named_key {
    struct str key, name;
};

typedef VECTOR(struct named_key) named_keys;

// The kinds of "no number".
enum figure_kind {
    FIGURE_ABSENT, // the layout has no such place
    FIGURE_BLANK,
    FIGURE_DASH,       // "-", "N/A", "No aplica": as blank
    FIGURE_ERROR,      // an error cell: read as blank
    FIGURE_NOT_NUMBER, // a text that is no number: read as blank
    FIGURE_NUMBER
};

// One figure as declared.
struct figure {
    double value;        // in percentage points where the cell has a percent format
    struct str literal;  // the text, of FIGURE_DASH, FIGURE_ERROR, FIGURE_NOT_NUMBER
    int32_t row, column; // its cell; -1: none
    enum figure_kind kind;
    bool is_of_months; // added up from months
    bool is_percent;   // the cell has a percent format, or the text a % sign
    int8_t decimals;   // decimals shown (of the percentage points); -1: General, as many as the value has
};

// Four quarters and the year beside them.
struct figures {
    struct figure t[QUARTERS];
    struct figure annual;
};

// Texts of a record. Where the layout has no place for one, `is_there` is false.
struct text_field {
    bool is_there;
    struct str text;     // .s NULL when blank
    int32_t row, column; // -1: none
};

// The free texts, in the order of the keys of `extraer`. FIELD(identifier, key)
#define RECORD_TEXTS(FIELD)                 \
    FIELD(SUMMARY, "resumen")               \
    FIELD(INDICATOR, "indicador")           \
    FIELD(DEFINITION, "definicion")         \
    FIELD(METHOD, "metodo")                 \
    FIELD(UNIT_OF_MEASURE, "unidad_medida") \
    FIELD(KIND, "tipo")                     \
    FIELD(DIMENSION, "dimension")           \
    FIELD(FREQUENCY, "frecuencia")          \
    FIELD(DIRECTION, "sentido")             \
    FIELD(EVIDENCE, "medios")               \
    FIELD(JUSTIFICATION, "justificacion")   \
    FIELD(REMARKS, "observaciones")

enum record_text {
#define FIELD(identifier, key) TEXT_##identifier,
    RECORD_TEXTS(FIELD)
#undef FIELD
        TEXT_COUNT
};

// What a layout says of its figures. The zero value is the default of each.
enum accumulation { ACCUMULATE_UNKNOWN, ACCUMULATE_SUM, ACCUMULATE_MEAN, ACCUMULATE_LAST };
enum zero_over_zero { ZERO_NOT_PROGRAMMED, ZERO_IS_COMPLETE }; // what the layout prints for 0/0: null, or 100 %
enum annual_percent { PERCENT_OF_ANNUAL, PERCENT_OF_CUMULATIVE_TARGET }; // what the % beside the cumulative divides by

struct conventions {
    bool variance_is_actual_minus_target;
    enum accumulation accumulation;
    enum zero_over_zero zero_over_zero;
    enum annual_percent annual_percent;
};

// One indicator row.
struct record {
    const struct source *source;
    struct str sheet; // .s NULL in containers without sheets
    int32_t sheet_index;
    int32_t row;               // of its figures
    int32_t column, column_to; // the table's extent, for findings on the row
    struct str municipality;   // .s NULL: not found
    int32_t fiscal_year;       // 0: not found
    int32_t quarter;           // 1 to 4; 0: not found
    struct named_key unit, programme;
    named_keys axes, objectives, lines;
    bool lines_in_row;         // the layout gives the lines row by row
    named_keys declared_lines; // those of the heading, when the lines come from the row
    enum level level;
    struct str key; // .s NULL: none
    bool has_area, has_weight, has_baseline;
    struct str area;
    struct text_field texts[TEXT_COUNT];
    struct figure weight;
    struct figure baseline;
    int32_t baseline_year; // 0: none
    struct figures target, actual, variance, percentage;
    bool has_variance, has_percentage;          // the layout has such columns
    struct figure target_to_date;               // only serves to check
    struct figure percentage_to_date[QUARTERS]; // cumulative % to each quarter; only serve to check
    struct str variables_unit;                  // unit of measure of the variables, .s NULL when not given apart
    struct conventions conventions;
    struct str modified; // of its file: dcterms:modified, or empty
    struct str layout;   // name of the layout it was read with; empty: the dictionary alone
};

// All records of a run, in reading order.
typedef VECTOR(struct record *) record_list;

// Whether the figure is a number.
bool figure_is_number(const struct figure *figure);
// The place of a figure of the record, or of the whole row when the figure has no cell.
struct place record_figure_place(const struct record *record, const struct figure *figure);
// The record's row as a range.
struct place record_row_place(const struct record *record);
// The place of a text of the record.
struct place record_text_place(const struct record *record, enum record_text text);
// The unit of measure that figures are summed by: of the variables where given, without a label before a colon.
struct str record_unit_of_measure(struct arena *arena, const struct record *record);

#endif
