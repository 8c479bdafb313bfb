// SPDX-License-Identifier: MIT
// The workbook of a letter: first what to correct and where, by importance; then every finding, linked to its
// cell. Addressed to a person who did not ask for it.
#include "es/report.h"
#include "write/book/palette.h"
#include "write/book/report.h"
#include "write/letters/letter.h"

enum { NUMBER_COLUMN, TEXT_COLUMN, PLACE_COLUMN, LETTER_COLUMNS };
enum { MOST_POINTS = 25 }; // points of a letter; all of them are in the second sheet

static const double NUMBER_WIDTH = 5, TEXT_WIDTH = 86, PLACE_WIDTH = 30;

// Where every finding stands in the second sheet.
enum list_column { LIST_SEVERITY, LIST_FILE, LIST_SHEET, LIST_CELL, LIST_MESSAGE, LIST_WHY, LIST_RULE, LIST_COLUMNS };

static const struct {
    const char *label;
    double width;
} list_columns[LIST_COLUMNS] = {{"Gravedad", 10}, {"Archivo", 34},        {"Hoja", 16}, {"Celda", 11},
                                {"Mensaje", 80},  {"Importa porque", 44}, {"Regla", 26}};

// A workbook being written.
struct letter_book {
    struct arena *arena;
    const struct cuadra_run *run;
    const struct letter *letter;
    const char *path;
    struct book *book;
    struct palette palette;
    int32_t row; // next one of the letter
    struct sheet *sheet;
};

// The way from the workbook to the submission that a finding is in; empty when there is none.
static struct str way_to(const struct letter_book *letter, struct str file)
{
    for (size_t i = 0; i < letter->run->sources.count; i++) {
        const struct source *source = &letter->run->sources.items[i]->source;
        if (str_equal(source->name, file))
            return link_path(letter->arena, letter->path, str_z(letter->arena, source->path));
    }
    return STR("");
}

// A paragraph of the letter, over the width of its text.
static void add_paragraph(struct letter_book *letter, struct str text, const struct style *style)
{
    struct style wrapped = *style;
    wrapped.wrap = 1;
    wrapped.down = DOWN_TOP;
    wrapped.top = wrapped.bottom = wrapped.left = wrapped.right = BORDER_NONE;
    sheet_row(letter->sheet, letter->row, row_points(lines_needed(text, TEXT_WIDTH)), 0, false);
    sheet_text(letter->sheet, letter->row, TEXT_COLUMN, text, &wrapped);
    letter->row++;
}

// "Hoja1, celda R14": where a finding is, as a person says it.
static struct str where_text(struct arena *arena, const struct finding *finding)
{
    struct str cell = place_cell_name(arena, &finding->place);
    struct str sheet = finding->place.sheet;
    if (!cell.n)
        return sheet.n ? sheet : finding->place.file;
    const char *format = report_text(finding->place.column_to >= 0 && finding->place.column_to != finding->place.column
                                         ? REPORT_LETTER_ROW
                                         : REPORT_LETTER_CELL);
    struct str where = str_format(arena, "%s %.*s", format, STR_ARG(cell));
    return sheet.n ? str_format(arena, "%.*s, %s", STR_ARG(sheet), where.s) : where;
}

// The sentence with a capital; what does not begin with an ASCII letter begins with a quotation mark.
static struct str capitalized(struct arena *arena, struct str sentence)
{
    bool is_small = sentence.n && sentence.s[0] >= 'a' && sentence.s[0] <= 'z';
    if (!is_small)
        return sentence;
    return str_format(arena, "%c%.*s", sentence.s[0] - 'a' + 'A', STR_ARG(str_slice(sentence, 1, sentence.n)));
}

// One numbered point: what is wrong and what to do, with a link to the place.
static void add_point(struct letter_book *letter, int number, const struct finding *finding)
{
    struct str message = capitalized(letter->arena, finding_message(letter->arena, finding));
    struct str where = where_text(letter->arena, finding);
    struct style text = letter->palette.looks[ROW_PLAIN][LOOK_WRAPPED];
    struct style link = letter->palette.looks[ROW_PLAIN][LOOK_LINK];
    link.wrap = 1;
    double lines = lines_needed(message, TEXT_WIDTH), other = lines_needed(where, PLACE_WIDTH);
    sheet_row(letter->sheet, letter->row, row_points(lines > other ? lines : other), 0, false);
    sheet_number(letter->sheet, letter->row, NUMBER_COLUMN, number, &letter->palette.looks[ROW_PLAIN][LOOK_COUNT_OF]);
    sheet_text(letter->sheet, letter->row, TEXT_COLUMN, message, &text);
    struct str way = way_to(letter, finding->place.file);
    if (way.n)
        sheet_link_file(letter->sheet, letter->row, PLACE_COLUMN,
                        &(struct file_link){way, finding->place.sheet, place_cell_name(letter->arena, &finding->place)},
                        where, &link);
    else
        sheet_text(letter->sheet, letter->row, PLACE_COLUMN, where, &text);
    letter->row++;
}

