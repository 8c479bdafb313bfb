// SPDX-License-Identifier: MIT
// Any text given to the reader of layout files, and of the dictionary: a vocabulary, or a message with its place.
#include "layout/vocabulary.h"
#include "text/decode.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// One input with the arena it is read in.
struct input {
    struct memory *memory;
    struct str bytes;
};

// Reads the text as a layout and as a dictionary, and asks the vocabulary for some senses.
static enum cuadra_status read_text(void *context)
{
    const struct input *input = context;
    struct arena *arena = arena_new(input->memory);
    struct vocabulary vocabulary = {.layouts = {0}};
    struct str message = {0}, path = STR("x.plantilla");
    struct decoding decoding = {0};
    if (arena && input->bytes.n && decode_text(arena, input->bytes, NULL, &decoding)) {
        bool is_right = layout_file_read(arena, &vocabulary, path, decoding.text, &message);
        assert(is_right || str_starts(message, STR("x.plantilla:")));
        assert(!is_right || vocabulary.layouts.count == 1);
        struct str other = {0};
        if (dictionary_read(arena, &vocabulary.terms, path, decoding.text, &other)) {
            vocabulary_sense(&vocabulary, NULL, arena, STR("Meta programada 2024 (1er. Trim.)"),
                             STR("meta programada 2024 1er trim"));
            vocabulary_guess(&vocabulary, arena, STR("Indicadro"));
            vocabulary_mark(&vocabulary, decoding.text);
        } else {
            assert(str_starts(other, STR("x.plantilla:")));
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
    memory_guard(&memory, read_text, &input);
    return 0;
}
