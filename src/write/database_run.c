// SPDX-License-Identifier: MIT
// A consolidated run into a base. What a unit, and what a file, comes to is written together and only when it
// differs from what is there: each has a fingerprint. So the same files change nothing, more files add to the
// cutoff, and another cutoff stands beside it.
#include "base/map.h"
#include "es/database_schema.h"
#include "merge/consolidation.h"
#include "merge/intake.h"
#include "text/fold.h"
#include "write/database.h"

#include <math.h>

enum { KEY_DIGITS = 12 }; // a number in a sortable key is padded to so many

// What is stored, and into what.
struct storing {
    struct cuadra_run *run;
    const char *path;
    struct db *db;
    struct arena *arena, *scratch;
    struct str cutoff;       // "2025-T3"
    struct map *files;       // name -> int64_t id
    struct str *unit_orders; // of each unit group
    size_t *first, *next;    // indicators of each unit group, as lists; SIZE_MAX ends them
    size_t *first_row;       // first row of Alineación of each indicator
};

// Rows of one fingerprint: what is to be put with which statement.
struct pending_row {
    enum db_statement statement;
    db_row row;
};

typedef VECTOR(struct pending_row) pending_rows;

// A key in the form that compares and sorts rightly: numbers padded, names after keys, nothing last.
static struct str sort_key(struct arena *arena, const struct named_key *name)
{
    if (!name->key.n)
        return name->name.n ? str_format(arena, "}%.*s", STR_ARG(fold_label(arena, name->name))) : STR("~");
    struct str folded = fold_key(arena, name->key);
    struct buffer key = {.arena = arena};
    for (size_t i = 0; i < folded.n;) {
        size_t n = 0;
        while (i + n < folded.n && folded.s[i + n] >= '0' && folded.s[i + n] <= '9')
            n++;
        for (size_t pad = n; n && pad < KEY_DIGITS; pad++)
            buffer_add_char(&key, '0');
        buffer_add_str(&key, str_slice(folded, i, n ? n : 1));
        i += n ? n : 1;
    }
    return buffer_str(&key);
}

// Adds a row that waits for its fingerprint to be compared.
static db_row *add_pending(struct storing *storing, pending_rows *rows, enum db_statement statement)
{
    struct pending_row *pending = VECTOR_ADD(storing->scratch, rows);
    pending->statement = statement;
    return &pending->row;
}

// Continues a fingerprint (FNV-1a) over bytes.
static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u;
    return hash;
}

// The fingerprint of rows, in two halves that start apart.
static struct str fingerprint(struct storing *storing, const pending_rows *rows)
{
    uint64_t halves[2] = {0xCBF29CE484222325u, 0x84222325CBF29CE4u};
    for (int half = 0; half < 2; half++) {
        for (size_t i = 0; i < rows->count; i++) {
            const struct pending_row *pending = &rows->items[i];
            halves[half] = hash_bytes(halves[half], &pending->statement, sizeof pending->statement);
            for (size_t k = 0; k < pending->row.count; k++) {
                const struct db_value *value = &pending->row.items[k];
                halves[half] = hash_bytes(halves[half], &value->kind, sizeof value->kind);
                halves[half] = hash_bytes(halves[half], &value->integer, sizeof value->integer);
                halves[half] = hash_bytes(halves[half], &value->real, sizeof value->real);
                halves[half] = hash_bytes(halves[half], &value->text.n, sizeof value->text.n);
                halves[half] = hash_bytes(halves[half], value->text.s, value->text.n);
            }
        }
    }
    return str_format(storing->scratch, "%016llx%016llx", (unsigned long long)halves[0], (unsigned long long)halves[1]);
}

// Whether the rows are other than those stored under a name; then remembers their fingerprint.
static bool has_changed(struct storing *storing, char kind, struct str name, const pending_rows *rows)
{
    db_row mark = {0};
    row_text(storing->scratch, &mark, storing->cutoff);
    row_text(storing->scratch, &mark, str_format(storing->scratch, "%c:%.*s", kind, STR_ARG(name)));
    row_text(storing->scratch, &mark, fingerprint(storing, rows));
    if (db_get(storing->db, DB_GET_MARK, &mark, 0))
        return false;
    db_put(storing->db, DB_PUT_MARK, &mark);
    return true;
}