// How many findings of a severity wait for the unit.
static int count_open(const struct letter *letter, enum cuadra_severity severity)
{
    int count = 0;
    for (size_t i = 0; i < letter->findings.count; i++)
        count += letter->findings.items[i]->severity == severity && !letter->findings.items[i]->accepted.s;
    return count;
}

// The points of one severity, under their heading.
static void add_points(struct letter_book *letter, enum cuadra_severity severity, enum report_text heading, int *number)
{
    if (!count_open(letter->letter, severity) || *number >= MOST_POINTS)
        return;
    letter->row++;
    add_paragraph(letter, str_of(report_text(heading)), &letter->palette.label);
    for (size_t i = 0; i < letter->letter->findings.count && *number < MOST_POINTS; i++) {
        const struct finding *finding = letter->letter->findings.items[i];
        if (finding->severity == severity && !finding->accepted.s)
            add_point(letter, ++*number, finding);
    }
}

// Who the letter is for.
static struct str unit_text(struct arena *arena, const struct letter *letter)
{
    struct named_key unit = letter->unit;
    if (!unit.key.n && !unit.name.n)
        return str_of(report_text(REPORT_LETTER_NO_UNIT));
    return str_format(arena, "%.*s%s%.*s", STR_ARG(unit.key), unit.key.n && unit.name.n ? " · " : "",
                      STR_ARG(unit.name));
}

// "Cuarto trimestre de 2024"; empty when nobody said.
static struct str period_text(struct arena *arena, const struct letter *letter)
{
    static const enum report_text quarters[] = {REPORT_QUARTER_1, REPORT_QUARTER_2, REPORT_QUARTER_3, REPORT_QUARTER_4};
    if (letter->quarter < 1 || letter->quarter > 4 || !letter->fiscal_year)
        return STR("");
    return report_format(arena, quarters[letter->quarter - 1], str_format(arena, "%d", (int)letter->fiscal_year).s);
}

// The names of the files, for a sentence.
static struct str files_text(struct arena *arena, const struct letter *letter)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < letter->files.count; i++) {
        if (i)
            buffer_add_z(&text, ", ");
        buffer_add_str(&text, letter->files.items[i]);
    }
    return buffer_str(&text);
}

// The first paragraph: what was looked at and how much there is to do.
static struct str opening_text(struct arena *arena, const struct letter *letter)
{
    int errors = count_open(letter, CUADRA_ERROR) + count_open(letter, CUADRA_FATAL);
    int warnings = count_open(letter, CUADRA_WARNING);
    struct str files = files_text(arena, letter);
    if (!files.n)
        return str_of(report_text(REPORT_LETTER_NOTHING_READ));
    if (!errors && !warnings)
        return report_format(arena, REPORT_LETTER_ALL_WELL, str_z(arena, files));
    const char *error_word = report_text(errors == 1 ? REPORT_LETTER_ERROR : REPORT_LETTER_ERRORS);
    const char *warning_word = report_text(warnings == 1 ? REPORT_LETTER_WARNING : REPORT_LETTER_WARNINGS);
    struct str found = !warnings ? str_format(arena, "%d %s", errors, error_word)
                       : !errors
                           ? str_format(arena, "%d %s", warnings, warning_word)
                           : report_format(arena, REPORT_LETTER_BOTH, str_format(arena, "%d %s", errors, error_word).s,
                                           str_format(arena, "%d %s", warnings, warning_word).s);
    return report_format(arena, REPORT_LETTER_FOUND, str_z(arena, files), found.s);
}

// Writes the letter.
static void write_letter(struct letter_book *letter)
{
    struct arena *arena = letter->arena;
    const struct letter *about = letter->letter;
    letter->sheet = book_add_sheet(letter->book, str_of(report_text(REPORT_SHEET_LETTER)));
    sheet_column(letter->sheet, NUMBER_COLUMN, NUMBER_COLUMN, NUMBER_WIDTH, NULL);
    sheet_column(letter->sheet, TEXT_COLUMN, TEXT_COLUMN, TEXT_WIDTH, NULL);
    sheet_column(letter->sheet, PLACE_COLUMN, PLACE_COLUMN, PLACE_WIDTH, NULL);
    sheet_no_gridlines(letter->sheet);
    add_paragraph(letter, str_of(report_text(REPORT_LETTER_TITLE)), &letter->palette.title);
    add_paragraph(letter, unit_text(arena, about), &letter->palette.subtitle);
    struct str period = period_text(arena, about), municipality = letter->run->config.municipality;
    if (period.n || municipality.n)
        add_paragraph(letter,
                      str_format(arena, "%.*s%s%.*s", STR_ARG(municipality), period.n && municipality.n ? " · " : "",
                                 STR_ARG(period)),
                      &letter->palette.note);
    letter->row++;
    const struct style *body = &letter->palette.looks[ROW_PLAIN][LOOK_WRAPPED];
    add_paragraph(letter, opening_text(arena, about), body);
    int number = 0;
    add_points(letter, CUADRA_FATAL, REPORT_LETTER_FIRST, &number);
    add_points(letter, CUADRA_ERROR, REPORT_LETTER_SECOND, &number);
    add_points(letter, CUADRA_WARNING, REPORT_LETTER_THIRD, &number);
    int open = count_open(about, CUADRA_FATAL) + count_open(about, CUADRA_ERROR) + count_open(about, CUADRA_WARNING);
    letter->row++;
    if (open > number)
        add_paragraph(letter, report_format(arena, REPORT_LETTER_MORE, str_format(arena, "%d", open - number).s), body);
    if (open)
        add_paragraph(letter, str_of(report_text(REPORT_LETTER_CLOSING)), body);
    add_paragraph(letter, str_of(report_text(REPORT_LETTER_THANKS)), body);
    struct print_setup setup = {.portrait = false,
                                .title_from = 0,
                                .title_to = -1,
                                .last_row = letter->row - 1,
                                .last_column = LETTER_COLUMNS - 1,
                                .footer = str_of(report_text(REPORT_LETTER_FOOTER))};
    sheet_print(letter->sheet, &setup);
}

