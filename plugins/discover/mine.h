/* Sequences of tokens that occur often, with the freedom of their borders.
 *
 * All places of a token are a group; a group is parted by the token that follows, the parts that are large enough are
 * parted again. A sequence of n+1 tokens is as often there as its first n at most, so nothing is missed (the a-priori
 * principle: Agrawal and Srikant, Fast algorithms for mining association rules, VLDB 1994). Counts are exact. Time:
 * O(n log n) for each length. Memory: 4 bytes a token besides the sequence, 16 for each place of the largest group, and what is
 * found.
 *
 * Freedom of a border: the entropy of the tokens beyond it in bits (branching entropy: Jin and Tanaka-Ishii,
 * Unsupervised segmentation of Chinese text by use of branching entropy, COLING/ACL 2006). A break (mark, border of a
 * document) is a neighbour unlike all others. */
#ifndef DISCOVER_MINE_H
#define DISCOVER_MINE_H

#include "sequence.h"

#define MINE_TOKENS 8u /* most tokens of a phrase */

typedef struct mined {
    uint64_t hash;  /* of its tokens */
    uint32_t start; /* of its first place in the sequence */
    uint32_t count;
    uint32_t documents; /* that it stands in */
    uint32_t tokens;    /* its length */
    uint32_t longest;   /* count of the most frequent one that has a token more */
    float left, right;  /* entropies in bits; of one token 0 */
} mined;

/* Zeros = nothing. */
typedef struct findings {
    mined *items;
    uint32_t count, capacity;
    uint32_t *slots; /* by hash: index + 1, or 0 */
    uint32_t slot_count;
} findings;

/* All sequences of 1 to `most` tokens, at most MINE_TOKENS, without a break, that occur `least` times or more. Borders
 * and documents are computed for those of two tokens or more. 0, or -1: out of memory. */
int mine(findings *found, const sequence *s, uint32_t least, uint32_t most);
/* The one with these tokens; NULL: too rare. */
mined *mined_find(const findings *found, const sequence *s, uint32_t start, uint32_t tokens);
void findings_free(findings *found);

#endif
