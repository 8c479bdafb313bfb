// SPDX-License-Identifier: MIT
// The inside of the reader of OpenDocument spreadsheets: ods.c finds the parts, ods_styles.c reads what number
// formats and table styles say, ods_text.c the paragraphs of a cell, ods_table.c the tables.
#ifndef CUADRA_READ_ODS_H
#define CUADRA_READ_ODS_H

#include "base/map.h"
#include "read/number_format.h"
#include "read/reading.h"
#include "read/xml.h"

// A style of cells or tables.
struct ods_style {
    struct str data_style, parent; // names
    bool is_hidden;                // of a table
};

// What the style elements say, and the one being read.
struct ods_styles {
    struct arena *arena;
    struct map *cells;   // name -> struct ods_style
    struct map *tables;  // name -> struct ods_style
    struct map *formats; // data style's name -> struct number_format
    struct ods_style *style;
    struct number_format *format;
};

void ods_styles_init(struct ods_styles *styles, struct arena *arena);
// Takes note of a start or end tag among the styles.
void ods_styles_start(struct ods_styles *styles, const struct xml_element *element);
void ods_styles_end(struct ods_styles *styles, struct xml_name name);
// The number format of a cell style, General where there is none.
struct number_format ods_styles_format(const struct ods_styles *styles, struct str name);
// Whether a table style hides its table.
bool ods_styles_hides(const struct ods_styles *styles, struct str name);

// The text of a cell, put together from paragraphs. Blanks collapse, as the format wants it.
struct ods_text {
    struct buffer text;
    unsigned paragraphs; // in the cell so far
    unsigned depth;      // of elements inside the paragraph, itself included; 0: outside
    unsigned ignored;    // depth inside an element that is not part of the text
    bool after_blank;    // the text ends with a blank that may go
};

void ods_text_begin(struct ods_text *text);
// Whether a tag belongs to the text of a cell; to be asked for each tag inside one.
bool ods_text_start(struct ods_text *text, const struct xml_element *element);
bool ods_text_end(struct ods_text *text);
void ods_text_piece(struct ods_text *text, struct str piece);

struct ods_book;
// The handler of content.xml, or of a flat document, and its context.
extern const struct xml_handler ods_handler;
struct ods_book *ods_book_new(struct reading *reading, struct ods_styles *styles);
// Whether a spreadsheet was in it; what else it is, or NULL.
bool ods_book_has_sheets(const struct ods_book *book);

#endif
