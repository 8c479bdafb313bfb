// SPDX-License-Identifier: MIT
// The table of commands: a new command is one file cmd_<name>.c and one row in commands.def.
#include "cli/terminal.h"

#include <string.h>

#define COMMAND(name) extern const struct command command_##name;
#include "cli/commands.def"
#undef COMMAND

const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "cli/commands.def"
#undef COMMAND
    NULL,
};

// The command of a name, or NULL.
const struct command *command_find(const char *name)
{
    for (const struct command *const *each = commands; *each; each++)
        if (strcmp((*each)->name, name) == 0)
            return *each;
    return NULL;
}

// How many letters must be changed, added or taken out to make one word of the other; words of up to 31 letters.
static size_t distance(const char *one, const char *other)
{
    size_t row[32], length = strlen(other);
    if (length >= sizeof row / sizeof *row)
        return length;
    for (size_t i = 0; i <= length; i++)
        row[i] = i;
    for (size_t i = 1; *one; i++, one++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t changed = diagonal + (*one != other[j - 1]);
            size_t shifted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = changed < shifted ? changed : shifted;
        }
    }
    return row[length];
}

// The command that a mistyped word is nearest to, or NULL when none is near.
const struct command *command_nearest(const char *word)
{
    const struct command *nearest = NULL;
    size_t best = 3; // more than two letters apart is another word
    for (const struct command *const *each = commands; *each; each++) {
        size_t apart = distance(word, (*each)->name);
        if (apart < best) {
            best = apart;
            nearest = *each;
        }
    }
    return nearest;
}

// Says that there is no command of that name, and which one may have been meant.
void complain_of_command(const char *word)
{
    const struct command *nearest = command_nearest(word);
    if (word[0] == '-')
        complain("la orden va antes de «%s». Vea la lista con «cuadra ayuda».", word);
    else if (nearest)
        complain("no hay una orden «%s»; ¿quiso decir «%s»? Vea la lista con «cuadra ayuda».", word, nearest->name);
    else
        complain("no hay una orden «%s». Vea la lista con «cuadra ayuda».", word);
}
