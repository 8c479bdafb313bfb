// SPDX-License-Identifier: MIT
// A justification against the figures of its row: "11 de un total de 79", "124.52 %", another quarter's name,
// another row's text. Only what plainly speaks of the row's result is compared: other numbers of a text (dates,
// people, places) say nothing about it.
#include "check/rules.h"
#include "es/figures.h"
#include "es/phrases.h"
#include "read/reader.h"
#include "text/fold.h"

#include "base/decimal.h"

#include <math.h>

enum {
    PASTED_BYTES = 40,  // shorter texts may well be the same on two rows
    WORDS_BETWEEN = 14, // of "11 … de 79"
    WORDS_AROUND = 6,   // of a quarter's name, or of a percentage
    MOST_WORDS = 4000   // of a text
};

static const double PERCENT_TOLERANCE = 0.51; // percentage points: texts round

// A word or number of a text.
struct word {
    struct str text; // folded; of a number its digits
    bool is_number, is_percent;
    double value;
    int decimals;
    int sentence; // counts up at each end of a sentence
};

// A text cut into words.
struct words {
    struct word *items;
    int count;
};

// Whether the byte can be part of a number after its first digit.
static bool continues_number(struct str text, size_t at)
{
    char c = text.s[at];
    if (c >= '0' && c <= '9')
        return true;
    return (c == ',' || c == '.') && at + 1 < text.n && text.s[at + 1] >= '0' && text.s[at + 1] <= '9';
}

// Whether the byte belongs to a word: letters and everything beyond ASCII.
static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) || (c >= '0' && c <= '9');
}

// Reads the number at `at`; returns where it ends. A key like 5.16.1 or a word like 4to is no number.
static size_t read_number(struct str text, size_t at, struct word *word)
{
    char digits[64];
    size_t n = 0, end = at;
    int points = 0, decimals = 0;
    for (; end < text.n && continues_number(text, end); end++) {
        char c = text.s[end];
        points += c == '.';
        decimals += points && c != '.';
        if (c != ',' && n < sizeof digits)
            digits[n++] = c;
    }
    word->decimals = decimals;
    word->is_number = points < 2 && decimal_parse(digits, n, &word->value);
    if (end < text.n && is_word_byte(text.s[end]) && text.s[end] != '\xC2') // "4to" is a word; "90\u00A0%" is none
        word->is_number = false;
    while (!word->is_number && end < text.n && is_word_byte(text.s[end]))
        end++;
    word->text = str_slice(text, at, end - at);
    return end;
}

// Whether a percent sign follows, blanks aside; moves `*at` past it.
static bool percent_follows(struct str text, size_t *at)
{
    size_t next = *at;
    while (next < text.n && (text.s[next] == ' ' || text.s[next] == '\xC2' || text.s[next] == '\xA0'))
        next++;
    if (next >= text.n || text.s[next] != '%')
        return false;
    *at = next + 1;
    return true;
}

// Cuts a text into words.
static struct words cut_words(struct arena *arena, struct str text)
{
    int most = text.n / 2 + 1 < MOST_WORDS ? (int)(text.n / 2 + 1) : MOST_WORDS;
    struct words words = {arena_array(arena, (size_t)most, sizeof(struct word)), 0};
    int sentence = 0;
    for (size_t at = 0; at < text.n && words.count < most;) {
        char c = text.s[at];
        if (!is_word_byte(c)) {
            sentence += c == '.' || c == ';' || c == '\n';
            at++;
            continue;
        }
        struct word *word = &words.items[words.count++];
        word->sentence = sentence;
        if (c >= '0' && c <= '9') {
            at = read_number(text, at, word);
            word->is_percent = word->is_number && percent_follows(text, &at);
            if (!word->is_number)
                word->text = fold_label(arena, word->text);
            continue;
        }
        size_t start = at;
        while (at < text.n && is_word_byte(text.s[at]))
            at++;
        word->text = fold_label(arena, str_slice(text, start, at - start));
    }
    return words;
}

// Whether the word begins with one of the stems of a table that ends with NULL.
static bool has_stem(const struct word *word, const char *const *stems)
{
    for (; !word->is_number && *stems; stems++)
        if (str_starts(word->text, str_of(*stems)))
            return true;
    return false;
}

// Whether any word from `from` to `to` (exclusive, cut to the text) has a stem.
static bool any_stem(const struct words *words, int from, int to, const char *const *stems)
{
    for (int i = from < 0 ? 0 : from; i < to && i < words->count; i++)
        if (has_stem(&words->items[i], stems))
            return true;
    return false;
}

