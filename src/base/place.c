// SPDX-License-Identifier: MIT
// Places and their A1 names; see place.h.
#include "base/place.h"

// The file as a whole.
struct place place_of_file(struct str file)
{
    return (struct place){.file = file, .sheet_index = -1, .row = -1, .column = -1, .row_to = -1, .column_to = -1};
}

// One cell; column -1 for a whole line or row.
struct place place_of_cell(struct str file, struct str sheet, int32_t row, int32_t column)
{
    struct place place = place_of_file(file);
    place.sheet = sheet;
    place.row = row;
    place.column = column;
    return place;
}

// "A", "AB" for a zero-based column.
struct str place_column_name(struct arena *arena, int32_t column)
{
    char name[8];
    size_t at = sizeof name;
    for (int32_t n = column + 1; n > 0 && at > 0; n = (n - 1) / 26)
        name[--at] = (char)('A' + (n - 1) % 26);
    return str_copy(arena, (struct str){name + at, sizeof name - at});
}

// "B7", "A14:AB14", or "" when it has no cell.
struct str place_cell_name(struct arena *arena, const struct place *place)
{
    if (place->row < 0 || place->column < 0)
        return STR("");
    struct str first = place_column_name(arena, place->column);
    if (place->row_to < 0 || place->column_to < 0 || (place->row_to == place->row && place->column_to == place->column))
        return str_format(arena, "%s%d", first.s, place->row + 1);
    struct str last = place_column_name(arena, place->column_to);
    return str_format(arena, "%s%d:%s%d", first.s, place->row + 1, last.s, place->row_to + 1);
}

// "archivo:hoja!celda", with what is known of it.
struct str place_text(struct arena *arena, const struct place *place)
{
    struct str cell = place_cell_name(arena, place);
    bool is_file = !place->sheet.n && !cell.n;
    return str_format(arena, "%.*s%s%.*s%s%.*s", STR_ARG(place->file), is_file ? "" : ":", STR_ARG(place->sheet),
                      place->sheet.n && cell.n ? "!" : "", STR_ARG(cell));
}
