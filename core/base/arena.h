/* Memory that is freed all at once. */
#ifndef GB_BASE_ARENA_H
#define GB_BASE_ARENA_H

#include <stddef.h>

typedef struct gb_arena {
    struct gb_arena_block *head;
    size_t used; /* bytes handed out */
} gb_arena;

/* An arena of zeros is empty and ready. */
/* `bytes` zeroed bytes aligned for any type; NULL when there is no memory left. */
void *gb_arena_allocate(gb_arena *arena, size_t bytes);
/* A NUL-terminated copy of `length` bytes; NULL when there is no memory left. */
char *gb_arena_copy(gb_arena *arena, const char *data, size_t length);
void gb_arena_free(gb_arena *arena);

#endif
