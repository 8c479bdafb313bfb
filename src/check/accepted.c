// SPDX-License-Identifier: MIT
// Reading, applying and proposing acceptances; see accepted.h.
#include "check/accepted.h"

#include "base/map.h"
#include "es/phrases.h"
#include "text/decode.h"
#include "text/fold.h"

// The text before the next tab of the line; `*rest` goes past it.
static struct str next_column(struct str *rest)
{
    size_t n = str_find(*rest, STR("\t"));
    struct str column = str_trim(str_slice(*rest, 0, n));
    *rest = n < rest->n ? str_slice(*rest, n + 1, rest->n) : STR("");
    return column;
}

// Says what is wrong with a line.
static enum cuadra_status refuse(struct arena *arena, struct str path, int line, struct str what, struct str *message)
{
    *message = str_format(arena, "%.*s:%d:1: %.*s", STR_ARG(path), line, STR_ARG(what));
    return CUADRA_E_CONFIG;
}

// Reads the file's bytes, of any encoding.
enum cuadra_status acceptances_read(struct arena *arena, struct str path, struct str bytes, acceptances *list,
                                    struct str *message)
{
    struct decoding decoding = {.text = STR("")};
    if (bytes.n && !decode_text(arena, bytes, NULL, &decoding))
        return refuse(arena, path, 1, phrase(PHRASE_ACCEPTED_NOT_TEXT), message);
    struct str rest = decoding.text;
    for (int number = 1; rest.n; number++) {
        size_t n = str_find(rest, STR("\n"));
        struct str line = str_slice(rest, 0, n);
        rest = n < rest.n ? str_slice(rest, n + 1, rest.n) : STR("");
        struct str trimmed = str_trim(line);
        if (!trimmed.n || trimmed.s[0] == '#')
            continue;
        struct str id = next_column(&line), unit = next_column(&line);
        if (!line.n)
            return refuse(arena, path, number, phrase(PHRASE_ACCEPTED_TOO_SHORT), message);
        if (str_equal(fold_label(arena, id), STR("regla")))
            continue; // a row of headings, as a spreadsheet would keep it
        enum rule rule = rule_find(id);
        if (rule == RULE_COUNT)
            return refuse(arena, path, number, phrase_fill(arena, PHRASE_ACCEPTED_NO_RULE, id), message);
        struct acceptance *entry = VECTOR_ADD(arena, list);
        *entry = (struct acceptance){.line = number, .rule = rule, .unit = unit};
        entry->where = next_column(&line);
        entry->reason = next_column(&line);
    }
    return CUADRA_OK;
}

// Whether a column of a line stands for anything.
static bool is_any(struct str column)
{
    return !column.n || str_is(column, "*");
}

// Whether two keys are the same, leading zeros and case aside.
static bool same_key(struct arena *arena, struct str a, struct str b)
{
    return str_equal(fold_key(arena, a), fold_key(arena, b));
}

// Whether the finding is in the cell "R14" or "Hoja1!R14".
static bool is_in_cell(struct arena *arena, const struct finding *finding, struct str where)
{
    struct str cell = place_cell_name(arena, &finding->place);
    struct str full = str_format(arena, "%.*s!%.*s", STR_ARG(finding->place.sheet), STR_ARG(cell));
    return cell.n && (str_equal(where, cell) || str_equal(where, full));
}

// Whether a line stands for a finding.
static bool accepts(struct arena *arena, const struct acceptance *entry, const struct finding *finding)
{
    if (entry->rule != finding->rule || (!is_any(entry->unit) && !same_key(arena, entry->unit, finding->unit)))
        return false;
    return is_any(entry->where) || (finding->key.n && same_key(arena, entry->where, finding->key)) ||
           is_in_cell(arena, finding, entry->where);
}

// Says of a line that it does nothing.
static void report_idle(struct arena *arena, struct str file, const struct acceptance *entry, struct findings *findings)
{
    struct finding *finding = finding_add(findings, RULE_ACEPTACION_SIN_EFECTO, place_of_file(file));
    finding_text(findings, finding, "linea", str_format(arena, "%d", entry->line));
    finding_text(
        findings, finding, "declarado",
        str_format(arena, "%s, %.*s, %.*s", rule_text(entry->rule)->id, STR_ARG(entry->unit), STR_ARG(entry->where)));
    finding_text(findings, finding, "motivo",
                 phrase(entry->reason.n ? PHRASE_ACCEPTED_UNUSED : PHRASE_ACCEPTED_WITHOUT_REASON));
}

// Marks the findings that the list accepts, and adds a finding for each line that does nothing.
void acceptances_apply(struct arena *scratch, struct str file, acceptances *list, struct findings *findings)
{
    for (struct finding *finding = findings->first; list->count && finding; finding = finding->next) {
        struct arena *arena = arena_child(scratch);
        for (size_t i = 0; i < list->count; i++) {
            struct acceptance *entry = &list->items[i];
            if (!entry->reason.n || !accepts(arena, entry, finding))
                continue;
            entry->is_used = true;
            if (!finding->accepted.s)
                finding->accepted = str_copy(findings->arena, entry->reason);
        }
        arena_free(arena);
    }
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].is_used)
            report_idle(scratch, file, &list->items[i], findings);
}

// Where a finding is, as a line would say it: by its indicator, else its cell, else anywhere.
static struct str where_of(struct arena *arena, const struct finding *finding)
{
    if (finding->key.n)
        return finding->key;
    struct str cell = place_cell_name(arena, &finding->place);
    if (!cell.n)
        return STR("*");
    if (!finding->place.sheet.n)
        return cell;
    return str_format(arena, "%.*s!%.*s", STR_ARG(finding->place.sheet), STR_ARG(cell));
}

// Whether any line stands for the finding, with or without a reason.
static bool is_listed(struct arena *arena, const acceptances *list, const struct finding *finding)
{
    for (size_t i = 0; i < list->count; i++)
        if (accepts(arena, &list->items[i], finding))
            return true;
    return false;
}

// Adds to `text` a line without reason for each finding that no line of the list stands for yet; returns how many.
size_t acceptances_propose(struct arena *scratch, const acceptances *list, const struct findings *findings,
                           struct buffer *text)
{
    struct map *proposed = map_new(scratch);
    size_t count = 0;
    for (const struct finding *finding = findings->first; finding; finding = finding->next) {
        bool needs_none =
            finding->accepted.s || finding->severity == CUADRA_NOTE || finding->rule == RULE_ACEPTACION_SIN_EFECTO;
        if (needs_none || is_listed(scratch, list, finding))
            continue;
        struct str line =
            str_format(scratch, "%s\t%.*s\t%.*s\t\n", rule_text(finding->rule)->id,
                       STR_ARG(finding->unit.n ? finding->unit : STR("*")), STR_ARG(where_of(scratch, finding)));
        if (map_find(proposed, line))
            continue;
        map_set(proposed, line, text);
        buffer_add_str(text, line);
        count++;
    }
    return count;
}
