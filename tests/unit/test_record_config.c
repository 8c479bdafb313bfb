// SPDX-License-Identifier: MIT
// cuadra.ini: what is read from it, and how it says what is wrong and where.
#include "record/config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct memory memory;
static struct arena *arena;

// Makes what a test works on.
static int set_up(void **state)
{
    (void)state;
    memory_init(&memory, NULL);
    arena = arena_new(&memory);
    return arena ? 0 : -1;
}

// Frees what a test worked on.
static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

// Reads a text that must be right.
static struct config read_good(const char *text)
{
    struct config config;
    struct str message;
    enum cuadra_status status = config_read(arena, STR("cuadra.ini"), str_of(text), &config, &message);
    if (status != CUADRA_OK)
        print_error("%.*s\n", STR_ARG(message));
    assert_int_equal(status, CUADRA_OK);
    assert_null(message.s);
    return config;
}

// Reads a text that must be wrong at "línea:columna" with these words in its message.
static void read_bad(const char *text, const char *at, const char *words)
{
    struct config config;
    struct str message;
    assert_int_equal(config_read(arena, STR("cuadra.ini"), str_of(text), &config, &message), CUADRA_E_CONFIG);
    struct str start = str_format(arena, "cuadra.ini:%s: ", at);
    if (!str_starts(message, start) || str_find(message, str_of(words)) == SIZE_MAX) {
        print_error("%.*s\n", STR_ARG(message));
        fail();
    }
}

// An empty file leaves every default.
static void test_empty_is_default(void **state)
{
    (void)state;
    struct config config = read_good("");
    assert_true(config.green == 90 && config.yellow == 70 && config.over == 110 && config.cap == 100);
    assert_true(config.financial_gap == 20);
    assert_false(config.has_levels || config.is_weighted);
    assert_int_equal(config.descending, DESCENDING_INVERSE);
    assert_int_equal(config.limits.depth, 256);
    assert_null(config.municipality.s);
}

// Every kind of value is read.
static void test_values(void **state)
{
    (void)state;
    struct config config = read_good(
        "\xEF\xBB\xBF# nota\r\n; otra\r\n\r\n[Municipio]\r\nNombre =  San  Isidro \r\nescudo=\r\n"
        "[Semáforo]\r\nVERDE = 95 %\r\namarillo=60.5\r\n"
        "[cálculo]\r\ntope = sin\r\nniveles = Actividad, PROPOSITO\r\nponderación = sí\r\n"
        "descendente = Directo\r\n[límites]\r\nceldas = 1000\r\n[presupuesto]\r\nbrecha = 15\r\nmomento = Pagado\r\n"
        "[gravedad]\r\nsin-evidencia = Error\r\n[modalidades]\r\n04 = E\r\n"
        "[firmas]\r\nElaboró = Ana Paz = sí, Directora");
    assert_true(str_is(config.municipality, "San Isidro"));
    assert_int_equal(config.shield.n, 0);
    assert_true(config.green == 95 && config.yellow == 60.5 && config.over == 110);
    assert_true(isinf(config.cap) && config.is_weighted && config.has_levels);
    assert_true(config.levels[LEVEL_ACTIVIDAD] && config.levels[LEVEL_PROPOSITO] && !config.levels[LEVEL_FIN]);
    assert_int_equal(config.descending, DESCENDING_DIRECT);
    assert_int_equal(config.limits.cells, 1000);
    assert_true(config.financial_gap == 15 && config.financial_moment == BUDGET_PAID);
    assert_int_equal(config.financial_base, BUDGET_MODIFIED);
    assert_true(str_is(config.severities.items[0].value, "error"));
    assert_true(str_is(config.signatures.items[0].value, "Ana Paz = sí, Directora"));
    assert_true(str_is(config_find(&config.modalities, STR("4"))->value, "E"));
}

