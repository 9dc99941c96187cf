#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Blocks double from the first size up to the largest; a request above its block's size gets a block of its own. */
#define FIRST_BLOCK ((size_t)4 << 10)
#define LARGEST_BLOCK ((size_t)4 << 20)
#define ALIGNMENT _Alignof(max_align_t)

typedef struct gb_arena_block {
    struct gb_arena_block *next;
    size_t size; /* of `bytes` */
    size_t used;
    _Alignas(ALIGNMENT) char bytes[];
} gb_arena_block;

static gb_arena_block *block_new(size_t size) {
    gb_arena_block *block;
    if (size > PTRDIFF_MAX - sizeof *block) return NULL;
    block = malloc(sizeof *block + size);
    if (!block) return NULL;
    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

/* A new block of the arena with room for `bytes`; NULL when memory runs out. */
static gb_arena_block *block_add(gb_arena *arena, size_t bytes) {
    gb_arena_block *head = arena->head;
    size_t size = FIRST_BLOCK;
    gb_arena_block *block;
    if (head) size = head->size < LARGEST_BLOCK / 2 ? head->size * 2 : LARGEST_BLOCK;
    if (bytes > size / 2) {
        /* A big request: alone in its block, behind the head, so that what is left of the head stays in use. */
        block = block_new(bytes);
        if (!block) return NULL;
        if (head) {
            block->next = head->next;
            head->next = block;
        } else {
            arena->head = block;
        }
        return block;
    }
    block = block_new(size);
    if (!block) return NULL;
    block->next = head;
    arena->head = block;
    return block;
}

/* Memory that is not zeroed. */
static void *take(gb_arena *arena, size_t bytes) {
    gb_arena_block *block = arena->head;
    void *memory;
    if (bytes > SIZE_MAX - ALIGNMENT) return NULL;
    bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (bytes == 0) bytes = ALIGNMENT;
    if (!block || bytes > block->size - block->used) block = block_add(arena, bytes);
    if (!block) return NULL;
    memory = block->bytes + block->used;
    block->used += bytes;
    arena->used += bytes;
    return memory;
}

void *gb_arena_allocate(gb_arena *arena, size_t bytes) {
    void *memory = take(arena, bytes);
    if (memory) memset(memory, 0, bytes ? bytes : 1);
    return memory;
}

char *gb_arena_copy(gb_arena *arena, const char *data, size_t length) {
    char *copy;
    if (length == SIZE_MAX) return NULL;
    copy = take(arena, length + 1);
    if (!copy) return NULL;
    if (length > 0) memcpy(copy, data, length);
    copy[length] = '\0';
    return copy;
}

void gb_arena_free(gb_arena *arena) {
    while (arena->head) {
        gb_arena_block *block = arena->head;
        arena->head = block->next;
        free(block);
    }
    arena->used = 0;
}
