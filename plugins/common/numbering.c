#include "numbering.h"
#include <stdlib.h>

#define FIRST_SLOTS 4096u
#define LAST_SLOTS (1u << 30)

static inline uint64_t mix(uint64_t a, uint64_t b) {
    a = (a ^ b) * 0x9E3779B97F4A7C15u;
    return a ^ a >> 32;
}

/* Little-endian, so that images can be compared between machines. */
static inline uint64_t load(const char *bytes, size_t count) {
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

uint64_t numbering_hash(gb_string string) {
    uint64_t hash = string.length * 0xD6E8FEB86659FD93u;
    size_t at = 0;
    for (; string.length - at >= 8; at += 8) hash = mix(hash, load(string.data + at, 8));
    if (at < string.length) hash = mix(hash, load(string.data + at, string.length - at));
    return mix(hash, hash >> 15);
}

/* Twice the slots, and all numbers in their new places. */
static int grow_slots(numbering *n) {
    uint32_t count = n->slot_count ? n->slot_count * 2 : FIRST_SLOTS;
    if (count > LAST_SLOTS) return -1;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots) return -1;
    for (uint32_t i = 0; i < n->count; i++) {
        uint32_t at = (uint32_t)n->entries[i].hash & (count - 1);
        while (slots[at]) at = (at + 1) & (count - 1);
        slots[at] = i + 1;
    }
    free(n->slots);
    n->slots = slots;
    n->slot_count = count;
    return 0;
}

static int make_room(numbering *n, size_t bytes) {
    if (n->count == n->capacity) {
        uint32_t capacity = n->capacity ? n->capacity * 2 : FIRST_SLOTS / 2;
        numbering_entry *entries = realloc(n->entries, capacity * sizeof *entries);
        if (!entries) return -1;
        n->entries = entries;
        n->capacity = capacity;
    }
    if (bytes > n->room - n->length) {
        size_t room = n->room ? n->room * 2 : 65536;
        while (room - n->length < bytes) {
            if (room > SIZE_MAX / 2) return -1;
            room *= 2;
        }
        char *more = realloc(n->bytes, room);
        if (!more) return -1;
        n->bytes = more;
        n->room = room;
    }
    return 0;
}

static uint32_t add(numbering *n, gb_string string, uint64_t hash, uint32_t slot) {
    if (string.length > UINT32_MAX - n->length || make_room(n, string.length) != 0) return NUMBERING_NONE;
    if (string.length) memcpy(n->bytes + n->length, string.data, string.length);
    n->entries[n->count] = (numbering_entry){hash, (uint32_t)string.length, (uint32_t)n->length};
    n->length += string.length;
    n->slots[slot] = ++n->count;
    return n->count - 1;
}

uint32_t numbering_add_hashed(numbering *n, gb_string string, uint64_t hash) {
    if (n->count >= n->slot_count / 2 && grow_slots(n) != 0) return NUMBERING_NONE;
    uint32_t at = (uint32_t)hash & (n->slot_count - 1);
    for (; n->slots[at]; at = (at + 1) & (n->slot_count - 1)) {
        uint32_t number = n->slots[at] - 1;
        if (n->entries[number].hash == hash && gb_equal(numbering_string(n, number), string)) return number;
    }
    return add(n, string, hash, at);
}

uint32_t numbering_add(numbering *n, gb_string string) {
    return numbering_add_hashed(n, string, numbering_hash(string));
}

void numbering_expect(const numbering *n, const uint64_t *hashes, size_t count) {
    if (n->slot_count == 0) return;
    uint32_t mask = n->slot_count - 1;
    for (size_t i = 0; i < count; i++) __builtin_prefetch(&n->slots[hashes[i] & mask]);
    for (size_t i = 0; i < count; i++) {
        uint32_t slot = n->slots[hashes[i] & mask];
        if (slot) __builtin_prefetch(&n->entries[slot - 1]);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t slot = n->slots[hashes[i] & mask];
        if (slot) __builtin_prefetch(n->bytes + n->entries[slot - 1].offset);
    }
}

void numbering_empty(numbering *n) {
    if (n->slots) memset(n->slots, 0, n->slot_count * sizeof *n->slots);
    n->count = 0;
    n->length = 0;
}

void numbering_free(numbering *n) {
    free(n->entries);
    free(n->slots);
    free(n->bytes);
    *n = (numbering){0};
}
