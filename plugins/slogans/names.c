/* A hash table of strings with open addressing (FNV-1a, Fowler, Noll and Vo). */
#include "names.h"

#include <stdlib.h>

#define FIRST_SLOTS 1024u
#define LAST_SLOTS (1u << 30)
#define FIRST_BYTES 16384u

static uint32_t hash_of(gb_string text) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.length; i++) hash = (hash ^ (unsigned char)text.data[i]) * 16777619u;
    return hash;
}

void *room_for_one(void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return items;
    size_t more = *capacity ? *capacity * 2 : 64;
    void *grown = more > SIZE_MAX / size ? NULL : realloc(items, more * size);
    if (grown) *capacity = more;
    return grown;
}

static int grow_slots(names *n) {
    uint32_t count = n->slot_count ? n->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = count > LAST_SLOTS ? NULL : calloc(count, sizeof *slots);
    if (!slots) return -1;
    for (uint32_t i = 0; i < n->count; i++) {
        uint32_t at = n->items[i].hash & (count - 1);
        while (slots[at]) at = (at + 1) & (count - 1);
        slots[at] = i + 1;
    }
    free(n->slots);
    n->slots = slots;
    n->slot_count = count;
    return 0;
}

static int make_room(names *n, size_t bytes) {
    size_t capacity = n->capacity, room = n->room ? n->room : FIRST_BYTES;
    numbered_name *items = room_for_one(n->items, n->count, &capacity, sizeof *items);
    if (!items) return -1;
    n->items = items;
    n->capacity = (uint32_t)capacity;
    while (room - n->length < bytes) {
        if (room > SIZE_MAX / 2) return -1;
        room *= 2;
    }
    if (room == n->room) return 0;
    char *more = realloc(n->bytes, room);
    if (!more) return -1;
    n->bytes = more;
    n->room = room;
    return 0;
}

uint32_t name_number(names *n, gb_string text) {
    if (n->count >= n->slot_count / 2 && grow_slots(n) != 0) return NO_NAME;
    uint32_t hash = hash_of(text), at = hash & (n->slot_count - 1);
    for (; n->slots[at]; at = (at + 1) & (n->slot_count - 1)) {
        uint32_t number = n->slots[at] - 1;
        if (n->items[number].hash == hash && gb_equal(name_text(n, number), text)) return number;
    }
    if (text.length > UINT32_MAX || make_room(n, text.length) != 0) return NO_NAME;
    if (text.length > 0) memcpy(n->bytes + n->length, text.data, text.length);
    n->items[n->count] = (numbered_name){hash, (uint32_t)text.length, n->length};
    n->length += text.length;
    n->slots[at] = ++n->count;
    return n->count - 1;
}

gb_string name_text(const names *n, uint32_t number) {
    if (number >= n->count) return (gb_string){NULL, 0};
    return (gb_string){n->bytes + n->items[number].offset, n->items[number].length};
}

void names_free(names *n) {
    free(n->items);
    free(n->slots);
    free(n->bytes);
    *n = (names){0};
}

int compare_strings(gb_string a, gb_string b) {
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? (order < 0 ? -1 : 1) : (a.length > b.length) - (a.length < b.length);
}