// Whether the word at `i` is exactly this one.
static bool word_is(const struct words *words, int i, const char *text)
{
    return i >= 0 && i < words->count && !words->items[i].is_number && str_is(words->items[i].text, text);
}

static const char *const planned[] = {"program",   "proyect", "planea",     "planific", "previst",
                                      "compromet", "agend",   "calendariz", NULL};
static const char *const target_word[] = {"meta", NULL};
static const char *const achieved[] = {"logr",   "alcanz", "cumpl",     "avance", "meta",      "obtuv",
                                       "obtien", "obten",  "porcentaj", "efica",  "resultado", NULL};
static const char *const of_year[] = {"anual", "acumul", "ano", "ejercicio", "fecha", NULL};
static const char *const of_other_time[] = {"program",   "proxim", "siguient", "anterior", "hasta",
                                            "para",      "partir", "compar",   "respect",  "posterior",
                                            "reprogram", "diferi", "desde",    "entre",    NULL};
static const char *const months[] = {"enero",  "febrero",    "marzo",     "abril",   "mayo",      "junio",     "julio",
                                     "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre", NULL};

// Two numbers of a text that are said to be the result and its target.
struct pair {
    const struct word *actual, *target;
    bool of_year; // the sentence speaks of the year or of the result to date
};

// Whether the number is more likely a year or a day than an amount.
static bool is_date(const struct words *words, int i)
{
    const struct word *word = &words->items[i];
    bool is_year = word->text.n == 4 && word->decimals == 0 && word->value >= 1990 && word->value < 2100;
    bool is_day = word_is(words, i + 1, "de") && i + 2 < words->count && has_stem(&words->items[i + 2], months);
    return is_year || is_day;
}

// Whether "de", "de los", "de un total de" stands before the number at `i`; sets where it begins.
static bool is_out_of(const struct words *words, int i, int *start, bool *is_total)
{
    *is_total = word_is(words, i - 2, "total") && word_is(words, i - 1, "de");
    int at = i - 1;
    bool with_article = word_is(words, at, "los") || word_is(words, at, "las");
    if (with_article)
        at--;
    if (*is_total) {
        at = i - 3;
        at -= word_is(words, at, "un");
    }
    if (!word_is(words, at, "de"))
        return false;
    *start = at;
    *is_total = *is_total || with_article;
    return true;
}

// Finds the pair whose target is the number at `i`; false when it is none.
static bool find_pair(const struct words *words, int i, struct pair *pair)
{
    const struct word *target = &words->items[i];
    int start;
    bool is_total;
    if (!target->is_number || target->is_percent || is_date(words, i) || !is_out_of(words, i, &start, &is_total))
        return false;
    for (int at = start - 1; at >= 0 && at >= start - WORDS_BETWEEN; at--) {
        const struct word *actual = &words->items[at];
        if (actual->sentence != target->sentence)
            return false;
        if (!actual->is_number || actual->is_percent)
            continue;
        bool is_adjacent = at == start - 1;
        bool is_said = is_adjacent || is_total || any_stem(words, start - 2, start, target_word) ||
                       any_stem(words, i + 1, i + WORDS_AROUND, planned);
        if (is_date(words, at) || !is_said)
            return false;
        *pair = (struct pair){actual, target, false};
        int from = at;
        while (from > 0 && words->items[from - 1].sentence == actual->sentence)
            from--;
        pair->of_year = any_stem(words, from, i + WORDS_AROUND, of_year);
        return true;
    }
    return false;
}

// Whether a number of a text is the amount, rounded as the text rounds.
static bool says(const struct word *word, struct amount amount)
{
    double tolerance = decimal_shift(0.5, -word->decimals) * (1 + 1e-9);
    if (!amount.is_known)
        return false;
    // Whole amounts are not rounded: 16 is not 16.4, but neither does 1,137,253 stand for 1,137,253.4.
    bool is_whole = fabs(amount.value - floor(amount.value)) < 1e-9;
    return fabs(word->value - amount.value) <= (is_whole ? 1e-9 * fmax(1, fabs(amount.value)) : tolerance);
}

// Whether the indicator is itself a percentage, so that a text counts what it is made of.
static bool is_percentage_row(struct check *check, const struct record *record)
{
    for (int q = 0; q < QUARTERS; q++)
        if (record->target.t[q].is_percent)
            return true;
    struct str unit = record->variables_unit.n ? record->variables_unit : record->texts[TEXT_UNIT_OF_MEASURE].text;
    struct str folded = fold_label(check->arena, unit);
    return str_find(unit, STR("%")) != SIZE_MAX || str_find(folded, STR("porcentaje")) != SIZE_MAX;
}