// Puts rows; those of quarters and alignment begin with the id of the indicator before them.
static void put_rows(struct storing *storing, pending_rows *rows)
{
    int64_t indicator = 0;
    for (size_t i = 0; i < rows->count && !db_has_failed(storing->db); i++) {
        struct pending_row *pending = &rows->items[i];
        if (pending->statement == DB_PUT_QUARTER || pending->statement == DB_PUT_ALIGNMENT)
            pending->row.items[0].integer = indicator;
        db_put(storing->db, pending->statement, &pending->row);
        if (pending->statement == DB_PUT_INDICATOR)
            indicator = db_last_id(storing->db);
    }
}

// The levels of [calculo] niveles; empty: the leaves.
static struct str levels_text(struct arena *arena, const struct config *config)
{
    struct buffer text = {.arena = arena};
    for (int level = LEVEL_FIN; level < LEVEL_COUNT && config->has_levels; level++)
        if (config->levels[level])
            buffer_format(&text, "%s%s", text.n ? ", " : "", level_name((enum level)level));
    return buffer_str(&text);
}

// Stores the cutoff and its parameters.
static void store_cutoff(struct storing *storing)
{
    struct arena *scratch = storing->scratch;
    const struct config *config = &storing->run->config;
    pending_rows rows = {0};
    db_row *row = add_pending(storing, &rows, DB_PUT_CUTOFF);
    struct str municipality = config->municipality;
    for (size_t i = 0; !municipality.n && i < storing->run->records.count; i++)
        municipality = storing->run->records.items[i]->municipality;
    row_text(scratch, row, storing->cutoff);
    row_integer(scratch, row, storing->run->consolidation->fiscal_year);
    row_integer(scratch, row, storing->run->consolidation->cutoff);
    row_text(scratch, row, municipality);
    row_text(scratch, row, config->plan);
    row_real(scratch, row, true, config->green);
    row_real(scratch, row, true, config->yellow);
    row_real(scratch, row, true, config->over);
    row_real(scratch, row, isfinite(config->cap), config->cap);
    row_text(scratch, row, str_of(config->is_weighted ? DATABASE_TEXT_YES : DATABASE_TEXT_NO));
    row_text(scratch, row,
             str_of(config->descending == DESCENDING_DIRECT ? DATABASE_TEXT_DIRECT : DATABASE_TEXT_INVERSE));
    row_text(scratch, row, levels_text(scratch, config));
    row_text(scratch, row, STR(CUADRA_VERSION));
    db_row key = {0};
    row_text(scratch, &key, storing->cutoff);
    if (!db_get(storing->db, DB_GET_CUTOFF, &key, 0))
        db_put(storing->db, DB_PUT_CUTOFF, row);
    if (has_changed(storing, 'c', storing->cutoff, &rows))
        db_put(storing->db, DB_UPDATE_CUTOFF, row);
}

// Stores the units, whether they delivered or not.
static void store_units(struct storing *storing)
{
    const struct consolidation *all = storing->run->consolidation;
    for (size_t i = 0; i < all->units.count; i++) {
        const struct group *unit = &all->units.items[i];
        db_row row = {0};
        storing->unit_orders[i] = sort_key(storing->arena, &unit->key);
        row_text(storing->scratch, &row, storing->cutoff);
        row_text(storing->scratch, &row, storing->unit_orders[i]);
        row_text(storing->scratch, &row, unit->key.key);
        row_text(storing->scratch, &row, unit->key.name);
        row_integer(storing->scratch, &row, unit->is_expected || !storing->run->config.units.count);
        row_text(storing->scratch, &row, str_of(database_deliveries[unit->delivery]));
        db_put(storing->db, DB_PUT_UNIT, &row);
    }
}

// Stores the files and remembers their ids.
static void store_files(struct storing *storing)
{
    struct arena *scratch = storing->scratch;
    for (size_t i = 0; i < storing->run->sources.count; i++) {
        const struct run_source *file = storing->run->sources.items[i];
        db_row row = {0}, key = {0};
        row_text(scratch, &key, storing->cutoff);
        row_text(scratch, &key, file->source.name);
        row_text(scratch, &row, storing->cutoff);
        row_text(scratch, &row, file->source.name);
        row_text(scratch, &row, str_of(file->source.sha256));
        row_text(scratch, &row, str_of(file->source.container));
        row_text(scratch, &row, file->source.encoding);
        row_integer(scratch, &row, file->source.sheets);
        row_integer(scratch, &row, (int64_t)file->record_count);
        row_text(scratch, &row, str_of(database_states[file->state]));
        row_text(scratch, &row, file->reason);
        db_put(storing->db, DB_PUT_FILE, &row);
        int64_t *id = ARENA_NEW(storing->arena, int64_t);
        *id = db_get(storing->db, DB_GET_FILE, &key, 0);
        map_set(storing->files, file->source.name, id);
    }
}

