// SPDX-License-Identifier: MIT
// What the sheets share: titles, headers, links, amounts, page setup; see report.h.
#include "write/book/report.h"

#include "base/decimal.h"
#include "es/figures.h"
#include <math.h>
#include <string.h>

// The name of a group; what stands for it when it has neither name nor key.
struct str group_name(const struct group *group, enum report_text missing)
{
    if (group->key.name.n)
        return group->key.name;
    return group->key.key.n ? group->key.key : str_of(report_text(missing));
}

// Title, subtitle and note above a table.
void report_titles(struct report *report, struct sheet *sheet, struct str title, struct str note)
{
    struct arena *arena = report->arena;
    struct str subtitle = str_format(arena, "%.*s · %.*s", STR_ARG(report->municipality), STR_ARG(report->cutoff));
    sheet_no_gridlines(sheet);
    sheet_row(sheet, TITLE_ROW, 28, 0, false);
    sheet_text(sheet, TITLE_ROW, 0, title, &report->palette.title);
    sheet_row(sheet, SUBTITLE_ROW, 18, 0, false);
    sheet_text(sheet, SUBTITLE_ROW, 0, subtitle, &report->palette.subtitle);
    sheet_text(sheet, NOTE_ROW, 0, note, &report->palette.note);
    sheet_row(sheet, HEADER_ROW, 32, 0, false);
}

// Headers of a table.
void report_header(struct report *report, struct sheet *sheet, int32_t column, struct str label)
{
    sheet_text(sheet, HEADER_ROW, column, label, &report->palette.header);
}

// Page setup of a table of `columns` columns whose last row is `last_row`.
void report_print(struct report *report, struct sheet *sheet, int32_t last_row, int32_t columns, const int32_t *breaks,
                  size_t break_count)
{
    struct arena *arena = report->arena;
    struct str municipality = header_text(arena, report->municipality, 60),
               cutoff = header_text(arena, report->cutoff, 40);
    struct print_setup setup = {
        .is_legal = sheet == report->sheets[SHEET_INDICATORS] || sheet == report->sheets[SHEET_INDICATORS_2],
        .title_from = HEADER_ROW,
        .title_to = HEADER_ROW,
        .header = str_format(arena, "&L&9%.*s&R&9%s", STR_ARG(municipality),
                             header_text(arena, str_of(sheet_name(sheet)), 31).s),
        .footer = str_format(arena, "&L&9%.*s&R&9%s", STR_ARG(cutoff), report_text(REPORT_PAGE_OF)),
        .breaks = breaks,
        .break_count = break_count,
        .last_row = last_row < FIRST_ROW ? FIRST_ROW : last_row,
        .last_column = columns - 1,
    };
    sheet_print(sheet, &setup);
}

enum { PAGE_WIDTH = 720, PAGE_HEIGHT = 500, TITLE_POINTS = 110, HEADER_POINTS = 32 }; // a Letter page across, in points

// Begins the pages of a sheet of the given width in characters; the titles stand on the first page.
void pager_start(struct report *report, struct pager *pager, const double *widths, int32_t columns)
{
    double width = 0;
    for (int32_t i = 0; i < columns; i++)
        width += (widths[i] * 7 + 5) * 0.75; // pixels of a column, in points
    double scale = width > PAGE_WIDTH ? PAGE_WIDTH / width : 1;
    *pager = (struct pager){.arena = report->arena, .room = PAGE_HEIGHT / scale, .used = TITLE_POINTS};
}

// Adds rows of `points` in all that stay together, `row` being the first: a page begins there when they do not fit
// on the one at hand, or when `must_begin`.
void pager_add(struct pager *pager, int32_t row, double points, bool must_begin)
{
    bool is_first = row == FIRST_ROW;
    // what is longer than a page breaks anyway: it only begins a new one when the page at hand is well filled
    bool fits_a_page = points <= pager->room - HEADER_POINTS, is_filled = pager->used > pager->room / 2;
    bool begins = pager->used + points > pager->room && (fits_a_page || is_filled);
    if (!is_first && (must_begin || begins)) {
        *VECTOR_ADD(pager->arena, &pager->breaks) = row;
        pager->used = HEADER_POINTS;
    }
    pager->used += points;
    while (pager->used > pager->room) // more than a page by itself: it breaks where it must
        pager->used -= pager->room - HEADER_POINTS;
}

// The columns of a signature.
struct spot {
    int32_t from, to;
};

