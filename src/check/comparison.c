// SPDX-License-Identifier: MIT
// Comparison with an earlier delivery; see comparison.h. Values are compared as used, scale mended, so that 25 %
// and 25 are no change.
#include "check/comparison.h"

#include "base/map.h"
#include "check/calculation.h"
#include "check/scale.h"
#include "es/figures.h"
#include "es/phrases.h"
#include "read/reader.h"
#include "text/fold.h"

#include <math.h>

// What the earlier side says of one indicator.
struct past {
    const struct record *record;       // of the latest quarter
    int reported;                      // its quarter
    const struct record *of[QUARTERS]; // who reported each quarter last; NULL: nobody
    bool is_found;                     // the later side has it
};

typedef VECTOR(struct past *) pasts;

// One comparison.
struct comparison {
    struct arena *arena;
    const struct config *config;
    struct findings *findings;
    struct map *repeated;    // identities that one file has twice: they go on by name
    struct map *assignments; // unit, programme and year of the later side -> its first record
    struct map *earlier;     // the same of the earlier side
    struct map *past;        // identity -> struct past
    pasts all;               // in reading order
};

// The key of a unit; one that is only named has the key that [unidades] gives that name.
static struct str unit_of(const struct comparison *comparison, const struct record *record)
{
    if (record->unit.key.n)
        return fold_key(comparison->arena, record->unit.key);
    struct str name = fold_label(comparison->arena, record->unit.name);
    const config_entries *units = &comparison->config->units;
    for (size_t i = 0; i < units->count; i++)
        if (str_equal(fold_label(comparison->arena, units->items[i].value), name))
            return fold_key(comparison->arena, units->items[i].key);
    return name;
}

// A record's programme and key after [equivalencias].
struct known_as {
    struct str programme, key;
};

// What an earlier record is called now: [equivalencias] gives "PP/clave" or "clave" alone.
static struct known_as called_now(const struct comparison *comparison, const struct record *record, bool is_earlier)
{
    const config_entries *entries = &comparison->config->equivalences;
    struct str programme = record->programme.key.n ? record->programme.key : record->programme.name;
    struct known_as known = {programme, record->key};
    if (!is_earlier || !entries->count || !record->key.n)
        return known;
    struct str both = str_format(comparison->arena, "%.*s/%.*s", STR_ARG(programme), STR_ARG(record->key));
    const struct config_entry *entry = config_find(entries, both);
    entry = entry ? entry : config_find(entries, record->key);
    if (!entry)
        return known;
    size_t slash = str_find(entry->value, STR("/"));
    if (slash < entry->value.n) {
        known.programme = str_trim(str_slice(entry->value, 0, slash));
        known.key = str_trim(str_slice(entry->value, slash + 1, entry->value.n));
    } else {
        known.key = entry->value;
    }
    return known;
}

// Unit, programme and year.
static struct str assignment_of(const struct comparison *comparison, const struct record *record, bool is_earlier)
{
    struct known_as known = called_now(comparison, record, is_earlier);
    return str_format(comparison->arena, "%d\t%.*s\t%.*s", (int)record->fiscal_year,
                      STR_ARG(unit_of(comparison, record)), STR_ARG(fold_key(comparison->arena, known.programme)));
}

// What an indicator is known by, without its name.
static struct str base_identity(const struct comparison *comparison, const struct record *record, bool is_earlier)
{
    struct known_as known = called_now(comparison, record, is_earlier);
    return str_format(comparison->arena, "%.*s\t%d\t%.*s", STR_ARG(assignment_of(comparison, record, is_earlier)),
                      (int)record->level, STR_ARG(fold_key(comparison->arena, known.key)));
}

// What an indicator is known by.
static struct str identity_of(const struct comparison *comparison, const struct record *record, bool is_earlier)
{
    struct str base = base_identity(comparison, record, is_earlier);
    if (record->key.n && !map_find(comparison->repeated, base))
        return base;
    return str_format(comparison->arena, "%.*s\t%.*s", STR_ARG(base),
                      STR_ARG(fold_label(comparison->arena, record->texts[TEXT_INDICATOR].text)));
}

