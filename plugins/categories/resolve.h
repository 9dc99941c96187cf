/* Which places of patterns are hits.
 *
 * Within a category: a place inside the place of an exclusion (of the category, or of one above it) is none. Of places
 * that overlap the one that begins first is a hit, of those that begin together the longest. Categories do not disturb
 * each other, unless the user wants every word to count once: then the same rule holds over all hits, and only places
 * that are the same count for several categories.
 *
 * Of a category with others below it: its hits and theirs together, by the same rule, so that no word counts twice. */
#ifndef CATEGORIES_RESOLVE_H
#define CATEGORIES_RESOLVE_H

#include "matcher.h"

typedef struct category_count {
    uint32_t hits;
    uint32_t covered; /* tokens in the hits */
} category_count;

/* Scratch; zeros = empty. */
typedef struct resolver {
    matches work, rolled;
} resolver;

/* Leaves the hits in `found`, in order of category and place. `once`: every word counts once. `counts` has room for all
 * categories of the dictionary. 0; -1: out of memory. */
int resolve(resolver *r, const dictionary *d, matches *found, int once, category_count *counts);
void resolver_free(resolver *r);

#endif
