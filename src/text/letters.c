// SPDX-License-Identifier: MIT
// The judgement of one character in its place; see letters.h. Costs are nats. Those of the signs are
// set by hand from how planning documents use them; the letters' are learnt.
#include "text/letters.h"

// Contexts after the 26 letters.
enum { CONTEXT_ENYE = 26, CONTEXT_EDGE, CONTEXT_DIGIT, CONTEXT_OTHER };

// What each ASCII character is as a neighbour.
// clang-format off
static const uint8_t ascii[128] = {
    0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B,
    0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B,
    0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B,
    0x1C, 0x1C, 0x1C, 0x1C, 0x1C, 0x1C, 0x1C, 0x1C, 0x1C, 0x1C, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B,
    0x1B, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E,
    0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B,
    0x1B, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E,
    0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B,
};
// clang-format on

// Which of the seven letters it is (a e i o u with acute, n with tilde, u with diaeresis, either case), or -1.
int letter_focus(uint32_t point)
{
    // by the last five bits, the same for either case; 0: none
    static const uint8_t foci[32] = {
        [0x01] = 1, [0x09] = 2, [0x0D] = 3, [0x13] = 4, [0x1A] = 5, [0x11] = 6, [0x1C] = 7};
    return point >= 0xC0 && point <= 0xFF ? foci[point & 0x1F] - 1 : -1;
}

// Whether it is a blank or a sign that separates words.
static bool is_edge(uint32_t point)
{
    return (point >= 0xA0 && point <= 0xBF && point != 0xAA && point != 0xBA && point != 0xB5) ||
           (point >= 0x2000 && point <= 0x206F) || point == 0x20AC;
}

// What it is as a neighbour: 0 to LETTER_CONTEXTS - 1.
int letter_context(uint32_t point)
{
    if (point < 0x80)
        return ascii[point];
    if (is_edge(point))
        return CONTEXT_EDGE;
    static const char bases[LETTER_FOCI] = {'a', 'e', 'i', 'o', 'u', 'n', 'u'};
    int focus = letter_focus(point);
    if (focus == 5)
        return CONTEXT_ENYE;
    return focus >= 0 ? bases[focus] - 'a' : CONTEXT_OTHER;
}

// Whether it is a letter of the Latin alphabet, and its case.
bool letter_is_upper(uint32_t point)
{
    if (point < 0x80)
        return point >= 'A' && point <= 'Z';
    if (point >= 0x100 &&
        point < 0x180) // Latin Extended-A: pairs, upper case first (at odd places from 0x139 to 0x148, 0x179 on)
        return ((point & 1) == 0) != ((point >= 0x139 && point <= 0x148) || point >= 0x178);
    return point >= 0xC0 && point <= 0xDE && point != 0xD7;
}

// Whether it is a letter of the Latin alphabet, and its case.
bool letter_is_lower(uint32_t point)
{
    if (point < 0x80)
        return point >= 'a' && point <= 'z';
    if (point >= 0x100 && point < 0x180)
        return !letter_is_upper(point);
    return point >= 0xDF && point <= 0xFF && point != 0xF7;
}

// Whether it is a letter of the Latin alphabet, and its case.
bool letter_is_latin(uint32_t point)
{
    return letter_is_upper(point) || letter_is_lower(point);
}

// Whether a code point is an ASCII digit.
static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

// What a letter's case costs beside its neighbours: capitals inside a word of small letters are rare.
static double case_cost(const struct letter_window *w)
{
    if (letter_is_upper(w->letter)) {
        if (letter_is_lower(w->before))
            return 6;
        if (letter_is_upper(w->before) && letter_is_lower(w->after))
            return 3;
        return 0;
    }
    if (letter_is_upper(w->before) && letter_is_upper(w->after))
        return 4;
    if (letter_is_upper(w->after))
        return 3;
    if (letter_is_upper(w->before) && letter_is_upper(w->before2))
        return 4;
    return 0;
}

