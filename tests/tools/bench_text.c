// SPDX-License-Identifier: MIT
// Writes a CSV in Code Page 850 of about so many megabytes, always the same: texts of planning documents with their
// accents, figures, dates; or people's names alone; or names of which one in ten is foreign. It knows nothing of how it
// is read.
// usage: bench_text MEGABYTES [documents|names|foreign] > FILE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Words, in Code Page 850.
// clang-format off
static const char *const words[] = {
    "Atenci\xA2n", "Ni\xA4" "ez", "servicio", "p\xA3" "blico", "municipal", "porcentaje de", "programa", "evaluaci\xA2n",
    "acci\xA2n", "bit\xA0" "cora", "Direcci\xA2n de", "Obras P\xA3" "blicas", "gesti\xA2n", "a\xA4o", "PLANEACI\xE0N",
    "seguimiento a", "trimestre", "poblaci\xA2n", "\xD6ndice", "t\x82" "cnico", "y sus anexos",
};
static const char *const names[] = {
    "Jos\x82", "Mar\xA1" "a", "N\xA3\xA4" "ez", "Hern\xA0ndez", "L\xA2pez", "Garc\xA1" "a", "Mart\xA1nez", "Ram\xA1rez", "S\xA0nchez",
    "P\x82rez", "G\xA2mez", "D\xA1" "az", "Mu\xA4oz", "\xB5lvarez", "I\xA4iguez", "\xD6\xA4igo", "Ju\xA0rez", "Pe\xA4" "a", "Ib\xA0\xA4" "ez",
    "Jes\xA3s", "Andr\x82s", "Sof\xA1" "a", "Bel\x82n", "Ra\xA3l", "\xA5" "a\xA4" "ez", "Mu\xA4iz", "PE\xA5" "A", "G\x81" "emes",
};
static const char *const foreign[] = {
    "Fran\x87ois", "M\x81ller", "\x8Fstr\x94m", "No\x89l", "Gon\x87" "alves", "J\x94rg", "Andr\x82" "a", "H\x86kon", "Zo\x89", "Ren\x82",
    "Th\x82r\x8Ase", "B\x84rbel", "Lef\x8Avre", "Ma\x89lle", "Jo\xC6o", "Conce\x87\xC6o",
};
// clang-format on
#define PICK(list, state) ((list)[next_number(state) % (sizeof(list) / sizeof *(list))])

// The next of a sequence of numbers that only looks random.
static uint32_t next_number(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

// Writes a row of a planning document; returns its length, or what printf() does when it fails.
static int write_document(uint64_t *state)
{
    return printf("%04u;%s %s;%s %s %s %s;%u;%u.%02u;%u%%;%02u/%02u/2024\r\n", next_number(state) % 10000,
                  PICK(words, state), PICK(words, state), PICK(words, state), PICK(words, state), PICK(words, state),
                  PICK(words, state), next_number(state) % 5000, next_number(state) % 100000, next_number(state) % 100,
                  next_number(state) % 101, next_number(state) % 28 + 1, next_number(state) % 12 + 1);
}

// A name; a foreign one with the first number of ten, when there are any.
static const char *name(uint64_t *state, bool with_foreign)
{
    return with_foreign && next_number(state) % 10 == 0 ? PICK(foreign, state) : PICK(names, state);
}

// Writes a row of names; returns its length, or a negative number.
static int write_names(uint64_t *state, bool with_foreign)
{
    int size = 0;
    for (int i = 0; i < 6; i++) {
        int n = printf("%s%s", name(state, with_foreign), i < 5 ? ";" : "\r\n");
        if (n < 0)
            return n;
        size += n;
    }
    return size;
}

// Writes the file.
int main(int count, char **arguments)
{
    uint64_t state = 850, size = 0;
    uint64_t most = (count > 1 ? strtoull(arguments[1], NULL, 10) : 200) << 20;
    bool is_names = count > 2 && strcmp(arguments[2], "names") == 0;
    bool is_foreign = count > 2 && strcmp(arguments[2], "foreign") == 0;
    printf("Clave;Nombre;Descripci\xA2n;Meta;Monto;Avance;Fecha\r\n");
    while (size < most) {
        int n = is_names || is_foreign ? write_names(&state, is_foreign) : write_document(&state);
        if (n < 0)
            return EXIT_FAILURE;
        size += (uint64_t)n;
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
