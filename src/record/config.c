// SPDX-License-Identifier: MIT
// The reader of cuadra.ini; see config.h. The grammar is here, what there is to set in es/settings.def: a line
// is a [section], `key = value`, blank, or a remark that begins with # or ;.
#include "record/config.h"

#include "base/decimal.h"
#include "base/map.h"
#include "es/config_texts.h"
#include "text/decode.h"
#include "text/fold.h"

#include <math.h>
#include <stddef.h>

// What the value of a setting is.
enum setting_kind {
    SETTING_TEXT,
    SETTING_PERCENT,
    SETTING_CAP,
    SETTING_LEVELS,
    SETTING_YES_NO,
    SETTING_DESCENDING,
    SETTING_MOMENT,       // a column of money spent
    SETTING_BASE,         // a column of money to spend
    SETTING_ENTRY,        // a text kept under its key
    SETTING_COLOR,        // ... a colour, as RRGGBB
    SETTING_NAMES,        // keys of its own with a name
    SETTING_LIST,         // ... with a list
    SETTING_ACCUMULATION, // ... with a rule of accumulation
    SETTING_SEVERITY,     // rules with a severity
    SETTING_SYNONYM,      // fields with a heading, repeatable
    SETTING_LETTER,       // programmes with a letter
    SETTING_LIMITS        // rows of limits.h
};

// How a setting is stored.
struct slot {
    enum setting_kind kind;
    size_t offset; // in struct config
};

static const struct config_setting settings[] = {
#define SETTING(section, key, kind, member, value, comment) {section, key, value, comment},
#include "es/settings.def"
#undef SETTING
};

static const struct slot slots[] = {
#define SETTING(section, key, kind, member, value, comment) {SETTING_##kind, offsetof(struct config, member)},
#include "es/settings.def"
#undef SETTING
};

enum { SETTING_COUNT = sizeof settings / sizeof settings[0] };

// A file being read.
struct ini {
    struct arena *arena;
    struct config *config;
    struct str path;
    struct str *message; // NULL-string until something is wrong
    const char *section; // canonical name; NULL before the first
    struct map *seen;    // section and folded key -> the line of it
    struct str line;     // being read
    int32_t number;      // of the line, one-based
};

// All settings in the order of the draft.
const struct config_setting *config_settings(size_t *count)
{
    *count = SETTING_COUNT;
    return settings;
}

// Fills `config` with the defaults.
void config_default(struct config *config)
{
    *config = (struct config){.green = 90,
                              .yellow = 70,
                              .over = 110,
                              .cap = 100,
                              .descending = DESCENDING_INVERSE,
                              .financial_gap = 20,
                              .financial_moment = BUDGET_ACCRUED,
                              .financial_base = BUDGET_MODIFIED,
                              .limits = limits_default()};
}

// A key in the form that entries are compared by: the parts around a slash folded, the slash kept.
struct str config_fold(struct arena *arena, struct str key)
{
    struct buffer folded = {.arena = arena};
    for (size_t from = 0; from <= key.n;) {
        size_t size = str_find(str_slice(key, from, key.n), STR("/"));
        bool is_last = size == SIZE_MAX;
        buffer_add_str(&folded, fold_key(arena, str_slice(key, from, is_last ? key.n : size)));
        if (is_last)
            break;
        buffer_add_char(&folded, '/');
        from += size + 1;
    }
    return buffer_str(&folded);
}

// The entry of a key, or NULL; case, accents, punctuation and leading zeros aside.
const struct config_entry *config_find(const config_entries *entries, struct str key)
{
    if (!entries->count || !key.n)
        return NULL;
    struct arena *scratch = arena_child(entries->items[0].arena);
    struct str folded = config_fold(scratch, key);
    const struct config_entry *found = NULL;
    for (size_t i = 0; i < entries->count && !found; i++)
        if (str_equal(entries->items[i].folded, folded))
            found = &entries->items[i];
    arena_free(scratch);
    return found;
}

// The parts of a value between commas, trimmed, empty ones left out.
config_list config_split(struct arena *arena, struct str value)
{
    config_list list = {0};
    for (size_t from = 0; from <= value.n;) {
        size_t size = str_find(str_slice(value, from, value.n), STR(","));
        struct str part = str_trim(str_slice(value, from, size));
        if (part.n)
            *VECTOR_ADD(arena, &list) = part;
        if (size == SIZE_MAX)
            break;
        from += size + 1;
    }
    return list;
}

// Characters of a piece of UTF-8.
static int characters(struct str text)
{
    int n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += ((unsigned char)text.s[i] & 0xC0) != 0x80;
    return n;
}

