// SPDX-License-Identifier: MIT
// Templates of Indicadores; see indicator_formulas.h. Blank cells count as 0 in sums and comparisons, which is
// what the blanks of targets mean; N() turns the empty text of a formula into 0.
#include "write/book/indicator_formulas.h"

#include "base/place.h"
#include "es/report.h"

// Quarters up to the cutoff, as a row of ones and zeros.
#define UP_TO_CUTOFF "({1,2,3,4}<=Corte)"
#define TARGETS      "{M1}#:{M4}#"
#define ACTUALS      "{A1}#:{A4}#"
#define NO_FIGURES   "COUNT(" TARGETS "," ACTUALS ",{DC}#)=0"
// Quarters that count for a mean of targets, and of actuals.
#define PROGRAMMED "(" TARGETS ">0)"
#define REPORTED   "(((" TARGETS ">0)+(" ACTUALS ">0))>0)"

// The letters of a column of Indicadores by its tag, for formula_prepare(); NULL when there is no such tag.
const char *indicator_column_letters(const void *arena, struct str tag)
{
    static const char *const tags[INDICATOR_COLUMNS] = {
#define COLUMN(tag, label, width, look, detail, writer, argument) #tag,
#include "write/book/indicators.def"
#undef COLUMN
    };
    for (int32_t column = 0; column < INDICATOR_COLUMNS; column++)
        if (str_is(tag, tags[column]))
            return place_column_name((struct arena *)(uintptr_t)arena, column).s;
    return NULL;
}

// A template of Indicadores, prepared.
static const char *prepare(struct arena *arena, const char *template_text)
{
    return formula_prepare(arena, template_text, indicator_column_letters, arena);
}

// What is accumulated over the quarters by each rule.
static void make_accumulations(struct arena *arena, struct indicator_formulas *formulas)
{
    formulas->target_to_date[ACCUMULATE_SUM] = prepare(arena, "=SUMPRODUCT(" UP_TO_CUTOFF "*" TARGETS ")");
    formulas->target_to_date[ACCUMULATE_MEAN] =
        prepare(arena, "=IFERROR(SUMPRODUCT(" UP_TO_CUTOFF "*" PROGRAMMED "*" TARGETS ")/SUMPRODUCT(" UP_TO_CUTOFF
                       "*" PROGRAMMED "),\"\")");
    formulas->target_to_date[ACCUMULATE_LAST] =
        prepare(arena, "=IF(AND(Corte>=4,{M4}#>0),{M4}#,IF(AND(Corte>=3,{M3}#>0),{M3}#,IF(AND(Corte>=2,{M2}#>0),{M2}#,"
                       "IF({M1}#>0,{M1}#,\"\"))))");
    formulas->annual_target[ACCUMULATE_SUM] = prepare(arena, "=SUM(" TARGETS ")");
    formulas->annual_target[ACCUMULATE_MEAN] =
        prepare(arena, "=IFERROR(SUMPRODUCT(" PROGRAMMED "*" TARGETS ")/SUMPRODUCT(--" PROGRAMMED "),\"\")");
    formulas->annual_target[ACCUMULATE_LAST] =
        prepare(arena, "=IF({M4}#>0,{M4}#,IF({M3}#>0,{M3}#,IF({M2}#>0,{M2}#,IF({M1}#>0,{M1}#,\"\"))))");
    formulas->actual_to_date[ACCUMULATE_SUM] = prepare(arena, "=SUM(" ACTUALS ")");
    formulas->actual_to_date[ACCUMULATE_MEAN] =
        prepare(arena, "=IFERROR(SUMPRODUCT(" UP_TO_CUTOFF "*" REPORTED "*" ACTUALS ")/SUMPRODUCT(" UP_TO_CUTOFF
                       "*" REPORTED "),\"\")");
    formulas->actual_to_date[ACCUMULATE_LAST] =
        prepare(arena, "=IF(AND(Corte>=4,OR({M4}#>0,{A4}#>0)),N({A4}#),IF(AND(Corte>=3,OR({M3}#>0,{A3}#>0)),N({A3}#),"
                       "IF(AND(Corte>=2,OR({M2}#>0,{A2}#>0)),N({A2}#),IF(OR({M1}#>0,{A1}#>0),N({A1}#),\"\"))))");
    formulas->no_target_to_date = prepare(arena, "=IF(" NO_FIGURES ",\"\",SUMPRODUCT(" UP_TO_CUTOFF "*" TARGETS "))");
    formulas->no_annual_target = prepare(arena, "=IF(" NO_FIGURES ",\"\",SUM(" TARGETS "))");
    formulas->no_actual_to_date = prepare(arena, "=IF(" NO_FIGURES ",\"\",SUM(" ACTUALS "))");
    // a row whose figures cuadra could not tell a rule of is a sum
    formulas->target_to_date[ACCUMULATE_UNKNOWN] = formulas->target_to_date[ACCUMULATE_SUM];
    formulas->annual_target[ACCUMULATE_UNKNOWN] = formulas->annual_target[ACCUMULATE_SUM];
    formulas->actual_to_date[ACCUMULATE_UNKNOWN] = formulas->actual_to_date[ACCUMULATE_SUM];
}

