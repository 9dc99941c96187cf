/* The best of many terms: a heap of limited size. */
#ifndef KEYWORDS_BEST_H
#define KEYWORDS_BEST_H

#include "../common/numbering.h"

typedef struct kw_candidate {
    double score;
    uint32_t term; /* its number */
    uint32_t count;
} kw_candidate;

/* Higher scores are better; of equal ones the term that comes first in code point order. */
typedef struct kw_best {
    const numbering *terms; /* borrowed */
    kw_candidate *items;
    size_t count, limit;
    size_t capacity; /* grows to `limit` as items come */
} kw_best;

/* `best` of zeros or used before: empties it and sets what it holds from now on. */
void kw_best_start(kw_best *best, const numbering *terms, size_t limit);
/* Takes the candidate in if it is among the best `limit`. 0; -1: out of memory. */
int kw_best_offer(kw_best *best, kw_candidate candidate);
/* Puts the items in order, the best first. Nothing may be offered afterwards. */
void kw_best_sort(kw_best *best);
void kw_best_free(kw_best *best);

#endif
