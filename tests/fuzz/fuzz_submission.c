// SPDX-License-Identifier: MIT
// Any table understood as a submission: it ends, all texts are UTF-8, all places are in the sheet, a second reading
// says the same, and the layout proposed of it is one. It knows no layout; those of templates/ are read.
//
// The first byte says what the others are: m, a sheet as people draw one (rows of cells between bars; "<" belongs to
// the cell at its left, "^" to the one above, "<text" holds a text all the same, "_" is a blank cell to which others
// may belong; 25% has a percent format, !#REF! is an error, "hoja NAME" begins a sheet); anything else, a file of any
// text container. Its bit 5 lets the layouts take part (small letters do).
#include "base/decimal.h"
#include "check/check.h"
#include "layout/propose.h"
#include "read/reading.h"
#include "text/fold.h"
#include "write/records.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum { CELLS_MAX = 4000, SHEETS_MAX = 8, ROWS_MAX = 100, COLUMNS_MAX = 80 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// One input.
struct job {
    struct memory *memory;
    const struct vocabulary *vocabulary;
    const struct config *config;
    struct str bytes;
    uint8_t kind;
};

// The cell that a text between bars stands for.
static struct cell drawn_cell(struct str text, int32_t column)
{
    struct cell cell = {.column = column, .type = CELL_TEXT, .decimals = -1, .text = text};
    bool is_percent = text.n && text.s[text.n - 1] == '%';
    if (text.s[0] == '!')
        cell.type = CELL_ERROR;
    if (text.s[0] == '\'' || text.s[0] == '!')
        cell.text = str_slice(text, 1, text.n);
    else if (decimal_parse(text.s, text.n - is_percent, &cell.number))
        cell = (struct cell){.column = column,
                             .type = CELL_NUMBER,
                             .kind = is_percent ? NUMBER_PERCENT : NUMBER_PLAIN,
                             .decimals = is_percent ? 0 : -1,
                             .number = is_percent ? decimal_shift(cell.number, -2) : cell.number};
    return cell;
}

// The texts of a sheet as drawn, row by row; .s is NULL where there is none.
struct drawing {
    struct str *texts;
    int32_t rows;
};

// Whether the text of a place begins with a sign; false outside the drawing.
static bool is_sign(const struct drawing *drawing, int32_t row, int32_t column, const char *sign)
{
    return row < drawing->rows && column < COLUMNS_MAX &&
           str_starts(drawing->texts[row * COLUMNS_MAX + column], str_of(sign));
}

// Takes one row of texts between bars.
static void draw_row(struct drawing *drawing, struct str line)
{
    struct str *texts = drawing->texts + drawing->rows * COLUMNS_MAX;
    for (int32_t column = 0; line.n && column < COLUMNS_MAX; column++) {
        size_t bar = str_find(line, STR("|"));
        texts[column] = str_trim(str_slice(line, 0, bar == SIZE_MAX ? line.n : bar));
        line = bar == SIZE_MAX ? (struct str){0} : str_slice(line, bar + 1, line.n);
    }
    drawing->rows++;
}

// Gives the sheet to the sink: the cells, and a merge for each that others belong to.
static void finish_sheet(struct drawing *drawing, const struct sink *sink)
{
    for (int32_t place = 0; place < drawing->rows * COLUMNS_MAX; place++) {
        int32_t row = place / COLUMNS_MAX, column = place % COLUMNS_MAX, right = column, below = row;
        struct str text = drawing->texts[place];
        bool belongs = is_sign(drawing, row, column, "<") || is_sign(drawing, row, column, "^");
        if (belongs)
            text = str_slice(text, 1, text.n);
        if (!text.n)
            continue;
        while (is_sign(drawing, row, right + 1, "<"))
            right++;
        while (is_sign(drawing, below + 1, column, "^"))
            below++;
        struct sink_cell cell = {.row = row, .cell = drawn_cell(text, column)};
        struct merge merge = {row, column, below, right};
        if (!str_is(text, "_"))
            sink->cell(sink->context, &cell);
        if (right > column || below > row)
            sink->merge(sink->context, &merge);
    }
    memset(drawing->texts, 0, sizeof *drawing->texts * ROWS_MAX * COLUMNS_MAX);
    drawing->rows = 0;
    sink->sheet_ends(sink->context);
}

