// SPDX-License-Identifier: MIT
// Readings of a line; see line_reading.h. Only characters beyond ASCII are judged, each in its place.
#include "text/line_reading.h"

#include "text/letters.h"
#include "text/utf8.h"

#include <string.h>

// Costs of what is no character of a page: a broken one in the middle of a text, one cut at the end of a field.
static const double COST_BROKEN = 12, COST_CUT = 6.5, COST_UNDEFINED = 14;
// Costs of a character where nobody writes it: each of its bytes in UTF-8, more than a letter in the oddest place; a
// mark; a bullet; a rare Latin letter.
static const double COST_STRAY = 11.5, COST_MARK = 30, COST_BULLET = 14, COST_RARE = 8;
// What stands for bytes that are no character, in the arrays of points: never judged as a letter.
enum { POINT_BROKEN = 0x110000, POINT_CUT, POINT_UNDEFINED };

// Whether a place in the line is the end of it or of a field.
static bool ends_field(struct str line, size_t i)
{
    return i >= line.n || strchr("\r\n;,\t|\"", line.s[i]) != NULL;
}

// Whether the first byte of a sequence proves UTF-8. The others are letters and signs of names and texts in some page,
// and what follows them there may make a pair that is valid by accident: an I with acute and an n with tilde in Code
// Page 850 are a Hebrew accent.
bool proves_utf8(unsigned char lead)
{
    static const bool is_spanish[256] = {
        [0xC7] = true, [0xC8] = true, [0xC9] = true, [0xCA] = true, [0xCB] = true, [0xCD] = true, [0xD0] = true,
        [0xD1] = true, [0xD2] = true, [0xD3] = true, [0xD4] = true, [0xD5] = true, [0xD6] = true, [0xDA] = true,
        [0xDB] = true, [0xDC] = true, [0xE0] = true, [0xE1] = true, [0xE7] = true, [0xE9] = true, [0xEA] = true,
        [0xED] = true, [0xEE] = true, [0xF1] = true, [0xF2] = true, [0xF3] = true,
    };
    return lead >= 0xC2 && !is_spanish[lead];
}

// The line as code points: valid UTF-8 read as such when `split`, what is no UTF-8 through the page, or broken when
// page is CODEPAGES. Returns how many.
static size_t read_points(struct str line, enum codepage page, bool split, uint32_t *points)
{
    size_t count = 0;
    for (size_t i = 0; i < line.n;) {
        unsigned char byte = (unsigned char)line.s[i];
        size_t broken, n = split ? utf8_sequence(line.s + i, line.n - i, &broken) : 0;
        if (byte < 0x80 || n) {
            points[count++] = n ? utf8_point(line.s + i, n) : byte;
            i += n ? n : 1;
        } else if (page != CODEPAGES) {
            uint32_t point = codepage_point(page, byte);
            points[count++] = point ? point : POINT_UNDEFINED;
            i++;
        } else {
            // only the leads that Spanish text has: letters, and the typographic signs
            bool is_cut = (byte == 0xC2 || byte == 0xC3 || byte == 0xE2) && ends_field(line, i + broken);
            points[count++] = is_cut ? POINT_CUT : POINT_BROKEN;
            for (size_t k = 1; k < broken && !proves_utf8(byte); k++) // as likely so many letters
                points[count++] = POINT_BROKEN;
            i += broken;
        }
    }
    return count;
}

// Whether a line of valid UTF-8 may be that by accident and be Spanish in a page.
bool line_is_doubtful(struct str line, enum codepage page)
{
    bool has_spanish = false;
    for (size_t i = 0; i < line.n; i++) {
        if (proves_utf8((unsigned char)line.s[i]))
            return false;
        has_spanish = has_spanish || letter_focus(codepage_point(page, (unsigned char)line.s[i])) >= 0;
    }
    return has_spanish;
}

// Whether a point is in one of `count` ranges.
static bool is_in(const uint16_t (*ranges)[2], size_t count, uint32_t point)
{
    for (size_t i = 0; i < count; i++)
        if (point >= ranges[i][0] && point <= ranges[i][1])
            return true;
    return false;
}

