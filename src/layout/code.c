// SPDX-License-Identifier: MIT
// Codes; see code.h. Letters above ASCII count as letters; their case is known for the Spanish ones.
#include "layout/code.h"

#include "text/fold.h"

enum { CODE_BYTES_MAX = 24, ABBREVIATION_BYTES_MAX = 8, PLAN_NUMBER_DIGITS = 3 };

// Whether a character is a digit.
static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Whether a character is a letter; every byte of an accented one counts.
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

// Whether a text begins with a capital letter (of Spanish), or with an opening mark before one.
static bool begins_with_capital(struct str text)
{
    if (text.n >= 2 && (unsigned char)text.s[0] == 0xC2) // « ¿ ¡
        return true;
    if (text.n >= 2 && (unsigned char)text.s[0] == 0xC3)
        return (unsigned char)text.s[1] <= 0x9E;
    return text.n && ((text.s[0] >= 'A' && text.s[0] <= 'Z') || text.s[0] == '"' || text.s[0] == '(');
}

// Whether the text has a digit.
static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (is_digit(text.s[i]))
            return true;
    return false;
}

// How many bytes the first word has.
static size_t word_length(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.s[n] != ' ')
        n++;
    return n;
}

// Marks that may stand between a code and its name.
static bool is_mark(char c)
{
    return c == '.' || c == '-' || c == ':' || c == ')' || c == '(' || c == ',' || c == ';' || c == '=' || c == '/' ||
           c == '_' || c == ' ';
}

// A key without the punctuation around it: "300.-" is "300".
struct str code_trim(struct str code)
{
    while (code.n && is_mark(code.s[0]))
        code = str_slice(code, 1, code.n);
    while (code.n && is_mark(code.s[code.n - 1]))
        code.n--;
    return code;
}

// The text after a code, without the marks and dashes before it.
static struct str skip_marks(struct str text)
{
    while (text.n) {
        if (is_mark(text.s[0]) && text.s[0] != '(')
            text = str_slice(text, 1, text.n);
        else if (text.n >= 3 && (unsigned char)text.s[0] == 0xE2 && (unsigned char)text.s[1] == 0x80 &&
                 ((unsigned char)text.s[2] == 0x93 || (unsigned char)text.s[2] == 0x94))
            text = str_slice(text, 3, text.n);
        else
            break;
    }
    return text;
}

// Where a code ends inside its word when a hyphen or a mark glues the name to it: "101-Secretaría".
static size_t glued_end(struct str word)
{
    bool seen = false;
    for (size_t i = 0; i + 1 < word.n; i++) {
        seen = seen || is_digit(word.s[i]);
        bool is_glue = word.s[i] == '-' || word.s[i] == '.' || word.s[i] == ':' || word.s[i] == '_' || word.s[i] == ')';
        struct str rest = skip_marks(str_slice(word, i, word.n));
        if (seen && is_glue && rest.n >= 3 && is_letter(rest.s[0]) && is_letter(rest.s[1]) && !has_digit(rest))
            return i;
    }
    return word.n;
}

// Whether a word without digits is an abbreviation before a code: "M-PPA", "Pp", "UR", "Obj.".
static bool is_abbreviation(struct str word)
{
    if (!word.n || word.n > ABBREVIATION_BYTES_MAX || has_digit(word))
        return false;
    bool has_small = false;
    for (size_t i = 0; i < word.n; i++)
        has_small = has_small || (word.s[i] >= 'a' && word.s[i] <= 'z');
    return !has_small || word.s[word.n - 1] == '.' || word.n <= 3;
}

// A result with empty parts as NULL.
static struct named_key make(struct arena *arena, struct str key, struct str name)
{
    struct named_key made = {{0}, {0}};
    if (key.n)
        made.key = str_copy(arena, key);
    if (name.n)
        made.name = str_copy(arena, name);
    return made;
}

// Splits a code from the name after it: the first word if it has a digit, or the second after an abbreviation.
struct named_key code_split(struct arena *arena, struct str text)
{
    text = tidy_text(arena, text);
    struct str rest = text, word = str_slice(text, 0, word_length(text));
    if (!has_digit(word) && is_abbreviation(word) && word.n < text.n) {
        struct str after = str_slice(text, word.n + 1, text.n);
        while (after.n && word_length(after) && !is_letter(after.s[0]) && !is_digit(after.s[0]))
            after = skip_marks(str_slice(after, 1, after.n)); // "UR - 504"
        struct str second = str_slice(after, 0, word_length(after));
        if (has_digit(second)) {
            rest = after;
            word = second;
        }
    }
    if (!has_digit(word) || word.n > CODE_BYTES_MAX * 2)
        return make(arena, (struct str){0}, text);
    size_t end = glued_end(word);
    struct str key = code_trim(str_slice(word, 0, end));
    if (!key.n || key.n > CODE_BYTES_MAX)
        return make(arena, (struct str){0}, text);
    return make(arena, key, skip_marks(str_slice(rest, end, rest.n)));
}

