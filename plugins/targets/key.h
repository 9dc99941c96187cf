/* Keys: what two names are compared by. */
#ifndef TARGETS_KEY_H
#define TARGETS_KEY_H

#include "vocabulary.h"

#define TARGETS_FEATURES 40 /* characters of a name that are compared */

/* A character of a name and what it weighs; a character that occurs twice adds up. */
typedef struct targets_feature {
    uint32_t character;
    uint32_t weight;
} targets_feature;

typedef struct targets_key {
    targets_feature features[TARGETS_FEATURES]; /* by character */
    uint32_t count;
    uint32_t weight;                  /* of all features */
    uint8_t values[TARGETS_GROUPS];   /* word of each group of distinct.tsv; 0 = none */
    uint32_t amount;                  /* of the sum of money in the name (10亿元以上项目); 0 = none */
    uint32_t contexts;                /* 1 << group: the group counts in this name */
    uint32_t pairs[TARGETS_FEATURES]; /* neighbouring characters with weight, to find candidates by */
    uint32_t pair_count;
} targets_key;

void targets_key_make(const targets_vocabulary *vocabulary, gb_string name, targets_key *key);

/* 2 when the name holds enough that few other indicators share, 1 when it tells a little (重点项目), 0 when it tells
 * nothing. */
int targets_key_tells(const targets_key *key);

/* How alike two names are, 0 to 1000: the weight of what they share against the weight of both; in *inclusion against
 * the weight of the lighter one. */
int targets_key_likeness(const targets_key *a, const targets_key *b, int *inclusion);

/* What the groups of distinct.tsv say about two names. */
targets_sameness targets_key_sameness(const targets_vocabulary *vocabulary, const targets_key *a, const targets_key *b);

#endif
