// SPDX-License-Identifier: MIT
// Weak definitions that let the program link until each module brings its own; this file goes then.
#include "merge/run.h"

#define WEAK __attribute__((weak))

WEAK enum read_outcome read_workbook(struct arena *arena, const struct read_options *options, struct source *source,
                                     struct findings *findings, struct workbook *workbook, struct str *reason)
{
    (void)arena, (void)options, (void)source, (void)findings, (void)workbook;
    *reason = STR("-");
    return READ_UNREADABLE;
}

WEAK enum cuadra_status vocabulary_read(struct arena *arena, const char *folder, const struct config *config,
                                        struct vocabulary **vocabulary, struct str *message)
{
    (void)arena, (void)folder, (void)config, (void)vocabulary, (void)message;
    return CUADRA_OK;
}

WEAK void layout_extract(struct arena *arena, struct arena *scratch, const struct vocabulary *vocabulary,
                         const struct config *config, const struct source *source, const struct workbook *workbook,
                         bool ignore_layouts, struct findings *findings, record_list *records)
{
    (void)arena, (void)scratch, (void)vocabulary, (void)config, (void)source, (void)workbook, (void)ignore_layouts;
    (void)findings, (void)records;
}

