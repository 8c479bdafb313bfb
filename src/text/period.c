// SPDX-License-Identifier: MIT
// Reading periods; see period.h.
#include "text/period.h"

#include <math.h>

enum { YEAR_FIRST = 1990, YEAR_LAST = 2100, DAYS_1900_TO_1970 = 25569, DAYS_1904 = 1462, GLUED_BYTES_MAX = 14 };

// One way to write one of a series, by its place (1-based).
struct spelling {
    const char *word;
    int number;
};

// Ordinals that stand before or after "trimestre".
static const struct spelling ordinals[] = {
    {"1", 1},       {"1o", 1},   {"1a", 1},     {"1er", 1},     {"1ro", 1},     {"1ero", 1},   {"1era", 1},
    {"1ra", 1},     {"01", 1},   {"primer", 1}, {"primero", 1}, {"primera", 1}, {"i", 1},      {"uno", 1},
    {"2", 2},       {"2o", 2},   {"2a", 2},     {"2do", 2},     {"2da", 2},     {"02", 2},     {"segundo", 2},
    {"segunda", 2}, {"ii", 2},   {"dos", 2},    {"3", 3},       {"3o", 3},      {"3a", 3},     {"3er", 3},
    {"3ro", 3},     {"3ero", 3}, {"3era", 3},   {"3ra", 3},     {"03", 3},      {"tercer", 3}, {"tercero", 3},
    {"tercera", 3}, {"iii", 3},  {"tres", 3},   {"4", 4},       {"4o", 4},      {"4a", 4},     {"4to", 4},
    {"4ta", 4},     {"04", 4},   {"cuarto", 4}, {"cuarta", 4},  {"iv", 4},      {"cuatro", 4},
};

// Ordinals that mean a quarter even without the word.
static const struct spelling bare_ordinals[] = {
    {"1er", 1},     {"1ro", 1},     {"2do", 2},    {"3er", 3}, {"3ro", 3}, {"4to", 4}, {"primero", 1},
    {"segundo", 2}, {"tercero", 3}, {"cuarto", 4}, {"i", 1},   {"ii", 2},  {"iii", 3}, {"iv", 4},
};

static const struct spelling months[] = {
    {"ene", 1},        {"enero", 1},      {"feb", 2},  {"febrero", 2},  {"mar", 3},  {"marzo", 3},
    {"abr", 4},        {"abril", 4},      {"may", 5},  {"mayo", 5},     {"jun", 6},  {"junio", 6},
    {"jul", 7},        {"julio", 7},      {"ago", 8},  {"agosto", 8},   {"sep", 9},  {"sept", 9},
    {"septiembre", 9}, {"setiembre", 9},  {"oct", 10}, {"octubre", 10}, {"nov", 11}, {"noviembre", 11},
    {"dic", 12},       {"diciembre", 12},
};

static const char *const quarter_words[] = {"trimestre", "trim", "trm", "tri", "trimes", "trims", "t", "q", "tr"};
static const char *const half_words[] = {"semestre", "sem"};

// The number of a word in a series, or 0.
static int number_of(struct str word, const struct spelling *series, size_t count)
{
    char first = word.n ? word.s[0] : '\0';
    for (size_t i = 0; i < count; i++)
        if (series[i].word[0] == first && str_is(word, series[i].word))
            return series[i].number;
    return 0;
}

#define NUMBER_OF(word, series) number_of((word), (series), sizeof(series) / sizeof *(series))

// Whether the word is one of a list.
static bool is_one_of(struct str word, const char *const *list, size_t count)
{
    char first = word.n ? word.s[0] : '\0';
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == first && str_is(word, list[i]))
            return true;
    return false;
}

#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof *(list))

// Cuts a folded text into its words and numbers.
void words_cut(struct str folded, struct words *words)
{
    *words = (struct words){.count = 0};
    for (size_t i = 0; i < folded.n;) {
        size_t n = 0;
        if (folded.s[i] == ' ') {
            i++;
            continue;
        }
        if (folded.s[i] == '%')
            n = 1;
        while (i + n < folded.n && folded.s[i + n] != ' ' && folded.s[i + n] != '%')
            n++;
        if (folded.s[i] == '%')
            n = 1;
        if (words->count == WORDS_MAX) {
            words->is_cut = true;
            return;
        }
        words->items[words->count++] = str_slice(folded, i, n);
        i += n;
    }
}

// The word at a place, or the empty string past the end.
static struct str word_at(const struct words *words, size_t at)
{
    return at < words->count ? words->items[at] : (struct str){"", 0};
}

