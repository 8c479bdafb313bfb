// SPDX-License-Identifier: MIT
// The cells of bytes in memory as `cuadra celdas` lists them, with either XML parser.
#ifndef CUADRA_TESTS_LISTING_H
#define CUADRA_TESTS_LISTING_H

#include "read/reading.h"
#include "write/cells.h"

// What came of a reading.
struct listing {
    enum read_outcome outcome;
    struct str reason;
    struct buffer text;
    struct workbook facts;
    struct source source;
};

// Adds a piece of the listing.
static bool listing_write(void *context, const char *bytes, size_t size)
{
    buffer_add(context, bytes, size);
    return true;
}

// Reads bytes and lists their cells.
static void listing_read(struct arena *arena, struct str bytes, const struct limits *limits, bool use_expat,
                         struct listing *listing)
{
    struct read_options options = {.limits = *limits, .use_expat = use_expat};
    *listing = (struct listing){.text.arena = arena, .source.name = STR("entrega")};
    struct cuadra_sink out = {listing_write, &listing->text};
    struct cells_output *output = cells_output_new(arena, &out, listing->source.name, false);
    listing->outcome =
        read_bytes(arena, &options, &listing->source, bytes, cells_sink(output), &listing->facts, &listing->reason);
    cells_finish(output, listing->facts.is_1904);
}

#endif
