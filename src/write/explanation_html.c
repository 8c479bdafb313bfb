// SPDX-License-Identifier: MIT
// What was understood, as a page: each sheet drawn as a grid whose colours show the fields. The page needs nothing
// from outside; every colour also stands in words in the cell's title.
#include "write/explanation.h"

#include "es/explain_texts.h"
#include "read/html.h"

enum { GRID_ROWS_MAX = 1500, GRID_COLUMNS_MAX = 80 };

static const char style[] =
    "<style>body{font:13px/1.35 'Segoe UI',Carlito,sans-serif;margin:1.5em;color:#222}h1{font-size:1.4em}"
    "h2{font-size:1.15em;margin-top:2em}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:2px 5px;"
    "vertical-align:top;max-width:22em;overflow-wrap:break-word}th{background:#f3f3f3;color:#555;font-weight:normal}"
    ".leyenda span{padding:2px 8px;border:1px solid #bbb;margin-right:4px}.f-id{background:#d9ead3}.f-texto{background:#eef4ea}"
    ".f-meta{background:#cfe2f3}.f-avance{background:#fff2cc}.f-variacion{background:#ead1dc}.f-porcentaje{background:#d9d2e9}"
    ".f-encabezado{background:#d0d0d0;font-weight:bold}.f-dato{background:#fce5cd}.f-nada{background:#fafafa;color:#777}"
    ".f-duda{background:#f4cccc}.rejilla{overflow-x:auto}</style>\n";

// Adds a text with the signs of HTML escaped.
static void add_escaped(struct buffer *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '&')
            buffer_add_z(out, "&amp;");
        else if (c == '<')
            buffer_add_z(out, "&lt;");
        else if (c == '>')
            buffer_add_z(out, "&gt;");
        else if (c == '"')
            buffer_add_z(out, "&quot;");
        else if ((unsigned char)c >= ' ' || c == '\n' || c == '\t')
            buffer_add_char(out, c);
    }
}

// The class of a column's cells.
static const char *column_class(const struct column *column)
{
    static const char *const by_measure[MEASURE_COUNT] = {"f-duda", "f-meta", "f-avance", "f-variacion",
                                                          "f-porcentaje"};
    if (column->is_spare || column->is_other || column->field == FIELD_OTHER || column->field == FIELD_MONEY)
        return "f-nada";
    if (column->place)
        return by_measure[column->measure];
    switch (column->field) {
    case FIELD_NONE:
        return "f-duda";
    case FIELD_LEVEL:
    case FIELD_KEY:
    case FIELD_NUMBER:
    case FIELD_INDICATOR:
    case FIELD_ACTION:
    case FIELD_SUMMARY:
        return "f-id";
    default:
        return "f-texto";
    }
}

// What a cell of the drawn grid is.
struct cell_look {
    const char *class_name;
    struct str title;
};

// The use of a row, USE_TEXT when the reading did not reach it.
static enum row_use use_of(const struct sheet_reading *reading, int32_t row)
{
    for (size_t i = 0; i < reading->rows.count; i++)
        if (reading->rows.items[i].row == row)
            return reading->rows.items[i].use;
    return USE_TEXT;
}

// How a cell of a row of figures looks.
static struct cell_look table_look(struct arena *arena, const struct sheet_reading *reading, int32_t row,
                                   int32_t column)
{
    for (size_t i = 0; i < reading->tables.count; i++) {
        const struct table *table = &reading->tables.items[i];
        if (!table->has_figures || row <= table->header_to || row >= table->data_to)
            continue;
        for (size_t k = 0; k < table->columns.count; k++) {
            const struct column *one = &table->columns.items[k];
            if (column >= one->column && column <= one->column_to)
                return (struct cell_look){column_class(one), explained_column(arena, one)};
        }
    }
    return (struct cell_look){"", STR("")};
}

// How a cell looks.
static struct cell_look look_of(struct arena *arena, const struct sheet_explanation *sheet, int32_t row, int32_t column,
                                enum row_use use)
{
    if (use == USE_HEADER)
        return (struct cell_look){"f-encabezado", str_of(explained_use(use))};
    if (use == USE_RECORD || use == USE_CONTINUED)
        return table_look(arena, sheet->reading, row, column);
    if (use == USE_LOST || use == USE_SHIFTED)
        return (struct cell_look){"f-duda", str_of(explained_use(use))};
    for (size_t i = 0; i < sheet->reading->headings.count && use == USE_HEADING; i++) {
        const struct heading *heading = &sheet->reading->headings.items[i];
        bool is_label = heading->row == row && heading->column == column;
        bool is_value = heading->value_row == row && heading->value_column == column;
        if (heading->field && (is_label || is_value))
            return (struct cell_look){"f-dato", str_of(field_shown(heading->field))};
    }
    return (struct cell_look){"f-nada", str_of(explained_use(use))};
}