// A number glued to a short form: "1t", "t1", "q2", "3trim", "1ertrim"; 0 when it is none.
static int glued_quarter(struct str word)
{
    bool has_number = false, has_letter = false;
    for (size_t i = 0; i < word.n && word.n <= GLUED_BYTES_MAX; i++) {
        has_number = has_number || (word.s[i] >= '0' && word.s[i] <= '4');
        has_letter = has_letter || (word.s[i] >= 'a' && word.s[i] <= 'z');
    }
    if (!has_number || !has_letter)
        return 0;
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        struct str ordinal = str_of(ordinals[i].word);
        if (ordinal.s[0] < '0' || ordinal.s[0] > '9')
            continue;
        for (size_t k = 0; k < sizeof quarter_words / sizeof *quarter_words; k++) {
            struct str name = str_of(quarter_words[k]);
            if (word.n != ordinal.n + name.n)
                continue;
            bool before = str_starts(word, ordinal) && str_ends(word, name);
            bool after = str_starts(word, name) && str_ends(word, ordinal) && ordinal.n == 1;
            if (before || after)
                return ordinals[i].number;
        }
    }
    return 0;
}

// A quarter or a half at a word; returns the words it takes.
static size_t ordinal_period_at(const struct words *words, size_t at, enum period *period)
{
    struct str first = word_at(words, at), second = word_at(words, at + 1);
    int number = NUMBER_OF(first, ordinals);
    if (number && IS_ONE_OF(second, quarter_words)) {
        *period = (enum period)(PERIOD_T1 + number - 1);
        return 2;
    }
    if (number && number <= 2 && IS_ONE_OF(second, half_words)) {
        *period = (enum period)(PERIOD_H1 + number - 1);
        return 2;
    }
    number = NUMBER_OF(second, ordinals);
    if (number && IS_ONE_OF(first, quarter_words)) {
        *period = (enum period)(PERIOD_T1 + number - 1);
        return 2;
    }
    if (number && number <= 2 && IS_ONE_OF(first, half_words)) {
        *period = (enum period)(PERIOD_H1 + number - 1);
        return 2;
    }
    number = glued_quarter(first);
    if (number) {
        *period = (enum period)(PERIOD_T1 + number - 1);
        return 1;
    }
    return 0;
}

// The period of a range of months; PERIOD_NONE when it is no usual one.
static enum period range_period(int from, int to)
{
    if (to == from + 2 && from % 3 == 1)
        return (enum period)(PERIOD_T1 + (from - 1) / 3);
    if (from == 1 && to == 6)
        return PERIOD_H1;
    if (from == 7 && to == 12)
        return PERIOD_H2;
    if (from == 1 && to == 9)
        return PERIOD_NINE;
    return from == 1 && to == 12 ? PERIOD_YEAR : PERIOD_NONE;
}

// Months at a word: one, two as a range, three as a list.
static size_t month_period_at(const struct words *words, size_t at, enum period *period)
{
    int from = NUMBER_OF(word_at(words, at), months);
    if (!from)
        return 0;
    size_t next = at + 1;
    struct str joint = word_at(words, next);
    if (str_is(joint, "a") || str_is(joint, "al") || str_is(joint, "y"))
        next++;
    int to = NUMBER_OF(word_at(words, next), months);
    size_t last = str_is(word_at(words, next + 1), "y") ? next + 2 : next + 1;
    int third = NUMBER_OF(word_at(words, last), months);
    if (to == from + 1 && third == to + 1 && range_period(from, third)) {
        *period = range_period(from, third);
        return last + 1 - at;
    }
    if (to && range_period(from, to)) {
        *period = range_period(from, to);
        return next + 1 - at;
    }
    *period = (enum period)(PERIOD_M1 + from - 1);
    return 1;
}

// The longest period that begins at a word; returns how many words it takes, 0 when there is none.
size_t period_at(const struct words *words, size_t at, enum period *period)
{
    *period = PERIOD_NONE;
    size_t n = ordinal_period_at(words, at, period);
    if (!n)
        n = month_period_at(words, at, period);
    if (n)
        return n;
    int number = NUMBER_OF(word_at(words, at), bare_ordinals);
    if (number) {
        *period = (enum period)(PERIOD_T1 + number - 1);
        return 1;
    }
    return 0;
}

// The quarter in which a period ends, 1 to 4; 0 for PERIOD_NONE.
int period_quarter(enum period period)
{
    if (period >= PERIOD_T1 && period <= PERIOD_T4)
        return (int)period - PERIOD_T1 + 1;
    if (period >= PERIOD_M1 && period <= PERIOD_M12)
        return ((int)period - PERIOD_M1) / 3 + 1;
    if (period == PERIOD_NINE)
        return 3;
    if (period == PERIOD_H1)
        return 2;
    return period == PERIOD_H2 || period == PERIOD_YEAR ? 4 : 0;
}