// Draws the sheets of a text into the workbook.
static void draw(struct arena *arena, struct str text, struct workbook *workbook)
{
    struct drawing drawing = {.texts = arena_array(arena, ROWS_MAX * COLUMNS_MAX, sizeof(struct str))};
    struct sink sink = grid_sink(arena, workbook);
    int sheets = 0;
    while (text.n) {
        size_t end = str_find(text, STR("\n"));
        struct str line = str_slice(text, 0, end == SIZE_MAX ? text.n : end);
        text = end == SIZE_MAX ? (struct str){0} : str_slice(text, end + 1, text.n);
        bool begins = str_starts(line, STR("hoja "));
        if ((begins && sheets < SHEETS_MAX) || !sheets) {
            struct sheet_head head = {.name = begins ? str_slice(line, 5, line.n) : STR("Hoja1"), .has_name = true};
            if (sheets++)
                finish_sheet(&drawing, &sink);
            sink.sheet_begins(sink.context, &head);
        }
        if (!begins && drawing.rows < ROWS_MAX)
            draw_row(&drawing, line);
    }
    if (sheets)
        finish_sheet(&drawing, &sink);
}

// Makes the workbook of the input; false when the file is refused.
static bool make_workbook(struct arena *arena, const struct job *job, struct source *source, struct workbook *workbook)
{
    if ((job->kind | 0x20) == 'm') {
        source->container = "xlsx";
        if (utf8_is_valid(job->bytes.s, job->bytes.n))
            draw(arena, job->bytes, workbook);
        return workbook->sheets.count > 0;
    }
    struct read_options options = {.limits = limits_default()};
    options.limits.cells = CELLS_MAX;
    struct str reason;
    return read_bytes(arena, &options, source, job->bytes, grid_sink(arena, workbook), workbook, &reason) == READ_OK;
}

// Whether a cell is none, or one of the sheet.
static bool is_inside(const struct workbook *workbook, int32_t sheet, int32_t row, int32_t column)
{
    const struct grid_sheet *grid = &workbook->sheets.items[sheet];
    int32_t rows = grid->row_count, columns = grid->column_count;
    for (size_t i = 0; i < grid->merges.count; i++) {
        const struct merge *merge = &grid->merges.items[i];
        rows = merge->row_to >= rows ? merge->row_to + 1 : rows;
        columns = merge->column_to >= columns ? merge->column_to + 1 : columns;
    }
    return row >= -1 && row < rows && column >= -1 && column < columns;
}

// Whether all places of the figures are in the record's sheet.
static bool are_inside(const struct workbook *workbook, const struct record *record, const struct figures *figures)
{
    bool all = is_inside(workbook, record->sheet_index, figures->annual.row, figures->annual.column);
    for (int q = 0; q < QUARTERS; q++)
        all = all && is_inside(workbook, record->sheet_index, figures->t[q].row, figures->t[q].column);
    return all;
}

// Judges the places of a record and adds it to the outcome.
static void judge_record(const struct workbook *workbook, const struct record *record, struct buffer *outcome)
{
    assert(record->sheet_index >= 0 && (size_t)record->sheet_index < workbook->sheets.count);
    assert(record->row >= 0 && is_inside(workbook, record->sheet_index, record->row, record->column));
    assert(is_inside(workbook, record->sheet_index, record->row, record->column_to));
    assert(are_inside(workbook, record, &record->target) && are_inside(workbook, record, &record->actual));
    assert(are_inside(workbook, record, &record->variance) && are_inside(workbook, record, &record->percentage));
    for (size_t i = 0; i < TEXT_COUNT; i++)
        assert(is_inside(workbook, record->sheet_index, record->texts[i].row, record->texts[i].column));
    record_add_json(outcome, record, NULL);
}

// Judges the place of a finding and adds its sentence to the outcome.
static void judge_finding(struct arena *arena, const struct workbook *workbook, const struct finding *finding,
                          struct buffer *outcome)
{
    const struct place *place = &finding->place;
    if (place->sheet_index >= 0 && place->row >= 0) {
        assert((size_t)place->sheet_index < workbook->sheets.count);
        assert(is_inside(workbook, place->sheet_index, place->row, place->column));
        assert(is_inside(workbook, place->sheet_index, place->row_to, place->column_to));
    }
    buffer_add_z(outcome, rule_text(finding->rule)->id);
    buffer_add_char(outcome, ' ');
    buffer_add_str(outcome, place_text(arena, place));
    buffer_add_char(outcome, ' ');
    buffer_add_str(outcome, finding_message(arena, finding));
    buffer_add_char(outcome, '\n');
}

