// SPDX-License-Identifier: MIT
// Small questions to a record; see record.h.
#include "record/record.h"

#include "es/level_texts.h"
#include "read/reader.h"
#include "text/fold.h"

// "Fin", "Propósito", "Componente", "Actividad", "Meta"; NULL for LEVEL_NONE.
const char *level_name(enum level level)
{
    static const char *const names[LEVEL_COUNT] = {NULL, LEVEL_TEXTS};
    return names[level];
}

// Whether the figure is a number.
bool figure_is_number(const struct figure *figure)
{
    return figure->kind == FIGURE_NUMBER;
}

// A cell of the record's sheet.
static struct place place_in_sheet(const struct record *record, int32_t row, int32_t column)
{
    struct place place = place_of_cell(record->source->name, record->sheet, row, column);
    place.sheet_index = record->sheet_index;
    return place;
}

// The record's row as a range.
struct place record_row_place(const struct record *record)
{
    struct place place = place_in_sheet(record, record->row, record->column);
    place.row_to = record->row;
    place.column_to = record->column_to;
    return place;
}

// The place of a figure of the record, or of the whole row when the figure has no cell.
struct place record_figure_place(const struct record *record, const struct figure *figure)
{
    if (figure->row < 0 || figure->column < 0)
        return record_row_place(record);
    return place_in_sheet(record, figure->row, figure->column);
}

// The place of a text of the record.
struct place record_text_place(const struct record *record, enum record_text text)
{
    const struct text_field *field = &record->texts[text];
    if (!field->is_there || field->row < 0 || field->column < 0)
        return record_row_place(record);
    return place_in_sheet(record, field->row, field->column);
}

// The unit of measure that figures are summed by: of the variables where given, without a label before a colon.
struct str record_unit_of_measure(struct arena *arena, const struct record *record)
{
    if (record->variables_unit.n)
        return record->variables_unit;
    struct str text = record->texts[TEXT_UNIT_OF_MEASURE].text;
    size_t colon = str_find(text, STR(":"));
    if (colon != SIZE_MAX && str_starts(fold_label(arena, str_slice(text, 0, colon)), STR("unidad de medida")))
        text = str_trim(str_slice(text, colon + 1, text.n));
    return text;
}