// Adds an argument of a finding: a number as such, a text as it is, null.
static void row_argument(struct arena *arena, db_row *row, const struct finding *finding, const char *name)
{
    const struct finding_argument *argument = finding_argument(finding, name);
    if (argument && argument->is_number)
        row_real(arena, row, true, argument->number);
    else
        row_text(arena, row, argument ? argument->text : STR(""));
}

// Adds the row of a finding.
static void add_finding(struct storing *storing, pending_rows *rows, const struct finding *finding)
{
    struct arena *scratch = storing->scratch;
    const int64_t *file = map_find(storing->files, finding->place.file);
    size_t number = rows->count;
    db_row *row = add_pending(storing, rows, DB_PUT_FINDING);
    row_text(scratch, row, storing->cutoff);
    if (file)
        row_integer(scratch, row, *file);
    else
        row_null(scratch, row);
    row_integer(scratch, row, (int64_t)number);
    row_text(scratch, row, str_of(rule_text(finding->rule)->id));
    row_text(scratch, row, str_of(severity_name(finding->severity)));
    row_text(scratch, row, finding->place.file);
    row_text(scratch, row, finding->place.sheet);
    row_text(scratch, row, place_cell_name(scratch, &finding->place));
    row_argument(scratch, row, finding, "declarado");
    row_argument(scratch, row, finding, "calculado");
    row_text(scratch, row, finding_message(scratch, finding));
    row_text(scratch, row, finding->unit);
    row_text(scratch, row, finding->accepted);
}

// Whether the base knows of a delivery of the unit that a finding says is missing.
static bool is_delivered_since(struct storing *storing, const struct finding *finding)
{
    if (finding->rule != RULE_UNIDAD_SIN_ENTREGA)
        return false;
    struct named_key unit = {finding->unit, {NULL, 0}};
    db_row key = {0};
    row_text(storing->scratch, &key, storing->cutoff);
    row_text(storing->scratch, &key, sort_key(storing->scratch, &unit));
    return db_get(storing->db, DB_IS_DELIVERED, &key, 0) != 0;
}

// Stores the findings of one file; NULL: of none.
static void store_file_findings(struct storing *storing, const struct run_source *file, pending_rows *rows)
{
    struct str name = file ? file->source.name : STR("");
    if (!has_changed(storing, 'h', name, rows))
        return;
    db_row key = {0};
    const int64_t *id = file ? map_find(storing->files, name) : NULL;
    row_text(storing->scratch, &key, storing->cutoff);
    if (id)
        row_integer(storing->scratch, &key, *id);
    else
        row_null(storing->scratch, &key);
    db_put(storing->db, DB_DROP_FINDINGS, &key);
    put_rows(storing, rows);
}

// Stores the findings, file by file.
static void store_findings(struct storing *storing)
{
    struct map *by_file = map_new(storing->scratch);
    pending_rows loose = {0};
    for (const struct finding *finding = storing->run->findings.first; finding; finding = finding->next) {
        pending_rows *rows = &loose;
        if (map_find(storing->files, finding->place.file)) {
            rows = map_find(by_file, finding->place.file);
            if (!rows) {
                rows = ARENA_NEW(storing->scratch, pending_rows);
                map_set(by_file, finding->place.file, rows);
            }
        } else if (is_delivered_since(storing, finding)) {
            continue;
        }
        add_finding(storing, rows, finding);
    }
    for (size_t i = 0; i < storing->run->sources.count; i++) {
        pending_rows none = {0}, *rows = map_find(by_file, storing->run->sources.items[i]->source.name);
        store_file_findings(storing, storing->run->sources.items[i], rows ? rows : &none);
    }
    store_file_findings(storing, NULL, &loose);
}

// Binds an amount: its value, or null when it is not known.
static void row_amount(struct arena *arena, db_row *row, struct amount amount)
{
    row_real(arena, row, amount.is_known, amount.value);
}

