// SPDX-License-Identifier: MIT
// The moves; see mend.h. Each looks at code points only and knows no Spanish.
#include "text/mend.h"

#include "text/letters.h"
#include "text/utf8.h"

// Whether the point is the byte `byte` read in a page, C1 controls standing for themselves.
int mend_byte(enum codepage page, uint32_t point)
{
    int byte = codepage_byte(page, point);
    // Latin-1's controls: readers that take Windows-1252 leave them where it has no character
    if (byte < 0 && point >= 0x80 && point < 0xA0 && (page == CP1252 || page == LATIN1))
        return (int)point;
    return byte;
}

// Whether a code point can have stood in a text that was damaged: any page's character, or invisible marks.
static bool is_likely_point(uint32_t point)
{
    if (point >= 0xA0 && point < 0x100)
        return true;
    if (point == 0xFEFF || point == 0xFFFD || point == 0x2212 || (point >= 0x200B && point <= 0x200D))
        return true;
    // C1 controls: between two rounds of damage
    if (point >= 0x80 && point < 0xA0)
        return true;
    for (int page = 0; page < CODEPAGES; page++)
        if (codepage_byte((enum codepage)page, point) >= 0)
            return true;
    return false;
}

// The bytes of the points from `i` on that make one UTF-8 character when read in the page; sets the character,
// returns how many points it took, or 0.
static size_t utf8_in_points(enum codepage page, struct points text, size_t i, uint32_t *point)
{
    char bytes[4];
    size_t n = 0, broken;
    for (; n < 4 && i + n < text.count; n++) {
        int byte = mend_byte(page, text.items[i + n]);
        if (byte < 0)
            break;
        bytes[n] = (char)byte;
    }
    size_t used = n > 1 ? utf8_sequence(bytes, n, &broken) : 0;
    if (used < 2)
        return 0;
    *point = utf8_point(bytes, used);
    return is_likely_point(*point) ? used : 0;
}

// UTF-8 that was read in a page.
static size_t undo_utf8(const struct move *move, struct points text, uint32_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < text.count;) {
        uint32_t point = text.items[i];
        size_t used = point < 0x80 ? 0 : utf8_in_points(move->read, text, i, &point);
        out[n++] = used ? point : text.items[i];
        i += used ? used : 1;
    }
    return n;
}

// The small form of a Spanish or Latin-1 capital.
static uint32_t small(uint32_t point)
{
    return point >= 0xC0 && point <= 0xDE && point != 0xD7 ? point + 0x20 : point;
}

// UTF-8 read as Windows-1252 and then put in small letters: the leads changed too.
static size_t undo_lowered(const struct move *move, struct points text, uint32_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < text.count;) {
        uint32_t lead = text.items[i], point = lead, pair[2];
        size_t used = 0;
        if ((lead == 0xE3 || lead == 0xE2) && i + 1 < text.count) {
            uint32_t next = text.items[i + 1];
            // the small forms of the letters that the page has from 0x8A to 0x9E
            pair[0] = lead - 0x20;
            pair[1] = next == 0xFF ? 0x178 : next;
            used = utf8_in_points(move->read, (struct points){pair, 2}, 0, &point);
        }
        out[n++] = used ? small(point) : lead;
        i += used ? used : 1;
    }
    return n;
}

// What a move from page to page makes of one character.
static uint32_t mend_point(const struct move *move, uint32_t given)
{
    int byte = given < 0x80 ? -1 : mend_byte(move->read, given);
    uint32_t point = byte < 0 ? 0 : codepage_point(move->wrote, (unsigned char)byte);
    return point ? point : given;
}

// Bytes of one page that were read in another.
static size_t undo_page(const struct move *move, struct points text, uint32_t *out)
{
    for (size_t i = 0; i < text.count; i++)
        out[i] = text.items[i] < 0x80 ? text.items[i] : mend_point(move, text.items[i]);
    return text.count;
}

// The letter with the accent that it gets in Spanish (a: a acute), or 0.
uint32_t mend_accented(uint32_t letter)
{
    static const char plain[] = "aeiounAEIOUN";
    static const uint16_t accented[] = {0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xF1, 0xC1, 0xC9, 0xCD, 0xD3, 0xDA, 0xD1};
    for (size_t i = 0; plain[i]; i++)
        if ((uint32_t)plain[i] == letter)
            return accented[i];
    return 0;
}

// A letter, with its accent or without, followed by the second byte of its own UTF-8 form as a control or as the
// character that Windows-1252 has there: what followed goes away.
static size_t undo_left_behind(const struct move *move, struct points text, uint32_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < text.count; i++) {
        uint32_t letter = text.items[i], accented = letter_focus(letter) >= 0 ? letter : mend_accented(letter);
        int byte =
            accented && i + 1 < text.count && text.items[i + 1] >= 0x80 ? mend_byte(move->read, text.items[i + 1]) : -1;
        char bytes[4];
        bool is_own = byte >= 0x80 && byte < 0xA0 && utf8_put(bytes, accented) == 2 && (unsigned char)bytes[1] == byte;
        // a letter that has lost its accent: only with the control itself
        if (is_own && letter != accented && text.items[i + 1] >= 0xA0)
            is_own = false;
        out[n++] = is_own ? accented : letter;
        i += is_own;
    }
    return n;
}

