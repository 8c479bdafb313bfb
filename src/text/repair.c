// SPDX-License-Identifier: MIT
// Repair of damaged text; see repair.h. Moves are tried on the whole text, judged word by word, and believed when
// at least one word becomes clearly better Spanish; no well-placed Spanish letter is ever turned into something else.
#include "text/repair.h"

#include "base/bytes.h"
#include "text/entity.h"
#include "text/letters.h"
#include "text/mend.h"
#include "text/utf8.h"

#include <string.h>
#include <utf8proc.h>

// A Spanish letter of at most this cost is in its place; any character above the other is out of place.
static const double WELL_PLACED = 5.5, SUSPICIOUS = LETTER_USUAL / 10.0;
// The most moves one after another: three rounds of UTF-8 and a page. The longest half of a word that is looked at
// before it is judged.
enum { MAX_ROUNDS = 6, LONGEST_WORD = 40 };

// Whether a code point separates words for judging.
static bool ends_word(uint32_t point)
{
    return point <= ' ' || point == ',' || point == ';' || point == '|';
}

// The end of the word at `i`; what separates is a word of one character.
static size_t word_end(struct points text, size_t i)
{
    if (i < text.count && ends_word(text.items[i]))
        return i + 1;
    while (i < text.count && !ends_word(text.items[i]))
        i++;
    return i;
}

// Whether a character is a Spanish letter where one may stand.
static bool is_well_placed(struct points text, size_t i)
{
    return letter_focus(text.items[i]) >= 0 && points_cost_at(text, i) <= WELL_PLACED;
}

// How a word fares under a move.
struct verdict {
    double gain;
    bool improves;                            // a Spanish letter or sign came into its place, and none left it
    bool gains_letter, gains_sign, gains_any; // any: a Spanish letter, be it in an unusual place
    bool is_promising;                        // it still looks like UTF-8 read in a page
    bool is_doubtful;                         // the word alone proves nothing: it may well be right as it is
};

// The Spanish letters and signs in their place in a word.
static size_t count_well_placed(struct points text, size_t from, size_t to, bool with_signs)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        if (text.items[i] < 0x80)
            continue;
        n += is_well_placed(text, i) ||
             (with_signs && letter_focus(text.items[i]) < 0 && points_cost_at(text, i) < SUSPICIOUS);
    }
    return n;
}

// The Spanish letters beyond ASCII in a word, in their place or not.
static size_t count_spanish(struct points text, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += letter_focus(text.items[i]) >= 0;
    return n;
}

// Signs that stand at the edges of words in clean text.
static bool is_edge_sign(uint32_t point)
{
    return point == 0xA1 || point == 0xBF || point == 0xB7 || (point >= 0x2013 && point <= 0x2021) || point == 0x2026;
}

// Whether a character that a move changes may well be right: a Spanish letter whose case fits; a sign at the edge of
// a word; the capital A with tilde of Portuguese names.
static bool may_be_right(const struct letter_window *window)
{
    if (letter_focus(window->letter) >= 0)
        return letter_case_fits(window);
    if (window->letter == 0xC3)
        return (letter_is_upper(window->before) || letter_is_upper(window->after)) &&
               (window->after == 'O' || window->after == 'E' || window->after == 'S' || window->after <= ' ' ||
                window->after == ',');
    return is_edge_sign(window->letter) && !(letter_is_latin(window->before) && letter_is_latin(window->after));
}

// Whether what changes in a word, letter by letter, proves nothing by itself.
static bool proves_nothing(struct points before, size_t a0, struct points after, size_t b0, size_t n)
{
    size_t changes = 0, doubtful = 0;
    for (size_t i = 0; i < n; i++) {
        if (before.items[a0 + i] == 0xB7 && n < 6)
            return true;
        if (before.items[a0 + i] == after.items[b0 + i])
            continue;
        struct letter_window window = points_window(before, a0 + i);
        bool is_right = may_be_right(&window);
        if (is_right && letter_focus(before.items[a0 + i]) >= 0)
            return true;
        changes++;
        doubtful += is_right;
    }
    return changes == doubtful;
}

// Whether each character that changes stands after a letter and is no blank. A middle dot in a short word joins units.
static bool changes_follow_letters(struct points before, size_t a0, struct points after, size_t b0, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t point = before.items[a0 + i];
        if (point == after.items[b0 + i])
            continue;
        if (point == 0xA0 || (point == 0xB7 && n < 6) || !i || !letter_is_latin(before.items[a0 + i - 1]))
            return false;
    }
    return true;
}