// Writes a signature, "name, post", under a line over its columns.
static void write_signature(const struct report *report, struct sheet *sheet, int32_t row, struct spot spot,
                            enum report_text role, struct str who)
{
    size_t comma = str_find(who, STR(","));
    struct style text = {.size = 100, .ink = report->palette.ink};
    struct style line = text, label = report->palette.label;
    line.top = BORDER_THIN;
    line.bold = 1;
    label.indent = 0;
    for (int32_t column = spot.from; column <= spot.to; column++)
        sheet_blank(sheet, row + 3, column, &line);
    sheet_text(sheet, row, spot.from, str_of(report_text(role)), &label);
    sheet_text(sheet, row + 3, spot.from, str_trim(str_slice(who, 0, comma)), &line);
    sheet_text(sheet, row + 4, spot.from, comma == SIZE_MAX ? STR("") : str_trim(str_slice(who, comma + 1, who.n)),
               &text);
}

// Writes the signatures of [firmas], one beside the other.
int32_t report_signatures(struct report *report, struct sheet *sheet, int32_t row, int32_t columns)
{
    enum { ROLES = 3 };
    static const struct {
        const char *key;
        enum report_text role;
    } roles[ROLES] = {
        {"elaboro", REPORT_SIGN_MADE}, {"reviso", REPORT_SIGN_REVIEWED}, {"autorizo", REPORT_SIGN_APPROVED}};
    static const struct {
        int32_t columns; // of a sheet of at least so many
        struct spot spots[ROLES];
    } layouts[] = {{14, {{1, 1}, {4, 7}, {10, 13}}}, {10, {{1, 1}, {4, 6}, {8, 9}}}, {0, {{1, 1}, {3, 5}, {8, 8}}}};
    size_t layout = 0;
    while (columns < layouts[layout].columns)
        layout++;
    int32_t next = row;
    for (int i = 0; i < ROLES; i++) {
        const struct config_entry *entry = config_find(&report->config->signatures, str_of(roles[i].key));
        if (!entry || !entry->value.n)
            continue;
        write_signature(report, sheet, row, layouts[layout].spots[i], roles[i].role, entry->value);
        next = row + 5;
    }
    return next;
}

// The traffic light's colours for the words of a column.
void report_lights(const struct report *report, struct sheet *sheet, int32_t row, int32_t row_to, int32_t column)
{
    if (row_to < row)
        return;
    for (int light = 0; light < LIGHT_COUNT; light++)
        sheet_when_text(sheet, row, column, row_to, column, str_of(traffic_light_name((enum traffic_light)light)),
                        &report->palette.lights[light]);
}

// The colours of late and missing deliveries.
void report_delivery_colours(const struct report *report, struct sheet *sheet, int32_t row, int32_t row_to,
                             int32_t column)
{
    if (row_to < row)
        return;
    sheet_when_text(sheet, row, column, row_to, column, str_of(report_text(REPORT_DELIVERED_LATE)),
                    &report->palette.lights[LIGHT_YELLOW]);
    sheet_when_text(sheet, row, column, row_to, column, str_of(report_text(REPORT_NOT_DELIVERED)),
                    &report->palette.lights[LIGHT_RED]);
}

// The way from the workbook to a source by its name; empty when it is unknown.
struct str report_source_link(const struct report *report, struct str file)
{
    const struct str *link = map_find(report->source_links, file);
    return link ? *link : STR("");
}

// A link to a place of a source: "carpeta/archivo.xlsx · Hoja!B7".
void report_link(const struct report *report, struct sheet *sheet, int32_t row, int32_t column,
                 const struct place *place, const struct style *style)
{
    struct arena *scratch = arena_child(report->arena);
    struct str cell = place_cell_name(scratch, place);
    struct buffer text = {.arena = scratch};
    buffer_add_str(&text, place->file);
    if (place->sheet.n || cell.n)
        buffer_add_z(&text, " · ");
    buffer_add_str(&text, place->sheet);
    if (place->sheet.n && cell.n)
        buffer_add_char(&text, '!');
    buffer_add_str(&text, cell);
    if (!cell.n && place->row >= 0)
        buffer_format(&text, " · %s %d", report_text(REPORT_LINE_OF_FILE), (int)place->row + 1);
    sheet_link_file(sheet, row, column,
                    &(struct file_link){report_source_link(report, place->file), place->sheet, cell}, buffer_str(&text),
                    style);
    arena_free(scratch);
}

