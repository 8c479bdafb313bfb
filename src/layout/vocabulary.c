// SPDX-License-Identifier: MIT
// Matching labels against the words of the dictionary and of a layout; see vocabulary.h.
#include "layout/vocabulary.h"

#include "layout/openings.h"
#include "layout/term.h"
#include "text/fold.h"

enum { LABEL_BYTES_MAX = 600, PHRASE_WORDS_MAX = 6 };

// Where labels are looked up: the layout's own words first.
struct lookup {
    const struct terms *own, *common; // own may be NULL
    struct arena *arena;
    bool may_guess; // words one letter away count too
};

// A form of a label, folded, with what may begin with its first word.
struct form {
    struct str folded;
    const struct opening *own, *common;
};

// Looks up what may begin as a label does.
static struct form make_form(const struct lookup *lookup, struct str folded)
{
    return (struct form){folded, lookup->own ? opening_find(lookup->own, folded) : NULL,
                         opening_find(lookup->common, folded)};
}

// What a text is listed as, by the layout and by the dictionary.
struct listings {
    const struct term *own, *common;
};

// Looks a text up.
static struct listings find_listings(const struct lookup *lookup, struct str folded)
{
    return (struct listings){lookup->own ? map_find(lookup->own->exact, folded) : NULL,
                             map_find(lookup->common->exact, folded)};
}

// The listing in a role, that of the layout before the shared one, or NULL.
static const struct term *listing_in(const struct listings *listings, enum term_role role)
{
    const struct term *term = term_of_role(listings->own, role);
    return term ? term : term_of_role(listings->common, role);
}

// The words of a label that a composition has met.
struct composition {
    unsigned strong, weak; // bits of enum measure
    enum measure first_weak;
    bool has_and, is_significant;
};

// The phrase of some words, or NULL.
static const struct term *find_phrase(const struct lookup *lookup, const struct words *words, size_t at, size_t n)
{
    struct str first = words->items[at], last = words->items[at + n - 1];
    struct str phrase = {first.s, (size_t)(last.s + last.n - first.s)};
    if (n > 1 && first.s[0] == '%' && last.s == first.s + 1)
        return NULL;
    const struct term *term = lookup->own ? map_find(lookup->own->phrases, phrase) : NULL;
    return term ? term : map_find(lookup->common->phrases, phrase);
}

// Takes a word that says which part of the year, or nothing.
static void take_word(struct sense *sense, struct composition *composition, enum word_kind kind)
{
    sense->is_cumulative = sense->is_cumulative || kind == WORD_CUMULATIVE;
    sense->is_annual = sense->is_annual || kind == WORD_ANNUAL;
    sense->is_quarter = sense->is_quarter || kind == WORD_QUARTER;
    sense->is_number = sense->is_number || kind == WORD_NUMBER;
    sense->is_other = sense->is_other || kind == WORD_OTHER;
    composition->is_significant = composition->is_significant || kind != WORD_FILLER;
}

// Takes one phrase; `is_alone`: it is the whole label.
static void take_phrase(struct sense *sense, struct composition *composition, const struct term *term, bool is_alone)
{
    if (!is_alone && term->role == TERM_LETTER)
        term = term->next; // "a" inside a label is the preposition
    if (!term)
        return;
    if (term->role == TERM_WORD) {
        take_word(sense, composition, (enum word_kind)term->value);
        return;
    }
    composition->is_significant = true;
    sense->is_letter = term->role == TERM_LETTER;
    if (term->role == TERM_WEAK) {
        composition->weak |= 1u << term->value;
        if (!composition->first_weak)
            composition->first_weak = (enum measure)term->value;
    } else {
        composition->strong |= 1u << term->value;
    }
}

