// SPDX-License-Identifier: MIT
// What is said of the submissions as a whole: duplicates, late ones, those of another year, missing ones.
#include "merge/intake.h"

#include "es/merge_texts.h"

#include <string.h>

enum { NAMED_INDICATORS = 5 }; // indicators that a sentence names before it says that there are others

// Two files that report the same indicators of the same quarter.
struct duplicate {
    size_t older, newer;              // sources
    const struct part *part, *winner; // the first parts that met
    size_t lacking;                   // indicators of the older one's parts that the newer one lacks
    struct str names;                 // of the first of them
};

typedef VECTOR(struct duplicate) duplicates;

// The pair of two files, made when it is new.
static struct duplicate *find_duplicate(struct arena *arena, duplicates *all, const struct part *part,
                                        const struct part *winner)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].older == part->source && all->items[i].newer == winner->source)
            return &all->items[i];
    struct duplicate *duplicate = VECTOR_ADD(arena, all);
    *duplicate = (struct duplicate){.older = part->source, .newer = winner->source, .part = part, .winner = winner};
    return duplicate;
}

// The part that replaces most surely some of this part's indicators: the first that does; NULL: none.
static const struct part *find_winner(const struct part *part)
{
    for (size_t i = 0; i < part->piles.count; i++)
        if (part->piles.items[i]->owner[part->quarter] != part)
            return part->piles.items[i]->owner[part->quarter];
    return NULL;
}

// How an indicator is called in a sentence: by its key, else by its name.
static struct str indicator_name(const struct record *record)
{
    return record->key.n ? record->key : record->texts[TEXT_INDICATOR].text;
}

// Adds the indicators that a part keeps because the newer file lacks them.
static void add_lacking(struct cuadra_run *run, struct duplicate *duplicate, const struct part *part)
{
    for (size_t i = 0; i < part->piles.count; i++) {
        const struct pile *pile = part->piles.items[i];
        if (pile->owner[part->quarter] != part)
            continue;
        const struct record *record = run->records.items[pile->records.items[0]];
        if (duplicate->lacking < NAMED_INDICATORS)
            duplicate->names = str_format(run->arena, "%.*s%s%.*s", STR_ARG(duplicate->names),
                                          duplicate->lacking ? ", " : "", STR_ARG(indicator_name(record)));
        duplicate->lacking++;
    }
}

// Why the newer of two files counts.
static struct str reason_of(const struct cuadra_run *run, const struct duplicate *duplicate)
{
    const char *older = run->sources.items[duplicate->older]->source.sha256;
    const char *newer = run->sources.items[duplicate->newer]->source.sha256;
    if (older[0] && strcmp(older, newer) == 0)
        return STR(MERGE_TEXT_SAME_FILE);
    return duplicate->part->modified != duplicate->winner->modified ? STR(MERGE_TEXT_LATER) : STR(MERGE_TEXT_LAST);
}

// "; no trae el indicador 1.2, …" or nothing.
static struct str lacking_text(struct arena *arena, const struct duplicate *duplicate)
{
    if (!duplicate->lacking)
        return STR("");
    if (duplicate->lacking == 1)
        return str_format(arena, MERGE_TEXT_LACKS_ONE, STR_ARG(duplicate->names));
    struct str names = duplicate->names;
    if (duplicate->lacking > NAMED_INDICATORS)
        names = str_format(arena, "%.*s%s", STR_ARG(names), MERGE_TEXT_AND_MORE);
    return str_format(arena, MERGE_TEXT_LACKS, duplicate->lacking, STR_ARG(names));
}

// The name of a unit in a sentence.
static struct str unit_text(struct arena *arena, const struct catalog_entry *unit)
{
    struct named_key name = unit->name;
    if (!name.key.n && !name.name.n)
        return STR(MERGE_TEXT_UNNAMED_UNIT);
    return str_format(arena, "%.*s%s%.*s", STR_ARG(name.key), name.key.n && name.name.n ? " " : "", STR_ARG(name.name));
}

// Whether all of a file's records are replaced.
static bool is_replaced(const struct cuadra_run *run, const struct intake *intake, size_t source)
{
    const struct run_source *file = run->sources.items[source];
    for (size_t i = 0; i < file->record_count; i++)
        if (intake_counts(intake, file->first_record + i))
            return false;
    return true;
}

