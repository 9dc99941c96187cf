/* From trie to double array. The children of a state lie in one block of 256 units, at (base ^ byte). */
#include "base/lexicon_trie.h"

#include <endian.h>
#include <stdlib.h>

#define BLOCK 256u
#define TRIES 8 /* states with several children that a block may turn away before it takes only single children */

typedef struct block {
    uint64_t free[4]; /* a bit for each free unit */
    uint16_t free_count;
    uint16_t tries;
} block;

typedef struct packing {
    gb_lexicon *lexicon;
    const gb_trie_node *nodes;
    block *blocks;
    uint32_t block_count, block_capacity;
    uint32_t *open; /* blocks that states with several children may try */
    uint32_t open_count;
    uint32_t first_free; /* every block before this one is full */
    uint32_t *queue;     /* breadth first: trie node, unit, trie node, unit, ... */
    size_t queued;
} packing;

static int is_free(const block *b, unsigned unit) {
    return (int)(b->free[unit >> 6] >> (unit & 63)) & 1;
}

static unsigned lowest_free(const block *b) {
    unsigned word = 0;
    while (!b->free[word]) word++;
    return word * 64 + (unsigned)__builtin_ctzll(b->free[word]);
}

/* Grows an array to `capacity` elements of `size` bytes. */
static int grow(void *array, size_t capacity, size_t size) {
    void *larger, *old;
    memcpy(&old, array, sizeof old);
    larger = capacity <= SIZE_MAX / size ? realloc(old, capacity * size) : NULL;
    if (!larger) return -1;
    memcpy(array, &larger, sizeof larger);
    return 0;
}

static int add_block(packing *p) {
    gb_lexicon *l = p->lexicon;
    if (p->block_count == p->block_capacity) {
        size_t capacity = p->block_capacity ? (size_t)p->block_capacity * 2 : 4;
        if (capacity * BLOCK > GB_UNIT_BASE || grow(&p->blocks, capacity, sizeof *p->blocks) != 0 ||
            grow(&p->open, capacity, sizeof *p->open) != 0 ||
            grow(&l->units, capacity * BLOCK, sizeof *l->units) != 0 ||
            grow(&l->values, capacity * BLOCK, sizeof *l->values) != 0)
            return -1;
        p->block_capacity = (uint32_t)capacity;
    }
    memset(p->blocks[p->block_count].free, 0xFF, sizeof p->blocks->free);
    p->blocks[p->block_count].free_count = BLOCK;
    p->blocks[p->block_count].tries = 0;
    p->open[p->open_count++] = p->block_count;
    for (uint32_t i = 0; i < BLOCK; i++) {
        l->units[l->unit_count + i] = (gb_unit){0, GB_NO_UNIT};
        l->values[l->unit_count + i] = -1;
    }
    l->unit_count += BLOCK;
    p->block_count++;
    return 0;
}

static void take(packing *p, uint32_t unit, uint32_t parent) {
    block *b = &p->blocks[unit / BLOCK];
    b->free[(unit % BLOCK) >> 6] &= ~(UINT64_C(1) << (unit & 63));
    b->free_count--;
    p->lexicon->units[unit].parent = parent;
}

/* Where in a block the bytes of several children fit: 0..255, or -1. */
static int fit(const block *b, const unsigned char *bytes, unsigned count) {
    for (unsigned unit = 0; unit < BLOCK; unit++) {
        unsigned base = unit ^ bytes[0], i = 1;
        if (!is_free(b, unit)) continue;
        while (i < count && is_free(b, base ^ bytes[i])) i++;
        if (i == count) return (int)base;
    }
    return -1;
}

/* The base for a state with these children. 0, or -1 when memory runs out. */
static int find_base(packing *p, const unsigned char *bytes, unsigned count, uint32_t *base) {
    if (count == 1) {
        while (p->first_free < p->block_count && p->blocks[p->first_free].free_count == 0) p->first_free++;
        if (p->first_free == p->block_count && add_block(p) != 0) return -1;
        *base = p->first_free * BLOCK + (lowest_free(&p->blocks[p->first_free]) ^ bytes[0]);
        return 0;
    }
    for (uint32_t i = 0; i < p->open_count;) {
        block *b = &p->blocks[p->open[i]];
        int found = b->free_count >= count ? fit(b, bytes, count) : -1;
        if (found >= 0) {
            *base = p->open[i] * BLOCK + (uint32_t)found;
            return 0;
        }
        if (++b->tries >= TRIES)
            p->open[i] = p->open[--p->open_count];
        else
            i++;
    }
    if (add_block(p) != 0) return -1;
    *base = (p->block_count - 1) * BLOCK;
    return 0;
}

