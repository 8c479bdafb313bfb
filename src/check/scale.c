// SPDX-License-Identifier: MIT
// Scale and accumulation rule of a row; see scale.h. A cell with a percent format says its scale itself. The
// others of a row that has such cells are tried as they stand and times 100, group by group: the reading under
// which most identities hold wins, with as few groups mended as possible.
#include "check/scale.h"

#include "base/decimal.h"

#include <math.h>
#include <string.h>

enum { GENERAL_DECIMALS = 9, FRACTION_DECIMALS = 2 };

// The figures of a group: how many, and which.
static const struct figure *group_figures(const struct record *record, enum scale_group group, int *count)
{
    *count = group == SCALE_TARGETS || group == SCALE_ACTUALS ? QUARTERS : 1;
    switch (group) {
    case SCALE_TARGETS:
        return record->target.t;
    case SCALE_ANNUAL_TARGET:
        return &record->target.annual;
    case SCALE_ACTUALS:
        return record->actual.t;
    default:
        return &record->actual.annual;
    }
}

// Decimals that a reader sees of the figure: its format's, or under General as many as the value has.
static int shown_decimals(const struct figure *figure)
{
    if (figure->decimals >= 0)
        return figure->decimals;
    char text[DECIMAL_FIXED_SIZE];
    size_t n = decimal_fixed(text, figure->value, GENERAL_DECIMALS);
    int decimals = GENERAL_DECIMALS;
    while (decimals && n && text[n - 1] == '0') {
        n--;
        decimals--;
    }
    return decimals;
}

// Whether a declared figure is what was calculated, within half a unit of the last decimal that its cell shows.
bool figure_agrees(const struct figure *declared, double factor, double calculated)
{
    int decimals = shown_decimals(declared);
    double value = declared->value;
    if (factor > 1) {
        // A fraction shown as "1" stands for 100 %, not for anything from 50 % to 150 %.
        decimals = (decimals > FRACTION_DECIMALS ? decimals : FRACTION_DECIMALS) - FRACTION_DECIMALS;
        value = decimal_shift(value, FRACTION_DECIMALS);
    }
    double tolerance = decimal_shift(0.5, -decimals) + 1e-9 * fmax(1, fabs(calculated));
    return fabs(value - calculated) <= tolerance;
}

// The figure with its group's factor; unknown when it is no number.
static struct amount mended(const struct figure *figure, double factor)
{
    if (figure->kind != FIGURE_NUMBER)
        return (struct amount){false, 0};
    bool is_fraction = factor > 1 && !figure->is_percent;
    return (struct amount){true, is_fraction ? decimal_shift(figure->value, 2) : figure->value};
}

// Whether the amount is known and above 0.
static bool is_positive(struct amount amount)
{
    return amount.is_known && amount.value > 0;
}

// The quarter up to which the record reports: its heading's, else the last with an actual; 0: none.
int record_reported_quarter(const struct record *record)
{
    if (record->quarter)
        return record->quarter;
    int quarter = QUARTERS;
    while (quarter && record->actual.t[quarter - 1].kind != FIGURE_NUMBER)
        quarter--;
    return quarter;
}

// Whether the text holds the word, given in lower case; ASCII letters only, which the directions are.
static bool holds_word(struct str text, const char *word)
{
    size_t n = strlen(word);
    for (size_t at = 0; at + n <= text.n; at++) {
        size_t i = 0;
        while (i < n && (text.s[at + i] == word[i] || text.s[at + i] == word[i] - 'a' + 'A'))
            i++;
        if (i == n)
            return true;
    }
    return false;
}

// The direction that a record's text names.
enum direction direction_of(const struct record *record)
{
    static const struct {
        const char *word;
        enum direction direction;
    } rows[] = {
        {"ascend", DIRECTION_ASCENDING}, {"descend", DIRECTION_DESCENDING}, {"decrec", DIRECTION_DESCENDING},
        {"regular", DIRECTION_REGULAR},  {"nominal", DIRECTION_NOMINAL},
    };
    struct str text = record->texts[TEXT_DIRECTION].text;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (holds_word(text, rows[i].word))
            return rows[i].direction;
    return DIRECTION_ASCENDING;
}

