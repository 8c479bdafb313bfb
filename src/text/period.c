// SPDX-License-Identifier: MIT
// Reading periods; see period.h.
#include "text/period.h"

#include <math.h>

enum {
    YEAR_FIRST = 1990,
    YEAR_LAST = 2100,
    SHORT_YEAR_FIRST = 15,
    SHORT_YEAR_LAST = 60,
    DAYS_1900_TO_1970 = 25569,
    DAYS_1904 = 1462,
    GLUED_BYTES_MAX = 14,
    WORD_BYTES_MAX = 12
};

// The part of the year that a word names beside an ordinal.
enum part { PART_NONE, PART_QUARTER, PART_HALF, PART_FOREIGN };

// A word that periods are written with, and what it can be in one.
struct period_word {
    const char *word;
    uint8_t n;
    uint8_t ordinal; // 1 to 4, before or after "trimestre"
    bool is_bare;    // the ordinal means a quarter even without that word
    uint8_t month;   // 1 to 12
    uint8_t part;    // enum part
};

#define WORD(literal) (literal), sizeof(literal) - 1

// In the order of their bytes.
static const struct period_word period_words[] = {
    {WORD("01"), .ordinal = 1},
    {WORD("02"), .ordinal = 2},
    {WORD("03"), .ordinal = 3},
    {WORD("04"), .ordinal = 4},
    {WORD("1"), .ordinal = 1},
    {WORD("1a"), .ordinal = 1},
    {WORD("1er"), .ordinal = 1, .is_bare = true},
    {WORD("1era"), .ordinal = 1},
    {WORD("1ero"), .ordinal = 1},
    {WORD("1o"), .ordinal = 1},
    {WORD("1ra"), .ordinal = 1},
    {WORD("1ro"), .ordinal = 1, .is_bare = true},
    {WORD("2"), .ordinal = 2},
    {WORD("2a"), .ordinal = 2},
    {WORD("2da"), .ordinal = 2},
    {WORD("2do"), .ordinal = 2, .is_bare = true},
    {WORD("2o"), .ordinal = 2},
    {WORD("3"), .ordinal = 3},
    {WORD("3a"), .ordinal = 3},
    {WORD("3er"), .ordinal = 3, .is_bare = true},
    {WORD("3era"), .ordinal = 3},
    {WORD("3ero"), .ordinal = 3},
    {WORD("3o"), .ordinal = 3},
    {WORD("3ra"), .ordinal = 3},
    {WORD("3ro"), .ordinal = 3, .is_bare = true},
    {WORD("4"), .ordinal = 4},
    {WORD("4a"), .ordinal = 4},
    {WORD("4o"), .ordinal = 4},
    {WORD("4ta"), .ordinal = 4},
    {WORD("4to"), .ordinal = 4, .is_bare = true},
    {WORD("abr"), .month = 4},
    {WORD("abril"), .month = 4},
    {WORD("ago"), .month = 8},
    {WORD("agosto"), .month = 8},
    {WORD("apr"), .month = 4},
    {WORD("aug"), .month = 8},
    {WORD("bim"), .part = PART_FOREIGN},
    {WORD("bimestre"), .part = PART_FOREIGN},
    {WORD("cuarta"), .ordinal = 4},
    {WORD("cuarto"), .ordinal = 4, .is_bare = true},
    {WORD("cuatrim"), .part = PART_FOREIGN},
    {WORD("cuatrimestre"), .part = PART_FOREIGN},
    {WORD("cuatro"), .ordinal = 4},
    {WORD("dec"), .month = 12},
    {WORD("dic"), .month = 12},
    {WORD("diciembre"), .month = 12},
    {WORD("dos"), .ordinal = 2},
    {WORD("ene"), .month = 1},
    {WORD("enero"), .month = 1},
    {WORD("feb"), .month = 2},
    {WORD("febrero"), .month = 2},
    {WORD("i"), .ordinal = 1, .is_bare = true},
    {WORD("ii"), .ordinal = 2, .is_bare = true},
    {WORD("iii"), .ordinal = 3, .is_bare = true},
    {WORD("iv"), .ordinal = 4, .is_bare = true},
    {WORD("jan"), .month = 1},
    {WORD("jul"), .month = 7},
    {WORD("julio"), .month = 7},
    {WORD("jun"), .month = 6},
    {WORD("junio"), .month = 6},
    {WORD("mar"), .month = 3},
    {WORD("marzo"), .month = 3},
    {WORD("may"), .month = 5},
    {WORD("mayo"), .month = 5},
    {WORD("nov"), .month = 11},
    {WORD("noviembre"), .month = 11},
    {WORD("oct"), .month = 10},
    {WORD("octubre"), .month = 10},
    {WORD("primer"), .ordinal = 1},
    {WORD("primera"), .ordinal = 1},
    {WORD("primero"), .ordinal = 1, .is_bare = true},
    {WORD("q"), .part = PART_QUARTER},
    {WORD("segunda"), .ordinal = 2},
    {WORD("segundo"), .ordinal = 2, .is_bare = true},
    {WORD("sem"), .part = PART_HALF},
    {WORD("semestre"), .part = PART_HALF},
    {WORD("sep"), .month = 9},
    {WORD("sept"), .month = 9},
    {WORD("septiembre"), .month = 9},
    {WORD("setiembre"), .month = 9},
    {WORD("t"), .part = PART_QUARTER},
    {WORD("tercer"), .ordinal = 3},
    {WORD("tercera"), .ordinal = 3},
    {WORD("tercero"), .ordinal = 3, .is_bare = true},
    {WORD("tr"), .part = PART_QUARTER},
    {WORD("tres"), .ordinal = 3},
    {WORD("tri"), .part = PART_QUARTER},
    {WORD("trim"), .part = PART_QUARTER},
    {WORD("trimes"), .part = PART_QUARTER},
    {WORD("trimestre"), .part = PART_QUARTER},
    {WORD("trims"), .part = PART_QUARTER},
    {WORD("trm"), .part = PART_QUARTER},
    {WORD("uno"), .ordinal = 1},
};