// Judges the word [a0, a1) that became [b0, b1).
static struct verdict judge(struct points before, size_t a0, size_t a1, struct points after, size_t b0, size_t b1)
{
    struct verdict verdict = {0};
    for (size_t i = a0; i < a1; i++)
        verdict.gain += points_cost_at(before, i);
    for (size_t i = b0; i < b1; i++)
        verdict.gain -= points_cost_at(after, i);
    size_t lost = 0, foreign_before = 0, foreign_after = 0;
    verdict.is_doubtful = a1 - a0 == b1 - b0 && proves_nothing(before, a0, after, b0, a1 - a0);
    if (a1 - a0 == b1 - b0)
        for (size_t i = 0; i < a1 - a0; i++)
            lost += before.items[a0 + i] != after.items[b0 + i] && letter_focus(before.items[a0 + i]) >= 0 &&
                    (is_well_placed(before, a0 + i) || letter_focus(after.items[b0 + i]) < 0);
    for (size_t i = a0; i < a1; i++)
        foreign_before += before.items[i] >= 0x80 && points_cost_at(before, i) > SUSPICIOUS;
    for (size_t i = b0; i < b1; i++)
        foreign_after += after.items[i] >= 0x80 && points_cost_at(after, i) > SUSPICIOUS;
    size_t had = count_well_placed(before, a0, a1, false), has = count_well_placed(after, b0, b1, false);
    size_t had_all = count_well_placed(before, a0, a1, true), has_all = count_well_placed(after, b0, b1, true);
    // nonsense that becomes a Spanish letter, if in a rare place
    bool gains_rare = verdict.gain >= 5 && foreign_after <= foreign_before &&
                      count_spanish(after, b0, b1) > count_spanish(before, a0, a1) &&
                      (a1 - a0 != b1 - b0 || changes_follow_letters(before, a0, after, b0, a1 - a0));
    verdict.improves = !lost && (has >= had || verdict.gain >= 5) &&
                       (has > had || has_all > had_all || foreign_after < foreign_before || gains_rare);
    verdict.gains_letter = has > had || gains_rare;
    // between two rounds of damage the leads of UTF-8 are all that shows
    for (size_t i = b0; i + 1 < b1; i++)
        if ((after.items[i] == 0xC2 || after.items[i] == 0xC3 || after.items[i] == 0xE2) && after.items[i + 1] >= 0x80)
            verdict.is_promising = true;
    verdict.gains_sign = has_all > had_all;
    verdict.gains_any = gains_rare || count_spanish(after, b0, b1) > count_spanish(before, a0, a1);
    return verdict;
}

// What a move does to a text in all.
struct outcome {
    double total;   // nats gained by the words that improve
    bool is_strong; // one word gains enough to believe the move
};

// Whether one word makes the move believed.
static bool is_convincing(const struct move *move, const struct verdict *verdict)
{
    if (verdict->gain < move->strong || verdict->is_doubtful)
        return false;
    if (verdict->gains_letter)
        return true;
    if (move->wrote != CODEPAGES)
        return false;
    // a pair of UTF-8 is no accident; signs alone prove less than letters
    return verdict->gains_any || verdict->is_promising || move->is_certain ||
           (verdict->gains_sign && verdict->gain >= 6);
}

// Judges a move; when `result` is given, writes the text with the words that it improves.
static struct outcome weigh_move(const struct move *move, struct points before, struct points after,
                                 struct points *result)
{
    struct outcome outcome = {0};
    size_t a = 0, b = 0;
    while (a < before.count) {
        size_t a1 = word_end(before, a), b1 = word_end(after, b);
        bool is_same =
            a1 - a == b1 - b && memcmp(before.items + a, after.items + b, (a1 - a) * sizeof *before.items) == 0;
        struct verdict verdict = {0};
        if (!is_same)
            verdict = judge(before, a, a1, after, b, b1);
        bool takes = (verdict.improves || move->is_certain) && verdict.gain >= move->weak;
        if (takes) {
            outcome.total += verdict.gain;
            outcome.is_strong = outcome.is_strong || is_convincing(move, &verdict);
        }
        if (result) {
            struct points from = takes ? points_slice(after, b, b1) : points_slice(before, a, a1);
            memcpy(result->items + result->count, from.items, from.count * sizeof *from.items);
            result->count += from.count;
        }
        a = a1;
        b = b1;
    }
    return outcome;
}

