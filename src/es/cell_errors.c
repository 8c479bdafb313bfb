// SPDX-License-Identifier: MIT
// Errors as Excel and LibreOffice show them in Spanish and English; see cell_errors.h.
#include "es/cell_errors.h"

// What is shown and what it is called.
static const struct {
    const char *shown, *code;
} errors[] = {
    {"#DIV/0!", "#DIV/0!"},  {"#N/A", "#N/A"},       {"#NAME?", "#NAME?"},    {"#NULL!", "#NULL!"},
    {"#NUM!", "#NUM!"},      {"#REF!", "#REF!"},     {"#VALUE!", "#VALUE!"},  {"#GETTING_DATA", "#GETTING_DATA"},
    {"#¡DIV/0!", "#DIV/0!"}, {"#N/D", "#N/A"},       {"#¿NOMBRE?", "#NAME?"}, {"#¡NULO!", "#NULL!"},
    {"#¡NUM!", "#NUM!"},     {"#¡REF!", "#REF!"},    {"#¡VALOR!", "#VALUE!"}, {"#NOMBRE?", "#NAME?"},
    {"#VALOR!", "#VALUE!"},  {"#NULO!", "#NULL!"},   {"Err:501", "#VALUE!"},  {"Err:502", "#VALUE!"},
    {"Err:503", "#NUM!"},    {"Err:504", "#REF!"},   {"Err:508", "#NAME?"},   {"Err:509", "#VALUE!"},
    {"Err:510", "#VALUE!"},  {"Err:511", "#VALUE!"}, {"Err:512", "#VALUE!"},  {"Err:513", "#VALUE!"},
    {"Err:514", "#VALUE!"},  {"Err:516", "#VALUE!"}, {"Err:517", "#VALUE!"},  {"Err:519", "#VALUE!"},
    {"Err:520", "#VALUE!"},  {"Err:521", "#NULL!"},  {"Err:522", "#REF!"},    {"Err:523", "#NUM!"},
    {"Err:524", "#REF!"},    {"Err:525", "#NAME?"},  {"Err:526", "#VALUE!"},  {"Err:527", "#VALUE!"},
    {"Err:532", "#DIV/0!"},  {"Err:533", "#VALUE!"}, {"Err:540", "#VALUE!"},
};

// Looks the error up.
struct str cell_error_code(struct str shown)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (str_is(shown, errors[i].shown))
            return str_of(errors[i].code);
    return STR("");
}
