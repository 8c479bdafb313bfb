// SPDX-License-Identifier: MIT
// cuadra.ini: what a municipality says of itself and how it wants its figures calculated. Everything has a
// default; an unknown section or key is an error with file, line and column.
#ifndef CUADRA_RECORD_CONFIG_H
#define CUADRA_RECORD_CONFIG_H

#include "base/limit_values.h"
#include "es/findings.h"
#include "record/record.h"

// One line `key = value` of a section that maps keys.
struct config_entry {
    struct str key, value;
    struct str folded;   // the key as it is compared
    int32_t line;        // one-based
    struct arena *arena; // that holds them
};

typedef VECTOR(struct config_entry) config_entries;
typedef VECTOR(struct str) config_list;

enum descending_rule { DESCENDING_INVERSE, DESCENDING_DIRECT };

// The columns of a statement of expenditure (CONAC, Gasto por Categoría Programática).
enum budget_column {
    BUDGET_APPROVED,
    BUDGET_CHANGES,
    BUDGET_MODIFIED,
    BUDGET_COMMITTED,
    BUDGET_ACCRUED,
    BUDGET_EXERCISED,
    BUDGET_PAID,
    BUDGET_UNDERSPENT,
    BUDGET_COLUMNS
};

struct config {
    struct str path;                                        // .s NULL: none was found, all defaults
    struct str folder;                                      // where it is, for the shield and aceptados.tsv
    struct str municipality, state, administration, shield; // [municipio]
    struct str plan;                                        // [plan] nombre
    config_entries axes, objectives, units;                 // key = name
    config_entries alignment;                               // PP or PP/clave = objectives, comma separated
    double green, yellow, over;                             // [semaforo] 90, 70, 110
    double cap;                                             // [calculo] tope: 100; INFINITY for `sin`
    bool levels[LEVEL_COUNT];                               // [calculo] niveles
    bool has_levels;
    bool is_weighted;                    // [calculo] ponderacion
    enum descending_rule descending;     // [calculo] descendente
    config_entries accumulation;         // unit of measure or key = suma|promedio|ultimo
    config_entries severities;           // rule = severity
    config_entries synonyms;             // field = heading
    config_entries equivalences;         // [equivalencias] old key = new key
    config_entries modalities;           // [modalidades] programme = letter
    config_entries transparency;         // [transparencia] labels
    config_entries design;               // [diseno] colours and fonts
    config_entries signatures;           // [firmas] Elaboró, Revisó, Autorizó = name, post
    double financial_gap;                // [presupuesto] brecha: points of divergence, 20
    enum budget_column financial_moment; // [presupuesto] momento: BUDGET_ACCRUED
    enum budget_column financial_base;   // [presupuesto] base: BUDGET_MODIFIED
    struct limits limits;                // [limites]
};

// Fills `config` with the defaults.
void config_default(struct config *config);
// Reads cuadra.ini from its bytes (any encoding) into `config`, over the defaults. On CUADRA_E_CONFIG
// `*message` is "cuadra.ini:línea:columna: what is wrong".
enum cuadra_status config_read(struct arena *arena, struct str path, struct str bytes, struct config *config,
                               struct str *message);
// The entry of a key, or NULL; case, accents, punctuation and leading zeros aside.
const struct config_entry *config_find(const config_entries *entries, struct str key);
// A key in the form that entries are compared by: the parts around a slash folded, the slash kept.
struct str config_fold(struct arena *arena, struct str key);
// The parts of a value between commas, trimmed, empty ones left out.
config_list config_split(struct arena *arena, struct str value);

// A row of the table of settings, for the draft of a cuadra.ini.
struct config_setting {
    const char *section;
    const char *key;     // "": the section maps keys of its own
    const char *value;   // the default as written, "" when there is none to show
    const char *comment; // Spanish sentence
};
// All settings in the order of the draft.
const struct config_setting *config_settings(size_t *count);

#endif
