/* Finds for every target the result that is about the same indicator. */
#ifndef TARGETS_MATCH_H
#define TARGETS_MATCH_H

#include "key.h"
#include "value.h"

/* A target or a result as the matching sees it. */
typedef struct targets_item {
    gb_string name;
    targets_value value;
    uint8_t extent;   /* EXTENT_ of a level */
    gb_string scope;  /* a basis of calculation of its own; empty = none */
    gb_string area;   /* inside the whole; empty = the whole */
    uint8_t phrase;   /* PHRASE_ of an item without a figure; PHRASE_NONE = none */
    uint8_t elided;   /* its name was taken from what stands before */
    uint8_t repeats;  /* set by the matching: a target that says again what another one says that found its result */
    uint8_t wordless; /* 1: an outcome in words, without a figure */
    uint8_t skip;     /* 1: takes no part */
} targets_item;

/* How a target and a result belong together. */
typedef struct targets_pair {
    uint32_t target, result; /* indexes of items */
    uint16_t likeness;       /* 0 to 1000 */
    uint8_t comparable;      /* COMPARABLE_ */
    uint8_t words;           /* the result is an outcome in words */
    uint8_t elided;          /* of the result */
    uint8_t rival;           /* another result is as like and says something else */
    uint8_t rescoped;        /* counted on another basis */
    uint8_t inexact;         /* the names differ in a word that keeps indicators apart */
} targets_pair;

typedef struct targets_pairs {
    targets_pair *rows;
    size_t count, capacity;
} targets_pairs;

/* What is asked of a pair. */
typedef struct targets_demand {
    int inside; /* least likeness when one name holds the other and the values are almost the same */
    int near;   /* least likeness of two levels whose size is about the same */
    int usual;  /* least likeness of any other two figures of one measure */
    int far;    /* least likeness of two levels of which one is several times the other */
    int loose;  /* least likeness of a level and a growth; above 1000 = none */
} targets_demand;

/* Pairs every target with at most one result and every result with at most one target, best first; in order of targets.
 * Time and memory are linear in the number of items. 0, or -1 when memory ran out. */
int targets_match(const targets_vocabulary *vocabulary, const targets_demand *demand, targets_item *targets,
                  size_t target_count, const targets_item *results, size_t result_count, targets_pairs *pairs);

#endif
