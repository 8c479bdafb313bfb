// SPDX-License-Identifier: MIT
// The national transparency formats of indicators: headings in row 7, data from row 8, dates as d/m/yyyy, closed
// catalogues. Which article and fraction they answer to comes from cuadra.ini, because laws change.
#include "base/decimal.h"
#include "es/transparency_texts.h"
#include "merge/consolidation.h"
#include "text/fold.h"
#include "write/ledger.h"

enum { TITLE_ROW = 1, FIELDS_ROW = 5, HEADER_ROW = 6, SPARE_ROWS = 500 };

enum formats { IN_BOTH, ONLY_RESULTS, ONLY_INTEREST };

// What stands in a column.
enum field {
#define COLUMN(field, formats, heading, width) FIELD_##field,
#include "es/transparency.def"
#undef COLUMN
    FIELD_COUNT
};

static const struct {
    enum formats formats;
    struct ledger_column column;
} columns[FIELD_COUNT] = {
#define COLUMN(field, formats, heading, width) {formats, {heading, width, SHOW_GENERAL}},
#include "es/transparency.def"
#undef COLUMN
};

// One of the two formats.
struct format {
    enum formats which;
    const char *title;
    const char *fraction_key; // in [transparencia]
    const char *fraction;     // where that says nothing
};

static const struct format formats[] = {
    {ONLY_INTEREST, TRANSPARENCY_INTEREST, "fraccion_objetivos", TRANSPARENCY_FRACTION_INTEREST},
    {ONLY_RESULTS, TRANSPARENCY_RESULTS, "fraccion_indicadores", TRANSPARENCY_FRACTION_RESULTS},
};

// What the rows are made with.
struct filling {
    struct cuadra_run *run;
    struct arena *arena;
    const char *path;
    struct str from, to, updated, validated; // dates
    struct str area;
};

// A value of [transparencia], or what stands where it says nothing.
static struct str setting(const struct cuadra_run *run, const char *key, const char *otherwise)
{
    const struct config_entry *entry = config_find(&run->config.transparency, str_of(key));
    return entry && entry->value.n ? entry->value : str_of(otherwise);
}

// Whether the text is d/m/yyyy.
static bool is_date(struct str text)
{
    int numbers[3] = {0, 0, 0}, part = 0, digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool is_digit = text.s[i] >= '0' && text.s[i] <= '9';
        if (is_digit && ++digits <= 4)
            numbers[part] = numbers[part] * 10 + (text.s[i] - '0');
        else if (text.s[i] == '/' && digits && part < 2)
            part++, digits = 0;
        else
            return false;
    }
    return part == 2 && digits == 4 && numbers[0] >= 1 && numbers[0] <= 31 && numbers[1] >= 1 && numbers[1] <= 12;
}

// The columns of a format; those that nothing fills in this office are left out.
static size_t choose_columns(const struct filling *filling, enum formats which, enum field chosen[FIELD_COUNT])
{
    size_t count = 0;
    for (int field = 0; field < FIELD_COUNT; field++) {
        bool is_elsewhere = columns[field].formats != IN_BOTH && columns[field].formats != which;
        if (!is_elsewhere && !(field == FIELD_VALIDATED && !filling->validated.n))
            chosen[count++] = (enum field)field;
    }
    return count;
}

// The text of the catalogue that a text is, case and accents aside; empty when it is none.
static struct str catalogued(struct arena *arena, struct str text, const char *const *catalogue, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(fold_label(arena, text), fold_label(arena, str_of(catalogue[i]))))
            return str_of(catalogue[i]);
    return STR("");
}

