/* Two texts, each the documents of a group or a list of frequencies, counted term by term. */
#ifndef KEYNESS_COMPARISON_H
#define KEYNESS_COMPARISON_H

#include "../common/numbering.h"

enum { TARGET, REFERENCE };

typedef struct comparison_tally {
    uint64_t count[2];     /* in the target, in the reference */
    uint32_t documents[2]; /* with the term */
} comparison_tally;

/* Zeros = empty. */
typedef struct comparison {
    numbering terms;
    comparison_tally *tallies; /* by number of the term */
    size_t capacity;
    uint64_t words[2];
    uint32_t documents[2];
} comparison;

/* The term stands so many times more in that side; `documents`: 1, or 0 when it comes from a list. 0; -1: out of
 * memory. */
int comparison_count(comparison *c, int side, gb_string term, uint64_t times, uint32_t documents);
void comparison_free(comparison *c);

/* A term with its measures. */
typedef struct comparison_term {
    uint32_t number;
    double g2, p, adjusted;
} comparison_term;

/* Measures the terms that stand at least `least` times in both sides together. The array is the caller's to free; NULL:
 * out of memory, or there is none (*count is 0). The terms of the target come first, then those of the reference; in
 * each the highest G2 first, of equal ones the first in code point order. */
comparison_term *comparison_measure(const comparison *c, uint64_t least, size_t *count);

#endif
