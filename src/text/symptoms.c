// SPDX-License-Identifier: MIT
// The short look at a text; see symptoms.h. Words that no move can be believed of are told from the rest here, so that
// names, Spanish or foreign, are not tried with all moves.
#include "text/symptoms.h"

#include "text/letters.h"
#include "text/mend.h"
#include "text/tidy.h"
#include "text/utf8.h"
#include "text/verdict.h"

// The longest half of a word that is looked at here.
enum { LONGEST_HALF = 40 };

// The byte at a place, 0 outside.
static unsigned char byte_at(struct str text, size_t i)
{
    return i < text.n ? (unsigned char)text.s[i] : 0;
}

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
    unsigned char first = (unsigned char)text.s[i];
    if ((first & 0xFE) == 0xC2 && (byte_at(text, i + 1) & 0xC0) == 0x80) { // Latin-1
        *next = i + 2;
        return (first & 0x1FU) << 6 | (byte_at(text, i + 1) & 0x3F);
    }
    size_t n = utf8_sequence(text.s + i, text.n - i, &broken);
    *next = i + (n ? n : broken);
    return n ? utf8_point(text.s + i, n) : 0xFFFD;
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

// A word as points, blanks around it: where its characters beyond ASCII stand, and which of them are Spanish letters
// whose case fits.
struct suspect {
    struct points word;
    uint32_t items[2 * LONGEST_HALF + 1];
    uint8_t places[2 * LONGEST_HALF + 1];
    bool fits[2 * LONGEST_HALF + 1]; // of each place
    size_t count;                    // of the places
    bool has_spanish, has_lead;      // lead: the capital A with tilde
};

// Reads the word around a place; false when it is too long.
static bool read_word(struct str text, size_t i, struct suspect *suspect)
{
    size_t from = i;
    while (from && i - from < LONGEST_HALF && !ends_word((unsigned char)text.s[from - 1]))
        from--;
    if (i - from == LONGEST_HALF)
        return false;
    suspect->word = (struct points){suspect->items, 0};
    suspect->count = 0;
    suspect->has_spanish = suspect->has_lead = false;
    while (from < text.n && from < i + LONGEST_HALF && !ends_word((unsigned char)text.s[from])) {
        uint32_t point = (unsigned char)text.s[from];
        if (point < 0x80) {
            suspect->items[suspect->word.count++] = point;
            from++;
            continue;
        }
        point = point_at(text, from, &from);
        suspect->places[suspect->count++] = (uint8_t)suspect->word.count;
        suspect->has_lead |= point == 0xC3;
        suspect->items[suspect->word.count++] = point;
    }
    if (from >= i + LONGEST_HALF)
        return false;
    for (size_t k = 0; k < suspect->count; k++) {
        suspect->fits[k] = false;
        if (letter_focus(suspect->items[suspect->places[k]]) < 0)
            continue;
        struct letter_window window = points_window(suspect->word, suspect->places[k]);
        suspect->fits[k] = letter_case_fits(&window);
        suspect->has_spanish = true;
    }
    return true;
}

// The moves from page to page that may be believed of a word, as bits: those that change it, but no letter in its
// place, and make a Spanish letter or leave one that may look better beside what they make.
static uint32_t page_moves(const struct suspect *suspect)
{
    uint32_t changes = 0, barred = 0, makes_spanish = suspect->has_spanish ? UINT32_MAX : 0;
    for (size_t k = 0; k < suspect->count; k++) {
        struct mend_effect effect = mend_effect(suspect->items[suspect->places[k]]);
        changes |= effect.changes;
        barred |= suspect->fits[k] ? effect.changes : 0;
        makes_spanish |= effect.makes_spanish;
    }
    return changes & ~barred & makes_spanish;
}