// The ratio of two cells given by their tags.
static const char *ratio_text(struct arena *arena, enum ratio ratio, const char *actual, const char *target)
{
    switch (ratio) {
    case RATIO_INVERSE:
        return str_format(arena, "IF({%s}#=0,1,{%s}#/{%s}#)", actual, target, actual).s;
    case RATIO_REGULAR:
        return str_format(arena, "MAX(0,1-ABS({%s}#-{%s}#)/{%s}#)", actual, target, target).s;
    case RATIO_NONE:
        return "\"\"";
    default:
        return str_format(arena, "{%s}#/{%s}#", actual, target).s;
    }
}

// Percentages of one kind of ratio.
static void make_percentages(struct arena *arena, enum ratio ratio, struct indicator_formulas *formulas)
{
    for (int q = 0; q < QUARTERS; q++) {
        const char *actual = str_format(arena, "A%d", q + 1).s, *target = str_format(arena, "M%d", q + 1).s;
        const char *text = ratio_text(arena, ratio, actual, target);
        formulas->percentage[ratio][q] =
            prepare(arena, str_format(arena, "=IF(OR(Corte<%d,{%s}#<=0),\"\",%s)", q + 1, target, text).s);
    }
    formulas->percentage_to_date[ratio] = prepare(
        arena, str_format(arena, "=IF(OR(N({MC}#)=0,{AC}#=\"\"),\"\",%s)", ratio_text(arena, ratio, "AC", "MC")).s);
    formulas->percentage_of_year[ratio] = prepare(
        arena, str_format(arena, "=IF(OR(N({MA}#)=0,{AC}#=\"\"),\"\",%s)", ratio_text(arena, ratio, "AC", "MA")).s);
}

// The formula of a traffic light over a cell such as "{PC}#" or "K#".
const char *light_formula(struct arena *arena, const char *cell)
{
    const char *names[LIGHT_COUNT];
    for (int light = 0; light < LIGHT_COUNT; light++)
        names[light] = traffic_light_name((enum traffic_light)light);
    return str_format(arena,
                      "=IF(%s=\"\",\"%s\",IF(ROUND(%s,9)>Sobrecumplimiento,\"%s\",IF(ROUND(%s,9)>=Verde,\"%s\","
                      "IF(ROUND(%s,9)>=Amarillo,\"%s\",\"%s\"))))",
                      cell, names[LIGHT_NONE], cell, names[LIGHT_OVER], cell, names[LIGHT_GREEN], cell,
                      names[LIGHT_YELLOW], names[LIGHT_RED])
        .s;
}

// Prepares every template.
void indicator_formulas_make(struct arena *arena, struct indicator_formulas *formulas)
{
    make_accumulations(arena, formulas);
    for (int ratio = 0; ratio < RATIO_KINDS; ratio++)
        make_percentages(arena, (enum ratio)ratio, formulas);
    for (int q = 1; q <= QUARTERS; q++)
        formulas->variance[q - 1] = prepare(
            arena,
            str_format(arena, "=IF(OR(Corte<%d,COUNT({M%d}#,{A%d}#)=0),\"\",N({M%d}#)-N({A%d}#))", q, q, q, q, q).s);
    formulas->variance_to_date = prepare(arena, "=IF(COUNT({MC}#,{AC}#)=0,\"\",N({MC}#)-N({AC}#))");
    formulas->variance_of_year = prepare(arena, "=IF(COUNT({MA}#,{AC}#)=0,\"\",N({MA}#)-N({AC}#))");
    formulas->light = prepare(arena, light_formula(arena, "{PC}#"));
}

// The kind of ratio of an indicator.
enum ratio ratio_of(const struct config *config, enum direction direction)
{
    switch (direction) {
    case DIRECTION_REGULAR:
        return RATIO_REGULAR;
    case DIRECTION_NOMINAL:
        return RATIO_NONE;
    case DIRECTION_DESCENDING:
        return config->descending == DESCENDING_INVERSE ? RATIO_INVERSE : RATIO_DIRECT;
    default:
        return RATIO_DIRECT;
    }
}
