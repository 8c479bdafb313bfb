// SPDX-License-Identifier: MIT
// The annex as a page that Word opens with its tables: plain tables, styles of its own, each axis on a new page.
#include "write/book/annex.h"
#include "write/page/page.h"

static const char styles[] =
    "<style>@page{size:11in 8.5in;margin:1.5cm;mso-page-orientation:landscape}body{font-family:Calibri,Carlito,Arial,sans-serif;font-size:9pt;color:#222}"
    "h1{font-size:16pt;margin:0 0 4pt}h2{font-size:13pt;margin:12pt 0 4pt}h3{font-size:11pt;margin:10pt 0 4pt}h2.page{page-break-before:always}"
    "table{border-collapse:collapse;width:100%}th,td{border:0.75pt solid #9a9a9a;padding:2pt 4pt;vertical-align:top;text-align:left}"
    "thead{display:table-header-group}tr{page-break-inside:avoid}td.n{text-align:right;white-space:nowrap}table.sign td{border:0;border-top:0.75pt solid #222;width:30%}</style>\n";

// Labels of the columns.
static const enum report_text labels[] = {
    REPORT_COLUMN_KEY,     REPORT_COLUMN_PROGRAMME,     REPORT_COLUMN_INDICATOR,
    REPORT_COLUMN_MEASURE, REPORT_COLUMN_ANNUAL_TARGET, REPORT_COLUMN_ACTUAL,
    REPORT_COLUMN_PERCENT, REPORT_COLUMN_LIGHT,         REPORT_COLUMN_JUSTIFICATION};

// Begins the table of an objective.
static void begin_table(struct html *html, const struct report *report)
{
    struct arena *arena = html->arena;
    html_add(html, "<table><thead><tr>");
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        html_format(html, "<th scope=\"col\" style=\"background:%s;color:%s\">%s</th>",
                    html_colour(arena, report->palette.main), html_colour(arena, readable_on(report->palette.main)),
                    report_text(labels[i]));
    html_add(html, "</tr></thead><tbody>\n");
}

// Writes the row of an indicator.
static void write_row(struct html *html, const struct report *report, const struct indicator *indicator)
{
    struct arena *arena = arena_child(html->arena);
    const struct calculation *c = &indicator->calculation;
    struct str programme = indicator->programme.name.n ? indicator->programme.name : indicator->programme.key;
    struct str unit =
        indicator->unit_of_measure.n ? indicator->unit_of_measure : indicator->texts[TEXT_UNIT_OF_MEASURE].text;
    html_format(html, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td>", str_z(arena, indicator->key),
                str_z(arena, programme), str_z(arena, indicator->texts[TEXT_INDICATOR].text), str_z(arena, unit));
    html_format(html, "<td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>",
                page_figure(arena, c->annual_target), page_figure(arena, c->actual_to_date),
                page_percent(arena, c->percentage_annual));
    html_format(html, "<td style=\"background:%s;color:%s\">%s</td><td>%s</td></tr>\n",
                html_colour(arena, report->palette.lights[c->light].fill),
                html_colour(arena, report->palette.lights[c->light].ink), traffic_light_name(c->light),
                str_z(arena, indicator->texts[TEXT_JUSTIFICATION].text));
    arena_free(arena);
}

// Writes the heading of an axis or objective: key and name.
static void write_heading(struct html *html, const struct group *group, enum report_text missing, const char *tag,
                          const char *class_name)
{
    struct arena *arena = html->arena;
    html_format(html, str_format(arena, "<%s%s>", tag, class_name).s);
    if (group->key.key.n)
        html_format(html, "%s. ", str_z(arena, group->key.key));
    html_text(html, group->key.name.n || !group->key.key.n ? group_name(group, missing) : STR(""));
    html_format(html, str_format(arena, "</%s>\n", tag).s);
}

// Writes the tables, axis by axis.
static void write_tables(struct html *html, const struct report *report)
{
    const struct consolidation *figures = report->figures;
    struct annex annex;
    annex_sort(html->arena, figures, &annex);
    for (size_t i = 0; i < annex.count && !html->has_failed; i++) {
        const struct alignment *at = annex.rows[i], *before = i ? annex.rows[i - 1] : NULL;
        bool new_axis = !before || before->axis != at->axis,
             new_objective = new_axis || before->objective != at->objective;
        if (new_objective && before)
            html_add(html, "</tbody></table>\n");
        if (new_axis)
            write_heading(html, &figures->axes.items[at->axis], REPORT_NO_AXIS, "h2", before ? " class=\"page\"" : "");
        if (new_objective) {
            write_heading(html, &figures->objectives.items[at->objective], REPORT_NO_OBJECTIVE, "h3", "");
            begin_table(html, report);
        }
        write_row(html, report, &figures->indicators.items[at->indicator]);
    }
    if (annex.count)
        html_add(html, "</tbody></table>\n");
}

// The lines for signatures of [firmas].
static void write_signatures(struct html *html, const struct report *report)
{
    static const struct {
        const char *key;
        enum report_text role;
    } roles[] = {{"elaboro", REPORT_SIGN_MADE}, {"reviso", REPORT_SIGN_REVIEWED}, {"autorizo", REPORT_SIGN_APPROVED}};
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        const struct config_entry *entry = config_find(&report->config->signatures, str_of(roles[i].key));
        if (!entry || !entry->value.n)
            continue;
        html_add(html, any ? "" : "<p>&nbsp;</p><p>&nbsp;</p><table class=\"sign\"><tbody><tr>");
        any = true;
        html_format(html, "<td>%s<br>%s</td>", report_text(roles[i].role), str_z(html->arena, entry->value));
    }
    html_add(html, any ? "</tr></tbody></table>\n" : "");
}

// Writes the annex, axis by axis.
enum cuadra_status write_annex_page(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                                    struct str *message)
{
    struct report report;
    struct html html;
    report_init(&report, arena, run, path);
    enum cuadra_status status = html_begin(arena, path, force, &html, message);
    if (status != CUADRA_OK)
        return status;
    const char *municipality = str_z(arena, report.municipality);
    html_format(&html,
                "<!DOCTYPE html>\n<html lang=\"es-MX\"><head><meta charset=\"utf-8\">" HTML_OWN_META
                "<title>%s · %s</title>\n",
                report_text(REPORT_TITLE_ANNEX), municipality);
    html_add(&html, styles);
    html_format(&html, "</head><body>\n<h1>%s</h1>\n<p>%s · %s. %s</p>\n", report_text(REPORT_TITLE_ANNEX),
                municipality, str_z(arena, report.cutoff), report_text(REPORT_NOTE_ANNEX));
    write_tables(&html, &report);
    write_signatures(&html, &report);
    html_add(&html, "</body></html>\n");
    return html_finish(&html, message);
}