// Decides the measure that the words of a label make together.
static void decide_measure(struct sense *sense, const struct composition *composition)
{
    unsigned strong = composition->strong;
    const unsigned target = 1u << MEASURE_TARGET, actual = 1u << MEASURE_ACTUAL;
    if (strong & 1u << MEASURE_PERCENT)
        sense->measure = MEASURE_PERCENT;
    else if (strong & 1u << MEASURE_VARIANCE)
        sense->measure = MEASURE_VARIANCE;
    else if ((strong & target) && (strong & actual))
        sense->is_group = true;
    else if (strong)
        sense->measure = strong & target ? MEASURE_TARGET : MEASURE_ACTUAL;
    else if (composition->weak == (target | actual) && composition->has_and)
        sense->is_group = true;
    else if (composition->weak)
        sense->measure = composition->weak == (target | actual) ? MEASURE_ACTUAL : composition->first_weak;
    sense->is_weak = !strong && composition->weak;
}

// The phrase that a word was meant to be, NULL when it is near none, or near two that differ.
static const struct term *guess_phrase(const struct lookup *lookup, struct str word)
{
    const struct term *found = NULL;
    struct near_cursor cursor = {0};
    for (struct str near; near_texts_next(&lookup->common->words, word, &cursor, &near);) {
        const struct term *term = map_find(lookup->common->phrases, near);
        if (found && (found->role != term->role || found->value != term->value))
            return NULL;
        found = term;
    }
    return found;
}

// A quarter's bare number after a measure ("Meta 1"), or glued to it ("P1", "Prog2"): the length of the part before the
// number, and the quarter; SIZE_MAX when the word is none.
static size_t bare_quarter(struct str word, int *quarter)
{
    char last = word.n ? word.s[word.n - 1] : '\0';
    bool is_number =
        last >= '1' && last <= '4' && (word.n == 1 || !(word.s[word.n - 2] >= '0' && word.s[word.n - 2] <= '9'));
    *quarter = is_number ? last - '0' : 0;
    return is_number ? word.n - 1 : SIZE_MAX;
}

// Takes a quarter's bare number; false when the word is none.
static bool take_bare_quarter(const struct lookup *lookup, struct str word, struct sense *sense,
                              struct composition *composition)
{
    int quarter;
    size_t n = bare_quarter(word, &quarter);
    if (n == SIZE_MAX || sense->period || (!n && !composition->strong && !composition->weak))
        return false;
    struct words front = {.items = {str_slice(word, 0, n)}, .count = 1};
    const struct term *term = n ? find_phrase(lookup, &front, 0, 1) : NULL;
    if (n && (!term || (term->role != TERM_STRONG && term->role != TERM_WEAK && term->role != TERM_LETTER)))
        return false;
    if (term)
        take_phrase(sense, composition, term, true);
    sense->is_letter = false; // with its quarter it needs no period above
    sense->period = (enum period)(PERIOD_T1 + quarter - 1);
    return true;
}

// Whether the one letter at a word stands for a measure beside nothing but a period: "P. 1T", "1T A".
static bool is_lettered(const struct words *words, size_t at, size_t taken, enum period before)
{
    enum period period;
    if (taken != 1 || words->items[at].n != 1)
        return false;
    bool is_first = at == 0 && words->count > 1 && period_at(words, 1, &period) == words->count - 1;
    return is_first || (at > 0 && at == words->count - 1 && before != PERIOD_NONE);
}

// The words of the longest phrase that begins as a form does.
static size_t longest_phrase(const struct form *form)
{
    size_t n = form->common ? form->common->phrase_words : 0;
    if (form->own && form->own->phrase_words > n)
        n = form->own->phrase_words;
    return n < PHRASE_WORDS_MAX ? n : PHRASE_WORDS_MAX;
}

// Whether a label's first word can be a measure, a period, a year or filler.
static bool may_compose(const struct lookup *lookup, const struct form *form)
{
    struct str word = opening_word(form->folded);
    bool has_digit =
        word.n && ((word.s[0] >= '0' && word.s[0] <= '9') || (word.s[word.n - 1] >= '0' && word.s[word.n - 1] <= '9'));
    return has_digit || longest_phrase(form) || period_may_begin(word) ||
           (lookup->may_guess && guess_phrase(lookup, word));
}

