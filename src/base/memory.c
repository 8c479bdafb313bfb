// SPDX-License-Identifier: MIT
// Arenas over an allocation hook; see memory.h.
#define _DEFAULT_SOURCE // madvise
#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { BLOCK_SIZE = 32 * 1024, BLOCK_SIZE_MAX = 4 * 1024 * 1024, HUGE_PAGE = 2 * 1024 * 1024, LARGE = BLOCK_SIZE / 4 };

// One piece of memory from the hook; the bytes follow the header.
struct block {
    struct block *next;
    size_t size; // of the bytes after the header
    size_t used;
};

// A foreign handle that goes with the arena.
struct release {
    struct release *next;
    void (*function)(void *handle);
    void *handle;
};

struct arena {
    struct memory *memory;
    size_t block_size;    // of the next block
    struct block *blocks; // the first is the one being filled
    struct release *releases;
    struct arena *parent, *children, *previous, *next;
};

// Memory of the C library; that of large blocks, which hold what a run keeps, in huge pages where the system has them:
// each small one would cost a fault of its own.
static void *default_get(void *context, size_t size)
{
    (void)context;
    if (size < HUGE_PAGE)
        return malloc(size);
    void *bytes = NULL;
    if (posix_memalign(&bytes, HUGE_PAGE, size) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    madvise(bytes, size - size % HUGE_PAGE, MADV_HUGEPAGE);
#endif
    return bytes;
}

// Gives memory back to the C library.
static void default_put(void *context, void *block)
{
    (void)context;
    free(block);
}

// Fills `memory` with malloc and free, or with the caller's allocator when one is given (may be NULL).
void memory_init(struct memory *memory, const struct cuadra_allocator *allocator)
{
    memory->get = allocator ? allocator->get : default_get;
    memory->put = allocator ? allocator->put : default_put;
    memory->context = allocator ? allocator->context : NULL;
    memory->on_failure = NULL;
}

// Runs `body(context)`; returns what it returns, or CUADRA_E_MEMORY when memory ran out inside.
enum cuadra_status memory_guard(struct memory *memory, enum cuadra_status (*body)(void *context), void *context)
{
    jmp_buf here;
    jmp_buf *outer = memory->on_failure;
    enum cuadra_status status = CUADRA_E_MEMORY;
    if (setjmp(here) == 0) {
        memory->on_failure = &here;
        enum cuadra_status result = body(context);
        memory->on_failure = outer;
        return result;
    }
    memory->on_failure = outer;
    return status;
}

// Unwinds to the innermost guard.
_Noreturn void memory_fail(struct memory *memory)
{
    if (memory->on_failure)
        longjmp(*memory->on_failure, 1);
    abort(); // a public function without a guard: a mistake of the program
}

// A new root arena; NULL without memory (the only arena call that can fail by value).
struct arena *arena_new(struct memory *memory)
{
    struct arena *arena = memory->get(memory->context, sizeof *arena);
    if (arena) {
        memset(arena, 0, sizeof *arena);
        arena->memory = memory;
        arena->block_size = BLOCK_SIZE;
    }
    return arena;
}

// A new arena that goes with `parent` unless it is freed before.
struct arena *arena_child(struct arena *parent)
{
    struct arena *arena = arena_new(parent->memory);
    if (!arena)
        memory_fail(parent->memory);
    arena->parent = parent;
    arena->next = parent->children;
    if (arena->next)
        arena->next->previous = arena;
    parent->children = arena;
    return arena;
}

// Takes the arena out of its parent's list.
static void unlink_arena(struct arena *arena)
{
    if (arena->previous)
        arena->previous->next = arena->next;
    else if (arena->parent)
        arena->parent->children = arena->next;
    if (arena->next)
        arena->next->previous = arena->previous;
}

// Runs the releases of one arena and gives its blocks back; its children are gone already.
static void drop_arena(struct arena *arena)
{
    struct memory *memory = arena->memory;
    for (struct release *release = arena->releases; release; release = release->next)
        release->function(release->handle);
    struct block *block = arena->blocks;
    while (block) {
        struct block *next = block->next;
        memory->put(memory->context, block);
        block = next;
    }
    memory->put(memory->context, arena);
}

// Frees the arena, its children, and runs the deferred releases, newest first.
void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    unlink_arena(arena);
    arena->parent = NULL;
    // Depth first without recursion: always drop a leaf.
    struct arena *current = arena;
    for (;;) {
        while (current->children)
            current = current->children;
        struct arena *parent = current == arena ? NULL : current->parent;
        if (parent) {
            parent->children = current->next;
            if (current->next)
                current->next->previous = NULL;
        }
        drop_arena(current);
        if (!parent)
            return;
        current = parent;
    }
}

// The memory context the arena draws from.
struct memory *arena_memory(struct arena *arena)
{
    return arena->memory;
}

// A block with room for `size` bytes at least, or NULL.
static struct block *new_block(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct block) - alignof(max_align_t))
        return NULL;
    struct block *block = arena->memory->get(arena->memory->context, sizeof *block + alignof(max_align_t) + size);
    if (!block)
        return NULL;
    block->next = NULL;
    block->size = size + alignof(max_align_t);
    block->used = 0;
    return block;
}

// The next free bytes of a block, aligned; NULL when they are too few.
static void *take(struct block *block, size_t size)
{
    char *base = (char *)(block + 1);
    uintptr_t at = (uintptr_t)(base + block->used);
    size_t padding = (size_t)(-at & (alignof(max_align_t) - 1));
    if (padding > block->size - block->used || size > block->size - block->used - padding)
        return NULL;
    block->used += padding + size;
    return base + block->used - size;
}

// Room for `size` bytes, whatever stands there; NULL without memory.
static void *try_take(struct arena *arena, size_t size)
{
    void *bytes = arena->blocks ? take(arena->blocks, size) : NULL;
    if (!bytes) {
        bool large = size > LARGE;
        struct block *block = new_block(arena, large ? size : arena->block_size);
        if (!block)
            return NULL;
        if (!large && arena->block_size < BLOCK_SIZE_MAX)
            arena->block_size *= 2;   // an arena that holds much needs few blocks
        if (large && arena->blocks) { // keep filling the block at hand
            block->next = arena->blocks->next;
            arena->blocks->next = block;
        } else {
            block->next = arena->blocks;
            arena->blocks = block;
        }
        bytes = take(block, size);
    }
    return bytes;
}

// `size` bytes that the caller fills, whatever stands in them; never NULL.
void *arena_bytes(struct arena *arena, size_t size)
{
    void *bytes = try_take(arena, size);
    if (!bytes)
        memory_fail(arena->memory);
    return bytes;
}

// `size` zeroed bytes, aligned for any type; never NULL.
void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_bytes(arena, size), 0, size);
}

// `count` zeroed elements of `size` bytes; an overflowing product counts as out of memory; never NULL.
void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_fail(arena->memory);
    return arena_alloc(arena, count * size);
}

// A copy of `size` bytes with a zero byte after them.
void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    if (size == SIZE_MAX)
        memory_fail(arena->memory);
    char *copy = arena_bytes(arena, size + 1);
    if (size)
        memcpy(copy, bytes, size);
    copy[size] = '\0';
    return copy;
}

// Calls release(handle) when the arena goes, or at once when there is no memory to remember it.
void arena_defer(struct arena *arena, void (*function)(void *handle), void *handle)
{
    struct release *release = try_take(arena, sizeof *release);
    if (!release) { // nobody else knows of the handle
        function(handle);
        memory_fail(arena->memory);
    }
    release->function = function;
    release->handle = handle;
    release->next = arena->releases;
    arena->releases = release;
}