// Remembers the identities that one file has twice.
static void find_repeated(struct comparison *comparison, const record_list *list, bool is_earlier)
{
    struct map *seen = map_new(comparison->arena);
    for (size_t i = 0; i < list->count; i++) {
        const struct record *record = list->items[i];
        struct str base = base_identity(comparison, record, is_earlier);
        struct str in_file = str_format(comparison->arena, "%.*s\t%d\t%.*s", STR_ARG(record->source->name),
                                        record_reported_quarter(record), STR_ARG(base));
        if (map_find(seen, in_file))
            map_set(comparison->repeated, base, list->items[i]);
        map_set(seen, in_file, list->items[i]);
    }
}

// Gathers what the earlier side says; of two records of one quarter the later in reading order holds.
static void gather_past(struct comparison *comparison, const record_list *before)
{
    for (size_t i = 0; i < before->count; i++) {
        struct record *record = before->items[i];
        map_set(comparison->earlier, assignment_of(comparison, record, true), record);
        struct str identity = identity_of(comparison, record, true);
        struct past *past = map_find(comparison->past, identity);
        if (!past) {
            past = ARENA_NEW(comparison->arena, struct past);
            map_set(comparison->past, identity, past);
            *VECTOR_ADD(comparison->arena, &comparison->all) = past;
        }
        int reported = record_reported_quarter(record);
        if (past->record && reported < past->reported) {
            for (int q = 0; q < reported; q++)
                past->of[q] = past->of[q] ? past->of[q] : record;
            continue;
        }
        past->record = record;
        past->reported = reported;
        for (int q = 0; q < reported; q++)
            past->of[q] = record;
    }
}

// Reports a change of one figure, with both values and both places.
static void report_change(struct comparison *comparison, enum rule rule, struct str what, const struct record *now,
                          const struct figure *figure, const struct record *before, const struct figure *old)
{
    struct findings *findings = comparison->findings;
    struct finding *finding = finding_add(findings, rule, record_figure_place(now, figure));
    finding->unit = str_copy(findings->arena, now->unit.key.n ? now->unit.key : now->unit.name);
    finding->key = str_copy(findings->arena, now->key);
    struct place place = record_figure_place(before, old);
    finding_text(findings, finding, "cual", what);
    finding_text(findings, finding, "lugar", place_text(comparison->arena, &place));
    if (old->kind == FIGURE_NUMBER)
        finding_figure(findings, finding, "antes", old->value, old->decimals);
    else
        finding_text(findings, finding, "antes", phrase(PHRASE_WITHOUT_FIGURE));
    if (figure->kind == FIGURE_NUMBER)
        finding_figure(findings, finding, "declarado", figure->value, figure->decimals);
    else
        finding_text(findings, finding, "declarado", phrase(PHRASE_WITHOUT_FIGURE));
}

// Whether two figures of the same place differ; one that the layout lacks or nobody can read does not.
static bool differs(const struct figure *now, struct amount now_used, const struct figure *before,
                    struct amount before_used)
{
    bool is_readable = now->kind != FIGURE_ABSENT && before->kind != FIGURE_ABSENT && now->kind != FIGURE_ERROR &&
                       before->kind != FIGURE_ERROR && now->kind != FIGURE_NOT_NUMBER &&
                       before->kind != FIGURE_NOT_NUMBER;
    double difference = fabs(now_used.value - before_used.value); // a blank's value is 0
    return is_readable && difference > 1e-9 * fmax(1, fabs(before_used.value));
}

// Compares the quarters that the earlier side had reported; true when a target changed.
static bool compare_reported(struct comparison *comparison, const struct record *now, const struct reading *reading,
                             const struct past *past)
{
    bool target_changed = false;
    int reported = record_reported_quarter(now);
    for (int q = 0; q < past->reported && q < reported; q++) {
        const struct record *before = past->of[q];
        if (!before)
            continue;
        struct reading old;
        read_scale(comparison->config, before, &old);
        struct str quarter = str_format(comparison->arena, "%d", q + 1);
        if (differs(&now->target.t[q], reading->target[q], &before->target.t[q], old.target[q])) {
            report_change(comparison, RULE_CAMBIO_RETROACTIVO,
                          phrase_fill(comparison->arena, PHRASE_TARGET_OF_QUARTER, quarter), now, &now->target.t[q],
                          before, &before->target.t[q]);
            target_changed = true;
        }
        if (differs(&now->actual.t[q], reading->actual[q], &before->actual.t[q], old.actual[q]))
            report_change(comparison, RULE_CAMBIO_RETROACTIVO,
                          phrase_fill(comparison->arena, PHRASE_ACTUAL_OF_QUARTER, quarter), now, &now->actual.t[q],
                          before, &before->actual.t[q]);
    }
    return target_changed;
}

