// SPDX-License-Identifier: MIT
// The listing of cells and its summary, as JSON lines; see cells.h. A million lines pass through here, so a
// line is put together from pieces that are ready: the sheet's name escaped once, columns and digits by hand.
#include "write/cells.h"

#include "base/decimal.h"
#include "text/utf8.h"
#include "write/json.h"

enum { FULL = 64 * 1024, LINE_ROOM = 64 };

// What a summary adds up.
struct sums {
    uint64_t numbers, percents, dates, texts, booleans, errors, characters;
    double sum, lost; // Kahan's: the sum and what rounding took from it
};

struct cells_output {
    struct arena *arena;
    struct cuadra_sink out;
    struct str file;
    bool is_summary, is_refused;
    struct sheet_head sheet;
    struct buffer opening; // {"sheet":"…","ref":" of the sheet at hand
    struct sums sums;
    struct buffer merges; // the ranges of the sheet at hand, as JSON strings
    struct buffer sheets; // the list of sheets, printed last
    struct buffer lines;  // what is still to be handed on
};

// Hands the lines to the receiver.
static void flush(struct cells_output *output)
{
    if (output->lines.n && !output->is_refused)
        output->is_refused = !output->out.write(output->out.context, output->lines.data, output->lines.n);
    output->lines.n = 0;
}

// Writes "AB12" of a place; returns the end.
static char *put_reference(char *at, int32_t row, int32_t column)
{
    char letters[4], digits[12];
    int n = 0, d = 0;
    for (int32_t left = column + 1; left > 0 && n < 4; left = (left - 1) / 26)
        letters[n++] = (char)('A' + (left - 1) % 26);
    while (n)
        *at++ = letters[--n];
    for (int32_t left = row + 1; left > 0; left /= 10)
        digits[d++] = (char)('0' + left % 10);
    while (d)
        *at++ = digits[--d];
    return at;
}

// The letter of a cell's type in the neutral form.
static char type_letter(const struct cell *cell)
{
    static const char of_number[] = {[NUMBER_PLAIN] = 'n', [NUMBER_PERCENT] = 'p', [NUMBER_DATE] = 'd'};
    static const char of_type[] = {[CELL_EMPTY] = 's', [CELL_TEXT] = 's', [CELL_BOOLEAN] = 'b', [CELL_ERROR] = 'e'};
    return cell->type == CELL_NUMBER ? of_number[cell->kind] : of_type[cell->type];
}

// Prints a cell as a line of the neutral form.
static void print_cell(void *context, const struct sink_cell *cell)
{
    struct cells_output *output = context;
    char line[LINE_ROOM], *at = put_reference(line, cell->row, cell->cell.column);
    static const char before_type[] = "\",\"t\":\"", before_value[] = "\",\"v\":";
    memcpy(at, before_type, sizeof before_type - 1);
    at += sizeof before_type - 1;
    *at++ = type_letter(&cell->cell);
    memcpy(at, before_value, sizeof before_value - 1);
    at += sizeof before_value - 1;
    struct buffer *lines = &output->lines;
    buffer_add_str(lines, buffer_str(&output->opening));
    buffer_add(lines, line, (size_t)(at - line));
    char number[DECIMAL_SIZE];
    if (cell->cell.type == CELL_BOOLEAN)
        buffer_add_str(lines, cell->cell.number > 0 ? STR("true") : STR("false"));
    else if (cell->cell.type != CELL_NUMBER)
        json_add_string(lines, cell->cell.text);
    else if (cell->literal.n)
        buffer_add_str(lines, cell->literal);
    else
        buffer_add(lines, number, decimal_print(number, cell->cell.number, 15));
    buffer_add(lines, "}\n", 2);
    if (lines->n >= FULL)
        flush(output);
}

// Adds a number to the sum, keeping what rounding takes away.
static void add_number(struct sums *sums, double number)
{
    double taken = number - sums->lost;
    double sum = sums->sum + taken;
    sums->lost = (sum - sums->sum) - taken;
    sums->sum = sum;
}

// The characters of a cell's text, which many cells may share.
static uint32_t count_characters(const struct sink_cell *cell)
{
    if (cell->characters && *cell->characters)
        return *cell->characters;
    uint32_t count = (uint32_t)utf8_count(cell->cell.text.s, cell->cell.text.n);
    if (cell->characters)
        *cell->characters = count;
    return count;
}

// Adds a cell to the sums of its sheet.
static void sum_cell(void *context, const struct sink_cell *cell)
{
    struct sums *sums = &((struct cells_output *)context)->sums;
    switch (cell->cell.type) {
    case CELL_NUMBER:
        sums->numbers += cell->cell.kind == NUMBER_PLAIN;
        sums->percents += cell->cell.kind == NUMBER_PERCENT;
        sums->dates += cell->cell.kind == NUMBER_DATE;
        add_number(sums, cell->cell.number);
        break;
    case CELL_TEXT:
        sums->texts++;
        sums->characters += count_characters(cell);
        break;
    case CELL_BOOLEAN:
        sums->booleans++;
        break;
    default:
        sums->errors++;
    }
}