// The words that have a character out of place, each with a blank after it.
static struct points suspicious_words(struct arena *arena, struct points text)
{
    struct points words = {arena_array(arena, text.count * 2 + 1, sizeof(uint32_t)), 0};
    for (size_t from = 0, to; from < text.count; from = to) {
        to = word_end(text, from);
        bool has_any = false;
        for (size_t i = from; i < to && !has_any; i++)
            has_any = text.items[i] >= 0x80 && points_cost_at(text, i) > SUSPICIOUS;
        if (!has_any)
            continue;
        memcpy(words.items + words.count, text.items + from, (to - from) * sizeof *words.items);
        words.count += to - from;
        words.items[words.count++] = ' ';
    }
    return words;
}

// Whether any move is believed of the words that are out of place: in most texts they are foreign names.
static bool has_convincing(struct arena *arena, struct points text)
{
    struct arena *scratch = arena_child(arena);
    struct points words = suspicious_words(scratch, text),
                  after = {arena_array(scratch, words.count + 1, sizeof(uint32_t)), 0};
    bool found = false;
    for (size_t i = 0; i < move_count && !found; i++) {
        after.count = moves[i].undo(&moves[i], words, after.items);
        found = weigh_move(&moves[i], words, after, NULL).is_strong;
    }
    arena_free(scratch);
    return found;
}

// Applies the best move that is believed; false when there is none.
static bool mend_once(struct arena *arena, struct points *text)
{
    if (!has_convincing(arena, *text))
        return false;
    struct points after = {arena_array(arena, text->count + 1, sizeof(uint32_t)), 0};
    const struct move *best = NULL;
    double most = 0;
    for (size_t i = 0; i < move_count; i++) {
        after.count = moves[i].undo(&moves[i], *text, after.items);
        struct outcome outcome = weigh_move(&moves[i], *text, after, NULL);
        if (outcome.is_strong && outcome.total > most) {
            most = outcome.total;
            best = &moves[i];
        }
    }
    if (!best)
        return false;
    after.count = best->undo(best, *text, after.items);
    struct points result = {arena_array(arena, text->count + 1, sizeof(uint32_t)), 0};
    weigh_move(best, *text, after, &result);
    *text = result;
    return true;
}

// Whether a text has a character beyond ASCII that is out of place. Text in another alphabet is left alone.
static bool is_suspicious(struct points text)
{
    bool found = false;
    for (size_t i = 0; i < text.count; i++) {
        if (text.items[i] >= 0x400 && text.items[i] < 0x800)
            return false;
        found = found || (text.items[i] >= 0x80 && points_cost_at(text, i) > SUSPICIOUS);
    }
    return found;
}

// Resolves character references, twice where they were escaped twice. Returns whether there were any.
static bool resolve_entities(struct arena *arena, struct str *text)
{
    bool changed = false;
    for (int round = 0; round < 3; round++) {
        if (!text->n || !memchr(text->s, '&', text->n))
            break;
        char *out = arena_alloc(arena, text->n + 1);
        size_t n = 0;
        bool found = false;
        for (size_t i = 0; i < text->n;) {
            uint32_t point;
            size_t used = text->s[i] == '&' ? entity_read(text->s + i, text->n - i, &point) : 0;
            // a control character is no text that somebody wrote; Windows-1252 numbers are common
            if (used && point >= 0x80 && point < 0xA0)
                point = codepage_points[CP1252][point - 0x80] ? codepage_points[CP1252][point - 0x80] : 0xFFFD;
            if (used && (point >= 0x20 || point == '\t' || point == '\n')) {
                n += utf8_put(out + n, point);
                i += used;
                found = true;
            } else {
                out[n++] = text->s[i++];
            }
        }
        if (!found)
            break;
        *text = (struct str){out, n};
        changed = true;
    }
    return changed;
}

// Whether the code point is a mark that joins the letter before it.
static bool is_joining(uint32_t point)
{
    return point >= 0x300 && point < 0x370;
}

