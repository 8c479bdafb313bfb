// SPDX-License-Identifier: MIT
// The judgement of a word under a move; see verdict.h. No well-placed Spanish letter may be turned into something
// else, and what may well be right proves nothing.
#include "text/verdict.h"

// A Spanish letter of at most this cost is in its place; any character above the other is out of place.
static const double WELL_PLACED = 5.5, SUSPICIOUS = 6.4;

// The end of the word at `i`; what separates is a word of one character.
size_t word_end(struct points text, size_t i)
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

// Whether a character beyond ASCII that costs so much is out of place.
bool is_out_of_place(double cost)
{
    return cost > SUSPICIOUS;
}

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
bool may_be_right(const struct letter_window *window)
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

// What the word [a0, a1) gains that became [b0, b1).
static double word_gain(struct points before, size_t a0, size_t a1, struct points after, size_t b0, size_t b1)
{
    double gain = 0;
    for (size_t i = a0; i < a1; i++)
        gain += points_cost_at(before, i);
    for (size_t i = b0; i < b1; i++)
        gain -= points_cost_at(after, i);
    return gain;
}

// Judges the word [a0, a1) that became [b0, b1).
struct verdict word_verdict(struct points before, size_t a0, size_t a1, struct points after, size_t b0, size_t b1)
{
    struct verdict verdict = {.gain = word_gain(before, a0, a1, after, b0, b1)};
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

// Whether a word makes the move believed.
bool is_convincing(const struct move *move, const struct verdict *verdict)
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
