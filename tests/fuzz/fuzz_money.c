// SPDX-License-Identifier: MIT
// Any bytes given to the reader of money: what it takes as an amount comes back from its own text as the same amount.
#include "base/money.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// One input with the memory it is read in.
struct input {
    struct memory *memory;
    struct str bytes;
};

// Reads, prints in both ways, reads again.
static enum cuadra_status read_money(void *context)
{
    const struct input *input = context;
    struct arena *arena = arena_new(input->memory);
    int64_t units = 0, again = 0;
    if (arena && money_parse(input->bytes, &units)) {
        assert(money_parse(money_text(arena, units), &again) && again == units);
        assert(money_parse(money_shown(arena, units), &again) && again == units);
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
    memory_guard(&memory, read_money, &input);
    return 0;
}
