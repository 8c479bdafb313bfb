// SPDX-License-Identifier: MIT
// Every rule that looks at records: a submission where it fires and a near miss where it stays silent. A rule of
// rules.def without a row here fails the test, unless the reader, the layout or the consolidation fires it.
#include "check_bench.h"

#include "check/rules.h"

// One rule: what makes it fire, how often, and what does not.
struct example {
    enum rule rule;
    const char *ini; // [ejes] keys before '|', [alineacion] lines after it; "" for none
    const char *fires;
    int times;
    const char *silent;
};

#define OK "nivel=Actividad;clave=1.1;eje=1;objetivo=1.1;medios=Acta;"

static const struct example examples[] = {
    {RULE_ESCALA_MIXTA, "", OK "t=2;meta=25%,25%,25%,25%,1;avance=25,25,-,-,50;variacion=-24.75,-24.75,0.25,0.25,-49",
     1, OK "t=2;meta=25%,25%,25%,25%,100%;avance=25,25,-,-,50;variacion=0,0,25,25,50"},
    {RULE_VARIACION_NO_CUADRA, "", OK "t=4;meta=-,-,-,100,100;avance=-,-,-,-,-;variacion=-,-,-,0,0", 2,
     OK "t=2;meta=10,10,10,10,40;avance=9,8,-,-,17;variacion=1,2,10,10,23"},
    {RULE_VARIACION_NO_CUADRA, "", OK "t=1;meta=10,10,10,10,40;avance=9,-,-,-,9;variacion=2,-,-,-,1", 1,
     // One wrong figure that could not be read is one finding, and not of this rule.
     OK "t=1;meta=10,10,10,10,40;avance=?,-,-,-,9;variacion=2,-,-,-,31"},
    {RULE_ACUMULADO_NO_CUADRA, "", OK "t=3;meta=10,10,10,10,40;avance=9,8,7,-,25", 1,
     OK "t=3;meta=90,90,90,90,90;avance=74,83,90,-,82.333"},
    {RULE_PORCENTAJE_NO_CUADRA, "", OK "t=1;meta=90,90,90,90,90;avance=88.7,-,-,-,-;porcentaje=93.5,-,-,-,-", 1,
     OK "t=2;meta=90,90,90,90,90;avance=88.7,45,-,-,-;porcentaje=98.56%,0.5,-,-,74.28"},
    {RULE_META_ANUAL_NO_CUADRA, "", OK "t=4;meta=1749,1749,1749,1749,7000;avance=1,1,1,1,4", 1,
     OK "t=4;meta=1749,1749,1749,1749,6996;avance=1,1,1,1,4"},
    {RULE_META_ANUAL_NO_CUADRA, "", OK "t=4;meta=10,20,30,0,70;avance=1,1,1,-,3", 1,
     OK "t=4;meta=10,?,30,0,70;avance=1,1,1,-,3"},
    {RULE_AVANCE_SIN_META, "", OK "t=2;meta=0,-,10,10,20;avance=3,4,-,-,7", 2,
     OK "t=2;meta=0,-,10,10,20;avance=0,-,5,-,0"},
    {RULE_COMPONENTE_NO_CUADRA, "",
     "nivel=Componente;clave=1;eje=1;t=2;meta=30,30,30,30,120;avance=15,21,-,-,36\n"
     "nivel=Actividad;clave=1.1;eje=1;t=2;meta=10,10,10,10,40;avance=5,5,-,-,10\n"
     "nivel=Actividad;clave=1.2;eje=1;t=2;meta=20,20,20,20,80;avance=10,10,-,-,20",
     1,
     // Neither sum nor mean in more than half of the quarters: the municipality does not build it so.
     "nivel=Componente;clave=1;eje=1;t=2;meta=7,9,8,30,54;avance=15,21,-,-,36\n"
     "nivel=Actividad;clave=1.1;eje=1;t=2;meta=10,10,10,10,40;avance=5,5,-,-,10\n"
     "nivel=Actividad;clave=1.2;eje=1;t=2;meta=20,20,20,20,80;avance=10,10,-,-,20"},
    {RULE_COMPONENTE_NO_CUADRA, "",
     "nivel=Componente;clave=1;eje=1;t=2;meta=25,25,25,25,100;avance=22,21,-,-,43\n"
     "nivel=Actividad;clave=1.1;eje=1;t=2;meta=25,25,25,25,100;avance=20,24,-,-,44\n"
     "nivel=Actividad;clave=1.2;eje=1;t=2;meta=25,25,25,25,100;avance=24,25,-,-,49",
     1,
     "nivel=Componente;clave=1;eje=1;t=2;meta=25,25,25,25,100;avance=22,25,-,-,47\n"
     "nivel=Actividad;clave=1.1;eje=1;t=2;meta=25,25,25,25,100;avance=20,24,-,-,44\n"
     "nivel=Actividad;clave=1.2;eje=1;t=2;meta=25,25,25,25,100;avance=24,25,-,-,49"},
    {RULE_COMPONENTE_NO_CUADRA, "",
     "nivel=Componente;clave=1;eje=1;t=1;meta=35,40,40,35,150;avance=15,-,-,-,15\n"
     "nivel=Actividad;clave=1.1;eje=1;t=1;meta=30,30,30,30,120;avance=5,-,-,-,5\n"
     "nivel=Actividad;clave=1.2;eje=1;t=1;meta=20,20,20,20,80;avance=10,-,-,-,10",
     4,
     // A single mean or rounded sum that agrees, or quarters that are all 0, may be an accident.
     "nivel=Componente;clave=1;eje=1;t=1;meta=35,40,40,35,150;avance=8,-,-,-,8\n"
     "nivel=Actividad;clave=1.1;eje=1;t=1;meta=30,30,30,30,120;avance=6,-,-,-,6\n"
     "nivel=Actividad;clave=1.2;eje=1;t=1;meta=20,20,20,20,80;avance=10,-,-,-,10\n"
     "nivel=Componente;clave=2;eje=1;t=1;meta=35,40,40,35,150;avance=0,-,-,-,0\n"
     "nivel=Actividad;clave=2.1;eje=1;t=1;meta=0,30,30,30,90;avance=0,-,-,-,0\n"
     "nivel=Actividad;clave=2.2;eje=1;t=1;meta=0,20,20,20,60;avance=0,-,-,-,0\n"
     "nivel=Componente;clave=3;eje=1;t=1;meta=35,40,40,35,150;avance=13,-,-,-,13\n"
     "nivel=Actividad;clave=3.1;eje=1;t=1;meta=6.3,9,0.8,23.9,40;avance=5.4,-,-,-,5.4\n"
     "nivel=Actividad;clave=3.2;eje=1;t=1;meta=8,1,2,1,12;avance=8,-,-,-,8"},
    {RULE_COMPONENTE_NO_CUADRA, "", // means that agree in two quarters: of one unit of measure, then of several
     "nivel=Componente;clave=1;eje=1;t=3;medida=PORCENTAJE;meta=9,9,9,9,36;avance=22,26,40,-,88\n"
     "nivel=Actividad;clave=1.1;eje=1;t=3;medida=Porcentaje;meta=5,5,5,5,20;avance=20,24,21,-,65\n"
     "nivel=Actividad;clave=1.2;eje=1;t=3;medida=porcentaje;meta=8,8,8,8,32;avance=24,28,25,-,77",
     5,
     "nivel=Componente;clave=1;eje=1;t=3;medida=Porcentaje;meta=9,9,9,9,36;avance=22,26,40,-,88\n"
     "nivel=Actividad;clave=1.1;eje=1;t=3;medida=Porcentaje;meta=5,5,5,5,20;avance=20,24,21,-,65\n"
     "nivel=Actividad;clave=1.2;eje=1;t=3;medida=Bache;meta=8,8,8,8,32;avance=24,28,25,-,77"},
    {RULE_COMPONENTE_NO_CUADRA, "", // sums of several units: one of three digits, two small ones or a single term
     "nivel=Componente;clave=1;eje=1;t=1;medida=Servicio;meta=50,50,50,50,200;avance=133,-,-,-,133\n"
     "nivel=Actividad;clave=1.1;eje=1;t=1;medida=Bache;meta=60,60,60,60,240;avance=70,-,-,-,70\n"
     "nivel=Actividad;clave=1.2;eje=1;t=1;medida=Luminaria;meta=40,40,40,40,160;avance=63,-,-,-,63",
     4,
     "nivel=Componente;clave=1;eje=1;t=2;medida=Servicio;meta=5,5,5,5,20;avance=3,4,-,-,7\n"
     "nivel=Actividad;clave=1.1;eje=1;t=2;medida=Bache;meta=6,6,6,6,24;avance=1,2,-,-,3\n"
     "nivel=Actividad;clave=1.2;eje=1;t=2;medida=Luminaria;meta=4,4,4,4,16;avance=2,2,-,-,4\n"
     "nivel=Componente;clave=2;eje=1;t=1;medida=Porcentaje;meta=50,50,50,50,200;avance=100,-,-,-,100\n"
     "nivel=Actividad;clave=2.1;eje=1;t=1;medida=Bache;meta=60,60,60,60,240;avance=100,-,-,-,100\n"
     "nivel=Actividad;clave=2.2;eje=1;t=1;medida=Luminaria;meta=40,40,40,40,160;avance=0,-,-,-,0"},
    {RULE_JUSTIFICACION_CONTRADICE, "", // the year's target where the quarter's belongs
     OK "t=1;meta=8,28,31,12,79;avance=11,-,-,-,-;justificacion=Se alcanza el 137.50% de la meta al atender 11 "
        "requisiciones de un total de 79 programados.",
     1,
     OK "t=1;meta=8,28,31,12,79;avance=11,-,-,-,-;justificacion=Se alcanza el 137.5 % de la meta al atender 11 "
        "requisiciones de un total de 8 programadas, 11 de las 79 del a\303\261o."},
    {RULE_JUSTIFICACION_CONTRADICE, "",
     OK "t=1;meta=16,20,21,15,72;avance=20,-,-,-,-;justificacion=Se obtiene un 100% de logro con 16 de 16 acuerdos.", 1,
     OK "t=1;meta=16,20,21,15,72;avance=20,-,-,-,-;justificacion=El 24 de febrero de 2024 se hizo el evento con 3 "
        "mesas de 10 personas. El 40 % fueron mujeres."},
    {RULE_JUSTIFICACION_CONTRADICE, "",
     OK "t=1;meta=8,8,8,8,32;avance=8,-,-,-,-;justificacion=Al t\303\251rmino del cuarto trimestre se cumple.", 1,
     OK
     "t=1;meta=8,8,8,8,32;avance=8,-,-,-,-;justificacion=Lo dem\303\241s se reprogram\303\263 para el cuarto trimestre."},
    {RULE_JUSTIFICACION_CONTRADICE, "",
     OK "t=1;meta=8,8,8,8,32;avance=8,-,-,-,-;justificacion=Se generaron claves para 8 bienes de 8 programados.\n"
        "nivel=Actividad;clave=1.2;eje=1;objetivo=1.1;t=1;meta=8,8,8,8,32;avance=8,-,-,-,-;justificacion=Se generaron "
        "claves para 8 bienes de 8 programados.",
     1,
     OK
     "t=1;meta=8,8,8,8,32;avance=8,-,-,-,-;justificacion=Sin comentarios.\n"
     "nivel=Actividad;clave=1.2;eje=1;objetivo=1.1;t=1;meta=8,8,8,8,32;avance=8,-,-,-,-;justificacion=Sin comentarios."},
    {RULE_JUSTIFICACION_CONTRADICE, "",
     OK "t=1;meta=38,40,30,58,166;avance=96,-,-,-,-;justificacion=No se alcanza la meta por falta de personal.", 1,
     OK "t=1;meta=38,40,30,58,166;avance=36,-,-,-,-;justificacion=No se alcanza la meta por falta de personal."},
    {RULE_AVANCE_SIN_REPORTE, "", OK "t=2;meta=10,10,10,10,40;avance=5,-,-,-,5", 1,
     OK "t=2;meta=10,0,10,10,30;avance=5,-,-,-,5"},
    {RULE_AVANCE_SIN_REPORTE, "", OK "t=1;meta=10,10,10,10,40;avance=-,-,-,-,0", 1,
     OK "t=1;meta=10,10,10,10,40;avance=?,-,-,-,0"},
    {RULE_SIN_EVIDENCIA, "", "nivel=Actividad;clave=1.1;eje=1;objetivo=1.1;medios=;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1",
     1, "nivel=Actividad;clave=1.1;eje=1;objetivo=1.1;medios=;t=1;meta=1,1,1,1,4;avance=0,-,-,-,0"},
    {RULE_INDICADOR_FALTANTE, "", // one a programme, however many numbers are missing
     OK
     "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\nnivel=Actividad;clave=1.4;eje=1;objetivo=1.1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1",
     1,
     // Another unit of the same programme reports 1.2.
     OK
     "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\nnivel=Actividad;clave=1.3;eje=1;objetivo=1.1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\n"
     "unidad=202;nivel=Actividad;clave=1.2;eje=1;objetivo=1.1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1"},
    {RULE_EJE_NO_IDENTIFICADO, "", "nivel=Actividad;clave=1.1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", 1,
     // Another page of the same unit and programme names it.
     "nivel=Actividad;clave=1.1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\n"
     "nivel=Actividad;clave=1.2;eje=1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1"},
    {RULE_EJE_NO_IDENTIFICADO, "1,2|", "nivel=Actividad;clave=1.1;eje=9;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", 1,
     "nivel=Actividad;clave=1.1;eje=02;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1"},
    {RULE_OBJETIVO_NO_IDENTIFICADO, "",
     "nivel=Actividad;clave=1.1;eje=1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\n"
     "nivel=Actividad;clave=1.2;eje=1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1",
     1,
     "nivel=Actividad;clave=1.1;eje=1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1\n"
     "nivel=Actividad;clave=1.2;eje=1;objetivo=1.1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1"},
    {RULE_OBJETIVO_NO_IDENTIFICADO, "|8=1.1", "nivel=Actividad;clave=1.1;eje=1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1", 1,
     "programa=8;nivel=Actividad;clave=1.1;eje=1;t=1;meta=1,1,1,1,4;avance=1,-,-,-,1"},
    {RULE_LINEA_NO_DECLARADA, "", OK "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1;lineas=4.2.1,4.3.1;declaradas=4.2.1", 1,
     OK "t=1;meta=1,1,1,1,4;avance=1,-,-,-,1;lineas=4.2.1,4.03.1;declaradas=4.2.1,4.3.1,4.3.2"},
    {RULE_SOBRECUMPLIMIENTO, "", OK "t=1;meta=10,10,10,10,40;avance=13.1,-,-,-,13.1", 1,
     OK "t=1;meta=10,10,10,10,40;avance=13,-,-,-,13"},
    {RULE_INCUMPLIMIENTO, "", OK "t=1;meta=10,10,10,10,40;avance=6.9,-,-,-,6.9", 1,
     OK "t=1;meta=10,10,10,10,40;avance=7,-,-,-,7"},
    {RULE_META_CUMPLIDA_ANTES, "", OK "t=2;meta=10,10,10,10,40;avance=20,20,-,-,40", 1,
     OK "t=2;meta=90,90,90,90,90;avance=95,95,-,-,95"},
};