// Compares the targets of quarters to come, and of the year where no quarter explains it.
static void compare_targets(struct comparison *comparison, const struct record *now, const struct reading *reading,
                            const struct past *past, bool target_changed)
{
    const struct record *before = past->record;
    struct reading old;
    read_scale(comparison->config, before, &old);
    for (int q = past->reported; q < QUARTERS; q++) {
        if (!differs(&now->target.t[q], reading->target[q], &before->target.t[q], old.target[q]))
            continue;
        struct str quarter = str_format(comparison->arena, "%d", q + 1);
        report_change(comparison, RULE_META_MODIFICADA,
                      phrase_fill(comparison->arena, PHRASE_TARGET_OF_QUARTER, quarter), now, &now->target.t[q], before,
                      &before->target.t[q]);
        target_changed = true;
    }
    if (!target_changed &&
        differs(&now->target.annual, reading->annual_target, &before->target.annual, old.annual_target))
        report_change(comparison, RULE_META_MODIFICADA, phrase(PHRASE_TARGET_OF_YEAR), now, &now->target.annual, before,
                      &before->target.annual);
}

// Compares one record of the later side.
static void compare_record(struct comparison *comparison, const struct record *now)
{
    struct past *past = map_find(comparison->past, identity_of(comparison, now, false));
    if (past) {
        struct reading reading;
        read_scale(comparison->config, now, &reading);
        past->is_found = true;
        bool target_changed = compare_reported(comparison, now, &reading, past);
        compare_targets(comparison, now, &reading, past, target_changed);
        return;
    }
    if (!map_find(comparison->earlier, assignment_of(comparison, now, false)))
        return;
    struct findings *findings = comparison->findings;
    struct finding *finding = finding_add(findings, RULE_INDICADOR_NUEVO, record_row_place(now));
    finding->unit = str_copy(findings->arena, now->unit.key.n ? now->unit.key : now->unit.name);
    finding->key = str_copy(findings->arena, now->key);
}

// Reports the indicators of the earlier side that the later one, though it has their programme, does not have.
static void report_gone(struct comparison *comparison)
{
    struct findings *findings = comparison->findings;
    for (size_t i = 0; i < comparison->all.count; i++) {
        const struct record *before = comparison->all.items[i]->record;
        const struct record *now = map_find(comparison->assignments, assignment_of(comparison, before, true));
        if (comparison->all.items[i]->is_found || !now)
            continue;
        struct finding *finding = finding_add(findings, RULE_INDICADOR_DESAPARECIDO, place_of_file(now->source->name));
        finding->unit = str_copy(findings->arena, now->unit.key.n ? now->unit.key : now->unit.name);
        finding->key = str_copy(findings->arena, before->key);
        struct place place = record_row_place(before);
        struct str name = before->texts[TEXT_INDICATOR].text;
        finding_text(findings, finding, "indicador",
                     before->key.n ? str_format(comparison->arena, "%.*s %.*s", STR_ARG(before->key), STR_ARG(name))
                                   : name);
        finding_text(findings, finding, "lugar", place_text(comparison->arena, &place));
    }
}

// Adds the findings on `now` against `before`.
void compare_records(struct arena *scratch, const struct config *config, const record_list *before,
                     const record_list *now, struct findings *findings)
{
    struct arena *arena = arena_child(scratch);
    struct comparison comparison = {.arena = arena,
                                    .config = config,
                                    .findings = findings,
                                    .repeated = map_new(arena),
                                    .assignments = map_new(arena),
                                    .earlier = map_new(arena),
                                    .past = map_new(arena)};
    find_repeated(&comparison, before, true);
    find_repeated(&comparison, now, false);
    gather_past(&comparison, before);
    for (size_t i = 0; i < now->count; i++) {
        struct str assignment = assignment_of(&comparison, now->items[i], false);
        if (!map_find(comparison.assignments, assignment))
            map_set(comparison.assignments, assignment, now->items[i]);
    }
    for (size_t i = 0; i < now->count; i++)
        compare_record(&comparison, now->items[i]);
    report_gone(&comparison);
    arena_free(arena);
}
