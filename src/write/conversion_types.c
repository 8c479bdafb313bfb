// SPDX-License-Identifier: MIT
// Which texts of a delimited file become numbers, percentages or dates. A column where one value would lose digits
// (0504, 1.10 among 1.1) stays text as a whole: it holds keys.
#include "write/conversion.h"

#include "base/decimal.h"
#include "read/iso_date.h"

#include <string.h>

enum { PROFILED_COLUMNS = 1024, SAMPLE_BYTES = 1 << 18 };

// What was seen in a column.
struct profile {
    bool is_key;                 // a value that is no number although it looks like one: 0504, 3-1, 20 digits
    int decimals;                // of its numbers with decimals; -1: none seen, -2: they differ
    bool has_zero_end;           // a number with decimals ends in 0
    bool day_first, month_first; // dates that only one order explains
};

struct column_profiles {
    struct profile columns[PROFILED_COLUMNS];
    bool decimal_comma;
};

// Whether a text is digits with signs between them that is a key and no number: zeros in front, more than 15
// digits, several points.
static bool looks_like_key(struct str text)
{
    size_t digits = 0, signs = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c >= '0' && c <= '9')
            digits++;
        else if (c == '.' || c == '-' || c == '/')
            signs++;
        else
            return false;
    }
    bool has_zero = text.n > 1 && text.s[0] == '0' && text.s[1] >= '0' && text.s[1] <= '9';
    return digits &&
           (has_zero || digits > 15 || signs > 1 || (signs && text.s[0] != '-' && memchr(text.s, '-', text.n)));
}

// Reads d/m/yyyy or d-m-yyyy into its numbers; false when it is none.
static bool read_date(struct str text, int part[3])
{
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        size_t from = at;
        part[i] = 0;
        while (at < text.n && text.s[at] >= '0' && text.s[at] <= '9' && at - from < 4)
            part[i] = part[i] * 10 + (text.s[at++] - '0');
        if (at == from || (i < 2 && at - from > 2) || (i == 2 && at - from != 4))
            return false;
        if (i < 2 && (at >= text.n || text.s[at++] != '/'))
            return false;
    }
    return at == text.n && part[0] >= 1 && part[0] <= 31 && part[1] >= 1 && part[1] <= 31;
}

// Notes one field of the sample.
static void note_field(void *context, const struct field *field)
{
    struct column_profiles *profiles = context;
    struct str text = str_trim(field->text);
    double number;
    int decimals, part[3];
    if (field->column >= PROFILED_COLUMNS || !text.n)
        return;
    struct profile *profile = &profiles->columns[field->column];
    if (read_date(text, part)) {
        profile->day_first |= part[0] > 12 && part[1] <= 12;
        profile->month_first |= part[1] > 12 && part[0] <= 12;
    } else if (number_is_safe(text, profiles->decimal_comma, &number, &decimals)) {
        if (decimals) {
            profile->has_zero_end |= text.s[text.n - 1] == '0';
            profile->decimals = profile->decimals == -1 || profile->decimals == decimals ? decimals : -2;
        }
    } else if (looks_like_key(text)) {
        profile->is_key = true;
    }
}

// What columns of a text hold, by its first records: whether their numbers may become numbers.
struct column_profiles *profile_columns(struct arena *arena, struct str text, const struct dialect *dialect)
{
    struct column_profiles *profiles = ARENA_NEW(arena, struct column_profiles);
    struct arena *scratch = arena_child(arena);
    struct records_reader reader;
    profiles->decimal_comma = dialect->decimal_comma;
    for (size_t i = 0; i < PROFILED_COLUMNS; i++)
        profiles->columns[i].decimals = -1;
    records_init(&reader, scratch, dialect);
    reader.field = note_field;
    reader.context = profiles;
    records_add(&reader, str_slice(text, dialect->mark, SAMPLE_BYTES));
    arena_free(scratch);
    return profiles;
}

