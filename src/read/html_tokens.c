// SPDX-License-Identifier: MIT
// Telling tags from text in web pages as programs write them (HTML 5, 13.2.5, as far as tables need it); see
// html.h. It never fails: what makes no sense is text.
#include "read/html.h"

#include "text/entity.h"
#include "text/utf8.h"

#include <string.h>

enum { TOKENS_KEPT = 4096 };

// Begins a page.
void html_tokens_init(struct html_tokens *tokens, struct arena *arena, struct str page)
{
    *tokens = (struct html_tokens){.parent = arena, .arena = arena_child(arena), .at = page.s, .end = page.s + page.n};
}

// A small letter of ASCII for a capital one.
static char small(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

// Whether it is a letter of ASCII.
static bool is_letter(char c)
{
    return small(c) >= 'a' && small(c) <= 'z';
}

// Whether it is white space of HTML.
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Whether the bytes at `at` are the text, the case of letters aside; `text` is lower case.
static bool begins(const char *at, const char *end, const char *text)
{
    size_t n = strlen(text);
    if ((size_t)(end - at) < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (small(at[i]) != text[i])
            return false;
    return true;
}

// A name in lower case, in the arena.
static struct str lower(struct arena *arena, const char *start, const char *stop)
{
    size_t n = (size_t)(stop - start);
    char *copy = arena_copy(arena, start, n);
    for (size_t i = 0; i < n; i++)
        copy[i] = small(copy[i]);
    return (struct str){copy, n};
}

// The text with its character references decoded; the text itself when it has none.
static struct str decode(struct html_tokens *tokens, const char *start, const char *stop)
{
    struct str text = {start, (size_t)(stop - start)};
    if (!text.n || !memchr(start, '&', text.n))
        return text;
    struct buffer out = {.arena = tokens->arena};
    while (start < stop) {
        uint32_t point;
        size_t size = *start == '&' ? entity_read(start, (size_t)(stop - start), &point) : 0;
        char bytes[4];
        if (size)
            buffer_add(&out, bytes, utf8_put(bytes, point));
        else
            buffer_add_char(&out, *start);
        start += size ? size : 1;
    }
    return buffer_str(&out);
}

// Skips to behind the text `closing`, or to the end.
static void skip_past(struct html_tokens *tokens, const char *closing)
{
    size_t n = strlen(closing);
    while (tokens->at < tokens->end && !begins(tokens->at, tokens->end, closing))
        tokens->at++;
    tokens->at = (size_t)(tokens->end - tokens->at) >= n ? tokens->at + n : tokens->end;
}

// Reads the value of an attribute after its =.
static struct str take_value(struct html_tokens *tokens)
{
    while (tokens->at < tokens->end && is_blank(*tokens->at))
        tokens->at++;
    const char *start = tokens->at;
    char quote = start < tokens->end ? *start : '\0';
    if (quote == '"' || quote == '\'') {
        start++;
        const char *close = memchr(start, quote, (size_t)(tokens->end - start));
        const char *stop = close ? close : tokens->end;
        tokens->at = close ? close + 1 : tokens->end;
        return decode(tokens, start, stop);
    }
    while (tokens->at < tokens->end && !is_blank(*tokens->at) && *tokens->at != '>')
        tokens->at++;
    return decode(tokens, start, tokens->at);
}

// Reads the attributes of a tag up to its >.
static void take_attributes(struct html_tokens *tokens)
{
    while (tokens->at < tokens->end && *tokens->at != '>') {
        const char *start = tokens->at;
        if (is_blank(*start) || *start == '/' || *start == '=') {
            tokens->at++;
            continue;
        }
        while (tokens->at < tokens->end && !is_blank(*tokens->at) && *tokens->at != '=' && *tokens->at != '>' &&
               *tokens->at != '/')
            tokens->at++;
        struct html_attribute *attribute = VECTOR_ADD(tokens->arena, &tokens->token.attributes);
        attribute->name = lower(tokens->arena, start, tokens->at);
        attribute->value = STR("");
        while (tokens->at < tokens->end && is_blank(*tokens->at))
            tokens->at++;
        if (tokens->at < tokens->end && *tokens->at == '=') {
            tokens->at++;
            attribute->value = take_value(tokens);
        }
    }
    if (tokens->at < tokens->end)
        tokens->at++;
}

// Reads a tag at its <; passes over what is inside elements that hold no text for people.
static void take_tag(struct html_tokens *tokens)
{
    static const struct {
        const char *name, *closing;
    } passed_over[] = {{"script", "</script>"}, {"style", "</style>"}, {"title", "</title>"}, {"xml", "</xml>"}};
    struct html_token *token = &tokens->token;
    token->kind = tokens->at[1] == '/' ? HTML_END_TAG : HTML_START_TAG;
    tokens->at += token->kind == HTML_END_TAG ? 2 : 1;
    const char *start = tokens->at;
    while (tokens->at < tokens->end && !is_blank(*tokens->at) && *tokens->at != '>' && *tokens->at != '/')
        tokens->at++;
    token->name = lower(tokens->arena, start, tokens->at);
    take_attributes(tokens);
    for (size_t i = 0; token->kind == HTML_START_TAG && i < sizeof passed_over / sizeof *passed_over; i++)
        if (str_is(token->name, passed_over[i].name))
            skip_past(tokens, passed_over[i].closing);
}

// Whether a tag begins at the <.
static bool is_tag(const char *at, const char *end)
{
    return end - at > 1 && (is_letter(at[1]) || (at[1] == '/' && end - at > 2 && is_letter(at[2])));
}

// Whether something is passed over at the <: a comment, a declaration, an instruction.
static bool is_aside(const char *at, const char *end)
{
    return end - at > 1 && (at[1] == '!' || at[1] == '?');
}

// Drops what earlier tokens were made of.
static void renew(struct html_tokens *tokens)
{
    arena_free(tokens->arena);
    tokens->arena = arena_child(tokens->parent);
    tokens->since_renewal = 0;
    tokens->token = (struct html_token){0};
}

// Reads the next token.
const struct html_token *html_next(struct html_tokens *tokens)
{
    struct html_token *token = &tokens->token;
    if (++tokens->since_renewal > TOKENS_KEPT)
        renew(tokens);
    token->attributes.count = 0;
    while (tokens->at < tokens->end && *tokens->at == '<' && is_aside(tokens->at, tokens->end))
        skip_past(tokens, begins(tokens->at, tokens->end, "<!--") ? "-->" : ">");
    if (tokens->at == tokens->end) {
        token->kind = HTML_END;
    } else if (*tokens->at == '<' && is_tag(tokens->at, tokens->end)) {
        take_tag(tokens);
    } else {
        const char *start = tokens->at++;
        while (tokens->at < tokens->end &&
               !(*tokens->at == '<' && (is_tag(tokens->at, tokens->end) || is_aside(tokens->at, tokens->end))))
            tokens->at++;
        token->kind = HTML_TEXT;
        token->text = decode(tokens, start, tokens->at);
    }
    return token;
}

// Looks an attribute up.
struct str html_attribute(const struct html_token *token, const char *name)
{
    for (size_t i = 0; i < token->attributes.count; i++)
        if (str_is(token->attributes.items[i].name, name))
            return token->attributes.items[i].value;
    return (struct str){NULL, 0};
}

// Finds "charset=" and the name after it.
struct str html_declared_charset(struct str head)
{
    const char *at = head.s, *end = head.s + head.n;
    while (at < end && !begins(at, end, "charset"))
        at++;
    if (at == end)
        return STR("");
    at += strlen("charset");
    while (at < end && (is_blank(*at) || *at == '=' || *at == '"' || *at == '\''))
        at++;
    const char *start = at;
    while (at < end && !is_blank(*at) && *at != '"' && *at != '\'' && *at != '>' && *at != ';' && *at != '/')
        at++;
    return (struct str){start, (size_t)(at - start)};
}
