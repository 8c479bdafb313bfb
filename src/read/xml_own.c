// SPDX-License-Identifier: MIT
// The careful tokenizer: a document in pieces, each byte looked at once, state kept in between. It checks that
// tags nest and close, attributes, references, characters and UTF-8; it refuses document types, so no entity
// is ever expanded. Only a token that a piece cuts in two is copied.
#include "read/xml_inside.h"

#include "read/xml_chars.h"

#include <string.h>

enum { TRANSCODE_ROOM = 8192, START_BYTES = 4 };

// Keeps the first reason only.
const char *own_fail(struct own_parser *own, enum refusal refusal)
{
    if (own->parser.refusal == REFUSAL_NONE)
        own->parser.refusal = refusal;
    return NULL;
}

// Reports character data, if anybody wants it.
static void emit(struct own_parser *own, const char *start, const char *stop)
{
    if (stop > start && own->parser.handler->text && !own->parser.is_stopped)
        own->parser.handler->text(&own->parser, (struct str){start, (size_t)(stop - start)});
}

// Reports the line feed that every line end is read as.
static void emit_line_feed(struct own_parser *own)
{
    static const char line_feed[] = "\n";
    emit(own, line_feed, line_feed + 1);
}

// Begins to carry a token over to the next piece; returns `end`, or NULL when it is too long.
static const char *carry(struct own_parser *own, enum token token, const char *at, const char *end)
{
    own->carry.n = 0;
    buffer_add(&own->carry, at, (size_t)(end - at));
    own->carried = token;
    own->quote = 0;
    if (token == TOKEN_TAG)
        for (; at < end; at++) {
            if (own->quote)
                own->quote = *at == own->quote ? '\0' : own->quote;
            else if (*at == '"' || *at == '\'')
                own->quote = *at;
        }
    return own->carry.n > own->limits.token ? own_fail(own, REFUSAL_XML_TOKEN) : end;
}

// Whether all characters are allowed in XML; an unfinished one is not.
static bool are_characters(struct own_parser *own, struct str text)
{
    const char *at = text.s, *end = text.s + text.n;
    while (at < end) {
        if ((unsigned char)*at < 0x80) {
            if (xml_is_class(*at, XML_CONTROL))
                return own_fail(own, REFUSAL_XML_CHARACTER) != NULL;
            at++;
            continue;
        }
        int size = xml_wide(at, end);
        if (size <= 0)
            return own_fail(own, REFUSAL_XML_ENCODING) != NULL;
        at += size;
    }
    return true;
}

// Reports a CDATA section, line ends made one.
static const char *take_cdata(struct own_parser *own, struct str inside, const char *next)
{
    if (!own->open.count)
        return own_fail(own, REFUSAL_XML_SYNTAX);
    if (!are_characters(own, inside))
        return NULL;
    const char *start = inside.s, *end = inside.s + inside.n;
    for (const char *at = start; at < end; at++)
        if (*at == '\r') {
            emit(own, start, at);
            emit_line_feed(own);
            at += at + 1 < end && at[1] == '\n';
            start = at + 1;
        }
    emit(own, start, end);
    return next;
}

// Checks a processing instruction, which nobody asks for, or reads the XML declaration.
static const char *take_instruction(struct own_parser *own, struct str inside, const char *next)
{
    const char *colon, *end = inside.s + inside.n;
    const char *after = own_name(own, inside.s, end + 1, &colon); // the ? that follows ends a name
    if (!after)
        return NULL;
    struct str target = {inside.s, (size_t)(after - inside.s)};
    bool is_xml =
        target.n == 3 && (target.s[0] | 0x20) == 'x' && (target.s[1] | 0x20) == 'm' && (target.s[2] | 0x20) == 'l';
    if (colon || (after < end && !xml_is_class(*after, XML_BLANK)))
        return own_fail(own, REFUSAL_XML_SYNTAX);
    struct str rest = {after, (size_t)(end - after)};
    if (!is_xml)
        return are_characters(own, rest) ? next : NULL;
    if (own->past_start || !str_is(target, "xml"))
        return own_fail(own, REFUSAL_XML_SYNTAX);
    return own_declaration(own, rest) ? next : NULL;
}