// The direction as the catalogue has it; empty for what it does not have.
static struct str direction_text(const struct indicator *indicator)
{
    bool is_given = indicator->texts[TEXT_DIRECTION].text.n > 0;
    if (is_given && indicator->calculation.direction == DIRECTION_DESCENDING)
        return STR(TRANSPARENCY_DESCENDING);
    struct str text = indicator->texts[TEXT_DIRECTION].text;
    bool is_ascending = indicator->calculation.direction == DIRECTION_ASCENDING && text.n && (text.s[0] | 0x20) == 'a';
    return is_ascending ? STR(TRANSPARENCY_ASCENDING) : STR("");
}

// The dimension as the catalogue has it, else as the submission has it.
static struct str dimension_text(struct arena *arena, const struct indicator *indicator, bool *is_catalogued)
{
    static const char *const dimensions[] = TRANSPARENCY_DIMENSIONS;
    struct str text = indicator->texts[TEXT_DIMENSION].text;
    struct str found = catalogued(arena, text, dimensions, sizeof dimensions / sizeof *dimensions);
    *is_catalogued = found.n > 0;
    return found.n ? found : text;
}

// "12 (2024)", or the value alone.
static struct str baseline_text(struct arena *arena, const struct record *record)
{
    if (!figure_is_number(&record->baseline))
        return STR("");
    char number[DECIMAL_SIZE];
    struct str value = str_copy(arena, (struct str){number, decimal_shortest(number, record->baseline.value)});
    return record->baseline_year ? str_format(arena, TRANSPARENCY_BASELINE, STR_ARG(value), (int)record->baseline_year)
                                 : value;
}

// The objectives of the plan that it serves, else its own narrative.
static struct str objective_text(struct arena *arena, const struct indicator *indicator)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < indicator->objectives.count; i++) {
        const struct named_key *objective = &indicator->objectives.items[i];
        buffer_add_z(&text, text.n ? "; " : "");
        buffer_add_str(&text, objective->key);
        buffer_add_z(&text, objective->key.n && objective->name.n ? " " : "");
        buffer_add_str(&text, objective->name);
    }
    return text.n ? buffer_str(&text) : indicator->texts[TEXT_SUMMARY].text;
}

// What a reader must know of the row: what the figures are, and what the submission lacks.
static struct str note_text(const struct filling *filling, const struct indicator *indicator)
{
    static const struct {
        enum record_text text;
        enum field field;
    } wanted[] = {{TEXT_DEFINITION, FIELD_DEFINITION}, {TEXT_METHOD, FIELD_METHOD},
                  {TEXT_DIMENSION, FIELD_DIMENSION},   {TEXT_FREQUENCY, FIELD_FREQUENCY},
                  {TEXT_DIRECTION, FIELD_DIRECTION},   {TEXT_EVIDENCE, FIELD_EVIDENCE}};
    struct arena *arena = filling->arena;
    struct buffer note = {.arena = arena}, missing = {.arena = arena};
    bool is_catalogued;
    struct str dimension = dimension_text(arena, indicator, &is_catalogued);
    struct str direction = indicator->texts[TEXT_DIRECTION].text;
    buffer_format(&note, TRANSPARENCY_NOTE, filling->to.s);
    if (direction.n && !direction_text(indicator).n)
        buffer_format(&note, TRANSPARENCY_NOTE_DIRECTION, STR_ARG(direction));
    if (dimension.n && !is_catalogued)
        buffer_format(&note, TRANSPARENCY_NOTE_DIMENSION, STR_ARG(dimension));
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!indicator->texts[wanted[i].text].text.n)
            buffer_format(&missing, "%s%s", missing.n ? ", " : "", columns[wanted[i].field].column.heading);
    if (!figure_is_number(&indicator->record->baseline))
        buffer_format(&missing, "%s%s", missing.n ? ", " : "", columns[FIELD_BASELINE].column.heading);
    if (missing.n)
        buffer_format(&note, TRANSPARENCY_NOTE_MISSING, STR_ARG(buffer_str(&missing)));
    return buffer_str(&note);
}