// Draws one cell, with the cells merged into it.
static void add_cell(struct buffer *out, const struct sheet_explanation *sheet, int32_t row, int32_t column,
                     enum row_use use)
{
    struct merge span = view_span(sheet->view, row, column);
    if (span.row != row || span.column != column)
        return; // drawn with the merge's first cell
    const struct cell *cell = view_own_cell(sheet->view, row, column);
    struct cell_look look = look_of(out->arena, sheet, row, column, use);
    buffer_add_z(out, "<td");
    if (span.column_to > column)
        buffer_format(out, " colspan=\"%d\"", span.column_to - column + 1);
    if (span.row_to > row)
        buffer_format(out, " rowspan=\"%d\"", span.row_to - row + 1);
    if (cell && look.class_name[0]) {
        buffer_format(out, " class=\"%s\" title=\"", look.class_name);
        add_escaped(out, look.title);
        buffer_add_char(out, '"');
    }
    buffer_add_char(out, '>');
    if (cell && cell->type == CELL_NUMBER && cell->kind == NUMBER_PERCENT) {
        struct cell points = *cell;
        points.number = cell->number * 100;
        points.kind = NUMBER_PLAIN;
        add_escaped(out, view_text(sheet->view, &points));
        buffer_add_z(out, " %");
    } else {
        add_escaped(out, view_text(sheet->view, cell));
    }
    buffer_add_z(out, "</td>");
}

// Draws a sheet.
static void add_grid(struct buffer *out, const struct sheet_explanation *sheet)
{
    const struct grid_sheet *grid = sheet->view->grid;
    int32_t rows = grid->row_count < GRID_ROWS_MAX ? grid->row_count : GRID_ROWS_MAX;
    int32_t columns = grid->column_count < GRID_COLUMNS_MAX ? grid->column_count : GRID_COLUMNS_MAX;
    buffer_add_z(out, "<div class=\"rejilla\"><table><tr><th></th>");
    for (int32_t column = 0; column < columns; column++)
        buffer_format(out, "<th>%s</th>", place_column_name(out->arena, column).s);
    buffer_add_z(out, "</tr>\n");
    for (int32_t row = 0; row < rows; row++) {
        enum row_use use = use_of(sheet->reading, row);
        buffer_format(out, "<tr><th>%d</th>", row + 1);
        for (int32_t column = 0; column < columns; column++)
            add_cell(out, sheet, row, column, use);
        buffer_add_z(out, "</tr>\n");
    }
    buffer_add_z(out, "</table></div>\n");
    if (rows < grid->row_count || columns < grid->column_count)
        buffer_format(out, EXPLAIN_HTML_CUT, GRID_ROWS_MAX, GRID_COLUMNS_MAX);
}

// Writes the whole page.
void explanation_add_html(struct buffer *text, const struct source *source, const struct explanation *explanation,
                          const struct findings *findings)
{
    struct buffer title = {.arena = text->arena};
    add_escaped(&title, source->name);
    struct str heading = str_format(text->arena, EXPLAIN_HTML_TITLE, buffer_str(&title).s);
    buffer_format(text,
                  "<!DOCTYPE html>\n<html lang=\"es-MX\"><head><meta charset=\"utf-8\">" HTML_OWN_META
                  "<title>%s</title>\n",
                  heading.s);
    buffer_add_z(text, style);
    buffer_format(text, "</head><body><h1>%s</h1>\n", heading.s);
    buffer_add_z(text, EXPLAIN_HTML_LEGEND);
    for (size_t i = 0; i < explanation->sheets.count; i++) {
        const struct sheet_explanation *sheet = &explanation->sheets.items[i];
        buffer_add_z(text, "<h2>");
        add_escaped(text, sheet->view->grid->name);
        buffer_add_z(text, "</h2>\n");
        if (sheet->reading->is_filled && !sheet->reading->is_hidden)
            add_grid(text, sheet);
    }
    struct buffer summary = {.arena = text->arena};
    explanation_add_text(&summary, source, explanation, findings);
    buffer_add_z(text, "<pre>");
    add_escaped(text, buffer_str(&summary));
    buffer_add_z(text, "</pre></body></html>\n");
}
