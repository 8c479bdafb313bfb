// SPDX-License-Identifier: MIT
// Any bytes given to the reader of cuadra.ini: a configuration whose numbers make sense, or a message with its place.
#include "record/config.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// One input with the memory it is read in.
struct input {
    struct memory *memory;
    struct str bytes;
};

// Reads the bytes and looks every key up again.
static enum cuadra_status read_bytes(void *context)
{
    const struct input *input = context;
    struct arena *arena = arena_new(input->memory);
    struct config config;
    struct str message = {0};
    if (!arena)
        return CUADRA_OK;
    if (config_read(arena, STR("cuadra.ini"), input->bytes, &config, &message) != CUADRA_OK) {
        assert(str_starts(message, STR("cuadra.ini:")));
    } else {
        assert(config.yellow <= config.green && config.green <= config.over && config.cap >= 0);
        assert(isfinite(config.financial_gap) && config.limits.cells > 0);
        const config_entries *sections[] = {&config.axes, &config.units, &config.alignment, &config.accumulation};
        for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
            for (size_t i = 0; i < sections[s]->count && i < 64; i++) {
                const struct config_entry *entry = &sections[s]->items[i];
                assert(!entry->folded.n || config_find(sections[s], entry->key) != NULL);
                config_split(arena, entry->value);
            }
    }
    arena_free(arena);
    return CUADRA_OK;
}

// Reads one input under the guard.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory;
    memory_init(&memory, NULL);
    struct input input = {&memory, {(const char *)data, size}};
    memory_guard(&memory, read_bytes, &input);
    return 0;
}
