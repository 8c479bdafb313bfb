// SPDX-License-Identifier: MIT
// The memory of texts; see text_memory.h. It is bounded: a hostile file cannot make a run keep its texts. A text has
// its place in one set of a few, so that one that is not known, as most are, costs a look at one line of the cache.
#include "layout/text_memory.h"

#include "text/fold.h"

enum { SETS = 2048, WAYS = 4, TEXT_BYTES_MAX = 160, GUESS_BYTES_MAX = 48 };

// A text met before: by its hash only, or with what is known of it since it came again.
struct met_text {
    uint64_t hash; // 0: free
    struct text_facts *facts;
};

struct text_memory {
    struct arena *arena;
    struct met_text texts[SETS][WAYS];
};

// An empty memory.
struct text_memory *text_memory_new(struct arena *arena)
{
    struct text_memory *memory = ARENA_NEW(arena, struct text_memory);
    memory->arena = arena;
    return memory;
}

// The facts of a new text.
static struct text_facts *make_facts(struct arena *arena, struct str text)
{
    struct text_facts *facts = ARENA_NEW(arena, struct text_facts);
    facts->arena = arena;
    facts->text = text;
    struct repair repair;
    if (repair_text(arena, text, &repair) || repair.lost)
        facts->repair = arena_copy(arena, &repair, sizeof repair);
    return facts;
}

// Notes that a text was met: at a free place of its set, or at that of another that was met only once.
static void note(struct met_text set[WAYS], uint64_t hash)
{
    struct met_text *place = NULL;
    for (size_t i = 0; i < WAYS && !(place && !place->hash); i++) {
        struct met_text *met = &set[(i + (hash >> 60)) % WAYS];
        if (!met->facts && (!place || !met->hash))
            place = met;
    }
    if (place)
        place->hash = hash;
}

// What is known of a text.
struct text_facts *text_memory_find(struct text_memory *memory, struct arena *scratch, struct str text)
{
    uint64_t hash = str_hash(text) | 1;
    struct met_text *set = memory->texts[(hash >> 1) % SETS];
    for (size_t i = 0; i < WAYS && text.n <= TEXT_BYTES_MAX; i++) {
        if (set[i].hash != hash)
            continue;
        if (!set[i].facts)
            set[i].facts = make_facts(memory->arena, str_copy(memory->arena, text));
        if (str_equal(set[i].facts->text, text))
            return set[i].facts;
    }
    if (text.n <= TEXT_BYTES_MAX)
        note(set, hash);
    return make_facts(scratch, text);
}

// The text as it should have read, white space as it is.
struct str facts_repaired(const struct text_facts *facts)
{
    return facts->repair ? facts->repair->text : facts->text;
}

// The same, tidied, for showing.
struct str facts_shown(struct text_facts *facts)
{
    if (!facts->shown.s)
        facts->shown = tidy_text(facts->arena, facts_repaired(facts));
    return facts->shown;
}

// The same, folded, for comparing.
struct str facts_folded(struct text_facts *facts)
{
    if (!facts->folded.s)
        facts->folded = fold_label(facts->arena, facts_repaired(facts));
    return facts->folded;
}

// Its sense under a layout; of a short text that has none, the sense of what it was meant to be.
struct sense facts_sense(struct text_facts *facts, const struct vocabulary *vocabulary, const struct layout *layout)
{
    for (const struct layout_sense *known = facts->senses; known; known = known->next)
        if (known->layout == layout)
            return known->sense;
    struct layout_sense *found = ARENA_NEW(facts->arena, struct layout_sense);
    struct str text = facts_repaired(facts), folded = facts_folded(facts);
    found->layout = layout;
    found->sense = vocabulary_sense(vocabulary, layout, facts->arena, text, folded);
    if (!found->sense.why && text.n <= GUESS_BYTES_MAX)
        found->sense = vocabulary_guess(vocabulary, facts->arena, folded);
    found->next = facts->senses;
    facts->senses = found;
    return found->sense;
}

// What kind of row it makes at its front.
enum mark facts_mark(struct text_facts *facts, const struct vocabulary *vocabulary)
{
    if (!facts->has_mark)
        facts->mark = vocabulary_mark(vocabulary, facts_folded(facts));
    facts->has_mark = true;
    return facts->mark;
}

// Reads what a title says of the period; two different years (a plan's term) do not count.
static struct title_period read_period(struct str folded)
{
    struct title_period said = {0};
    struct words words;
    int32_t year = 0, years = 0;
    words_cut(folded, &words);
    for (size_t i = 0; i < words.count; i++) {
        struct words one = {.items = {words.items[i]}, .count = 1};
        int32_t one_year = period_year(&one);
        years += one_year && one_year != year;
        year = one_year ? one_year : year;
        enum period period;
        size_t taken = period_at(&words, i, &period);
        if (taken > 1 && period >= PERIOD_T1 && period <= PERIOD_T4)
            said.quarter = period_quarter(period);
    }
    int32_t year_of_date;
    if (years == 1) {
        said.year = year;
        period_of_text(folded, &said.date_quarter, &year_of_date);
    }
    return said;
}

// What it says as a title.
const struct title_period *facts_period(struct text_facts *facts)
{
    if (!facts->period) {
        facts->period = ARENA_NEW(facts->arena, struct title_period);
        *facts->period = read_period(facts_folded(facts));
    }
    return facts->period;
}
