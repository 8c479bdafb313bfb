// SPDX-License-Identifier: MIT
// Paragraphs of OpenDocument (ODF 1.3 part 3, 6.1): spans, blanks written as elements, what is not text.
#include "read/ods.h"

enum { MOST_BLANKS = 32767 };

// Forgets the text of the cell before.
void ods_text_begin(struct ods_text *text)
{
    text->text.n = 0;
    text->paragraphs = text->depth = text->ignored = 0;
    text->after_blank = false;
}

// Adds the blanks that <text:s text:c="3"/> stands for.
static void add_blanks(struct ods_text *text, struct str count)
{
    int blanks = count.n ? 0 : 1;
    for (size_t i = 0; i < count.n && count.s[i] >= '0' && count.s[i] <= '9' && blanks < MOST_BLANKS; i++)
        blanks = blanks * 10 + (count.s[i] - '0');
    for (int i = 0; i < blanks && i < MOST_BLANKS; i++)
        buffer_add_char(&text->text, ' ');
    text->after_blank = false;
}

// Whether a paragraph's element stands for one character; adds it.
static bool add_character(struct ods_text *text, const struct xml_element *element)
{
    if (str_is(element->name.local, "s"))
        add_blanks(text, xml_attribute(element, SPACE_TEXT, "c"));
    else if (str_is(element->name.local, "tab"))
        buffer_add_char(&text->text, '\t');
    else if (str_is(element->name.local, "line-break"))
        buffer_add_char(&text->text, '\n');
    else
        return false;
    return true;
}

// Takes a start tag inside a cell.
bool ods_text_start(struct ods_text *text, const struct xml_element *element)
{
    bool is_text = element->name.space == SPACE_TEXT;
    if (text->ignored) {
        text->ignored++;
    } else if (!text->depth) {
        if (!is_text || !(str_is(element->name.local, "p") || str_is(element->name.local, "h"))) {
            text->ignored = 1; // notes, shapes and what else floats over a cell
            return true;
        }
        if (text->paragraphs++)
            buffer_add_char(&text->text, '\n');
        text->depth = 1;
        text->after_blank = true; // blanks at the start go
    } else if (!is_text || str_is(element->name.local, "note") || str_is(element->name.local, "ruby-text")) {
        text->ignored = 1;
    } else {
        text->depth++;
        if (add_character(text, element))
            text->after_blank = false;
    }
    return true;
}

// Takes an end tag inside a cell; false when it is the cell's own.
bool ods_text_end(struct ods_text *text)
{
    if (text->ignored) {
        text->ignored--;
        return true;
    }
    if (!text->depth)
        return false;
    if (--text->depth == 0 && text->after_blank && text->text.n && text->text.data[text->text.n - 1] == ' ')
        text->text.n--;
    return true;
}

// Takes character data inside a cell, blanks collapsed.
void ods_text_piece(struct ods_text *text, struct str piece)
{
    if (!text->depth || text->ignored)
        return;
    for (size_t i = 0; i < piece.n; i++) {
        bool is_blank = piece.s[i] == ' ' || piece.s[i] == '\t' || piece.s[i] == '\n' || piece.s[i] == '\r';
        if (!is_blank)
            buffer_add_char(&text->text, piece.s[i]);
        else if (!text->after_blank)
            buffer_add_char(&text->text, ' ');
        text->after_blank = is_blank;
    }
}
