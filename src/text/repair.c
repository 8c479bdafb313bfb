// SPDX-License-Identifier: MIT
// Repair of damaged text; see repair.h. Moves are tried on the whole text, judged word by word, and believed when
// at least one word becomes clearly better Spanish; no well-placed Spanish letter is ever turned into something else.
#include "text/repair.h"

#include "text/entity.h"
#include "text/letters.h"
#include "text/mend.h"
#include "text/symptoms.h"
#include "text/utf8.h"
#include "text/verdict.h"

#include <string.h>
#include <utf8proc.h>

// The most moves one after another: three rounds of UTF-8 and a page.
enum { MAX_ROUNDS = 6 };

// What a move does to a text in all.
struct outcome {
    double total;   // nats gained by the words that improve
    bool is_strong; // one word gains enough to believe the move
};

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
            verdict = word_verdict(before, a, a1, after, b, b1);
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
            has_any = text.items[i] >= 0x80 && is_out_of_place(points_cost_at(text, i));
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
        found = found || (text.items[i] >= 0x80 && is_out_of_place(points_cost_at(text, i)));
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

// Repairs a text.
bool repair_text(struct arena *arena, struct str text, struct repair *repair)
{
    return repair_symptoms(arena, text, examine_text(text), repair);
}

// Repairs a text that was examined.
bool repair_symptoms(struct arena *arena, struct str text, unsigned symptoms, struct repair *repair)
{
    *repair = (struct repair){.text = text, .guess = STR("")};
    bool may_change = symptoms & (MISPLACED | INVISIBLE | REFERENCE);
    if (!may_change && !(symptoms & LOST_LETTER))
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