// Whether a move that joins no characters may be believed of a word that costs so much, whatever stands around it.
static bool may_convince(const struct move *move, const struct suspect *suspect, double cost)
{
    uint32_t items[2 * LONGEST_HALF + 1];
    struct points word = suspect->word, after = {items, 0};
    after.count = move->undo(move, word, items);
    if (after.count != word.count)
        return true;
    size_t last = word.count - 1;
    if (letter_focus(word.items[last]) >= 0) // it may cost more than here, a rare thing to move
        return true;
    double gain = cost; // at the least as much as word_gain() finds
    for (size_t k = 0; k < suspect->count && gain >= move->strong; k++) {
        struct letter_window window = points_window(after, suspect->places[k]);
        // the second character after the last is that of the next word
        gain -= suspect->places[k] == last ? letter_cost_least(&window) : letter_cost(&window);
    }
    if (gain < move->strong)
        return false;
    struct verdict verdict = word_verdict(word, 0, word.count, after, 0, word.count);
    return letter_focus(items[last]) >= 0 || is_convincing(move, &verdict);
}

// Whether no move can be believed of the word around a place, as of most names. What stands around the word makes no
// difference but for the last letter.
static bool is_beyond_doubt(struct str text, size_t i)
{
    struct suspect suspect;
    if (!read_word(text, i, &suspect))
        return false;
    for (size_t k = 0; k < suspect.count; k++)
        if (mend_may_join(suspect.word, suspect.places[k]))
            return false;
    if (suspect.has_lead && suspect.items[suspect.word.count - 1] >= 0x80)
        return false;
    uint32_t likely = page_moves(&suspect);
    double cost = 0;
    for (size_t k = 0; k < suspect.count && (likely || suspect.has_lead); k++)
        cost += points_cost_at(suspect.word, suspect.places[k]);
    for (size_t k = 0; likely >> k; k++)
        if ((likely >> k & 1) && may_convince(&moves[k], &suspect, cost))
            return false;
    for (size_t k = 0; suspect.has_lead && k < move_count; k++)
        if (moves[k].wrote == CODEPAGES && may_convince(&moves[k], &suspect, cost))
            return false;
    return true;
}

// The character that ends before `i` when it is ASCII or a letter of Latin-1, 0 at the start; U+FFFD for others.
static uint32_t letter_before(struct str text, size_t i)
{
    // i - 1 and i - 2 of the first are past the end on purpose
    unsigned char byte = byte_at(text, i - 1);
    return byte < 0x80 ? byte : byte_at(text, i - 2) == 0xC3 ? 0xC0U | (byte & 0x3F) : 0xFFFD;
}

// Whether the letter of Latin-1 at `i` is a Spanish one whose case fits, among ASCII and others of its kind.
static bool is_usual_in_run(struct str text, size_t i)
{
    uint32_t before = letter_before(text, i), before2 = i ? letter_before(text, i - (before < 0x80 ? 1 : 2)) : 0;
    uint32_t letter = 0xC0U | (byte_at(text, i + 1) & 0x3F), after = byte_at(text, i + 2);
    if (after >= 0x80)
        after = after == 0xC3 ? 0xC0U | (byte_at(text, i + 3) & 0x3F) : 0xFFFD;
    if (letter_focus(letter) < 0 || (before >= 0x80 && letter_focus(before) < 0) ||
        (after >= 0x80 && letter_focus(after) < 0))
        return false;
    struct letter_window window = {before2, before, letter, after, 0};
    return letter_case_fits(&window);
}

// Whether the character at `i` is as most in Spanish text: a Spanish letter whose case fits, among ASCII characters and
// others of its kind. A change of it proves nothing, and no page takes such letters for UTF-8, so that a word that has
// no others need not be looked at.
static inline bool is_usual(struct str text, size_t i)
{
    // i - 1 and i - 2 of the first are past the end on purpose: no neighbour
    unsigned char first = byte_at(text, i), second = byte_at(text, i + 1);
    unsigned char before2 = byte_at(text, i - 2), before = byte_at(text, i - 1), after = byte_at(text, i + 2);
    if (first != 0xC3 || (second & 0xC0) != 0x80)
        return false;
    if ((before2 | before | after) >= 0x80)
        return is_usual_in_run(text, i);
    struct letter_window window = {before2, before, 0xC0U | (second & 0x3F), after, 0};
    return letter_fits_ascii(&window);
}