// Any encoding is read.
static void test_encodings(void **state)
{
    (void)state;
    const char *texts[] = {"[plan]\nnombre = Visi\xF3n del Ni\xF1o y educaci\xF3n p\xFA"
                           "blica\n",
                           "[plan]\r\nnombre = Visi\xA2n del Ni\xA4o y educaci\xA2n p\xA3"
                           "blica\r\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(str_is(read_good(texts[i]).plan, "Visión del Niño y educación pública"));
}

// Keys match whatever their case and accents.
static void test_keys_are_folded(void **state)
{
    (void)state;
    struct config config = read_good("[unidades]\n0101 = DIF\n[acumulacion]\nPadrón actualizado = Último\n"
                                     "[alineacion]\n5.16/2.01 = 5.1, 5.2\n[sinonimos]\nmeta = A\nmeta = B\n");
    assert_true(str_is(config_find(&config.units, STR("101"))->value, "DIF"));
    assert_null(config_find(&config.units, STR("1010")));
    assert_null(config_find(&config.units, STR("")));
    assert_true(str_is(config_find(&config.accumulation, STR("PADRON  ACTUALIZADO"))->value, "ultimo"));
    const struct config_entry *entry = config_find(&config.alignment, STR("05.16/2.1"));
    assert_true(entry && entry->line == 6);
    assert_null(config_find(&config.alignment, STR("5.16.2.1")));
    config_list list = config_split(arena, entry->value);
    assert_int_equal(list.count, 2);
    assert_true(str_is(list.items[1], "5.2"));
    assert_int_equal(config_split(arena, STR(" , ,")).count, 0);
    assert_int_equal(config.synonyms.count, 2);
}

// Every mistake is refused with its place.
static void test_mistakes(void **state)
{
    (void)state;
    read_bad("[municipio]\nnombre = A\nñombre = B\n", "3:1", "«ñombre»");
    read_bad("\n  [mundo]\n", "2:3", "municipio, plan, ejes");
    read_bad("[plan\n", "1:1", "corchete");
    read_bad("nombre = A\n", "1:1", "antes de la primera sección");
    read_bad("[plan]\nnombre\n", "2:1", "«=»");
    read_bad("[plan]\n = A\n", "2:2", "falta la clave");
    read_bad("[ejes]\n1 =\n", "2:1", "no tiene valor");
    read_bad("[ejes]\n1 = A\n01 = B\n", "3:1", "línea 2");
    read_bad("[plan]\nnombre = A\nNOMBRE = B\n", "3:1", "línea 2");
    read_bad("[semaforo]\nverde = noventa\n", "2:9", "«noventa»");
    read_bad("[semaforo]\nverde = -1\n", "2:9", "«-1»");
    read_bad("[semaforo]\nverde = nan\n", "2:9", "«nan»");
    read_bad("[semaforo]\nverde = 60\n\namarillo = 65\n", "4:1", "amarillo (65)");
    read_bad("[semaforo]\nverde = 120\n", "2:1", "sobrecumplimiento (110)");
    read_bad("[calculo]\ntope = mucho\n", "2:8", "«sin»");
    read_bad("[calculo]\nniveles = Fin, Méta x\n", "2:16", "«Méta x»");
    read_bad("[calculo]\nponderacion = tal vez\n", "2:15", "no o sí");
    read_bad("[calculo]\ndescendente = otro\n", "2:15", "inverso o directo");
    read_bad("[acumulacion]\nTon = max\n", "2:7", "suma, promedio o ultimo");
    read_bad("[gravedad]\nsin-regla = error\n", "2:1", "«sin-regla»");
    read_bad("[gravedad]\nsin-tabla = grave\n", "2:13", "«grave»");
    read_bad("[modalidades]\n1 = EE\n", "2:5", "letra");
    read_bad("[diseno]\ncolor_principal = rojo\n", "2:19", "«rojo»");
    read_bad("[diseno]\ncolor_secundario = 1F4E7\n", "2:20", "1F4E79");
    read_bad("[presupuesto]\nmomento = modificado\n", "2:11", "devengado");
    read_bad("[presupuesto]\nbase = pagado\n", "2:8", "aprobado");
    read_bad("[limites]\nceldas = 0\n", "2:10", "mayor que cero");
    read_bad("[limites]\nceldas = 99999999999999999999\n", "2:10", "mayor que cero");
    read_bad("[limites]\nzeldas = 1\n", "2:1", "celdas");
    read_bad("[firmas]\ndirectora = Ana\n", "2:1", "elaboro, reviso, autorizo");
    read_bad("[diseno]\n\rcolor = 1\n", "3:1", "color_principal");
}

// Every row of the table is a setting that the reader takes, with the default that the draft shows.
static void test_draft_is_read(void **state)
{
    (void)state;
    size_t count = 0;
    const struct config_setting *settings = config_settings(&count);
    struct buffer draft = {.arena = arena};
    const char *section = "";
    for (size_t i = 0; i < count; i++) {
        if (!str_is(str_of(section), settings[i].section))
            buffer_format(&draft, "[%s]\n", settings[i].section);
        section = settings[i].section;
        buffer_format(&draft, "# %s\n", settings[i].comment);
        if (settings[i].key[0])
            buffer_format(&draft, "%s = %s\n", settings[i].key, settings[i].value);
    }
    struct config config = read_good(buffer_str(&draft).s);
    assert_true(config.green == 90 && config.cap == 100 && config.financial_gap == 20 && !config.has_levels);
    assert_int_equal(config.descending, DESCENDING_INVERSE);
    assert_int_equal(config.transparency.count, 3);
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_empty_is_default, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_encodings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_keys_are_folded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_mistakes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_draft_is_read, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
