// SPDX-License-Identifier: MIT
// The consolidated workbook: the table of its sheets, and the order in which they are made.
#include "write/book/consolidated.h"

#include "merge/files.h"
#include "write/book/alignment.h"
#include "write/book/method.h"
#include "write/book/report.h"

// Sheets that every workbook has.
static bool always(const struct report *report)
{
    (void)report;
    return true;
}

// More indicators than a sheet holds.
static bool has_second_part(const struct report *report)
{
    return report->figures->indicators.count > RECORDS_PER_SHEET;
}

// More rows of Alineación than a sheet holds.
static bool has_second_alignment(const struct report *report)
{
    return report->figures->alignments.count > RECORDS_PER_SHEET;
}

// Few enough indicators for a document that people read.
static bool fits_an_annex(const struct report *report)
{
    return report->is_live;
}

static const struct sheet_writer writers[REPORT_SHEETS] = {
    [SHEET_SUMMARY] = {REPORT_SHEET_SUMMARY, false, always, write_summary},
    [SHEET_BY_AXIS] = {REPORT_SHEET_BY_AXIS, false, always, write_by_axis},
    [SHEET_TOTALS] = {REPORT_SHEET_TOTALS, true, always, write_totals},
    [SHEET_BY_PROGRAMME] = {REPORT_SHEET_BY_PROGRAMME, false, always, write_by_programme},
    [SHEET_BY_UNIT] = {REPORT_SHEET_BY_UNIT, false, always, write_by_unit},
    [SHEET_INDICATORS] = {REPORT_SHEET_INDICATORS, true, always, write_indicators},
    [SHEET_INDICATORS_2] = {REPORT_SHEET_INDICATORS_2, true, has_second_part, write_indicators_2},
    [SHEET_ALIGNMENT] = {REPORT_SHEET_ALIGNMENT, true, always, write_alignment},
    [SHEET_ALIGNMENT_2] = {REPORT_SHEET_ALIGNMENT_2, true, has_second_alignment, write_alignment_2},
    [SHEET_FINDINGS] = {REPORT_SHEET_FINDINGS, true, always, write_findings},
    [SHEET_SOURCES] = {REPORT_SHEET_SOURCES, false, always, write_sources},
    [SHEET_METHOD] = {REPORT_SHEET_METHOD, false, always, write_method},
    [SHEET_ANNEX] = {REPORT_SHEET_ANNEX, false, fits_an_annex, write_annex},
};

// The order of writing: Resumen last, for it rests on where the others put their rows.
static const enum report_sheet writing_order[] = {
    SHEET_BY_AXIS,      SHEET_TOTALS,    SHEET_BY_PROGRAMME, SHEET_BY_UNIT,  SHEET_INDICATORS,
    SHEET_INDICATORS_2, SHEET_ALIGNMENT, SHEET_ALIGNMENT_2,  SHEET_FINDINGS, SHEET_SOURCES,
    SHEET_METHOD,       SHEET_ANNEX,     SHEET_SUMMARY,
};

// Seconds since 1970 of the last day of a quarter: the workbook's date, so that the same input gives the same bytes.
static int64_t end_of_quarter(int32_t year, int quarter)
{
    static const int last_day[] = {90, 181, 273, 365}; // of a common year
    if (year < 1971 || year > 9999 || quarter < 1 || quarter > 4)
        return 0;
    int32_t before = year - 1;
    int64_t days = (int64_t)(year - 1970) * 365 + (before / 4 - before / 100 + before / 400) - 477;
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return (days + last_day[quarter - 1] + is_leap - 1) * 86400;
}

// The words that titles and properties use.
static void set_words(struct report *report)
{
    static const enum report_text quarters[] = {REPORT_QUARTER_1, REPORT_QUARTER_2, REPORT_QUARTER_3, REPORT_QUARTER_4};
    const struct consolidation *figures = report->figures;
    int quarter = figures->cutoff < 1 ? 1 : figures->cutoff > 4 ? 4 : figures->cutoff;
    struct str year = str_format(report->arena, "%d", (int)figures->fiscal_year);
    report->cutoff = report_format(report->arena, quarters[quarter - 1], figures->fiscal_year ? year.s : "");
    report->municipality = report->config->municipality;
    for (size_t i = 0; i < report->run->records.count && !report->municipality.n; i++)
        report->municipality = report->run->records.items[i]->municipality;
    if (!report->municipality.n)
        report->municipality = str_of(report_text(REPORT_MUNICIPALITY));
}