// Takes a whole token that ends with a terminator.
static const char *take_closed(struct own_parser *own, enum token token, struct str whole, const char *next)
{
    switch (token) {
    case TOKEN_COMMENT:
        whole = str_slice(whole, 4, whole.n - 7);
        if (str_find(whole, STR("--")) != SIZE_MAX || str_ends(whole, STR("-")))
            return own_fail(own, REFUSAL_XML_SYNTAX);
        return are_characters(own, whole) ? next : NULL;
    case TOKEN_CDATA:
        return take_cdata(own, str_slice(whole, 9, whole.n - 12), next);
    default:
        return take_instruction(own, str_slice(whole, 2, whole.n - 4), next);
    }
}

// How a token that is no tag ends, and how short it can be.
static struct str terminator_of(enum token token, size_t *shortest)
{
    *shortest = token == TOKEN_COMMENT ? 7 : token == TOKEN_CDATA ? 12 : 4;
    return token == TOKEN_COMMENT ? STR("-->") : token == TOKEN_CDATA ? STR("]]>") : STR("?>");
}

// Takes a comment, a CDATA section or an instruction that begins at `at`.
static const char *closed_token(struct own_parser *own, enum token token, const char *at, const char *end)
{
    size_t shortest;
    struct str terminator = terminator_of(token, &shortest);
    for (const char *from = at; from < end;) {
        const char *close = memchr(from, '>', (size_t)(end - from));
        if (!close)
            break;
        struct str whole = {at, (size_t)(close + 1 - at)};
        if (whole.n >= shortest && str_ends(whole, terminator))
            return take_closed(own, token, whole, close + 1);
        from = close + 1;
    }
    return carry(own, token, at, end);
}

// What begins with these bytes: TOKEN_UNKNOWN when they are too few, TOKEN_NONE after failing.
static enum token classify(struct own_parser *own, const char *bytes, size_t size)
{
    static const struct {
        const char *start;
        enum token token;
    } starts[] = {{"<!--", TOKEN_COMMENT}, {"<![CDATA[", TOKEN_CDATA}, {"<!DOCTYPE", TOKEN_NONE}};
    if (size < 2)
        return TOKEN_UNKNOWN;
    if (bytes[1] != '!')
        return bytes[1] == '?' ? TOKEN_INSTRUCTION : TOKEN_TAG;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t length = strlen(starts[i].start), compared = size < length ? size : length;
        if (memcmp(bytes, starts[i].start, compared) != 0)
            continue;
        if (compared < length)
            return TOKEN_UNKNOWN;
        if (starts[i].token == TOKEN_NONE)
            own_fail(own, REFUSAL_XML_DTD);
        return starts[i].token;
    }
    own_fail(own, REFUSAL_XML_SYNTAX);
    return TOKEN_NONE;
}

// Takes the tag at `at`.
static const char *take_tag(struct own_parser *own, const char *at, const char *end)
{
    return at[1] == '/' ? own_end_tag(own, at, end) : own_start_tag(own, at, end);
}

// Takes what begins with the < at `at`, or begins to carry it.
static const char *take_markup(struct own_parser *own, const char *at, const char *end)
{
    enum token token = classify(own, at, (size_t)(end - at));
    if (token == TOKEN_NONE)
        return NULL;
    if (token == TOKEN_UNKNOWN)
        return carry(own, token, at, end);
    if (token != TOKEN_TAG)
        return closed_token(own, token, at, end);
    const char *next = take_tag(own, at, end);
    if (next == xml_cut_off)
        return carry(own, token, at, end);
    return next && (size_t)(next - at) > own->limits.token ? own_fail(own, REFUSAL_XML_TOKEN) : next;
}

// Takes the run of ] at `at`: three of them with > last are not allowed in text.
static const char *take_brackets(struct own_parser *own, const char *at, const char *end)
{
    const char *start = at;
    for (; at < end && *at == ']'; at++)
        own->brackets += own->brackets < 2;
    emit(own, start, at);
    if (at == end)
        return at;
    bool is_end = *at == '>' && own->brackets == 2;
    own->brackets = 0;
    return is_end ? own_fail(own, REFUSAL_XML_SYNTAX) : at;
}

// Reports the reference at `at`, or begins to carry it.
static const char *take_reference(struct own_parser *own, const char *at, const char *end)
{
    char text[4];
    size_t size;
    const char *next = own_reference(own, at, end, text, &size);
    if (next == xml_cut_off)
        return carry(own, TOKEN_REFERENCE, at, end);
    if (next)
        emit(own, text, text + size);
    return next;
}

