// SPDX-License-Identifier: MIT
// Charts through libxlsxwriter; see chart.h.
#include "write/chart.h"

#include "write/workbook_inside.h"

enum { TITLE_BYTES = 250, DESCRIPTION_BYTES = 2000, TITLE_SIZE = 12, TEXT_SIZE = 10 };

static const uint8_t kinds[] = {
    [CHART_BARS] = LXW_CHART_BAR, [CHART_COLUMNS] = LXW_CHART_COLUMN, [CHART_LINE] = LXW_CHART_LINE};

// Colours of the points of a series.
static void set_points(struct arena *arena, lxw_chart_series *series, const struct chart_series *from)
{
    size_t count = from->points < CHART_POINTS_LIMIT ? from->points : CHART_POINTS_LIMIT;
    lxw_chart_point **points = arena_array(arena, count + 1, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        lxw_chart_fill *fill = ARENA_NEW(arena, lxw_chart_fill);
        lxw_chart_line *line = ARENA_NEW(arena, lxw_chart_line);
        fill->color = book_colour(from->point_colours[i]);
        line->color = 0x404040; // an edge keeps light bars apart from the paper, on a grey printer too
        line->width = 0.5F;
        points[i] = ARENA_NEW(arena, lxw_chart_point);
        points[i]->fill = fill;
        points[i]->line = line;
    }
    chart_series_set_points(series, points);
}

// Adds a series with its colours and labels.
static void add_series(struct arena *arena, lxw_chart *handle, const struct chart *chart,
                       const struct chart_series *from)
{
    lxw_chart_series *series = chart_add_series(handle, NULL, NULL);
    if (!series)
        memory_fail(arena_memory(arena));
    const char *sheet = from->sheet->name;
    chart_series_set_categories(series, sheet, (lxw_row_t)from->label_row, (lxw_col_t)from->label_column,
                                (lxw_row_t)from->label_row_to, (lxw_col_t)from->label_column_to);
    chart_series_set_values(series, sheet, (lxw_row_t)from->row, (lxw_col_t)from->column, (lxw_row_t)from->row_to,
                            (lxw_col_t)from->column_to);
    if (from->name.n)
        chart_series_set_name(series, attribute_text(arena, from->name, TITLE_BYTES));
    if (chart->kind == CHART_LINE) {
        lxw_chart_line line = {.color = book_colour(from->colour), .width = 2.25F};
        lxw_chart_fill fill = {.color = book_colour(from->colour)};
        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, 7);
        chart_series_set_marker_fill(series, &fill);
    } else {
        lxw_chart_fill fill = {.color = book_colour(from->colour)};
        chart_series_set_fill(series, &fill);
        if (from->point_colours && from->points)
            set_points(arena, series, from);
    }
    if (chart->show_values) {
        lxw_chart_font font = {.size = TEXT_SIZE, .color = book_colour(chart->ink)};
        chart_series_set_labels(series);
        chart_series_set_labels_num_format(series, chart->is_percent ? "0.0 %" : "#,##0");
        chart_series_set_labels_font(series, &font);
        if (chart->kind == CHART_LINE)
            chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
    }
}

// Sets both axes.
static void set_axes(lxw_chart *handle, const struct chart *chart)
{
    lxw_chart_font font = {.size = TEXT_SIZE, .color = book_colour(chart->ink)};
    lxw_chart_line soft = {.color = 0xD9D9D9, .width = 0.75F};
    chart_axis_set_num_font(handle->x_axis, &font);
    chart_axis_set_num_font(handle->y_axis, &font);
    // the library swaps the two for bars, so that x is the horizontal axis
    lxw_chart_axis *values = chart->kind == CHART_BARS ? handle->x_axis : handle->y_axis;
    lxw_chart_axis *categories = chart->kind == CHART_BARS ? handle->y_axis : handle->x_axis;
    if (chart->is_bare) {
        chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_NONE);
        chart_axis_major_gridlines_set_visible(values, LXW_FALSE);
        lxw_chart_line none = {.none = LXW_TRUE};
        chart_axis_set_line(values, &none);
        chart_axis_set_major_tick_mark(values, LXW_CHART_AXIS_TICK_MARK_NONE);
    } else {
        chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
        chart_axis_major_gridlines_set_line(values, &soft);
    }
    chart_axis_set_major_tick_mark(categories, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_num_format(values, chart->is_percent ? "0 %" : "#,##0");
    chart_axis_set_min(values, 0);
    if (chart->most > 0)
        chart_axis_set_max(values, chart->most);
    if (chart->reversed)
        chart_axis_set_reverse(categories);
}

// Puts a chart at a cell.
void sheet_chart(struct sheet *sheet, int32_t row, int32_t column, const struct chart *chart)
{
    struct book *book = sheet->book;
    enum { DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288 };
    if (!sheet_accepts(sheet, row, column))
        return;
    lxw_chart *handle = workbook_add_chart(book->handle, kinds[chart->kind]);
    if (!handle)
        memory_fail(arena_memory(book->arena));
    lxw_chart_font title = {.size = TITLE_SIZE, .bold = LXW_EXPLICIT_FALSE, .color = book_colour(chart->ink)};
    chart_title_set_name(handle, attribute_text(book->arena, chart->title, TITLE_BYTES));
    chart_title_set_name_font(handle, &title);
    for (size_t i = 0; i < chart->series_count; i++)
        add_series(book->arena, handle, chart, &chart->series[i]);
    set_axes(handle, chart);
    if (chart->kind != CHART_LINE)
        chart_set_series_gap(handle, 60); // bars a little wider than the blanks between them
    if (chart->show_legend)
        chart_legend_set_position(handle, LXW_CHART_LEGEND_BOTTOM);
    else
        chart_legend_set_position(handle, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options = {
        .x_offset = (int32_t)chart->left,
        .x_scale = chart->width / DEFAULT_WIDTH,
        .y_scale = chart->height / DEFAULT_HEIGHT,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = (char *)(uintptr_t)attribute_text(book->arena, chart->description, DESCRIPTION_BYTES),
    };
    book_enter(book);
    lxw_error error = worksheet_insert_chart_opt(sheet->handle, (lxw_row_t)row, (lxw_col_t)column, handle, &options);
    book_leave(book);
    book_check(book, error, sheet, row, column);
}