// Whether a percentage of the text is one of the row's.
static bool percent_is_known(const struct view *view, double value, bool with_year)
{
    const struct calculation *own = &view->own;
    int q = view->reported - 1;
    const struct amount candidates[] = {own->percentage[q], own->percentage_cumulative, own->percentage_annual,
                                        own->actual[q], own->actual_to_date};
    bool in_percent = view->record->target.t[q].is_percent;
    for (int i = 0; i < 5; i++) {
        if ((i == 2 && !with_year) || (i > 2 && !in_percent) || !candidates[i].is_known)
            continue;
        if (fabs(candidates[i].value - value) <= PERCENT_TOLERANCE)
            return true;
    }
    return false;
}

// Whether the pair is the row's result and target: of the quarter, to date, or of the year where the text says so.
static bool pair_is_known(struct check *check, const struct view *view, const struct pair *pair)
{
    const struct calculation *own = &view->own;
    for (int q = 0; q < view->reported; q++)
        if (says(pair->actual, own->actual[q]) && says(pair->target, own->target[q]))
            return true;
    if (says(pair->actual, own->actual_to_date) &&
        (says(pair->target, own->target_to_date) || (pair->of_year && says(pair->target, own->annual_target))))
        return true;
    return is_percentage_row(check, view->record) && fabs(pair->target->value) > 0 &&
           percent_is_known(view, 100 * pair->actual->value / pair->target->value, pair->of_year);
}

// What a row and its text say, for the sentence of the finding.
struct contradiction {
    struct str text, row;
};

// "929,029 de 709,995 (130.85 %)": the row's own result.
static struct str row_result(struct check *check, const struct view *view)
{
    const struct calculation *own = &view->own;
    int q = view->reported - 1;
    struct str actual = figure_text(check->arena, own->actual[q].value, -1);
    struct str target = figure_text(check->arena, own->target[q].value, -1);
    if (!own->percentage[q].is_known)
        return phrase_fill(check->arena, PHRASE_ROW_PAIR_ALONE, actual, target);
    return phrase_fill(check->arena, PHRASE_ROW_PAIR, actual, target,
                       figure_text(check->arena, own->percentage[q].value, -2));
}

// Compares the pairs of the text; true when there are some and none is the row's.
static bool pairs_contradict(struct check *check, const struct view *view, const struct words *words,
                             struct contradiction *found)
{
    bool any = false;
    for (int i = 0; i < words->count; i++) {
        struct pair pair;
        if (!find_pair(words, i, &pair))
            continue;
        if (pair_is_known(check, view, &pair))
            return false;
        if (!any)
            found->text = phrase_fill(check->arena, PHRASE_TEXT_PAIR, figure_text(check->arena, pair.actual->value, -1),
                                      figure_text(check->arena, pair.target->value, -1));
        any = true;
    }
    return any;
}

// Compares the percentages of the text that speak of a result; true when there are some and none is the row's.
static bool percents_contradict(struct check *check, const struct view *view, const struct words *words,
                                struct contradiction *found)
{
    bool any = false;
    for (int i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        if (!word->is_percent || !any_stem(words, i - WORDS_AROUND, i + WORDS_AROUND, achieved))
            continue;
        bool with_year = any_stem(words, i - WORDS_AROUND, i + WORDS_AROUND, of_year);
        if (percent_is_known(view, word->value, with_year))
            return false;
        if (!any)
            found->text = phrase_fill(check->arena, PHRASE_TEXT_PERCENT, figure_text(check->arena, word->value, -2));
        any = true;
    }
    return any;
}

// The quarter that the words at `i` name ("cuarto trimestre", "4to trimestre", "trimestre 4"), or 0.
static int quarter_named(const struct words *words, int i)
{
    static const char *const names[QUARTERS][8] = {{"primer", "primero", "1er", "1o", "1ro", "1", "i"},
                                                   {"segundo", "2do", "2o", "2", "ii"},
                                                   {"tercer", "tercero", "3er", "3o", "3ro", "3", "iii"},
                                                   {"cuarto", "4to", "4o", "4", "iv"}};
    if (!word_is(words, i, "trimestre"))
        return 0;
    for (int quarter = 0; i > 0 && quarter < QUARTERS; quarter++)
        for (const char *const *name = names[quarter]; *name; name++)
            if (str_is(words->items[i - 1].text, *name))
                return quarter + 1;
    if (i + 1 >= words->count || !words->items[i + 1].is_number || words->items[i + 1].is_percent)
        return 0;
    for (int quarter = 1; quarter <= QUARTERS; quarter++)
        if (str_is(words->items[i + 1].text, (const char[]){(char)('0' + quarter), '\0'}))
            return quarter;
    return 0;
}

