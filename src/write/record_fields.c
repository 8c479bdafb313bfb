// SPDX-License-Identifier: MIT
// The keys of a record, in their order; see record_fields.h.
#include "write/record_fields.h"

#include "read/reader.h"

static const struct str text_keys[TEXT_COUNT] = {
#define FIELD(identifier, key) [TEXT_##identifier] = FIELD_KEY_PARTS(key),
    RECORD_TEXTS(FIELD)
#undef FIELD
};

// Visits a whole number; 0 is none.
static void visit_integer(const struct field_visitor *visitor, struct str key, int32_t value)
{
    visitor->number(visitor->context, key, (struct amount){value != 0, value});
}

// A figure as declared; what is no number is none.
static struct amount amount_of(const struct figure *figure)
{
    return (struct amount){figure_is_number(figure), figure->value};
}

// Visits a figure.
static void visit_figure(const struct field_visitor *visitor, struct str key, const struct figure *figure)
{
    visitor->number(visitor->context, key, amount_of(figure));
}

// Visits a key and its name.
static void visit_named(const struct field_visitor *visitor, struct str key, const struct named_key *named)
{
    visitor->open(visitor->context, key);
    visitor->text(visitor->context, FIELD_KEY("clave"), named->key);
    visitor->text(visitor->context, FIELD_KEY("nombre"), named->name);
    visitor->close(visitor->context);
}

// Four quarters and the year of a measure.
static void visit_figures(const struct field_visitor *visitor, struct str key, const struct figures *figures)
{
    struct amount quarters[QUARTERS];
    for (int q = 0; q < QUARTERS; q++)
        quarters[q] = amount_of(&figures->t[q]);
    visitor->open(visitor->context, key);
    visitor->list(visitor->context, FIELD_KEY("t"), quarters, QUARTERS);
    visit_figure(visitor, FIELD_KEY("anual"), &figures->annual);
    visitor->close(visitor->context);
}

// Visits a text, where the layout has a place for it.
static void visit_text(const struct field_visitor *visitor, const struct record *record, enum record_text which)
{
    const struct text_field *field = &record->texts[which];
    if (field->is_there || which == TEXT_INDICATOR || visitor->wants_all)
        visitor->text(visitor->context, text_keys[which], field->text);
}

// Visits what was calculated of the record.
static void visit_calculation(const struct field_visitor *visitor, const struct record_calculation *calculated)
{
    const struct calculation *calculation = &calculated->calculation;
    void *context = visitor->context;
    visitor->open(context, FIELD_KEY("calculado"));
    visitor->text(context, FIELD_KEY("regla"), str_of(accumulation_name(calculation->rule)));
    visitor->truth(context, FIELD_KEY("evaluable"), calculated->is_evaluable);
    visitor->number(context, FIELD_KEY("meta_acumulada"), calculation->target_to_date);
    visitor->number(context, FIELD_KEY("avance_acumulado"), calculation->actual_to_date);
    visitor->open(context, FIELD_KEY("porcentaje"));
    visitor->list(context, FIELD_KEY("t"), calculation->percentage, QUARTERS);
    visitor->number(context, FIELD_KEY("acumulado"), calculation->percentage_cumulative);
    visitor->number(context, FIELD_KEY("anual"), calculation->percentage_annual);
    visitor->close(context);
    visitor->open(context, FIELD_KEY("variacion"));
    visitor->list(context, FIELD_KEY("t"), calculation->variance, QUARTERS);
    visitor->number(context, FIELD_KEY("acumulado"), calculation->variance_cumulative);
    visitor->number(context, FIELD_KEY("anual"), calculation->variance_annual);
    visitor->close(context);
    visitor->text(context, FIELD_KEY("semaforo"), str_of(traffic_light_name(calculation->light)));
    visitor->close(context);
}

// Where and in which plan the indicator stands.
static void visit_alignment(const struct record *record, const struct field_visitor *visitor)
{
    void *context = visitor->context;
    visitor->text(context, FIELD_KEY("municipio"), record->municipality);
    visit_integer(visitor, FIELD_KEY("ejercicio"), record->fiscal_year);
    visit_integer(visitor, FIELD_KEY("trimestre"), record->quarter);
    visit_named(visitor, FIELD_KEY("ur"), &record->unit);
    visit_named(visitor, FIELD_KEY("pp"), &record->programme);
    visitor->keys(context, FIELD_KEY("ejes"), &record->axes);
    visitor->keys(context, FIELD_KEY("objetivos"), &record->objectives);
    visitor->keys(context, FIELD_KEY("lineas"), &record->lines);
    visitor->text(context, FIELD_KEY("nivel"), str_of(level_name(record->level)));
    visitor->text(context, FIELD_KEY("clave"), record->key);
    if (record->has_area || visitor->wants_all)
        visitor->text(context, FIELD_KEY("area"), record->area);
}

// Its figures, with what stands around them.
static void visit_measures(const struct record *record, const struct field_visitor *visitor)
{
    if (record->has_weight || visitor->wants_all)
        visit_figure(visitor, FIELD_KEY("ponderacion"), &record->weight);
    if (record->has_baseline || visitor->wants_all) {
        visitor->open(visitor->context, FIELD_KEY("linea_base"));
        visit_figure(visitor, FIELD_KEY("valor"), &record->baseline);
        visit_integer(visitor, FIELD_KEY("anio"), record->baseline_year);
        visitor->close(visitor->context);
    }
    visit_figures(visitor, FIELD_KEY("meta"), &record->target);
    visit_figures(visitor, FIELD_KEY("avance"), &record->actual);
    if (record->has_variance || visitor->wants_all)
        visit_figures(visitor, FIELD_KEY("variacion"), &record->variance);
    if (record->has_percentage || visitor->wants_all)
        visit_figures(visitor, FIELD_KEY("porcentaje"), &record->percentage);
}

// Visits every field.
void record_visit(const struct record *record, const struct record_calculation *calculated,
                  const struct field_visitor *visitor)
{
    void *context = visitor->context;
    visit_alignment(record, visitor);
    for (int text = 0; text < TEXT_EVIDENCE; text++)
        visit_text(visitor, record, (enum record_text)text);
    visit_measures(record, visitor);
    for (int text = TEXT_EVIDENCE; text < TEXT_COUNT; text++)
        visit_text(visitor, record, (enum record_text)text);
    if (calculated)
        visit_calculation(visitor, calculated);
    visitor->open(context, FIELD_KEY("origen"));
    visitor->text(context, FIELD_KEY("archivo"), record->source->name);
    visitor->text(context, FIELD_KEY("hoja"), record->sheet);
    visit_integer(visitor, FIELD_KEY("fila"), record->row + 1);
    visitor->close(context);
}
