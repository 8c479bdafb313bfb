// SPDX-License-Identifier: MIT
// The inside of the reader of web pages: html_tokens.c tells tags from text however sloppy they are, html.c
// knows what tables are.
#ifndef CUADRA_READ_HTML_H
#define CUADRA_READ_HTML_H

#include "base/str.h"
#include "base/vector.h"

// What the pages that cuadra writes as outputs say in their head, so that the reader knows them again.
#define HTML_GENERATOR "cuadra"
#define HTML_OWN_META  "<meta name=\"generator\" content=\"" HTML_GENERATOR "\">"

enum html_kind { HTML_END, HTML_TEXT, HTML_START_TAG, HTML_END_TAG };

struct html_attribute {
    struct str name;  // lower case
    struct str value; // references decoded; empty without a value
};

// One token. It is valid until the next is asked for.
struct html_token {
    enum html_kind kind;
    struct str name; // of a tag, lower case
    struct str text; // of a text, references decoded
    VECTOR(struct html_attribute) attributes;
};

struct html_tokens {
    struct arena *parent, *arena; // `arena` holds names and decoded texts; it is renewed now and then
    const char *at, *end;
    unsigned since_renewal; // tokens
    struct html_token token;
};

void html_tokens_init(struct html_tokens *tokens, struct arena *arena, struct str page);
// The next token. Comments, declarations, scripts, styles and data islands are passed over.
const struct html_token *html_next(struct html_tokens *tokens);
// The value of an attribute, .s NULL when it is not there.
struct str html_attribute(const struct html_token *token, const char *name);
// The character set that a page declares in its first bytes, or the empty string.
struct str html_declared_charset(struct str head);

#endif