#undef OK

// Puts the axes and alignments of an example into the configuration.
static void read_ini(struct bench *bench, const char *ini)
{
    struct str rest = str_of(ini), axes = cut(&rest, '|');
    struct buffer text = {.arena = bench->arena};
    buffer_add_z(&text, "[ejes]\n");
    while (axes.n) {
        struct str axis = cut(&axes, ',');
        buffer_format(&text, "%.*s = Eje\n", STR_ARG(axis));
    }
    buffer_format(&text, "[alineacion]\n%.*s\n", STR_ARG(rest));
    struct str message = {0};
    assert_int_equal(config_read(bench->arena, STR("cuadra.ini"), buffer_str(&text), &bench->config, &message),
                     CUADRA_OK);
}

// How often the rule fires on an example.
static int count_findings(const struct example *example, const char *text)
{
    struct bench bench;
    bench_open(&bench);
    read_ini(&bench, example->ini);
    read_records(&bench, text, &bench.records);
    check_records(bench.arena, &bench.config, &bench.records, 0, &bench.findings);
    findings_sort(bench.arena, &bench.findings);
    int count = 0;
    for (const struct finding *finding = bench.findings.first; finding; finding = finding->next) {
        struct str message = finding_message(bench.arena, finding);
        // A sentence with a hole, or with an argument that nobody set, is no sentence.
        assert_true(str_find(message, STR("{")) == SIZE_MAX && str_find(message, STR("()")) == SIZE_MAX);
        assert_true(finding->place.row >= 10);
        count += finding->rule == example->rule;
    }
    arena_free(bench.arena);
    return count;
}