// Where a sign may stand, as bits of a rule.
enum place {
    AFTER_EDGE = 1, // a blank, a sign or the start before it
    AFTER_WORD = 2, // a letter
    AFTER_DIGIT = 4,
    BEFORE_EDGE = 8,
    BEFORE_WORD = 16,
    BEFORE_DIGIT = 32,
    AFTER_ANY = 7,
    BEFORE_ANY = 56
};

// A range of signs, where they usually stand, what they cost there; elsewhere they cost much more.
static const struct sign_rule {
    uint16_t from, to;
    uint8_t places;
    uint8_t cost; // in tenths
} sign_rules[] = {
    // in the order of the signs
    {0xA0, 0xA0, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE | BEFORE_DIGIT | BEFORE_WORD, 55},
    {0xA1, 0xA1, AFTER_EDGE | BEFORE_WORD, 60},
    {0xA2, 0xA2, AFTER_DIGIT | BEFORE_EDGE, 90},
    {0xA3, 0xA3, AFTER_EDGE | BEFORE_DIGIT, 85},
    {0xA5, 0xA5, AFTER_EDGE | BEFORE_DIGIT | BEFORE_EDGE, 85},
    {0xA7, 0xA7, AFTER_EDGE | BEFORE_EDGE | BEFORE_DIGIT, 75},
    {0xA9, 0xA9, AFTER_EDGE | BEFORE_EDGE, 70},
    {0xAA, 0xAA, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE, 40},
    {0xAB, 0xAB, AFTER_EDGE | BEFORE_WORD | BEFORE_DIGIT, 50},
    {0xAE, 0xAE, AFTER_WORD | AFTER_EDGE | BEFORE_EDGE, 65},
    {0xB0, 0xB0, AFTER_DIGIT | AFTER_EDGE | BEFORE_EDGE | BEFORE_WORD, 45},
    {0xB1, 0xB1, AFTER_EDGE | AFTER_DIGIT | BEFORE_DIGIT | BEFORE_EDGE, 80},
    {0xB2, 0xB3, AFTER_WORD | BEFORE_EDGE, 45},
    {0xB5, 0xB5, AFTER_EDGE | AFTER_DIGIT | BEFORE_WORD, 70},
    {0xB6, 0xB6, AFTER_EDGE | BEFORE_EDGE | BEFORE_DIGIT, 85},
    {0xB7, 0xB7, AFTER_EDGE | BEFORE_EDGE | BEFORE_WORD, 75},
    {0xB9, 0xB9, AFTER_WORD | AFTER_DIGIT | BEFORE_EDGE, 85},
    {0xBA, 0xBA, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE, 40},
    {0xBB, 0xBB, AFTER_ANY | BEFORE_EDGE, 50},
    {0xBC, 0xBE, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE, 55},
    {0xBF, 0xBF, AFTER_EDGE | BEFORE_WORD, 55},
    {0xD7, 0xD7, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE | BEFORE_DIGIT, 70},
    {0xF7, 0xF7, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE | BEFORE_DIGIT, 90},
    {0x2013, 0x2014, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE | BEFORE_DIGIT, 40},
    {0x2018, 0x2018, AFTER_EDGE | BEFORE_WORD | BEFORE_DIGIT, 55},
    {0x2019, 0x2019, AFTER_ANY | BEFORE_EDGE, 90},
    {0x201C, 0x201C, AFTER_EDGE | BEFORE_WORD | BEFORE_DIGIT, 45},
    {0x201D, 0x201D, AFTER_ANY | BEFORE_EDGE, 60},
    {0x201E, 0x201E, AFTER_EDGE | BEFORE_WORD, 90},
    {0x2022, 0x2022, AFTER_EDGE | BEFORE_EDGE | BEFORE_WORD, 45},
    {0x2026, 0x2026, AFTER_WORD | AFTER_DIGIT | BEFORE_EDGE, 64},
    {0x20AC, 0x20AC, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE | BEFORE_DIGIT, 60},
    {0x2122, 0x2122, AFTER_WORD | BEFORE_EDGE, 70},
    {0x2264, 0x2265, AFTER_EDGE | AFTER_DIGIT | BEFORE_EDGE | BEFORE_DIGIT, 60},
    {0x25A0, 0x25FF, AFTER_EDGE | BEFORE_EDGE, 70},
};

