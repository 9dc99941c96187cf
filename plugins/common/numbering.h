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

static inline uint64_t numbering_mix(uint64_t a, uint64_t b) {
    a = (a ^ b) * 0x9E3779B97F4A7C15u;
    return a ^ a >> 32;
}

/* Little-endian, so that images can be compared between machines. */
static inline uint64_t numbering_load(const char *bytes, size_t count) {
    uint64_t value = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (count == 8) {
        memcpy(&value, bytes, 8);
        return value;
    }
    if (count >= 4) {
        uint32_t low, high;
        memcpy(&low, bytes, 4);
        memcpy(&high, bytes + count - 4, 4);
        return low | (uint64_t)high << (8 * (count - 4));
    }
#endif
    for (size_t i = count; i-- > 0;) value = value << 8 | (unsigned char)bytes[i];
    return value;
}

/* 64 bits from the bytes of a string; the same on every machine. */
static inline uint64_t numbering_hash(gb_string string) {
    uint64_t hash = string.length * 0xD6E8FEB86659FD93u;
    size_t at = 0;
    for (; string.length - at >= 8; at += 8) hash = numbering_mix(hash, numbering_load(string.data + at, 8));
    if (at < string.length) hash = numbering_mix(hash, numbering_load(string.data + at, string.length - at));
    return numbering_mix(hash, hash >> 15);
}

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

#endif
