/* Numbers for strings: the first one seen is 0, the next new one 1, and so on. */
#ifndef DISCOVER_VOCABULARY_H
#define DISCOVER_VOCABULARY_H

#include "gongbao/plugin.h"

#define VOCABULARY_LIMIT 0x40000000u /* strings */
#define VOCABULARY_FULL UINT32_MAX

typedef struct vocabulary_entry {
    size_t offset; /* in `bytes` */
    uint32_t length;
    uint32_t hash;
} vocabulary_entry;

/* Zeros = empty. */
typedef struct vocabulary {
    vocabulary_entry *entries;
    uint32_t count, capacity;
    uint32_t *slots; /* number + 1, or 0; open addressing */
    uint32_t slot_count;
    char *bytes;
    size_t used, room;
} vocabulary;

/* The number of a string, new or old. VOCABULARY_FULL: out of memory, or more than VOCABULARY_LIMIT strings. */
uint32_t vocabulary_add(vocabulary *v, gb_string string);
/* The number of a string that is there; VOCABULARY_FULL: it is not. */
uint32_t vocabulary_find(const vocabulary *v, gb_string string);
/* Lives until the next vocabulary_add(). */
static inline gb_string vocabulary_get(const vocabulary *v, uint32_t number) {
    return (gb_string){v->bytes + v->entries[number].offset, v->entries[number].length};
}
void vocabulary_free(vocabulary *v);

#endif