// The bit of what stands on one side. Signs that open are part of what comes after them.
static unsigned side(uint32_t point, unsigned edge, unsigned word, unsigned digit)
{
    if (is_digit(point))
        return digit;
    bool opens = word == BEFORE_WORD && (point == 0xA1 || point == 0xBF);
    return letter_is_latin(point) || opens ? word : edge;
}

// What a character that is no Spanish letter costs in its place.
static double sign_cost(const struct letter_window *w)
{
    for (size_t i = 0; i < sizeof sign_rules / sizeof *sign_rules && w->letter >= sign_rules[i].from; i++) {
        const struct sign_rule *rule = &sign_rules[i];
        if (w->letter > rule->to)
            continue;
        bool is_number_sign =
            (w->letter == 0xBA || w->letter == 0xB0) && (w->before | 0x20) == 'n' && !letter_is_latin(w->before2);
        if (w->letter == 0x2019 && letter_is_latin(w->before) && letter_is_latin(w->after))
            return w->after == 's' && !letter_is_latin(w->after2) ? 4 : 10; // an apostrophe, perhaps an English one
        // a degree sign stands after a figure or before its unit
        bool is_unit = (w->after == 'C' || w->after == 'F') && !letter_is_latin(w->after2);
        double alone = w->letter == 0xB0 && !is_digit(w->before) && !is_number_sign && !is_unit ? 4 : 0;
        unsigned place = side(is_number_sign ? ' ' : w->before, AFTER_EDGE, AFTER_WORD, AFTER_DIGIT) |
                         side(w->after, BEFORE_EDGE, BEFORE_WORD, BEFORE_DIGIT);
        return rule->cost / 10.0 + alone + ((place & ~(unsigned)rule->places) ? 8.0 : 0.0);
    }
    double inside = letter_is_latin(w->before) && letter_is_latin(w->after) ? 3 : 0;
    if (w->letter < 0xA0 || w->letter == 0xFFFD)
        return 14;
    return (w->letter < 0xC0 ? 11 : 12) + inside;
}

// Latin-1 letters that no Spanish and hardly a foreign name in a Mexican document has.
static bool is_outlandish(uint32_t point)
{
    // a bit for each from U+00C0 on
    static const uint64_t letters = UINT64_C(0xE92100606B259840);
    return point >= 0x100 || (point >= 0xC0 && (letters >> (point - 0xC0) & 1));
}

// How unlikely the character is there, in nats: about 2 for a Spanish letter in its place, 10 and more for nonsense.
double letter_cost(const struct letter_window *w)
{
    int focus = letter_focus(w->letter);
    if (focus >= 0) {
        int left = letter_context(w->before), right = letter_context(w->after);
        double cost = letter_costs[focus][left][right] - 0.8 * letter_bonuses[focus][right][letter_context(w->after2)];
        return (cost > 0 ? cost : 0) / LETTER_SCALE + case_cost(w);
    }
    if (letter_is_latin(w->letter)) // a foreign letter: rarer than any Spanish one
        return (is_outlandish(w->letter) ? 11 : 9.5) + case_cost(w);
    return w->letter == 0xFEFF ? 1 : sign_cost(w);
}

// The least that the character costs there, whatever comes after the one after it.
double letter_cost_least(const struct letter_window *w)
{
    int focus = letter_focus(w->letter);
    if (focus < 0)
        return letter_cost(w);
    int left = letter_context(w->before), right = letter_context(w->after), bonus = -LETTER_BONUS;
    for (int other = 0; other < LETTER_CONTEXTS; other++)
        bonus = letter_bonuses[focus][right][other] > bonus ? letter_bonuses[focus][right][other] : bonus;
    double cost = letter_costs[focus][left][right] - 0.8 * bonus;
    return (cost > 0 ? cost : 0) / LETTER_SCALE + case_cost(w);
}

// Whether a letter's case goes with that of the letters beside it.
bool letter_case_fits(const struct letter_window *window)
{
    return case_cost(window) <= 0;
}
