// SPDX-License-Identifier: MIT
// The consolidation over hand-made records: what is one indicator, which submission counts, where an indicator
// stands in the plan, and what the groups and the totals come to.
#include "check/leaves.h"
#include "merge/consolidation.h"
#include "merge/intake.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BLANK = -1 };

static struct cuadra_run *run;

// Makes what a test works on.
static int set_up(void **state)
{
    (void)state;
    return cuadra_run_new(NULL, &run) == CUADRA_OK ? 0 : -1;
}

// Frees what a test worked on.
static int tear_down(void **state)
{
    (void)state;
    cuadra_run_free(run);
    return 0;
}

// Puts a cuadra.ini in force.
static void configure(const char *text)
{
    struct str message;
    assert_int_equal(config_read(run->arena, STR("cuadra.ini"), str_of(text), &run->config, &message), CUADRA_OK);
}

// Begins a new submission.
static void add_file(const char *name)
{
    struct run_source *source = ARENA_NEW(run->arena, struct run_source);
    source->source.name = str_of(name);
    source->first_record = run->records.count;
    *VECTOR_ADD(run->arena, &run->sources) = source;
}

// Sets the figures of a measure.
static void set_figures(struct figures *figures, const double values[QUARTERS + 1])
{
    for (int q = 0; q <= QUARTERS; q++) {
        struct figure *figure = q < QUARTERS ? &figures->t[q] : &figures->annual;
        *figure = (struct figure){.kind = values[q] < 0 ? FIGURE_BLANK : FIGURE_NUMBER,
                                  .value = values[q],
                                  .decimals = -1,
                                  .row = -1,
                                  .column = -1};
    }
}

// Adds a record of unit 1, programme 5, 2024 to the last submission.
static struct record *add_record(int quarter, enum level level, const char *key, const char *name,
                                 const double target[QUARTERS + 1], const double actual[QUARTERS + 1])
{
    struct run_source *source = run->sources.items[run->sources.count - 1];
    struct record *record = ARENA_NEW(run->arena, struct record);
    record->source = &source->source;
    record->fiscal_year = 2024;
    record->quarter = quarter;
    record->unit.key = STR("1");
    record->programme.key = STR("5");
    record->level = level;
    record->key = str_of(key);
    record->texts[TEXT_INDICATOR] = (struct text_field){true, str_of(name), -1, -1};
    set_figures(&record->target, target);
    set_figures(&record->actual, actual);
    *VECTOR_ADD(run->arena, &run->records) = record;
    source->record_count++;
    return record;
}

static const double tens[] = {10, 10, 10, 10, 40}, blanks[] = {BLANK, BLANK, BLANK, BLANK, BLANK};

// Adds an objective or axis to a record.
static void add_key(named_keys *names, const char *key)
{
    *VECTOR_ADD(run->arena, names) = (struct named_key){str_of(key), {NULL, 0}};
}

// Consolidates the records made.
static struct consolidation *consolidate_all(void)
{
    assert_int_equal(cuadra_run_consolidate(run), CUADRA_OK);
    return run->consolidation;
}

// Findings of a rule.
static size_t count(enum rule rule)
{
    size_t n = 0;
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next)
        n += finding->rule == rule;
    return n;
}

// The sentence of the first finding of a rule.
static const char *sentence(enum rule rule)
{
    for (const struct finding *finding = run->findings.first; finding; finding = finding->next)
        if (finding->rule == rule)
            return finding_sentence(run->arena, finding).s;
    return "";
}

// Checks an amount, also that it is unknown.
static void assert_amount(struct amount amount, double expected)
{
    assert_true(amount.is_known);
    if (fabs(amount.value - expected) > 1e-9)
        print_error("%d/1000000 is not %d/1000000\n", (int)(amount.value * 1e6), (int)(expected * 1e6));
    assert_true(fabs(amount.value - expected) <= 1e-9);
}

// Checks a text.
static void assert_text(struct str text, const char *expected)
{
    if (!str_is(text, expected))
        print_error("«%.*s» is not «%s»\n", STR_ARG(text), expected ? expected : "(null)");
    assert_true(str_is(text, expected));
}