// Takes character data inside the root element, up to the next < or a stop that needs more bytes.
static const char *take_text(struct own_parser *own, const char *at, const char *end)
{
    if (own->brackets) {
        if (*at == '>' && own->brackets == 2)
            return own_fail(own, REFUSAL_XML_SYNTAX);
        own->brackets = *at == ']' ? own->brackets : 0;
    }
    const char *stop = xml_plain_text(at, end);
    emit(own, at, stop);
    if (stop == end || *stop == '<')
        return stop;
    switch (*stop) {
    case '&':
        return take_reference(own, stop, end);
    case ']':
        return take_brackets(own, stop, end);
    case '\r':
        emit_line_feed(own);
        own->skips_line_feed = true;
        return stop + 1;
    default:
        break;
    }
    if ((unsigned char)*stop < 0x80)
        return own_fail(own, REFUSAL_XML_CHARACTER);
    return xml_wide(stop, end) < 0 ? carry(own, TOKEN_CHARACTER, stop, end) : own_fail(own, REFUSAL_XML_ENCODING);
}

// Skips what may stand outside the root element.
static const char *take_blanks(struct own_parser *own, const char *at, const char *end)
{
    const char *start = at;
    while (at < end && xml_is_class(*at, XML_BLANK))
        at++;
    return at == start ? own_fail(own, REFUSAL_XML_SYNTAX) : at;
}

// Appends to the carried token; false when it is too long.
static bool carry_on(struct own_parser *own, const char *at, const char *next)
{
    buffer_add(&own->carry, at, (size_t)(next - at));
    return own->carry.n <= own->limits.token || own_fail(own, REFUSAL_XML_TOKEN);
}

// Goes on with a carried tag up to its end.
static const char *carried_tag(struct own_parser *own, const char *at, const char *end)
{
    const char *next = at;
    bool is_whole = false;
    while (next < end && !is_whole) {
        char c = *next++;
        if (own->quote)
            own->quote = c == own->quote ? '\0' : own->quote;
        else if (c == '"' || c == '\'')
            own->quote = c;
        else
            is_whole = c == '>';
    }
    if (!carry_on(own, at, next) || !is_whole)
        return own->parser.refusal == REFUSAL_NONE ? next : NULL;
    own->carried = TOKEN_NONE;
    const char *taken = take_tag(own, own->carry.data, own->carry.data + own->carry.n);
    if (taken == xml_cut_off)
        return own_fail(own, REFUSAL_XML_SYNTAX);
    return taken ? next : NULL;
}

// Goes on with a carried comment, CDATA section or instruction.
static const char *carried_closed(struct own_parser *own, const char *at, const char *end)
{
    size_t shortest;
    struct str terminator = terminator_of(own->carried, &shortest);
    const char *close = memchr(at, '>', (size_t)(end - at));
    const char *next = close ? close + 1 : end;
    if (!carry_on(own, at, next))
        return NULL;
    struct str whole = buffer_str(&own->carry);
    if (!close || whole.n < shortest || !str_ends(whole, terminator))
        return next;
    enum token token = own->carried;
    own->carried = TOKEN_NONE;
    return take_closed(own, token, whole, next);
}

// Goes on with a carried reference or character, byte by byte.
static const char *carried_text(struct own_parser *own, const char *at)
{
    if (!carry_on(own, at, at + 1))
        return NULL;
    const char *start = own->carry.data, *end = start + own->carry.n;
    if (own->carried == TOKEN_CHARACTER) {
        int size = xml_wide(start, end);
        if (!size)
            return own_fail(own, REFUSAL_XML_ENCODING);
        if (size > 0) {
            own->carried = TOKEN_NONE;
            emit(own, start, end);
        }
        return at + 1;
    }
    char text[4];
    size_t size;
    const char *next = own_reference(own, start, end, text, &size);
    if (next == xml_cut_off)
        return at + 1;
    own->carried = TOKEN_NONE;
    if (next)
        emit(own, text, text + size);
    return next ? at + 1 : NULL;
}

// Goes on with the carried token.
static const char *take_carried(struct own_parser *own, const char *at, const char *end)
{
    switch (own->carried) {
    case TOKEN_TAG:
        return carried_tag(own, at, end);
    case TOKEN_REFERENCE:
    case TOKEN_CHARACTER:
        return carried_text(own, at);
    case TOKEN_UNKNOWN:
        if (!carry_on(own, at, at + 1))
            return NULL;
        own->carried = classify(own, own->carry.data, own->carry.n);
        return own->carried == TOKEN_NONE || *at == '>' ? own_fail(own, REFUSAL_XML_SYNTAX) : at + 1;
    default:
        return carried_closed(own, at, end);
    }
}