// Whether the text says it is of another quarter and never names its own.
static bool quarter_contradicts(struct check *check, const struct view *view, const struct words *words,
                                struct contradiction *found)
{
    int other = 0;
    for (int i = 0; i < words->count; i++) {
        int quarter = quarter_named(words, i);
        if (quarter == view->reported)
            return false;
        if (quarter && !any_stem(words, i - WORDS_AROUND, i - 1, of_other_time) &&
            !any_stem(words, i + 1, i + 3, of_other_time))
            other = quarter;
    }
    if (!other)
        return false;
    enum phrase quarters[] = {PHRASE_QUARTER_1, PHRASE_QUARTER_2, PHRASE_QUARTER_3, PHRASE_QUARTER_4};
    found->text = phrase_fill(check->arena, PHRASE_TEXT_QUARTER, phrase(quarters[other - 1]));
    found->row = phrase_fill(check->arena, PHRASE_ROW_QUARTER, phrase(quarters[view->reported - 1]));
    return true;
}

// Whether the text says that the target was missed though it was passed.
static bool outcome_contradicts(struct check *check, const struct view *view, const struct words *words,
                                struct contradiction *found)
{
    static const char *const reach[] = {"alcanz", "logr", "cumpl", NULL};
    struct amount percentage = view->own.percentage[view->reported - 1];
    if (!percentage.is_known || percentage.value < 100 || view->own.direction != DIRECTION_ASCENDING)
        return false;
    for (int i = 0; i + 4 < words->count; i++) {
        if (!word_is(words, i, "no") || !word_is(words, i + 1, "se") || !has_stem(&words->items[i + 2], reach) ||
            !word_is(words, i + 3, "la") || !word_is(words, i + 4, "meta"))
            continue;
        found->text = phrase(PHRASE_TEXT_NOT_REACHED);
        found->row = row_result(check, view);
        return true;
    }
    return false;
}

// Whether the text contradicts the figures of its own row.
static bool figures_contradict(struct check *check, const struct view *view, const struct words *words,
                               struct contradiction *found)
{
    int q = view->reported - 1;
    if (view->record->actual.t[q].kind != FIGURE_NUMBER || figure_is_unreadable(&view->record->target.t[q]))
        return false;
    if (!pairs_contradict(check, view, words, found) && !percents_contradict(check, view, words, found))
        return outcome_contradicts(check, view, words, found);
    found->row = row_result(check, view);
    return true;
}

// The first of the rows with this very text that comes before, when it is one that could only be pasted; or NULL.
static const struct record *pasted_from(struct check *check, const struct view *view, const struct words *words)
{
    const struct record *record = view->record;
    struct str folded = fold_label(check->arena, record->texts[TEXT_JUSTIFICATION].text);
    bool has_number = false;
    for (int i = 0; i < words->count; i++)
        has_number = has_number || words->items[i].is_number;
    if (folded.n < PASTED_BYTES || !has_number)
        return NULL;
    const struct record_group *group = view->groups->narrative;
    const struct record *first = group ? group->members.items[0] : record;
    return first == record ? NULL : first;
}

// Whether the earlier row is the one that the text does not fit: then the later one is where it belongs.
static bool contradicts_there(struct check *check, const struct record *record, const struct words *words)
{
    struct view view = {.record = record, .reported = record_reported_quarter(record)};
    struct contradiction found;
    if (!view.reported)
        return false;
    calculate(check->config, record, view.reported, &view.own);
    return figures_contradict(check, &view, words, &found);
}

// Finds a justification that contradicts the figures of its row.
void check_narrative(struct check *check, const struct view *view)
{
    const struct record *record = view->record;
    struct str text = record->texts[TEXT_JUSTIFICATION].text;
    if (!text.n || !view->reported || view->counted != view->reported)
        return;
    struct words words = cut_words(check->arena, text);
    struct contradiction found = {{0}, {0}};
    const struct record *origin = pasted_from(check, view, &words);
    if (!figures_contradict(check, view, &words, &found) && !quarter_contradicts(check, view, &words, &found)) {
        if (!origin || contradicts_there(check, origin, &words))
            return;
        struct place place = record_text_place(origin, TEXT_JUSTIFICATION);
        found.text = phrase_fill(check->arena, PHRASE_TEXT_PASTED, place_cell_name(check->arena, &place));
        found.row = phrase(PHRASE_ROW_PASTED);
    }
    struct finding *finding =
        check_report(check, record, RULE_JUSTIFICACION_CONTRADICE, record_text_place(record, TEXT_JUSTIFICATION));
    finding_text(check->findings, finding, "declarado", found.text);
    finding_text(check->findings, finding, "calculado", found.row);
}