// Of different quarters each figure comes from the latest submission that gives it.
static void test_quarters_are_merged(void **state)
{
    (void)state;
    add_file("a.xlsx");
    add_record(1, LEVEL_ACTIVIDAD, "1.1", "Uno", tens, (double[]){5, BLANK, BLANK, BLANK, 5})->texts[TEXT_EVIDENCE] =
        (struct text_field){true, STR("Oficio"), -1, -1};
    add_record(1, LEVEL_ACTIVIDAD, "1.2", "Solo al inicio", tens, (double[]){10, BLANK, BLANK, BLANK, 10});
    add_file("b.xlsx");
    add_record(2, LEVEL_ACTIVIDAD, "01.1", "Uno", (double[]){20, 10, 10, 10, 50},
               (double[]){BLANK, 8, BLANK, BLANK, BLANK});
    const struct consolidation *result = consolidate_all();
    assert_int_equal(result->cutoff, 2);
    assert_int_equal(result->indicators.count, 2);
    const struct indicator *indicator = &result->indicators.items[0];
    assert_amount(indicator->calculation.target[0], 20);
    assert_amount(indicator->calculation.actual[0], 5);
    assert_amount(indicator->calculation.actual[1], 8);
    assert_amount(indicator->calculation.annual_target, 50);
    assert_amount(indicator->calculation.cumulative_declared, 5);
    assert_text(indicator->texts[TEXT_EVIDENCE].text, "Oficio");
    assert_text(indicator->actual_origin[0]->source->name, "a.xlsx");
    assert_text(indicator->actual_origin[1]->source->name, "b.xlsx");
    assert_null(indicator->actual_origin[2]);
    assert_amount(result->indicators.items[1].calculation.actual[1], 0); // programmed and not reported
    assert_int_equal(count(RULE_ENTREGA_DUPLICADA), 0);
    assert_int_equal(count(RULE_ENTREGA_ATRASADA), 0);
    assert_int_equal(result->units.items[0].delivery, DELIVERED);
}

// A row in two scales is mended before its figures stand beside those of another submission.
static void test_scales_are_mended_before_merging(void **state)
{
    (void)state;
    add_file("a.xlsx");
    struct record *old = add_record(1, LEVEL_ACTIVIDAD, "1.1", "Uno", (double[]){25, 25, 25, 25, 1},
                                    (double[]){0.25, BLANK, BLANK, BLANK, 0.25});
    for (int q = 0; q < QUARTERS; q++)
        old->target.t[q].is_percent = true;
    old->percentage.t[0] =
        (struct figure){.kind = FIGURE_NUMBER, .value = 100, .is_percent = true, .row = -1, .column = -1};
    add_file("b.xlsx");
    add_record(2, LEVEL_ACTIVIDAD, "1.1", "Uno", blanks, (double[]){BLANK, 20, BLANK, BLANK, BLANK});
    const struct calculation *calculation = &consolidate_all()->indicators.items[0].calculation;
    assert_amount(calculation->actual[0], 25);
    assert_amount(calculation->actual[1], 20);
    assert_amount(calculation->annual_target, 100);
    assert_amount(calculation->percentage_cumulative, 90);
}

// Of the same quarter the one modified later counts, whatever its name; what it lacks is named and kept.
static void test_later_replaces(void **state)
{
    (void)state;
    add_file("a.xlsx");
    add_record(1, LEVEL_ACTIVIDAD, "1.1", "Uno", tens, (double[]){9, BLANK, BLANK, BLANK, 9})->modified =
        STR("2024-04-10T10:00:00-06:00");
    add_record(1, LEVEL_ACTIVIDAD, "1.2", "Dos", tens, (double[]){7, BLANK, BLANK, BLANK, 7})->modified =
        STR("2024-04-10T10:00:00-06:00");
    add_file("b.xlsx");
    add_record(1, LEVEL_ACTIVIDAD, "1.1", "Uno", tens, (double[]){1, BLANK, BLANK, BLANK, 1})->modified =
        STR("2024-04-10T12:00:00Z");
    add_record(1, LEVEL_ACTIVIDAD, "1.3", "Tres", tens, (double[]){2, BLANK, BLANK, BLANK, 2})->modified =
        STR("2024-04-10T12:00:00Z");
    const struct consolidation *result = consolidate_all();
    assert_int_equal(result->indicators.count, 3);
    assert_amount(result->indicators.items[0].calculation.actual[0], 9);
    assert_int_equal(count(RULE_ENTREGA_DUPLICADA), 1);
    assert_non_null(strstr(sentence(RULE_ENTREGA_DUPLICADA), "a.xlsx"));
    assert_non_null(strstr(sentence(RULE_ENTREGA_DUPLICADA), "no trae el indicador 1.3"));
    assert_int_equal(run->sources.items[1]->state, SOURCE_READ);
    assert_non_null(strstr(run->sources.items[1]->reason.s, "en parte a.xlsx"));
}