// A sheet begins: its opening is put together once.
static void begin_sheet(void *context, const struct sheet_head *sheet)
{
    struct cells_output *output = context;
    output->sheet = *sheet;
    output->sums = (struct sums){0};
    output->merges.n = 0;
    output->opening.n = 0;
    buffer_add_z(&output->opening, "{\"sheet\":");
    json_add_string(&output->opening, sheet->name);
    buffer_add_z(&output->opening, ",\"ref\":\"");
}

// Remembers a merge as a JSON string.
static void see_merge(void *context, const struct merge *merge)
{
    struct cells_output *output = context;
    char text[64], *at = text;
    *at++ = output->merges.n ? ',' : '[';
    *at++ = '"';
    at = put_reference(at, merge->row, merge->column);
    if (merge->row != merge->row_to || merge->column != merge->column_to) {
        *at++ = ':';
        at = put_reference(at, merge->row_to, merge->column_to);
    }
    *at++ = '"';
    buffer_add(&output->merges, text, (size_t)(at - text));
}

// Prints the line of merges of the sheet that ends, and adds the sheet to the list.
static void end_sheet(void *context)
{
    static const char *const names[] = {
        [SHEET_VISIBLE] = "visible", [SHEET_HIDDEN] = "hidden", [SHEET_VERY_HIDDEN] = "veryHidden"};
    struct cells_output *output = context;
    struct buffer name = {.arena = output->arena};
    json_add_string(&name, output->sheet.name);
    if (output->merges.n) {
        buffer_add_str(&output->lines, STR("{\"sheet\":"));
        buffer_add_str(&output->lines, buffer_str(&name));
        buffer_add_str(&output->lines, STR(",\"merged\":"));
        buffer_add_str(&output->lines, buffer_str(&output->merges));
        buffer_add_str(&output->lines, STR("]}\n"));
    }
    buffer_add_z(&output->sheets, output->sheets.n ? ",{\"name\":" : "{\"name\":");
    buffer_add_str(&output->sheets, buffer_str(&name));
    buffer_add_z(&output->sheets, ",\"vis\":\"");
    buffer_add_z(&output->sheets, names[output->sheet.visibility]);
    buffer_add_z(&output->sheets, "\"}");
}

// Prints the sums of the sheet that ends.
static void end_summary(void *context)
{
    struct cells_output *output = context;
    const struct sums *sums = &output->sums;
    struct buffer line = {.arena = output->arena};
    buffer_add_z(&line, "{\"archivo\":");
    json_add_string(&line, output->file);
    buffer_add_z(&line, ",\"hoja\":");
    if (output->sheet.has_name)
        json_add_string(&line, output->sheet.name);
    else
        buffer_add_z(&line, "null");
    const struct {
        const char *name;
        uint64_t count;
    } counts[] = {{"numeros", sums->numbers}, {"porcentajes", sums->percents}, {"fechas", sums->dates},
                  {"textos", sums->texts},    {"logicos", sums->booleans},     {"errores", sums->errors}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        buffer_format(&line, ",\"%s\":%llu", counts[i].name, (unsigned long long)counts[i].count);
    char number[DECIMAL_SIZE];
    buffer_add_z(&line, ",\"suma\":");
    buffer_add(&line, number, decimal_print(number, sums->sum, 15));
    buffer_format(&line, ",\"caracteres\":%llu}\n", (unsigned long long)sums->characters);
    buffer_add_str(&output->lines, buffer_str(&line));
}

// What a consumer has no use for.
static void ignore_merge(void *context, const struct merge *merge)
{
    (void)context, (void)merge;
}

// The same for hidden rows.
static void ignore_row(void *context, int32_t row)
{
    (void)context, (void)row;
}

// Makes the output with an empty buffer.
struct cells_output *cells_output_new(struct arena *arena, const struct cuadra_sink *out, struct str file, bool summary)
{
    struct cells_output *output = ARENA_NEW(arena, struct cells_output);
    output->arena = arena;
    output->out = *out;
    output->file = file;
    output->is_summary = summary;
    output->lines.arena = output->opening.arena = output->merges.arena = output->sheets.arena = arena;
    return output;
}

// Chooses the functions of the listing or of the summary.
struct sink cells_sink(struct cells_output *output)
{
    if (output->is_summary)
        return (struct sink){output, begin_sheet, sum_cell, ignore_row, ignore_merge, end_summary};
    return (struct sink){output, begin_sheet, print_cell, ignore_row, see_merge, end_sheet};
}

// Prints the list of sheets and what is left in the buffer.
bool cells_finish(struct cells_output *output, bool is_1904)
{
    if (!output->is_summary) {
        buffer_add_str(&output->lines, STR("{\"sheets\":["));
        buffer_add_str(&output->lines, buffer_str(&output->sheets));
        buffer_add_str(&output->lines, is_1904 ? STR("],\"date1904\":true}\n") : STR("],\"date1904\":false}\n"));
    }
    flush(output);
    return !output->is_refused;
}
