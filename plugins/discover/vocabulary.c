#include "vocabulary.h"
#include <stdlib.h>

#define FIRST_SLOTS 4096u

/* FNV-1a, its bits mixed. */
static uint32_t hash_of(gb_string string) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < string.length; i++) hash = (hash ^ (unsigned char)string.data[i]) * UINT64_C(0x100000001b3);
    return (uint32_t)(hash ^ hash >> 32);
}

static int grow_slots(vocabulary *v) {
    uint32_t count = v->slot_count ? v->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots) return -1;
    for (uint32_t i = 0; i < v->count; i++) {
        uint32_t at = v->entries[i].hash & (count - 1);
        while (slots[at]) at = (at + 1) & (count - 1);
        slots[at] = i + 1;
    }
    free(v->slots);
    v->slots = slots;
    v->slot_count = count;
    return 0;
}

static int make_room(vocabulary *v, size_t bytes) {
    if (v->count == v->capacity) {
        uint32_t capacity = v->capacity ? v->capacity * 2 : FIRST_SLOTS / 2;
        vocabulary_entry *entries = realloc(v->entries, capacity * sizeof *entries);
        if (!entries) return -1;
        v->entries = entries;
        v->capacity = capacity;
    }
    if (bytes > v->room - v->used) {
        size_t room = v->room ? v->room : 65536;
        char *more;
        while (room - v->used < bytes) {
            if (room > SIZE_MAX / 2) return -1;
            room *= 2;
        }
        more = realloc(v->bytes, room);
        if (!more) return -1;
        v->bytes = more;
        v->room = room;
    }
    return 0;
}

/* The slot with the string, or the empty one where it belongs. */
static uint32_t slot_of(const vocabulary *v, gb_string string, uint32_t hash) {
    uint32_t at = hash & (v->slot_count - 1);
    for (; v->slots[at]; at = (at + 1) & (v->slot_count - 1)) {
        uint32_t number = v->slots[at] - 1;
        if (v->entries[number].hash == hash && gb_equal(vocabulary_get(v, number), string)) break;
    }
    return at;
}

uint32_t vocabulary_add(vocabulary *v, gb_string string) {
    uint32_t hash = hash_of(string), slot;
    if (v->count >= v->slot_count / 2 && (v->count >= VOCABULARY_LIMIT || grow_slots(v) != 0)) return VOCABULARY_FULL;
    slot = slot_of(v, string, hash);
    if (v->slots[slot]) return v->slots[slot] - 1;
    if (string.length > UINT32_MAX || make_room(v, string.length) != 0) return VOCABULARY_FULL;
    v->entries[v->count] = (vocabulary_entry){v->used, (uint32_t)string.length, hash};
    if (string.length) memcpy(v->bytes + v->used, string.data, string.length);
    v->used += string.length;
    v->slots[slot] = ++v->count;
    return v->count - 1;
}

uint32_t vocabulary_find(const vocabulary *v, gb_string string) {
    uint32_t slot;
    if (v->slot_count == 0) return VOCABULARY_FULL;
    slot = slot_of(v, string, hash_of(string));
    return v->slots[slot] ? v->slots[slot] - 1 : VOCABULARY_FULL;
}

void vocabulary_free(vocabulary *v) {
    free(v->entries);
    free(v->slots);
    free(v->bytes);
    *v = (vocabulary){0};
}