// Without dates the last in path order counts; a file that is replaced as a whole says so.
static void test_last_replaces(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        add_file((const char *[]){"a.csv", "b.csv", "c.csv"}[i]);
        add_record(1, LEVEL_META, "300", "Uno", tens, (double[]){i + 1, BLANK, BLANK, BLANK, BLANK});
    }
    const struct consolidation *result = consolidate_all();
    assert_int_equal(result->indicators.count, 1);
    assert_amount(result->indicators.items[0].calculation.actual[0], 3);
    assert_int_equal(count(RULE_ENTREGA_DUPLICADA), 2);
    assert_int_equal(run->sources.items[0]->state, SOURCE_REPLACED);
    assert_int_equal(run->sources.items[1]->state, SOURCE_REPLACED);
}

// Two files of one unit and quarter with different indicators are no duplicates.
static void test_parts_of_a_unit(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        add_file(i ? "b.xlsx" : "a.xlsx");
        add_record(1, LEVEL_META, i ? "400" : "300", "Uno", tens, (double[]){10, BLANK, BLANK, BLANK, BLANK});
    }
    assert_int_equal(consolidate_all()->indicators.count, 2);
    assert_int_equal(count(RULE_ENTREGA_DUPLICADA), 0);
}

// A key that one file has twice is known by its name, also in the other files; the same row twice stays two.
static void test_repeated_keys(void **state)
{
    (void)state;
    add_file("a.xlsx");
    add_record(1, LEVEL_META, "300", "Uno", tens, (double[]){1, BLANK, BLANK, BLANK, BLANK});
    add_record(1, LEVEL_META, "300", "Dos", tens, (double[]){2, BLANK, BLANK, BLANK, BLANK});
    add_record(1, LEVEL_FIN, "", "Fin", tens, (double[]){3, BLANK, BLANK, BLANK, BLANK});
    add_record(1, LEVEL_FIN, "", "FIN.", tens, (double[]){4, BLANK, BLANK, BLANK, BLANK});
    add_file("b.xlsx");
    add_record(2, LEVEL_META, "300", "DOS", tens, (double[]){BLANK, 5, BLANK, BLANK, BLANK});
    const struct consolidation *result = consolidate_all();
    assert_int_equal(result->indicators.count, 4);
    assert_amount(result->indicators.items[1].calculation.actual[0], 2);
    assert_amount(result->indicators.items[1].calculation.actual[1], 5);
}

// Other years stay out, late ones stay in and are said once, missing units are said.
static void test_cutoff(void **state)
{
    (void)state;
    configure("[unidades]\n1 = Obras\n2 = Aguas\n3 = Mercados\n");
    add_file("a.xlsx");
    add_record(1, LEVEL_META, "1", "Uno", tens, (double[]){10, BLANK, BLANK, BLANK, BLANK});
    add_file("b.xlsx");
    add_record(4, LEVEL_META, "1", "Uno", tens, tens)->fiscal_year = 2023;
    add_file("c.xlsx");
    add_record(2, LEVEL_META, "1", "Uno", tens, (double[]){10, 10, BLANK, BLANK, BLANK})->unit =
        (struct named_key){{NULL, 0}, STR("ÁGUAS")};
    const struct consolidation *result = consolidate_all();
    assert_int_equal(result->fiscal_year, 2024);
    assert_int_equal(result->cutoff, 2);
    assert_int_equal(result->indicators.count, 2);
    assert_text(result->indicators.items[1].unit.key, "2");
    assert_int_equal(count(RULE_FUERA_DE_CORTE), 1);
    assert_int_equal(count(RULE_ENTREGA_ATRASADA), 1);
    assert_int_equal(count(RULE_UNIDAD_SIN_ENTREGA), 1);
    assert_non_null(strstr(sentence(RULE_UNIDAD_SIN_ENTREGA), "3 Mercados"));
    assert_int_equal(result->units.count, 3);
    assert_int_equal(result->units.items[0].delivery, DELIVERED_LATE);
    assert_int_equal(result->units.items[1].delivery, DELIVERED);
    assert_int_equal(result->units.items[2].delivery, NOT_DELIVERED);
    assert_int_equal(result->units_expected, 3);
    assert_int_equal(result->units_delivered, 2);
    assert_int_equal(run->sources.items[1]->state, SOURCE_OUTSIDE);
    assert_true(result->units.items[2].errors == 1);
}

