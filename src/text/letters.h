// SPDX-License-Identifier: MIT
// How likely a character beyond ASCII is in its place in Spanish administrative text: a table learnt from
// text for the seven Spanish letters, plain rules for signs, case and everything else. It judges; it
// neither decodes nor repairs.
#ifndef CUADRA_TEXT_LETTERS_H
#define CUADRA_TEXT_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The letters that the table knows, and what it tells apart beside them: a-z, n with tilde, blank or sign, digit,
// other.
enum { LETTER_FOCI = 7, LETTER_CONTEXTS = 30, LETTER_SCALE = 16 };

// Minus the natural logarithm of the probability of a focus between two contexts, times LETTER_SCALE.
// Nothing costs more than LETTER_WORST: names have letters in the oddest places.
enum { LETTER_WORST = 10 * LETTER_SCALE };
extern const uint8_t letter_costs[LETTER_FOCI][LETTER_CONTEXTS][LETTER_CONTEXTS];

// How much less it costs when the second character after it is that one, in the same unit; at most LETTER_BONUS.
enum { LETTER_BONUS = 40 };
extern const int8_t letter_bonuses[LETTER_FOCI][LETTER_CONTEXTS][LETTER_CONTEXTS];

// A character and those beside it; 0 where the text ends.
struct letter_window {
    uint32_t before2, before, letter, after, after2;
};

// Which of the seven letters it is (a e i o u with acute, n with tilde, u with diaeresis, either case), or -1.
int letter_focus(uint32_t point);
// What it is as a neighbour: 0 to LETTER_CONTEXTS - 1.
int letter_context(uint32_t point);
// How unlikely the character is there, in nats: about 2 for a Spanish letter in its place, 10 and more for nonsense.
double letter_cost(const struct letter_window *window);
// The least that it costs there, whatever comes after the character after it.
double letter_cost_least(const struct letter_window *window);

// Whether a letter's case goes with that of the letters beside it.
bool letter_case_fits(const struct letter_window *window);

// Whether it is a letter of the Latin alphabet, and its case.
bool letter_is_latin(uint32_t point);
bool letter_is_upper(uint32_t point);
bool letter_is_lower(uint32_t point);

// Whether an ASCII character is a capital or a small letter.
static inline bool letter_is_ascii_upper(uint32_t point)
{
    return point - 'A' < 26;
}

// Whether an ASCII character is a capital or a small letter.
static inline bool letter_is_ascii_lower(uint32_t point)
{
    return point - 'a' < 26;
}

// Whether a letter of Latin-1 (U+00C0 to U+00FF) between ASCII characters is a Spanish one whose case goes with that of
// the letters beside it: told quickly.
static inline bool letter_fits_ascii(const struct letter_window *w)
{
    enum { A = 1 << 1, E = 1 << 9, I = 1 << 13, O = 1 << 19, U = 1 << 26, ENYE = 1 << 17, DIAERESIS = 1 << 28 };
    bool is_spanish = (A | E | I | O | U | ENYE | DIAERESIS) >> (w->letter & 0x1F) & 1;
    bool after_upper = letter_is_ascii_upper(w->before), before_lower = letter_is_ascii_lower(w->after);
    bool fits_upper = !letter_is_ascii_lower(w->before) && !(after_upper && before_lower);
    bool fits_lower = !letter_is_ascii_upper(w->after) && !(after_upper && letter_is_ascii_upper(w->before2));
    return is_spanish && (w->letter < 0xE0 ? fits_upper : fits_lower);
}

#endif
