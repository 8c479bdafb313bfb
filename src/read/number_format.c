// SPDX-License-Identifier: MIT
// Number format codes (ECMA-376 part 1, 18.8.30 and 18.8.31); see number_format.h.
#include "read/number_format.h"

#include "grid/grid.h"

// What the first section of a code holds once its literals are gone.
struct section {
    bool has_date, has_percent, has_digit;
    bool in_decimals; // after the point, before anything that ends the digits
    int decimals;
};

// Whether a bracketed part asks for elapsed time: [h], [mm], [s].
static bool is_elapsed(struct str inside)
{
    if (!inside.n)
        return false;
    char first = (char)(inside.s[0] | 0x20);
    if (first != 'h' && first != 'm' && first != 's')
        return false;
    for (size_t i = 1; i < inside.n; i++)
        if ((inside.s[i] | 0x20) != first)
            return false;
    return true;
}

// Where the literal or bracket that begins at `at` ends; `at` itself when there is none.
static size_t skip_literal(struct str code, size_t at, struct section *section)
{
    char c = code.s[at];
    if (c == '\\' || c == '_' || c == '*') { // the next character, with all its bytes
        size_t end = at + 2;
        while (end < code.n && ((unsigned char)code.s[end] & 0xC0) == 0x80)
            end++;
        return end < code.n ? end : code.n;
    }
    char close = (char)(c == '"' ? '"' : c == '[' ? ']' : '\0');
    if (!close)
        return at;
    size_t end = at + 1;
    while (end < code.n && code.s[end] != close)
        end++;
    if (c == '[' && is_elapsed(str_slice(code, at + 1, end - at - 1)))
        section->has_date = true;
    return end < code.n ? end + 1 : code.n;
}

// Takes note of one character of the section outside literals.
static void see(struct str code, size_t at, struct section *section)
{
    char c = code.s[at];
    switch (c | 0x20) {
    case 'y':
    case 'm':
    case 'd':
    case 'h':
    case 's':
        section->has_date = true;
        return;
    case 'e': // an exponent has a sign after it
        if (at + 1 >= code.n || (code.s[at + 1] != '+' && code.s[at + 1] != '-'))
            section->has_date = true;
        section->in_decimals = false;
        return;
    default:
        break;
    }
    if (c == '%')
        section->has_percent = true;
    else if (c == '.')
        section->in_decimals = true;
    else if (c == '0' || c == '#' || c == '?') {
        section->has_digit = true;
        section->decimals += section->in_decimals;
    } else
        section->in_decimals = false;
}

// Whether the code begins with "General" in any case of letters, as the first section.
static bool is_general(struct str code)
{
    static const char general[] = "general";
    if (code.n < sizeof general - 1)
        return code.n == 0;
    for (size_t i = 0; i < sizeof general - 1; i++)
        if ((code.s[i] | 0x20) != general[i])
            return false;
    return true;
}

// Goes through the first section, literals left out.
struct number_format number_format_of_code(struct str code)
{
    struct section section = {0};
    struct number_format format = {NUMBER_PLAIN, -1};
    if (is_general(code))
        return format;
    bool is_fraction = false, is_clock = str_find(code, STR("A/P")) < str_find(code, STR(";"));
    for (size_t i = 0; i < code.n && code.s[i] != ';';) {
        size_t next = skip_literal(code, i, &section);
        if (next == i) {
            if (str_slice(code, i, 7).n == 7 && is_general(str_slice(code, i, 7))) {
                i += 7; // "General" after a colour or a literal
                continue;
            }
            is_fraction |= code.s[i] == '/';
            see(code, i, &section);
            next = i + 1;
        }
        i = next;
    }
    format.kind = section.has_date || is_clock ? NUMBER_DATE : section.has_percent ? NUMBER_PERCENT : NUMBER_PLAIN;
    if (format.kind != NUMBER_DATE && section.has_digit && !is_fraction)
        format.decimals = (int8_t)(section.decimals > 100 ? 100 : section.decimals);
    return format;
}

// Looks the id up in the table of ECMA-376.
struct number_format number_format_builtin(uint32_t id)
{
    static const struct {
        uint8_t first, last, kind;
        int8_t decimals;
    } builtin[] = {
        {1, 1, NUMBER_PLAIN, 0},   {2, 2, NUMBER_PLAIN, 2},   {3, 3, NUMBER_PLAIN, 0},   {4, 4, NUMBER_PLAIN, 2},
        {5, 6, NUMBER_PLAIN, 0},   {7, 8, NUMBER_PLAIN, 2},   {9, 9, NUMBER_PERCENT, 0}, {10, 10, NUMBER_PERCENT, 2},
        {11, 11, NUMBER_PLAIN, 2}, {14, 22, NUMBER_DATE, -1}, {27, 36, NUMBER_DATE, -1}, {37, 38, NUMBER_PLAIN, 0},
        {39, 40, NUMBER_PLAIN, 2}, {41, 42, NUMBER_PLAIN, 0}, {43, 44, NUMBER_PLAIN, 2}, {45, 47, NUMBER_DATE, -1},
        {48, 48, NUMBER_PLAIN, 1}, {50, 58, NUMBER_DATE, -1},
    };
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
        if (id >= builtin[i].first && id <= builtin[i].last)
            return (struct number_format){builtin[i].kind, builtin[i].decimals};
    return (struct number_format){NUMBER_PLAIN, -1};
}
