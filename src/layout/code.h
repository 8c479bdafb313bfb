// SPDX-License-Identifier: MIT
// Codes and names in one text: "504 - Instituto", "M-PPA 1.4 PROGRAMA", "300.- Integrar", and the axes,
// objectives and lines of a plan, several in one text and under any label.
#ifndef CUADRA_LAYOUT_CODE_H
#define CUADRA_LAYOUT_CODE_H

#include "record/record.h"

// Splits a code from the name after it: the first word if it has a digit, or the second after an abbreviation.
// Without a code, key.s is NULL and the name is the whole text; a part that is empty is NULL.
struct named_key code_split(struct arena *arena, struct str text);
// The same for the number that begins the text of an indicator: a bare number is one only before a capital.
struct named_key code_split_numbered(struct arena *arena, struct str text);
// A key without the punctuation around it: "300.-" is "300".
struct str code_trim(struct str code);
// Whether a text is one word that can be a code.
bool code_is_one(struct str text);

// A code of the plan with its name; depth 1 is an axis, 2 an objective, 3 and more a line of action.
struct plan_code {
    struct str key, name; // name .s NULL: none
    int depth;
};

typedef VECTOR(struct plan_code) plan_codes;

// Appends the codes of a text in their order. Returns how many; 0: the text has none.
size_t plan_codes_read(struct arena *arena, struct str text, plan_codes *codes);
// The first `depth` numbers of a code: "4.2.1" by 2 is "4.2".
struct str plan_code_parent(struct arena *arena, struct str key, int depth);

#endif
