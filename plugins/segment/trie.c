#include "trie.h"
#include <stdlib.h>
#include <string.h>

/* A node of the plain trie, made breadth first: the children of a node stand side by side. */
typedef struct branch {
    uint32_t first_word, word_end; /* the words below it */
    uint32_t first_child, child_count;
    uint32_t slot; /* its place in the double array */
    uint16_t label, cost;
    uint64_t weight;
} branch;

/* Numbers of children fall into classes: 1 .. 15 alone, above that eight for each doubling. */
enum { CLASSES = 16 + 8 * 13 };

typedef struct builder {
    const seg_word *words;
    branch *branches;
    uint32_t count, capacity;
    seg_node *nodes;
    uint64_t *used_slots, *used_bases; /* bit sets */
    uint32_t size;                     /* slots in the sets and in nodes */
    uint32_t top;                      /* one past the highest slot that is used */
    uint32_t root;
    uint32_t cursor[CLASSES]; /* by number of children: where the last place was found */
} builder;

static int compare_words(const void *a, const void *b) {
    const seg_word *x = a, *y = b;
    size_t shorter = x->length < y->length ? x->length : y->length;
    for (size_t i = 0; i < shorter; i++)
        if (x->ids[i] != y->ids[i]) return x->ids[i] < y->ids[i] ? -1 : 1;
    if (x->length != y->length) return x->length < y->length ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static branch *new_branch(builder *b) {
    if (b->count == b->capacity) {
        uint32_t capacity = b->capacity ? b->capacity * 2 : 1024;
        branch *more = capacity > b->capacity ? realloc(b->branches, capacity * sizeof *more) : NULL;
        if (!more) return NULL;
        b->branches = more;
        b->capacity = capacity;
    }
    branch *added = &b->branches[b->count++];
    memset(added, 0, sizeof *added);
    return added;
}

/* Makes the children of branch `parent`, whose words agree in their first `depth` characters. */
static int add_children(builder *b, uint32_t parent, uint32_t depth) {
    uint32_t at = b->branches[parent].first_word, end = b->branches[parent].word_end;
    while (at < end && b->words[at].length == depth) at++;
    b->branches[parent].first_child = b->count;
    while (at < end) {
        branch *child = new_branch(b);
        if (!child) return -1;
        child->label = b->words[at].ids[depth];
        child->cost = SEG_NO_WORD;
        child->first_word = at;
        for (; at < end && b->words[at].ids[depth] == child->label; at++) {
            child->weight += b->words[at].weight;
            if (b->words[at].length == depth + 1) child->cost = b->words[at].cost;
        }
        child->word_end = at;
        b->branches[parent].child_count++;
    }
    return 0;
}

static int make_branches(builder *b, uint32_t word_count) {
    branch *root = new_branch(b);
    if (!root) return -1;
    root->word_end = word_count;
    uint32_t level_end = 1, depth = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        if (i == level_end) {
            level_end = b->count;
            depth++;
        }
        if (add_children(b, i, depth) != 0) return -1;
    }
    return 0;
}

static int grow(builder *b, uint64_t needed) {
    uint64_t size = b->size ? b->size : 65536;
    while (size < needed) size *= 2;
    if (size > UINT32_MAX / 2) return -1;
    if (size == b->size) return 0;
    seg_node *nodes = realloc(b->nodes, size * sizeof *nodes);
    if (nodes) b->nodes = nodes;
    uint64_t *slots = realloc(b->used_slots, size / 8 + 16);
    if (slots) b->used_slots = slots;
    uint64_t *bases = realloc(b->used_bases, size / 8 + 16);
    if (bases) b->used_bases = bases;
    if (!nodes || !slots || !bases) return -1;
    for (uint64_t i = b->size; i < size; i++) b->nodes[i] = (seg_node){0, SEG_FREE_LABEL, SEG_NO_WORD};
    size_t old = b->size ? b->size / 8 + 16 : 0, now = size / 8 + 16;
    memset((char *)b->used_slots + old, 0, now - old);
    memset((char *)b->used_bases + old, 0, now - old);
    b->size = (uint32_t)size;
    return 0;
}

static void mark(uint64_t *set, uint32_t i) {
    set[i >> 6] |= (uint64_t)1 << (i & 63);
}

/* The 64 bits of a set from bit `i` on. */
static uint64_t bits(const uint64_t *set, uint32_t i) {
    uint32_t shift = i & 63;
    return shift ? set[i >> 6] >> shift | set[(i >> 6) + 1] << (64 - shift) : set[i >> 6];
}

static uint32_t class_of(uint32_t children) {
    if (children < 16) return children;
    uint32_t doubling = 31 - (uint32_t)__builtin_clz(children);
    return 16 + (doubling - 4) * 8 + ((children >> (doubling - 3)) & 7);
}