// Adds one cell of an indicator's row.
static void add_field(const struct filling *filling, struct ledger *ledger, enum field field,
                      const struct indicator *indicator)
{
    struct arena *arena = filling->arena;
    const struct text_field *texts = indicator->texts;
    const struct named_key *programme = &indicator->programme;
    bool is_catalogued;
    switch (field) {
    case FIELD_YEAR:
        ledger_count(ledger, (size_t)filling->run->consolidation->fiscal_year);
        return;
    case FIELD_TARGET:
        ledger_number(ledger, indicator->calculation.annual_target);
        return;
    case FIELD_PROGRESS:
        ledger_number(ledger, indicator->calculation.actual_to_date);
        return;
    default:
        break;
    }
    const struct str values[FIELD_COUNT] = {
        [FIELD_FROM] = filling->from,
        [FIELD_TO] = filling->to,
        [FIELD_PROGRAMME] = str_format(arena, "%.*s%s%.*s", STR_ARG(programme->key),
                                       programme->key.n && programme->name.n ? " " : "", STR_ARG(programme->name)),
        [FIELD_OBJECTIVE] = objective_text(arena, indicator),
        [FIELD_INDICATOR] = texts[TEXT_INDICATOR].text,
        [FIELD_DIMENSION] = dimension_text(arena, indicator, &is_catalogued),
        [FIELD_DEFINITION] = texts[TEXT_DEFINITION].text,
        [FIELD_METHOD] = texts[TEXT_METHOD].text,
        [FIELD_UNIT] = indicator->unit_of_measure,
        [FIELD_FREQUENCY] = texts[TEXT_FREQUENCY].text,
        [FIELD_BASELINE] = baseline_text(arena, indicator->record),
        [FIELD_DIRECTION] = direction_text(indicator),
        [FIELD_EVIDENCE] = texts[TEXT_EVIDENCE].text,
        [FIELD_AREA] = filling->area.n ? filling->area : indicator->unit.name,
        [FIELD_VALIDATED] = filling->validated,
        [FIELD_UPDATED] = filling->updated,
        [FIELD_NOTE] = note_text(filling, indicator),
    };
    ledger_text(ledger, values[field]);
}

// Writes what stands above the headings.
static void write_titles(const struct filling *filling, struct sheet *sheet, const struct format *format)
{
    static const char *const headings[] = TRANSPARENCY_HEADINGS;
    struct arena *arena = filling->arena;
    struct str article = setting(filling->run, "articulo", TRANSPARENCY_ARTICLE);
    struct str fraction = setting(filling->run, format->fraction_key, format->fraction);
    const struct str values[] = {
        str_of(format->title),
        str_format(arena, TRANSPARENCY_SHORT_NAME, STR_ARG(article), STR_ARG(fraction)),
        str_format(arena, TRANSPARENCY_DESCRIPTION, format->title, STR_ARG(article), STR_ARG(fraction)),
    };
    struct style bold = {.bold = 1};
    for (int32_t i = 0; i < 3; i++) {
        sheet_text(sheet, TITLE_ROW, i * 3, str_of(headings[i]), &bold);
        sheet_text(sheet, TITLE_ROW + 1, i * 3, values[i], NULL);
    }
    sheet_text(sheet, FIELDS_ROW, 0, STR(TRANSPARENCY_FIELDS), &bold);
    const int32_t hidden[] = {0, 3, 4}; // the platform keeps its ids there
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        sheet_row(sheet, hidden[i], 0, 0, true);
}