// Says what is wrong at a piece of the line at hand; always false.
static bool fail_at(struct ini *ini, struct str piece, struct str what)
{
    size_t before = piece.s && piece.s >= ini->line.s ? (size_t)(piece.s - ini->line.s) : 0;
    int column = characters(str_slice(ini->line, 0, before)) + 1;
    *ini->message =
        str_format(ini->arena, "%.*s:%d:%d: %.*s", STR_ARG(ini->path), (int)ini->number, column, STR_ARG(what));
    return false;
}

// The names of the sections, or of the keys of one, between commas.
static struct str known_names(struct ini *ini, const char *section)
{
    struct buffer names = {.arena = ini->arena};
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        bool is_repeated = !section && i && str_is(str_of(settings[i].section), settings[i - 1].section);
        if (is_repeated || (section && !str_is(str_of(section), settings[i].section)))
            continue;
        buffer_add_z(&names, names.n ? ", " : "");
        buffer_add_z(&names, section ? settings[i].key : settings[i].section);
    }
    return buffer_str(&names);
}

// Whether a word of the file is this one, case and accents aside.
static bool is_word(struct ini *ini, struct str word, const char *expected)
{
    return str_equal(fold_label(ini->arena, word), fold_label(ini->arena, str_of(expected)));
}

// A percentage with or without its sign.
static bool read_percent(struct str value, double *number)
{
    if (str_ends(value, STR("%")))
        value = str_trim(str_slice(value, 0, value.n - 1));
    double read = 0;
    if (!decimal_parse(value.s, value.n, &read) || !isfinite(read) || read < 0 || read > 100000)
        return false;
    *number = read;
    return true;
}

// A list of levels; blank is the default.
static bool read_levels(struct ini *ini, struct str value)
{
    struct config *config = ini->config;
    config_list list = config_split(ini->arena, value);
    config->has_levels = list.count > 0;
    for (size_t i = 0; i < list.count; i++) {
        int level = LEVEL_COUNT;
        for (int k = LEVEL_FIN; k < LEVEL_COUNT; k++)
            if (is_word(ini, list.items[i], level_name((enum level)k)))
                level = k;
        if (level == LEVEL_COUNT)
            return fail_at(ini, list.items[i], str_format(ini->arena, CONFIG_TEXT_NOT_LEVEL, STR_ARG(list.items[i])));
        config->levels[level] = true;
    }
    return true;
}

// A whole number above zero into a limit of a name.
static bool read_limit(struct ini *ini, struct str key, struct str value)
{
    int64_t *limit = NULL;
    struct buffer names = {.arena = ini->arena};
#define LIMIT(name, row_key, default_value, reason) \
    if (is_word(ini, key, row_key))                 \
        limit = &ini->config->limits.name;          \
    buffer_format(&names, "%s%s", names.n ? ", " : "", row_key);
#include "base/limits.h"
#undef LIMIT
    if (!limit)
        return fail_at(
            ini, key,
            str_format(ini->arena, CONFIG_TEXT_NO_SETTING, ini->section, STR_ARG(key), STR_ARG(buffer_str(&names))));
    int64_t number = 0;
    size_t i = 0;
    while (i < value.n && value.s[i] >= '0' && value.s[i] <= '9' && number <= (INT64_MAX - 9) / 10)
        number = number * 10 + (value.s[i++] - '0');
    if (!number || i < value.n)
        return fail_at(ini, value, str_format(ini->arena, CONFIG_TEXT_NOT_LIMIT, STR_ARG(value)));
    *limit = number;
    return true;
}

// A column of money by its name, among some of them.
static bool read_column(struct ini *ini, struct str value, bool is_base, enum budget_column *column)
{
    static const struct {
        const char *name;
        enum budget_column column;
        bool is_base;
    } names[] = {{"comprometido", BUDGET_COMMITTED, false}, {"devengado", BUDGET_ACCRUED, false},
                 {"ejercido", BUDGET_EXERCISED, false},     {"pagado", BUDGET_PAID, false},
                 {"modificado", BUDGET_MODIFIED, true},     {"aprobado", BUDGET_APPROVED, true}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].is_base == is_base && is_word(ini, value, names[i].name)) {
            *column = names[i].column;
            return true;
        }
    }
    return fail_at(ini, value,
                   str_format(ini->arena, is_base ? CONFIG_TEXT_NOT_BASE : CONFIG_TEXT_NOT_MOMENT, STR_ARG(value)));
}

// Whether a value is a colour: six hexadecimal digits, a # before them or not.
static bool is_color(struct str value)
{
    struct str digits = value.n == 7 && value.s[0] == '#' ? str_slice(value, 1, value.n) : value;
    size_t good = 0;
    for (size_t i = 0; i < digits.n; i++) {
        char letter = (char)(digits.s[i] | 0x20);
        good += (digits.s[i] >= '0' && digits.s[i] <= '9') || (letter >= 'a' && letter <= 'f');
    }
    return digits.n == 6 && good == 6;
}