// What a word can be in a period; nothing for other words.
static struct period_word look_up(struct str word)
{
    size_t low = 0, high = word.n && word.n <= WORD_BYTES_MAX ? sizeof period_words / sizeof *period_words : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct period_word *entry = &period_words[middle];
        int order = entry->word[0] - word.s[0]; // the words are ASCII
        order = order ? order : str_compare((struct str){entry->word, entry->n}, word);
        if (order == 0)
            return *entry;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (struct period_word){0};
}

// Cuts a folded text into its words and numbers.
void words_cut(struct str folded, struct words *words)
{
    words->count = 0;
    words->is_cut = false;
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

// A year of this century by its last two digits, as after a month: "ene-25"; 0 for other words.
int32_t period_short_year(struct str word)
{
    int number = word.n == 2 ? small_number(word) : -1;
    return number >= SHORT_YEAR_FIRST && number <= SHORT_YEAR_LAST ? 2000 + number : 0;
}

// The period of the nth part of the year; PERIOD_NONE when there are not so many.
static enum period part_period(enum part part, int ordinal)
{
    if (part == PART_QUARTER && ordinal)
        return (enum period)(PERIOD_T1 + ordinal - 1);
    if (part == PART_FOREIGN && ordinal)
        return PERIOD_FOREIGN;
    return part == PART_HALF && ordinal && ordinal <= 2 ? (enum period)(PERIOD_H1 + ordinal - 1) : PERIOD_NONE;
}

// What a short form glued to a number names; "s" alone is no word of a period.
static enum part glued_part(struct str word)
{
    return str_is(word, "s") ? PART_HALF : (enum part)look_up(word).part;
}

// A number glued to a short form: "1t", "t1", "q2", "3trim", "1ertrim", "2s"; PERIOD_NONE when it is none.
static enum period glued_part_period(struct str word)
{
    bool starts_with_digit = word.n && word.s[0] >= '0' && word.s[0] <= '4';
    bool ends_with_digit = word.n && word.s[word.n - 1] >= '1' && word.s[word.n - 1] <= '4';
    if (word.n < 2 || word.n > GLUED_BYTES_MAX || starts_with_digit == ends_with_digit)
        return PERIOD_NONE;
    if (ends_with_digit)
        return part_period(glued_part(str_slice(word, 0, word.n - 1)), word.s[word.n - 1] - '0');
    for (size_t n = 1; n < word.n; n++) {
        int ordinal = look_up(str_slice(word, 0, n)).ordinal;
        enum period period = part_period(glued_part(str_slice(word, n, word.n)), ordinal);
        if (period)
            return period;
    }
    return PERIOD_NONE;
}

// The same, or with the year behind it: "1t25".
static enum period glued_period(struct str word)
{
    enum period period = glued_part_period(word);
    bool may_have_year = !period && word.n > 3 && word.s[word.n - 1] <= '9' && word.s[word.n - 3] > '9';
    if (may_have_year && period_short_year(str_slice(word, word.n - 2, 2)))
        period = glued_part_period(str_slice(word, 0, word.n - 2));
    return period;
}

// A quarter or a half at a word; returns the words it takes.
static size_t ordinal_period_at(const struct words *words, size_t at, enum period *period)
{
    struct period_word first = look_up(word_at(words, at));
    *period = first.n ? PERIOD_NONE : glued_period(word_at(words, at));
    if (*period)
        return 1;
    if (!first.ordinal && !first.part)
        return 0;
    struct period_word second = look_up(word_at(words, at + 1));
    int number = first.ordinal && second.part ? first.ordinal : second.ordinal;
    enum part part = first.ordinal && second.part ? second.part : first.part;
    *period = part_period(part, number);
    return *period ? 2 : 0;
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
    int from = look_up(word_at(words, at)).month;
    if (!from)
        return 0;
    size_t next = at + 1;
    struct str joint = word_at(words, next);
    if (str_is(joint, "a") || str_is(joint, "al") || str_is(joint, "y"))
        next++;
    int to = look_up(word_at(words, next)).month;
    size_t last = str_is(word_at(words, next + 1), "y") ? next + 2 : next + 1;
    int third = look_up(word_at(words, last)).month;
    if (to == from + 1 && third == to + 1 && range_period(from, third)) {
        *period = range_period(from, third);
        return last + 1 - at;
    }
    if (to && to != from) { // "Ene-Abr" is no part of the year that quarters make
        *period = range_period(from, to) ? range_period(from, to) : PERIOD_FOREIGN;
        return next + 1 - at;
    }
    *period = (enum period)(PERIOD_M1 + from - 1);
    return 1;
}

// The last day of a quarter at a word, "31 de marzo": returns how many words it takes, 0 when there is none.
size_t period_end_at(const struct words *words, size_t at, enum period *period)
{
    struct str day = word_at(words, at);
    if (!str_is(day, "30") && !str_is(day, "31"))
        return 0;
    size_t next = str_is(word_at(words, at + 1), "de") ? at + 2 : at + 1;
    int month = look_up(word_at(words, next)).month;
    if (!month || month % 3)
        return 0;
    *period = (enum period)(PERIOD_T1 + month / 3 - 1);
    return next + 1 - at;
}

// Whether a period may begin with the word.
bool period_may_begin(struct str word)
{
    return look_up(word).n || glued_period(word);
}

// The longest period that begins at a word; returns how many words it takes, 0 when there is none.
size_t period_at(const struct words *words, size_t at, enum period *period)
{
    *period = PERIOD_NONE;
    if (!period_may_begin(word_at(words, at)))
        return 0;
    size_t n = ordinal_period_at(words, at, period);
    if (!n)
        n = month_period_at(words, at, period);
    if (n)
        return n;
    struct period_word word = look_up(word_at(words, at));
    if (word.is_bare) {
        *period = (enum period)(PERIOD_T1 + word.ordinal - 1);
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
        int name = look_up(words->items[i]).month;
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
        if (n && !is_date && period != PERIOD_FOREIGN) {
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
        if (period_at(&words, i, &period) && period != PERIOD_FOREIGN) {
            *quarter = period_quarter(period);
            return;
        }
    }
    int number = look_up(word_at(&words, 0)).ordinal;
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
