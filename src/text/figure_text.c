// SPDX-License-Identifier: MIT
// Reading numbers written by people; see figure_text.h.
#include "text/figure_text.h"

#include "base/decimal.h"

enum { DIGITS_MAX = 40 };

#define MARK(literal)                  \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }

// Marks of one character that stand for "no figure".
static const struct str dashes[] = {
    MARK("-"),
    MARK("--"),
    MARK("---"),
    MARK("\xE2\x80\x93"),
    MARK("\xE2\x80\x94"),
    MARK("\xE2\x88\x92"),
    MARK("\xE2\x80\xA6"),
    MARK("..."),
};
// Minus signs.
static const struct str minuses[] = {MARK("-"), MARK("\xE2\x88\x92"), MARK("\xE2\x80\x93")};
// Words after a number that change it or show that it is a part of something else.
static const struct str breakers[] = {
    MARK("de"), MARK("a"), MARK("al"),  MARK("mil"),   MARK("millon"), MARK("millones"), MARK("y"),
    MARK("o"),  MARK("x"), MARK("mdp"), MARK("entre"), MARK("vs"),     MARK("e"),
};

// Removes one of the marks from the front of the text.
static bool take(struct str *text, const struct str *marks, size_t count)
{
    for (size_t i = 0; i < count && text->n; i++)
        if (text->s[0] == marks[i].s[0] && str_starts(*text, marks[i])) {
            *text = str_slice(*text, marks[i].n, text->n);
            return true;
        }
    return false;
}

// Whether a text is one of the marks.
static bool is_one_of(struct str text, const struct str *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(text, marks[i]))
            return true;
    return false;
}

