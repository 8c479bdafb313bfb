// SPDX-License-Identifier: MIT
// Saying in a sentence what the columns of a table were taken for.
#include "layout/extract.h"

enum { DESCRIPTION_BYTES_MAX = 700 };

// "meta del 1er. trimestre" and the like for a figure column.
static void describe_figure(const struct column *column, struct buffer *text)
{
    buffer_add_z(text, measure_shown(column->measure));
    buffer_add_char(text, ' ');
    buffer_add_z(text, place_shown(column->place));
}

// Adds "«heading» = field" for each column of a table that was understood.
void table_describe(struct arena *arena, const struct table *table, struct buffer *text)
{
    text->arena = arena;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = &table->columns.items[i];
        if (!column->path.n || (!column->field && !column->place) || column->is_spare)
            continue;
        if (text->n > DESCRIPTION_BYTES_MAX) {
            buffer_add_z(text, ", ...");
            return;
        }
        buffer_format(text, "%s\xC2\xAB%.*s\xC2\xBB = ", text->n ? ", " : "", STR_ARG(column->path));
        if (column->place)
            describe_figure(column, text);
        else
            buffer_add_z(text, field_shown(column->field));
    }
}