// Without --corte, `revisar` takes each submission at its own year and quarter.
static void test_check_has_no_cutoff(void **state)
{
    (void)state;
    add_file("a.xlsx");
    add_record(1, LEVEL_META, "1", "Uno", tens, (double[]){10, BLANK, BLANK, BLANK, BLANK});
    add_file("b.xlsx");
    add_record(4, LEVEL_META, "1", "Uno", tens, tens)->fiscal_year = 2023;
    add_file("c.xlsx");
    add_record(1, LEVEL_META, "1", "Uno", tens, (double[]){10, BLANK, BLANK, BLANK, BLANK});
    assert_int_equal(cuadra_run_check(run), CUADRA_OK);
    assert_int_equal(count(RULE_FUERA_DE_CORTE) + count(RULE_ENTREGA_ATRASADA), 0);
    assert_int_equal(count(RULE_ENTREGA_DUPLICADA), 1);
}

// Groups in natural order; an indicator under two objectives counts in each, once in each axis, once in all.
static void test_alignment(void **state)
{
    (void)state;
    configure("[ejes]\n1 = Paz\n2 = Agua\n[objetivos]\n1.10 = Diez\n[alineacion]\n7 = 2.1\n7/9 = 1.2, 2.3\n");
    add_file("a.xlsx");
    struct record *record = add_record(1, LEVEL_META, "1", "Uno", tens, (double[]){10, BLANK, BLANK, BLANK, BLANK});
    add_key(&record->objectives, "1.10");
    add_key(&record->objectives, "1.2");
    add_key(&record->objectives, "01.2");
    add_key(&record->objectives, "2.1");
    record = add_record(1, LEVEL_META, "2", "Dos", tens, (double[]){5, BLANK, BLANK, BLANK, BLANK});
    add_key(&record->axes, "2"); // names no objective: those of its programme
    record = add_record(1, LEVEL_META, "3", "Tres", tens, (double[]){0, BLANK, BLANK, BLANK, BLANK});
    record->programme.key = STR("6"); // nothing at all
    record = add_record(1, LEVEL_META, "4", "Cuatro", tens, (double[]){0, BLANK, BLANK, BLANK, BLANK});
    record->programme.key = STR("07");
    record = add_record(1, LEVEL_META, "9", "Nueve", tens, (double[]){0, BLANK, BLANK, BLANK, BLANK});
    record->programme.key = STR("07");
    record = add_record(1, LEVEL_META, "5", "Cinco", tens, (double[]){0, BLANK, BLANK, BLANK, BLANK});
    record->programme.key = STR("8");
    add_key(&record->axes, "9"); // not in [ejes]
    add_key(&record->objectives, "9.1");
    record = add_record(1, LEVEL_META, "6", "Seis", tens, (double[]){0, BLANK, BLANK, BLANK, BLANK});
    record->programme.key = STR("10");
    add_key(&record->axes, "02");
    const struct consolidation *result = consolidate_all();

    assert_int_equal(result->axes.count, 3);
    assert_text(result->axes.items[0].key.name, "Paz");
    assert_text(result->axes.items[1].key.key, "2");
    assert_null(result->axes.items[2].key.key.s);
    const char *objectives[] = {"1.2", "1.10", "2.1", "2.3", NULL, NULL};
    assert_int_equal(result->objectives.count, 6);
    for (size_t i = 0; i < 6; i++) {
        if (objectives[i])
            assert_text(result->objectives.items[i].key.key, objectives[i]);
        else
            assert_null(result->objectives.items[i].key.key.s);
    }
    assert_text(result->objectives.items[1].key.name, "Diez");
    assert_int_equal(result->objectives.items[0].indicators, 3);
    assert_int_equal(result->axes.items[0].indicators, 3); // Uno, Dos, Nueve
    assert_int_equal(result->axes.items[1].indicators, 5); // Uno, Dos, Cuatro, Nueve, Seis
    assert_int_equal(result->axes.items[2].indicators, 2); // Tres, Cinco
    assert_int_equal(result->total.indicators, 7);
    assert_amount(result->axes.items[0].cumulative, 50);
    assert_int_equal(result->axes.items[0].programmes, 2);
    assert_int_equal(result->axes.items[0].units, 1);
    size_t in_total = 0, in_axis = 0;
    for (size_t i = 0; i < result->alignments.count; i++) {
        in_total += result->alignments.items[i].counts_in_total;
        in_axis += result->alignments.items[i].counts_in_axis;
    }
    assert_int_equal(in_total, 7);
    assert_int_equal(in_axis, 10);
    assert_int_equal(result->programmes.count, 5);
    assert_text(result->programmes.items[4].key.key, "10");
}