// Finds the links to the sources once for all: each costs a look at the disk.
static void link_sources(struct report *report)
{
    report->source_links = map_new(report->arena);
    for (size_t i = 0; i < report->run->sources.count; i++) {
        const struct source *source = &report->run->sources.items[i]->source;
        struct str *link = ARENA_NEW(report->arena, struct str);
        *link = link_path(report->arena, report->path, str_z(report->arena, source->path));
        map_set(report->source_links, source->name, link);
    }
}

// Reads the shield that [municipio] names; when that is no image, the output goes without and says so.
static void read_shield(struct report *report)
{
    const struct config *config = report->config;
    struct str reason, path = config->shield;
    if (!path.n)
        return;
    if (path.s[0] != '/')
        path = str_format(report->arena, "%.*s%.*s", STR_ARG(config->folder), STR_ARG(config->shield));
    const char *name = str_z(report->arena, path);
    bool is_read = file_read(report->arena, name, &report->shield, &reason);
    if (is_read && image_is_png(report->shield))
        return;
    report->shield = STR("");
    report->notice = is_read ? report_format(report->arena, REPORT_SHIELD_NO_PNG, name)
                             : report_format(report->arena, REPORT_SHIELD_UNREAD, name, str_z(report->arena, reason));
}

// Adds the sheets in their order, then writes them.
static void write_sheets(struct report *report)
{
    for (int i = 0; i < REPORT_SHEETS; i++)
        if (writers[i].write && writers[i].is_wanted(report))
            report->sheets[i] = (writers[i].is_long ? book_add_sheet : book_add_small_sheet)(
                report->book, str_of(report_text(writers[i].name)));
    method_define_names(report);
    alignment_index_totals(report);
    for (size_t i = 0; i < sizeof writing_order / sizeof *writing_order; i++) {
        struct sheet *sheet = report->sheets[writing_order[i]];
        if (sheet && !book_has_failed(report->book))
            writers[writing_order[i]].write(report, sheet);
    }
    sheet_show_first(report->sheets[SHEET_SUMMARY]);
}

// Fills what does not depend on a workbook.
void report_init(struct report *report, struct arena *arena, const struct cuadra_run *run, const char *path)
{
    *report = (struct report){
        .arena = arena, .run = run, .config = &run->config, .figures = run->consolidation, .path = path};
    report->is_live =
        report->figures->indicators.count <= LIVE_RECORDS && report->figures->alignments.count <= RECORDS_PER_SHEET;
    palette_make(report->config, &report->palette);
    set_words(report);
    read_shield(report);
}

// Writes the workbook sheet by sheet.
enum cuadra_status write_consolidated(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                                      struct str *message)
{
    struct report report;
    report_init(&report, arena, run, path);
    *message = report.notice;
    link_sources(&report);
    struct book_options options = {
        .path = path,
        .force = force,
        .constant_memory = !report.is_live,
        .created = end_of_quarter(report.figures->fiscal_year, report.figures->cutoff),
        .mark = "salida",
        .title = report_format(arena, REPORT_BOOK_TITLE, str_z(arena, report.cutoff)),
        .subject = report.config->plan,
        .author = report.municipality,
        .company = report.municipality,
        .keywords = str_of(report_text(REPORT_BOOK_KEYWORDS)),
        .comments = str_of(report_text(REPORT_BOOK_COMMENT)),
    };
    enum cuadra_status status = book_new(arena, &options, &report.book, message);
    if (status != CUADRA_OK)
        return status;
    book_font(report.book, palette_font(arena, report.config), 100);
    write_sheets(&report);
    return book_close(report.book, message);
}