// Says of one pair of files that they are the same submission.
static void report_duplicate(struct cuadra_run *run, const struct intake *intake, const struct duplicate *duplicate)
{
    struct run_source *older = run->sources.items[duplicate->older];
    struct str newer = run->sources.items[duplicate->newer]->source.name;
    struct finding *finding = finding_add(&run->findings, RULE_ENTREGA_DUPLICADA, place_of_file(older->source.name));
    finding->unit = duplicate->part->unit->name.key;
    finding_text(&run->findings, finding, "unidad", unit_text(run->arena, duplicate->part->unit));
    finding_text(&run->findings, finding, "otro", newer);
    finding_text(&run->findings, finding, "usado", newer);
    finding_text(&run->findings, finding, "motivo", reason_of(run, duplicate));
    finding_text(&run->findings, finding, "faltantes", lacking_text(run->arena, duplicate));
    bool whole = is_replaced(run, intake, duplicate->older);
    if (whole)
        older->state = SOURCE_REPLACED;
    older->reason = whole ? str_format(run->arena, MERGE_TEXT_REPLACED_BY, STR_ARG(newer))
                          : str_format(run->arena, MERGE_TEXT_PARTLY_REPLACED_BY, STR_ARG(newer));
}

// Finds and reports files that report the same.
static void report_duplicates(struct cuadra_run *run, const struct intake *intake)
{
    duplicates all = {0};
    for (size_t i = 0; i < intake->parts.count; i++) {
        const struct part *part = intake->parts.items[i];
        const struct part *winner = part->is_outside ? NULL : find_winner(part);
        if (winner)
            add_lacking(run, find_duplicate(run->arena, &all, part, winner), part);
    }
    for (size_t i = 0; i < all.count; i++)
        report_duplicate(run, intake, &all.items[i]);
}

// Whether a later part reports the same unit and programme; `is_enough` the one that reaches the cutoff.
static bool is_followed(const struct intake *intake, const struct part *part)
{
    for (size_t i = 0; i < intake->parts.count; i++) {
        const struct part *other = intake->parts.items[i];
        if (other->unit == part->unit && other->programme == part->programme && !other->is_outside &&
            other->quarter > part->quarter)
            return true;
    }
    return false;
}

// Reports the files of a fiscal year other than the cutoff's and those that stop before it, each once.
static void report_cutoff(struct cuadra_run *run, const struct intake *intake)
{
    struct str cutoff = str_format(run->arena, MERGE_TEXT_CUTOFF, (int)intake->fiscal_year, intake->cutoff);
    size_t late = SIZE_MAX, outside = SIZE_MAX; // sources reported last; parts are in the order of sources
    for (size_t i = 0; i < intake->parts.count; i++) {
        const struct part *part = intake->parts.items[i];
        struct run_source *file = run->sources.items[part->source];
        struct findings *findings = &run->findings;
        if (part->is_outside && part->source != outside) {
            outside = part->source;
            struct finding *finding = finding_add(findings, RULE_FUERA_DE_CORTE, place_of_file(file->source.name));
            finding->unit = part->unit->name.key;
            finding_text(findings, finding, "ejercicio", str_format(run->arena, "%d", (int)part->fiscal_year));
            finding_text(findings, finding, "corte", cutoff);
            if (is_replaced(run, intake, part->source))
                file->state = SOURCE_OUTSIDE;
            file->reason = str_format(run->arena, MERGE_TEXT_OTHER_YEAR, (int)part->fiscal_year,
                                      (int)intake->fiscal_year, intake->cutoff);
        }
        if (!part->is_outside && part->quarter < intake->cutoff && part->source != late &&
            file->state != SOURCE_REPLACED && !is_followed(intake, part)) {
            late = part->source;
            struct finding *finding = finding_add(findings, RULE_ENTREGA_ATRASADA, place_of_file(file->source.name));
            finding->unit = part->unit->name.key;
            finding_text(findings, finding, "trimestre",
                         part->quarter ? str_format(run->arena, "%d", part->quarter) : STR(MERGE_TEXT_NO_QUARTER));
            finding_text(findings, finding, "corte", cutoff);
        }
    }
}

// Reports the units of cuadra.ini without any submission.
static void report_missing_units(struct cuadra_run *run, const struct intake *intake)
{
    size_t count = roster_count(intake->catalog->units);
    bool *delivered = arena_array(run->arena, count + 1, sizeof *delivered);
    for (size_t i = 0; i < intake->parts.count; i++)
        if (!intake->parts.items[i]->is_outside)
            delivered[intake->parts.items[i]->unit->number] = true;
    for (size_t i = 0; i < count; i++) {
        const struct catalog_entry *unit = roster_at(intake->catalog->units, i);
        if (!unit->is_expected || delivered[i])
            continue;
        struct finding *finding =
            finding_add(&run->findings, RULE_UNIDAD_SIN_ENTREGA, place_of_file((struct str){NULL, 0}));
        finding->unit = unit->name.key;
        finding_text(&run->findings, finding, "unidad", unit_text(run->arena, unit));
    }
}

// Adds the findings that only show across submissions: duplicates, late ones, those of another year, units without
// any; sets the state of the sources.
void intake_report(struct cuadra_run *run, const struct intake *intake)
{
    report_duplicates(run, intake);
    if (intake->cutoff)
        report_cutoff(run, intake);
    report_missing_units(run, intake);
}