// The likelier of two capitals at place `n` of `out`, before the text that goes on at `after`.
static uint32_t likelier(const uint32_t *out, size_t n, struct points text, size_t after, uint32_t one, uint32_t other)
{
    struct letter_window window = {n > 1 ? out[n - 2] : 0, n ? out[n - 1] : 0, one,
                                   after < text.count ? text.items[after] : 0,
                                   after + 1 < text.count ? text.items[after + 1] : 0};
    double cost = letter_cost(&window);
    window.letter = other;
    return letter_cost(&window) < cost ? other : one;
}

// The lead of a UTF-8 pair whose second byte was lost: a soft hyphen (it was a small i) or one that Windows-1252
// lacks (it was a capital A or I).
static size_t undo_lost_second(const struct move *move, struct points text, uint32_t *out)
{
    (void)move;
    for (size_t i = 0; i < text.count; i++) {
        uint32_t next = i + 1 < text.count ? text.items[i + 1] : 0;
        out[i] = text.items[i];
        if (text.items[i] != 0xC3 || next >= 0x80 || next == '?')
            continue;
        bool in_capitals = letter_is_upper(next) || (i > 1 && letter_is_upper(out[i - 1]) &&
                                                     letter_is_upper(out[i - 2]) && !letter_is_lower(next));
        out[i] = in_capitals ? likelier(out, i, text, i + 1, 0xCD, 0xC1) : 0xED;
    }
    return text.count;
}

// The same where a question mark took the place of the byte that Windows-1252 lacks.
static size_t undo_questioned(const struct move *move, struct points text, uint32_t *out)
{
    (void)move;
    size_t n = 0;
    for (size_t i = 0; i < text.count; i++) {
        bool is_pair = text.items[i] == 0xC3 && i + 1 < text.count && text.items[i + 1] == '?';
        out[n] = is_pair ? likelier(out, n, text, i + 2, 0xCD, 0xC1) : text.items[i];
        n++;
        i += is_pair;
    }
    return n;
}

const struct move moves[] = {
    {undo_utf8, CODEPAGES, CP1252, 4, 2, false},        {undo_utf8, CODEPAGES, LATIN1, 4, 2, false},
    {undo_utf8, CODEPAGES, CP850, 4, 2, false},         {undo_utf8, CODEPAGES, CP437, 4, 2, false},
    {undo_utf8, CODEPAGES, MACROMAN, 4, 2, false},      {undo_left_behind, CODEPAGES, CP1252, 4, 2, true},
    {undo_lowered, CODEPAGES, CP1252, 5, 2, false},     {undo_lost_second, CODEPAGES, CP1252, 5, 2, false},
    {undo_questioned, CODEPAGES, CP1252, 1, 0.5, true}, {undo_page, CP850, CP1252, 5, 1.5, false},
    {undo_page, CP437, CP1252, 5.5, 1.5, false},        {undo_page, CP1252, CP850, 5, 1.5, false},
    {undo_page, CP1252, CP437, 5, 1.5, false},          {undo_page, CP1252, MACROMAN, 5, 1.5, false},
    {undo_page, MACROMAN, CP1252, 5, 1.5, false},       {undo_page, MACROMAN, CP850, 5.5, 1.5, false},
    {undo_page, CP850, MACROMAN, 5.5, 1.5, false},      {undo_page, CP1252, LATIN1, 4, 1.5, false},
};
const size_t move_count = sizeof moves / sizeof *moves;

// What the moves from page to page make of a character beyond ASCII.
struct mend_effect mend_effect(uint32_t point)
{
    if (point >= 0xA0 && point < 0x100)
        return mend_latin1_effects[point - 0xA0];
    struct mend_effect effect = {0, 0};
    for (size_t i = 0; i < move_count; i++) {
        uint32_t made = moves[i].wrote == CODEPAGES ? point : mend_point(&moves[i], point);
        effect.changes |= (uint32_t)(made != point) << i;
        effect.makes_spanish |= (uint32_t)(made != point && letter_focus(made) >= 0) << i;
    }
    return effect;
}

// Whether the characters from `i` on, the first beyond ASCII, may be what a move makes one character of.
bool mend_may_join(struct points text, size_t i)
{
    static const enum codepage pages[] = {CP1252, LATIN1, CP850, CP437, MACROMAN}; // that UTF-8 is read in
    uint32_t first = text.items[i], second = i + 1 < text.count ? text.items[i + 1] : 0, point;
    if (first >= 0x80 && first < 0xA0)
        return true; // a control left behind
    if (second < 0x80)
        return first == 0xC3 && second == '?';
    // undo_left_behind() takes what Windows-1252 has below 0xA0, undo_lowered() two leads
    if (second < 0xA0 || second > 0xFF || first == 0xE2 || first == 0xE3)
        return true;
    for (size_t k = 0; k < sizeof pages / sizeof *pages; k++)
        if (utf8_in_points(pages[k], text, i, &point))
            return true;
    return false;
}