// Reads a label word by word: every word must be a measure, a period, a year or filler.
static bool compose(const struct lookup *lookup, const struct form *form, struct sense *sense)
{
    struct words words;
    struct composition composition = {0};
    struct sense made = *sense;
    if (!may_compose(lookup, form))
        return false;
    words_cut(form->folded, &words);
    if (!words.count || words.is_cut)
        return false;
    for (size_t at = 0; at < words.count;) {
        enum period period;
        size_t taken = period_at(&words, at, &period);
        size_t end = taken || words.items[at].s[0] != '3' ? 0 : period_end_at(&words, at, &period);
        made.is_cumulative = made.is_cumulative || end;
        taken += end;
        const struct term *term = NULL;
        struct form rest = at ? make_form(lookup, words.items[at]) : *form;
        size_t n = longest_phrase(&rest);
        n = words.count - at < n ? words.count - at : n;
        for (; n > taken && !term; n--)
            term = find_phrase(lookup, &words, at, n);
        if (!term && !taken && lookup->may_guess) {
            term = guess_phrase(lookup, words.items[at]);
            n = 0;
        }
        composition.has_and = composition.has_and || str_is(words.items[at], "y") || str_is(words.items[at], "e");
        struct words one = {.items = {words.items[at]}, .count = 1};
        int32_t year = period_year(&one);
        if (term) {
            taken = n + 1;
            take_phrase(&made, &composition, term, words.count == taken || is_lettered(&words, at, taken, made.period));
        } else if (taken) {
            int32_t short_year = at + taken < words.count ? period_short_year(words.items[at + taken]) : 0;
            made.period = period;
            made.year = short_year ? short_year : made.year;
            taken += short_year != 0;
            composition.is_significant = true;
        } else if (year) {
            made.year = year;
            taken = 1;
        } else if (take_bare_quarter(lookup, words.items[at], &made, &composition)) {
            taken = 1;
        } else {
            return false;
        }
        at += taken;
    }
    if (!composition.is_significant)
        return false;
    decide_measure(&made, &composition);
    made.is_letter = made.is_letter && !made.period;
    *sense = made;
    return true;
}

// Whether without_years() may make another label of it: by a year, four digits, or by the blanks at a percent sign.
static bool may_lose_years(struct str folded)
{
    int digits = 0;
    for (size_t i = 0; i < folded.n && digits < 4; i++) {
        digits = folded.s[i] >= '0' && folded.s[i] <= '9' ? digits + 1 : 0;
        if (folded.s[i] == '%')
            return true;
    }
    return digits == 4;
}

// The label without its years: "meta programada 2024" is "meta programada".
static struct str without_years(struct arena *arena, struct str folded)
{
    struct words words;
    words_cut(folded, &words);
    struct buffer rest = {.arena = arena};
    for (size_t i = 0; i < words.count; i++) {
        struct words one = {.items = {words.items[i]}, .count = 1};
        if (period_year(&one))
            continue;
        if (rest.n)
            buffer_add_char(&rest, ' ');
        buffer_add_str(&rest, words.items[i]);
    }
    return words.is_cut || !rest.n ? folded : buffer_str(&rest);
}

// Looks the whole label up in every role.
static bool match_exact(const struct lookup *lookup, struct str folded, struct sense *sense)
{
    struct listings listings = find_listings(lookup, folded);
    const struct term *column = listing_in(&listings, TERM_COLUMN);
    const struct term *label = listing_in(&listings, TERM_LABEL);
    const struct term *group = listing_in(&listings, TERM_GROUP);
    if (column)
        sense->column = (enum field)column->value;
    if (label)
        sense->label = (enum field)label->value;
    if (group) {
        sense->is_group = true;
        sense->is_base_group = group->value == FIELD_BASELINE;
    }
    return column || label || group;
}