// Whether a letter is of Latin script: of the languages of Mexico (a barred i, a saltillo) or of foreign names.
static bool is_rare_latin(uint32_t point)
{
    static const uint16_t ranges[][2] = {{0x1CD, 0x23F},   {0x244, 0x244},  {0x259, 0x259}, {0x25B, 0x25B},
                                         {0x268, 0x268},   {0x289, 0x289},  {0x294, 0x294}, {0x2B0, 0x2BF},
                                         {0x1E00, 0x1EFF}, {0xA78B, 0xA78C}};
    return is_in(ranges, sizeof ranges / sizeof *ranges, point);
}

// Whether it is a mark that is written on letters of its own alphabet alone.
static bool is_foreign_mark(uint32_t point)
{
    static const uint16_t ranges[][2] = {
        {0x340, 0x36F}, {0x483, 0x489}, {0x590, 0x5C7}, {0x610, 0x61A}, {0x64B, 0x65F}};
    return is_in(ranges, sizeof ranges / sizeof *ranges, point);
}

// What a character costs in its place. Nobody writes one of another alphabet alone among Latin letters, nor a bullet
// after a letter or a sign, and few begin a word with a rare Latin letter.
static double point_cost(const struct letter_window *w)
{
    char bytes[4];
    double cost = letter_cost(w);
    if (w->letter == 0x2022)
        return cost + (letter_is_latin(w->before) || (w->before >= 0x80 && w->before != 0xA0) ? COST_BULLET : 0);
    if (w->letter < 0x180)
        return cost;
    size_t n = utf8_put(bytes, w->letter);
    if (proves_utf8((unsigned char)bytes[0]))
        return cost;
    if (is_rare_latin(w->letter))
        return cost + (letter_is_latin(w->before) ? 0 : COST_RARE);
    if (w->before >> 8 == w->letter >> 8) // a word of it goes on
        return cost / 2;
    if (is_foreign_mark(w->letter))
        return COST_MARK;
    bool is_stray = w->after >> 8 != w->letter >> 8 && (letter_is_latin(w->before) || letter_is_latin(w->after));
    return is_stray ? COST_STRAY * (double)n : cost;
}

// A neighbour for judging: what is no character counts as nothing.
static uint32_t neighbour(const uint32_t *points, size_t count, size_t i)
{
    return i < count && points[i] < POINT_BROKEN ? points[i] : 0;
}

// What a line costs read as these points.
static double reading_cost(const uint32_t *points, size_t count)
{
    double cost = 0;
    for (size_t i = 0; i < count; i++) {
        if (points[i] < 0x80)
            continue;
        if (points[i] >= POINT_BROKEN) {
            cost += points[i] == POINT_CUT ? COST_CUT : points[i] == POINT_BROKEN ? COST_BROKEN : COST_UNDEFINED;
            continue;
        }
        // i - 1 of the first is past the end on purpose: no neighbour
        struct letter_window window = {neighbour(points, count, i - 2), neighbour(points, count, i - 1), points[i],
                                       neighbour(points, count, i + 1), neighbour(points, count, i + 2)};
        cost += point_cost(&window);
    }
    return cost;
}

// What each reading costs with a page; points is room for line.n of them.
void line_costs(struct str line, enum codepage page, uint32_t *points, double costs[LINE_READINGS])
{
    size_t count = read_points(line, page, false, points);
    costs[LINE_IN_PAGE] = reading_cost(points, count);
    count = read_points(line, page, true, points);
    costs[LINE_SPLIT] = reading_cost(points, count) + 1;
    count = read_points(line, CODEPAGES, true, points);
    costs[LINE_UTF8_BROKEN] = reading_cost(points, count);
}

// How a line that is no valid UTF-8, or a doubtful one, is best read with this page at hand.
enum line_reading line_best(struct arena *scratch, struct str line, enum codepage page)
{
    double costs[LINE_READINGS];
    enum line_reading best = LINE_IN_PAGE;
    line_costs(line, page, arena_array(scratch, line.n + 1, sizeof(uint32_t)), costs);
    for (int reading = LINE_SPLIT; reading < LINE_READINGS; reading++)
        if (costs[reading] < costs[best])
            best = (enum line_reading)reading;
    return best;
}
