// SPDX-License-Identifier: MIT
// Memory of one run: a hook that gives and takes blocks, and arenas that own everything made from them.
// Nothing is freed one by one: an arena goes as a whole, with its children and the foreign handles
// (zip, parser, workbook) that were handed to it. When the hook has no memory left, control unwinds to
// the memory_guard() of the public call, so no caller in between tests for NULL.
#ifndef CUADRA_BASE_MEMORY_H
#define CUADRA_BASE_MEMORY_H

#include <cuadra.h>
#include <setjmp.h>
#include <stddef.h>

struct arena;

// The hook under all arenas of a run. `get` returns NULL when there is no memory.
struct memory {
    void *(*get)(void *context, size_t size);
    void (*put)(void *context, void *block);
    void *context;
    jmp_buf *on_failure; // innermost guard; NULL outside every guard
};

// Fills `memory` with malloc and free, or with the caller's allocator when one is given (may be NULL).
void memory_init(struct memory *memory, const struct cuadra_allocator *allocator);

// Runs `body(context)`; returns what it returns, or CUADRA_E_MEMORY when memory ran out inside.
enum cuadra_status memory_guard(struct memory *memory, enum cuadra_status (*body)(void *context), void *context);

// Unwinds to the innermost guard. For foreign libraries that say that they are out of memory.
_Noreturn void memory_fail(struct memory *memory);

// A new root arena; NULL without memory (the only arena call that can fail by value).
struct arena *arena_new(struct memory *memory);
// A new arena that goes with `parent` unless it is freed before.
struct arena *arena_child(struct arena *parent);
// Frees the arena, its children, and runs the deferred releases, newest first. NULL is accepted.
void arena_free(struct arena *arena);
// The memory context the arena draws from.
struct memory *arena_memory(struct arena *arena);

// `size` zeroed bytes, aligned for any type; never NULL.
void *arena_alloc(struct arena *arena, size_t size);
// `size` bytes that the caller fills, whatever stands in them; never NULL.
void *arena_bytes(struct arena *arena, size_t size);
// `count` zeroed elements of `size` bytes; an overflowing product counts as out of memory; never NULL.
void *arena_array(struct arena *arena, size_t count, size_t size);
// A copy of `size` bytes with a zero byte after them.
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
// Calls release(handle) when the arena goes, or at once when there is no memory to remember it.
void arena_defer(struct arena *arena, void (*release)(void *handle), void *handle);

// A zeroed object of a type, in the arena.
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