/* A base for these children: 64 places are tried at once. 0: out of memory. */
static uint32_t find_base(builder *b, const branch *children, uint32_t count) {
    uint32_t kind = class_of(count), first = children[0].label;
    for (uint32_t slot = b->cursor[kind];; slot += 64) {
        if (grow(b, (uint64_t)slot + b->root + 256) != 0) return 0;
        uint64_t taken = bits(b->used_bases, slot - first);
        for (uint32_t i = 0; i < count && taken != UINT64_MAX; i++)
            taken |= bits(b->used_slots, slot + (children[i].label - first));
        if (taken == UINT64_MAX) continue;
        b->cursor[kind] = slot;
        return slot - first + (uint32_t)__builtin_ctzll(~taken);
    }
}

static int place_children(builder *b, const branch *parent) {
    const branch *children = b->branches + parent->first_child;
    uint32_t base = find_base(b, children, parent->child_count);
    if (base == 0) return -1;
    mark(b->used_bases, base);
    b->nodes[parent->slot].base = base;
    for (uint32_t i = 0; i < parent->child_count; i++) {
        branch *child = &b->branches[parent->first_child + i];
        child->slot = base + child->label;
        mark(b->used_slots, child->slot);
        b->nodes[child->slot] = (seg_node){0, child->label, child->cost};
        if (child->slot >= b->top) b->top = child->slot + 1;
    }
    return 0;
}

static void place_first_characters(builder *b) {
    for (uint32_t i = 0; i < b->root; i++) mark(b->used_slots, i);
    for (uint32_t i = 0; i < b->branches[0].child_count; i++) {
        branch *child = &b->branches[b->branches[0].first_child + i];
        child->slot = child->label;
        b->nodes[child->slot] = (seg_node){0, child->label, child->cost};
    }
    b->top = b->root;
    for (size_t i = 0; i < CLASSES; i++) b->cursor[i] = (b->root + 63) & ~63u;
}

typedef struct placing {
    uint64_t weight;
    uint32_t branch;
} placing;

static int heavier_first(const void *a, const void *b) {
    const placing *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->branch < y->branch ? -1 : x->branch > y->branch;
}

/* A parent is at least as heavy as its children and has a lower number, so it is placed before them. */
static int place_all(builder *b) {
    placing *order = malloc(b->count * sizeof *order);
    if (!order) return -1;
    uint32_t count = 0;
    for (uint32_t i = 1; i < b->count; i++)
        if (b->branches[i].child_count) order[count++] = (placing){b->branches[i].weight, i};
    if (count > 0) qsort(order, count, sizeof *order, heavier_first);
    int status = 0;
    for (uint32_t i = 0; i < count && status == 0; i++) status = place_children(b, &b->branches[order[i].branch]);
    free(order);
    return status;
}

static int build(builder *b, uint32_t word_count, seg_trie *trie) {
    if (make_branches(b, word_count) != 0 || grow(b, (uint64_t)b->root * 2 + 256) != 0) return -1;
    place_first_characters(b);
    if (place_all(b) != 0) return -1;
    uint64_t count = (uint64_t)b->top + b->root; /* so that a look-up with any id stays inside */
    if (grow(b, count) != 0) return -1;
    *trie = (seg_trie){b->nodes, (uint32_t)count, b->root, 0};
    b->nodes = NULL;
    return 0;
}

int seg_trie_build(seg_word *words, size_t count, uint32_t root, seg_trie *trie) {
    if (count > UINT32_MAX / 2) return -1;
    if (count > 0) qsort(words, count, sizeof *words, compare_words);
    builder b = {.words = words, .root = root};
    int status = build(&b, (uint32_t)count, trie);
    free(b.branches);
    free(b.nodes);
    free(b.used_slots);
    free(b.used_bases);
    for (size_t i = 0; status == 0 && i < count; i++)
        if (words[i].length > trie->longest) trie->longest = words[i].length;
    return status;
}

uint16_t seg_trie_cost(const seg_trie *trie, const uint16_t *ids, size_t length) {
    if (length == 0) return SEG_NO_WORD;
    const seg_node *node = &trie->nodes[ids[0]];
    for (size_t i = 1; i < length; i++) {
        if (node->base == 0) return SEG_NO_WORD;
        node = &trie->nodes[node->base + ids[i]];
        if (node->label != ids[i]) return SEG_NO_WORD;
    }
    return node->cost;
}

int seg_trie_check(const seg_trie *trie) {
    if (trie->root == 0 || trie->count < trie->root) return -1;
    uint32_t last = trie->count - trie->root, outside = 0;
    for (uint32_t i = 0; i < trie->count; i++) outside |= trie->nodes[i].base > last;
    return outside ? -1 : 0;
}
