// SPDX-License-Identifier: MIT
// The page: Resumen, Por eje, Por unidad and Hallazgos, in one file that needs no network and no script. On a
// narrow screen each row of a table becomes a small card, so that nothing has to be scrolled sideways.
#include "write/page/page.h"

#include "write/book/summary.h"

#include "es/figures.h"
#include "es/findings.h"

static const char styles[] =
    "*{box-sizing:border-box}body{margin:0;font:16px/1.45 Calibri,Carlito,\"Segoe UI\",Arial,sans-serif;color:#222;background:#fff}"
    "header,main,footer{max-width:1200px;margin:0 auto;padding:0 20px}header{display:flex;gap:16px;align-items:center;justify-content:space-between;padding-top:20px}"
    "h1{font-size:1.7rem;line-height:1.2;margin:0;color:var(--main)}h2{font-size:1.3rem;margin:36px 0 10px;color:var(--main)}h3{font-size:1.05rem;margin:26px 0 8px}"
    "header p{margin:4px 0 0;color:#505050}header img{max-height:84px;max-width:140px}"
    ".skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px}"
    "nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px 18px;padding:0;margin:14px 0 0}a{color:#0b4f86}"
    "dl.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:12px;margin:16px 0}"
    "dl.cards div{background:var(--tint);padding:12px 16px}dl.cards dt{color:#404040}dl.cards dd{margin:0}dl.cards .big{font-size:1.9rem;font-weight:700;color:var(--main)}"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(290px,1fr));gap:20px;margin:22px 0}figure{margin:0;border:1px solid #d0d0d0;padding:12px}"
    "figcaption{font-weight:700;margin-bottom:8px}svg{display:block;width:100%;height:auto;font-size:13px}svg text{fill:#222}svg .v{font-weight:700}"
    "table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;color:#505050;padding:4px 0}"
    "th,td{padding:5px 8px;border-bottom:1px solid #d0d0d0;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "thead th{background:var(--main);color:var(--on-main);overflow-wrap:normal}tbody th{font-weight:400}"
    "tr.axis>*{background:var(--tint);font-weight:700}tr.total>*{border-top:2px solid var(--main);font-weight:700}"
    ".n{text-align:right;white-space:nowrap}.light{display:inline-block;padding:1px 8px;font-weight:700;border:1px solid #8a8a8a;white-space:nowrap}"
    "footer{margin-top:40px;padding-bottom:30px;color:#505050;font-size:.9rem}"
    "@media(max-width:800px){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,th,td,caption{display:block;width:100%}"
    "tr{border-bottom:2px solid #b0b0b0;padding:6px 0}tbody th,td{border:0;padding:2px 6px}td.n{text-align:left;white-space:normal}td[data-l]::before{content:attr(data-l) \": \";color:#505050;font-weight:400}"
    "td:empty{display:none}tbody th{font-weight:700}}"
    "@media print{@page{size:letter landscape;margin:12mm}nav,.skip{display:none}thead{display:table-header-group}tr,figure{break-inside:avoid}h2{break-after:avoid}"
    "section+section{break-before:page}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:12px}}";

// A percentage with one decimal.
const char *page_percent(struct arena *arena, struct amount points)
{
    return points.is_known ? str_format(arena, "%s %%", figure_text(arena, points.value, 1).s).s : "";
}

// A figure with the decimals it needs.
const char *page_figure(struct arena *arena, struct amount amount)
{
    return amount.is_known ? figure_text(arena, amount.value, decimals_needed(amount)).s : "";
}

// The colours of the palette as CSS.
static void write_styles(struct html *html, const struct report *report)
{
    struct arena *arena = html->arena;
    const struct palette *palette = &report->palette;
    html_format(html, "<style>:root{--main:%s;--on-main:%s;--tint:%s}", html_colour(arena, palette->main),
                html_colour(arena, readable_on(palette->main)), html_colour(arena, palette->tint));
    html_add(html, styles);
    for (int light = 0; light < LIGHT_COUNT; light++)
        html_format(html, ".l%s{background:%s;color:%s}", str_format(arena, "%d", light).s,
                    html_colour(arena, palette->lights[light].fill), html_colour(arena, palette->lights[light].ink));
    html_add(html, "</style>\n");
}

// The head of the document and of the page.
static void write_head(struct html *html, const struct report *report)
{
    const char *title = report_text(REPORT_TITLE_SUMMARY), *municipality = str_z(html->arena, report->municipality);
    html_format(
        html,
        "<!DOCTYPE html>\n<html lang=\"es-MX\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" HTML_OWN_META
        "<title>%s · %s</title>\n",
        title, municipality);
    write_styles(html, report);
    html_format(html, "</head><body><a class=\"skip\" href=\"#contenido\">%s</a>\n<header><div><h1>%s</h1><p>%s",
                report_text(REPORT_PAGE_SKIP), title, municipality);
    if (report->config->plan.n)
        html_format(html, " · %s", str_z(html->arena, report->config->plan));
    html_format(html, " · %s</p>", str_z(html->arena, report->cutoff));
    html_add(html, "<nav><ul>");
    static const struct {
        const char *id;
        enum report_text name;
    } parts[] = {{"#resumen", REPORT_SHEET_SUMMARY},
                 {"#ejes", REPORT_SHEET_BY_AXIS},
                 {"#unidades", REPORT_SHEET_BY_UNIT},
                 {"#hallazgos", REPORT_SHEET_FINDINGS}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        html_format(html, "<li><a href=\"%s\">%s</a></li>", parts[i].id, report_text(parts[i].name));
    html_add(html, "</ul></nav></div>");
    if (report->shield.n) {
        html_format(html, "<img alt=\"%s\" src=\"data:image/png;base64,",
                    report_format(html->arena, REPORT_SHIELD_OF, municipality).s);
        html_base64(html, report->shield);
        html_add(html, "\">");
    }
    html_add(html, "</header>\n<main id=\"contenido\">\n");
}

// One of the figures at the top.
static void write_card(struct html *html, enum report_text label, const char *value, const char *remark)
{
    html_format(html, "<div><dt>%s</dt><dd class=\"big\">%s</dd><dd>%s</dd></div>", report_text(label), value, remark);
}

// The word of a traffic light on its colour.
static void write_light(struct html *html, enum traffic_light light)
{
    html_format(html, "<span class=\"light l%s\">%s</span>", str_format(html->arena, "%d", (int)light).s,
                traffic_light_name(light));
}

// The table of the indicators furthest behind.
static void write_worst(struct html *html, const struct report *report)
{
    size_t worst[WORST], count = summary_worst(report, worst);
    html_format(html, "<h3>%s</h3>\n", report_text(REPORT_COLUMN_WORST));
    if (!count) {
        html_format(html, "<p>%s</p>\n", report_text(REPORT_NO_WORST));
        return;
    }
    html_format(
        html,
        "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\" class=\"n\">%s</th></tr></thead><tbody>\n",
        report_text(REPORT_COLUMN_INDICATOR), report_text(REPORT_COLUMN_UNIT), report_text(REPORT_COLUMN_CUMULATIVE));
    for (size_t i = 0; i < count; i++) {
        const struct indicator *indicator = &report->figures->indicators.items[worst[i]];
        struct str unit = indicator->unit.name.n ? indicator->unit.name : indicator->unit.key;
        html_format(
            html, "<tr><th scope=\"row\">%s</th><td data-l=\"%s\">%s</td><td class=\"n\" data-l=\"%s\">%s</td></tr>\n",
            str_z(html->arena, indicator->texts[TEXT_INDICATOR].text), report_text(REPORT_COLUMN_UNIT),
            str_z(html->arena, unit), report_text(REPORT_COLUMN_CUMULATIVE),
            page_percent(html->arena, indicator->calculation.percentage_cumulative));
    }
    html_add(html, "</tbody></table>\n");
}

// How many findings there are of each severity.
static void write_severities(struct html *html, const struct report *report)
{
    size_t counts[CUADRA_SEVERITIES] = {0};
    for (const struct finding *finding = report->run->findings.first; finding; finding = finding->next)
        counts[finding->severity]++;
    html_format(html, "<h3>%s</h3>\n<p>", report_text(REPORT_TITLE_FINDINGS));
    for (int severity = CUADRA_SEVERITIES - 1; severity >= 0; severity--)
        html_format(html, "%s: <strong>%s</strong>%s", severity_name((enum cuadra_severity)severity),
                    str_format(html->arena, "%zu", counts[severity]).s, severity ? " · " : "");
    html_add(html, "</p>\n");
}

// Resumen: the cards, the charts, what needs attention.
static void write_summary_part(struct html *html, const struct report *report)
{
    struct arena *arena = html->arena;
    const struct consolidation *figures = report->figures;
    const struct group *total = &figures->total;
    html_format(html, "<section id=\"resumen\"><h2>%s</h2>\n<dl class=\"cards\">", report_text(REPORT_SHEET_SUMMARY));
    write_card(html, REPORT_CARD_UNITS,
               str_format(arena, "%zu de %zu", figures->units_delivered, figures->units_expected).s, "");
    write_card(html, REPORT_CARD_INDICATORS, page_figure(arena, amount_of((double)total->indicators)),
               str_format(arena, "%s %zu", report_text(REPORT_REMARK_EVALUATED), total->evaluated).s);
    write_card(html, REPORT_CARD_CUMULATIVE, page_percent(arena, total->cumulative),
               str_format(arena, "%s: %s", report_text(REPORT_COLUMN_LIGHT), traffic_light_name(total->light)).s);
    write_card(html, REPORT_CARD_ANNUAL, page_percent(arena, total->annual), report_text(REPORT_REMARK_ANNUAL));
    html_add(html, "</dl>\n");
    page_charts(html, report);
    write_worst(html, report);
    write_severities(html, report);
    html_add(html, "</section>\n");
}

// The columns of the tables of groups after the name.
static const enum report_text group_columns[] = {
    REPORT_COLUMN_INDICATORS, REPORT_COLUMN_EVALUATED, REPORT_COLUMN_T1,         REPORT_COLUMN_T2,
    REPORT_COLUMN_T3,         REPORT_COLUMN_T4,        REPORT_COLUMN_CUMULATIVE, REPORT_COLUMN_ANNUAL,
};
enum { GROUP_CELLS = sizeof group_columns / sizeof *group_columns };

// Begins a table of groups.
static void begin_groups(struct html *html, enum report_text second, bool has_delivery)
{
    html_format(html, "<table><caption>%s</caption><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
                report_text(REPORT_NOTE_PAGE_GROUPS), report_text(REPORT_COLUMN_KEY), report_text(second));
    for (int i = 0; i < GROUP_CELLS; i++)
        html_format(html, "<th scope=\"col\" class=\"n\">%s</th>", report_text(group_columns[i]));
    html_format(html, "<th scope=\"col\">%s</th>", report_text(REPORT_COLUMN_LIGHT));
    if (has_delivery)
        html_format(html, "<th scope=\"col\">%s</th>", report_text(REPORT_COLUMN_DELIVERY));
    html_add(html, "</tr></thead><tbody>\n");
}

// Writes a group's row; `delivery` may be NULL.
static void write_group(struct html *html, const struct group *group, struct str name, const char *class_name,
                        const char *delivery)
{
    struct arena *arena = html->arena;
    const char *values[GROUP_CELLS] = {page_figure(arena, amount_of((double)group->indicators)),
                                       page_figure(arena, amount_of((double)group->evaluated)),
                                       page_percent(arena, group->percentage[0]),
                                       page_percent(arena, group->percentage[1]),
                                       page_percent(arena, group->percentage[2]),
                                       page_percent(arena, group->percentage[3]),
                                       page_percent(arena, group->cumulative),
                                       page_percent(arena, group->annual)};
    html_format(html, "<tr class=\"%s\"><td>%s</td><th scope=\"row\">%s</th>", class_name, str_z(arena, group->key.key),
                str_z(arena, name));
    for (int i = 0; i < GROUP_CELLS; i++)
        html_format(html, "<td class=\"n\" data-l=\"%s\">%s</td>", report_text(group_columns[i]), values[i]);
    html_format(html, "<td data-l=\"%s\">", report_text(REPORT_COLUMN_LIGHT));
    write_light(html, group->light);
    html_add(html, "</td>");
    if (delivery)
        html_format(html, "<td data-l=\"%s\">%s</td>", report_text(REPORT_COLUMN_DELIVERY), delivery);
    html_add(html, "</tr>\n");
}

// Por eje: axes, and under each its objectives.
static void write_axes_part(struct html *html, const struct report *report)
{
    const struct consolidation *figures = report->figures;
    html_format(html, "<section id=\"ejes\"><h2>%s</h2>\n", report_text(REPORT_TITLE_BY_AXIS));
    begin_groups(html, REPORT_COLUMN_AXIS, false);
    for (size_t i = 0; i < figures->axes.count; i++) {
        write_group(html, &figures->axes.items[i], group_name(&figures->axes.items[i], REPORT_NO_AXIS), "axis", NULL);
        for (size_t k = 0; k < figures->objectives.count; k++)
            if (figures->objectives.items[k].axis == i)
                write_group(html, &figures->objectives.items[k],
                            group_name(&figures->objectives.items[k], REPORT_NO_OBJECTIVE), "objective", NULL);
    }
    write_group(html, &figures->total, str_of(report_text(REPORT_TOTAL)), "total", NULL);
    html_add(html, "</tbody></table></section>\n");
}

// Por unidad, with what each delivered.
static void write_units_part(struct html *html, const struct report *report)
{
    static const enum report_text deliveries[] = {[DELIVERED] = REPORT_DELIVERED,
                                                  [DELIVERED_LATE] = REPORT_DELIVERED_LATE,
                                                  [NOT_DELIVERED] = REPORT_NOT_DELIVERED};
    const struct consolidation *figures = report->figures;
    html_format(html, "<section id=\"unidades\"><h2>%s</h2>\n", report_text(REPORT_TITLE_BY_UNIT));
    begin_groups(html, REPORT_COLUMN_UNIT, true);
    for (size_t i = 0; i < figures->units.count; i++)
        write_group(html, &figures->units.items[i], group_name(&figures->units.items[i], REPORT_NO_UNIT), "unit",
                    report_text(deliveries[figures->units.items[i].delivery]));
    write_group(html, &figures->total, str_of(report_text(REPORT_TOTAL)), "total", "");
    html_add(html, "</tbody></table></section>\n");
}

// Writes the row of a finding.
static void write_finding(struct html *html, const struct finding *finding)
{
    static const enum traffic_light lights[CUADRA_SEVERITIES] = {LIGHT_NONE, LIGHT_YELLOW, LIGHT_RED, LIGHT_RED};
    struct arena *arena = arena_child(html->arena);
    struct str cell = place_cell_name(arena, &finding->place);
    struct buffer place = {.arena = arena};
    buffer_add_str(&place, finding->place.file);
    if (finding->place.sheet.n)
        buffer_format(&place, " · %.*s", STR_ARG(finding->place.sheet));
    if (cell.n)
        buffer_format(&place, "%s%.*s", finding->place.sheet.n ? "!" : " · ", STR_ARG(cell));
    if (!place.n) // of no file: the unit it is about, or everything
        buffer_format(&place, "%s %.*s", report_text(finding->unit.n ? REPORT_COLUMN_UNIT : REPORT_PAGE_EVERYTHING),
                      STR_ARG(finding->unit));
    html_format(html, "<tr><td data-l=\"%s\"><span class=\"light l%s\">%s</span></td>",
                report_text(REPORT_COLUMN_SEVERITY), str_format(arena, "%d", (int)lights[finding->severity]).s,
                severity_name(finding->severity));
    html_format(html, "<th scope=\"row\">%s</th><td>%s", buffer_str(&place).s, finding_message(arena, finding).s);
    if (finding->accepted.s)
        html_format(html, " (%s: %s)", report_text(REPORT_ACCEPTED), str_z(arena, finding->accepted));
    html_format(html, "</td><td data-l=\"%s\">%s</td></tr>\n", report_text(REPORT_PAGE_RULE),
                rule_text(finding->rule)->id);
    arena_free(arena);
}

// Hallazgos: one row a finding.
static void write_findings_part(struct html *html, const struct report *report)
{
    html_format(html, "<section id=\"hallazgos\"><h2>%s</h2>\n", report_text(REPORT_TITLE_FINDINGS));
    if (!report->run->findings.first) {
        html_format(html, "<p>%s</p></section>\n", report_text(REPORT_NO_FINDINGS));
        return;
    }
    html_format(
        html,
        "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
        report_text(REPORT_COLUMN_SEVERITY), report_text(REPORT_PAGE_WHERE), report_text(REPORT_PAGE_WHAT),
        report_text(REPORT_PAGE_RULE));
    for (const struct finding *finding = report->run->findings.first; finding && !html->has_failed;
         finding = finding->next)
        write_finding(html, finding);
    html_add(html, "</tbody></table></section>\n");
}

// Writes the page part by part.
enum cuadra_status write_page(struct arena *arena, const struct cuadra_run *run, const char *path, bool force,
                              struct str *message)
{
    struct report report;
    struct html html;
    report_init(&report, arena, run, path);
    *message = report.notice;
    enum cuadra_status status = html_begin(arena, path, force, &html, message);
    if (status != CUADRA_OK)
        return status;
    write_head(&html, &report);
    write_summary_part(&html, &report);
    write_axes_part(&html, &report);
    write_units_part(&html, &report);
    write_findings_part(&html, &report);
    html_format(&html, "</main>\n<footer><p>%s</p></footer>\n</body></html>\n", report_text(REPORT_PAGE_FOOT));
    return html_finish(&html, message);
}