// Length of the blank at a byte of the text, 0 when there is none: the no-break, narrow no-break and thin ones too.
static size_t blank_length(struct str text, size_t at)
{
    if (at >= text.n)
        return 0;
    const unsigned char *c = (const unsigned char *)text.s + at;
    if (*c > ' ' && *c < 0x80)
        return 0;
    if (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\r')
        return 1;
    if (*c == 0xC2 && text.n - at >= 2 && c[1] == 0xA0)
        return 2;
    bool is_wide = *c == 0xE2 && text.n - at >= 3 && c[1] == 0x80 && (c[2] == 0xAF || c[2] == 0x89);
    return is_wide ? 3 : 0;
}

// Takes the blanks off the start of a text.
static void skip_blanks(struct str *text)
{
    for (size_t n; (n = blank_length(*text, 0)) > 0;)
        *text = str_slice(*text, n, text->n);
}

// Whether there is a digit at a byte of the text.
static bool is_digit(struct str text, size_t at)
{
    return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

// How many digits stand together from a byte of the text on.
static size_t count_digits(struct str text, size_t at)
{
    size_t n = 0;
    while (is_digit(text, at + n))
        n++;
    return n;
}

// The digits and separators at the front of a number.
struct numeral {
    char digits[DIGITS_MAX + 2]; // with a point where the decimals begin
    size_t n, length;            // digits written; bytes of the text taken
    int decimals;
    bool is_comma_decimal, is_ambiguous, is_valid;
};

// Adds digits of the text to the numeral, as many as it has room for.
static void add_digits(struct numeral *numeral, struct str text, size_t at, size_t count)
{
    for (size_t i = 0; i < count && numeral->n < DIGITS_MAX; i++)
        numeral->digits[numeral->n++] = text.s[at + i];
    if (count > DIGITS_MAX)
        numeral->is_valid = false;
}

// Takes the decimals after a mark.
static void take_decimals(struct numeral *numeral, struct str text, size_t mark_length)
{
    size_t count = count_digits(text, numeral->length + mark_length);
    if (numeral->n < DIGITS_MAX)
        numeral->digits[numeral->n++] = '.';
    add_digits(numeral, text, numeral->length + mark_length, count);
    numeral->decimals = (int)count;
    numeral->length += mark_length + count;
}

// Whether a separator at a byte begins a group of exactly three digits.
static bool begins_group(struct str text, size_t at, size_t mark_length)
{
    return count_digits(text, at + mark_length) == 3;
}

// The length of the group separator `mark` at a byte (0: blank of any kind), or 0.
static size_t separator_at(struct str text, size_t at, char mark)
{
    if (mark == ' ')
        return blank_length(text, at);
    return at < text.n && text.s[at] == mark ? 1 : 0;
}

// Takes groups of three digits behind the same separator; returns how many.
static int take_groups(struct numeral *numeral, struct str text, char mark)
{
    int groups = 0;
    size_t length;
    while ((length = separator_at(text, numeral->length, mark)) && begins_group(text, numeral->length, length)) {
        add_digits(numeral, text, numeral->length + length, 3);
        numeral->length += length + 3;
        groups++;
    }
    return groups;
}

// Reads "1,234.5", "1.234,5", "1 234,5", "1234", ".5" at the front of the text.
static struct numeral read_numeral(struct str text, bool comma_decimal)
{
    struct numeral numeral = {.is_valid = true};
    size_t whole = count_digits(text, 0);
    add_digits(&numeral, text, 0, whole);
    numeral.length = whole;
    char group = '\0';
    int groups = 0;
    if (whole >= 1 && whole <= 3) {
        char next = numeral.length < text.n ? text.s[numeral.length] : '\0';
        bool dot_groups = next == '.' && begins_group(text, numeral.length, 1) &&
                          (separator_at(text, numeral.length + 4, '.') || separator_at(text, numeral.length + 4, ','));
        bool comma_groups = next == ',' && (!comma_decimal || separator_at(text, numeral.length + 4, '.') ||
                                            separator_at(text, numeral.length + 4, ','));
        group = comma_groups ? ',' : dot_groups ? '.' : blank_length(text, numeral.length) ? ' ' : '\0';
        groups = group && text.s[0] != '0' ? take_groups(&numeral, text, group) : 0;
    }
    char mark = numeral.length < text.n ? text.s[numeral.length] : '\0';
    bool has_more = is_digit(text, numeral.length + 1);
    if (mark == '.' && group != '.' && (has_more || whole)) {
        take_decimals(&numeral, text, 1);
    } else if (mark == ',' && has_more && !(groups && group == ',')) {
        numeral.is_comma_decimal = count_digits(text, numeral.length + 1) != 3 || text.s[0] == '0' || groups;
        take_decimals(&numeral, text, 1);
    }
    numeral.is_ambiguous = groups == 1 && group == ',' && numeral.decimals == 0;
    numeral.is_valid = numeral.is_valid && (whole || numeral.decimals);
    return numeral;
}

// Whether the words after a number leave it as it is: no digits, and none that say that it is a part.
static bool leaves_number(struct str rest)
{
    for (size_t i = 0; i < rest.n; i++)
        if (is_digit(rest, i))
            return false;
    size_t n = 0;
    while (n < rest.n && rest.s[n] != ' ' && rest.s[n] != '.' && rest.s[n] != ',')
        n++;
    struct str first = str_slice(rest, 0, n);
    if (is_one_of(first, breakers, sizeof breakers / sizeof *breakers))
        return false;
    if (!rest.n)
        return true;
    char c = rest.s[0];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '(' || c == '*' || (c & 0x80) || c == '.';
}

// Takes a percent sign or "por ciento".
static bool take_percent(struct str *text)
{
    static const struct str signs[] = {MARK("%"), MARK("por ciento"), MARK("Por ciento"), MARK("POR CIENTO"),
                                       MARK("porciento")};
    return take(text, signs, sizeof signs / sizeof *signs);
}

// Takes what stands before the digits: a minus, a currency sign, an opening bracket.
static void take_front(struct str *text, bool *is_negative, bool *has_bracket)
{
    static const struct str currency[] = {MARK("$"), MARK("MXN"), MARK("+")};
    *has_bracket = str_starts(*text, STR("("));
    if (*has_bracket)
        *text = str_slice(*text, 1, text->n);
    skip_blanks(text);
    *is_negative = take(text, minuses, sizeof minuses / sizeof *minuses);
    skip_blanks(text);
    take(text, currency, sizeof currency / sizeof *currency);
    skip_blanks(text);
    if (!*is_negative)
        *is_negative = take(text, minuses, sizeof minuses / sizeof *minuses);
}

// What follows the digits: percent, closing bracket, unit.
static bool take_rear(struct str text, struct figure_text *figure, bool has_bracket)
{
    skip_blanks(&text);
    figure->is_percent = take_percent(&text);
    skip_blanks(&text);
    if (has_bracket) {
        if (!str_starts(text, STR(")")))
            return false;
        text = str_slice(text, 1, text.n);
        skip_blanks(&text);
        if (!figure->is_percent)
            figure->is_percent = take_percent(&text);
        skip_blanks(&text);
    }
    if (!leaves_number(text))
        return false;
    figure->unit = text;
    return true;
}

// Reads a text that may be a number.
struct figure_text figure_text_read_closely(struct str text, bool comma_decimal)
{
    struct figure_text figure = {.kind = FIGURE_TEXT_BLANK};
    skip_blanks(&text);
    text = str_trim(text);
    if (!text.n)
        return figure;
    if (figure_text_is_word(text)) {
        figure.kind = FIGURE_TEXT_OTHER;
        return figure;
    }
    bool is_negative = false, has_bracket = false, has_front = !is_digit(text, 0);
    if (has_front && is_one_of(text, dashes, sizeof dashes / sizeof *dashes)) {
        figure.kind = FIGURE_TEXT_DASH;
        return figure;
    }
    figure.kind = FIGURE_TEXT_OTHER;
    if (has_front)
        take_front(&text, &is_negative, &has_bracket);
    struct numeral numeral = read_numeral(text, comma_decimal);
    if (!numeral.is_valid || !take_rear(str_slice(text, numeral.length, text.n), &figure, has_bracket))
        return figure;
    double value;
    size_t n = numeral.n && numeral.digits[numeral.n - 1] == '.' ? numeral.n - 1 : numeral.n;
    char padded[DIGITS_MAX + 3] = "0";
    size_t at = numeral.digits[0] == '.' ? 1 : 0;
    for (size_t i = 0; i < n; i++)
        padded[at + i] = numeral.digits[i];
    if (!decimal_parse(padded, at + n, &value))
        return figure;
    figure.kind = FIGURE_TEXT_NUMBER;
    figure.value = is_negative || has_bracket ? -value : value;
    if (value <= 0 && value >= 0)
        figure.value = 0; // no negative zero
    figure.decimals = numeral.decimals;
    figure.is_comma_decimal = numeral.is_comma_decimal;
    figure.is_ambiguous = numeral.is_ambiguous;
    return figure;
}
