// SPDX-License-Identifier: MIT
// What was understood, as one JSON object.
#include "write/explanation.h"

#include "base/decimal.h"
#include "write/json.h"

// Adds `"key": "text"`, null for an empty text, with a comma before it unless it is the first.
static void add_pair(struct buffer *out, const char *key, struct str text, bool is_first)
{
    if (!is_first)
        buffer_add_z(out, ", ");
    json_add_string(out, str_of(key));
    buffer_add_z(out, ": ");
    if (text.n)
        json_add_string(out, text);
    else
        buffer_add_z(out, "null");
}

// Adds a number under a key.
static void add_integer(struct buffer *out, const char *key, int64_t value)
{
    buffer_add_z(out, ", ");
    json_add_string(out, str_of(key));
    buffer_format(out, ": %lld", (long long)value);
}

// The A1 name of a cell.
static struct str cell_name(struct arena *arena, int32_t row, int32_t column)
{
    struct place place = place_of_cell(STR(""), STR(""), row, column);
    return place_cell_name(arena, &place);
}

// Adds what a column was taken for.
static void add_column(struct buffer *out, const struct column *column, int held, int failed)
{
    char digits[DECIMAL_SIZE];
    buffer_add_char(out, '{');
    add_pair(out, "columna", place_column_name(out->arena, column->column), true);
    add_pair(out, "encabezado", column->path, false);
    add_pair(out, "campo", column->place ? str_of(measure_shown(column->measure)) : str_of(field_name(column->field)),
             false);
    add_pair(out, "periodo", str_of(place_shown(column->place)), false);
    add_pair(out, "entendido", explained_column(out->arena, column), false);
    add_pair(out, "motivo", str_of(explained_reason(column->why)), false);
    buffer_add_z(out, ", \"certeza\": ");
    buffer_add(out, digits, decimal_shortest(digits, decimal_clean(column_certainty(column, held, failed))));
    buffer_add_char(out, '}');
}

// Adds the tables of a sheet with their columns.
static void add_tables(struct buffer *out, const struct sheet_explanation *sheet)
{
    buffer_add_z(out, ", \"tablas\": [");
    for (size_t i = 0; i < sheet->reading->tables.count; i++) {
        const struct table *table = &sheet->reading->tables.items[i];
        struct place place = place_of_cell(STR(""), STR(""), table->header, table->column);
        place.row_to = table->data_to - 1;
        place.column_to = table->column_to;
        buffer_add_z(out, i ? ", {" : "{");
        add_pair(out, "rango", place_cell_name(out->arena, &place), true);
        add_integer(out, "encabezado_de", table->header + 1);
        add_integer(out, "encabezado_a", table->header_to + 1);
        buffer_add_z(out, table->has_figures ? ", \"usada\": true" : ", \"usada\": false");
        add_integer(out, "identidades_cuadran", sheet->held[i]);
        add_integer(out, "identidades_no_cuadran", sheet->failed[i]);
        buffer_add_z(out, ", \"columnas\": [");
        for (size_t k = 0; k < table->columns.count; k++) {
            buffer_add_z(out, k ? ", " : "");
            add_column(out, &table->columns.items[k], sheet->held[i], sheet->failed[i]);
        }
        buffer_add_z(out, "]}");
    }
    buffer_add_char(out, ']');
}

// Adds the labels of the heading blocks.
static void add_headings(struct buffer *out, const struct sheet_reading *reading)
{
    bool is_first = true;
    buffer_add_z(out, ", \"encabezado\": [");
    for (size_t i = 0; i < reading->headings.count; i++) {
        const struct heading *heading = &reading->headings.items[i];
        if (!heading->field && !heading->sense.measure)
            continue;
        buffer_add_z(out, is_first ? "{" : ", {");
        is_first = false;
        add_pair(out, "celda", cell_name(out->arena, heading->row, heading->column), true);
        add_pair(out, "campo",
                 str_of(heading->field ? field_name(heading->field) : measure_shown(heading->sense.measure)), false);
        add_pair(out, "valor", heading->value, false);
        add_pair(out, "nombre", heading->name, false);
        buffer_add_char(out, '}');
    }
    buffer_add_char(out, ']');
}

// Adds the use of each row.
static void add_rows(struct buffer *out, const struct sheet_reading *reading)
{
    buffer_add_z(out, ", \"filas\": [");
    for (size_t i = 0; i < reading->rows.count; i++)
        buffer_format(out, "%s{\"fila\": %d, \"uso\": \"%s\"}", i ? ", " : "", reading->rows.items[i].row + 1,
                      explained_use(reading->rows.items[i].use));
    buffer_add_char(out, ']');
}

// Adds one sheet.
static void add_sheet(struct buffer *out, const struct sheet_explanation *sheet)
{
    const struct sheet_reading *reading = sheet->reading;
    buffer_add_char(out, '{');
    add_pair(out, "hoja", sheet->view->grid->name, true);
    add_pair(out, "plantilla", sheet->view->layout ? sheet->view->layout->name : STR(""), false);
    buffer_add_z(out, reading->is_hidden ? ", \"oculta\": true" : ", \"oculta\": false");
    add_pair(out, "repite_a", reading->is_left_out ? reading->repeats : STR(""), false);
    add_integer(out, "indicadores", reading->is_left_out ? 0 : (int64_t)reading->records.count);
    buffer_add_z(out, ", \"senas\": [");
    for (size_t i = 0; i < sheet->bids.count; i++) {
        buffer_add_z(out, i ? ", {" : "{");
        add_pair(out, "plantilla", sheet->bids.items[i].layout->name, true);
        add_integer(out, "cumple", sheet->bids.items[i].met);
        add_integer(out, "de", sheet->bids.items[i].clues);
        buffer_add_char(out, '}');
    }
    buffer_add_char(out, ']');
    add_headings(out, reading);
    add_tables(out, sheet);
    add_rows(out, reading);
    buffer_add_char(out, '}');
}

// Writes the whole object.
void explanation_add_json(struct buffer *text, const struct source *source, const struct explanation *explanation,
                          const struct findings *findings)
{
    buffer_add_char(text, '{');
    add_pair(text, "archivo", source->name, true);
    add_integer(text, "indicadores", (int64_t)explanation->records.count);
    buffer_add_z(text, ", \"hojas\": [");
    for (size_t i = 0; i < explanation->sheets.count; i++) {
        buffer_add_z(text, i ? ", " : "");
        add_sheet(text, &explanation->sheets.items[i]);
    }
    buffer_add_z(text, "], \"hallazgos\": [");
    for (const struct finding *finding = findings->first; finding; finding = finding->next) {
        buffer_add_z(text, finding == findings->first ? "{" : ", {");
        add_pair(text, "regla", str_of(rule_text(finding->rule)->id), true);
        add_pair(text, "gravedad", str_of(severity_name(finding->severity)), false);
        add_pair(text, "hoja", finding->place.sheet, false);
        add_pair(text, "celda", place_cell_name(text->arena, &finding->place), false);
        add_pair(text, "mensaje", finding_sentence(text->arena, finding), false);
        buffer_add_char(text, '}');
    }
    buffer_add_z(text, "]}\n");
}