// Each example fires as often as it says, and its near miss never.
static void test_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *id = rule_text(examples[i].rule)->id;
        int times = count_findings(&examples[i], examples[i].fires);
        if (times != examples[i].times)
            fail_msg("%s (row %zu) fires %d times instead of %d", id, i, times, examples[i].times);
        times = count_findings(&examples[i], examples[i].silent);
        if (times)
            fail_msg("%s (row %zu) fires %d times on its near miss", id, i, times);
    }
}

#define ROW "nivel=Actividad;clave=1.1;eje=1;objetivo=1.1;medios=Acta;"

// One cause, one finding: rows in which a mistake shows in several cells, and all that may be said of them.
static const struct {
    const char *text;
    enum rule rule;
    int times;
} causes[] = {
    // The variances follow from the scale.
    {ROW "t=2;meta=25%,25%,25%,25%,1;avance=25,25,-,-,50;variacion=-24.75,-24.75,0.25,0.25,-49", RULE_ESCALA_MIXTA, 1},
    // The cumulative variance and the percentage follow from the wrong cumulative.
    {ROW "t=2;meta=10,10,10,10,40;avance=9,9,-,-,28;variacion=1,1,10,10,12;porcentaje=90,90,-,-,70",
     RULE_ACUMULADO_NO_CUADRA, 1},
    // Whether the year was a mean or the last quarter is open when the cumulative is wrong.
    {ROW "t=3;meta=90,90,90,90,90;avance=74,83,90,-,97;variacion=16,7,0,90,0;porcentaje=-,-,-,-,100",
     RULE_ACUMULADO_NO_CUADRA, 1},
    // What is measured against a wrong annual target, or against its quarters, follows from it.
    {ROW "t=2;meta=10,10,10,10,46;avance=9,9,-,-,18;variacion=1,1,10,10,28;porcentaje=90,90,-,-,39.13",
     RULE_META_ANUAL_NO_CUADRA, 1},
    {ROW "t=2;meta=10,10,10,10,46;avance=9,9,-,-,18;variacion=1,1,10,10,22;porcentaje=90,90,-,-,45",
     RULE_META_ANUAL_NO_CUADRA, 1},
    // What could not be read has its finding already, from the layout.
    {ROW "t=2;meta=10,10,10,10,40;avance=9,?,-,-,18;variacion=1,1,10,10,22;porcentaje=90,90,-,-,45",
     RULE_INCUMPLIMIENTO, 1},
    {ROW "t=2;meta=90,90,90,90,?;avance=80,84,-,-,82;porcentaje=-,-,-,-,91.1", RULE_ESCALA_MIXTA, 0},
    // A wrong percentage alone.
    {ROW "t=2;meta=10,10,10,10,40;avance=9,9,-,-,18;variacion=1,1,10,10,2;porcentaje=90,95,-,-,45",
     RULE_PORCENTAJE_NO_CUADRA, 1},
};

