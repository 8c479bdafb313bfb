// SPDX-License-Identifier: MIT
// What a layout file says outright of a column, by its headings or its letter, goes before every other reading.
#include "layout/table.h"

// Says in a column's own terms what place its figures fill.
static void set_place(struct column *column, const struct layout_column *said)
{
    column->field = FIELD_NONE;
    column->measure = said->measure;
    column->period = PERIOD_NONE;
    column->is_cumulative = column->is_annual = column->is_quarter = column->is_other = column->is_unsure_field = false;
    if (said->place >= PLACE_T1 && said->place <= PLACE_T4)
        column->period = (enum period)(PERIOD_T1 + (said->place - PLACE_T1));
    else if (said->place >= PLACE_M1 && said->place <= PLACE_M12)
        column->period = (enum period)(PERIOD_M1 + (said->place - PLACE_M1));
    else if (said->place >= PLACE_CUM_T1 && said->place <= PLACE_CUM_T4)
        column->period = (enum period)(PERIOD_T1 + (said->place - PLACE_CUM_T1));
    column->is_annual = said->place == PLACE_ANNUAL;
    column->is_quarter = said->place == PLACE_QUARTER;
    column->is_cumulative =
        said->place == PLACE_TO_DATE || (said->place >= PLACE_CUM_T1 && said->place <= PLACE_CUM_T4);
    column->why = REASON_SYNONYM;
}

// Overwrites the meaning of each column that the layout names.
void columns_obey_layout(struct sheet_view *sheet, struct table *table)
{
    const struct layout *layout = sheet->layout;
    for (size_t i = 0; layout && i < table->columns.count && layout->figures.count; i++) {
        struct column *column = &table->columns.items[i];
        struct str folded = layout_fold_path(sheet->extraction->scratch, column->path);
        for (size_t k = 0; k < layout->figures.count; k++) {
            const struct layout_column *said = &layout->figures.items[k];
            if (said->column >= 0 ? said->column == column->column : str_equal(said->folded, folded))
                set_place(column, said);
        }
    }
}
