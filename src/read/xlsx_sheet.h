// SPDX-License-Identifier: MIT
// The state of reading one worksheet, shared by the careful way (xlsx_sheet.c) and the shortcut for the cells
// that nearly all are (xlsx_shortcut.c). Both must report the same.
#ifndef CUADRA_READ_XLSX_SHEET_H
#define CUADRA_READ_XLSX_SHEET_H

#include "read/xlsx.h"

// The types that a cell may declare.
enum declared {
    DECLARED_NUMBER,
    DECLARED_SHARED,
    DECLARED_TEXT,
    DECLARED_INLINE,
    DECLARED_BOOLEAN,
    DECLARED_ERROR,
    DECLARED_DATE
};

// The digits of the row in the last reference, with the quote after them, as they stand there.
struct row_digits {
    uint64_t bytes, mask; // the first `size` of eight bytes
    size_t size;          // 0: unknown
    int32_t row;
};

// State while reading a sheet.
struct sheet {
    struct reading *reading;
    struct xml_parser *parser;
    struct str name;
    const struct shared_strings *strings;
    const struct cell_formats *formats;
    int32_t row, column;    // of the last row or cell begun; -1 before the first
    enum declared declared; // type of the cell at hand
    uint32_t style;         // of the cell at hand
    bool is_formula;        // the cell at hand has a formula
    bool in_cell;
    bool takes_text;   // inside a <v> or <t> whose text is the value
    unsigned phonetic; // depth of <rPh>
    struct foreign foreign;
    struct row_digits last_row; // of the shortcut
    size_t merges;
    struct buffer text; // the value of the cell at hand
};

// Ends the reading of the sheet with a refusal that names it.
void sheet_refuse(struct sheet *sheet, enum refusal refusal);
// Gives a number what its style's format makes of it.
void sheet_apply_format(struct sheet *sheet, struct sink_cell *cell);
// Makes the cell a text or an error; an empty text makes it hold nothing.
void sheet_set_text(struct sink_cell *cell, enum cell_type type, struct str text);
// Makes the cell the shared string of an index; false after refusing.
bool sheet_shared_cell(struct sheet *sheet, struct sink_cell *cell, int64_t index);
// Takes as many simple cells as follow one another; see xml_parser.shortcut.
size_t sheet_shortcut(struct xml_parser *parser, const char *bytes, size_t size);

#endif