// Checks what the values of a section's own keys may be.
static bool check_entry(struct ini *ini, enum setting_kind kind, struct str key, struct str value)
{
    struct arena *arena = ini->arena;
    if (kind == SETTING_ACCUMULATION && !is_word(ini, value, "suma") && !is_word(ini, value, "promedio") &&
        !is_word(ini, value, "ultimo"))
        return fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_ACCUMULATION, STR_ARG(value)));
    if (kind == SETTING_SEVERITY && rule_find(key) == RULE_COUNT)
        return fail_at(ini, key, str_format(arena, CONFIG_TEXT_NOT_RULE, STR_ARG(key)));
    if (kind == SETTING_SEVERITY && severity_find(fold_label(arena, value)) == CUADRA_SEVERITIES)
        return fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_SEVERITY, STR_ARG(value)));
    if (kind == SETTING_COLOR && !is_color(value))
        return fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_COLOR, STR_ARG(value)));
    if (kind == SETTING_LETTER && (value.n != 1 || (value.s[0] | 0x20) < 'a' || (value.s[0] | 0x20) > 'z'))
        return fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_LETTER, STR_ARG(value)));
    return true;
}

// Remembers a key of a map.
static bool add_entry(struct ini *ini, const struct slot *slot, struct str key, struct str value)
{
    if (!check_entry(ini, slot->kind, key, value))
        return false;
    bool is_word_value = slot->kind == SETTING_ACCUMULATION || slot->kind == SETTING_SEVERITY;
    config_entries *entries = (config_entries *)(void *)((char *)ini->config + slot->offset);
    struct config_entry *entry = VECTOR_ADD(ini->arena, entries);
    entry->key = tidy_text(ini->arena, key);
    entry->value = is_word_value ? fold_label(ini->arena, value) : tidy_text(ini->arena, value);
    entry->folded = config_fold(ini->arena, entry->key);
    entry->line = ini->number;
    entry->arena = ini->arena;
    return true;
}

// Sets one setting of a key of the table.
static bool read_setting(struct ini *ini, size_t index, struct str key, struct str value)
{
    const struct slot *slot = &slots[index];
    char *member = (char *)ini->config + slot->offset;
    struct arena *arena = ini->arena;
    switch (slot->kind) {
    case SETTING_TEXT:
        *(struct str *)(void *)member = tidy_text(arena, value);
        return true;
    case SETTING_PERCENT:
        return read_percent(value, (double *)(void *)member) ||
               fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_PERCENT, STR_ARG(value), settings[index].value));
    case SETTING_CAP:
        if (is_word(ini, value, "sin"))
            *(double *)(void *)member = INFINITY;
        else if (!read_percent(value, (double *)(void *)member))
            return fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_CAP, STR_ARG(value)));
        return true;
    case SETTING_LEVELS:
        return read_levels(ini, value);
    case SETTING_YES_NO:
        *(bool *)(void *)member = is_word(ini, value, "si");
        return is_word(ini, value, "si") || is_word(ini, value, "no") ||
               fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_YES_NO, STR_ARG(value)));
    case SETTING_DESCENDING:
        ini->config->descending = is_word(ini, value, "directo") ? DESCENDING_DIRECT : DESCENDING_INVERSE;
        return is_word(ini, value, "directo") || is_word(ini, value, "inverso") ||
               fail_at(ini, value, str_format(arena, CONFIG_TEXT_NOT_DESCENDING, STR_ARG(value)));
    case SETTING_MOMENT:
    case SETTING_BASE:
        return read_column(ini, value, slot->kind == SETTING_BASE, (enum budget_column *)(void *)member);
    case SETTING_LIMITS:
        return read_limit(ini, key, value);
    case SETTING_ENTRY:
    case SETTING_COLOR:
        return !value.n || add_entry(ini, slot, key, value);
    default:
        return add_entry(ini, slot, key, value);
    }
}

// The row of a key in the section at hand; SETTING_COUNT when there is none.
static size_t find_setting(struct ini *ini, struct str key)
{
    for (size_t i = 0; i < SETTING_COUNT; i++)
        if (str_is(str_of(ini->section), settings[i].section) &&
            (!settings[i].key[0] || is_word(ini, key, settings[i].key)))
            return i;
    return SETTING_COUNT;
}

// Remembers the key's line; a key that is there already is an error, except where it may be repeated.
static bool is_first(struct ini *ini, enum setting_kind kind, struct str key)
{
    if (kind == SETTING_SYNONYM)
        return true;
    struct str name = str_format(ini->arena, "%s=%.*s", ini->section, STR_ARG(config_fold(ini->arena, key)));
    const int32_t *before = map_find(ini->seen, name);
    if (before)
        return fail_at(ini, key, str_format(ini->arena, CONFIG_TEXT_TWICE, STR_ARG(key), (int)*before));
    int32_t *line = ARENA_NEW(ini->arena, int32_t);
    *line = ini->number;
    map_set(ini->seen, name, line);
    return true;
}

