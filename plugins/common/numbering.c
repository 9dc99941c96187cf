#include "numbering.h"
#include <stdlib.h>

#define FIRST_SLOTS 4096u
#define LAST_SLOTS (1u << 30)

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

/* 1 when the string of an entry is this one. The hash of up to 8 bytes can be undone, so nothing else need be looked
 * at: nearly all Chinese words. */
static inline int is_same(const numbering *n, const numbering_entry *entry, gb_string string, uint64_t hash) {
    if (entry->hash != hash || entry->length != string.length) return 0;
    return string.length <= 8 || memcmp(n->bytes + entry->offset, string.data, string.length) == 0;
}

uint32_t numbering_add_hashed(numbering *n, gb_string string, uint64_t hash) {
    if (n->count >= n->slot_count / 2 && grow_slots(n) != 0) return NUMBERING_NONE;
    uint32_t at = (uint32_t)hash & (n->slot_count - 1);
    for (; n->slots[at]; at = (at + 1) & (n->slot_count - 1)) {
        uint32_t number = n->slots[at] - 1;
        if (is_same(n, &n->entries[number], string, hash)) return number;
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
