// SPDX-License-Identifier: MIT
// The comparison with an earlier delivery, and aceptados.tsv: where each fires and where it stays silent.
#include "check_bench.h"

#include "check/accepted.h"
#include "check/comparison.h"

#define A "nivel=Actividad;clave=1.1;indicador=Baches;"
#define B "nivel=Actividad;clave=1.2;indicador=Luminarias;"

// An earlier and a later delivery, and how often each rule of the family fires.
static const struct {
    const char *equivalences; // lines of [equivalencias]
    const char *before, *now;
    int retroactive, modified, added, gone;
} examples[] = {
    // Nothing changed; a quarter was added.
    {"", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9", A "t=2;meta=10,10,10,10,40;avance=9,8,-,-,17", 0, 0, 0, 0},
    // 25 % and 25 are the same figure.
    {"", A "t=1;meta=25%,25%,25%,25%,100%;avance=20%,-,-,-,20%", A "t=2;meta=25,25,25,25,100;avance=20,8,-,-,28", 0, 0,
     0, 0},
    // An actual already reported is another one now; and a target.
    {"", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9", A "t=2;meta=10,10,10,10,40;avance=7,8,-,-,15", 1, 0, 0, 0},
    {"", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9", A "t=2;meta=12,10,10,10,42;avance=9,8,-,-,17", 1, 0, 0, 0},
    // A blank that counted as 0 was filled in afterwards; a 0 written out is no change.
    {"", A "t=1;meta=10,10,10,10,40;avance=-,-,-,-,0", A "t=2;meta=10,10,10,10,40;avance=9,8,-,-,17", 1, 0, 0, 0},
    {"", A "t=1;meta=10,10,10,10,40;avance=-,-,-,-,0", A "t=2;meta=10,10,10,10,40;avance=0,8,-,-,8", 0, 0, 0, 0},
    // A target still to come changed, and with it the year's: one cause. The year's alone.
    {"", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9", A "t=2;meta=10,10,15,10,45;avance=9,8,-,-,17", 0, 1, 0, 0},
    {"", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9", A "t=2;meta=10,10,10,10,45;avance=9,8,-,-,17", 0, 1, 0, 0},
    // What could not be read did not change.
    {"", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9", A "t=2;meta=10,10,10,10,40;avance=?,8,-,-,17", 0, 0, 0, 0},
    // One came, one went.
    {"", A "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1",
     A "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\n" B "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", 0, 0, 1, 0},
    {"", A "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\n" B "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1",
     A "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", 0, 0, 0, 1},
    // Another programme, or another unit, is not compared.
    {"", A "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", "programa=9;" A "t=1;meta=2,1,1,1,4;avance=2,-,-,-,1", 0, 0, 0, 0},
    {"", "unidad=305;" A "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", A "t=1;meta=2,1,1,1,5;avance=2,-,-,-,2", 0, 0, 0, 0},
    // The structure changed in mid-year.
    {"1.1 = 2.7", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9",
     "nivel=Actividad;clave=2.7;indicador=Baches;t=2;meta=10,10,10,10,40;avance=8,8,-,-,16", 1, 0, 0, 0},
    {"7/1.1 = 8/2.7", A "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9",
     "programa=8;nivel=Actividad;clave=2.7;indicador=Baches;t=2;meta=10,10,10,10,40;avance=9,8,-,-,17", 0, 0, 0, 0},
    // Two indicators of one key are told apart by their names.
    {"",
     A
     "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\nnivel=Actividad;clave=1.1;indicador=Luminarias;t=1;meta=5,5,5,5,20;avance=5,-,-,-,5",
     "nivel=Actividad;clave=1.1;indicador=Luminarias;t=1;meta=5,5,5,5,20;avance=5,-,-,-,5\n" A
     "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1",
     0, 0, 0, 0},
};

// How often a rule fired.
static int count(const struct findings *findings, enum rule rule)
{
    int times = 0;
    for (const struct finding *finding = findings->first; finding; finding = finding->next)
        times += finding->rule == rule;
    return times;
}

// Every row of the table is compared as it says.
static void test_comparison(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct bench bench;
        bench_open(&bench);
        struct str ini = str_format(bench.arena, "[equivalencias]\n%s\n", examples[i].equivalences), message = {0};
        assert_int_equal(config_read(bench.arena, STR("cuadra.ini"), ini, &bench.config, &message), CUADRA_OK);
        record_list before = {0};
        read_records(&bench, examples[i].before, &before);
        read_records(&bench, examples[i].now, &bench.records);
        compare_records(bench.arena, &bench.config, &before, &bench.records, &bench.findings);
        if (count(&bench.findings, RULE_CAMBIO_RETROACTIVO) != examples[i].retroactive ||
            count(&bench.findings, RULE_META_MODIFICADA) != examples[i].modified ||
            count(&bench.findings, RULE_INDICADOR_NUEVO) != examples[i].added ||
            count(&bench.findings, RULE_INDICADOR_DESAPARECIDO) != examples[i].gone)
            fail_msg("row %zu", i);
        for (const struct finding *finding = bench.findings.first; finding; finding = finding->next) {
            struct str text = finding_message(bench.arena, finding);
            assert_true(str_find(text, STR("()")) == SIZE_MAX);
        }
        arena_free(bench.arena);
    }
}

// A finding as a line would accept it or not.
static void test_acceptance(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool is_accepted;
        int idle; // lines that do nothing
    } rows[] = {
        {"incumplimiento\t101\t1.1\tTemporada de lluvias\n", true, 0},
        {"incumplimiento\t0101\t1.01\tTemporada de lluvias\r\n", true, 0},
        {"incumplimiento\t*\tA11:AE11\tTemporada de lluvias\n", true, 0},
        {"incumplimiento\t\tHoja1!A11:AE11\tTemporada de lluvias\n", true, 0},
        {"incumplimiento\t101\t1.1\t\n", false, 1},
        {"incumplimiento\t101\t1.2\tTemporada de lluvias\n", false, 1},
        {"incumplimiento\t202\t1.1\tTemporada de lluvias\n", false, 1},
        {"sobrecumplimiento\t101\t1.1\tTemporada de lluvias\n", false, 1},
        {"# incumplimiento\t101\t1.1\tTemporada de lluvias\n\nregla\tunidad\tclave\tmotivo\n", false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        bench_open(&bench);
        read_records(&bench, "nivel=Actividad;clave=1.1;eje=1;objetivo=1.1;t=1;meta=10,10,10,10,40;avance=6,-,-,-,6",
                     &bench.records);
        check_records(bench.arena, &bench.config, &bench.records, 0, &bench.findings);
        acceptances list = {0};
        struct str message = {0};
        assert_int_equal(acceptances_read(bench.arena, STR("aceptados.tsv"), str_of(rows[i].line), &list, &message),
                         CUADRA_OK);
        acceptances_apply(bench.arena, STR("aceptados.tsv"), &list, &bench.findings);
        if ((bench.findings.first->accepted.n > 0) != rows[i].is_accepted ||
            count(&bench.findings, RULE_ACEPTACION_SIN_EFECTO) != rows[i].idle)
            fail_msg("row %zu", i);
        arena_free(bench.arena);
    }
}

// What is proposed is read back and, once it has its reasons, accepts everything.
static void test_proposal(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench);
    read_records(&bench, "nivel=Actividad;clave=1.1;t=1;meta=10,10,10,10,45;avance=-,-,-,-,6", &bench.records);
    check_records(bench.arena, &bench.config, &bench.records, 0, &bench.findings);
    acceptances list = {0};
    struct buffer text = {.arena = bench.arena};
    struct str message = {0};
    size_t proposed = acceptances_propose(bench.arena, &list, &bench.findings, &text);
    assert_true(proposed >= 4);
    assert_int_equal(acceptances_read(bench.arena, STR("aceptados.tsv"), buffer_str(&text), &list, &message),
                     CUADRA_OK);
    assert_int_equal(list.count, proposed);
    assert_int_equal(acceptances_propose(bench.arena, &list, &bench.findings, &text), 0);
    for (size_t i = 0; i < list.count; i++)
        list.items[i].reason = STR("De acuerdo");
    acceptances_apply(bench.arena, STR("aceptados.tsv"), &list, &bench.findings);
    for (const struct finding *finding = bench.findings.first; finding; finding = finding->next)
        assert_true(finding->accepted.n > 0);
    arena_free(bench.arena);
}

// A list with mistakes is refused with the line.
static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {{"# nada\nincumplimiento 101\n", "aceptados.tsv:2:1: "},
                {"incumplida\t101\t1.1\tx\n", "aceptados.tsv:1:1: "}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        bench_open(&bench);
        acceptances list = {0};
        struct str message = {0};
        assert_int_equal(acceptances_read(bench.arena, STR("aceptados.tsv"), str_of(rows[i].text), &list, &message),
                         CUADRA_E_CONFIG);
        assert_true(str_starts(message, str_of(rows[i].message)));
        arena_free(bench.arena);
    }
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_comparison), cmocka_unit_test(test_acceptance),
                                       cmocka_unit_test(test_proposal), cmocka_unit_test(test_mistakes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