// Whether the number keeps its look in a column: keys such as 1.10 among 1.1 do not.
static bool keeps_look(const struct profile *profile, struct str text, int decimals)
{
    if (!profile)
        return !decimals || text.s[text.n - 1] != '0';
    if (profile->is_key)
        return false;
    return !decimals || text.s[text.n - 1] != '0' || profile->decimals == decimals;
}

// "12.5%" or "12 %" as its fraction.
static bool percentage(struct str text, bool decimal_comma, double *number, int *decimals)
{
    if (text.n < 2 || text.s[text.n - 1] != '%')
        return false;
    struct str figure = str_trim(str_slice(text, 0, text.n - 1));
    if (!number_is_safe(figure, decimal_comma, number, decimals))
        return false;
    *number = decimal_shift(*number, -2);
    return true;
}

// "1,250" and "1,250.00" where commas mark thousands.
static bool grouped_number(struct str text, double *number, int *decimals)
{
    char plain[32];
    size_t n = 0, digits = 0;
    bool has_group = false, is_over = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (n + 1 >= sizeof plain)
            return false;
        if (c == ',' && !is_over && digits && (has_group ? digits == 3 : digits <= 3)) {
            has_group = true;
            digits = 0;
            continue;
        }
        if (c == '.' && !is_over && has_group && digits == 3)
            is_over = true;
        else if (c >= '0' && c <= '9')
            digits += !is_over;
        else if (!(c == '-' && i == 0))
            return false;
        plain[n++] = c;
    }
    return has_group && digits == 3 && plain[plain[0] == '-'] != '0' &&
           number_is_safe((struct str){plain, n}, false, number, decimals);
}

// A date in a column that tells the order of day and month, or an ISO date.
static bool date_serial(const struct profile *profile, struct str text, double *serial)
{
    int part[3];
    char iso[24];
    if (text.n == 10 && text.s[4] == '-' && text.s[7] == '-')
        return iso_date_serial(text, false, serial) && *serial > 60;
    if (!profile || profile->day_first == profile->month_first || !read_date(text, part))
        return false;
    int day = profile->day_first ? part[0] : part[1], month = profile->day_first ? part[1] : part[0];
    iso[0] = (char)('0' + part[2] / 1000);
    iso[1] = (char)('0' + part[2] / 100 % 10);
    iso[2] = (char)('0' + part[2] / 10 % 10);
    iso[3] = (char)('0' + part[2] % 10);
    iso[4] = iso[7] = '-';
    iso[5] = (char)('0' + month / 10);
    iso[6] = (char)('0' + month % 10);
    iso[8] = (char)('0' + day / 10);
    iso[9] = (char)('0' + day % 10);
    return iso_date_serial((struct str){iso, 10}, false, serial) && *serial > 60;
}

// The field as a cell: a number, percentage or date where that loses nothing, else text.
void typed_cell(const struct column_profiles *profiles, const struct field *field, struct cell *cell)
{
    const struct profile *profile = field->column < PROFILED_COLUMNS ? &profiles->columns[field->column] : NULL;
    struct str text = str_trim(field->text);
    int decimals = 0;
    *cell = (struct cell){.column = (int32_t)field->column, .type = CELL_TEXT, .text = field->text, .decimals = -1};
    if (!text.n)
        return;
    char first = text.s[0];
    if (!(first == '-' || (first >= '0' && first <= '9')))
        return;
    if (number_is_safe(text, profiles->decimal_comma, &cell->number, &decimals)) {
        if (!keeps_look(profile, text, decimals))
            return;
    } else if (percentage(text, profiles->decimal_comma, &cell->number, &decimals)) {
        cell->kind = NUMBER_PERCENT;
    } else if (date_serial(profile, text, &cell->number)) {
        cell->kind = NUMBER_DATE;
    } else if (profiles->decimal_comma || !grouped_number(text, &cell->number, &decimals)) {
        return;
    }
    cell->type = CELL_NUMBER;
    cell->text = STR("");
    cell->decimals = (int8_t)decimals;
}
