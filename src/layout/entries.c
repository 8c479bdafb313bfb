// SPDX-License-Identifier: MIT
// Reading the lines of the vocabulary files; see entries.h.
#include "layout/entries.h"

#include "es/layout_texts.h"
#include "text/fold.h"

// Characters (not bytes) before a byte of a line, plus one.
static int32_t column_of(struct str line, size_t byte)
{
    int32_t column = 1;
    for (size_t i = 0; i < byte && i < line.n; i++)
        column += ((unsigned char)line.s[i] & 0xC0) != 0x80;
    return column;
}

// The message of a wrong line.
static struct str complain(struct arena *arena, struct str path, int32_t line, int32_t column, const char *sentence,
                           struct str quoted)
{
    struct buffer text = {.arena = arena};
    buffer_format(&text, "%.*s:%d:%d: ", STR_ARG(path), line, column);
    for (const char *at = sentence; *at; at++) {
        if (*at == '@')
            buffer_add_str(&text, quoted);
        else
            buffer_add_char(&text, *at);
    }
    return buffer_str(&text);
}

// "archivo:línea:columna: " before a message about an entry.
struct str entry_message(struct arena *arena, struct str path, const struct entry *entry, int32_t column,
                         const char *sentence, struct str quoted)
{
    return complain(arena, path, entry->line, column, sentence, quoted);
}

// The next line of a text, without its end; false at the end of the text.
static bool next_line(struct str *text, struct str *line)
{
    if (!text->n)
        return false;
    size_t end = str_find(*text, STR("\n"));
    *line = str_slice(*text, 0, end);
    *text = end == SIZE_MAX ? (struct str){text->s + text->n, 0} : str_slice(*text, end + 1, text->n);
    if (line->n && line->s[line->n - 1] == '\r')
        line->n--;
    return true;
}

// Reads "[sección]" into *section.
static bool read_section(struct arena *arena, struct str path, int32_t number, struct str line, struct str *section,
                         struct str *message)
{
    if (line.s[line.n - 1] != ']') {
        *message = complain(arena, path, number, column_of(line, line.n), LAYOUT_TEXT_NO_BRACKET, line);
        return false;
    }
    *section = tidy_text(arena, str_slice(line, 1, line.n - 2));
    if (!section->n)
        *message = complain(arena, path, number, 2, LAYOUT_TEXT_EMPTY_SECTION, line);
    return section->n > 0;
}

// Reads all lines of a text.
bool entries_read(struct arena *arena, struct str path, struct str text, entry_list *entries, struct str *message)
{
    struct str section = {0}, raw;
    int32_t number = 0, section_line = 0;
    while (next_line(&text, &raw)) {
        number++;
        struct str line = str_trim(raw);
        if (!line.n || line.s[0] == '#')
            continue;
        size_t indent = (size_t)(line.s - raw.s);
        if (line.s[0] == '[') {
            section_line = number;
            if (!read_section(arena, path, number, line, &section, message))
                return false;
            continue;
        }
        size_t colon = str_find(line, STR(":"));
        if (colon == SIZE_MAX || !colon || !section.n) {
            const char *why = !section.n ? LAYOUT_TEXT_OUTSIDE : LAYOUT_TEXT_NO_COLON;
            *message = complain(arena, path, number, column_of(raw, indent), why, line);
            return false;
        }
        struct str value = str_trim(str_slice(line, colon + 1, line.n));
        struct str key = str_trim(str_slice(line, 0, colon));
        int32_t column = column_of(raw, value.n ? (size_t)(value.s - raw.s) : indent + colon + 1);
        if (!value.n) {
            *message = complain(arena, path, number, column, LAYOUT_TEXT_NO_VALUE, key);
            return false;
        }
        *VECTOR_ADD(arena, entries) = (struct entry){section, key, value, number, column, section_line};
    }
    return true;
}