// Writes the row of a finding in the second sheet.
static void write_finding(struct letter_book *letter, struct sheet *sheet, int32_t row, const struct finding *finding)
{
    const struct style *text = &letter->palette.looks[ROW_PLAIN][LOOK_WRAPPED];
    struct arena *arena = letter->arena;
    struct str cell = place_cell_name(arena, &finding->place), message = finding_message(arena, finding);
    struct str why = str_of(rule_text(finding->rule)->why), way = way_to(letter, finding->place.file);
    double lines = lines_needed(message, list_columns[LIST_MESSAGE].width);
    double other = lines_needed(why, list_columns[LIST_WHY].width);
    sheet_row(sheet, row, row_points(lines > other ? lines : other), 0, false);
    const char *severity = finding->accepted.s ? report_text(REPORT_ACCEPTED) : severity_name(finding->severity);
    sheet_text(sheet, row, LIST_SEVERITY, str_of(severity), text);
    sheet_text(sheet, row, LIST_FILE, finding->place.file, text);
    sheet_text(sheet, row, LIST_SHEET, finding->place.sheet, text);
    if (way.n && cell.n)
        sheet_link_file(sheet, row, LIST_CELL, &(struct file_link){way, finding->place.sheet, cell}, cell,
                        &letter->palette.looks[ROW_PLAIN][LOOK_LINK]);
    else
        sheet_text(sheet, row, LIST_CELL, cell, text);
    sheet_text(sheet, row, LIST_MESSAGE, message, text);
    sheet_text(sheet, row, LIST_WHY, finding->accepted.s ? finding->accepted : why, text);
    sheet_text(sheet, row, LIST_RULE, str_of(rule_text(finding->rule)->id), text);
}

// Writes the sheet of all findings.
static void write_list(struct letter_book *letter)
{
    if (!letter->letter->findings.count)
        return;
    struct sheet *sheet = book_add_sheet(letter->book, str_of(report_text(REPORT_SHEET_FINDINGS)));
    struct str headers[LIST_COLUMNS];
    for (int32_t column = 0; column < LIST_COLUMNS; column++) {
        headers[column] = str_of(list_columns[column].label);
        sheet_column(sheet, column, column, list_columns[column].width, NULL);
        sheet_text(sheet, 0, column, headers[column], &letter->palette.header);
    }
    int32_t row = 1;
    for (size_t i = 0; i < letter->letter->findings.count && row < SHEET_ROW_LIMIT; i++)
        write_finding(letter, sheet, row++, letter->letter->findings.items[i]);
    sheet_table(sheet, 0, 0, row - 1, &(struct table){"Hallazgos", headers, LIST_COLUMNS, &letter->palette.header});
    sheet_freeze(sheet, 1, 0);
    struct print_setup setup = {.title_from = 0,
                                .title_to = 0,
                                .last_row = row - 1,
                                .last_column = LIST_COLUMNS - 1,
                                .footer = str_of(report_text(REPORT_LETTER_FOOTER))};
    sheet_print(sheet, &setup);
}

// Writes the workbook of a letter to `path`; `*message` says why not.
enum cuadra_status letter_write(struct arena *arena, const struct cuadra_run *run, const struct letter *letter,
                                const char *path, struct str *message)
{
    struct arena *own = arena_child(arena);
    struct letter_book made = {.arena = own, .run = run, .letter = letter, .path = path};
    struct book_options options = {.path = path,
                                   .force = run->options.force,
                                   .mark = "salida",
                                   .title = str_of(report_text(REPORT_LETTER_TITLE)),
                                   .author = run->config.municipality};
    struct str said = {0};
    enum cuadra_status status = book_new(own, &options, &made.book, &said);
    if (status == CUADRA_OK) {
        palette_make(&run->config, &made.palette);
        write_letter(&made);
        write_list(&made);
        status = book_close(made.book, &said);
    }
    *message = str_copy(arena, said);
    arena_free(own);
    return status;
}
