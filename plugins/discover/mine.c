#include "mine.h"
#include <math.h>
#include <stdlib.h>

typedef struct miner {
    findings *found;
    const sequence *sequence;
    uint32_t least, most;
    uint32_t *places; /* grouped by the tokens that begin there */
    uint64_t *keys;   /* of the group at hand: neighbour << 32 | place */
    uint64_t *spare;  /* as many */
    uint32_t *stamps; /* of each document: the last finding it was counted for */
} miner;

/* ---- Findings ---- */

static uint64_t hash_of(const uint32_t *tokens, uint32_t count) {
    uint64_t hash = count;
    for (uint32_t i = 0; i < count; i++) {
        hash = (hash ^ tokens[i]) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return hash * UINT64_C(0xBF58476D1CE4E5B9);
}

static int same(const sequence *s, const mined *item, uint32_t start, uint32_t tokens) {
    return item->tokens == tokens &&
           memcmp(s->tokens + item->start, s->tokens + start, tokens * sizeof *s->tokens) == 0;
}

mined *mined_find(const findings *found, const sequence *s, uint32_t start, uint32_t tokens) {
    uint64_t hash = hash_of(s->tokens + start, tokens);
    uint32_t mask = found->slot_count - 1, at = (uint32_t)(hash >> 32) & mask;
    if (found->slot_count == 0) return NULL;
    for (; found->slots[at]; at = (at + 1) & mask) {
        mined *item = &found->items[found->slots[at] - 1];
        if (item->hash == hash && same(s, item, start, tokens)) return item;
    }
    return NULL;
}

/* Fills the table of hashes, when all are found. */
static int index_all(findings *found) {
    uint32_t slots = 1024;
    while (slots / 2 < found->count) slots *= 2;
    found->slots = calloc(slots, sizeof *found->slots);
    if (!found->slots) return -1;
    found->slot_count = slots;
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t at = (uint32_t)(found->items[i].hash >> 32) & (slots - 1);
        while (found->slots[at]) at = (at + 1) & (slots - 1);
        found->slots[at] = i + 1;
    }
    return 0;
}

static int add(findings *found, mined item) {
    if (found->count == found->capacity) {
        uint32_t capacity = found->capacity ? found->capacity * 2 : 4096;
        mined *items = capacity > UINT32_MAX / 4 ? NULL : realloc(found->items, capacity * sizeof *items);
        if (!items) return -1;
        found->items = items;
        found->capacity = capacity;
    }
    found->items[found->count++] = item;
    return 0;
}

/* ---- Groups ---- */

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

#define RADIX_BITS 11u
#define RADIX (1u << RADIX_BITS)
#define RADIX_LEAST 1024u /* keys from which it is quicker than comparing */

/* Sorts by the upper half, digit by digit; keys with equal ones keep their order. */
static void sort_by_digits(miner *m, uint32_t count) {
    static const unsigned SHIFTS[] = {32, 32 + RADIX_BITS, 32 + 2 * RADIX_BITS};
    for (size_t pass = 0; pass < sizeof SHIFTS / sizeof *SHIFTS; pass++) {
        uint32_t starts[RADIX + 1] = {0};
        uint64_t *swap = m->keys;
        for (uint32_t i = 0; i < count; i++) starts[(m->keys[i] >> SHIFTS[pass] & (RADIX - 1)) + 1]++;
        for (uint32_t digit = 0; digit < RADIX; digit++) starts[digit + 1] += starts[digit];
        for (uint32_t i = 0; i < count; i++) m->spare[starts[m->keys[i] >> SHIFTS[pass] & (RADIX - 1)]++] = m->keys[i];
        m->keys = m->spare;
        m->spare = swap;
    }
}

/* The keys of a group by the token that stands `distance` from each place (-1: before it), sorted. */
static void sort_keys(miner *m, const uint32_t *places, uint32_t count, int64_t distance) {
    for (uint32_t i = 0; i < count; i++)
        m->keys[i] = (uint64_t)m->sequence->tokens[places[i] + distance] << 32 | places[i];
    if (count >= RADIX_LEAST)
        sort_by_digits(m, count);
    else
        qsort(m->keys, count, sizeof *m->keys, by_value);
}

static uint32_t run_end(const uint64_t *keys, uint32_t count, uint32_t from) {
    uint32_t end = from + 1;
    while (end < count && keys[end] >> 32 == keys[from] >> 32) end++;
    return end;
}

