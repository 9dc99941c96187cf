/* The insides of a lexicon: a trie while keys are added, a double array afterwards. */
#ifndef GB_BASE_LEXICON_TRIE_H
#define GB_BASE_LEXICON_TRIE_H

#include "base/buffer.h"
#include "gongbao/plugin.h"

#define GB_KEY_LIMIT ((size_t)64 << 10) /* bytes of a key */
#define GB_NO_UNIT UINT32_MAX
#define GB_UNIT_KEY 0x80000000u /* in `base`: a key ends at this state */
#define GB_UNIT_BASE 0x7FFFFFFFu

/* A state of the double array. Its child on byte c is the unit (base ^ c) if that one's `parent` is this state. */
typedef struct gb_unit {
    uint32_t base;
    uint32_t parent; /* GB_NO_UNIT = free */
} gb_unit;

/* A node of the trie: children are a linked list. Node 0 is the root, so 0 means "none" in a link. */
typedef struct gb_trie_node {
    uint32_t first_child, next_sibling;
    int32_t value; /* -1 = no key ends here */
    unsigned char byte;
} gb_trie_node;

typedef struct gb_trie {
    gb_buffer nodes;    /* gb_trie_node[] */
    gb_buffer last_key; /* the key added last, and the nodes on its way: keys in order are added fast */
    gb_buffer last_way; /* uint32_t[], last_way[i] = node after i bytes */
} gb_trie;

/* Which positions of a text cannot begin a key, told by their first bytes. */
typedef struct gb_filter {
    unsigned char first[256]; /* by first byte: 0 = begins no key, else GB_FIRST_... */
    uint64_t *bits;           /* a bit for each hash of a key's first 3 or 6 bytes */
    int shift;                /* hash bits that are not used */
    int has_three;            /* there are keys of 3 to 5 bytes */
} gb_filter;

#define GB_FIRST_LONG 1u  /* begins keys of 3 bytes and more only: the hashes say more */
#define GB_FIRST_SHORT 2u /* begins a key of 1 or 2 bytes */

#define GB_START_BYTES 6 /* two Chinese characters */

/* The state behind the first GB_START_BYTES bytes of keys, so that a walk need not go through them one by one. */
typedef struct gb_start {
    uint64_t bytes; /* as the filter hashes them */
    uint32_t state; /* 0 = free */
    uint32_t base;  /* of its unit */
} gb_start;

typedef struct gb_starts {
    gb_start *slots; /* open addressing; a power of two of them, at least half of them free */
    uint32_t count;  /* slots in use */
    int shift;       /* hash bits that are not used */
} gb_starts;

struct gb_lexicon {
    gb_trie trie; /* empty once built */
    gb_unit *units;
    int32_t *values; /* of the units that have GB_UNIT_KEY */
    uint32_t unit_count;
    gb_filter filter;
    gb_starts starts;
    int built;
};

/* 0, or -1 when memory runs out or the trie is full. */
int gb_trie_add(gb_trie *trie, gb_string key, int32_t value);
void gb_trie_free(gb_trie *trie);
/* Fills units, values, filter and starts from the trie. 0, or -1 when memory runs out. */
int gb_lexicon_pack(gb_lexicon *lexicon);

/* The hash that places the first bytes of a key (already masked to 3 or 6 of them) in the filter. */
static inline size_t gb_filter_hash(uint64_t bytes, int shift) {
    return (size_t)((bytes * UINT64_C(0x9E3779B97F4A7C15)) >> shift);
}

#endif
