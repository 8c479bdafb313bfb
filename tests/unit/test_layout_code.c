// SPDX-License-Identifier: MIT
// Codes and names in one text, and the codes of a plan.
#include "layout/code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct memory memory;

// Checks one part against what is expected, NULL for none.
static void check_part(struct str part, const char *expected)
{
    if (!expected)
        assert_null(part.s);
    else
        assert_string_equal(part.s ? part.s : "(null)", expected);
}

// Units and programmes.
static void splits_codes(void **state)
{
    static const struct {
        const char *text, *key, *name;
    } rows[] = {
        {"504 - Instituto Municipal", "504", "Instituto Municipal"},
        {"M-PPA 1.4 PROGRAMA DE ADMINISTRACIÓN", "1.4", "PROGRAMA DE ADMINISTRACIÓN"},
        {"300.- Integrar", "300", "Integrar"},
        {"04 - Gobierno", "04", "Gobierno"},
        {"101-Secretaría", "101", "Secretaría"},
        {"E019 Salud", "E019", "Salud"},
        {"01030401 Desarrollo", "01030401", "Desarrollo"},
        {"UR 12 Parques", "12", "Parques"},
        {"OFICIALÍA MAYOR", NULL, "OFICIALÍA MAYOR"},
        {"Programa 7 Agua", NULL, "Programa 7 Agua"},
        {"504", "504", NULL},
    };
    struct arena *arena = arena_new(&memory);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct named_key made = code_split(arena, str_of(rows[i].text));
        print_message("«%s»\n", rows[i].text);
        check_part(made.key, rows[i].key);
        check_part(made.name, rows[i].name);
    }
    arena_free(arena);
}

// The number before an indicator's text.
static void splits_numbers(void **state)
{
    static const struct {
        const char *text, *key, *name;
    } rows[] = {
        {"300. Integrar el informe", "300", "Integrar el informe"},
        {"301.- Dar seguimiento", "301", "Dar seguimiento"},
        {"1.4.1.1 Las dependencias", "1.4.1.1", "Las dependencias"},
        {"1.4.1.1.4.1. Impartición", "1.4.1.1.4.1", "Impartición"},
        {"24 horas de atención", NULL, "24 horas de atención"},
        {"100% de cobertura", NULL, "100% de cobertura"},
        {"Atender", NULL, "Atender"},
    };
    struct arena *arena = arena_new(&memory);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct named_key made = code_split_numbered(arena, str_of(rows[i].text));
        print_message("«%s»\n", rows[i].text);
        check_part(made.key, rows[i].key);
        check_part(made.name, rows[i].name);
    }
    arena_free(arena);
}

// Axes and objectives in one text.
static void reads_plan_codes(void **state)
{
    static const struct {
        const char *text, *joined; // keys and names as "key=name|"
    } rows[] = {
        {"3. Gobierno Abierto, Moderno y Eficaz 10. Gobernanza Metropolitana 3.2 Ejercer los recursos. 10.1 Contribuir",
         "3=Gobierno Abierto, Moderno y Eficaz|10=Gobernanza Metropolitana|3.2=Ejercer los recursos|10.1=Contribuir|"},
        {"4.2.1, 4.2.3", "4.2.1=|4.2.3=|"},
        {"2.3.1; 4.1.5; 4.2.1, 4.2.3", "2.3.1=|4.1.5=|4.2.1=|4.2.3=|"},
        {"4.1.5 4.2.1 4.6.2", "4.1.5=|4.2.1=|4.6.2=|"},
        {"4 GOBERNAR PARA SERVIR", "4=GOBERNAR PARA SERVIR|"},
        {"Vinculación con el Plan Municipal de Desarrollo 2022 - 2024", ""},
        {"2.1 Construir 3.5 millones de pesos", "2.1=Construir 3.5 millones de pesos|"},
    };
    struct arena *arena = arena_new(&memory);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        plan_codes codes = {0};
        struct buffer joined = {.arena = arena};
        plan_codes_read(arena, str_of(rows[i].text), &codes);
        for (size_t k = 0; k < codes.count; k++)
            buffer_format(&joined, "%.*s=%.*s|", STR_ARG(codes.items[k].key), STR_ARG(codes.items[k].name));
        assert_string_equal(buffer_str(&joined).s, rows[i].joined);
    }
    arena_free(arena);
}

// Runs the tests of this file.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_codes),
        cmocka_unit_test(splits_numbers),
        cmocka_unit_test(reads_plan_codes),
    };
    memory_init(&memory, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
