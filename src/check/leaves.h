// SPDX-License-Identifier: MIT
// Which indicators are leaves: those that no other indicator of the same unit, programme and year stands below.
// Only leaves count in the means of groups, so that a component and its activities do not count twice.
#ifndef CUADRA_CHECK_LEAVES_H
#define CUADRA_CHECK_LEAVES_H

#include "record/config.h"
#include "record/record.h"

// An indicator of one unit, programme and year, in reading order.
struct leaf_item {
    enum level level;
    struct str key; // .s NULL: none
    size_t parent;  // out: index of the component of an activity; SIZE_MAX: none
    bool is_leaf;   // out
};

// Sets the parents and the leaves of all indicators of one unit, programme and year.
void leaves_mark(struct arena *scratch, const struct config *config, struct leaf_item *items, size_t count);

#endif
