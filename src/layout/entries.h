// SPDX-License-Identifier: MIT
// The line grammar of diccionario.txt and the layout files: [sección], clave: valor, # comments. Repeated keys
// are alternatives. It knows nothing of what the keys mean.
#ifndef CUADRA_LAYOUT_ENTRIES_H
#define CUADRA_LAYOUT_ENTRIES_H

#include "base/str.h"
#include "base/vector.h"

#include <stdint.h>

// One `clave: valor` and where it stands.
struct entry {
    struct str section; // as written between the brackets, white space tidied
    struct str key, value;
    int32_t line;         // one-based
    int32_t column;       // of the value, one-based, in characters
    int32_t section_line; // of its section
};

typedef VECTOR(struct entry) entry_list;

// Reads all lines of a text. On a wrong line, returns false and *message is "archivo:línea:columna: ...".
bool entries_read(struct arena *arena, struct str path, struct str text, entry_list *entries, struct str *message);
// "archivo:línea:columna: " before a message about an entry.
struct str entry_message(struct arena *arena, struct str path, const struct entry *entry, int32_t column,
                         const char *sentence, struct str quoted);

#endif