/* Places the children of a trie node, whose unit is `unit`, and queues them. */
static int place_children(packing *p, uint32_t node, uint32_t unit) {
    unsigned char bytes[BLOCK];
    unsigned count = 0;
    uint32_t base;
    for (uint32_t child = p->nodes[node].first_child; child; child = p->nodes[child].next_sibling)
        bytes[count++] = p->nodes[child].byte;
    if (count == 0) return 0;
    if (find_base(p, bytes, count, &base) != 0) return -1;
    p->lexicon->units[unit].base |= base;
    for (uint32_t child = p->nodes[node].first_child; child; child = p->nodes[child].next_sibling) {
        uint32_t place = base ^ p->nodes[child].byte;
        take(p, place, unit);
        if (p->nodes[child].value >= 0) {
            p->lexicon->units[place].base = GB_UNIT_KEY;
            p->lexicon->values[place] = p->nodes[child].value;
        }
        p->queue[p->queued++] = child;
        p->queue[p->queued++] = place;
    }
    return 0;
}

static int pack_units(packing *p, size_t nodes) {
    if (add_block(p) != 0) return -1;
    p->queue = calloc(nodes, 2 * sizeof *p->queue);
    if (!p->queue) return -1;
    /* The root is unit 0, nobody's child. */
    take(p, 0, GB_NO_UNIT);
    p->queued = 2;
    for (size_t at = 0; at < p->queued; at += 2)
        if (place_children(p, p->queue[at], p->queue[at + 1]) != 0) return -1;
    return 0;
}

static void set_bit(gb_filter *filter, uint64_t bytes) {
    size_t hash = gb_filter_hash(bytes, filter->shift);
    filter->bits[hash >> 6] |= UINT64_C(1) << (hash & 63);
}

/* Walks the first six bytes of every key: `depth` bytes stand in `bytes`, at most six levels deep. The number of
 * starts. */
static uint32_t fill_filter(const gb_trie_node *nodes, uint32_t node, int depth, uint64_t bytes, gb_filter *filter) {
    uint32_t starts = 0;
    for (uint32_t child = nodes[node].first_child; child; child = nodes[child].next_sibling) {
        uint64_t longer = bytes | (uint64_t)nodes[child].byte << (8 * depth);
        int key = nodes[child].value >= 0;
        unsigned char *first = &filter->first[longer & 0xFF];
        *first |= key && depth < 2 ? GB_FIRST_SHORT : GB_FIRST_LONG;
        if (key && depth >= 2 && depth < 5) {
            set_bit(filter, longer & 0xFFFFFF);
            filter->has_three = 1;
        }
        if (depth + 1 == GB_START_BYTES) {
            set_bit(filter, longer);
            starts++;
        } else {
            starts += fill_filter(nodes, child, depth + 1, longer, filter);
        }
    }
    return starts;
}

/* About sixteen bits for each way that keys begin, so that few other texts pass. */
static int make_filter(gb_lexicon *lexicon, const gb_trie_node *nodes, size_t count) {
    gb_filter *filter = &lexicon->filter;
    int log = 10;
    while (log < 20 && ((size_t)1 << log) < count * 4) log++;
    filter->shift = 64 - log;
    filter->bits = calloc(((size_t)1 << log) / 64, sizeof *filter->bits);
    if (!filter->bits) return -1;
    lexicon->starts.count = fill_filter(nodes, 0, 0, 0, filter);
    return 0;
}

static void add_start(gb_lexicon *lexicon, uint64_t bytes, uint32_t state) {
    gb_starts *starts = &lexicon->starts;
    size_t last = (size_t)(UINT64_MAX >> starts->shift), slot = gb_filter_hash(bytes, starts->shift);
    while (starts->slots[slot].state) slot = (slot + 1) & last;
    starts->slots[slot] = (gb_start){bytes, state, lexicon->units[state].base};
}

/* As fill_filter(); `state` is the packed node. */
static void fill_starts(gb_lexicon *lexicon, const gb_trie_node *nodes, uint32_t node, int depth, uint64_t bytes,
                        uint32_t state) {
    for (uint32_t child = nodes[node].first_child; child; child = nodes[child].next_sibling) {
        uint64_t longer = bytes | (uint64_t)nodes[child].byte << (8 * depth);
        uint32_t next = (lexicon->units[state].base & GB_UNIT_BASE) ^ nodes[child].byte;
        if (depth + 1 == GB_START_BYTES)
            add_start(lexicon, longer, next);
        else
            fill_starts(lexicon, nodes, child, depth + 1, longer, next);
    }
}

static int make_starts(gb_lexicon *lexicon, const gb_trie_node *nodes) {
    gb_starts *starts = &lexicon->starts;
    int log = 1;
    while (((size_t)1 << log) < (size_t)starts->count * 2) log++;
    starts->shift = 64 - log;
    starts->slots = calloc((size_t)1 << log, sizeof *starts->slots);
    if (!starts->slots) return -1;
    fill_starts(lexicon, nodes, 0, 0, 0, 0);
    return 0;
}

int gb_lexicon_pack(gb_lexicon *lexicon) {
    packing p = {0};
    size_t count = lexicon->trie.nodes.length / sizeof(gb_trie_node);
    int result = 0;
    if (count == 0) return 0;
    p.lexicon = lexicon;
    p.nodes = (const gb_trie_node *)(const void *)lexicon->trie.nodes.data;
    if (pack_units(&p, count) != 0 || make_filter(lexicon, p.nodes, count) != 0 || make_starts(lexicon, p.nodes) != 0)
        result = -1;
    free(p.blocks);
    free(p.open);
    free(p.queue);
    return result;
}