// Reads the input as `revisar` does and writes down all that came of it. `texts` is what is known of texts, or NULL.
static struct str understand(struct arena *arena, const struct job *job, struct text_memory *texts)
{
    struct buffer outcome = {.arena = arena};
    struct source source = {.name = STR("entrega")};
    struct workbook workbook = {0};
    struct findings findings;
    record_list records = {0};
    findings_init(&findings, arena);
    if (!make_workbook(arena, job, &source, &workbook))
        return STR("");
    bool ignore_layouts = !(job->kind & 0x20);
    struct extraction extraction = {arena,     arena,          job->vocabulary, job->config, &source,
                                    &workbook, ignore_layouts, &findings,       texts};
    layout_extract(&extraction, &records);
    check_records(arena, job->config, &records, 0, &findings);
    findings_sort(arena, &findings);
    for (size_t i = 0; i < records.count; i++)
        judge_record(&workbook, records.items[i], &outcome);
    for (const struct finding *finding = findings.first; finding; finding = finding->next)
        judge_finding(arena, &workbook, finding, &outcome);
    return buffer_str(&outcome);
}

// Proposes a layout of the input, which must be one that can be read.
static void propose(struct arena *arena, const struct job *job)
{
    struct buffer text = {.arena = arena};
    struct source source = {.name = STR("entrega")};
    struct workbook workbook = {0};
    struct findings findings;
    struct explanation explanation = {.records = {0}};
    struct str message = {0};
    findings_init(&findings, arena);
    if (!make_workbook(arena, job, &source, &workbook))
        return;
    struct extraction extraction = {arena,     arena, job->vocabulary, job->config, &source,
                                    &workbook, true,  &findings,       NULL};
    layout_explain(&extraction, &explanation);
    if (!layout_propose(&text, &source, &explanation))
        return;
    struct vocabulary one = {.layouts = {0}};
    if (!layout_file_read(arena, &one, STR("propuesta.plantilla"), buffer_str(&text), &message)) {
        fprintf(stderr, "%.*s\n%.*s\n", STR_ARG(message), STR_ARG(buffer_str(&text)));
        abort();
    }
}

// Understands the input knowing nothing, then with a memory of texts that fills, then with the full one, and compares;
// under the guard.
static enum cuadra_status judge(void *context)
{
    const struct job *job = context;
    struct arena *first = arena_new(job->memory), *second = arena_new(job->memory);
    struct text_memory *texts = text_memory_new(first);
    struct str once = understand(first, job, NULL), again = understand(second, job, texts);
    assert(utf8_is_valid(once.s, once.n));
    assert(str_equal(once, again));
    assert(str_equal(once, understand(second, job, texts)));
    if (!(job->kind & 0x20))
        propose(second, job);
    arena_free(first);
    arena_free(second);
    return CUADRA_OK;
}

// What all inputs share: the vocabulary of templates/ and a configuration that says nothing.
struct installed {
    struct memory memory;
    struct arena *arena;
    struct vocabulary *vocabulary;
    struct config config;
};

// Reads the templates, once.
static enum cuadra_status install(void *context)
{
    struct installed *installed = context;
    struct str message = {0};
    installed->arena = arena_new(&installed->memory);
    config_default(&installed->config);
    return vocabulary_read(installed->arena, "templates", &installed->config, &installed->vocabulary, &message);
}

// Gives one input to the target. The programme runs in the project's folder, where templates/ is.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct installed installed;
    if (!installed.arena) {
        memory_init(&installed.memory, NULL);
        if (memory_guard(&installed.memory, install, &installed) != CUADRA_OK)
            abort();
    }
    if (size == 0)
        return 0;
    struct memory memory;
    memory_init(&memory, NULL);
    struct job job = {&memory, installed.vocabulary, &installed.config, {(const char *)data + 1, size - 1}, data[0]};
    memory_guard(&memory, judge, &job);
    return 0;
}
