// SPDX-License-Identifier: MIT
// How labels begin and which are near: the quick answers against the slow ones, over the words of the dictionary and
// texts made from them. And what is known of a text, whether the run keeps it or not.
#include "layout/openings.h"
#include "layout/text_memory.h"
#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

// A dictionary, in an arena of its own.
struct fixture {
    struct memory memory;
    struct arena *arena;
    struct config config;
    struct vocabulary *vocabulary;
};

// Reads the templates of the project.
static int set_up(void **state)
{
    static struct fixture fixture;
    struct str message = {0};
    memory_init(&fixture.memory, NULL);
    fixture.arena = arena_new(&fixture.memory);
    config_default(&fixture.config);
    *state = &fixture;
    const char *top = getenv("TOP");
    struct str templates = str_format(fixture.arena, "%s/templates", top ? top : ".");
    return vocabulary_read(fixture.arena, templates.s, &fixture.config, &fixture.vocabulary, &message);
}

// Frees them.
static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    return 0;
}

static const char *const texts[] = {"Meta",
                                    "  meta anual ",
                                    "(Número de becas)",
                                    "Índice de cobertura",
                                    "ÍNDICE",
                                    "%avance",
                                    "% de avance",
                                    "1er. Trimestre",
                                    "N/A",
                                    "n. a.",
                                    "No aplica",
                                    "Ñandú",
                                    "¿Por qué?",
                                    "A",
                                    "total",
                                    "TOTAL GENERAL",
                                    "&Aacute;rea",
                                    "Ávila",
                                    "-",
                                    "n",
                                    " N. ",
                                    "nα",
                                    "α beta",
                                    "a—b",
                                    "ﬁn",
                                    "1º",
                                    "",
                                    "$ 100"};

enum { TEXTS = sizeof texts / sizeof *texts };

// A text noted in its folded form is found however it is written.
static void openings_are_found_however_they_are_written(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < TEXTS; i++) {
        struct openings openings = {{0}};
        struct str folded = fold_label(fixture->arena, str_of(texts[i]));
        openings_add(&openings, folded);
        if (!openings_have(&openings, str_of(texts[i])) || !openings_have(&openings, folded))
            fail_msg("«%s» is not found", texts[i]);
    }
}

// What begins otherwise is not found: the filter is worth its while.
static void other_openings_are_not_found(void **state)
{
    (void)state;
    struct openings openings = {{0}};
    openings_add(&openings, STR("meta anual"));
    assert_false(openings_have(&openings, STR("Porcentaje de avance")));
    assert_false(openings_have(&openings, STR("Índice")));
    assert_false(openings_have(&openings, STR("MÉTODO")));
    assert_true(openings_have(&openings, STR("METÁFORA"))); // they may be: "meta"
}

// Edits between two texts, the slow way; swapping two neighbours is one.
static size_t edits(struct str a, struct str b)
{
    size_t rows[3][64] = {{0}};
    for (size_t k = 0; k <= b.n; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t k = 1; k <= b.n; k++) {
            size_t least = above[k - 1] + (a.s[i - 1] != b.s[k - 1]);
            least = above[k] + 1 < least ? above[k] + 1 : least;
            least = row[k - 1] + 1 < least ? row[k - 1] + 1 : least;
            bool is_swap = i > 1 && k > 1 && a.s[i - 1] == b.s[k - 2] && a.s[i - 2] == b.s[k - 1];
            if (is_swap && two_above[k - 2] + 1 < least)
                least = two_above[k - 2] + 1;
            row[k] = least;
        }
    }
    return rows[a.n % 3][b.n];
}

// The near texts are those at one edit, and no other.
static void near_texts_are_those_at_one_edit(void **state)
{
    struct fixture *fixture = *state;
    static const char *const words[] = {"dimension",       "dimencion",  "indicador",        "idnicador",
                                        "indicadora",      "indicado",   "unidad de medida", "unidad de mediad",
                                        "nidad de medida", "meta anual", "metas anual",      "avance",
                                        "avanze",          "avacne",     "vaance",           "programa"};
    enum { WORDS = sizeof words / sizeof *words };
    struct near_texts near = {.by_length = {{0}}};
    for (size_t i = 0; i < WORDS; i++)
        near_texts_add(fixture->arena, &near, str_of(words[i]));
    for (size_t i = 0; i < WORDS; i++) {
        size_t found = 0, expected = 0;
        struct near_cursor cursor = {0};
        for (struct str other; near_texts_next(&near, str_of(words[i]), &cursor, &other); found++)
            assert_true(edits(str_of(words[i]), other) <= 1);
        for (size_t k = 0; k < WORDS; k++)
            expected += edits(str_of(words[i]), str_of(words[k])) <= 1;
        assert_int_equal(found, expected);
    }
}

// Whether two senses say the same.
static bool are_same(struct sense a, struct sense b)
{
    return a.column == b.column && a.label == b.label && a.measure == b.measure && a.period == b.period &&
           a.why == b.why && a.year == b.year && a.is_group == b.is_group && a.is_other == b.is_other;
}

// What is answered of a text the first time, when it is not kept, is what is answered ever after.
static void a_kept_text_is_answered_as_a_new_one(void **state)
{
    struct fixture *fixture = *state;
    struct text_memory *memory = text_memory_new(fixture->arena);
    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < TEXTS; i++) {
            struct text_facts *facts = text_memory_find(memory, fixture->arena, str_of(texts[i]));
            struct str folded = fold_label(fixture->arena, facts_repaired(facts));
            assert_true(str_is(facts->text, texts[i]));
            assert_true(str_equal(facts_folded(facts), folded));
            assert_true(str_equal(facts_shown(facts), tidy_text(fixture->arena, facts_repaired(facts))));
            assert_int_equal(facts_mark(facts, fixture->vocabulary), vocabulary_mark(fixture->vocabulary, folded));
            struct text_facts *alone =
                text_memory_find(text_memory_new(fixture->arena), fixture->arena, str_of(texts[i]));
            for (size_t k = 0; k <= fixture->vocabulary->layouts.count; k++) {
                const struct layout *layout = k ? &fixture->vocabulary->layouts.items[k - 1] : NULL;
                assert_true(are_same(facts_sense(facts, fixture->vocabulary, layout),
                                     facts_sense(alone, fixture->vocabulary, layout)));
            }
        }
}

// A text that comes again is kept once; texts without end do not fill the memory, and none is taken for another.
static void a_memory_of_texts_is_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct text_memory *memory = text_memory_new(fixture->arena);
    struct str again = STR("Unidad de medida");
    text_memory_find(memory, fixture->arena, again);
    struct text_facts *kept = text_memory_find(memory, fixture->arena, again);
    assert_ptr_equal(kept, text_memory_find(memory, fixture->arena, str_copy(fixture->arena, again)));
    for (int i = 0; i < 100000; i++) {
        struct str text = str_format(fixture->arena, "Indicador %d", i / 2);
        assert_true(str_equal(text_memory_find(memory, fixture->arena, text)->text, text));
    }
    assert_ptr_equal(kept, text_memory_find(memory, fixture->arena, again));
}

// Runs them all.
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(openings_are_found_however_they_are_written),
        cmocka_unit_test(other_openings_are_not_found),
        cmocka_unit_test(near_texts_are_those_at_one_edit),
        cmocka_unit_test(a_kept_text_is_answered_as_a_new_one),
        cmocka_unit_test(a_memory_of_texts_is_bounded),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