// The rule that cuadra.ini or the layout fixes for the record; unknown when neither does.
static enum accumulation fixed_rule(const struct config *config, const struct record *record)
{
    const struct str names[] = {record->key, record->variables_unit, record->texts[TEXT_UNIT_OF_MEASURE].text};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct config_entry *entry = names[i].n ? config_find(&config->accumulation, names[i]) : NULL;
        if (entry && entry->value.n)
            return holds_word(entry->value, "suma")       ? ACCUMULATE_SUM
                   : holds_word(entry->value, "promedio") ? ACCUMULATE_MEAN
                                                          : ACCUMULATE_LAST;
    }
    return record->conventions.accumulation;
}

// Whether the row gives any target or actual.
static bool has_figures(const struct reading *reading)
{
    bool has = reading->annual_target.is_known || reading->cumulative.is_known;
    for (int q = 0; q < QUARTERS; q++)
        has = has || reading->target[q].is_known || reading->actual[q].is_known;
    return has;
}

// The rule over what counts, a sum over nothing being 0 in a row that has figures.
static struct amount accumulate_row(const struct reading *reading, const struct amount *counted, int n)
{
    struct amount result = accumulate(reading->rule, counted, n);
    if (!result.is_known && reading->rule == ACCUMULATE_SUM && has_figures(reading))
        result.is_known = true;
    return result;
}

// rule(P1..Pn): unknown when no quarter counts; for suma 0 when the row has figures at all.
struct amount accumulated_target(const struct reading *reading, int n)
{
    struct amount counted[QUARTERS] = {{false, 0}};
    for (int q = 0; q < n; q++)
        if (reading->rule == ACCUMULATE_SUM || is_positive(reading->target[q]))
            counted[q] = reading->target[q];
    return accumulate_row(reading, counted, n);
}

// rule(A1..An).
struct amount accumulated_actual(const struct reading *reading, int n, bool blanks_count)
{
    struct amount counted[QUARTERS] = {{false, 0}};
    for (int q = 0; q < n; q++) {
        bool is_programmed = is_positive(reading->target[q]);
        if (reading->rule == ACCUMULATE_SUM || is_programmed || is_positive(reading->actual[q]))
            counted[q] = reading->actual[q];
        if (is_programmed && blanks_count)
            counted[q].is_known = true; // its value is 0 when it was blank
    }
    return accumulate_row(reading, counted, n);
}

// Whether the declared cumulative follows from the quarters, blanks counted as 0 or left out.
bool cumulative_agrees(const struct reading *reading, const struct record *record)
{
    const int upto[] = {record_reported_quarter(record), QUARTERS};
    for (int i = 0; i < 4; i++) {
        struct amount sum = accumulated_actual(reading, upto[i / 2], i % 2 == 0);
        if (sum.is_known &&
            figure_agrees(&record->actual.annual,
                          record->actual.annual.is_percent ? 1 : reading->factor[SCALE_CUMULATIVE], sum.value))
            return true;
    }
    return false;
}

// Whether the declared annual target is the rule over the quarters.
static bool annual_agrees(const struct reading *reading, const struct record *record)
{
    const struct figure *annual = &record->target.annual;
    struct amount total = accumulated_target(reading, QUARTERS);
    double factor = annual->is_percent ? 1 : reading->factor[SCALE_ANNUAL_TARGET];
    return total.is_known && figure_agrees(annual, factor, total.value);
}

// Whether there is a target above 0 and each one equals the annual target.
static bool targets_are_constant(const struct reading *reading, const struct record *record)
{
    double factor = record->target.annual.is_percent ? 1 : reading->factor[SCALE_ANNUAL_TARGET];
    bool any = false;
    for (int q = 0; q < QUARTERS; q++) {
        if (!is_positive(reading->target[q]))
            continue;
        if (!figure_agrees(&record->target.annual, factor, reading->target[q].value))
            return false;
        any = true;
    }
    return any;
}

// Whether the row shows all four quarterly targets, at least one with a number: else nothing can be said of the sum.
static bool targets_are_complete(const struct record *record)
{
    bool any = false;
    for (int q = 0; q < QUARTERS; q++) {
        if (record->target.t[q].kind == FIGURE_ABSENT)
            return false;
        any = any || record->target.t[q].kind == FIGURE_NUMBER;
    }
    return any;
}