// Offers the bytes after a tag to the handler's shortcut.
static const char *offer(struct own_parser *own, const char *at, const char *end)
{
    if (!own->parser.shortcut || at == end || own->carried != TOKEN_NONE || own->parser.is_stopped)
        return at;
    return at + own->parser.shortcut(&own->parser, at, (size_t)(end - at));
}

// Parses UTF-8 from `at`; where it stopped (at `end`, or after a declaration that switches the encoding), NULL
// when the text is wrong or the handler stopped.
static const char *scan(struct own_parser *own, const char *at, const char *end)
{
    while (at < end && !own->has_switched) {
        if (own->carried != TOKEN_NONE) {
            bool is_tag = own->carried == TOKEN_TAG;
            at = take_carried(own, at, end);
            if (at && is_tag)
                at = offer(own, at, end);
        } else if (own->skips_line_feed) {
            own->skips_line_feed = false;
            at += *at == '\n';
            continue;
        } else if (*at == '<') {
            own->brackets = 0;
            at = take_markup(own, at, end);
            if (at)
                at = offer(own, at, end);
        } else {
            at = own->open.count ? take_text(own, at, end) : take_blanks(own, at, end);
        }
        if (!at || own->parser.is_stopped)
            return NULL;
        own->past_start |= own->carried == TOKEN_NONE;
    }
    return at;
}

// Parses bytes of a document that is not UTF-8.
static bool scan_transcoded(struct own_parser *own, const char *bytes, size_t size)
{
    char room[TRANSCODE_ROOM];
    while (size) {
        size_t written, taken = own_transcode(own, bytes, size, room, sizeof room, &written);
        if (!taken)
            return own_fail(own, REFUSAL_XML_ENCODING) != NULL;
        if (!scan(own, room, room + written))
            return false;
        bytes += taken;
        size -= taken;
    }
    return true;
}

// Parses bytes after the judgement of the first ones.
static bool parse(struct own_parser *own, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    if (own->transcoder.encoding == ENCODING_UTF8) {
        bytes = scan(own, bytes, end);
        if (!bytes)
            return false;
        own->has_switched = false;
    }
    return bytes == end || scan_transcoded(own, bytes, (size_t)(end - bytes));
}

// Collects the first bytes, judges the encoding by them and parses them; how many of `bytes` that took.
static size_t begin(struct own_parser *own, const char *bytes, size_t size, bool is_last, bool *is_well)
{
    struct transcoder *transcoder = &own->transcoder;
    size_t taken = 0;
    while (taken < size && transcoder->left_count < START_BYTES)
        transcoder->left[transcoder->left_count++] = (unsigned char)bytes[taken++];
    if (transcoder->left_count < START_BYTES && !is_last)
        return taken;
    char first[START_BYTES];
    size_t count = transcoder->left_count;
    memcpy(first, transcoder->left, count);
    transcoder->left_count = 0;
    size_t mark = own_judge_start(own, first, count);
    *is_well = parse(own, first + mark, count - mark);
    return taken;
}

// Parses the next bytes; at the end asks whether the document is whole.
static bool feed(struct xml_parser *parser, const char *bytes, size_t size, bool is_last)
{
    struct own_parser *own = (struct own_parser *)parser;
    bool is_well = true;
    if (!own->has_begun) {
        size_t taken = begin(own, bytes, size, is_last, &is_well);
        bytes += taken;
        size -= taken;
    }
    if (!is_well || (size && !parse(own, bytes, size)))
        return false;
    bool is_whole = own->has_root && !own->open.count && own->carried == TOKEN_NONE && !own->transcoder.left_count;
    return !is_last || is_whole || own_fail(own, REFUSAL_XML_ENDS);
}

// Makes a tokenizer.
struct xml_parser *xml_open_own(struct arena *arena, struct xml_limits limits)
{
    struct own_parser *own = ARENA_NEW(arena, struct own_parser);
    *own = (struct own_parser){.parser.feed = feed, .arena = arena, .limits = limits};
    own->names.arena = own->carry.arena = own->values.arena = arena;
    return &own->parser;
}
