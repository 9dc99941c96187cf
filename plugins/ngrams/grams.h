/* Counting sequences of words in limited memory.
 *
 * When there are too many different ones, the rarest are forgotten: the idea of G. Manku and R. Motwani, "Approximate
 * frequency counts over data streams", VLDB (2002). A sequence that comes, or comes back, later may have been forgotten
 * before: `missed` says how many of its places at most. With 0 the count is exact. */
#ifndef NGRAMS_GRAMS_H
#define NGRAMS_GRAMS_H

#include "../common/numbering.h"

#define GRAMS_LIMIT (2u << 20) /* different sequences: about 50 bytes each */
#define GRAM_WORDS 5           /* longest sequence */

typedef struct gram_tally {
    uint32_t count, documents;
    uint32_t last;   /* the document that was counted last, from 1 */
    uint32_t missed; /* places that may not have been counted, at most */
} gram_tally;

/* Zeros = empty. */
typedef struct grams {
    numbering sequences; /* numbers of words, 4 bytes each */
    gram_tally *tallies; /* by number of the sequence */
    size_t capacity;
    uint32_t limit;     /* 0: GRAMS_LIMIT */
    uint32_t forgotten; /* sequences with at most so many places were forgotten; 0: none was */
} grams;

/* One more place of the sequence, in that document (from 1, ascending). 0; -1: out of memory. */
int grams_count(grams *g, const uint32_t *words, size_t count, uint32_t document);
/* The words of a sequence; returns how many. */
size_t grams_words(const grams *g, uint32_t number, uint32_t words[GRAM_WORDS]);
void grams_free(grams *g);

#endif
