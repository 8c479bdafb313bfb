// SPDX-License-Identifier: MIT
// Learns which letters stand between which in Spanish, and prints src/text/letter_table.c. Input: plain
// UTF-8 Spanish text on standard input. The table that ships was learnt from a public collection of Spanish
// quotations (a Debian package) and from headings, programme names and indicators of public planning documents.
// Usage: letter_model < text > src/text/letter_table.c
#include "text/letters.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Letters counted in the middle of a triple: the accented ones first, then what stands for every other.
enum { OTHER = LETTER_FOCI, MIDDLES };

static double triples[MIDDLES][LETTER_CONTEXTS][LETTER_CONTEXTS];
// What stands two places after a middle: by middle, the one after, the second after.
static double endings[MIDDLES][LETTER_CONTEXTS][LETTER_CONTEXTS];

// The next code point of standard input, or -1 at its end; bad bytes count as a blank.
static long next_point(void)
{
    int c = getchar();
    if (c == EOF)
        return -1;
    int more = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    long point = c < 0x80 ? c : c < 0xC0 ? ' ' : c & (0x3F >> more);
    while (more-- > 0)
        point = point << 6 | (getchar() & 0x3F);
    return point;
}

// Counts every triple of the input.
static void count_triples(void)
{
    long before = ' ', middle = ' ', after = ' ', second;
    while ((second = next_point()) != -1) {
        int focus = letter_focus((uint32_t)middle);
        int m = focus < 0 ? OTHER : focus;
        triples[m][letter_context((uint32_t)before)][letter_context((uint32_t)after)] += 1;
        endings[m][letter_context((uint32_t)after)][letter_context((uint32_t)second)] += 1;
        before = middle;
        middle = after;
        after = second;
    }
}

// How often the focus stands beside a context: on its left (side 0) or right.
static double beside(int focus, int context, int side)
{
    double sum = 0;
    for (int other = 0; other < LETTER_CONTEXTS; other++)
        sum += side ? triples[focus][other][context] : triples[focus][context][other];
    return sum;
}

// The probability of the focus given the letter of one side, smoothed with its overall share.
static double pair_probability(int focus, int context, int side, double share)
{
    double all = 0;
    for (int m = 0; m < MIDDLES; m++)
        all += beside(m, context, side);
    return (beside(focus, context, side) + 20 * share) / (all + 20);
}

// The overall share of the focus among all characters.
static double overall(int focus)
{
    double own = 0, all = 0;
    for (int m = 0; m < MIDDLES; m++)
        for (int c = 0; c < LETTER_CONTEXTS; c++) {
            all += beside(m, c, 0);
            own += m == focus ? beside(m, c, 0) : 0;
        }
    return (own + 1) / (all + 100);
}

// The cost of a focus between two letters: minus the logarithm of its probability there, in sixteenths.
static int cost(int focus, int left, int right)
{
    double share = overall(focus);
    double pair = pair_probability(focus, left, 0, share) * pair_probability(focus, right, 1, share) / share;
    double all = 0, strength = 4;
    for (int m = 0; m < MIDDLES; m++)
        all += triples[m][left][right];
    if (pair > 0.5)
        pair = 0.5;
    double p = (triples[focus][left][right] + strength * pair) / (all + strength);
    double scaled = -log(p) * LETTER_SCALE + 0.5;
    return scaled > LETTER_WORST ? LETTER_WORST : (int)scaled;
}

// How much likelier the second character after a focus is than after any other letter, as a logarithm in sixteenths.
static int bonus(int focus, int after, int second)
{
    double any = 0, all = 0, own = 0;
    for (int m = 0; m < MIDDLES; m++)
        for (int s = 0; s < LETTER_CONTEXTS; s++) {
            all += endings[m][after][s];
            any += s == second ? endings[m][after][s] : 0;
            own += m == focus ? endings[m][after][s] : 0;
        }
    double usual = (any + 1) / (all + 30), strength = 6;
    double ratio = (endings[focus][after][second] + strength * usual) / (own + strength) / usual;
    double scaled = log(ratio) * LETTER_SCALE;
    return scaled > LETTER_BONUS ? LETTER_BONUS : scaled < -LETTER_BONUS ? -LETTER_BONUS : (int)lround(scaled);
}

// Prints a table as C.
static void print_table(const char *type, const char *name, int (*value)(int focus, int first, int second))
{
    printf("const %s %s[LETTER_FOCI][LETTER_CONTEXTS][LETTER_CONTEXTS] = {\n", type, name);
    for (int focus = 0; focus < LETTER_FOCI; focus++) {
        printf("    {\n");
        for (int first = 0; first < LETTER_CONTEXTS; first++) {
            printf("        {");
            for (int second = 0; second < LETTER_CONTEXTS; second++)
                printf("%s%d", second ? "," : "", value(focus, first, second));
            printf("},\n");
        }
        printf("    },\n");
    }
    printf("};\n");
}

// Runs them all.
int main(void)
{
    count_triples();
    printf(
        "// SPDX-License-Identifier: MIT\n"
        "// Learnt from Spanish text by tests/tools/letter_model.c; do not edit. What the numbers mean is in letters.h.\n"
        "// clang-format off\n"
        "#include \"text/letters.h\"\n\n");
    print_table("uint8_t", "letter_costs", cost);
    print_table("int8_t", "letter_bonuses", bonus);
    return EXIT_SUCCESS;
}