// Whether a word goes on beyond [from, to) with characters beyond ASCII.
static bool has_others(struct str text, size_t from, size_t to)
{
    for (; from && !ends_word((unsigned char)text.s[from - 1]); from--)
        if ((unsigned char)text.s[from - 1] >= 0x80)
            return true;
    for (; to < text.n && !ends_word((unsigned char)text.s[to]); to++)
        if ((unsigned char)text.s[to] >= 0x80)
            return true;
    return false;
}

// What a character that is no Spanish letter tells by itself.
static unsigned sign_symptoms(const struct letter_window *window)
{
    uint32_t point = window->letter;
    if (point == 0xBF)
        return letter_is_latin(window->before) && letter_is_latin(window->after) ? LOST_LETTER : OPENING;
    bool is_invisible = point == 0xA0 || point == 0xAD || is_joining(point) || point == 0xFEFF ||
                        (point >= 0x2007 && point < 0x2070 && !(point >= 0x2010 && point < 0x2027));
    return point == 0xFFFD ? LOST_LETTER : is_invisible ? INVISIBLE : 0;
}

// Looks at one character beyond ASCII that is not usual; returns where the next one begins.
static size_t examine(struct str text, size_t i, unsigned *symptoms)
{
    struct letter_window window;
    size_t next = window_at(text, i, &window);
    if (letter_focus(window.letter) < 0)
        *symptoms |= sign_symptoms(&window);
    if (*symptoms & MISPLACED)
        return next;
    // foreign letters always are; what is in its place may stand in a word with usual letters that are not
    bool is_foreign = letter_focus(window.letter) < 0 && letter_is_latin(window.letter);
    bool is_doubted = is_foreign || is_out_of_place(letter_cost(&window)) || has_others(text, i, next);
    if (is_doubted && !is_beyond_doubt(text, i))
        *symptoms |= MISPLACED;
    return next;
}

// Looks at a question mark: whether it may stand for a letter.
static unsigned question_symptoms(struct str text, size_t i)
{
    // i - 1 of the first is past the end on purpose: no neighbour
    unsigned char before = byte_at(text, i - 1), after = byte_at(text, i + 1), second = byte_at(text, i + 2);
    bool is_among_others = (before | after) >= 0x80 || before == '?' || after == '?';
    bool goes_on = letter_is_lower(before) && after == ' ' && (second >= 0x80 || letter_is_lower(second));
    return (is_among_others || letter_is_latin(after) ? LOST_LETTER : 0) | (goes_on ? QUESTION : 0);
}

// Finds out what a text has: bits of enum symptom.
unsigned examine_text(struct str text)
{
    unsigned symptoms = 0;
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
        if (text.s[i] == '&')
            symptoms |= REFERENCE;
        if (text.s[i] == '?')
            symptoms |= question_symptoms(text, i);
        i++;
    }
    bool is_open = (symptoms & QUESTION) && !(symptoms & OPENING);
    return symptoms | (is_open ? LOST_LETTER : 0);
}

// Whether the bytes above ASCII among eight make Spanish letters in their places.
static inline bool are_usual(struct str text, size_t at, uint64_t word, struct tidy_front *front)
{
    bool are = word_is_latin(word, front);
    for (uint64_t leads = tidy_leads(word); leads && are; leads &= leads - 1)
        are = is_usual(text, at + bytes_first(leads));
    return are;
}

// Whether a text is tidy and has nothing to repair, as most: ASCII and Spanish letters in their places.
bool text_is_plain(struct str text)
{
    struct tidy_front front = TIDY_START;
    for (size_t i = 0; i < text.n; i += 8) {
        uint64_t word = tidy_word(text, i);
        if (!word_is_tidy(word, &front) || bytes_equal(word, '&'))
            return false;
        if ((bytes_above_ascii(word) | front.lead) && !are_usual(text, i, word, &front))
            return false;
    }
    return !text.n || tidy_ends(&front, text);
}
