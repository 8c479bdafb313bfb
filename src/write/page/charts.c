// SPDX-License-Identifier: MIT
// The charts of the page: SVG of its own, readable without colours, with the figures as text beside the marks.
#include "write/book/summary.h"
#include "write/page/page.h"

#include "base/decimal.h"

#include <math.h>

enum { WIDTH = 360, BAR_STEP = 40, BAR_HEIGHT = 16, TREND_HEIGHT = 190, BAR_ROOM = 290 };

// Begins a chart: its title for people, its description for screen readers.
static void begin_chart(struct html *html, const char *id, enum report_text title, struct str description, int height)
{
    struct arena *arena = html->arena;
    html_format(html, "<figure><figcaption id=\"%s\">%s</figcaption>", id, report_text(title));
    html_format(html, "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"%s", str_format(arena, "%d", WIDTH).s,
                str_format(arena, "%d", height).s, id);
    html_format(html, "-d\"><title id=\"%s-d\">%s</title>", id, str_z(arena, description));
}

// Ends what begin_chart() began.
static void end_chart(struct html *html)
{
    html_add(html, "</svg></figure>\n");
}

// A horizontal bar with its name above and its value beside it; `part` of the whole room, 0 to 1.
static void draw_bar(struct html *html, int y, struct str name, double part, const char *value, const char *colour)
{
    struct arena *arena = html->arena;
    int length = part < 0 ? 0 : (int)lround((part > 1 ? 1 : part) * BAR_ROOM);
    struct str shown = name.n > 56 ? str_format(arena, "%.*s…", STR_ARG(utf8_cut(name, 50))) : name;
    html_format(html, "<text x=\"0\" y=\"%s\">%s</text>", str_format(arena, "%d", y + 12).s, str_z(arena, shown));
    html_format(
        html, "<rect x=\"0\" y=\"%s\" width=\"%s\" height=\"16\" fill=\"%s\" stroke=\"#404040\" stroke-width=\"0.5\"/>",
        str_format(arena, "%d", y + 18).s, str_format(arena, "%d", length).s, colour);
    html_format(html, "<text x=\"%s\" y=\"%s\" class=\"v\">%s</text>", str_format(arena, "%d", length + 6).s,
                str_format(arena, "%d", y + 18 + BAR_HEIGHT - 3).s, value);
}

// Adds "name, 92.5 %; " to a description.
static void describe(struct arena *arena, struct buffer *text, struct str name, const char *value)
{
    (void)arena;
    buffer_format(text, " %.*s, %s;", STR_ARG(name), *value ? value : "-");
}

// Percentage by axis.
static void draw_axes(struct html *html, const struct report *report)
{
    const groups *axes = &report->figures->axes;
    struct buffer text = {.arena = html->arena};
    buffer_add_z(&text, report_text(REPORT_ALT_AXES));
    double most = 100;
    for (size_t i = 0; i < axes->count; i++) {
        describe(html->arena, &text, group_name(&axes->items[i], REPORT_NO_AXIS),
                 page_percent(html->arena, axes->items[i].cumulative));
        most = axes->items[i].cumulative.value > most ? axes->items[i].cumulative.value : most;
    }
    begin_chart(html, "g-ejes", REPORT_CHART_AXES, buffer_str(&text), (int)axes->count * BAR_STEP + 4);
    for (size_t i = 0; i < axes->count; i++) {
        struct amount value = axes->items[i].cumulative;
        draw_bar(html, (int)i * BAR_STEP, group_name(&axes->items[i], REPORT_NO_AXIS),
                 value.is_known ? value.value / most : 0, page_percent(html->arena, value),
                 html_colour(html->arena, report->palette.main));
    }
    end_chart(html);
}

// Evaluable indicators by traffic light.
static void draw_lights(struct html *html, const struct report *report)
{
    size_t counts[LIGHT_COUNT], most = 1;
    struct buffer text = {.arena = html->arena};
    summary_count_lights(report, counts);
    buffer_add_z(&text, report_text(REPORT_ALT_LIGHTS));
    for (int light = 0; light < LIGHT_COUNT; light++) {
        describe(html->arena, &text, str_of(traffic_light_name((enum traffic_light)light)),
                 str_format(html->arena, "%zu", counts[light]).s);
        most = counts[light] > most ? counts[light] : most;
    }
    begin_chart(html, "g-semaforo", REPORT_CHART_LIGHTS, buffer_str(&text), LIGHT_COUNT * BAR_STEP + 4);
    for (int light = 0; light < LIGHT_COUNT; light++)
        draw_bar(html, light * BAR_STEP, str_of(traffic_light_name((enum traffic_light)light)),
                 (double)counts[light] / (double)most, str_format(html->arena, "%zu", counts[light]).s,
                 html_colour(html->arena, report->palette.light_marks[light]));
    end_chart(html);
}

// The overall percentage of each quarter, as a line over a scale from 0 to 100 % or more.
static void draw_trend(struct html *html, const struct report *report)
{
    static const enum report_text quarters[] = {REPORT_COLUMN_T1, REPORT_COLUMN_T2, REPORT_COLUMN_T3, REPORT_COLUMN_T4};
    struct arena *arena = html->arena;
    struct buffer text = {.arena = arena}, line = {.arena = arena};
    const struct amount *values = report->figures->total.percentage;
    int cutoff = report->figures->cutoff;
    double most = 100;
    int x[QUARTERS], y[QUARTERS];
    buffer_add_z(&text, report_text(REPORT_ALT_TREND));
    for (int q = 0; q < cutoff; q++) {
        describe(arena, &text, str_of(report_text(quarters[q])), page_percent(arena, values[q]));
        most = values[q].value > most ? values[q].value : most;
    }
    begin_chart(html, "g-trimestres", REPORT_CHART_TREND, buffer_str(&text), TREND_HEIGHT + 26);
    html_add(html, "<line x1=\"0\" y1=\"190\" x2=\"360\" y2=\"190\" stroke=\"#8a8a8a\"/>");
    for (int q = 0; q < cutoff; q++) {
        x[q] = 45 + q * 90;
        y[q] = TREND_HEIGHT - (int)lround(values[q].value / most * (TREND_HEIGHT - 30));
        if (values[q].is_known)
            buffer_format(&line, "%s%d,%d", line.n ? " " : "", x[q], y[q]);
        html_format(html, "<text x=\"%s\" y=\"208\" text-anchor=\"middle\">%s</text>", str_format(arena, "%d", x[q]).s,
                    report_text(quarters[q]));
    }
    const char *colour = html_colour(arena, report->palette.main);
    html_format(html, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>", buffer_str(&line).s,
                colour);
    for (int q = 0; q < cutoff; q++) {
        if (!values[q].is_known)
            continue;
        const char *cx = str_format(arena, "%d", x[q]).s;
        html_format(html, "<circle cx=\"%s\" cy=\"%s\" r=\"5\" fill=\"%s\"/>", cx, str_format(arena, "%d", y[q]).s,
                    colour);
        html_format(html, "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" class=\"v\">%s</text>", cx,
                    str_format(arena, "%d", y[q] - 10).s, page_percent(arena, values[q]));
    }
    end_chart(html);
}

// Draws the three charts side by side, or one under the other.
void page_charts(struct html *html, const struct report *report)
{
    html_add(html, "<div class=\"charts\">\n");
    if (report->figures->axes.count)
        draw_axes(html, report);
    draw_lights(html, report);
    draw_trend(html, report);
    html_add(html, "</div>\n");
}
