// SPDX-License-Identifier: MIT
// Forms for the units: a layout's headings over cells to fill, with lists, notes and locked formulas, and a code
// by which cuadra knows the form when it comes back.
#ifndef CUADRA_WRITE_FORM_H
#define CUADRA_WRITE_FORM_H

#include "layout/vocabulary.h"
#include "record/config.h"

// What a form is made of.
struct form_request {
    const struct layout *layout;
    const struct config *config;
    const record_list *records; // of one unit, in order; NULL or empty: a blank form
    const char *path;
    bool force;
};

// Writes the form. On anything but CUADRA_OK `*message` says why.
enum cuadra_status form_write(struct arena *arena, const struct form_request *request, struct str *message);

#endif
