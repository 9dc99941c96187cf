/* Numbers for byte strings: the first one seen is 0, the next new one 1, and so on. */
#ifndef KEYWORDS_NUMBERING_H
#define KEYWORDS_NUMBERING_H

#include "gongbao/plugin.h"

#define KW_NONE UINT32_MAX

typedef struct kw_entry {
    uint64_t hash; /* kw_hash of the string */
    uint32_t length;
    uint32_t offset; /* in `bytes` */
} kw_entry;

/* Zeros = empty. */
typedef struct kw_numbering {
    kw_entry *entries;
    uint32_t count, capacity;
    uint32_t *slots;     /* number + 1, or 0; open addressing */
    uint32_t slot_count; /* a power of two, or 0 */
    char *bytes;
    size_t length, room;
} kw_numbering;

/* The number of a string, new or old. KW_NONE: out of memory, or more than 4 GiB of strings. */
uint32_t kw_number(kw_numbering *numbering, gb_string string);
/* The same when kw_hash() of the string is known. */
uint32_t kw_number_hashed(kw_numbering *numbering, gb_string string, uint64_t hash);
/* Brings what the look-ups of these hashes will touch into the cache, all at the same time: a look-up by itself waits
 * for memory three times. */
void kw_numbering_expect(const kw_numbering *numbering, const uint64_t *hashes, size_t count);
/* The string of a number; lives until the next kw_number(). */
static inline gb_string kw_string(const kw_numbering *numbering, uint32_t number) {
    const kw_entry *entry = &numbering->entries[number];
    return (gb_string){numbering->bytes + entry->offset, entry->length};
}
/* Forgets all strings and keeps the memory. */
void kw_numbering_empty(kw_numbering *numbering);
void kw_numbering_free(kw_numbering *numbering);

/* 64 bits from the bytes of a string; the same on every machine. */
uint64_t kw_hash(gb_string string);

#endif