// Means are capped and weighted as cuadra.ini says; what is over the cap shows in the uncapped one.
static void test_means(void **state)
{
    (void)state;
    configure("[calculo]\ntope = 100\nponderacion = sí\n");
    add_file("a.xlsx");
    const double weights[] = {3, 1};
    for (int i = 0; i < 2; i++) {
        struct record *record = add_record(4, LEVEL_META, i ? "2" : "1", "Uno", tens,
                                           i ? (double[]){20, 20, 20, 20, BLANK} : (double[]){5, 5, 5, 5, BLANK});
        record->weight = (struct figure){.kind = FIGURE_NUMBER, .value = weights[i]};
    }
    const struct consolidation *result = consolidate_all();
    assert_amount(result->total.cumulative, 62.5);
    assert_amount(result->total.percentage[3], 62.5);
    assert_amount(result->total.annual_uncapped, 87.5);
    assert_int_equal(result->total.light, LIGHT_RED);
}

// Totales adds within one unit of measure, percentages are averaged, and nothing stands after the cutoff.
static void test_totals(void **state)
{
    (void)state;
    add_file("a.xlsx");
    const char *units[] = {"Árbol", "ARBOL", "Porcentaje", "Unidad de medida del indicador: Porcentaje"};
    const double actuals[][QUARTERS + 1] = {{5, 5, BLANK, BLANK, BLANK},
                                            {BLANK, 7, BLANK, BLANK, BLANK},
                                            {10, 4, BLANK, BLANK, BLANK},
                                            {4, BLANK, BLANK, BLANK, BLANK}};
    const double none_first[] = {0, 10, 10, 10, 30};
    for (int i = 0; i < 4; i++) {
        struct record *record = add_record(2, LEVEL_META, (const char *[]){"1", "2", "3", "4"}[i], "Uno",
                                           i % 2 ? none_first : tens, actuals[i]);
        record->texts[TEXT_UNIT_OF_MEASURE] = (struct text_field){true, str_of(units[i]), -1, -1};
    }
    const struct consolidation *result = consolidate_all();
    assert_int_equal(result->totals.count, 2);
    const struct total_row *sum = &result->totals.items[0], *mean = &result->totals.items[1];
    assert_text(sum->unit_of_measure, "Árbol");
    assert_false(sum->is_mean);
    assert_int_equal(sum->indicators, 2);
    assert_amount(sum->target[0], 10);
    assert_amount(sum->actual[1], 12);
    assert_amount(sum->annual_target, 70);
    assert_amount(sum->annual_actual, 17);
    assert_amount(sum->percentage[0], 50);
    assert_false(sum->actual[2].is_known || sum->percentage[2].is_known);
    assert_true(mean->is_mean);
    assert_text(mean->unit_of_measure, "Porcentaje");
    assert_amount(mean->target[0], 10); // one of them has no target
    assert_amount(mean->actual[0], 7);  // and yet reports
    assert_amount(mean->actual[1], 2);  // a blank that was programmed is 0
    assert_amount(mean->percentage[0], 70);
}

// Leaves are the indicators without others below them.
static void test_leaves(void **state)
{
    (void)state;
    struct leaf_item items[] = {
        {LEVEL_FIN, STR(""), 0, false},          {LEVEL_PROPOSITO, STR(""), 0, false},
        {LEVEL_COMPONENTE, STR("C1"), 0, false}, {LEVEL_ACTIVIDAD, STR("A1.1"), 0, false},
        {LEVEL_COMPONENTE, STR("02"), 0, false}, {LEVEL_ACTIVIDAD, STR("10.1"), 0, false},
        {LEVEL_COMPONENTE, STR("3"), 0, false},  {LEVEL_ACTIVIDAD, STR("1"), 0, false},
        {LEVEL_COMPONENTE, STR("10"), 0, false}, {LEVEL_META, STR("300"), 0, false},
    };
    const bool expected[] = {false, false, false, true, true, true, false, true, false, true};
    size_t n = sizeof items / sizeof *items;
    leaves_mark(run->arena, &run->config, items, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(items[i].is_leaf, expected[i]);
    assert_int_equal(items[7].parent, 6);
    leaves_mark(run->arena, &run->config, items, 2);
    assert_true(items[0].is_leaf && items[1].is_leaf);
    leaves_mark(run->arena, &run->config, items, 3);
    assert_true(!items[0].is_leaf && items[2].is_leaf);
    configure("[calculo]\nniveles = Componente, Fin\n");
    leaves_mark(run->arena, &run->config, items, n);
    assert_true(items[0].is_leaf && items[2].is_leaf && !items[1].is_leaf && !items[3].is_leaf);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_quarters_are_merged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_scales_are_mended_before_merging, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_later_replaces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_last_replaces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_parts_of_a_unit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_repeated_keys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cutoff, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_check_has_no_cutoff, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_alignment, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_means, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_totals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_leaves, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
