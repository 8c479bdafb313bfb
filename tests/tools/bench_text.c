// SPDX-License-Identifier: MIT
// Writes a CSV in Code Page 850 of about so many megabytes, always the same: keys, texts of planning documents with
// their accents, figures, dates. It knows nothing of how it is read.
// usage: bench_text MEGABYTES > FILE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// The next of a sequence of numbers that only looks random.
static uint32_t next_number(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

// One of the words, in Code Page 850.
static const char *word(uint64_t *state)
{
    static const char *const words[] = {
        "Atenci\xA2n",
        "Ni\xA4"
        "ez",
        "servicio",
        "p\xA3"
        "blico",
        "municipal",
        "porcentaje de",
        "programa",
        "evaluaci\xA2n",
        "acci\xA2n",
        "bit\xA0"
        "cora",
        "Direcci\xA2n de",
        "Obras P\xA3"
        "blicas",
        "gesti\xA2n",
        "a\xA4o",
        "PLANEACI\xE0N",
        "seguimiento a",
        "trimestre",
        "poblaci\xA2n",
        "\xD6ndice",
        "t\x82"
        "cnico",
        "y sus anexos",
    };
    return words[next_number(state) % (sizeof words / sizeof *words)];
}

// Writes the file.
int main(int count, char **arguments)
{
    uint64_t state = 850, size = 0;
    uint64_t most = (count > 1 ? strtoull(arguments[1], NULL, 10) : 200) << 20;
    printf("Clave;Nombre;Descripci\xA2n;Meta;Monto;Avance;Fecha\r\n");
    while (size < most) {
        int n = printf("%04u;%s %s;%s %s %s %s;%u;%u.%02u;%u%%;%02u/%02u/2024\r\n", next_number(&state) % 10000,
                       word(&state), word(&state), word(&state), word(&state), word(&state), word(&state),
                       next_number(&state) % 5000, next_number(&state) % 100000, next_number(&state) % 100,
                       next_number(&state) % 101, next_number(&state) % 28 + 1, next_number(&state) % 12 + 1);
        if (n < 0)
            return EXIT_FAILURE;
        size += (uint64_t)n;
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