// Composes letters followed by their accents. Returns whether any was.
static bool compose(struct arena *arena, struct points *text)
{
    bool found = false;
    for (size_t i = 1; i < text->count && !found; i++)
        found = is_joining(text->items[i]) && text->items[i - 1] > ' ';
    if (!found)
        return false;
    struct str given = points_text(arena, *text);
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)given.s, (utf8proc_ssize_t)given.n, &composed,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n == UTF8PROC_ERROR_NOMEM)
        memory_fail(arena_memory(arena));
    if (n < 0)
        return false;
    arena_defer(arena, free, composed);
    *text = points_of(arena, (struct str){(const char *)composed, (size_t)n});
    return true;
}

// Puts plain blanks for no-break ones and takes out what cannot be seen. Returns whether there was any.
static bool clear_invisible(struct points *text)
{
    size_t n = 0;
    bool changed = false;
    for (size_t i = 0; i < text->count; i++) {
        uint32_t point = text->items[i];
        bool is_gone = point == 0xFEFF || (point >= 0x200B && point <= 0x200D) || point == 0x2060 ||
                       (point == 0xAD && i && i + 1 < text->count && letter_is_latin(text->items[i - 1]) &&
                        letter_is_latin(text->items[i + 1]));
        bool is_blank = point == 0xA0 || point == 0x202F || point == 0x2007;
        changed = changed || is_gone || is_blank;
        if (!is_gone)
            text->items[n++] = is_blank ? ' ' : point;
    }
    text->count = n;
    return changed;
}

// The point at a place, 0 outside.
static uint32_t at(struct points text, size_t i)
{
    return i < text.count ? text.items[i] : 0;
}

// The Spanish letter that fits best at a place, and what it costs there.
static uint32_t best_letter(struct points text, size_t i, double *cost)
{
    static const uint32_t letters[] = {0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xF1};
    uint32_t best = 0;
    bool is_capital =
        letter_is_upper(at(text, i + 1)) || (letter_is_upper(at(text, i - 1)) && !letter_is_lower(at(text, i + 1)));
    for (size_t k = 0; k < sizeof letters / sizeof *letters; k++) {
        uint32_t letter = letters[k] - (is_capital ? 0x20 : 0);
        double here = letter_cost(
            &(struct letter_window){at(text, i - 2), at(text, i - 1), letter, at(text, i + 1), at(text, i + 2)});
        if (!best || here < *cost) {
            best = letter;
            *cost = here;
        }
    }
    return best;
}

// Whether the word around a place looks like an address or a formula, where question marks belong.
static bool in_address(struct points text, size_t i)
{
    size_t from = i, to = i;
    while (from && !ends_word(text.items[from - 1]))
        from--;
    while (to < text.count && !ends_word(text.items[to]))
        to++;
    for (size_t k = from; k < to; k++)
        if (text.items[k] == '/' || text.items[k] == '=' || text.items[k] == '.' || text.items[k] == '@')
            return text.items[k] != '/' || k + 1 >= to || at(text, k + 1) == '/';
    return false;
}

// Whether a question mark stands where a letter was lost.
static bool is_lost_letter(struct points text, size_t i, bool has_opening)
{
    size_t from = i, to = i; // of two lost letters side by side, both are judged from outside
    if (at(text, i - 1) == '?')
        from--;
    else if (at(text, i + 1) == '?')
        to++;
    uint32_t before = at(text, from - 1), after = at(text, to + 1);
    if (from != to && letter_is_latin(before) && letter_is_latin(after) && text.items[i] == '?')
        return !in_address(text, i);
    if (text.items[i] == 0xBF) // the opening mark inside a word: some databases put it for what they lack
        return letter_is_latin(before) && letter_is_latin(after);
    if (text.items[i] != '?' || in_address(text, i))
        return false;
    double cost = 99;
    best_letter(text, i, &cost);
    if (letter_is_latin(before) && letter_is_latin(after))
        return cost < 8;
    if (letter_is_latin(after) && !letter_is_latin(before) && before != '?')
        return cost < 7.5 && (!before || before == ' ' || ends_word(before) || before == '"' || before == '(');
    bool goes_on = after == ' ' && letter_is_lower(at(text, i + 2));
    return letter_is_lower(before) && goes_on && !has_opening && cost < 6.5;
}