// A number of one to four digits, or -1.
static int small_number(struct str word)
{
    int value = 0;
    if (!word.n || word.n > 4)
        return -1;
    for (size_t i = 0; i < word.n; i++) {
        if (word.s[i] < '0' || word.s[i] > '9')
            return -1;
        value = value * 10 + (word.s[i] - '0');
    }
    return value;
}

// Whether a number may be the year of a submission.
static bool is_year(int value)
{
    return value >= YEAR_FIRST && value <= YEAR_LAST;
}

// A year 1990 to 2100 among the words, or 0; the last one when there are several.
int32_t period_year(const struct words *words)
{
    int32_t year = 0;
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].n == 4 && is_year(small_number(words->items[i])))
            year = small_number(words->items[i]);
    return year;
}

// "31 de diciembre del 2023", "diciembre de 2023", "31 12 2023", "2023 12 31" among the words.
static bool date_in(const struct words *words, int *month, int32_t *year)
{
    for (size_t i = 0; i < words->count; i++) {
        int name = NUMBER_OF(words->items[i], months);
        size_t next = i + 1;
        while (str_is(word_at(words, next), "de") || str_is(word_at(words, next), "del") ||
               str_is(word_at(words, next), "ano"))
            next++;
        if (name && is_year(small_number(word_at(words, next))) && words->items[i].n > 2) {
            *month = name;
            *year = small_number(word_at(words, next));
            return true;
        }
        int a = small_number(word_at(words, i)), b = small_number(word_at(words, i + 1)),
            c = small_number(word_at(words, i + 2));
        if (a >= 1 && a <= 31 && b >= 1 && b <= 12 && is_year(c)) {
            *month = b;
            *year = c;
            return true;
        }
        if (is_year(a) && b >= 1 && b <= 12 && c >= 1 && c <= 31) {
            *month = b;
            *year = a;
            return true;
        }
    }
    return false;
}

// What a folded text says of the quarter (1 to 4) and the year; 0 for what it does not say.
void period_of_text(struct str folded, int *quarter, int32_t *year)
{
    struct words words;
    words_cut(folded, &words);
    *quarter = 0;
    *year = period_year(&words);
    for (size_t i = 0; i < words.count; i++) {
        enum period period;
        size_t n = period_at(&words, i, &period);
        bool is_date = n == 1 && period >= PERIOD_M1 && period <= PERIOD_M12;
        if (n && !is_date) {
            *quarter = period_quarter(period);
            return;
        }
    }
    int month;
    if (date_in(&words, &month, year)) {
        *quarter = (month - 1) / 3 + 1;
        return;
    }
    for (size_t i = 0; i < words.count; i++) {
        enum period period;
        if (period_at(&words, i, &period)) {
            *quarter = period_quarter(period);
            return;
        }
    }
    int number = words.count ? NUMBER_OF(words.items[0], ordinals) : 0;
    if (number && (words.count == 1 || (words.count == 2 && *year)))
        *quarter = number;
}

// The quarter and year of a spreadsheet's date number.
int period_reported(int month, int32_t *year)
{
    int quarter = (month - 1) / 3 + 1;
    if (month % 3 != 1)
        return quarter;
    if (quarter > 1)
        return quarter - 1;
    if (*year)
        (*year)--;
    return 4;
}

// The month of the first date in a folded text, 0 when it has none.
int period_month_of_text(struct str folded)
{
    struct words words;
    int month = 0;
    int32_t year;
    words_cut(folded, &words);
    return date_in(&words, &month, &year) ? month : 0;
}

// The civil date of a date number; false when it is none.
// The month and year of a date number of a spreadsheet; false when it is none of our time.
static bool civil_date(double serial, bool is_1904, int *month, int32_t *year);

// Its month, 1 to 12; 0 when the number is no date.
int period_month_of_date(double serial, bool is_1904)
{
    int month;
    int32_t year;
    return civil_date(serial, is_1904, &month, &year) ? month : 0;
}

// The quarter and year of a spreadsheet's date number.
void period_of_date(double serial, bool is_1904, int *quarter, int32_t *year)
{
    int month;
    *quarter = 0;
    *year = 0;
    if (civil_date(serial, is_1904, &month, year))
        *quarter = (month - 1) / 3 + 1;
}

// The month and year of a date number of a spreadsheet; false when it is none of our time.
static bool civil_date(double serial, bool is_1904, int *month, int32_t *year)
{
    if (!(serial > 0 && serial < 100000))
        return false;
    // days since 1970-01-01, then the civil date of Howard Hinnant's algorithm
    long days = (long)floor(serial) + (is_1904 ? DAYS_1904 : 0) - DAYS_1900_TO_1970 + 719468;
    long era = days / 146097;
    long day_of_era = days - era * 146097;
    long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long shifted = (5 * day_of_year + 2) / 153;
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int32_t)(year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
    return true;
}