// Writes the sheet of one format.
static void write_format(const struct filling *filling, struct book *book, const struct format *format)
{
    struct arena *arena = filling->arena;
    struct str fraction = setting(filling->run, format->fraction_key, format->fraction);
    struct sheet *sheet = book_add_sheet(book, str_format(arena, TRANSPARENCY_SHEET, STR_ARG(fraction)));
    const struct consolidation *all = filling->run->consolidation;
    enum field chosen[FIELD_COUNT];
    struct ledger_column headings[FIELD_COUNT];
    size_t count = choose_columns(filling, format->which, chosen);
    int32_t direction = 0;
    for (size_t i = 0; i < count; i++) {
        headings[i] = columns[chosen[i]].column;
        direction = chosen[i] == FIELD_DIRECTION ? (int32_t)i : direction;
    }
    struct ledger ledger = {.arena = arena, .columns = headings, .column_count = count, .header_row = HEADER_ROW};
    for (size_t i = 0; i < all->indicators.count; i++)
        for (size_t k = 0; k < count; k++)
            add_field(filling, &ledger, chosen[k], &all->indicators.items[i]);
    write_titles(filling, sheet, format);
    ledger_to_sheet(&ledger, sheet);
    const struct str directions[] = {STR(TRANSPARENCY_ASCENDING), STR(TRANSPARENCY_DESCENDING)};
    sheet_choices(sheet, HEADER_ROW + 1, direction, HEADER_ROW + (int32_t)all->indicators.count + SPARE_ROWS, direction,
                  directions, 2);
}

// Sets the dates: of the quarter, and of [transparencia]; false after saying what is wrong with them.
static bool set_dates(struct filling *filling)
{
    static const int last_days[QUARTERS] = {31, 30, 30, 31};
    int quarter = filling->run->consolidation->cutoff, year = filling->run->consolidation->fiscal_year;
    filling->from = str_format(filling->arena, "1/%d/%d", quarter * 3 - 2, year);
    filling->to = str_format(filling->arena, "%d/%d/%d", last_days[quarter - 1], quarter * 3, year);
    filling->updated = setting(filling->run, "fecha_actualizacion", filling->to.s);
    filling->validated = setting(filling->run, "fecha_validacion", "");
    filling->area = setting(filling->run, "area", "");
    const struct str given[] = {filling->updated, filling->validated.n ? filling->validated : filling->to};
    for (int i = 0; i < 2; i++) {
        if (!is_date(given[i])) {
            run_fail(filling->run, CUADRA_E_CONFIG, TRANSPARENCY_BAD_DATE ".", STR_ARG(given[i]));
            return false;
        }
    }
    return true;
}

// Writes the workbook; under the guard.
static enum cuadra_status write_all(void *context)
{
    struct filling *filling = context;
    struct cuadra_run *run = filling->run;
    if (!run->consolidation)
        return run_fail(run, CUADRA_E_INTERNAL, "%s", "cuadra_run_consolidate");
    filling->arena = arena_child(run->arena);
    if (!set_dates(filling))
        return CUADRA_E_CONFIG;
    struct book_options options = {.path = filling->path,
                                   .force = run->options.force,
                                   .mark = "salida",
                                   .title = STR(TRANSPARENCY_TITLE),
                                   .company = run->config.municipality};
    struct book *book;
    struct str message = {NULL, 0};
    enum cuadra_status status = book_new(filling->arena, &options, &book, &message);
    if (status == CUADRA_OK) {
        for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
            write_format(filling, book, &formats[i]);
        struct sheet *catalogue = book_add_sheet(book, STR(TRANSPARENCY_CATALOGUE));
        sheet_text(catalogue, 0, 0, STR(TRANSPARENCY_ASCENDING), NULL);
        sheet_text(catalogue, 1, 0, STR(TRANSPARENCY_DESCENDING), NULL);
        sheet_hide(catalogue);
        status = book_close(book, &message);
    }
    if (status != CUADRA_OK)
        run_fail(run, status, "%.*s.", STR_ARG(message));
    arena_free(filling->arena);
    return status;
}

// Writes the national transparency formats of indicators out of the consolidation, a sheet a fraction.
enum cuadra_status cuadra_run_transparency(cuadra_run *run, const char *path)
{
    struct filling filling = {.run = run, .path = path};
    return memory_guard(&run->memory, write_all, &filling);
}
