// SPDX-License-Identifier: MIT
// The charts of Resumen: percentage by axis, traffic lights, and the trend over the quarters.
#include "write/book/summary.h"
#include "write/chart.h"

#include "es/figures.h"

enum { AXIS_NAME = 1, AXIS_T1 = 3, AXIS_CUMULATIVE = AXIS_T1 + QUARTERS, CHART_HEIGHT = 285 };

// Adds "name 92.5 %; " to an alternative text.
static void describe(struct report *report, struct buffer *text, struct str name, struct amount points)
{
    if (points.is_known)
        buffer_format(text, " %.*s, %s %%;", STR_ARG(name), figure_text(report->arena, points.value, 1).s);
}

// Percentage by axis, as bars.
static void draw_axes(struct report *report, struct sheet *sheet, const struct summary_places *places)
{
    const groups *axes = &report->figures->axes;
    struct buffer text = {.arena = report->arena};
    buffer_add_z(&text, report_text(REPORT_ALT_AXES));
    for (size_t i = 0; i < axes->count; i++)
        describe(report, &text, group_name(&axes->items[i], REPORT_NO_AXIS), axes->items[i].cumulative);
    struct chart_series series = {.sheet = sheet,
                                  .name = str_of(report_text(REPORT_COLUMN_CUMULATIVE)),
                                  .label_row = places->axis_first,
                                  .label_column = AXIS_NAME,
                                  .label_row_to = places->axis_total - 1,
                                  .label_column_to = AXIS_NAME,
                                  .row = places->axis_first,
                                  .column = AXIS_CUMULATIVE,
                                  .row_to = places->axis_total - 1,
                                  .column_to = AXIS_CUMULATIVE,
                                  .colour = report->palette.main};
    struct chart chart = {.kind = CHART_BARS,
                          .title = str_of(report_text(REPORT_CHART_AXES)),
                          .description = buffer_str(&text),
                          .series = &series,
                          .series_count = 1,
                          .is_percent = true,
                          .most = report->config->cap <= 100 ? 1.2 : 0,
                          .show_values = true,
                          .reversed = true,
                          .is_bare = true,
                          .left = 0,
                          .width = 480,
                          .height = CHART_HEIGHT,
                          .ink = report->palette.ink};
    sheet_chart(sheet, places->charts, 0, &chart);
}

// Indicators by traffic light, as bars.
static void draw_lights(struct report *report, struct sheet *sheet, const struct summary_places *places)
{
    int32_t colours[LIGHT_COUNT];
    size_t counts[LIGHT_COUNT];
    struct buffer text = {.arena = report->arena};
    summary_count_lights(report, counts);
    buffer_add_z(&text, report_text(REPORT_ALT_LIGHTS));
    for (int light = 0; light < LIGHT_COUNT; light++) {
        colours[light] = report->palette.light_marks[light];
        buffer_format(&text, " %s, %zu;", traffic_light_name((enum traffic_light)light), counts[light]);
    }
    int32_t last = places->lights + LIGHT_COUNT - 1;
    struct chart_series series = {.sheet = sheet,
                                  .name = str_of(report_text(REPORT_COLUMN_INDICATORS)),
                                  .label_row = places->lights,
                                  .label_column = places->light_column,
                                  .label_row_to = last,
                                  .label_column_to = places->light_column,
                                  .row = places->lights,
                                  .column = places->light_column + 1,
                                  .row_to = last,
                                  .column_to = places->light_column + 1,
                                  .colour = report->palette.main,
                                  .point_colours = colours,
                                  .points = LIGHT_COUNT};
    struct chart chart = {.kind = CHART_BARS,
                          .title = str_of(report_text(REPORT_CHART_LIGHTS)),
                          .description = buffer_str(&text),
                          .series = &series,
                          .series_count = 1,
                          .show_values = true,
                          .reversed = true,
                          .is_bare = true,
                          .left = 488,
                          .width = 340,
                          .height = CHART_HEIGHT,
                          .ink = report->palette.ink};
    sheet_chart(sheet, places->charts, 0, &chart);
}

// The overall percentage of each quarter up to the cutoff, as a line.
static void draw_trend(struct report *report, struct sheet *sheet, const struct summary_places *places)
{
    static const enum report_text quarters[] = {REPORT_COLUMN_T1, REPORT_COLUMN_T2, REPORT_COLUMN_T3, REPORT_COLUMN_T4};
    struct buffer text = {.arena = report->arena};
    int cutoff = report->figures->cutoff;
    buffer_add_z(&text, report_text(REPORT_ALT_TREND));
    for (int q = 0; q < cutoff; q++)
        describe(report, &text, str_of(report_text(quarters[q])), report->figures->total.percentage[q]);
    struct chart_series series = {.sheet = sheet,
                                  .name = str_of(report_text(REPORT_TOTAL)),
                                  .label_row = places->axis_header,
                                  .label_column = AXIS_T1,
                                  .label_row_to = places->axis_header,
                                  .label_column_to = AXIS_T1 + cutoff - 1,
                                  .row = places->axis_total,
                                  .column = AXIS_T1,
                                  .row_to = places->axis_total,
                                  .column_to = AXIS_T1 + cutoff - 1,
                                  .colour = report->palette.main};
    struct chart chart = {.kind = cutoff > 1 ? CHART_LINE : CHART_COLUMNS,
                          .title = str_of(report_text(REPORT_CHART_TREND)),
                          .description = buffer_str(&text),
                          .series = &series,
                          .series_count = 1,
                          .is_percent = true,
                          .most = report->config->cap <= 100 ? 1.2 : 0,
                          .show_values = true,
                          .is_bare = true,
                          .left = 836,
                          .width = 340,
                          .height = CHART_HEIGHT,
                          .ink = report->palette.ink};
    sheet_chart(sheet, places->charts, 0, &chart);
}

// Draws the charts of Resumen.
void summary_charts(struct report *report, struct sheet *sheet, const struct summary_places *places)
{
    if (report->figures->axes.count)
        draw_axes(report, sheet, places);
    draw_lights(report, sheet, places);
    draw_trend(report, sheet, places);
}