/* Entropy in bits of the neighbours that sort_keys() sorted; every break is another one. */
static double entropy(const uint64_t *keys, uint32_t count) {
    double sum = 0;
    for (uint32_t from = 0, end; from < count; from = end) {
        end = run_end(keys, count, from);
        if (!(keys[from] >> 32 & SEQUENCE_BREAK)) sum += (end - from) * log2((double)(end - from));
    }
    return log2((double)count) - sum / count;
}

static uint32_t documents_of(miner *m, const uint32_t *places, uint32_t count) {
    uint32_t documents = 0, stamp = m->found->count + 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t document = sequence_document_of(m->sequence, places[i]);
        documents += m->stamps[document] != stamp;
        m->stamps[document] = stamp;
    }
    return documents;
}

/* The group of `count` places where the same `tokens` tokens begin. Recursion: MINE_TOKENS deep at most. */
static int explore(miner *m, uint32_t *places, uint32_t count, uint32_t tokens) {
    mined item = {.count = count, .tokens = tokens, .start = places[0]};
    for (uint32_t i = 1; i < count; i++)
        if (places[i] < item.start) item.start = places[i];
    item.hash = hash_of(m->sequence->tokens + item.start, tokens);
    if (tokens > 1) {
        sort_keys(m, places, count, -1);
        item.left = (float)entropy(m->keys, count);
        item.documents = documents_of(m, places, count);
    }
    sort_keys(m, places, count, tokens);
    if (tokens > 1) item.right = (float)entropy(m->keys, count);
    if (add(m->found, item) != 0) return -1;
    if (tokens == m->most) return 0;
    for (uint32_t i = 0; i < count; i++) places[i] = (uint32_t)m->keys[i];
    for (uint32_t from = 0, end; from < count; from = end) {
        uint32_t next = m->sequence->tokens[places[from] + tokens];
        end = from + 1;
        while (end < count && m->sequence->tokens[places[end] + tokens] == next) end++;
        if (next & SEQUENCE_BREAK || end - from < m->least) continue;
        if (explore(m, places + from, end - from, tokens + 1) != 0) return -1;
    }
    return 0;
}

/* Groups the places by their first token: starts[w] .. starts[w + 1] are those of word w. Returns the largest group. */
static uint32_t group_places(miner *m, uint32_t *starts) {
    const sequence *s = m->sequence;
    uint32_t largest = 0;
    for (uint32_t i = 0; i < s->count; i++)
        if (!(s->tokens[i] & SEQUENCE_BREAK)) starts[s->tokens[i] + 1]++;
    for (uint32_t w = 0; w < s->words.count; w++) {
        if (starts[w + 1] > largest) largest = starts[w + 1];
        starts[w + 1] += starts[w];
    }
    for (uint32_t i = s->count; i-- > 0;)
        if (!(s->tokens[i] & SEQUENCE_BREAK)) m->places[--starts[s->tokens[i] + 1]] = i;
    /* Filling moved each start one down: starts[w + 1] is now where word w begins. */
    return largest;
}

static int explore_all(miner *m, const uint32_t *starts, uint32_t placed) {
    uint32_t words = m->sequence->words.count;
    for (uint32_t w = 0; w < words; w++) {
        uint32_t from = starts[w + 1], end = w + 1 < words ? starts[w + 2] : placed;
        if (end - from >= m->least && explore(m, m->places + from, end - from, 1) != 0) return -1;
    }
    return 0;
}

int mine(findings *found, const sequence *s, uint32_t least, uint32_t most) {
    miner m = {.found = found, .sequence = s, .least = least, .most = most < MINE_TOKENS ? most : MINE_TOKENS};
    uint32_t *starts = calloc((size_t)s->words.count + 2, sizeof *starts), placed = 0;
    int status = -1;
    m.places = calloc((size_t)s->count + 1, sizeof *m.places);
    m.stamps = calloc((size_t)s->document_count + 1, sizeof *m.stamps);
    if (starts && m.places && m.stamps) {
        uint32_t largest = group_places(&m, starts);
        for (uint32_t i = 0; i < s->count; i++) placed += !(s->tokens[i] & SEQUENCE_BREAK);
        m.keys = calloc((size_t)largest + 1, sizeof *m.keys);
        m.spare = calloc((size_t)largest + 1, sizeof *m.spare);
        if (m.keys && m.spare && explore_all(&m, starts, placed) == 0) status = index_all(found);
    }
    free(starts);
    free(m.places);
    free(m.keys);
    free(m.spare);
    free(m.stamps);
    return status;
}

void findings_free(findings *found) {
    free(found->items);
    free(found->slots);
    *found = (findings){0};
}