// The widths of the characters from the blank on in Calibri, in hundredths of that of a digit, which is what column
// widths count.
static const uint8_t character_widths[] = {
    47,  47,  66,  102, 102, 160, 102, 47,  66,  66,  102, 102, 47,  66,  47,  66,  102, 102, 102, 102,
    102, 102, 102, 102, 102, 102, 47,  47,  102, 102, 102, 102, 160, 114, 114, 114, 114, 114, 114, 114,
    114, 47,  66,  114, 114, 160, 114, 114, 114, 114, 114, 114, 114, 114, 114, 160, 114, 114, 114, 66,
    102, 66,  102, 102, 102, 102, 102, 84,  102, 102, 66,  102, 102, 47,  47,  84,  47,  160, 102, 102,
    102, 102, 66,  84,  66,  102, 84,  160, 84,  84,  84,  102, 47,  102, 102, 102,
};

// The width of a character by its first two bytes.
static int character_width(unsigned char first, unsigned char second)
{
    if (first >= 0x80) // accented letters of Latin-1 take a lead byte of 0xC3; others are wide to be on the safe side
        return first == 0xC3 ? (second < 0xA0 ? 118 : 100) : first == 0xC2 ? 70 : 130;
    return character_widths[first < ' ' ? 0 : first - ' '];
}

// The width of some bytes of a text in columns' characters, at a size of the font in tenths of a point.
static double text_breadth(struct str text, int32_t size)
{
    enum { COLUMN_SIZE = 110 }; // column widths are counted in digits of the default font
    int hundredths = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if ((c & 0xC0) != 0x80) // the later bytes of a character are part of it
            hundredths += character_width(c, i + 1 < text.n ? (unsigned char)text.s[i + 1] : 0);
    }
    return hundredths / 100.0 * size / COLUMN_SIZE;
}

// Lines that a text takes in a column of so many characters.
double lines_needed(struct str text, double width)
{
    // Words are broken where a cell breaks them: at blanks, or inside when longer than the column.
    enum { SIZE = 100 };
    double lines = 0, used = 0, room = width > 3 ? width - 1 : 2, blank = text_breadth(STR(" "), SIZE);
    enum { WIDEST_BYTE = 160 };
    bool is_short = (double)text.n * WIDEST_BYTE * SIZE / (100 * 110) <= room;
    if (is_short && (!text.n || !memchr(text.s, '\n', text.n)))
        return 1;
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = at;
        while (end < text.n && text.s[end] != ' ' && text.s[end] != '\n')
            end++;
        double word = text_breadth(str_slice(text, at, end - at), SIZE);
        if (used > 0 && used + blank + word > room) {
            lines++;
            used = 0;
        }
        used += (used > 0 ? blank : 0) + word;
        for (; used > room; used -= room)
            lines++;
        if (end < text.n && text.s[end] == '\n') {
            lines++;
            used = 0;
        }
    }
    return used > 0 || lines < 1 ? lines + 1 : lines;
}

// The height in points of a row of so many lines.
double row_points(double lines)
{
    enum { LINE = 13, MARGIN = 5 };
    return lines * LINE + MARGIN;
}

// Percentage points as the fraction that a cell stores.
struct amount as_fraction(struct amount points)
{
    return (struct amount){points.is_known, points.is_known ? decimal_shift(points.value, -2) : 0};
}

// A count as an amount.
struct amount amount_of(double value)
{
    return (struct amount){true, value};
}

// Decimals that a figure needs, 0 to 4; 2 when it never ends.
int decimals_needed(struct amount amount)
{
    double scale = 1;
    if (!amount.is_known || fabs(amount.value) > 1e12)
        return 0;
    for (int decimals = 0; decimals <= 4; decimals++, scale *= 10) {
        double scaled = amount.value * scale;
        if (fabs(scaled - round(scaled)) < 1e-7)
            return decimals;
    }
    return 2;
}

// A number, or an empty cell.
void put_amount(struct sheet *sheet, int32_t row, int32_t column, struct amount amount, const struct style *style)
{
    if (amount.is_known)
        sheet_number(sheet, row, column, amount.value, style);
    else
        sheet_blank(sheet, row, column, style);
}

// A formula with its value: a number, or the empty text when the amount is not known.
void put_formula(struct sheet *sheet, int32_t row, int32_t column, const char *formula, struct amount amount,
                 const struct style *style)
{
    if (amount.is_known)
        sheet_formula_number(sheet, row, column, formula, amount.value, style);
    else
        sheet_formula_text(sheet, row, column, formula, STR(""), style);
}

// The value alone: a number, or an empty text cell.
void put_value(struct sheet *sheet, int32_t row, int32_t column, struct amount amount, const struct style *style)
{
    if (amount.is_known)
        sheet_number(sheet, row, column, amount.value, style);
    else
        sheet_formula_text(sheet, row, column, "=\"\"", STR(""), style); // a cell cannot hold an empty text otherwise
}
