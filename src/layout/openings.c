// SPDX-License-Identifier: MIT
// The first words of labels, and texts one letter apart; see openings.h.
#include "layout/openings.h"

#include "text/fold.h"

enum { NEAR_BYTES_MIN = 6, OPENING_SIGNS = 4 };

// The first word of a folded text, cut as words_cut() does; "" when it has none.
struct str opening_word(struct str folded)
{
    size_t n = folded.n && folded.s[0] == '%' ? 1 : 0;
    while (n < folded.n && folded.s[n] != ' ' && folded.s[n] != '%' && folded.s[0] != '%')
        n++;
    return (struct str){folded.s, n};
}

// A number, 0 to 1023, for how the first word of a text begins, up to four signs; a text and its folded form have the
// same. -1 when it takes a closer look.
static int opening_number(struct str text)
{
    uint32_t signs = 0;
    for (size_t i = 0, count = 0; i < text.n && count < OPENING_SIGNS; i++) {
        unsigned char c = (unsigned char)text.s[i];
        bool is_accented = c == 0xC3 && i + 1 < text.n;
        char sign = c < 0x80 ? fold_signs[c] : is_accented ? fold_accented((unsigned char)text.s[++i]) : '\0';
        if (!sign && c >= 0x80)
            return -1;
        if (sign)
            signs = signs << 8 | (unsigned char)sign;
        else if (count)
            break; // blanks and marks are skipped before the first one
        count += sign != '\0';
    }
    return signs ? (int)(signs * 0x9E3779B1u >> 22) : -1;
}

// Notes how a folded text begins.
void openings_add(struct openings *openings, struct str folded)
{
    int number = opening_number(folded);
    if (number >= 0) // every text that takes a closer look is let through
        openings->bits[number / 64] |= UINT64_C(1) << number % 64;
}

// Notes that any text may be one of those.
void openings_add_all(struct openings *openings)
{
    for (size_t i = 0; i < sizeof openings->bits / sizeof *openings->bits; i++)
        openings->bits[i] = UINT64_MAX;
}

// Whether a text, folded or not, may be one of those noted by how it begins.
bool openings_have(const struct openings *openings, struct str text)
{
    int number = opening_number(text);
    return number < 0 || openings->bits[number / 64] >> number % 64 & 1;
}

// What may begin with the first word of a folded text; NULL: nothing.
const struct opening *opening_find(const struct terms *terms, struct str folded)
{
    return map_find(terms->openings, opening_word(folded));
}

// The same, made when it is missing.
struct opening *opening_make(struct arena *arena, struct terms *terms, struct str folded)
{
    struct str word = opening_word(folded);
    struct opening *opening = map_find(terms->openings, word);
    if (!opening) {
        opening = ARENA_NEW(arena, struct opening);
        map_set(terms->openings, word, opening);
    }
    return opening;
}

// Two bytes of a text as a number.
static uint16_t two_bytes(const char *bytes)
{
    return (uint16_t)((unsigned char)bytes[0] << 8 | (unsigned char)bytes[1]);
}

// A text with its ends; it has six bytes or more.
static struct near_text near_text_of(struct str text)
{
    return (struct near_text){text, two_bytes(text.s), two_bytes(text.s + text.n - 2)};
}

// Adds a text.
void near_texts_add(struct arena *arena, struct near_texts *texts, struct str text)
{
    if (text.n >= NEAR_BYTES_MIN)
        *VECTOR_ADD(arena, &texts->by_length[text.n < NEAR_LENGTHS ? text.n : NEAR_LENGTHS - 1]) = near_text_of(text);
}

// Whether two texts of six bytes or more are one letter apart: another, one more, one less, two swapped.
static bool is_near(struct str a, struct str b)
{
    size_t front = 0, rear = 0, longer = a.n > b.n ? a.n : b.n, shorter = a.n > b.n ? b.n : a.n;
    if (longer - shorter > 1)
        return false;
    while (front < shorter && a.s[front] == b.s[front])
        front++;
    while (rear < shorter - front && a.s[a.n - 1 - rear] == b.s[b.n - 1 - rear])
        rear++;
    size_t left = longer - front - rear;
    bool is_swapped = left == 2 && a.n == b.n && a.s[front] == b.s[front + 1] && a.s[front + 1] == b.s[front];
    bool in_number = front < a.n && a.s[front] >= '0' && a.s[front] <= '9';
    return (left <= 1 || is_swapped) && !in_number;
}

// The next text that is one letter apart from `text`.
bool near_texts_next(const struct near_texts *texts, struct str text, struct near_cursor *cursor, struct str *near)
{
    if (text.n < NEAR_BYTES_MIN)
        return false;
    size_t shortest = text.n > NEAR_LENGTHS ? NEAR_LENGTHS - 1 : text.n > NEAR_BYTES_MIN ? text.n - 1 : NEAR_BYTES_MIN;
    if (cursor->length < shortest)
        *cursor = (struct near_cursor){shortest, 0};
    struct near_text given = near_text_of(text);
    for (; cursor->length <= text.n + 1 && cursor->length < NEAR_LENGTHS; cursor->length++, cursor->at = 0)
        while (cursor->at < texts->by_length[cursor->length].count) {
            const struct near_text *other = &texts->by_length[cursor->length].items[cursor->at++];
            *near = other->text;
            // one letter away, their first two or their last two bytes are the same
            if ((other->front == given.front || other->rear == given.rear) && is_near(text, *near))
                return true;
        }
    return false;
}
