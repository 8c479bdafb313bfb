// SPDX-License-Identifier: MIT
// The sections of words, which the dictionary and the layout files have in common.
#ifndef CUADRA_LAYOUT_WORD_SECTIONS_H
#define CUADRA_LAYOUT_WORD_SECTIONS_H

#include "layout/entries.h"
#include "layout/vocabulary.h"

// Whether a section of that name holds words ([columna ...], [etiqueta ...], [medida ...], ...).
bool is_word_section(struct str section);
// Adds one line of such a section; false when it is wrong, with the message.
bool word_entry_add(struct arena *arena, struct terms *terms, struct str path, const struct entry *entry,
                    struct str *message);

#endif