// Counts the letters past repair and makes a guess at the text.
static void count_losses(struct arena *arena, struct points text, struct repair *repair)
{
    bool has_opening = false, is_good = true;
    struct points guess = {NULL, text.count};
    for (size_t i = 0; i < text.count; i++)
        has_opening = has_opening || (text.items[i] == 0xBF &&
                                      !(letter_is_latin(at(text, i - 1)) && letter_is_latin(at(text, i + 1))));
    for (size_t i = 0; i < text.count; i++) {
        bool is_mark = text.items[i] == 0xFFFD;
        if (!is_mark && !((text.items[i] == '?' || text.items[i] == 0xBF) && is_lost_letter(text, i, has_opening)))
            continue;
        if (!repair->lost++) {
            guess.items = arena_array(arena, text.count + 1, sizeof *guess.items);
            memcpy(guess.items, text.items, text.count * sizeof *guess.items);
        }
        double cost = 99;
        guess.items[i] = best_letter(text, i, &cost);
        is_good = is_good && cost < 4.5;
    }
    if (repair->lost && is_good)
        repair->guess = points_text(arena, guess);
}

// What a text has that is worth a closer look.
struct symptoms {
    bool misplaced; // a character beyond ASCII out of its place
    bool invisible; // blanks and marks that clear_invisible() and compose() see to
    bool reference; // an ampersand
    bool lost;      // U+FFFD, or a question mark that may stand for a letter
    bool question;  // one that may do so where no question was opened
    bool opening;   // the mark that opens a question
};

// The code point that ends before `i`, 0 at the start; `*start` is where it begins.
static uint32_t point_before(struct str text, size_t i, size_t *start)
{
    *start = i;
    if (!i)
        return 0;
    size_t from = i - 1, broken;
    while (from && i - from < 4 && ((unsigned char)text.s[from] & 0xC0) == 0x80)
        from--;
    *start = from;
    return utf8_sequence(text.s + from, i - from, &broken) == i - from ? utf8_point(text.s + from, i - from) : 0xFFFD;
}

// The code point at `i`, 0 at the end; `*next` is where the next one begins.
static uint32_t point_at(struct str text, size_t i, size_t *next)
{
    size_t broken;
    *next = i;
    if (i >= text.n)
        return 0;
    size_t n = utf8_sequence(text.s + i, text.n - i, &broken);
    *next = i + (n ? n : broken);
    return n ? utf8_point(text.s + i, n) : 0xFFFD;
}

// The byte at a place, 0 outside.
static unsigned char byte_at(struct str text, size_t i)
{
    return i < text.n ? (unsigned char)text.s[i] : 0;
}

// The character at `i` with those beside it; returns where the next one begins.
static size_t window_at(struct str text, size_t i, struct letter_window *window)
{
    size_t start, next, after;
    // i - 1 and i - 2 of the first are past the end on purpose: no neighbour
    unsigned char second = byte_at(text, i + 1);
    *window = (struct letter_window){byte_at(text, i - 2), byte_at(text, i - 1), 0xC0U | (second & 0x3F),
                                     byte_at(text, i + 2), byte_at(text, i + 3)};
    bool is_latin1 = byte_at(text, i) == 0xC3 && (second & 0xC0) == 0x80;
    if (is_latin1 && (window->before2 | window->before | window->after | window->after2) < 0x80)
        return i + 2; // a letter of Latin-1 among ASCII: nothing to decode
    window->letter = point_at(text, i, &next);
    window->before = point_before(text, i, &start);
    window->before2 = point_before(text, start, &start);
    window->after = point_at(text, next, &after);
    window->after2 = point_at(text, after, &after);
    return next;
}

// Whether a character has none beyond ASCII beside it, or a Spanish letter has one of its kind.
static bool stands_alone(const struct letter_window *window)
{
    bool is_letter = letter_focus(window->letter) >= 0;
    if (window->before >= 0x80 && !(is_letter && letter_focus(window->before) >= 0 && window->after < 0x80))
        return false;
    return window->after < 0x80 || (is_letter && letter_focus(window->after) >= 0);
}

// Whether no move can be believed of the word around a place, as of most names: each of its characters beyond ASCII
// may well be right, so that a change of any proves nothing, and none is part of a pair or the lead of one.
static bool is_beyond_doubt(struct str text, size_t i)
{
    size_t from = i, to = i;
    while (from && i - from < LONGEST_WORD && !ends_word((unsigned char)text.s[from - 1]))
        from--;
    while (to < text.n && to - i < LONGEST_WORD && !ends_word((unsigned char)text.s[to]))
        to++;
    if (i - from == LONGEST_WORD || to - i == LONGEST_WORD)
        return false;
    while (from < to) {
        struct letter_window window;
        if (!((unsigned char)text.s[from] & 0x80)) {
            from++;
            continue;
        }
        from = window_at(text, from, &window);
        if (!may_be_right(&window) || window.letter == 0xC3 || !stands_alone(&window))
            return false;
    }
    return true;
}

