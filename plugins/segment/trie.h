/* A set of words as a double array over character ids.
 *
 * The children of a node with base b stand at b + id of the character, and carry that id as their label; no two nodes
 * have the same base, so a right label proves the right parent. First characters need no label: nodes 0 .. root-1 are a
 * direct table by id. Nodes that are used often are placed first. */
#ifndef SEGMENT_TRIE_H
#define SEGMENT_TRIE_H

#include <stddef.h>
#include <stdint.h>

#define SEG_NO_WORD 0xFFFFu     /* cost: only the beginning of longer words */
#define SEG_FORCED 0u           /* cost: a term of the policy lexicon or a word of the user's */
#define SEG_BANNED 0xFFFEu      /* cost in the trie of a user: never a token of its own */
#define SEG_COST_PER_NAT 2048.0 /* cost of a word = -ln(probability) times this */
#define SEG_WORD_LIMIT 64u      /* characters of a word */
#define SEG_FREE_LABEL 0xFFFFu  /* no id is as large */

typedef struct seg_node {
    uint32_t base;  /* 0: no children */
    uint16_t label; /* id of the character that leads here */
    uint16_t cost;
} seg_node;

typedef struct seg_trie {
    const seg_node *nodes;
    uint32_t count;   /* every base + root is below it */
    uint32_t root;    /* size of the direct table */
    uint32_t longest; /* characters of the longest word */
} seg_trie;

typedef struct seg_word {
    const uint16_t *ids;
    uint16_t length; /* 1 .. SEG_WORD_LIMIT */
    uint16_t cost;
    /* For the compiler of dictionaries alone: a term; a word that may be divided in common words; the name of a place.
     */
    uint8_t whole, divisible, place;
    uint32_t weight; /* how often it is looked up */
    uint32_t order;  /* of words given twice the one with the highest order counts */
} seg_word;

/* Builds the trie of `words` (which are sorted on the way); every id must be below `root`. trie->nodes is the caller's
 * to free. 0, or -1: out of memory. */
int seg_trie_build(seg_word *words, size_t count, uint32_t root, seg_trie *trie);

/* The cost of a word; SEG_NO_WORD when it is none. The ids are below root. */
uint16_t seg_trie_cost(const seg_trie *trie, const uint16_t *ids, size_t length);

/* 0 when no look-up can leave the array. */
int seg_trie_check(const seg_trie *trie);

#endif