// Adds the columns of an indicator that are texts and keys.
static void add_texts(struct storing *storing, db_row *row, const struct indicator *indicator)
{
    static const enum record_text texts[] = {TEXT_SUMMARY,         TEXT_INDICATOR, TEXT_DEFINITION,    TEXT_METHOD,
                                             TEXT_UNIT_OF_MEASURE, TEXT_KIND,      TEXT_DIMENSION,     TEXT_FREQUENCY,
                                             TEXT_DIRECTION,       TEXT_EVIDENCE,  TEXT_JUSTIFICATION, TEXT_REMARKS};
    struct arena *scratch = storing->scratch;
    const struct consolidation *all = storing->run->consolidation;
    const struct record *record = indicator->record;
    row_text(scratch, row, record->municipality);
    row_integer(scratch, row, all->fiscal_year);
    row_text(scratch, row, all->units.items[indicator->unit_group].key.key);
    row_text(scratch, row, all->units.items[indicator->unit_group].key.name);
    row_text(scratch, row, all->programmes.items[indicator->programme_group].key.key);
    row_text(scratch, row, all->programmes.items[indicator->programme_group].key.name);
    row_text(scratch, row, str_of(level_name(indicator->level)));
    row_text(scratch, row, indicator->key);
    row_text(scratch, row, record->area);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        row_text(scratch, row, indicator->texts[texts[i]].text);
    row_text(scratch, row, indicator->unit_of_measure);
    row_text(scratch, row, str_format(scratch, "%.*s ", STR_ARG(fold_label(scratch, indicator->unit_of_measure))));
}

// Adds the columns of an indicator that are figures.
static void add_figures(struct storing *storing, db_row *row, const struct indicator *indicator)
{
    struct arena *scratch = storing->scratch;
    const struct calculation *calculation = &indicator->calculation;
    const struct record *record = indicator->record;
    row_integer(scratch, row, indicator->is_percentage || calculation->rule != ACCUMULATE_SUM);
    row_real(scratch, row, figure_is_number(&record->baseline), record->baseline.value);
    if (record->baseline_year)
        row_integer(scratch, row, record->baseline_year);
    else
        row_null(scratch, row);
    row_real(scratch, row, true, indicator->weight);
    row_text(scratch, row, str_of(accumulation_name(calculation->rule)));
    row_integer(scratch, row, indicator->is_evaluable);
    row_amount(scratch, row, calculation->annual_target);
    row_amount(scratch, row, calculation->target_to_date);
    row_amount(scratch, row, calculation->actual_to_date);
    row_amount(scratch, row, calculation->cumulative_declared);
    row_real(scratch, row, figure_is_number(&record->percentage.annual), record->percentage.annual.value);
    row_amount(scratch, row, calculation->variance_cumulative);
    row_amount(scratch, row, calculation->variance_annual);
    row_amount(scratch, row, calculation->percentage_cumulative);
    row_amount(scratch, row, calculation->percentage_annual);
    row_text(scratch, row, str_of(traffic_light_name(calculation->light)));
    row_text(scratch, row, record->sheet);
    row_integer(scratch, row, record->row + 1);
}

// Adds the rows of an indicator's quarters.
static void add_quarters(struct storing *storing, pending_rows *rows, const struct calculation *calculation)
{
    for (int q = 0; q < QUARTERS; q++) {
        db_row *row = add_pending(storing, rows, DB_PUT_QUARTER);
        row_integer(storing->scratch, row, 0); // the indicator's id, once it has one
        row_integer(storing->scratch, row, q + 1);
        row_amount(storing->scratch, row, calculation->target[q]);
        row_amount(storing->scratch, row, calculation->actual[q]);
        row_amount(storing->scratch, row, calculation->variance[q]);
        row_amount(storing->scratch, row, calculation->percentage[q]);
    }
}

// Adds the rows of an indicator's places in the plan.
static void add_alignments(struct storing *storing, pending_rows *rows, size_t index)
{
    const struct consolidation *all = storing->run->consolidation;
    size_t first = storing->first_row[index];
    for (size_t i = first; i < all->alignments.count && all->alignments.items[i].indicator == index; i++) {
        const struct alignment *place = &all->alignments.items[i];
        const struct named_key *names[] = {&all->axes.items[place->axis].key,
                                           &all->objectives.items[place->objective].key};
        db_row *row = add_pending(storing, rows, DB_PUT_ALIGNMENT);
        row_integer(storing->scratch, row, 0); // the indicator's id, once it has one
        row_integer(storing->scratch, row, (int64_t)(i - first));
        for (int k = 0; k < 2; k++) {
            row_text(storing->scratch, row, sort_key(storing->scratch, names[k]));
            row_text(storing->scratch, row, names[k]->key);
            row_text(storing->scratch, row, names[k]->name);
        }
        row_integer(storing->scratch, row, place->counts_in_axis);
        row_integer(storing->scratch, row, place->counts_in_total);
    }
}

