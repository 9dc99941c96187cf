/* Numbers for byte strings: the first one seen is 0, the next new one 1, and so on. */
#ifndef COMMON_NUMBERING_H
#define COMMON_NUMBERING_H

#include "gongbao/plugin.h"

#define NUMBERING_NONE UINT32_MAX

typedef struct numbering_entry {
    uint64_t hash; /* numbering_hash of the string */
    uint32_t length;
    uint32_t offset; /* in `bytes` */
} numbering_entry;

/* Zeros = empty. */
typedef struct numbering {
    numbering_entry *entries;
    uint32_t count, capacity;
    uint32_t *slots;     /* number + 1, or 0; open addressing */
    uint32_t slot_count; /* a power of two, or 0 */
    char *bytes;
    size_t length, room;
} numbering;

/* The number of a string, new or old. NUMBERING_NONE: out of memory, or more than 4 GiB of strings. */
uint32_t numbering_add(numbering *n, gb_string string);
/* The same when numbering_hash() of the string is known. */
uint32_t numbering_add_hashed(numbering *n, gb_string string, uint64_t hash);
/* Brings what the look-ups of these hashes will touch into the cache, all at the same time: a look-up by itself waits
 * for memory three times. */
void numbering_expect(const numbering *n, const uint64_t *hashes, size_t count);
/* The string of a number; lives until the next numbering_add(). */
static inline gb_string numbering_string(const numbering *n, uint32_t number) {
    const numbering_entry *entry = &n->entries[number];
    return (gb_string){n->bytes + entry->offset, entry->length};
}
/* Forgets all strings and keeps the memory. */
void numbering_empty(numbering *n);
void numbering_free(numbering *n);

/* 64 bits from the bytes of a string; the same on every machine. */
uint64_t numbering_hash(gb_string string);

#endif