// Sets the accumulation rule of the reading, and whether the annual target fails under it.
static void infer_rule(struct reading *reading, const struct record *record, enum accumulation fixed)
{
    reading->rule_is_fixed = fixed != ACCUMULATE_UNKNOWN;
    reading->rule = reading->rule_is_fixed ? fixed : ACCUMULATE_SUM;
    reading->annual_mismatch = false;
    if (!reading->annual_target.is_known || annual_agrees(reading, record))
        return;
    if (reading->rule_is_fixed || !targets_are_constant(reading, record)) {
        reading->annual_mismatch = targets_are_complete(record);
        return;
    }
    reading->rule = ACCUMULATE_MEAN;
    if (!reading->cumulative.is_known || cumulative_agrees(reading, record))
        return;
    reading->rule = ACCUMULATE_LAST;
    if (!cumulative_agrees(reading, record))
        reading->rule = ACCUMULATE_MEAN;
}

// The same for a declared percentage, which may stand as points or, without a percent format, as a fraction.
bool percentage_agrees(const struct figure *declared, struct amount calculated)
{
    return calculated.is_known && (figure_agrees(declared, 1, calculated.value) ||
                                   (!declared->is_percent && figure_agrees(declared, 100, calculated.value)));
}

// How many identities of the row hold under the reading: annual target, cumulative, declared percentages.
static int count_identities(const struct config *config, const struct record *record, const struct reading *reading)
{
    int held = reading->annual_target.is_known && !reading->annual_mismatch && targets_are_complete(record);
    held += reading->cumulative.is_known && cumulative_agrees(reading, record);
    enum direction direction = direction_of(record);
    for (int q = 0; q < QUARTERS; q++)
        held += record->percentage.t[q].kind == FIGURE_NUMBER &&
                percentage_agrees(&record->percentage.t[q],
                                  percentage_of(config, direction, reading->actual[q], reading->target[q]));
    struct amount done = accumulated_actual(reading, record_reported_quarter(record), true);
    held +=
        record->percentage.annual.kind == FIGURE_NUMBER &&
        percentage_agrees(&record->percentage.annual, percentage_of(config, direction, done, reading->annual_target));
    return held;
}

// Fills the reading with the factors given.
static void read_with(const struct record *record, enum accumulation fixed, const double factor[SCALE_GROUPS],
                      struct reading *reading)
{
    memcpy(reading->factor, factor, sizeof reading->factor);
    for (int q = 0; q < QUARTERS; q++) {
        reading->target[q] = mended(&record->target.t[q], factor[SCALE_TARGETS]);
        reading->actual[q] = mended(&record->actual.t[q], factor[SCALE_ACTUALS]);
    }
    reading->annual_target = mended(&record->target.annual, factor[SCALE_ANNUAL_TARGET]);
    reading->cumulative = mended(&record->actual.annual, factor[SCALE_CUMULATIVE]);
    infer_rule(reading, record, fixed);
}

// What formats say: whether any cell is a percentage, and which groups (bits) have a figure in doubt beside it.
static unsigned groups_in_doubt(const struct record *record)
{
    bool any_percent = false;
    unsigned groups = 0;
    for (int group = 0; group < SCALE_GROUPS; group++) {
        int count;
        const struct figure *figures = group_figures(record, (enum scale_group)group, &count);
        for (int i = 0; i < count; i++) {
            if (figures[i].kind != FIGURE_NUMBER)
                continue;
            any_percent = any_percent || figures[i].is_percent;
            if (!figures[i].is_percent && fabs(figures[i].value) > 0)
                groups |= 1u << group;
        }
    }
    return any_percent ? groups : 0;
}

// How many bits are set.
static int bit_count(unsigned bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

// Finds the reading of a record.
void read_scale(const struct config *config, const struct record *record, struct reading *reading)
{
    enum accumulation fixed = fixed_rule(config, record);
    unsigned doubt = groups_in_doubt(record);
    int best_held = -1, best_mended = 0;
    for (unsigned choice = 0; choice < 1u << SCALE_GROUPS; choice++) {
        if (choice & ~doubt)
            continue;
        double factor[SCALE_GROUPS];
        for (int group = 0; group < SCALE_GROUPS; group++)
            factor[group] = choice >> group & 1 ? 100 : 1;
        struct reading candidate;
        read_with(record, fixed, factor, &candidate);
        int held = doubt ? count_identities(config, record, &candidate) : 0, groups = bit_count(choice);
        if (held > best_held || (held == best_held && groups < best_mended)) {
            best_held = held;
            best_mended = groups;
            *reading = candidate;
        }
    }
}