// Whether `part` stands in `folded` as whole words: at its front, or anywhere.
static bool has_words(struct str folded, struct str part, bool is_prefix)
{
    for (size_t from = 0; from + part.n <= folded.n;) {
        size_t at = str_find(str_slice(folded, from, folded.n), part);
        if (at == SIZE_MAX || (is_prefix && at + from > 0))
            return false;
        at += from;
        bool begins = at == 0 || folded.s[at - 1] == ' ';
        bool ends = at + part.n == folded.n || folded.s[at + part.n] == ' ';
        if (begins && ends)
            return true;
        if (is_prefix)
            return false;
        from = at + 1;
    }
    return false;
}

// The longer of a partial term and those of a list that the label has, in a role.
static const struct partial_term *longest_of(const struct partial_term *best, const struct partial_term *terms,
                                             size_t count, struct str folded, enum term_role role)
{
    for (size_t i = 0; i < count; i++)
        if (terms[i].role == (int)role && (!best || terms[i].words.n > best->words.n) &&
            has_words(folded, terms[i].words, terms[i].is_prefix))
            best = &terms[i];
    return best;
}

// The longest partial term of a role that the label has, or NULL.
static const struct partial_term *find_partial(const struct lookup *lookup, const struct form *form,
                                               enum term_role role)
{
    const struct partial_term *best = NULL;
    const struct terms *both[] = {lookup->own, lookup->common};
    const struct opening *openings[] = {form->own, form->common};
    for (int k = 0; k < 2; k++) {
        if (openings[k])
            best = longest_of(best, openings[k]->partials.items, openings[k]->partials.count, form->folded, role);
        if (both[k])
            best = longest_of(best, both[k]->containing.items, both[k]->containing.count, form->folded, role);
    }
    return best;
}

// Matches headings by how they begin or what they contain.
static bool match_partial(const struct lookup *lookup, const struct form *form, struct sense *sense)
{
    const struct partial_term *column = find_partial(lookup, form, TERM_COLUMN);
    const struct partial_term *label = find_partial(lookup, form, TERM_LABEL);
    const struct partial_term *group = find_partial(lookup, form, TERM_GROUP);
    if (column)
        sense->column = (enum field)column->value;
    if (label)
        sense->label = (enum field)label->value;
    if (group && !column)
        sense->is_group = true;
    return column || label || group;
}

// The text without what stands in round brackets; the text itself when it has none.
static struct str without_brackets(struct arena *arena, struct str text)
{
    size_t open = str_find(text, STR("("));
    if (open == SIZE_MAX)
        return text;
    struct buffer rest = {.arena = arena};
    int depth = 0;
    buffer_add(&rest, text.s, open);
    for (size_t i = open; i < text.n; i++) {
        if (text.s[i] == '(')
            depth++;
        if (!depth)
            buffer_add_char(&rest, text.s[i]);
        if (text.s[i] == ')' && depth)
            depth--;
    }
    return buffer_str(&rest);
}

// Looks the whole label up, with its years and without.
static bool match_whole(const struct lookup *lookup, const struct form *form, struct sense *sense)
{
    struct str folded = form->folded;
    bool starts_with_digit = folded.s[0] >= '0' && folded.s[0] <= '9'; // it may be a year
    bool may_be_heading = (form->common && form->common->is_heading) || (form->own && form->own->is_heading);
    if (!starts_with_digit && !may_be_heading)
        return false;
    return match_exact(lookup, folded, sense) ||
           (may_lose_years(folded) && match_exact(lookup, without_years(lookup->arena, folded), sense));
}

// Tries one form of the label in every way but by its beginning.
static bool match_form(const struct lookup *lookup, const struct form *form, struct sense *sense)
{
    if (!form->folded.n)
        return false;
    bool is_exact = match_whole(lookup, form, sense);
    bool is_composed = compose(lookup, form, sense);
    if (is_exact || is_composed)
        sense->why = is_exact ? REASON_SYNONYM : REASON_WORDS;
    return is_exact || is_composed;
}

