// SPDX-License-Identifier: MIT
// Skipping extensions (ECMA-376 part 3): a reader that knows none takes the fallback of each alternative.
#include "read/xlsx.h"

// Counts how deep the parser is inside something foreign.
bool foreign_start(struct foreign *foreign, struct xml_name name)
{
    if (foreign->depth) {
        foreign->depth++;
        return true;
    }
    if (name.space == SPACE_SHEET || name.space == SPACE_NONE)
        return false;
    if (name.space != SPACE_CHOICE || str_is(name.local, "Choice"))
        foreign->depth = 1;
    return true;
}

// Counts back.
bool foreign_end(struct foreign *foreign, struct xml_name name)
{
    if (foreign->depth) {
        foreign->depth--;
        return true;
    }
    return name.space == SPACE_CHOICE;
}