// Reads `key = value`.
static bool read_pair(struct ini *ini, struct str line)
{
    struct arena *arena = ini->arena;
    size_t equals = str_find(line, STR("="));
    if (equals == SIZE_MAX)
        return fail_at(ini, line, STR(CONFIG_TEXT_NO_EQUALS));
    struct str key = str_trim(str_slice(line, 0, equals));
    struct str value = str_trim(str_slice(line, equals + 1, line.n));
    if (!key.n)
        return fail_at(ini, line, STR(CONFIG_TEXT_NO_KEY));
    if (!ini->section)
        return fail_at(ini, key, str_format(arena, CONFIG_TEXT_OUTSIDE, STR_ARG(key)));
    size_t index = find_setting(ini, key);
    if (index == SETTING_COUNT)
        return fail_at(ini, key,
                       str_format(arena, CONFIG_TEXT_NO_SETTING, ini->section, STR_ARG(key),
                                  STR_ARG(known_names(ini, ini->section))));
    enum setting_kind kind = slots[index].kind;
    if (!value.n && kind != SETTING_TEXT && kind != SETTING_ENTRY && kind != SETTING_COLOR && kind != SETTING_LEVELS)
        return fail_at(ini, key, str_format(arena, CONFIG_TEXT_NO_VALUE, STR_ARG(key)));
    return is_first(ini, kind, key) && read_setting(ini, index, key, value);
}

// Reads `[section]`.
static bool read_section(struct ini *ini, struct str line)
{
    struct str name = str_trim(str_slice(line, 1, line.n));
    if (!str_ends(name, STR("]")))
        return fail_at(ini, line, str_format(ini->arena, CONFIG_TEXT_NO_BRACKET, STR_ARG(name)));
    name = str_trim(str_slice(name, 0, name.n - 1));
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (is_word(ini, name, settings[i].section)) {
            ini->section = settings[i].section;
            return true;
        }
    }
    return fail_at(ini, line,
                   str_format(ini->arena, CONFIG_TEXT_NO_SECTION, STR_ARG(name), STR_ARG(known_names(ini, NULL))));
}

// Reads all lines; false at the first that is wrong.
static bool read_lines(struct ini *ini, struct str text)
{
    for (size_t from = 0; from < text.n;) {
        size_t end = from;
        while (end < text.n && text.s[end] != '\n' && text.s[end] != '\r')
            end++;
        ini->line = str_slice(text, from, end - from);
        ini->number++;
        struct str line = str_trim(ini->line);
        bool is_remark = !line.n || line.s[0] == '#' || line.s[0] == ';';
        if (!is_remark && !(line.s[0] == '[' ? read_section(ini, line) : read_pair(ini, line)))
            return false;
        from = end + 1;
        if (end + 1 < text.n && text.s[end] == '\r' && text.s[end + 1] == '\n')
            from++;
    }
    return true;
}

// The thresholds must not cross; said of the last line of the section that set one of them.
static bool check_lights(struct ini *ini)
{
    const struct config *config = ini->config;
    if (config->yellow <= config->green && config->green <= config->over)
        return true;
    char text[3][DECIMAL_SIZE];
    const double values[] = {config->yellow, config->green, config->over};
    const char *const keys[] = {"semaforo=amarillo", "semaforo=verde", "semaforo=sobrecumplimiento"};
    int n[3];
    ini->number = 0;
    for (int i = 0; i < 3; i++) {
        const int32_t *line = map_find(ini->seen, str_of(keys[i]));
        n[i] = (int)decimal_shortest(text[i], values[i]);
        if (line && *line > ini->number)
            ini->number = *line;
    }
    ini->line = (struct str){NULL, 0};
    return fail_at(ini, ini->line,
                   str_format(ini->arena, CONFIG_TEXT_LIGHT_ORDER, n[0], text[0], n[1], text[1], n[2], text[2]));
}

// Reads cuadra.ini from its bytes (any encoding) into `config`, over the defaults.
enum cuadra_status config_read(struct arena *arena, struct str path, struct str bytes, struct config *config,
                               struct str *message)
{
    struct ini ini = {.arena = arena, .config = config, .path = path, .message = message, .seen = map_new(arena)};
    struct decoding decoding = {0};
    *message = (struct str){NULL, 0};
    config_default(config);
    config->path = path;
    if (bytes.n && !decode_text(arena, bytes, NULL, &decoding)) {
        ini.number = 1;
        fail_at(&ini, ini.line, STR(CONFIG_TEXT_BINARY));
        return CUADRA_E_CONFIG;
    }
    return read_lines(&ini, decoding.text) && check_lights(&ini) ? CUADRA_OK : CUADRA_E_CONFIG;
}