// Whether the character at `i` is as most in Spanish text: a letter of Latin-1 among ASCII, in its usual place.
static inline bool is_usual(struct str text, size_t i)
{
    // i - 1 of the first is past the end on purpose: no neighbour
    unsigned char first = byte_at(text, i), second = byte_at(text, i + 1);
    struct letter_window window = {0, byte_at(text, i - 1), 0xC0U | (second & 0x3F), byte_at(text, i + 2),
                                   byte_at(text, i + 3)};
    return first == 0xC3 && (second & 0xC0) == 0x80 && letter_is_usual(&window);
}

// Looks at one character beyond ASCII; returns where the next one begins.
static size_t examine(struct str text, size_t i, struct symptoms *symptoms)
{
    struct letter_window window;
    size_t next = window_at(text, i, &window);
    uint32_t point = window.letter;
    if (letter_focus(point) < 0) {
        symptoms->lost |= point == 0xFFFD;
        symptoms->opening |= point == 0xBF && !(letter_is_latin(window.before) && letter_is_latin(window.after));
        symptoms->invisible |= point == 0xA0 || point == 0xAD || is_joining(point) || point == 0xFEFF ||
                               (point >= 0x2007 && point < 0x2070 && !(point >= 0x2010 && point < 0x2027));
    }
    if (!symptoms->misplaced && letter_cost(&window) > SUSPICIOUS)
        symptoms->misplaced = !is_beyond_doubt(text, i);
    return next;
}

// Looks at a question mark: whether is_lost_letter() might take it for a letter.
static void examine_question(struct str text, size_t i, struct symptoms *symptoms)
{
    // i - 1 of the first is past the end on purpose: no neighbour
    unsigned char before = byte_at(text, i - 1), after = byte_at(text, i + 1), second = byte_at(text, i + 2);
    bool is_among_others = (before | after) >= 0x80 || before == '?' || after == '?';
    symptoms->lost |= is_among_others || letter_is_latin(after);
    symptoms->question |= letter_is_lower(before) && after == ' ' && (second >= 0x80 || letter_is_lower(second));
}

// Finds out what a text has, without memory of its own: most texts have nothing.
static struct symptoms examine_text(struct str text)
{
    struct symptoms symptoms = {0};
    for (size_t i = 0; i < text.n;) {
        uint64_t word = bytes_load_last(text.s + i, text.n - i);
        uint64_t marks = bytes_above_ascii(word) | bytes_equal(word, '?') | bytes_equal(word, '&');
        if (!marks) {
            i += 8;
            continue;
        }
        i += bytes_first(marks);
        if ((unsigned char)text.s[i] >= 0x80) {
            i = is_usual(text, i) ? i + 2 : examine(text, i, &symptoms);
            continue;
        }
        symptoms.reference |= text.s[i] == '&';
        if (text.s[i] == '?')
            examine_question(text, i, &symptoms);
        i++;
    }
    symptoms.lost |= symptoms.question && !symptoms.opening;
    return symptoms;
}

// Repairs a text.
bool repair_text(struct arena *arena, struct str text, struct repair *repair)
{
    *repair = (struct repair){.text = text, .guess = STR("")};
    struct symptoms symptoms = examine_text(text);
    bool may_change = symptoms.misplaced || symptoms.invisible || symptoms.reference;
    if (!may_change && !symptoms.lost)
        return false;
    struct arena *scratch = arena_child(arena);
    struct str resolved = text;
    repair->letters = resolve_entities(scratch, &resolved);
    struct points points = points_of(scratch, resolved);
    bool composed = compose(scratch, &points);
    for (int round = 0; may_change && round < MAX_ROUNDS && is_suspicious(points) && mend_once(scratch, &points);
         round++)
        repair->letters = true;
    bool cleared = clear_invisible(&points);
    if (repair->letters || composed || cleared) {
        struct str mended = points_text(arena, points);
        repair->changed = !str_equal(mended, text);
        repair->letters = repair->letters && repair->changed;
        if (repair->changed)
            repair->text = mended;
    }
    struct repair losses = *repair;
    count_losses(arena, points, &losses);
    *repair = losses;
    arena_free(scratch);
    return repair->changed;
}