#undef ROW

// Nothing is said but the cause.
static void test_one_cause(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        struct bench bench;
        bench_open(&bench);
        read_records(&bench, causes[i].text, &bench.records);
        check_records(bench.arena, &bench.config, &bench.records, 0, &bench.findings);
        int times = 0;
        for (const struct finding *finding = bench.findings.first; finding; finding = finding->next) {
            if (finding->rule != causes[i].rule)
                fail_msg("row %zu: %s", i, finding_message(bench.arena, finding).s);
            times++;
        }
        assert_int_equal(times, causes[i].times);
        arena_free(bench.arena);
    }
}

// Every rule with a function of its own has an example with both sides.
static void test_completeness(void **state)
{
    (void)state;
    static void (*const functions[RULE_COUNT])(struct check *, const struct view *) = {
#define RULE(identifier, id, family, severity, function, sentence, why, remedy) function,
#include "es/rules.def"
#undef RULE
    };
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        bool has_example = functions[rule] == no_check;
        for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
            has_example = has_example || (examples[i].rule == (enum rule)rule && examples[i].times > 0);
        if (!has_example)
            fail_msg("%s has no example", rule_text((enum rule)rule)->id);
    }
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples), cmocka_unit_test(test_one_cause),
                                       cmocka_unit_test(test_completeness)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