// The same of a text that is folded first.
static bool match_text(const struct lookup *lookup, struct str text, struct sense *sense)
{
    struct form form = make_form(lookup, fold_label(lookup->arena, text));
    return match_form(lookup, &form, sense);
}

// The senses of a label, those of the layout (may be NULL) before those of the dictionary.
struct sense vocabulary_sense(const struct vocabulary *vocabulary, const struct layout *layout, struct arena *arena,
                              struct str text, struct str folded)
{
    struct sense sense = {0};
    struct lookup lookup = {layout ? &layout->terms : NULL, &vocabulary->terms, arena, false};
    if (!text.n || text.n > LABEL_BYTES_MAX)
        return sense;
    struct form form = make_form(&lookup, folded.n ? folded : tidy_text(arena, text));
    if (match_form(&lookup, &form, &sense))
        return sense;
    struct str bare = without_brackets(arena, text);
    if (bare.n != text.n && match_text(&lookup, bare, &sense))
        return sense;
    if (folded.n && match_partial(&lookup, &form, &sense)) {
        sense.why = REASON_START;
        return sense;
    }
    size_t line_end = str_find(text, STR("\n"));
    if (line_end != SIZE_MAX && match_text(&lookup, str_slice(text, 0, line_end), &sense))
        sense.why = REASON_START;
    return sense;
}

// The sense of a folded label that is one letter away from a listed one; no sense when it is none, or of two.
struct sense vocabulary_guess(const struct vocabulary *vocabulary, struct arena *arena, struct str folded)
{
    struct sense found = {0};
    struct near_cursor cursor = {0};
    for (struct str heading; near_texts_next(&vocabulary->terms.headings, folded, &cursor, &heading);) {
        struct sense sense = vocabulary_sense(vocabulary, NULL, arena, heading, heading);
        bool contradicts = found.why && (found.column != sense.column || found.label != sense.label);
        if (contradicts)
            return (struct sense){0};
        found = sense;
    }
    struct lookup lookup = {NULL, &vocabulary->terms, arena, true};
    struct form form = make_form(&lookup, folded);
    bool is_composed = !found.why && compose(&lookup, &form, &found);
    if (found.why || is_composed)
        found.why = REASON_START; // likely, not sure
    return found;
}

// Whether a text, folded or not, may be a mark by how it begins.
bool vocabulary_may_be_mark(const struct vocabulary *vocabulary, struct str text)
{
    return openings_have(&vocabulary->terms.marks, text);
}

// The mark of a text: as a whole, else by how it begins.
enum mark vocabulary_mark(const struct vocabulary *vocabulary, struct str folded)
{
    struct lookup lookup = {NULL, &vocabulary->terms, NULL, false};
    if (!folded.n || folded.n > LABEL_BYTES_MAX)
        return MARK_NONE;
    const struct term *term = term_find(vocabulary->terms.exact, folded, TERM_MARK);
    if (term)
        return (enum mark)term->value;
    struct form form = make_form(&lookup, folded);
    const struct partial_term *partial = find_partial(&lookup, &form, TERM_MARK);
    return partial ? (enum mark)partial->value : MARK_NONE;
}

// Whether all words of a folded text say nothing.
bool vocabulary_is_filler(const struct vocabulary *vocabulary, struct str folded)
{
    struct lookup lookup = {NULL, &vocabulary->terms, NULL, false};
    struct words words;
    words_cut(folded, &words);
    for (size_t i = 0; i < words.count; i++) {
        const struct term *term = find_phrase(&lookup, &words, i, 1);
        if (!term || term->role != TERM_WORD || term->value != WORD_FILLER)
            return false;
    }
    return words.count && !words.is_cut;
}

