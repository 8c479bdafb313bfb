// SPDX-License-Identifier: MIT
// The listing of cells and its summary, as JSON lines; see cells.h. A million lines pass through here, so a
// line is put together from pieces that are ready: the sheet's name escaped once, columns and digits by hand.
#include "write/cells.h"

#include "base/decimal.h"
#include "write/json.h"

enum { OUT_SIZE = 64 * 1024, LINE_ROOM = 512 };

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
    struct buffer opening;   // {"sheet":"…","ref":" of the sheet at hand
    struct sums sums;
    struct buffer merges;    // the ranges of the sheet at hand, as JSON strings
    struct buffer sheets;    // the list of sheets, printed last
    size_t used;
    char bytes[OUT_SIZE];
};

// Hands the buffered bytes to the receiver.
static void flush(struct cells_output *output)
{
    if (output->used && !output->is_refused)
        output->is_refused = !output->out.write(output->out.context, output->bytes, output->used);
    output->used = 0;
}

// Adds bytes of any number to the output.
static void put(struct cells_output *output, const char *bytes, size_t size)
{
    while (size > OUT_SIZE - output->used) {
        size_t part = OUT_SIZE - output->used;
        memcpy(output->bytes + output->used, bytes, part);
        output->used += part;
        bytes += part;
        size -= part;
        flush(output);
    }
    memcpy(output->bytes + output->used, bytes, size);
    output->used += size;
}

static void put_str(struct cells_output *output, struct str text)
{
    put(output, text.s, text.n);
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
    put_str(output, buffer_str(&output->opening));
    put(output, line, (size_t)(at - line));
    char number[DECIMAL_SIZE];
    if (cell->cell.type == CELL_BOOLEAN)
        put_str(output, cell->cell.number > 0 ? STR("true") : STR("false"));
    else if (cell->cell.type != CELL_NUMBER)
        json_put(output, (json_put_function)put, cell->cell.text);
    else if (cell->literal.n)
        put_str(output, cell->literal);
    else
        put(output, number, decimal_print(number, cell->cell.number, 15));
    put(output, "}\n", 2);
}