// The same for the number that begins the text of an indicator: a bare number is one only before a capital.
struct named_key code_split_numbered(struct arena *arena, struct str text)
{
    text = tidy_text(arena, text);
    struct str word = str_slice(text, 0, word_length(text));
    size_t end = glued_end(word);
    struct str code = code_trim(str_slice(word, 0, end));
    struct str name = skip_marks(str_slice(text, end, text.n));
    bool is_marked = end < word.n || (word.n > code.n && word.n && !is_digit(word.s[word.n - 1]));
    bool is_dotted = str_find(code, STR(".")) != SIZE_MAX || str_find(code, STR("-")) != SIZE_MAX;
    bool is_unit = word.n && (word.s[word.n - 1] == '%' || word.s[0] == '$');
    if (!has_digit(code) || code.n > CODE_BYTES_MAX || is_unit || !name.n ||
        (!is_marked && !is_dotted && !begins_with_capital(name)))
        return make(arena, (struct str){0}, text);
    return make(arena, code, name);
}

// Whether a text is one word that can be a code.
bool code_is_one(struct str text)
{
    return text.n && text.n <= CODE_BYTES_MAX && has_digit(text) && word_length(text) == text.n;
}

// A code of the plan at the front of a text: letters, then up to five numbers with points between.
struct plan_token {
    size_t length; // with the marks after it
    struct str key;
    int depth;
    bool is_marked; // a mark stands after it
};

// Reads a code at the start of the text.
static bool read_token(struct str text, struct plan_token *token)
{
    size_t i = 0, letters = 0;
    *token = (struct plan_token){0};
    while (i < text.n && letters < 3 &&
           ((text.s[i] >= 'A' && text.s[i] <= 'Z') || (text.s[i] >= 'a' && text.s[i] <= 'z'))) {
        i++;
        letters++;
    }
    if (letters && (i >= text.n || (!is_digit(text.s[i]) && text.s[i] != '.')))
        return false;
    while (i < text.n && is_digit(text.s[i])) {
        size_t digits = 0;
        while (i < text.n && is_digit(text.s[i])) {
            i++;
            digits++;
        }
        if (digits > PLAN_NUMBER_DIGITS)
            return false;
        token->depth++;
        if (i + 1 < text.n && text.s[i] == '.' && is_digit(text.s[i + 1]))
            i++;
        else
            break;
    }
    token->key = str_slice(text, 0, i);
    size_t end = i;
    while (end < text.n && (text.s[end] == '.' || text.s[end] == '-' || text.s[end] == ':' || text.s[end] == ')' ||
                            text.s[end] == ',' || text.s[end] == ';'))
        end++;
    token->is_marked = end > i;
    token->length = end;
    bool ends_word = end == text.n || text.s[end] == ' ' || (token->is_marked && is_letter(text.s[end]));
    return token->depth >= 1 && token->depth <= 5 && ends_word;
}

// Whether a token inside a text really is a code: what follows decides.
static bool is_plan_code(struct str text, const struct plan_token *token, bool at_start)
{
    struct str after = skip_marks(str_slice(text, token->length, text.n));
    struct plan_token next;
    bool has_next = read_token(after, &next);
    if (!after.n || has_next)
        return token->depth > 1 || at_start || token->is_marked;
    if (token->depth == 1 && !at_start && !token->is_marked)
        return false;
    return begins_with_capital(after) || (at_start && is_letter(after.s[0]));
}

// The end of a name: before the next code of the text.
static size_t name_end(struct str text, size_t from)
{
    for (size_t i = from; i < text.n; i++) {
        struct plan_token token;
        if (i && text.s[i - 1] == ' ' && read_token(str_slice(text, i, text.n), &token) &&
            is_plan_code(str_slice(text, i, text.n), &token, false))
            return i;
    }
    return text.n;
}

// A name without the separators around it.
static struct str trim_name(struct str name)
{
    name = skip_marks(name);
    while (name.n && (name.s[name.n - 1] == ' ' || name.s[name.n - 1] == '.' || name.s[name.n - 1] == ',' ||
                      name.s[name.n - 1] == ';' || name.s[name.n - 1] == '-' || name.s[name.n - 1] == '/'))
        name.n--;
    return name;
}

// Appends the codes of a text in their order.
size_t plan_codes_read(struct arena *arena, struct str text, plan_codes *codes)
{
    size_t before = codes->count;
    text = tidy_text(arena, text);
    for (size_t i = 0; i < text.n;) {
        struct str rest = str_slice(text, i, text.n);
        struct plan_token token;
        bool at_word =
            i == 0 || text.s[i - 1] == ' ' || text.s[i - 1] == ',' || text.s[i - 1] == ';' || text.s[i - 1] == '/';
        if (!at_word || !read_token(rest, &token) || !is_plan_code(rest, &token, i == 0)) {
            i++;
            continue;
        }
        size_t end = name_end(text, i + token.length);
        struct str name = trim_name(str_slice(text, i + token.length, end - i - token.length));
        struct plan_code *code = VECTOR_ADD(arena, codes);
        *code = (struct plan_code){str_copy(arena, token.key), {0}, token.depth};
        if (name.n)
            code->name = str_copy(arena, name);
        i = end > i + token.length ? end : i + token.length;
    }
    return codes->count - before;
}

// The first `depth` numbers of a code: "4.2.1" by 2 is "4.2".
struct str plan_code_parent(struct arena *arena, struct str key, int depth)
{
    size_t end = 0;
    for (int points = 0; end < key.n; end++)
        if (key.s[end] == '.' && ++points == depth)
            break;
    return str_copy(arena, str_slice(key, 0, end));
}
