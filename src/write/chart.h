// SPDX-License-Identifier: MIT
// Native charts of Excel, with a title, alternative text and colours of their own. It knows nothing of what
// they show.
#ifndef CUADRA_WRITE_CHART_H
#define CUADRA_WRITE_CHART_H

#include "write/workbook.h"

enum chart_kind { CHART_BARS, CHART_COLUMNS, CHART_LINE };

enum { CHART_POINTS_LIMIT = 64 };

// One series over cells of a sheet that is written already.
struct chart_series {
    const struct sheet *sheet; // where the cells are
    struct str name;
    int32_t label_row, label_column, label_row_to, label_column_to;
    int32_t row, column, row_to, column_to;
    int32_t colour;
    const int32_t *point_colours; // one for each point, or NULL
    size_t points;
};

// A chart.
struct chart {
    enum chart_kind kind;
    struct str title, description, axis_title; // axis_title may be empty
    const struct chart_series *series;
    size_t series_count;
    bool is_percent;                         // values are fractions
    double most;                             // end of the value axis; 0: automatic
    bool show_values, show_legend, reversed; // reversed: the first bar on top
    bool is_bare;                            // no value axis: the values stand on the bars
    double left, width, height;              // pixels; `left` from the cell
    int32_t ink;
};

// Puts a chart at a cell.
void sheet_chart(struct sheet *sheet, int32_t row, int32_t column, const struct chart *chart);

#endif