// Stores the indicators of one unit.
static void store_unit_indicators(struct storing *storing, size_t unit)
{
    const struct consolidation *all = storing->run->consolidation;
    struct arena *scratch = storing->scratch;
    pending_rows rows = {0};
    int64_t number = 0;
    for (size_t i = storing->first[unit]; i != SIZE_MAX; i = storing->next[i]) {
        const struct indicator *indicator = &all->indicators.items[i];
        const int64_t *file = map_find(storing->files, indicator->record->source->name);
        db_row *row = add_pending(storing, &rows, DB_PUT_INDICATOR);
        row_text(scratch, row, storing->cutoff);
        row_integer(scratch, row, file ? *file : 0);
        row_text(scratch, row, storing->unit_orders[unit]);
        row_text(scratch, row, sort_key(scratch, &all->programmes.items[indicator->programme_group].key));
        row_integer(scratch, row, number++);
        add_texts(storing, row, indicator);
        add_figures(storing, row, indicator);
        add_quarters(storing, &rows, &indicator->calculation);
        add_alignments(storing, &rows, i);
    }
    if (!rows.count || !has_changed(storing, 'i', storing->unit_orders[unit], &rows))
        return;
    db_row key = {0};
    row_text(scratch, &key, storing->cutoff);
    row_text(scratch, &key, storing->unit_orders[unit]);
    db_put(storing->db, DB_DROP_INDICATORS, &key);
    put_rows(storing, &rows);
}

// Lists the indicators of each unit and finds the rows of each indicator.
static void list_indicators(struct storing *storing)
{
    const struct consolidation *all = storing->run->consolidation;
    size_t units = all->units.count, count = all->indicators.count;
    storing->unit_orders = arena_array(storing->arena, units + 1, sizeof *storing->unit_orders);
    storing->first = arena_array(storing->arena, units + 1, sizeof *storing->first);
    storing->next = arena_array(storing->arena, count + 1, sizeof *storing->next);
    storing->first_row = arena_array(storing->arena, count + 1, sizeof *storing->first_row);
    for (size_t i = 0; i < units; i++)
        storing->first[i] = SIZE_MAX;
    for (size_t i = count; i-- > 0;) {
        size_t *first = &storing->first[all->indicators.items[i].unit_group];
        storing->next[i] = *first;
        *first = i;
    }
    for (size_t i = all->alignments.count; i-- > 0;)
        storing->first_row[all->alignments.items[i].indicator] = i;
}

// Stores everything, each step with a scratch arena of its own.
static void store_all(struct storing *storing)
{
    static void (*const steps[])(struct storing * storing) = {store_cutoff, store_units, store_files, store_findings};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        storing->scratch = arena_child(storing->arena);
        steps[i](storing);
        arena_free(storing->scratch);
    }
    for (size_t unit = 0; unit < storing->run->consolidation->units.count; unit++) {
        storing->scratch = arena_child(storing->arena);
        store_unit_indicators(storing, unit);
        arena_free(storing->scratch);
    }
}

// Under the guard.
static enum cuadra_status store(void *context)
{
    struct storing *storing = context;
    struct cuadra_run *run = storing->run;
    if (!storing->path || !storing->path[0])
        return run_fail(run, CUADRA_E_USAGE, "%s.", DATABASE_TEXT_NO_PATH);
    if (!run->consolidation)
        return run_fail(run, CUADRA_E_INTERNAL, "%s", "cuadra_run_consolidate");
    storing->arena = arena_child(run->arena);
    storing->files = map_new(storing->arena);
    storing->cutoff =
        str_format(storing->arena, "%d-T%d", (int)run->consolidation->fiscal_year, run->consolidation->cutoff);
    struct str message = {NULL, 0};
    storing->db = db_open(storing->arena, storing->path);
    list_indicators(storing);
    if (!db_has_failed(storing->db))
        store_all(storing);
    enum cuadra_status status = db_close(storing->db, &message);
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s.", STR_ARG(message));
    arena_free(storing->arena);
    return status;
}

// Adds the consolidation to the SQLite base at `path`, made when it is not there: tables entregas, indicadores,
// trimestres, alineacion and hallazgos, and a view hoja_...
enum cuadra_status cuadra_run_database(cuadra_run *run, const char *path)
{
    struct storing storing = {.run = run, .path = path};
    return memory_guard(&run->memory, store, &storing);
}