// Whether a folded text is a mark as a whole, not only by how it begins.
bool vocabulary_is_mark(const struct vocabulary *vocabulary, struct str folded)
{
    return folded.n && term_find(vocabulary->terms.exact, folded, TERM_MARK) != NULL;
}

// The words after which the municipality's name stands, found in a folded text; where the name begins, or SIZE_MAX.
size_t vocabulary_municipality(const struct vocabulary *vocabulary, struct str folded)
{
    const struct partial_term *best = NULL;
    size_t after = SIZE_MAX;
    for (size_t i = 0; i < vocabulary->terms.containing.count; i++) {
        const struct partial_term *term = &vocabulary->terms.containing.items[i];
        if (term->role != TERM_MARK || term->value != MARK_MUNICIPALITY || (best && term->words.n <= best->words.n))
            continue;
        size_t at = str_find(folded, term->words);
        if (at != SIZE_MAX && has_words(folded, term->words, false)) {
            best = term;
            after = at + term->words.n;
        }
    }
    return after;
}

// Whether a text stands for "no figure" ("N/A", "No aplica").
bool vocabulary_is_missing(const struct vocabulary *vocabulary, struct arena *arena, struct str text)
{
    if (text.n > 40 || !openings_have(&vocabulary->terms.missing, text))
        return false;
    struct str folded = fold_label(arena, text);
    return term_find(vocabulary->terms.exact, folded.n ? folded : tidy_text(arena, text), TERM_MISSING) != NULL;
}

// Letters and digits at the front of a text.
static size_t word_length(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.s[n] != ' ' && text.s[n] != '(' && text.s[n] != ':' && text.s[n] != '\n' &&
           !(text.s[n] == '-' && n && (unsigned char)text.s[n - 1] >= 'A'))
        n++;
    return n;
}

// The level of a short form: the lowest that its letters name. LEVEL_NONE when a word is no short form.
static enum level code_level(const struct vocabulary *vocabulary, struct arena *arena, struct str word)
{
    enum level level = LEVEL_NONE;
    size_t letters = 0;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.s[i];
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!is_letter) {
            if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_') || !letters)
                return LEVEL_NONE;
            continue;
        }
        const struct term *term =
            term_find(vocabulary->terms.exact, fold_label(arena, str_slice(word, i, 1)), TERM_LEVEL_CODE);
        bool follows_letter =
            i && ((word.s[i - 1] >= 'A' && word.s[i - 1] <= 'Z') || (word.s[i - 1] >= 'a' && word.s[i - 1] <= 'z'));
        if (!term || follows_letter)
            return LEVEL_NONE;
        level = (enum level)term->value > level ? (enum level)term->value : level; // "C1A1" and "A1.C1" are activities
        letters++;
    }
    return level;
}

// The level that a text begins with.
enum level vocabulary_level(const struct vocabulary *vocabulary, struct arena *arena, struct str text, struct str *rest,
                            bool *is_code)
{
    *rest = STR("");
    *is_code = false;
    text = str_trim(text);
    size_t n = word_length(text);
    if (!n)
        return LEVEL_NONE;
    size_t letters = n;
    while (letters > 1 && ((text.s[letters - 1] >= '0' && text.s[letters - 1] <= '9') || text.s[letters - 1] == '.'))
        letters--;
    const struct term *term =
        term_find(vocabulary->terms.exact, fold_label(arena, str_slice(text, 0, letters)), TERM_LEVEL_WORD);
    if (term) {
        *rest = str_trim(str_slice(text, letters, text.n));
        return (enum level)term->value;
    }
    n = 0;
    while (n < text.n && text.s[n] != ' ' && text.s[n] != '(' && text.s[n] != ':')
        n++;
    enum level level = n <= 12 ? code_level(vocabulary, arena, str_slice(text, 0, n)) : LEVEL_NONE;
    if (level) {
        *is_code = true;
        *rest = str_trim(str_slice(text, n, text.n));
    }
    return level;
}
